"""What goes from finding to reading: a source's bytes, in which form they stand, and how much reading them may cost."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from index.types import Facts, Source

Form = Literal["file", "article", "entry"]
"""Whether the bytes are a file as it lies on the disk, an article that was a row of a larger file, or one of a feed."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A source with its bytes. Inside a container the source's name says where: `export.jsonl#17`, `a.zip/b.html`."""

    source: Source
    data: bytes
    form: Form = "file"
    warnings: tuple[str, ...] = ()
    """What could not be taken over from the container: a date that is no day, for one."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page that a feed or sitemap names: its URL, the source it becomes, and what to take when it is not fetched."""

    url: str
    source: Source
    instead: Raw | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article without a page around it, as a row of an export or an entry of a feed states it."""

    title: str
    text: str
    markup: bool = False
    """True when the text is HTML."""

    def data(self) -> bytes:
        """Return the article as bytes, always the same for the same article: what a stamp is made of."""
        return json.dumps(asdict(self), ensure_ascii=True, sort_keys=True).encode("ascii")

    @classmethod
    def of(cls, data: bytes) -> "Article":
        """Return the article that `data()` wrote."""
        told: dict[str, Any] = json.loads(data)
        return cls(**told)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much reading one file may cost, and how much a container may hold."""

    seconds: float = 600
    cpu_seconds: int = 60
    memory_mb: int = 1024
    file_mb: float = 50
    unpacked_mb: float = 1024
    ratio: float = 200
    """How many times larger than its packed self an archive's file may be; beyond it is a bomb."""
    members: int = 100_000
    """How many files, rows or entries one container may hold."""


def identity(source: str, text: str) -> str:
    """Return the id of a document: the same words from two sources stay two documents."""
    return hashlib.sha256(f"{source}\x00{text}".encode()).hexdigest()


class Barred(ValueError):
    """You meet it when nobody may see a document: its own groups and those of what it lies in have none in common."""


def within(own: Facts, outer: Facts) -> Facts:
    """Return what is known of a document in a container: its own facts, then what holds for all in it.

    Its groups are never wider than those stated for the container: it may restrict, and opens nothing. Raises Barred.
    """
    groups = tuple(group for group in outer.groups or () if group in (own.groups or ()))
    if own.groups and outer.groups and not groups:
        raise Barred(
            f"is for {', '.join(own.groups)} by its own word, and for {', '.join(outer.groups)} by that of whoever hands "
            "it in: nobody would see it; name a group that both name"
        )
    return replace(own.over(shared(outer)), groups=groups or own.groups or outer.groups)


def shared(facts: Facts) -> Facts:
    """Return what holds for every document of a container: all that is known of it but its own name and place."""
    return replace(facts, title=None, url=None, version_of=None, reprint_of=None)
