from typing import Any

import pytest
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

from assistant.types import Answer
from evals.language_judge import judges
from evals.types import Gold, Span
from tests.evals.scripted import answered, cited, question, refused, value

ANSWER = answered("It has six gates.", cited(1, 0, 9, "It has six gates."))


class ScriptedLLM(CustomLLM):
    """Says the same whatever it is told, and keeps what it was told."""

    says: str | None
    heard: list[str]

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata()

    def complete(self, prompt: str, **_: Any) -> CompletionResponse:
        self.heard.append(prompt)
        if self.says is None:
            raise ConnectionError("server down")
        return CompletionResponse(text=self.says)

    def stream_complete(self, prompt: str, **_: Any) -> Any:
        raise NotImplementedError


def told(says, which, answer=ANSWER, asked=None, gold=None):
    llm = ScriptedLLM(says=says, heard=[])
    verdict = judges(llm)[which].evaluate(asked or question(), gold or Gold(), answer, ())
    return verdict, "\n".join(llm.heard)


@pytest.mark.parametrize(("says", "share"), [("YES", 1), ("NO", 0)])
def test_faithfulness_is_what_the_model_says_of_answer_and_citations(says, share):
    verdict, heard = told(says, 0)
    assert (verdict.value, verdict.reason) == (share, f"the judge says: {says}")
    assert heard.count("It has six gates.") >= 2


@pytest.mark.parametrize(("score", "share"), [("5.0", 1), ("4.0", 0.75), ("1.0", 0)])
def test_correctness_is_the_models_score_from_one_to_five(score, share):
    verdict, heard = told(f"{score}\nas the reference says", 1)
    assert verdict.value == share
    assert "as the reference says" in verdict.reason
    assert "six" in heard


def test_without_short_answers_the_gold_evidence_is_the_reference():
    _, heard = told("5.0\nyes", 1, asked=question(answers=()), gold=Gold((Span("d", 0, 9, "seven doors"),)))
    assert "seven doors" in heard


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("so so\nwell", "gave no score from 1 to 5"),
        ("9\nfine", "gave no score"),
        (None, "ConnectionError: server down"),
    ],
)
def test_a_model_that_fails_gives_no_verdict_but_its_reason(says, why):
    verdict, _ = told(says, 1)
    assert verdict.value is None
    assert why in verdict.reason


def test_refusals_are_not_judged_and_crashes_count_zero():
    for judge in judges(ScriptedLLM(says="YES", heard=[])):
        assert value(judge, answer=refused()) is None
        assert value(judge, answer=Answer("?", "", "", False, "", error="boom")) == 0
