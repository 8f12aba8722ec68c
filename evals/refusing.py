"""Answered or refused → whether that was right for the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer
from evals.types import Gold, Question, Verdict
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Answered:
    """1 when an answerable question was answered, rightly or not; 0 when it was refused."""

    name: str = "answered"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to answerable questions."""
        if not question.answerable:
            return Verdict(None, "has no answer")
        return Verdict(1.0, "was answered") if answer.answered else Verdict(0.0, refused(answer))


@dataclass(frozen=True, slots=True)
class RightRefusal:
    """1 when a question that the sources don't answer was refused; 0 when something was answered."""

    name: str = "right_refusal"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to questions that are not answerable."""
        if question.answerable:
            return Verdict(None, "has an answer")
        return (
            Verdict(0.0, "was answered, but the sources don't say")
            if answer.answered
            else Verdict(1.0, refused(answer))
        )


def refused(answer: Answer) -> str:
    """Return that and why an answer was refused."""
    return f"was refused: {answer.refusal.reason}" if answer.refusal else "was not answered"
