"""Tables that stand as plain lines → table blocks: rows pasted with runs of blanks between their cells, or with single ones.

Taken apart only where there is no doubt: every row has a cell for each column of the head, of the kind that the head says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.script import HAN
from index.tabled.cells import GROWTH, NOTHING, PROPERTY, UNIT_COLUMN, is_figure, is_year
from index.tabled.units import is_unit
from index.types import Block

GAP = re.compile(r"\s*(?:[ \u00a0]{2,}|\u3000+)\s*")
# Two columns of words and figures are as often a list; a table of plain lines has three and, below its head, two rows.
COLUMNS, ROWS = 3, 2
HEAD_NAMES = re.compile(
    r"指标|指標|项目|項目|名称|名稱|地区|地區|类别|類別|\bindicator|\bitem|\bregion|\bcategory", re.I
)
HEAD_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?")
NATURE = re.compile(
    r"^(?:约束性|預期性|预期性|約束性|指导性|binding|anticipatory|expected|indicative|obligatory)$", re.I
)
NUMBERED = re.compile(r"^(?:[（(]?\d{1,2}[)）.．、]?|[①-⑳])$")


def gathered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each run of paragraphs that are a table's rows as one table, cells between tabs.

    The table stands where its first row stood. Only the blanks between cells change.
    """
    out: list[Block] = []
    place = 0
    while place < len(blocks):
        rows = _spaced(blocks, place) or _single(blocks, place)
        if rows:
            out.append(replace(blocks[place], role="table", text="\n".join("\t".join(row) for row in rows), onward=()))
            place += len(rows)
        else:
            out.append(blocks[place])
            place += 1
    return tuple(out)


def _spaced(blocks: Sequence[Block], place: int) -> list[list[str]]:
    """Return the rows of a table whose cells lie two blanks apart, head first; none where no such table begins."""
    rows: list[list[str]] = []
    for block in blocks[place:]:
        cells = GAP.split(block.text.strip()) if block.role == "paragraph" else []
        if len(cells) < COLUMNS or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    if len(rows) <= ROWS or any(is_figure(cell) for cell in rows[0]):
        return []
    below = [cell for row in rows[1:] for cell in row[1:]]
    return rows if 2 * sum(is_figure(cell) or is_year(cell) for cell in below) >= len(below) else []


def _single(blocks: Sequence[Block], place: int) -> list[list[str]]:
    """Return the rows of an indicator table whose cells are one blank apart, head first; none where no such table begins."""
    if blocks[place].role != "paragraph":
        return []
    head = _head(blocks[place].text)
    if not head:
        return []
    rows = [head]
    for block in blocks[place + 1 :]:
        cells = _fitted(block.text, head) if block.role == "paragraph" else None
        if cells is None:
            break
        rows.append(cells)
    return rows if len(rows) > ROWS else []


def _head(text: str) -> list[str]:
    """Return the cells of a line that is an indicator table's head: a name, a year or more, one cell each."""
    cells = text.split()
    years = sum(bool(HEAD_YEAR.search(cell)) for cell in cells)
    if len(cells) < COLUMNS or not years or any(is_figure(cell) for cell in cells):
        return []
    return cells if HEAD_NAMES.search(cells[0]) or (len(cells) > 1 and HEAD_NAMES.search(cells[1])) else []


def _fitted(text: str, head: list[str]) -> list[str] | None:
    """Return a row's cells, one for each of the head's; None when the words of the line do not fit them in one way only.

    The cells behind the name are counted from the right, the name takes what is left over; a first column of categories
    may be empty, as where one reaches over several rows.
    """
    named = next(n for n, cell in enumerate(head) if HEAD_NAMES.search(cell) and (n or not _is_category(head)))
    behind, words = head[named + 1 :], text.split()
    left, right = words[: -len(behind)], words[-len(behind) :]
    if not left or not all(_fits(cell, over) for cell, over in zip(right, behind, strict=True)):
        return None
    if len(left) == named + 1:
        return [*left, *right]
    if len(left) == 1 and named == 1:
        return ["", *left, *right]
    # Words of Chinese names stand together; names of other scripts hold blanks.
    joined = named == 0 and not HAN.search(" ".join(left))
    return [" ".join(left), *right] if joined else None


def _is_category(head: list[str]) -> bool:
    return len(head) > 1 and bool(HEAD_NAMES.search(head[1]))


def _fits(cell: str, head: str) -> bool:
    """Return True when a cell is of the kind that its head says: a nature, a unit, a value."""
    if PROPERTY.match(head):
        return bool(NATURE.match(cell))
    if UNIT_COLUMN.match(head):
        return is_unit(cell) or bool(NOTHING.match(cell))
    return is_figure(cell) or (bool(GROWTH.search(head)) and bool(HAN.search(cell)))
