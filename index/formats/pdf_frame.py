"""Running headers and footers and page numbers: found by repetition across pages, at the same height, and taken out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.formats.pdf_lines import Line

# Only lines this near to the upper or lower end of a page's text can be its frame.
EDGE_LINES = 3
# A frame line keeps its height within so many points.
DRIFT = 8.0
# Chapters have headers of their own: three pages make one; of two pages both must have it.
REPEATS = 3
# What a line needs beside figures to be known again by its words.
LETTERS = 2
NUMBER = re.compile(
    r"^[-—–·.\s]{0,4}(?:第\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*页)?[-—–·.\s]{0,4}$|^(?:page|p\.)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?$"
    r"|^第?\s*(\d{1,4})\s*页?\s*[/／,，、共]+\s*(?:共\s*)?\d{1,4}\s*页?$",
    re.I,
)
# So many lines that hold nothing but the numbers 1, 2, 3 … below each other count the lines of a page.
COUNTED_LINES = 8
# What ends like a sentence is text, on however many pages it stands: a form's declaration, a repeated clause.
SENTENCE = re.compile(r"[。！？；][”』」’\"）)】]*$")
SIGNED = re.compile(r"页|page|^[-—–·]\s*\d+\s*[-—–·]$", re.I)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines in reading order, with its size in points; pages count from 1."""

    number: int
    width: float
    height: float
    lines: list[Line]


def frame(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """Return which lines are frame: pairs of page number and place in the page's lines."""
    edges = [(sheet, place, line) for sheet in sheets for place, line in _edges(sheet)]
    counted = set().union(*map(_counted, sheets)) if sheets else set()
    return _repeated(edges, len(sheets)) | _numbers(edges) | counted


def _edges(sheet: Sheet) -> list[tuple[int, Line]]:
    down = sorted(enumerate(sheet.lines), key=lambda pair: pair[1].top)
    return down if len(down) <= 2 * EDGE_LINES else [*down[:EDGE_LINES], *down[-EDGE_LINES:]]


def _repeated(edges: list[tuple[Sheet, int, Line]], pages: int) -> set[tuple[int, int]]:
    alike: dict[str, list[tuple[Sheet, int, Line]]] = defaultdict(list)
    for sheet, place, line in edges:
        words = re.sub(r"\s+", "", re.sub(r"\d+", "#", line.text))
        if sum(char.isalpha() for char in words) >= LETTERS and not SENTENCE.search(words):
            alike[words].append((sheet, place, line))
    found: set[tuple[int, int]] = set()
    for group in alike.values():
        for upper in (True, False):
            half = [(s, p, line) for s, p, line in group if (line.top < s.height / 2) is upper]
            if half:
                found |= _same_height(half, upper, min(REPEATS, max(2, pages)))
    return found


def _same_height(group: list[tuple[Sheet, int, Line]], upper: bool, needed: int) -> set[tuple[int, int]]:
    def height(sheet: Sheet, line: Line) -> float:
        return line.top if upper else sheet.height - line.bottom

    middle = median(height(sheet, line) for sheet, _, line in group)
    near = {(s.number, place) for s, place, line in group if abs(height(s, line) - middle) <= DRIFT}
    return near if len({page for page, _ in near}) >= needed else set()


def _numbers(edges: list[tuple[Sheet, int, Line]]) -> set[tuple[int, int]]:
    """Return page numbers: figures alone on a line that grow with the pages, or that say page themselves."""
    told: dict[int | None, set[tuple[int, int]]] = defaultdict(set)
    found: set[tuple[int, int]] = set()
    for sheet, place, line in edges:
        match = NUMBER.match(line.text)
        if match is None or not _is_outermost(sheet, line):
            continue
        value = next(group for group in match.groups() if group)
        if SIGNED.search(line.text):
            found.add((sheet.number, place))
        else:  # Roman ones are not reckoned with: it is enough that more than one page has one
            told[int(value) - sheet.number if value.isdigit() else None].add((sheet.number, place))
    # One page alone can't show that its number grows: there a figure at the very edge is taken for it.
    alone = len({sheet.number for sheet, _, _ in edges}) == 1
    for difference, places in told.items():
        if len({page for page, _ in places}) >= 2 or (alone and difference is not None):
            found |= places
    return found


def _counted(sheet: Sheet) -> set[tuple[int, int]]:
    """Return the numbers that count a page's lines at its margin."""
    bare = [(place, line) for place, line in enumerate(sheet.lines) if line.text.isdigit()]
    down = sorted(bare, key=lambda pair: pair[1].top)
    growing = [
        place
        for number, (place, line) in enumerate(down, 1)
        if int(line.text) == number and abs(line.right - down[0][1].right) < DRIFT
    ]
    return {(sheet.number, place) for place in growing} if len(growing) >= COUNTED_LINES else set()


def _is_outermost(sheet: Sheet, line: Line) -> bool:
    """Return True when at most one line of the page stands further out at this end."""
    above = sum(other.bottom <= line.top + 1 for other in sheet.lines)
    below = sum(other.top >= line.bottom - 1 for other in sheet.lines)
    return min(above, below) <= 1
