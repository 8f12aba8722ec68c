"""Enumerations in a text: their lead-in and every item, with exact places, so that a list is never given in part."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.reading.enumeration import Enumeration, Lines, Span, last_sentence
from assistant.reading.item_marks import BETWEEN, INLINE, NEXT, ordinals
from assistant.reading.unnumbered import dashed, under_a_line
from index.types import Heading

# Lines that may stand between two items, rows of tables not counted: an item's own paragraphs, and more of them where
# items are headings.
NEAR, FAR = 12, 60
# Three and more parts of one sentence behind a colon, as long as items are.
PARTED = re.compile(r"[：:]\s*((?:[^：:；;。\n]{2,120}[；;]\s*){2,}[^：:；;。\n]{2,120}。?)")
HEADINGS = {"(一)", "一、", "Step 1:"}
# More headings under one are a book's, not a list's.
MOST_HEADED = 12


@dataclass(slots=True)
class _Run:
    style: str
    count: int
    line: int
    items: list[Span]
    first_line: int


def enumerations(text: str, aside: Sequence[Span] = (), breaks: Collection[int] = ()) -> list[Enumeration]:
    """Return the enumerations of a document's text in order of their first item: numbered, bulleted, or under a line.

    `aside` are stretches that belong to no list (captions), `breaks` the places where headings begin.
    """
    lines = Lines(text, aside, breaks)
    found = [lines.under(run.first_line - 1, run.items) for run in _runs(lines)]
    found += dashed(lines)
    for number in range(len(lines)):
        found += [*_inside(text, lines.spans[number]), *_parted(text, lines.spans[number])]
        found += filter(None, [under_a_line(lines, number)])
    return sorted((e for e in found if len(e.items) >= 2), key=lambda e: e.items[0])


def headed(outline: Sequence[Heading]) -> list[Enumeration]:
    """Return for each heading those right under it as its list, where they say something and are few enough for one."""
    lists = [(over, _under(over, outline[n + 1 :])) for n, over in enumerate(outline)]
    return [
        Enumeration(None, (over.start, over.end), tuple((one.start, one.end) for one in under))
        for over, under in lists
        if 2 <= len(under) <= MOST_HEADED and all(one.title.strip() != one.label for one in under)
    ]


def _under(over: Heading, after: Sequence[Heading]) -> list[Heading]:
    """Return the headings of the next level under one, of those that follow it."""
    within = list(takewhile(lambda one: one.level > over.level, after))
    return [one for one in within if one.level == within[0].level]


def _runs(lines: Lines) -> Iterator[_Run]:
    """Yield runs of lines numbered 1, 2, 3 … in one style."""
    open_: dict[str, _Run] = {}
    for number, span in enumerate(lines.spans):
        for style, value in ordinals(lines.said(number)):
            run = open_.get(style)
            gap = FAR if style in HEADINGS else NEAR
            if run and value in (run.count + 1, NEXT) and lines.depth[number] - lines.depth[run.line] <= gap:
                run.count, run.line = run.count + 1, number
                run.items.append(span)
            elif value == 1:
                if run:
                    yield run
                open_[style] = _Run(style, 1, number, [span], number)
    yield from open_.values()


def _inside(text: str, line: Span) -> list[Enumeration]:
    """Return the enumeration inside one paragraph, say 一是…；二是…；三是…."""
    start, end = line
    marks = [start + m.start() for m in INLINE.finditer(text[start:end])]
    out = []
    for group in _grouped(text, marks, end):
        after = next((mark for mark in marks if mark > group[-1]), end)
        items = [(a, _end_of_item(text, a, b)) for a, b in zip(group, [*group[1:], after], strict=True)]
        lead = last_sentence(text, (start, group[0])) if group[0] > start else None
        out.append(Enumeration(lead, line, tuple(items)))
    return out


def _parted(text: str, line: Span) -> Iterator[Enumeration]:
    """Yield what a sentence lists behind a colon, its parts told from each other by semicolons and by no numbers."""
    for found in PARTED.finditer(text, *line):
        parts = [found.span(1)[0] + one.start() for one in re.finditer(r"(?<=[；;])\s*|^", found[1])]
        items = [(a, _end_of_item(text, a, b)) for a, b in zip(parts, [*parts[1:], found.end(1)], strict=True)]
        if not any(ordinals(text[slice(*item)]) for item in items):
            yield Enumeration(last_sentence(text, (line[0], found.start(1))), line, tuple(items))


def _grouped(text: str, marks: list[int], end: int) -> list[list[int]]:
    """Return the marks that count 1, 2, 3 … in one style together; a list inside an item does not break the outer one."""
    groups: list[list[int]] = []
    latest: dict[str, list[int]] = {}
    for mark in marks:
        for style, value in ordinals(text[mark:end]):
            if value == 1:
                latest[style] = [mark]
                groups.append(latest[style])
            elif style in latest and value in (len(latest[style]) + 1, NEXT) and text[mark - 1] in BETWEEN:
                latest[style].append(mark)
    return groups


def _end_of_item(text: str, start: int, stop: int) -> int:
    """Return where an inline item ends: at its sentence's end when others follow, without the mark between items."""
    full = text.find("。", start, stop)
    end = full + 1 if full >= 0 else stop
    while end > start and text[end - 1] in "；;，, \n":
        end -= 1
    return end
