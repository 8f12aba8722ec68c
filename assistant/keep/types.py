"""The records of conversations: where a turn stands, what is kept of it, how a list shows a conversation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Told = Mapping[str, Any]
"""An Answer as its JSON."""
Seen = Callable[[Told], Told]
"""Returns an answer without what may not be read any more; the same one where nothing is to go."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a turn stands: its conversation and its number there, from 1."""

    conversation: str
    n: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A question, when it was asked (UTC, to the second), and its Answer JSON; None where none has come (yet)."""

    n: int
    question: str
    answer: Told | None
    at: str


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation as a list shows it: `asked` is the time of its last question."""

    id: str
    title: str
    asked: str
    turns: int
