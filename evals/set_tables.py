"""A set as CSV or as a workbook → its lines: heads found, a question's rows joined, each fault with row and column."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from evals.line import Line
from evals.set_cells import Unreadable, filled, row_of
from evals.set_columns import FORMULA, Column, columns, heads
from index.formats import NotText, decode, package
from index.formats.sheet import sheets

DELIMITERS = ",;\t|"
Rows = Sequence[tuple[int, Sequence[str]]]
"""The rows of a table, each with the number of its first line."""


def of_csv(data: bytes) -> list[Line]:
    """Return the lines of a set in CSV of any encoding, parted by commas, semicolons, tabs or bars. Raises NotText."""
    content = decode(data)
    rows: list[tuple[int, Sequence[str]]] = []
    reader = csv.reader(StringIO(content, newline=""), delimiter=_delimiter(content))
    try:
        while (cells := next(reader, None)) is not None:
            rows.append((reader.line_num - sum(cell.count("\n") for cell in cells), cells))
    except csv.Error as error:
        return [Line(reader.line_num, fault=f"is no CSV ({error})")]
    return _of_table(rows)


def of_workbook(data: bytes) -> list[Line]:
    """Return the lines of the one sheet that holds questions. Raises NotText when there are several, or it can't be read."""
    kind = package.kind(data) if data.startswith(b"PK") else package.old_office(data)
    found = [sheet for sheet in sheets(data, kind)[0] if heads(sheet.cells) is not None]
    if len(found) > 1:
        named = ", ".join(repr(sheet.name) for sheet in found)
        raise NotText(f"has {len(found)} sheets with questions ({named}); keep one set a file")
    cells = found[0].cells if found else [[""]]
    return _of_table(list(enumerate(cells, 1)))


def _delimiter(content: str) -> str:
    """Return what parts the columns: the sign that stands most often in the first lines, quoted fields apart."""
    start = re.sub(r'"[^"]*"', "", content[:2000]).split("\n", 1)[0]
    return max(DELIMITERS, key=start.count)


def _of_table(rows: Rows) -> list[Line]:
    """Return the lines below the heads; where the heads do not do, one line for each fault in them."""
    head = heads([row for _, row in rows])
    if head is None:
        return [Line(1, fault='has no column "question"; write the keys over the columns (evals/sets/README.md)')]
    number, named = rows[head]
    found, faults = columns(named)
    if faults:
        return [Line(number, fault=fault) for fault in faults]
    last = max(n for n, (_, row) in enumerate(rows) if any(cell.strip() for cell in row))
    return _joined(_line(at, row, found) for at, row in rows[head + 1 : last + 1])


def _line(number: int, cells: Sequence[str], named: Sequence[Column]) -> Line:
    beyond = [place for place, cell in enumerate(cells) if cell.strip() and place not in {c.place for c in named}]
    held = {c: _plain(cells[c.place]) for c in named if c.place < len(cells) and cells[c.place].strip()}
    if beyond:
        return Line(number, fault=f"has '{cells[beyond[0]].strip()[:30]}' in a column without a head")
    if not held:
        return Line(number, fault="is empty; delete it, or write a question")
    try:
        return Line(number, row_of(held), columns={column.key: column.called for column in held})
    except Unreadable as reason:
        return Line(number, fault=str(reason))


def _plain(cell: str) -> str:
    """Return a cell without white around it, and without the apostrophe that keeps it from being run as a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell


def _joined(found: Iterable[Line]) -> list[Line]:
    """Return one line a question: rows that bear its id, or none, below it add their evidence to it."""
    out: list[Line] = []
    place: dict[str, int] = {}
    for line in found:
        row = dict(line.row)
        before = place.get(str(row.get("id", "")))
        if before is None and out and "id" not in row and not row.get("question") and row.get("evidence"):
            before = len(out) - 1
        if line.fault:
            out.append(line)
        elif before is None or out[before].fault:
            row.setdefault("id", f"r{line.number}")
            place[str(row["id"])] = len(out)
            out.append(Line(line.number, row, columns=line.columns))
        elif reason := _other(line, out[before]):
            out.append(Line(line.number, fault=reason))
        else:
            merged = {**out[before].row, "evidence": [*out[before].row.get("evidence", []), *row["evidence"]]}
            out[before] = Line(out[before].number, merged, columns={**line.columns, **out[before].columns})
    return [line if line.fault else Line(line.number, filled(dict(line.row)), columns=line.columns) for line in out]


def _other(line: Line, before: Line) -> str | None:
    """Return why a further row of a question adds nothing to it, or says otherwise than its first row."""
    for key, value in line.row.items():
        if key != "evidence" and value != before.row.get(key):
            return f"{_called(line.columns, key)} says otherwise than line {before.number}, which has the same id"
    new = [entry for entry in line.row.get("evidence", []) if entry not in before.row.get("evidence", [])]
    return None if new else f"repeats line {before.number}, which has the same id, and adds no evidence"


def _called(columns: Mapping[str, str], key: str) -> str:
    return columns.get(key, f'"{key}"')
