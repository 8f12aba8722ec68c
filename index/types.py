"""The records that travel between the steps of indexing; all frozen.

Offsets are Unicode code points into `Document.text`, half open: `text[start:end]`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Role = Literal[
    "headline", "dateline", "byline", "caption", "credit", "editor", "heading", "table", "note", "source_line"
]
"""What a stretch of a document's text is when it is not plain body."""

APART: frozenset[str] = frozenset({"headline", "dateline", "byline", "caption", "credit", "editor", "source_line"})
"""Roles that stay in the text, so that they can be cited, but are kept out of the body and of body passages."""

Groups = frozenset[str]
NO_GROUPS: Groups = frozenset()
"""A person in no group: sees documents without groups and nothing else. The default on every door."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a manifest, a flag or the document itself says about a document; None where nobody says."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    lang: str | None = None
    kind: str | None = None
    url: str | None = None
    facts_from: str | None = None
    version_of: str | None = None
    reprint_of: str | None = None
    groups: tuple[str, ...] | None = None
    reporter: str | None = None
    """Who wrote a press text; several names stand between 、 or ", "."""
    editor: str | None = None
    dateline: str | None = None
    """The place a press text is sent from."""
    issuer: str | None = None
    number: str | None = None
    """A document's official number: 国发〔2021〕5号."""
    effective: str | None = None
    repealed: str | None = None
    status: str | None = None
    """What the document says of itself: draft, current, repealed …"""

    def over(self, other: "Facts") -> "Facts":
        """Return these facts, with gaps filled from `other`."""
        return Facts(
            *(mine if mine is not None else theirs for mine, theirs in zip(_row(self), _row(other), strict=True))
        )


def _row(facts: Facts) -> tuple[Any, ...]:
    return tuple(getattr(facts, name) for name in Facts.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that someone hands in: its name relative to the folder handed in, and where it lies."""

    name: str
    path: Path
    origin: str
    facts: Facts = Facts()
    otherwise: Facts = Facts()
    """What holds where neither a manifest nor the document itself says anything: the flags of a run."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source that could not be indexed, and why. A value, not an exception: the rest goes on."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands in its source, as far as the format tells.

    `page` counts from 1; `box` is left, top, right, bottom in points from the page's upper left corner; `paragraph`
    counts a DOCX's paragraphs from 1; `sheet` names a workbook's sheet, `corner` is the row and column of its cell in which
    the stretch begins, from 0; `character` is an offset into the decoded file.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    character: int | None = None
    corner: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text from `start` on, up to the next origin, stands in the source."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell of a table that reaches over several rows or columns; row and column count from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a source as its format tells it: one paragraph, heading, caption or table.

    A table's text is its rows as lines of tab-separated cells; a merged cell's text stands in the first of its cells, the
    others are empty, and `merged` tells how far it reaches.
    """

    text: str
    role: Literal["paragraph", "heading", "table", "caption", "note"] = "paragraph"
    level: int = 0
    place: Place | None = None
    merged: tuple[Merged, ...] = ()
    onward: tuple[Origin, ...] = ()
    """Where it goes on on later pages; they count from the beginning of its text."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a format reader returns: blocks in reading order, the facts the format states, and what it cut."""

    blocks: tuple[Block, ...]
    facts: Facts = Facts()
    cut: tuple[str, ...] = ()
    pasted: bool = False
    """True when the blocks may still hold menus and footers: plain text from who knows where."""
    warnings: tuple[str, ...] = ()
    """What could not be read well, each with its place: "page 3: 12 % of its characters could not be decoded"."""
    written: str | None = None
    """The day on which the file itself was made, as its properties say: no day of publication by itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document's text with a role."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or styled heading; `label` is the numbering alone (第三章, Article 5), empty where there is none."""

    start: int
    end: int
    level: int
    title: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence (`text[start:end]`) of reported speech: who speaks, in which role, word for word or in the writer's words.

    `speaker` stands in the text as it stands here; a role alone (科技部有关负责人) is a speaker too.
    """

    start: int
    end: int
    speaker: str
    role: str = ""
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The merged cells of the table that starts at `start`."""

    start: int
    merged: tuple[Merged, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What a source says: cleaned text that never changes, and what is known about it."""

    id: str
    source: str
    text: str
    title: str
    lang: str
    kind: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    outline: tuple[Heading, ...] = ()
    cut: tuple[str, ...] = ()
    status: str = "current"
    version_of: str | None = None
    reprint_of: str | None = None
    facts_from: str | None = None
    reporter: str | None = None
    editor: str | None = None
    dateline: str | None = None
    issuer: str | None = None
    number: str | None = None
    effective: str | None = None
    repealed: str | None = None
    said: tuple[Said, ...] = ()
    origins: tuple[Origin, ...] = ()
    grids: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()

    def place(self, at: int) -> Place | None:
        """Return where the character at `at` stands in the source, as far as its format tells."""
        told = [origin.place for origin in self.origins if origin.start <= at]
        return told[-1] if told else None

    def spans(self, role: str) -> list[Part]:
        """Return the parts with this role, in text order."""
        return [part for part in self.parts if part.role == role]

    def body(self) -> str:
        """Return the text without headline, dateline, byline, caption, source and editor lines."""
        pieces, at = [], 0
        for part in sorted((p for p in self.parts if p.role in APART), key=lambda p: p.start):
            pieces.append(self.text[at : part.start])
            at = max(at, part.end)
        pieces.append(self.text[at:])
        return "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one document: `document.text[start:end] == text`."""

    document: str
    start: int
    end: int
    text: str
    outline: tuple[str, ...] = ()
    reference: str = ""
    role: Literal["body", "table"] = "body"

    def searched(self, title: str) -> str:
        """Return what stands for the passage in vectors and keywords: its document's title, its outline, its text."""
        return "\n".join(line for line in (title, " ".join(self.outline), self.text) if line)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by a search, with the scores that found it; higher is better."""

    row: int
    passage: Passage
    score: float
    keyword: float = 0.0
    vector: float = 0.0


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, folded as search words are; Latin ones are of no certain kind."""

    text: str
    kind: Literal["place", "person", "latin"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits on which documents may be found; empty means no limit. Dates are ISO and inclusive."""

    source: str | None = None
    """A file, an outlet, or a folder with its last slash (plans/), which is all that lies in it."""
    published_from: str | None = None
    published_to: str | None = None
    lang: str | None = None
    kind: str | None = None
    outline: str | None = None
    """A part of documents, by number (第三章, Chapter 3) or by words of its heading; documents without such a part are out."""
    outlet: str | None = None

    def any(self) -> bool:
        """Return True when at least one limit is set."""
        return any(getattr(self, name) is not None for name in self.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one run of indexing did: counts over the store, rejected sources with reasons, seconds taken."""

    documents: int
    passages: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    removed: tuple[str, ...]
    seconds: float
    snapshot: str = ""
    notes: tuple[str, ...] = field(default=())
    taken: int = 0
    """How many of the sources handed in are in the store now, unchanged ones included."""

    def as_json(self) -> dict[str, Any]:
        """Return the object that `yinju index --json` prints."""
        rejected = [{"source": r.source, "reason": r.reason} for r in self.rejected]
        return {
            "documents": self.documents,
            "passages": self.passages,
            "unchanged": self.unchanged,
            "rejected": rejected,
            "seconds": round(self.seconds, 3),
            "removed": list(self.removed),
            "snapshot": self.snapshot,
        }


def may_see(groups: Groups, listed: Iterable[str]) -> bool:
    """Return True when a person in `groups` may see a document that lists `listed` (none listed = everyone)."""
    needed = set(listed)
    return not needed or bool(needed & groups)
