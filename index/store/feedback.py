"""What readers say of answers: the answer as it was given, whether it was good, why not, and what they say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from index.errors import WrongUse

COMPLAINTS = (
    "wrong_passage",
    "wrong_figure",
    "wrong_speaker",
    "incomplete",
    "should_have_refused",
    "should_have_answered",
    "other",
)
PRAISE = "good"
REASONS = (*COMPLAINTS, PRAISE)
# Of an answer that has lost something, what says nothing of any document.
PLAIN = ("question", "language", "kind", "answered", "snapshot", "settings", "error")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader says: the question, the Answer JSON it is about, one of REASONS, a note, who may see that answer.

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
        """Raise WrongUse for a reason nobody counts, or feedback about no question."""
        if self.reason not in REASONS:
            raise WrongUse(
                f"Could not keep feedback: its reason is '{self.reason}'. Known reasons: {', '.join(REASONS)}."
            )
        if not self.question.strip():
            raise WrongUse("Could not keep feedback: it names no question. Send the question that was asked.")


def without(answer: Mapping[str, Any], gone: Callable[[str], bool]) -> Mapping[str, Any]:
    """Return an Answer JSON without what it tells out of documents that are gone; the same one where none is.

    A sentence that cites such a document stays as a place: {"text": "", "citations": [], "checked": false,
    "why": null, "removed": true}. What cannot be told apart (short answer, notes) goes too.
    """
    citations, refusal = _list(answer, "citations"), answer.get("refusal")
    nearest = _list(refusal, "nearest") if isinstance(refusal, Mapping) else []
    lost = {cited.get("n") for cited in citations if gone(str(cited.get("document")))}
    near = [cited for cited in nearest if not gone(str(cited.get("document")))]
    if not lost and len(near) == len(nearest):
        return answer
    sentences = [_kept(sentence, lost) for sentence in _list(answer, "sentences")]
    return {
        **{name: answer.get(name) for name in PLAIN},
        "text": " ".join(str(sentence["text"]) for sentence in sentences if sentence["text"]),
        "short_answer": None,
        "sentences": sentences,
        "citations": [cited for cited in citations if cited.get("n") not in lost],
        "conflicts": [one for one in _list(answer, "conflicts") if not _sides(one) & lost],
        "refusal": {**refusal, "nearest": near} if isinstance(refusal, Mapping) else None,
        "notes": [],
    }


def _kept(sentence: Mapping[str, Any], lost: set[Any]) -> Mapping[str, Any]:
    """Return the sentence, or the place where it stood when it cites what is gone."""
    if not set(sentence.get("citations") or ()) & lost:
        return sentence
    return {"text": "", "citations": [], "checked": False, "why": None, "removed": True}


def _sides(conflict: Mapping[str, Any]) -> set[Any]:
    return {side.get("citation") for side in _list(conflict, "sides")}


def _list(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return a list of objects in an answer that came over HTTP, whatever really stands there."""
    found = told.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list | tuple) else []
