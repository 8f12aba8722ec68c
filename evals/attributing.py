"""Who said or did it → whether the answer names them, and whether what it cites for that names them too."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer
from evals.answering import listed, listed_zh, says
from evals.citing import NONE_GIVEN, cited_sentences
from evals.types import Gold, Question, Verdict
from index.types import Hit


@dataclass(frozen=True, slots=True)
class AttributionKept:
    """1 when a question of who is answered by a sentence with the gold name whose own citation has the name too."""

    name: str = "attribution_kept"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to answerable questions of the kind "who" that have a short answer."""
        if question.kind != "who" or not question.answers or not question.answerable:
            return Verdict(None, "nobody is asked for")
        if not answer.answered:
            return NONE_GIVEN
        told = [(sentence, cited) for sentence, cited in cited_sentences(answer)]
        for name in question.answers:
            named = [cited for sentence, cited in told if says(name, sentence.text)]
            if any(says(name, one.value or one.quote) for cited in named for one in cited):
                told_zh = f"点名“{name}”，所引原文也有此名"
                return Verdict(1.0, f"names '{name}', and so does what it cites for that", told_zh)
        without = [name for name in question.answers if any(says(name, sentence.text) for sentence, _ in told)]
        if without:
            name = without[0]
            told_zh = f"点名“{name}”，但该句所引原文没有此名"
            return Verdict(0.0, f"names '{name}', but what that sentence cites does not", told_zh)
        names = question.answers
        return Verdict(0.0, f"names none of {listed(names)}", f"没有点名{listed_zh(names)}")
