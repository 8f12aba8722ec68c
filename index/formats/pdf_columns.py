"""Tables without drawn lines: rows of a page whose words stand in the same columns, with wide gaps between."""

from collections.abc import Sequence

from index.formats.pdf_lines import Box, Line
from index.formats.pdf_tables import Table

# Fewer rows may stand side by side by chance.
ROWS = 3
# Cells are short; two columns of prose, side by side, are not.
CELL_WIDTH = 24
# White between two columns, in ems.
GAP = 0.8
# Rows further apart than this, in heights of a line, belong to two tables.
APART = 2.5


def runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the stretches of lines (ends excluded) that are rows of a table."""
    found: list[tuple[int, int]] = []
    start = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and len(lines[place].segments) > 1 and (place == start or _follows(lines, place)):
            continue
        if place - start >= ROWS and _is_table(lines[start:place]):
            found.append((start, place))
        start = place if place < len(lines) and len(lines[place].segments) > 1 else place + 1
    return found


def _follows(lines: Sequence[Line], place: int) -> bool:
    above, line = lines[place - 1], lines[place]
    return above.page == line.page and -0.5 * line.size < line.top - above.bottom < APART * line.size


def _is_table(rows: Sequence[Line]) -> bool:
    columns = _columns(rows)
    cells = [segment.text for line in rows for segment in line.segments]
    return len(columns) > 1 and sum(map(len, cells)) < CELL_WIDTH * len(cells) and _fits(rows, columns)


def _columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right of each column: what the cells of all rows cover, parted where all leave white."""
    spans = sorted((segment.left, segment.right) for line in rows for segment in line.segments)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left - columns[-1][1] < GAP * rows[0].size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _fits(rows: Sequence[Line], columns: list[tuple[float, float]]) -> bool:
    """Return True when nearly every row fills at least two columns and none puts two cells into one."""
    sound = 0
    for line in rows:
        places = [_column(columns, segment.left) for segment in line.segments]
        sound += len(set(places)) == len(places) > 1
    return sound >= 0.9 * len(rows)


def _column(columns: list[tuple[float, float]], left: float) -> int:
    return max((place for place, (start, _) in enumerate(columns) if start <= left + 0.1), default=0)


def table(rows: Sequence[Line]) -> Table:
    """Return the rows as a table."""
    columns = _columns(rows)
    told: list[tuple[str, ...]] = []
    for line in rows:
        cells = [""] * len(columns)
        for segment in line.segments:
            at = _column(columns, segment.left)
            cells[at] = f"{cells[at]} {segment.text}".strip()
        told.append(tuple(cells))
    return Table(tuple(told), (), rows[0].page, box(rows), tuple(left for left, _ in columns))


def box(lines: Sequence[Line]) -> Box:
    """Return the box around lines, in tenths of a point."""
    return (
        round(min(line.left for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.right for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )
