"""The records between a benchmark and the systems it measures: documents, questions, places; and what a system can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Text:
    """A document as Yinju reads it: cleaned, so that no peer has to read HTML or tell a text's character set."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set; day and groups are for those who can use them."""

    set: str
    id: str
    question: str
    lang: str
    as_of: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A passage or a citation: `text[start:end]` of a document, in code points."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a system is to index: the files, the documents that Yinju read in them, and the folder to save in."""

    sources: tuple[Path, ...]
    texts: tuple[Text, ...]
    folder: Path


class Peer(Protocol):
    """A system that is measured. Its steps run in processes of their own: `index`, then `open` and the questions."""

    name: str
    modules: tuple[str, ...]
    """What must be importable; where one is not, the system counts as not installed."""
    packages: tuple[str, ...]
    """What one installs to have it."""
    files: tuple[Path, ...]
    """Files and folders beside these packages that it cannot do without."""
    settings: str
    """How it was set up, in words."""
    cites: str
    """What counts as its citation, in words."""

    def index(self, given: Given) -> int:
        """Return how many passages were made of the documents; they are saved in the folder."""
        ...

    def open(self, folder: Path) -> None:
        """Load what `index` saved."""
        ...

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k passages that fit a question best, best first."""
        ...

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return what is cited for a question, in order; nothing where it refuses."""
        ...
