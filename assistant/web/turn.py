"""One question and what has been said to it so far: events → Turn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.types import Event

Told = Mapping[str, Any]
"""A sentence, citation, refusal or answer as its JSON."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what is known of its answer; `done` when the last event has come."""

    question: str
    language: str = ""
    kind: str = ""
    found: bool = False
    short_answer: str | None = None
    sentences: tuple[Told, ...] = ()
    citations: tuple[Told, ...] = ()
    conflicts: tuple[Told, ...] = ()
    refusal: Told | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None
    done: bool = False

    def after(self, event: Event) -> "Turn":
        """Return the turn with what this event told."""
        data = event.data
        match event.type:
            case "question":
                return replace(self, language=data["language"], kind=data["kind"])
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
        return self._settled(data)

    def _settled(self, answer: Told) -> "Turn":
        """Return the turn as the whole answer has it; what was streamed was a preview."""
        names = ("language", "kind", "short_answer", "refusal", "error")
        lists = ("sentences", "citations", "conflicts", "notes")
        known = {name: answer[name] for name in names} | {name: tuple(answer[name]) for name in lists}
        return replace(self, found=True, done=True, **known)
