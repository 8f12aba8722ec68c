"""Cells of a document's table → their boxes on a page, found by what stands in the rows of its ruled tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.formats import pdf_edges, pdf_tables
from index.formats.lines import cell
from index.formats.pdf_glyphs import glyphs
from index.formats.pdf_lines import Box
from index.formats.spots import Wanted

# A row is the one looked for when so many of its cells say the same.
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ruled table: by column the text of each cell without spaces, and its box."""

    cells: dict[int, tuple[str, Box]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the document's table: its cells without spaces, and which of them are wanted."""

    cells: tuple[str, ...]
    first: int
    last: int

    def alike(self, row: Row) -> float:
        """Return the share of the cells that hold something and stand in this row of the page."""
        told = [(column, text) for column, text in enumerate(self.cells) if text]
        same = sum(column in row.cells and row.cells[column][0] == text for column, text in told)
        return same / max(1, len(told))


def asked(wanted: Wanted) -> list[Asked]:
    """Return the rows of the table that the words stand in; none where they stand in no table."""
    if "\t" not in wanted.context:
        return []
    rows, at = [], 0
    for line in wanted.context.split("\n"):
        start, end = max(0, wanted.start - at), min(len(line), wanted.end - at)
        if start <= end and line:
            first, last = line.count("\t", 0, start), line.count("\t", 0, end)
            rows.append(Asked(tuple("".join(text.split()) for text in line.split("\t")), first, last))
        at += len(line) + 1
    return rows


def rows(page: Any, number: int) -> list[Row]:
    """Return the rows of all ruled tables of a page, table by table."""
    try:
        grids = pdf_tables.drawn(pdf_edges.edges(page))
    except pdf_edges.TooMuchDrawn:
        return []
    signs = glyphs(page)[0] if grids else []
    found: list[Row] = []
    for grid in grids:
        told = pdf_tables.lines_in(grid, signs, number)
        by_row: dict[int, Row] = {}
        for box, at in grid.cells:
            text = "".join(cell(line.text for line in told[box]).split())
            by_row.setdefault(at.row, Row({})).cells[at.column] = (text, box)
        found += [by_row[row] for row in sorted(by_row)]
    return found


def boxes(wanted: Sequence[Asked], found: Sequence[Row]) -> list[Box]:
    """Return the boxes of the wanted cells, row by row; rows that are not on this page have none."""
    held: list[Box] = []
    begin = 0
    for row in wanted:
        best = max(range(begin, len(found)), key=lambda n: (row.alike(found[n]), -n), default=None)
        if best is None or row.alike(found[best]) < ALIKE:
            continue
        cells = found[best].cells
        held += [cells[n][1] for n in range(row.first, row.last + 1) if n in cells and cells[n][0]]
        begin = best + 1
    return held
