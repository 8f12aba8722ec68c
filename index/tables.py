"""The tables of a document, read from its text: rows of cells, head, title, unit and notes."""

import re
from collections.abc import Iterator
from dataclasses import replace

import index.tabled.units as units
from index.tabled.cells import COUNTING, LABEL, PROPERTY, UNIT_COLUMN, Line, Table, is_figure, is_year
from index.tabled.cells import Cell as Cell
from index.types import Document, Merged

NOTE = re.compile(
    r"^[（(]?(?:注|註|表注|说明|說明|备注|備註|资料来源|資料來源|数据来源|Notes?|Sources?)\s*\d{0,2}\s*[:：.．]", re.I
)
# A note goes on below its first line with these.
FURTHER = re.compile(r"^(?:[①-⑳]|[（(]?\d{1,2}[）).．、]|[*＊※])")
SENTENCE = re.compile(r"[。！？；!?;]$")
# A title above a table is a line, and a head a few words.
TITLE_WIDTH = 60
# Unless merged cells tell more, a head has two rows at most: a third without figures is a table of words.
HEADS = 2


def tables(document: Document) -> list[list[list[Cell]]]:
    """Return the tables in text order; a table is its rows, a row its cells."""
    return [[list(row) for row in table.rows] for table in read(document)]


def read(document: Document) -> tuple[Table, ...]:
    """Return the tables in text order, each with its head, title, unit and notes."""
    merged = {grid.start: grid.merged for grid in document.grids}
    found = []
    for number, part in enumerate(document.spans("table"), 1):
        rows = _reaching(tuple(_rows(document.text, part.start, part.end)), merged.get(part.start, ()))
        place = document.place(part.start)
        table = Table(number, part.start, part.end, rows, english=document.lang == "en", covered=_covered(rows))
        table = replace(table, sheet=place.sheet, corner=place.corner) if place else table
        table = replace(table, heads=_heads(table))
        table = replace(table, stubs=_stubs(table))
        found.append(
            _surrounded(document, replace(table, naming=frozenset(n for n in table.stubs if _tells(table, n))))
        )
    return tuple(found)


def _rows(text: str, start: int, end: int) -> Iterator[tuple[Cell, ...]]:
    at = start
    for row, line in enumerate(text[start:end].split("\n")):
        cells, place = [], at
        for column, cell in enumerate(line.split("\t")):
            cells.append(Cell(cell, place, place + len(cell), row, column))
            place += len(cell) + 1
        yield tuple(cells)
        at += len(line) + 1


def _reaching(rows: tuple[tuple[Cell, ...], ...], merged: tuple[Merged, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with the cells that reach over others told so."""
    reach = {(one.row, one.column): one for one in merged}
    return tuple(
        tuple(
            replace(cell, rows=one.rows, columns=one.columns) if (one := reach.get((cell.row, cell.column))) else cell
            for cell in row
        )
        for row in rows
    )


def _covered(rows: tuple[tuple[Cell, ...], ...]) -> dict[tuple[int, int], Cell]:
    merged = [cell for row in rows for cell in row if cell.rows > 1 or cell.columns > 1]
    return {
        (row, column): cell
        for cell in merged
        for row in range(cell.row, min(cell.row + cell.rows, len(rows)))
        for column in range(cell.column, cell.column + cell.columns)
    }


def _stubs(table: Table) -> tuple[int, ...]:
    """Return the columns that name the rows: those before the first of which at least half holds figures, or a unit."""
    found: list[int] = []
    for column in range(table.width()):
        called = table.named(column)
        if UNIT_COLUMN.match(called) or (found and (is_year(called) or PROPERTY.match(called))):
            break
        if COUNTING.match(called):
            continue
        below = _below(table, column)
        # A column of years names rows where those before it do not: 一五计划 over 1953 to 1957.
        dated = any(_tells(table, before) for before in found)
        if 2 * sum(is_figure(text) or (dated and is_year(text)) for text in below) >= len(below) > 0:
            break
        found.append(column)
    else:  # where nothing but words stands in a table, the first column names the row
        return tuple(found[:1])
    return tuple(found)


def _below(table: Table, column: int) -> list[str]:
    return [row[column].text.strip() for row in table.body() if column < len(row) and row[column].text.strip()]


def _tells(table: Table, column: int) -> bool:
    """Return True for a column that names each row of the body otherwise."""
    below = _below(table, column)
    return len(set(below)) == len(below) == len(table.body())


def _heads(table: Table) -> tuple[int, ...]:
    """Return the rows of the head: from the first row of several cells on, while they hold no figure but years."""
    top = next((n for n, row in enumerate(table.rows) if sum(bool(cell.text.strip()) for cell in row) > 1), None)
    if top is None or top == len(table.rows) - 1 or _has_figures(table.rows[top]):
        return ()
    heads = [top]
    while (below := heads[-1] + 1) < len(table.rows) - 1 and not _has_figures(table.rows[below]):
        cells = table.rows[below]
        reaches = any(cell.rows > below - cell.row and cell.rows > 1 for row in heads for cell in table.rows[row])
        parted = any(cell.columns > 1 for cell in table.rows[heads[-1]])
        # Without merged cells told: a head's second row has nothing under the name of the rows, and something elsewhere.
        open_ = len(heads) < HEADS and not cells[0].text.strip() and any(cell.text.strip() for cell in cells)
        if not (reaches or parted or (open_ and _figures_follow(table, below))):
            break
        heads.append(below)
    return tuple(heads)


def _has_figures(row: tuple[Cell, ...]) -> bool:
    return any(is_figure(cell.text) for cell in row if cell.text.strip())


def _figures_follow(table: Table, row: int) -> bool:
    return row + 1 < len(table.rows) and _has_figures(table.rows[row + 1])


def _surrounded(document: Document, table: Table) -> Table:
    """Return the table with its title, unit and notes: from the lines around it and from rows of one cell in it."""
    above = [*_lines_above(document, table.start), *_alone(table, range(table.heads[0] if table.heads else 0))]
    unit = next((told for line in reversed(above) if (told := _unit(line))), None)
    title = next((line for line in reversed(above) if _is_title(line, unit)), None)
    inside = [line for line in _alone(table, range(len(table.rows))) if NOTE.match(line.text)]
    return replace(table, unit=unit, title=title, notes=(*inside, *_notes_below(document, table.end)))


def _unit(line: Line) -> Line | None:
    found = units.stated(line.text)
    return Line(found[0], line.start + found[1], line.start + found[2]) if found else None


def _is_title(line: Line, unit: Line | None) -> bool:
    """Return True for a line with a label (专栏1 …), and for a short line that stands above the table's unit or holds it."""
    if LABEL.match(line.text) and not SENTENCE.search(line.text):
        return True
    if unit is None or len(line.text) > TITLE_WIDTH or SENTENCE.search(line.text):
        return False
    alone = units.STATED.match(line.text.strip(" （(【[）)】]"))
    return line.start < unit.start and not alone


def _alone(table: Table, rows: range) -> list[Line]:
    """Return those of these rows that hold one cell only, as lines."""
    found = []
    for row in rows:
        filled = [cell for cell in table.rows[row] if cell.text.strip()]
        if len(filled) == 1:
            found.append(Line(filled[0].text, filled[0].start, filled[0].end))
    return found


def _lines_above(document: Document, start: int) -> list[Line]:
    """Return the two lines above a place, upper first; none of them of a table."""
    found: list[Line] = []
    end = start - 1
    taken = {part.end for part in document.spans("table")}
    while end > 0 and len(found) < 2 and end not in taken:
        begin = document.text.rfind("\n", 0, end) + 1
        found.insert(0, Line(document.text[begin:end], begin, end))
        end = begin - 1
    return found


def _notes_below(document: Document, end: int) -> tuple[Line, ...]:
    """Return the note lines right below a table: the first begins as a note does, others may go on with ② or 2."""
    found: list[Line] = []
    at = end + 1
    while at < len(document.text):
        stop = document.text.find("\n", at)
        stop = len(document.text) if stop < 0 else stop
        line = document.text[at:stop]
        if not (NOTE.match(line) or (found and FURTHER.match(line))):
            break
        found.append(Line(line, at, stop))
        at = stop + 1
    return tuple(found)
