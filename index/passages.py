"""A document's text → passages: whole sentences of one section, enumeration items whole, close to a given width."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import index.outline as outline
from index.compose import Composed, Placed
from index.reference import counts_through
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
    for section in _sections(composed, parts, headings, aim):
        if section.role == "table":
            yield from ((start, end, "table") for start, end in _rows(composed.text, section.start, section.end, aim))
        else:
            yield from ((start, end, "body") for start, end in _pack(composed.text, section.units, aim))


def apart(parts: Iterable[Part]) -> list[Part]:
    """Return the parts that are no body, in text order: press marks, and lines of a table of contents."""
    return sorted((p for p in parts if p.role in APART or p.role == "heading"), key=lambda p: (p.start, p.end))


def body(text: str, placed: Placed, aside: Sequence[Part]) -> tuple[int, int]:
    """Return where the body of a block begins and ends: between the parts it begins with and those behind its last words.

    `aside` is what `apart` returns.
    """
    inside = [part for part in aside if part.start < placed.end and placed.start < part.end]
    begin, stop = placed.start, placed.end
    for part in inside:
        if not text[begin : part.start].strip():
            begin = max(begin, part.end)
    for part in reversed(inside):
        if part.end > begin and not text[part.end : stop].strip():
            stop = min(stop, max(begin, part.start))
    return begin, stop


@dataclass(slots=True)
class _Section:
    role: str
    start: int
    end: int
    units: list[Unit]


def _sections(
    composed: Composed, parts: tuple[Part, ...], headings: tuple[Heading, ...], aim: float
) -> Iterator[_Section]:
    """Yield runs of body text that nothing interrupts: no heading, no table, no press part, no end of a box between."""
    aside = apart(parts)
    starts = {part.start for part in aside}
    titles = _titles(composed.text, headings)
    ends = {end + 1 for end in outline.box_ends(headings, composed.text)}
    covered = -1
    open_ = _Section("body", 0, 0, [])
    for placed in composed.blocks:
        part, title = placed.start in starts, titles.get(placed.start)
        interrupts = title or part or placed.start in ends or placed.block.role == "table"
        if interrupts and open_.units:
            yield open_
            open_ = _Section("body", 0, 0, [])
        if placed.block.role == "table":
            if not part:  # a table of contents may be one
                yield _Section("table", placed.start, placed.end, [])
            continue
        begin, stop = body(composed.text, placed, aside)
        begin = title.body(placed.end) if title and not part else begin
        covered = max(covered, title.end if title else -1)
        # A title that goes on below its number's line fills the lines that it covers.
        if begin < stop and (placed.start >= covered or title):
            open_.units += _units(composed.text, begin, stop, aim)
    if open_.units:
        yield open_


@dataclass(frozen=True, slots=True)
class _Title:
    """The last of the headings that a line begins with."""

    start: int
    end: int

    def body(self, end: int) -> int:
        """Return where the body begins: below the heading, or with it when text follows on the line (第三条 …)."""
        return self.start if self.end < end else end


def _titles(text: str, headings: tuple[Heading, ...]) -> dict[int, _Title]:
    """Return by the start of the line its heading, the last where several run together."""
    titles: dict[int, _Title] = {}
    line = -1
    for heading in headings:
        if line not in titles or text[titles[line].end : heading.start].strip(" \t\u3000"):
            line = heading.start
        titles[line] = _Title(heading.start, heading.end)
    return titles


def _units(text: str, start: int, end: int, aim: float) -> list[Unit]:
    """Return what is not to be divided in a paragraph: an item that fills it, items within it, else its sentences."""
    if is_item(text[start:end]):
        return [Unit(start, end, True)]
    sentences = split(text, start, end)
    items = [place for place, (a, b) in enumerate(sentences) if is_item(text[a:b])]
    if len(items) >= 2:
        sentences = _with_items(text, sentences, items, aim)
    return [Unit(a, b, first=not number) for number, (a, b) in enumerate(sentences)]


def _with_items(text: str, sentences: list[tuple[int, int]], items: list[int], aim: float) -> list[tuple[int, int]]:
    """Return the sentences with each item (一是…。…。) as one, from its mark to the next."""
    last = items[-1]
    # Nothing marks where the last item ends: it reaches as far as one passage does.
    stop = last + 1
    while stop < len(sentences) and width(text[sentences[last][0] : sentences[stop][1]]) <= aim:
        stop += 1
    bounds = [*items, stop]
    joined = [(sentences[a][0], sentences[b - 1][1]) for a, b in zip(bounds, bounds[1:], strict=False)]
    return [*sentences[: items[0]], *joined, *sentences[stop:]]


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
    through = counts_through(headings)
    for start, end, role in cut(composed, parts, headings, aim):
        text = composed.text[start:end]
        if not any(char.isalnum() for char in text):  # a rule of dashes or stars says nothing
            continue
        titles, cited = outline.at(composed.text, headings, start, end, through)
        out.append(Passage(document, start, end, text, titles, cited, "table" if role == "table" else "body"))
    return out
