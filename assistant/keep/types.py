"""The records of conversations: where a turn stands, what is kept of it, how a list shows a conversation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Told = Mapping[str, Any]
"""An Answer as its JSON."""
Seen = Callable[[Told], Told]
"""Returns an answer without what may not be read any more; the same one where nothing is to go."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is kept: days after the last question (0: in memory only), turns of a conversation, MB of all of them."""

    days: int
    turns: int
    mb: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a turn stands: its conversation and its number there, from 1."""

    conversation: str
    n: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A question, when it was asked (UTC, to the second), within which limits, and its Answer JSON; None where none came (yet)."""

    n: int
    question: str
    answer: Told | None
    at: str
    limits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be kept: the limits by their names in the address, and the number of the turn it takes the place of, or 0."""

    question: str
    limits: Mapping[str, str] = field(default_factory=dict)
    instead: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation as a list shows it: `asked` is the time of its last question."""

    id: str
    title: str
    asked: str
    turns: int
