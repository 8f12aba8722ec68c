"""Answered or refused → whether that was right for the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer
from evals.types import Gold, Question, Verdict
from index.types import Hit

# The reasons of a refusal as an evaluation lead reads them.
REASONS = {
    "not_in_sources": "来源中没有",
    "outside_dates": "不在时间范围内",
    "near_miss": "只有相近内容",
    "false_premise": "前提不成立",
    "sources_disagree": "来源不一致",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """1 when an answerable question was answered, rightly or not; 0 when it was refused."""

    name: str = "answered"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to answerable questions."""
        if not question.answerable:
            return Verdict(None, "has no answer")
        return Verdict(1.0, "was answered", "作了回答") if answer.answered else _refused(0.0, answer)


@dataclass(frozen=True, slots=True)
class RightRefusal:
    """1 when a question that the sources don't answer was refused; 0 when something was answered."""

    name: str = "right_refusal"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to questions that are not answerable."""
        if question.answerable:
            return Verdict(None, "has an answer")
        if answer.answered:
            return Verdict(0.0, "was answered, but the sources don't say", "来源没有说明，却作了回答")
        return _refused(1.0, answer)


def _refused(value: float, answer: Answer) -> Verdict:
    """Return a verdict that says that and why an answer was refused."""
    if answer.refusal is None:
        return Verdict(value, "was not answered", "没有回答")
    reason = answer.refusal.reason
    return Verdict(value, f"was refused: {reason}", f"拒答：{REASONS.get(reason, reason)}")
