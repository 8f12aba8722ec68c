"""One question and what has been said to it so far: events → Turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.types import Event

Told = Mapping[str, Any]
"""A sentence, citation, refusal or answer as its JSON."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what is known of its answer; `done` when the last event has come, `stopped` when somebody ended it.

    `n` is its place in the conversation of this id, from 1; `limits` are what it was asked within, by their names in the address.
    """

    question: str
    n: int = 1
    limits: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    kind: str = ""
    asked_as: str | None = None
    found: bool = False
    short_answer: str | None = None
    sentences: tuple[Told, ...] = ()
    citations: tuple[Told, ...] = ()
    conflicts: tuple[Told, ...] = ()
    series: tuple[Told, ...] = ()
    refusal: Told | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None
    done: bool = False
    stopped: bool = False
    conversation: str = ""

    def after(self, event: Event) -> "Turn":
        """Return the turn with what this event told."""
        data = event.data
        match event.type:
            case "question":
                known = {"language": data["language"], "kind": data["kind"], "asked_as": data.get("asked_as")}
                return replace(self, **known)
            case "evidence":
                return replace(self, found=True)
            case "sentence":
                sentences = (*self.sentences, data["sentence"])
                return replace(self, sentences=sentences, citations=(*self.citations, *data["citations"]))
            case "note":
                return replace(self, notes=(*self.notes, data["text"]))
            case "refusal":
                return replace(self, refusal={key: value for key, value in data.items() if key != "type"})
            case "error":
                return replace(self, error=data["message"], done=True)
        return self.settled(data)

    def settled(self, answer: Told) -> "Turn":
        """Return the turn as the whole answer has it; what was streamed was a preview. An answer kept earlier may lack keys."""
        names = ("language", "kind", "short_answer", "refusal", "error", "asked_as")
        lists = ("sentences", "citations", "conflicts", "series", "notes")
        known = {name: answer.get(name) for name in names} | {name: tuple(answer.get(name) or ()) for name in lists}
        return replace(self, found=True, done=True, stopped=bool(answer.get("stopped")), **known)

    def ended(self) -> "Turn":
        """Return the turn as it stands when somebody stopped it: what had come stays, marked as not the whole."""
        return self if self.done else replace(self, done=True, stopped=True)

    def cited(self, n: int) -> Told | None:
        """Return the citation with this number."""
        return next((citation for citation in self.citations if citation["n"] == n), None)
