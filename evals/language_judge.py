"""Answers → what a language model thinks of them, by LlamaIndex's evaluators; optional, and itself held to the gold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.generate.chosen import opened
from assistant.types import Answer
from evals.types import Gold, Question, Verdict
from index.errors import WrongUse
from index.settings import Settings
from index.types import Hit

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

# LlamaIndex's evaluator of correctness gives from 1 to 5.
WORST, BEST = 1, 5


@dataclass(frozen=True, slots=True)
class Judge:
    """What a language model thinks of an answer; what it fails at is None with the reason, and never a wrong answer's 0."""

    name: str
    evaluate_text: Callable[[Question, Gold, Answer], Verdict]

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return from 0 to 1 with the model's own words; None for a refusal, or where it gave no usable verdict."""
        if answer.error:
            return Verdict(0.0, "there is no answer to judge", "没有回答可供评判")
        if not answer.answered:
            return Verdict(None, "nothing was said to be judged")
        try:
            return self.evaluate_text(question, gold, answer)
        except Exception as error:  # whatever a model's server may raise: a run goes on without its word
            return Verdict(None, f"the judge failed: {type(error).__name__}: {error}")


def open_judge(model: str, settings: Settings) -> "LLM":
    """Return the model that judges: one of this name at the server that `llm_base_url` names, or a folder or hub id.

    It is asked once at the start, so that a run does not find out at its end that nobody judged. Raises WrongUse, ModelMissing.
    """
    kind = "openai" if settings.llm_base_url else "transformers"
    llm: LLM = opened(settings.model_copy(update={"generator": kind, "llm_model": model})).llm()
    try:
        llm.complete("Answer with the one word YES.")
    except Exception as error:  # whatever a server may answer or a library make of it
        raise WrongUse(
            f"The judge '{model}' cannot be asked ({type(error).__name__}: {error}). Look at llm_base_url and the model's "
            "name, or leave --judge out."
        ) from error
    return llm


def judges(llm: "LLM") -> tuple[Judge, Judge]:
    """Return judge_faithful (do the citations say it?) and judge_correct (is it what the set wants?), both by one model."""
    from llama_index.core.evaluation import CorrectnessEvaluator, FaithfulnessEvaluator

    faithful, correct = FaithfulnessEvaluator(llm=llm), CorrectnessEvaluator(llm=llm)
    return (
        Judge("judge_faithful", lambda question, gold, answer: _faithful(faithful, question, answer)),
        Judge("judge_correct", lambda question, gold, answer: _correct(correct, question, gold, answer)),
    )


def _faithful(evaluator: Any, question: Question, answer: Answer) -> Verdict:
    contexts = [citation.value or citation.quote for citation in answer.citations]
    if not contexts:
        return Verdict(0.0, "cites nothing that could say it", "没有引文可以说明")
    told = evaluator.evaluate(query=question.question, response=answer.text, contexts=contexts)
    return Verdict(float(told.passing), f"the judge says: {told.feedback}", f"评判模型说：{told.feedback}")


def _correct(evaluator: Any, question: Question, gold: Gold, answer: Answer) -> Verdict:
    """Return the model's score beside the set's short answers, or beside its evidence where there are none."""
    reference = " / ".join(question.answers) or "\n".join(span.text for span in gold.spans if not span.whole)
    if not reference:
        return Verdict(None, "the set has nothing to compare with")
    told = evaluator.evaluate(query=question.question, response=answer.text, reference=reference)
    if told.score is None or not WORST <= told.score <= BEST:
        return Verdict(None, f"the judge gave no score from {WORST} to {BEST}: {told.feedback}")
    said, said_zh = (f"{before} {told.score:g}" for before in ("the judge gives", "评判模型给分"))
    value = (told.score - WORST) / (BEST - WORST)
    return Verdict(value, f"{said} of {BEST}: {told.feedback}", f"{said_zh}（满分 {BEST}）：{told.feedback}")
