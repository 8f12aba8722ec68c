"""What readers complain of: the answer as it was given, why it is no good, and what they say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from index.errors import WrongUse

REASONS = ("wrong_passage", "wrong_figure", "wrong_speaker", "incomplete", "should_have_refused", "other")


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's complaint: the question, the Answer JSON it is about, one of REASONS, a note, who may see that answer.

    `snapshot` and `settings` are those of the answer, `id` and `at` (UTC, to the second) are given when it is kept.
    """

    question: str
    answer: Mapping[str, Any]
    reason: str
    note: str = ""
    groups: tuple[str, ...] = ()
    snapshot: str = ""
    settings: str = ""
    at: str = ""
    id: int = field(default=0)

    def __post_init__(self) -> None:
        """Raise WrongUse for a reason nobody counts, or a complaint about no question."""
        if self.reason not in REASONS:
            raise WrongUse(
                f"Could not keep feedback: its reason is '{self.reason}'. Known reasons: {', '.join(REASONS)}."
            )
        if not self.question.strip():
            raise WrongUse("Could not keep feedback: it names no question. Send the question that was asked.")
