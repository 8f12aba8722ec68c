"""A PDF → what people see of it: a page as a picture, and where on its pages some words stand."""

import io
from collections.abc import Iterator
from typing import Any

from index.formats import pdf_cells
from index.formats.pdf import opened
from index.formats.pdf_glyphs import glyphs
from index.formats.spots import ENOUGH, Box, Match, Sign, Spot, Spots, Wanted, boxes, match, rounded

# A page is as wide as it was asked for, unless it is so long that its picture would have more pixels than this.
MOST_PIXELS = 12_000_000
# So many pages are looked at for the words: a table of a hundred pages says itself about where in it they stand.
SEARCHED = 30
# As good as found: a sign or two were set in another way.
CERTAIN = 0.97


def picture(data: bytes, number: int, width: int) -> bytes | None:
    """Return a page, counted from 1, as a PNG that many pixels wide; None when there is no such page. Raises NotText."""
    document = opened(data)
    try:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        wide, high = page.get_size()
        scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
        drawn = page.render(scale=scale).to_pil()
    finally:
        document.close()
    held = io.BytesIO()
    drawn.convert("RGB").save(held, "PNG", compress_level=3)
    return held.getvalue()


def spots(data: bytes, wanted: Wanted) -> Spots:
    """Return where the words stand; the box of their block, not exact, where they are not found. Raises NotText."""
    document = opened(data)
    try:
        pages = _outwards(wanted, len(document))
        found = _in_cells(document, wanted, pages) or _in_text(document, wanted, pages)
        if found:
            return Spots(len(document), tuple(_spot(document, page, found[page]) for page in sorted(found)))
        first = min(wanted.first, len(document))
        whole = () if wanted.box is None else (wanted.box,)
        return Spots(len(document), (_spot(document, first, whole),), exact=False)
    finally:
        document.close()


def _outwards(wanted: Wanted, pages: int) -> list[int]:
    """Return the pages to look at, the guessed one first."""
    between = range(max(1, wanted.first), min(wanted.last, pages) + 1)
    # The words may begin on the page before the guessed one and go on there.
    return sorted(between, key=lambda page: abs(page - wanted.guess + 0.4))[:SEARCHED]


def _in_cells(document: Any, wanted: Wanted, pages: list[int]) -> dict[int, tuple[Box, ...]]:
    """Return by page the boxes of the cells of a ruled table that the words are; empty where they are in none."""
    asked = pdf_cells.asked(wanted)
    cells = sum(bool(text) for row in asked for text in row.cells[row.first : row.last + 1])
    found: dict[int, tuple[Box, ...]] = {}
    for number in pages if cells else ():
        page = document[number - 1]
        try:
            if held := pdf_cells.boxes(asked, pdf_cells.rows(page, number)):
                found[number] = tuple(map(rounded, held))
        finally:
            page.close()
        if sum(map(len, found.values())) >= CERTAIN * cells:
            break
    return found if sum(map(len, found.values())) >= ENOUGH * cells else {}


def _in_text(document: Any, wanted: Wanted, pages: list[int]) -> dict[int, tuple[Box, ...]]:
    """Return by page the boxes of the lines that the words are; a page is looked at with the one that follows it."""
    best = Match()
    read: dict[int, list[Sign]] = {}
    for page in pages:
        signs: list[Sign] = []
        for number in range(page, min(page + 1, wanted.last, len(document)) + 1):
            if number not in read:
                read[number] = list(_signs(document, number))
            signs += read[number]
        found = match(wanted, signs)
        best = found if found.share > best.share else best
        if best.share >= CERTAIN:
            break
    return boxes(best.signs) if best.share >= ENOUGH else {}


def _signs(document: Any, number: int) -> Iterator[Sign]:
    page = document[number - 1]
    try:
        for glyph in glyphs(page)[0]:
            if not glyph.text.isspace():
                yield Sign(glyph.text, number, glyph.box)
    finally:
        page.close()


def _spot(document: Any, number: int, told: tuple[Box, ...]) -> Spot:
    width, height = document.get_page_size(number - 1)
    return Spot(number, round(width, 1), round(height, 1), told)
