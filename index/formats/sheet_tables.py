"""The cells of a sheet → blocks: blank rows and columns part tables; titles, unit lines and notes are told from rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from index.formats.beside_tables import NOTE, UNIT
from index.types import Block, Merged, Place

# Lines above a table are titles and units, seldom more; a longer one is a paragraph.
TITLE_WIDTH = 60
SENTENCE = re.compile(r"[。！？；.!?;]$")
FIELD = re.compile(r"^[^：:]{1,12}[：:]")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, end rows and columns excluded."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells as text, row by row, and its merged cells."""

    name: str | None
    cells: list[list[str]]
    merged: tuple[Merged, ...] = ()

    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max(map(len, self.cells), default=0)

    def filled(self, area: Area, row: int) -> list[tuple[int, str]]:
        """Return the columns of a row that hold something, with what they hold."""
        line = self.cells[row]
        return [(column, line[column]) for column in range(area.left, min(area.right, len(line))) if line[column]]

    def covered(self) -> set[tuple[int, int]]:
        """Return the places that hold something or lie in a merged cell that does."""
        places = {(r, c) for r, line in enumerate(self.cells) for c, text in enumerate(line) if text}
        for one in self.merged:
            if (one.row, one.column) in places:
                rows, columns = range(one.row, one.row + one.rows), range(one.column, one.column + one.columns)
                places |= {(r, c) for r in rows if r < len(self.cells) for c in columns}
        return places


def blocks(sheet: Sheet) -> list[Block]:
    """Return what stands on a sheet, from top to bottom: tables with their captions and notes, paragraphs."""
    found: list[Block] = []
    for area in _areas(sheet):
        found += _area(sheet, area)
    return [
        _as_caption(block) if below is not None and below.role in ("table", "note") else block
        for block, below in zip(found, [*found[1:], None], strict=True)
    ]


def _as_caption(block: Block) -> Block:
    short = block.role == "paragraph" and len(block.text) <= TITLE_WIDTH and not SENTENCE.search(block.text)
    return replace(block, role="caption") if short else block


def _areas(sheet: Sheet) -> Iterator[Area]:
    covered = sheet.covered()
    rows = sorted({row for row, _ in covered})
    for top, bottom in _runs(rows):
        places = {(r, c) for r, c in covered if top <= r < bottom}
        columns = _runs(sorted({c for _, c in places}))
        yield from _parted(places, columns)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of consecutive numbers, ends excluded."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _parted(places: set[tuple[int, int]], columns: list[tuple[int, int]]) -> Iterator[Area]:
    """Yield the areas side by side; a blank column parts them when both sides are tables that begin or end apart."""
    areas = [_around({(r, c) for r, c in places if left <= c < right}) for left, right in columns]
    merged: list[Area] = []
    for area in areas:
        if merged and not _apart(merged[-1], area):
            last = merged.pop()
            area = Area(min(last.top, area.top), last.left, max(last.bottom, area.bottom), area.right)
        merged.append(area)
    yield from merged


def _around(places: set[tuple[int, int]]) -> Area:
    rows, columns = [r for r, _ in places], [c for _, c in places]
    return Area(min(rows), min(columns), max(rows) + 1, max(columns) + 1)


def _apart(left: Area, right: Area) -> bool:
    wide = left.right - left.left > 1 and right.right - right.left > 1
    return wide and (left.top, left.bottom) != (right.top, right.bottom)


def _area(sheet: Sheet, area: Area) -> Iterator[Block]:
    top, bottom = area.top, area.bottom
    if area.right - area.left > 1:
        while top < bottom and _is_line(sheet, area, top):
            top += 1
        while bottom > top + 1 and _is_note(sheet, area, bottom - 1):
            bottom -= 1
    else:
        top = bottom
    yield from _lines(sheet, area, range(area.top, top))
    if bottom > top:
        yield _table(sheet, Area(top, area.left, bottom, area.right))
    yield from _lines(sheet, area, range(bottom, area.bottom))


def _place(sheet: Sheet, row: int, column: int) -> Place:
    return Place(sheet=sheet.name, corner=(row, column))


def _lines(sheet: Sheet, area: Area, rows: range) -> Iterator[Block]:
    for row in rows:
        for column, text in sheet.filled(area, row):
            role: Literal["note", "paragraph"] = "note" if UNIT.match(text) or NOTE.match(text) else "paragraph"
            yield Block(text, role, place=_place(sheet, row, column))


def _is_line(sheet: Sheet, area: Area, row: int) -> bool:
    """Return True for a row above a table that is a title or a line of fields (编制单位：… 单位：万元)."""
    filled = sheet.filled(area, row)
    if len(filled) == 1:
        return filled[0][0] == area.left or _is_wide(sheet, row, filled[0][0]) or bool(UNIT.match(filled[0][1]))
    return len(filled) <= 3 < area.right - area.left and all(FIELD.match(text) for _, text in filled)


def _is_wide(sheet: Sheet, row: int, column: int) -> bool:
    return any(m.row == row and m.column == column and m.columns > 1 for m in sheet.merged)


def _is_note(sheet: Sheet, area: Area, row: int) -> bool:
    filled = sheet.filled(area, row)
    return len(filled) == 1 and filled[0][0] == area.left and bool(NOTE.match(filled[0][1]))


def _table(sheet: Sheet, area: Area) -> Block:
    rows = [
        "\t".join(line[c] if c < len(line) else "" for c in range(area.left, area.right))
        for line in sheet.cells[area.top : area.bottom]
    ]
    inside = [m for m in sheet.merged if area.top <= m.row < area.bottom and area.left <= m.column < area.right]
    merged = tuple(Merged(m.row - area.top, m.column - area.left, m.rows, m.columns) for m in inside)
    return Block("\n".join(rows), "table", place=_place(sheet, area.top, area.left), merged=merged)
