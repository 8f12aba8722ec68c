"""A table of a DOCX → its rows as lines of tab-separated cells, and which cells are merged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from index.formats.docx_text import attribute, child, is_on, local
from index.types import Merged

# Word itself allows 63 columns; a span beyond that is a broken or hostile file's.
COLUMNS = 1000
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


@dataclass(slots=True)
class Cell:
    """A cell as it begins in the grid: its column, how many columns it takes, and whether it goes on from above."""

    column: int
    columns: int
    continues: bool
    element: Any


def inside(element: Any, *names: str) -> list[Any]:
    """Return the elements with these names right below, seeing through wrappers (content controls, inserted text)."""
    found: list[Any] = []
    for below in element:
        name = local(below)
        if name in names:
            found.append(below)
        elif name in WRAPPERS:
            found += inside(below, *names)
    return found


def rows(table: Any) -> list[list[Cell]]:
    """Return the cells of each row that was not deleted."""
    return [_row(row) for row in inside(table, "tr") if child(row, "trPr", "del") is None]


def _row(row: Any) -> list[Cell]:
    cells: list[Cell] = []
    column = _count(child(row, "trPr", "gridBefore"), 0)
    for element in inside(row, "tc"):
        if child(element, "tcPr", "cellDel") is not None:
            continue
        merge = child(element, "tcPr", "vMerge")
        across = child(element, "tcPr", "hMerge")
        if across is not None and attribute(across, "val") != "restart" and cells:
            cells[-1].columns += 1
            column += 1
            continue
        span = _count(child(element, "tcPr", "gridSpan"), 1)
        continues = merge is not None and attribute(merge, "val") != "restart" and is_on(merge)
        cells.append(Cell(column, span, continues, element))
        column += span
    return cells


def _count(element: Any | None, otherwise: int) -> int:
    value = (attribute(element, "val") or "") if element is not None else ""
    return max(otherwise, min(int(value), COLUMNS)) if value.isdigit() else otherwise


def grid(table: list[list[Cell]], text: Callable[[Any], str]) -> tuple[str, tuple[Merged, ...]]:
    """Return a table's text and its merged cells; `text` tells what stands in a cell's element."""
    width = max((cell.column + cell.columns for row in table for cell in row), default=0)
    lines: list[list[str]] = []
    for row in table:
        line = [""] * width
        for cell in row:
            line[cell.column] = "" if cell.continues else text(cell.element)
        lines.append(line)
    return "\n".join("\t".join(line) for line in lines), tuple(_merged(table))


def _merged(table: list[list[Cell]]) -> list[Merged]:
    found = []
    for number, row in enumerate(table):
        for cell in row:
            if cell.continues:
                continue
            tall = 1
            while number + tall < len(table) and _goes_on(cell, table[number + tall]):
                tall += 1
            if tall > 1 or cell.columns > 1:
                found.append(Merged(number, cell.column, tall, cell.columns))
    return found


def _goes_on(cell: Cell, row: list[Cell]) -> bool:
    return any(below.column == cell.column and below.continues for below in row)
