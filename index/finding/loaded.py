"""Texts that another program has loaded, with what it knows of them → sources: LlamaIndex documents and their like."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from index.finding.named_fields import Unclear, row_of
from index.raw import Raw
from index.types import Rejected, Source
from index.unseen import shown

ORIGIN = "loaded"
# Where loaders say which file a text is from, the fullest first: two folders may hold files of one name.
NAMES = ("file_path", "url", "file_name", "filename", "source")
PAGE = ("page_label", "page", "page_number")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text, what its loader states about it, and the loader's own name for it."""

    text: str
    metadata: Mapping[str, Any]
    id: str


def sources(texts: Iterable[Loaded]) -> Iterator[Raw | Rejected]:
    """Yield a source for each text, in order; pages of one file that follow each other are one document again.

    Dates of a file (created, modified) are no publish dates and are left alone.
    """
    met: dict[str, int] = {}
    for _, run in groupby(texts, key=_file):
        pages = list(run)
        name = _name(pages[0])
        met[name] = met.get(name, 0) + 1
        yield _source(pages, name if met[name] == 1 else f"{name}#{met[name]}")


def _file(text: Loaded) -> tuple[str, ...]:
    """Return what pages of one file have in common; a text that is no page has only itself."""
    paged = any(text.metadata.get(name) is not None for name in PAGE)
    return ("pages", _name(text)) if paged else ("text", text.id)


def _name(text: Loaded) -> str:
    return shown(next((str(value) for name in NAMES if (value := text.metadata.get(name))), text.id))


def _source(pages: list[Loaded], name: str) -> Raw | Rejected:
    try:
        row = row_of({**pages[0].metadata, "text": "\n".join(page.text for page in pages)})
    except Unclear as unclear:
        return Rejected(name, str(unclear))
    if row is None:
        return Rejected(name, "holds no text; leave it out")
    return Raw(Source(name, Path(name), ORIGIN, row.facts), row.article.data(), "article", row.warnings)
