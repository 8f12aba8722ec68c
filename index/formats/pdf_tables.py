"""Tables with drawn lines: pdfplumber tells which cells the lines make, the page's characters tell what is in them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.formats.lines import cell
from index.formats.pdf_lines import Box, Glyph, Line, lines
from index.types import Block, Merged, Origin, Place

# Lines nearer than this, in points, are one drawn twice.
SNAP = 3.0
# Fewer cells than this, or so many of them empty, are a chart, a form or an ornament.
FILLED_CELLS, FILLED_SHARE = 4, 0.3
# A cell with so many rows of words in columns holds a table itself: what is drawn around it is a frame.
INNER_ROWS = 3
# Columns of a table that goes on over a page stand in the same places, within so many points.
DRIFT = 6.0
# Heads that are printed again on each page are at most so many rows.
HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's cells are: its box, and for each cell its box and its place (row, column, rows, columns)."""

    box: Box
    cells: tuple[tuple[Box, Merged], ...]
    rows: int
    columns: int

    def holds(self, x: float, y: float) -> bool:
        """Return True when the point lies in the table."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, its merged cells, its place, and where its columns begin."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merged, ...]
    page: int
    box: Box
    edges: tuple[float, ...]
    further: tuple[tuple[int, int, Box], ...] = ()
    """The row with which it goes on on each later page, the page, and what it takes of it."""

    def block(self) -> Block:
        """Return the table as a block."""
        lines = ["\t".join(row) for row in self.rows]
        onward = tuple(
            Origin(sum(len(line) + 1 for line in lines[:row]), Place(page=page, box=box))
            for row, page, box in self.further
        )
        place = Place(page=self.page, box=self.box)
        return Block("\n".join(lines), "table", place=place, merged=self.merged, onward=onward)


def drawn(edges: Sequence[dict[str, Any]]) -> list[Grid]:
    """Return the grids that lines make: each a dict of x0, x1, top, bottom in points and orientation "h" or "v"."""
    from pdfplumber import table

    sized = [edge | {"width": edge["x1"] - edge["x0"], "height": edge["bottom"] - edge["top"]} for edge in edges]
    merged = table.merge_edges(sized, SNAP, SNAP, SNAP, SNAP)
    crossings = table.edges_to_intersections(merged, SNAP, SNAP)
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return [grid for cells in tables if (grid := _grid(cells))]


def _grid(cells: Iterable[Box]) -> Grid | None:
    """Return the cells as a grid; None for a frame around text, which is no table."""
    boxes = sorted(set(cells), key=lambda box: (box[1], box[0]))
    xs, ys = (
        _steps([x for box in boxes for x in (box[0], box[2])]),
        _steps([y for box in boxes for y in (box[1], box[3])]),
    )
    if len(xs) < 3 or len(ys) < 3:
        return None
    placed = []
    for box in boxes:
        column, right = _step(xs, box[0]), _step(xs, box[2])
        row, bottom = _step(ys, box[1]), _step(ys, box[3])
        if right > column and bottom > row:
            placed.append((box, Merged(row, column, bottom - row, right - column)))
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), tuple(placed), len(ys) - 1, len(xs) - 1)


def _steps(values: list[float]) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > SNAP:
            steps.append(value)
    return steps


def _step(steps: list[float], value: float) -> int:
    return min(range(len(steps)), key=lambda place: abs(steps[place] - value))


def read(grid: Grid, glyphs: Iterable[Glyph], page: int) -> Table | None:
    """Return the table in a grid; None when too little stands in it, or tables of their own in its cells."""
    told = lines_in(grid, glyphs, page)
    if any(sum(len(line.segments) > 1 for line in own) >= INNER_ROWS for own in told.values()):
        return None
    return fill(grid, lambda box: cell(line.text for line in told[box]), page)


def lines_in(grid: Grid, glyphs: Iterable[Glyph], page: int) -> dict[Box, list[Line]]:
    """Return the lines of each cell by its box, topmost first."""
    inside: dict[Box, list[Glyph]] = {box: [] for box, _ in grid.cells}
    by_row = sorted(grid.cells, key=lambda placed: placed[0][1])
    for glyph in glyphs:
        if (box := _holding(by_row, *middle(glyph.box))) is not None:
            inside[box].append(glyph)
    return {box: sorted(lines(own, page), key=lambda line: (round(line.top), line.left)) for box, own in inside.items()}


def _holding(cells: Sequence[tuple[Box, Merged]], x: float, y: float) -> Box | None:
    """Return the box of the cell that the point lies in; `cells` are sorted by their upper edges."""
    for place in range(bisect_right(cells, y, key=lambda placed: placed[0][1]) - 1, -1, -1):
        left, _, right, bottom = cells[place][0]
        if left <= x < right and y < bottom:
            return cells[place][0]
    return None


def middle(box: Box) -> tuple[float, float]:
    """Return the point in the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def fill(grid: Grid, text: Callable[[Box], str], page: int) -> Table | None:
    """Return the table in a grid, `text` telling what stands in a box; None when too little does."""
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for box, at in grid.cells:
        rows[at.row][at.column] = text(box)
    filled = sum(bool(value) for row in rows for value in row)
    if filled < FILLED_CELLS or filled < FILLED_SHARE * len(grid.cells):
        return None
    merged = tuple(at for _, at in grid.cells if at.rows > 1 or at.columns > 1)
    lefts = sorted({at.column: box[0] for box, at in reversed(grid.cells)}.items())
    rounded = (round(grid.box[0], 1), round(grid.box[1], 1), round(grid.box[2], 1), round(grid.box[3], 1))
    return _without_empty_rows(Table(tuple(map(tuple, rows)), merged, page, rounded, tuple(left for _, left in lefts)))


def _without_empty_rows(table: Table) -> Table:
    """Return the table without rows of nothing that no cell reaches into: double lines draw them."""
    reached = {row for m in table.merged for row in range(m.row, m.row + m.rows)}
    return _less(table, {n for n, row in enumerate(table.rows) if not any(row) and n not in reached})


def _less(table: Table, rows: set[int]) -> Table:
    if not rows:
        return table
    kept = [number for number in range(len(table.rows)) if number not in rows]
    at = {number: place for place, number in enumerate(kept)}
    merged = [
        replace(m, row=at[m.row], rows=sum(m.row <= n < m.row + m.rows for n in kept))
        for m in table.merged
        if m.row in at
    ]
    return replace(table, rows=tuple(table.rows[n] for n in kept), merged=tuple(merged))


def goes_on(upper: Table, lower: Table) -> bool:
    """Return True when the lower table, on the next page, has the upper one's columns."""
    near = len(upper.edges) == len(lower.edges) and all(
        abs(a - b) <= DRIFT for a, b in zip(upper.edges, lower.edges, strict=True)
    )
    return near and abs(upper.box[2] - lower.box[2]) <= DRIFT


def joined(upper: Table, lower: Table) -> Table:
    """Return both as one table; head rows that the lower one repeats are left out."""
    most = min(HEAD_ROWS, len(lower.rows) - 1, len(upper.rows))
    repeated = next((n for n in range(most) if lower.rows[n] != upper.rows[n]), most)
    rest = _less(lower, set(range(repeated)))
    merged = (*upper.merged, *(replace(m, row=m.row + len(upper.rows)) for m in rest.merged))
    further = (*upper.further, (len(upper.rows), lower.page, lower.box)) if rest.rows else upper.further
    return replace(upper, rows=upper.rows + rest.rows, merged=merged, further=further)
