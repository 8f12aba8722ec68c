"""What is proposed, and what all proposals need: a document's name in a question, its plain sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.library import split
from index.types import APART, Document

Span = tuple[int, int]
# A longer title is no name that anybody would say.
NAME_WIDTH = 60
# Shorter sentences say too little to be asked for, longer ones are asked for by no one in one breath.
SHORTEST, LONGEST = 12, 240
# Words that are written small when others come before them.
SMALL = frozenset("The A An In At On By It Its This That These Those They He She We There About Some Who".split())
SET_APART = {*APART, "heading", "table", "note"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question over one document: the spans that answer it, or the document as a whole where there are none.

    `apart` is True where the question says by itself what it is about; else the document's name goes before it.
    """

    kind: str
    question: str
    answers: tuple[str, ...]
    spans: tuple[Span, ...]
    note: str
    answerable: bool = True
    apart: bool = False


Propose = Callable[[Document], Iterator[Proposal]]
"""Yields the proposals of one sort over a document, in text order."""


def is_chinese(document: Document) -> bool:
    """Return True for a document in Chinese, of either script."""
    return document.lang.startswith("zh")


def name(document: Document) -> str | None:
    """Return how a question calls a document, 《…》 or “…”; None where its title is none that somebody would say."""
    title = " ".join(document.title.split())
    if not title or title.endswith("…") or len(title) > NAME_WIDTH:
        return None
    return f"《{title.strip('《》')}》" if is_chinese(document) else f"“{title}”"


def sentences(document: Document) -> Iterator[Span]:
    """Yield the sentences of the running text, in order: no headline, heading, table, note or byline."""
    apart = [(part.start, part.end) for part in document.parts if part.role in SET_APART]
    apart += [(heading.start, heading.end) for heading in document.outline]
    for start, end in split(document.text):
        inside = any(start < b and a < end for a, b in apart)
        if not inside and SHORTEST <= end - start <= LONGEST and document.text[end - 1] in '。！？.!?”"':
            yield start, end


def asked(document: Document, one: Proposal) -> str:
    """Return the question as it is asked: with the document it is about before it, where it needs one and has a name."""
    called = None if one.apart else name(document)
    if called and is_chinese(document):
        return f"据{called}，{one.question}"
    if called:
        first, _, rest = one.question.partition(" ")
        return f"According to {called}, {first.lower() if first in SMALL else first} {rest}"
    return one.question[:1].upper() + one.question[1:]


def also(one: Proposal, note: str) -> Proposal:
    """Return the proposal with a further note."""
    return replace(one, note=f"{one.note}; {note}")
