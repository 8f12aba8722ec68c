"""A row of a table and a question → the very cell that is asked for: base or target year, growth, or 约束性/预期性."""

import functools
import re
from collections.abc import Sequence

from assistant.figures.asked import GROWN
from assistant.types import Question
from index.library import Cell, Indicator, Library, Table, Value
from index.types import Document

NATURE = re.compile(
    r"约束性|预期性|指导性|(?:指标)?属性|什么性质|\bbinding\b|\bobligatory\b|\banticipatory\b|\bindicative\b", re.I
)
# Who asks for a value and its nature gets the value: the row that is quoted tells both.
VALUE = re.compile(r"多少|几(?!个?种)|how (?:many|much)", re.I)
BASE = re.compile(r"基期|基准|基数|现状|实绩|实际|目前|起点|baseline|\bbase (?:year|figure)|actual|current", re.I)
# What a table states where it states nothing.
EMPTY = re.compile(r"^(?:[-－–—―…/]+|\.{2,}|n\.?a\.?|N/A|无|)$", re.I)


@functools.lru_cache(maxsize=16)
def grids(document: Document) -> tuple[Table, ...]:
    """Return a document's tables in text order; read once, for each row of them is asked about."""
    tables: tuple[Table, ...] = Library.grids(document)
    return tables


@functools.lru_cache(maxsize=16)
def _indicators(document: Document) -> dict[int, list[Indicator]]:
    """Return the indicators of a document's tables by the number of the table."""
    return {table.number: Library.indicators(document, table) for table in grids(document)}


def row_at(document: Document, at: int) -> tuple[Table, Sequence[Cell]] | None:
    """Return the table and the row of its body in which a place stands; None for a place in no table, or in a head."""
    table = next((one for one in grids(document) if one.start <= at < one.end), None)
    row = next((row for row in table.body() if row[0].start <= at <= row[-1].end), None) if table else None
    return (table, row) if table and row else None


def cell_asked(question: Question, document: Document, at: int) -> Cell | None:
    """Return the cell of the row at a place that the question asks for; None where it leaves that open.

    In a table of indicators it is the target unless the base, a year, a growth or the nature is asked for; elsewhere the
    cell under the head that shares most with the question, or the only one with a value.
    """
    placed = row_at(document, at)
    if placed is None:
        return None
    table, row = placed
    start, end = row[0].start, row[-1].end
    for one in _indicators(document)[table.number]:
        values = [value for value in (one.base, *one.targets, one.growth) if value]
        if any(start <= value.cited.start < end for value in values):
            found = _of_indicator(question, one, document)
            return _at(row, found) if found is not None else None
    return _under_head(question, table, row)


def value_with_unit(table: Table, cell: Cell) -> str:
    """Return a cell's words with its unit behind them, as a sentence would say it: 24.2 → 24.2%."""
    unit = table.unit_of(cell)
    text = cell.text.strip()
    if not unit or unit in text:
        return text
    digits = re.search(r"[\d.,]*\d", text)
    gap = " " if unit[0].isascii() and unit[0].isalpha() else ""
    return text[: digits.end()] + gap + unit + text[digits.end() :] if digits else text


def _of_indicator(question: Question, one: Indicator, document: Document) -> int | None:
    """Return where the cell begins that is asked for, or None when the table has none for it."""
    if NATURE.search(question.text) and one.nature and not VALUE.search(question.text):
        return one.nature.start
    if one.growth and GROWN.search(question.text) and not GROWN.search(one.name):
        return one.growth.cited.start
    years = [year for year in question.years if year not in document.title]
    values: list[Value] = [value for value in (*one.targets, one.base) if value]
    if named := next((value for value in values if value.year and value.year in years), None):
        return named.cited.start
    if years and all(value.year for value in values):
        return None
    chosen = one.base if BASE.search(question.text) and one.base else one.target or one.base or one.growth
    return chosen.cited.start if chosen else None


def _at(row: Sequence[Cell], place: int) -> Cell | None:
    return next((cell for cell in row if cell.start <= place <= cell.end), None)


def _under_head(question: Question, table: Table, row: Sequence[Cell]) -> Cell | None:
    """Return the cell of a row under the head that shares most with the question; None when two share as much."""
    stubs = set(table.stubs)
    cells = [cell for cell in row if cell.column not in stubs and re.search(r"\d", cell.text)]
    if len(cells) <= 1:
        return cells[0] if cells else None
    asked = set(Library.words(question.text))
    shared = [len(asked & set(Library.words(table.named(cell.column)))) for cell in cells]
    most = max(shared)
    return cells[shared.index(most)] if shared.count(most) == 1 else None
