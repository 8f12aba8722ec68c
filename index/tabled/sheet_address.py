"""A span of a document → the cells of its workbook it stands in, as a person writes them: 收支!B3, 收支!A3:D3."""

import re

from index.tabled.cells import Cell, letters
from index.types import Document

# Names that programs give a sheet by themselves: they are nobody's title.
UNNAMED = re.compile(r"(?:sheet|工作表|表格|table|feuil)\s*\d*$", re.I)


def sheet_cells(document: Document, start: int, end: int) -> str | None:
    """Return the sheet and the cells of `text[start:end]`; None where it comes from no sheet, or no cell is known.

    A span that goes on into another block of its sheet is addressed by what stands in the first.
    """
    origin = next((one for one in reversed(document.origins) if one.start <= start), None)
    if origin is None or origin.place.corner is None:
        return None
    end = min([end, *(one.start for one in document.origins if start < one.start < end)])
    first, last = (0, 0), (0, 0)
    if any(part.role == "table" and part.start <= start < part.end for part in document.parts):
        first, last = _cells(document.text, origin.start, start, end)
    cells = dict.fromkeys(letters(Cell("", start, end, *place), origin.place.corner) for place in (first, last))
    sheet = origin.place.sheet
    return (f"{sheet}!" if sheet is not None else "") + ":".join(cells)


def _cells(text: str, top: int, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return row and column of the upper left and the lower right cell, from 0, of a span of the table that begins at `top`."""
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip("\t\n"))
    before = text[top:start].split("\n")
    lines = text[start:end].rstrip("\t\n").split("\n")
    row, column = len(before) - 1, before[-1].count("\t")
    rights = [line.count("\t") + (column if n == 0 else 0) for n, line in enumerate(lines)]
    return (row, column if len(lines) == 1 else 0), (row + len(lines) - 1, max(rights))
