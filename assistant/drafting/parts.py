"""Headings and enumerations → what a part says, which parts there are, what a list holds."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.drafting.proposal import Proposal, Span, is_chinese, name
from assistant.reading.enumeration import Enumeration
from assistant.reading.listing import enumerations
from index.library import split
from index.types import Document, Heading

# A part of more sentences cannot be told in an answer that somebody checks; a list of one or two is a sentence.
SENTENCES, ITEMS = range(2, 7), range(3, 13)
LEAD = range(6, 100)
# An item of a list in running text; a longer one is a section.
ITEM = 300
# What ends the sentence before a list and says nothing but that one follows.
OPEN = re.compile(
    r"(?:，?(?:分别是|分别为|包括|如下|主要有|主要是|即|是|为)|,? as follows|,? namely)?[：:。.，,；;\s]*$"
)


def sections(document: Document) -> Iterator[Proposal]:
    """Yield a question for each heading with a few sentences under it and no headings of its own."""
    called = name(document)
    for number, heading in enumerate(document.outline) if called else ():
        told = document.text[heading.start : heading.end].strip()
        spans = _beneath(document, number)
        if len(spans) in SENTENCES and not _children(document.outline, number):
            zh, en = f"{called}的“{told}”部分讲了什么？", f"What does the part “{told}” of {called} say?"
            question = zh if is_chinese(document) else en
            yield Proposal("summary", question, (), spans, "what stands under a heading", apart=True)


def lists(document: Document) -> Iterator[Proposal]:
    """Yield a question for each enumeration that is announced, and for each heading with several right under it."""
    for found in enumerations(document.text):
        if question := _announced(document, found):
            yield Proposal("list", question, (), found.items, "an enumeration")
    called = name(document)
    for number, heading in enumerate(document.outline) if called else ():
        children = _children(document.outline, number)
        if len(children) in ITEMS:
            told = document.text[heading.start : heading.end].strip()
            zh, en = f"{called}的“{told}”分哪几部分？", f"Which parts does “{told}” of {called} have?"
            spans = tuple((child.start, child.end) for child in children)
            question = zh if is_chinese(document) else en
            yield Proposal("list", question, (), spans, "headings under a heading", apart=True)


def _announced(document: Document, found: Enumeration) -> str | None:
    """Return the question that the sentence before a list asks for, None where none announces it."""
    if found.lead is None or len(found.items) not in ITEMS or any(b - a > ITEM for a, b in found.items):
        return None
    lead = OPEN.sub("", document.text[found.lead[0] : found.lead[1]].strip())
    if len(lead) not in LEAD or "\t" in lead or "\n" in lead:
        return None
    return f"{lead}，分别是什么？" if is_chinese(document) else f"{lead}: what are they?"


def _children(outline: Sequence[Heading], number: int) -> list[Heading]:
    """Return the headings right under one, in order."""
    below = list(takewhile(lambda other: other.level > outline[number].level, outline[number + 1 :]))
    nearest = min((other.level for other in below), default=0)
    return [other for other in below if other.level == nearest]


def _beneath(document: Document, number: int) -> tuple[Span, ...]:
    """Return the sentences between a heading and the next; none where a table or a note is among them."""
    outline = document.outline
    end = outline[number + 1].start if number + 1 < len(outline) else len(document.text)
    start = outline[number].end
    if any(part.start < end and start < part.end for part in document.parts if part.role != "heading"):
        return ()
    return tuple(split(document.text, start, end))
