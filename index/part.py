"""A part of documents as a reader names it (第三章, Chapter 3, 数字经济) → whether an outline path lies in it."""

from collections.abc import Callable, Sequence

from index.headed.numbering import read_label
from index.words import fold

Lies = Callable[[Sequence[str]], bool]


def lies_in(part: str) -> Lies:
    """Return what tells of an outline path whether one of its headings is the part: by number, else by words in it."""
    asked = read_label(part.strip().capitalize() if part.isascii() else part.strip())
    if asked is not None:
        return lambda path: any(
            (found := read_label(_label(title))) is not None
            and (found.scale, found.number) == (asked.scale, asked.number)
            for title in path
        )
    words = _plain(part)
    return lambda path: any(words in _plain(title) for title in path)


def _label(title: str) -> str:
    """Return what may be a heading's label: its first word, or its first two in English."""
    first = title.split(maxsplit=2)
    return " ".join(first[:2]) if title[:1].isascii() and title[:1].isalpha() else first[0] if first else ""


def _plain(text: str) -> str:
    return "".join(fold(text).split())
