"""A document's text → passages: whole sentences of one section, enumeration items whole, close to a given width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index import outline
from index.compose import Composed
from index.sentences import split
from index.types import APART, Heading, Part, Passage

ITEM = re.compile(
    r"(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]|\d{1,2}[.．、）)](?!\d)|"
    r"第[一二三四五六七八九十]+[，、]|[①-⑳]|首先|其次|再次|最后|(?:First|Second|Third|Fourth|Fifth|Finally|Lastly)(?:ly)?,)"
)
# A Latin letter carries about a third of what a Chinese character does (the two encode to like numbers of tokens).
LATIN_WIDTH = 0.3


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never divided: a sentence, or a whole enumeration item; `first` opens a paragraph."""

    start: int
    end: int
    first: bool


def width(text: str) -> float:
    """Return the length of a text in Chinese characters; a Latin character counts 0.3."""
    return sum(1.0 if char > "\u2e7f" else LATIN_WIDTH for char in text)


def is_item(text: str) -> bool:
    """Return True when a paragraph begins as an item of an enumeration: 一是, （一）, 1., First, and so on."""
    return bool(ITEM.match(text))


def cut(
    composed: Composed, parts: tuple[Part, ...], headings: tuple[Heading, ...], aim: float
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, role) of each passage in order; `aim` is its width in Chinese characters."""
    for section in _sections(composed, parts, headings):
        if section.role == "table":
            yield from ((start, end, "table") for start, end in _rows(composed.text, section.start, section.end, aim))
        else:
            yield from ((start, end, "body") for start, end in _pack(composed.text, section.units, aim))


@dataclass(slots=True)
class _Section:
    role: str
    start: int
    end: int
    units: list[Unit]


def _sections(composed: Composed, parts: tuple[Part, ...], headings: tuple[Heading, ...]) -> Iterator[_Section]:
    """Yield runs of body text that nothing interrupts: no heading, no table, no press part between."""
    aside = {part.start: part for part in parts if part.role in APART or part.role == "heading"}
    titles = {heading.start: heading for heading in headings}
    open_ = _Section("body", 0, 0, [])
    for placed in composed.blocks:
        start, part, title = placed.start, aside.get(placed.start), titles.get(placed.start)
        whole = (part is not None and part.end >= placed.end) or (title is not None and title.end >= placed.end)
        if (title or part or placed.block.role == "table") and open_.units:
            yield open_
            open_ = _Section("body", 0, 0, [])
        if placed.block.role == "table":
            yield _Section("table", placed.start, placed.end, [])
        elif not whole:
            open_.units += _units(composed.text, part.end if part else start, placed.end)
    if open_.units:
        yield open_


def _units(text: str, start: int, end: int) -> list[Unit]:
    if is_item(text[start:end]):
        return [Unit(start, end, True)]
    return [Unit(a, b, first=not number) for number, (a, b) in enumerate(split(text, start, end))]


def _pack(text: str, units: list[Unit], aim: float) -> Iterator[tuple[int, int]]:
    """Yield runs of units up to the width aimed at, ending at a paragraph's end when the run is half full."""
    run: list[Unit] = []
    full = 0.0
    for place, unit in enumerate(units):
        size = width(text[unit.start : unit.end])
        paragraph = width(text[unit.start : _paragraph_end(units, place)]) if unit.first else 0
        if run and (full + size > aim or (unit.first and full >= aim / 2 and full + paragraph > aim)):
            yield run[0].start, run[-1].end
            run, full = [], 0.0
        run.append(unit)
        full += size
    if run:
        yield run[0].start, run[-1].end


def _paragraph_end(units: list[Unit], place: int) -> int:
    end = units[place].end
    for unit in units[place + 1 :]:
        if unit.first:
            break
        end = unit.end
    return end


def _rows(text: str, start: int, end: int, aim: float) -> Iterator[tuple[int, int]]:
    """Yield runs of whole rows of a table."""
    begin = at = start
    for line in text[start:end].split("\n"):
        if at > begin and width(text[begin : at + len(line)]) > aim:
            yield begin, at - 1
            begin = at
        at += len(line) + 1
    yield begin, end


def passages(
    document: str, composed: Composed, parts: tuple[Part, ...], headings: tuple[Heading, ...], aim: float
) -> list[Passage]:
    """Return the passages of a document in text order, each with its outline path and reference."""
    out = []
    for start, end, role in cut(composed, parts, headings, aim):
        path = outline.path_at(headings, start)
        titles = tuple(heading.title for heading in path)
        text = composed.text[start:end]
        out.append(
            Passage(document, start, end, text, titles, outline.reference(path), "table" if role == "table" else "body")
        )
    return out
