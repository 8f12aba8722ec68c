"""Numbering and headings → the outline: 编/篇/章/节/条, 一、（一）1., 专栏, 附件, Part/Chapter/Section/Article, styled headings."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import index.headed.boxes as boxes
import index.headed.contents as contents
import index.headed.listed as listed
import index.headed.numbering as numbering
from index.compose import Composed
from index.headed.headings import Candidate, Line, lines
from index.headed.numbering import BOX, PART
from index.headed.numbering import label_of as label_of
from index.reference import counts_through, inner
from index.reference import reference as reference
from index.types import Document, Heading, Part

# The level of an article is STYLED + ARTICLE in every document; others are counted from it, or are those of the format.
ARTICLE = 4
STYLED = 10
OFFICER = re.compile(
    r"第[一二三四五六七八九十百千零〇○两\d]{1,6}(?:[编編篇章节節条條]|部分|分[编編])|^(?:Part|Chapter|Section|Article)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in text order, and the lines of tables of contents, which are no headings and no body."""

    headings: tuple[Heading, ...]
    contents: tuple[Part, ...] = ()


def read(composed: Composed, apart: Iterable[Part]) -> Outline:
    """Return the outline of a text; blocks that are press parts are no headings."""
    found = lines(composed, {part.start for part in apart})
    aside = contents.find(found)
    rest = [replace(line, found=()) if line.placed.start in aside else line for line in found]
    heads = listed.kept(_outside_boxes(composed.text, _counted_on(rest)))
    skipped = tuple(Part("heading", line.placed.start, line.placed.end) for line in rest if line.placed.start in aside)
    return Outline(_levelled(heads), skipped)


def _counted_on(found: Sequence[Line]) -> list[Line]:
    """Return the lines, without those that may refer to an article or section and are not the next one in the count."""
    last: dict[int, int] = {}
    out = []
    for line in found:
        sound = []
        for one in line.found:
            if one.tight and not _is_next(one, last):
                continue
            if one.label:
                if one.scale == numbering.CHAPTER:
                    last[numbering.SECTION] = 0
                last[one.scale] = one.label.number
            sound.append(one)
        out.append(replace(line, found=tuple(sound)))
    return out


def _is_next(one: Candidate, last: dict[int, int]) -> bool:
    """Return True when the number counts on: 第三条 after 第二条, 第二节 within its chapter, 第十条之一 after 第十条."""
    assert one.label is not None
    if one.scale == numbering.SECTION and not last.get(numbering.CHAPTER):
        return False
    counted = last.get(one.scale, 0)
    return one.label.number == counted + 1 or (one.label.number == counted and "之" in one.title)


def _outside_boxes(text: str, found: Sequence[Line]) -> list[Line]:
    """Return the lines, without headings inside boxes: what is numbered there are the box's items."""
    out, until = [], -1
    for line in found:
        inside = line.placed.start < until
        out.append(replace(line, found=()) if inside else line)
        if not inside and line.found and line.found[-1].scale == BOX:
            until = boxes.end(text, line.found[-1].end)
    return out


def _levelled(heads: Sequence[Candidate]) -> tuple[Heading, ...]:
    """Return the headings with levels that nest them; where no heading is numbered, the format's own levels."""
    scales = _scales(heads)
    if not any(one.label for one in heads):
        levels = {scale: scale for scale in scales}
    else:
        # Levels count from the article's, known or not, so that an article has one level in all documents.
        below = sorted({scale for scale in scales if scale < numbering.ARTICLE}, reverse=True)
        above = sorted({scale for scale in scales if scale > numbering.ARTICLE})
        levels = {scale: STYLED + ARTICLE - at for at, scale in enumerate(below, 1)}
        levels |= {scale: STYLED + ARTICLE + at for at, scale in enumerate(above, 1)}
        levels[numbering.ARTICLE] = STYLED + ARTICLE
    return tuple(
        Heading(one.start, one.end, levels[scale], one.title, one.label.text if one.label else "")
        for one, scale in zip(heads, scales, strict=True)
    )


def _scales(heads: Sequence[Candidate]) -> list[int]:
    """Return the scale of each heading: its numbering's, or where it has none that of headings styled alike."""
    turned = _turned(heads)
    own = {one.start: turned.get(one.scale, one.scale) for one in heads if one.label}
    styled: dict[int, list[int]] = {}
    for one in heads:
        if one.styled and one.label:
            styled.setdefault(one.styled, []).append(own[one.start])
    top = min([scale for scale in own.values() if scale >= PART], default=PART)
    return [own[one.start] if one.label else _unnumbered(one.styled, styled) if one.styled else top for one in heads]


def _unnumbered(level: int, styled: dict[int, list[int]]) -> int:
    """Return the scale of a styled heading without a number, from those of numbered headings styled alike or higher."""
    if level in styled:
        return min(styled[level])
    higher = max((at for at in styled if at < level), default=0)
    # Scales are ten apart: so many levels fit between two of them.
    return max(styled.get(higher, [0])) + min(level - higher, 4)


def _turned(heads: Sequence[Candidate]) -> dict[int, int]:
    """Return new scales for numberings that nest the other way round here: Section 1 under Article I, （一） under 1."""
    seen: set[int] = set()
    turned: dict[int, int] = {}
    for above, below in pairwise([one for one in heads if one.label and one.label.text]):
        seen.add(above.scale)
        assert above.label is not None
        assert below.label is not None
        first = above.label.number == below.label.number == 1
        if first and PART <= below.scale < above.scale < BOX and below.scale not in seen:
            turned[above.scale] = below.scale - 1
    return turned


def path_at(headings: Iterable[Heading], place: int, text: str = "") -> tuple[Heading, ...]:
    """Return the headings over `place`, outermost first; with the text, a box is over nothing below its table or list."""
    path: list[Heading] = []
    for heading in headings:
        if heading.start > place:
            break
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    return tuple(heading for heading in path if not (text and _is_over(heading, place, text)))


def _is_over(heading: Heading, place: int, text: str) -> bool:
    label = numbering.read_label(heading.label)
    return label is not None and label.scale == BOX and place > heading.end and place >= boxes.end(text, heading.end)


def box_ends(headings: Iterable[Heading], text: str) -> tuple[int, ...]:
    """Return where the boxes of a text end, in text order."""
    labels = [(heading, numbering.read_label(heading.label)) for heading in headings]
    return tuple(boxes.end(text, heading.end) for heading, label in labels if label and label.scale == BOX)


def at(
    text: str, headings: Sequence[Heading], start: int, end: int | None, through: bool
) -> tuple[tuple[str, ...], str]:
    """Return the titles of the headings over a place of a text, outermost first, and the reference to it.

    `through` tells that articles are counted through the whole text, so that their number alone is a reference.
    """
    path = path_at(headings, start, text)
    following = bisect_right(headings, start, key=lambda heading: heading.start)
    stop = headings[following].start if following < len(headings) else len(text)
    return tuple(heading.title for heading in path), reference(
        path, inner(text, path, stop, start, end), through=through
    )


def place(document: Document, start: int, end: int | None = None) -> tuple[tuple[str, ...], str]:
    """Return the titles of the headings over a place of a document, outermost first, and the reference to it.

    Without `end` the place is the paragraph or item that `start` lies in; a place that reaches over several is cited
    by the article alone.
    """
    return at(document.text, document.outline, start, end, counts_through(document.outline))
