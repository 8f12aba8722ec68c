"""Glyphs of a PDF page → lines of text with their boxes; wide gaps part a line into segments, false spaces are left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from index.formats.lines import SPACES, TIGHT

# In ems. A gap from SEGMENT on parts cells or columns; PDFs set no spaces between Chinese, programs that read them guess
# some at gaps up to FALSE_SPACE between figures set in full width.
SEGMENT, FALSE_SPACE = 1.5, 0.9
# A gap between Chinese characters from SPACE on is a space; a line with this share of them is set apart on purpose.
SPACE, SPREAD_SHARE = 0.15, 0.3
IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# Two glyphs stand on one line when they share this part of the lower one's height: signs set higher do, next lines don't.
SAME_LINE = 0.4
# How far a line may step back before it is a new one, in ems: accents and tight setting overlap a little.
BACK = 0.6

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's upper left corner."""


class Glyph(NamedTuple):
    """A character at its place; `guessed` is a space that stands in no font but in a gap."""

    text: str
    box: Box
    size: float
    font: str
    bold: bool
    guessed: bool = False


class Segment(NamedTuple):
    """A part of a line without wide gaps: its text, left and right."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, place and look. `size` in points; `page` counts from 1."""

    text: str
    page: int
    box: Box
    size: float
    font: str = ""
    bold: bool = False
    segments: tuple[Segment, ...] = ()
    pictured: bool = False
    """True for a line that was read from a picture: its size is measured, not known."""

    @property
    def left(self) -> float:
        """Return the left edge in points."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Return the upper edge in points from the page's upper edge."""
        return self.box[1]

    @property
    def right(self) -> float:
        """Return the right edge in points."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Return the lower edge in points from the page's upper edge."""
        return self.box[3]


@dataclass(slots=True)
class _Growing:
    """A line while its glyphs come in."""

    glyphs: list[Glyph] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    def takes(self, glyph: Glyph) -> bool:
        """Return True when the glyph stands on this line, to the right of what it has."""
        if not self.glyphs:
            return True
        _, top, _, bottom = glyph.box
        shared = min(self.bottom, bottom) - max(self.top, top)
        low = min(self.bottom - self.top, bottom - top)
        last = self.glyphs[-1]
        return shared > SAME_LINE * low and glyph.box[0] > last.box[2] - BACK * max(glyph.size, last.size)

    def add(self, glyph: Glyph) -> None:
        """Put the glyph at the line's end."""
        _, top, _, bottom = glyph.box
        self.top, self.bottom = (min(self.top, top), max(self.bottom, bottom)) if self.glyphs else (top, bottom)
        self.glyphs.append(glyph)


def lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Return the lines that glyphs make, in the order in which the page draws them."""
    found: list[_Growing] = [_Growing()]
    spaces: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.append(glyph)
            continue
        if not found[-1].takes(glyph):
            found.append(_Growing())
            spaces = []
        if found[-1].glyphs:
            found[-1].glyphs += spaces
        spaces = []
        found[-1].add(glyph)
    return [_line(one.glyphs, page) for one in found if one.glyphs]


def _line(glyphs: list[Glyph], page: int) -> Line:
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    segments = _segments(glyphs)
    box = (
        min(g.box[0] for g in seen),
        min(g.box[1] for g in seen),
        max(g.box[2] for g in seen),
        max(g.box[3] for g in seen),
    )
    # A line's look is that of most of its signs: a raised note mark or one bold word doesn't change it.
    middle = sorted(seen, key=lambda glyph: glyph.size)[len(seen) // 2]
    bold = sum(glyph.bold for glyph in seen) > 0.8 * len(seen)
    return Line(" ".join(s.text for s in segments), page, box, middle.size, middle.font, bold, tuple(segments))


def _segments(glyphs: list[Glyph]) -> list[Segment]:
    found: list[Segment] = []
    chinese, spread = any(IDEOGRAPH.match(glyph.text) for glyph in glyphs), _is_spread(glyphs)
    text, left, last, space = "", 0.0, None, ""
    for glyph in glyphs:
        if glyph.text.isspace():
            space = " " if not glyph.guessed else space or "?"
            continue
        if last is None:
            left = glyph.box[0]
        elif glyph.box[0] - last.box[2] > SEGMENT * max(glyph.size, last.size):
            found.append(Segment(SPACES.sub(" ", text).strip(), left, last.box[2]))
            text, left = "", glyph.box[0]
        elif space == " " or (space == "?" and not (chinese and _is_false(last, glyph, spread))):
            text += " "
        text, last, space = text + glyph.text, glyph, ""
    if last is not None:
        found.append(Segment(SPACES.sub(" ", text).strip(), left, last.box[2]))
    return [segment for segment in found if segment.text]


def _is_spread(glyphs: list[Glyph]) -> bool:
    """Return True for a line whose Chinese characters are set apart: the gaps between them are no spaces."""
    signs = [glyph for glyph in glyphs if not glyph.text.isspace()]
    pairs = [(a, b) for a, b in zip(signs, signs[1:], strict=False) if _are_ideographs(a, b)]
    wide = sum(_white(a, b) > SPACE * b.size for a, b in pairs)
    return wide > SPREAD_SHARE * len(pairs)


def _white(before: Glyph, after: Glyph) -> float:
    """Return the white between two Chinese characters, each taken as a square: some fonts tell the box of the ink alone."""
    return (after.box[0] + after.box[2] - before.box[0] - before.box[2]) / 2 - (before.size + after.size) / 2


def _are_ideographs(before: Glyph, after: Glyph) -> bool:
    return bool(IDEOGRAPH.match(before.text) and IDEOGRAPH.match(after.text))


def _is_false(before: Glyph, after: Glyph, spread: bool) -> bool:
    """Return True when a space that was guessed from a gap in a Chinese line is none.

    Chinese characters fill their places, so that a gap between two of them is a space (第一章 总则), unless the line is
    spread; beside figures, letters and punctuation, programs leave gaps by themselves.
    """
    if _are_ideographs(before, after):
        return spread or _white(before, after) < SPACE * after.size
    if TIGHT.match(before.text) or TIGHT.match(after.text):
        return True
    figures = not before.text.isalpha() and not after.text.isalpha()
    return figures and after.box[0] - before.box[2] < FALSE_SPACE * after.size
