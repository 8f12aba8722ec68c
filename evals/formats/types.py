"""The records between a public format and a set of ours: documents, places in them, questions; all frozen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Doc:
    """A document as a public format holds it; `id` is the format's own."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where gold stands: `text[start:end]` of a document, or a document as a whole where the format says no more."""

    document: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a public format holds it; `lang` is "" where the format does not tell it."""

    id: str
    question: str
    answers: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    answerable: bool = True
    kind: str = "fact"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that a format holds and that cannot be asked, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What a format holds: its documents and questions in its order, and the questions that could not be read."""

    documents: tuple[Doc, ...]
    questions: tuple[Asked, ...]
    left_out: tuple[LeftOut, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a collection is wanted, where a format leaves a choice; None leaves it to the format's reader."""

    questions: Path | None = None
    """A file with the same questions in another language, matched by their ids."""
    split: str | None = None
    documents: int | None = None
    """How many documents beside the gold ones; all of them by default."""


Reader = Callable[[Path, Choice], Collection]
