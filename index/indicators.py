"""The indicator tables of plans → facts: name, unit, base, targets, growth and nature, each with its cell's address and place.

What cannot be read as such a table gives no fact: a table of two past years is statistics, one without a year or a word for
base and target says nothing of a plan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import index.tabled.units as units
from index.outline import path_at
from index.tabled.cells import GROWTH, PROPERTY, Cell, Table, letters
from index.tables import NOTE, read
from index.types import Document

NAME = re.compile(
    r"^(?:主要)?(?:发展|發展|规划|監測|监测|考核|具体|具體)?(?:指标|指標)(?:名称|名稱|内容)?$|^(?:Key |Main )?Indicators?$",
    re.I,
)
CATEGORY = re.compile(
    r"^(?:指标|指標)?(?:类别|類別|分类|分類|类型|類型|领域|領域|维度|維度|一级指标|目标领域)$|^(?:Category|Field|Area|Dimension)$",
    re.I,
)
BASE = re.compile(r"基期|基准|基準|基年|现状|現狀|实际|實際|实绩|完成|预计|baseline|\bbase\b|actual|current", re.I)
TARGET = re.compile(r"目标|目標|规划|規劃|计划值|target|planned|goal", re.I)
NATURE = re.compile(
    r"约束性|約束性|预期性|預期性|指导性|指導性|binding|obligatory|mandatory|anticipatory|expected|indicative|anticipated",
    re.I,
)
IN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
RUNNING = re.compile(r"^\s*(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])\s*")
ORDINALS = "零一二三四五六七八九十"
# The sixth plan began in 1981, each after it five years later: “十四五” is 2021 to 2025.
PLAN = re.compile(
    r"[“\"”‘]?(?<![一-龥])(十?[一二三四五六七八九十])五[”\"“’]?(?:规划|計劃|计划|規劃|时期|時期|期间|期間|主要|发展|”|\")"
)
FIVE_YEARS = re.compile(r"第(十?[一二三四五六七八九十])个五年(?:规划|计划)|(\d{1,2})th Five-Year Plan", re.I)
SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?\s*[-—–―~～至到]+\s*((?:19|20)\d{2})(?!\d)")
SIXTH = (6, 1981)


@dataclass(frozen=True, slots=True)
class Cited:
    """A cell's words as written, where they stand (`document.text[start:end] == text`), and the cell's two addresses."""

    text: str
    start: int
    end: int
    address: str
    letters: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written, the year it is for ("" where its column names none), and its unit, "" where none is said."""

    cited: Cited
    year: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table. What the table doesn't hold, or leaves empty, is None; "—" is a value as written.

    `names` are the cells that name it, outermost first; `name` is their words without running number and unit. `growth`
    keeps its brackets: 〔13.5〕 is a sum over the years.
    """

    name: str
    names: tuple[Cited, ...]
    unit: str
    base: Value | None
    targets: tuple[Value, ...]
    growth: Value | None = None
    nature: Cited | None = None
    category: Cited | None = None
    table: int = 1

    @property
    def target(self) -> Value | None:
        """Return the first target, that of the plan's own last year; None without one."""
        return self.targets[0] if self.targets else None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; None where a table has no such column."""

    names: tuple[int, ...]
    base: int | None
    targets: tuple[int, ...]
    growth: int | None
    nature: int | None
    category: int | None
    years: dict[int, str]


def indicators(document: Document) -> list[Indicator]:
    """Return the indicators of a document in text order: table by table, row by row."""
    return [one for table in read(document) for one in of_table(document, table)]


def of_table(document: Document, table: Table) -> list[Indicator]:
    """Return the indicators of one of a document's tables; none when it is no indicator table."""
    columns = _columns(document, table)
    return list(_rows(table, columns)) if columns else []


def _columns(document: Document, table: Table) -> _Columns | None:
    called = [table.named(column) for column in range(table.width())]
    names = _names(table, called)
    nature = next((n for n, name in enumerate(called) if PROPERTY.match(name) and _holds_natures(table, n)), None)
    if not names:
        return None
    category = next((n for n, name in enumerate(called[: names[0]]) if CATEGORY.match(name)), None)
    after = [n for n in range(names[-1] + 1, len(called)) if n != nature]
    growth = next((n for n in after if GROWTH.search(called[n]) and not IN_YEAR.search(called[n])), None)
    years = {
        n: found[1] for n in after if (found := IN_YEAR.search(called[n])) and len(IN_YEAR.findall(called[n])) == 1
    }
    base, targets = _told(called, [n for n in after if n != growth], years, _begin(document, table), nature is not None)
    return _Columns(names, base, targets, growth, nature, category, years) if targets else None


def _names(table: Table, called: list[str]) -> tuple[int, ...]:
    """Return the columns that name an indicator: the one headed 指标, and those beside it that its head reaches over."""
    first = next((n for n, name in enumerate(called) if NAME.match(name)), None)
    if first is None:
        return ()
    names = [first]
    while (beside := names[-1] + 1) in table.stubs and called[beside] in ("", called[first]):
        names.append(beside)
    return tuple(names)


def _holds_natures(table: Table, column: int) -> bool:
    told = [cell.text for row in table.body() if (cell := table.cell(row[0].row, column)) and cell.text.strip()]
    return any(NATURE.search(text) for text in told)


def _told(
    called: list[str], columns: list[int], years: dict[int, str], begin: int | None, natured: bool
) -> tuple[int | None, tuple[int, ...]]:
    """Return the columns of base and targets: by what their heads say, else by their years, earliest target first.

    A year is a target's when it lies in the plan's time; without one to go by, of two years beside a column of natures
    the later is. Anything else is not told.
    """
    bases = [n for n in columns if BASE.search(called[n]) and not TARGET.search(called[n])]
    targets = [n for n in columns if TARGET.search(called[n])]
    plain = [n for n in columns if n in years and n not in bases and n not in targets]
    if begin is not None:
        bases += [n for n in plain if int(years[n]) < begin]
        targets += [n for n in plain if int(years[n]) >= begin]
    elif len(plain) == 2 and natured and not bases and not targets:
        bases, targets = plain[:1], plain[1:]
        if years[plain[0]] > years[plain[1]]:
            bases, targets = targets, bases
    elif len(plain) == 1 and len(bases) + len(targets) == 1:
        bases, targets = bases or plain, targets or plain
    targets.sort(key=lambda n: years.get(n, ""))
    return max(bases, key=lambda n: years.get(n, ""), default=None), tuple(targets)


def _begin(document: Document, table: Table) -> int | None:
    """Return the first year of the plan, as the table's title, the headings over it or the document's title tell it.

    Without one it is the year after the document was published: what lies ahead then is a target.
    """
    titles = [heading.title for heading in reversed(path_at(document.outline, table.start, document.text))]
    for text in [table.title.text if table.title else "", *titles, document.title]:
        if (year := _plan_year(text)) is not None:
            return year
    return int(document.published[:4]) + 1 if document.published else None


def _plan_year(text: str) -> int | None:
    if found := SPAN.search(text):
        return int(found[1])
    if found := FIVE_YEARS.search(text):
        number = int(found[2]) if found[2] else _ordinal(found[1])
    elif found := PLAN.search(text):
        number = _ordinal(found[1])
    else:
        return None
    return SIXTH[1] + 5 * (number - SIXTH[0]) if number >= SIXTH[0] else None


def _ordinal(text: str) -> int:
    """Return 14 for 十四."""
    tens, ones = (10, text[1:]) if text.startswith("十") else (0, text)
    return tens + (ORDINALS.index(ones) if ones else 0)


def _rows(table: Table, columns: _Columns) -> Iterator[Indicator]:
    category: Cited | None = None
    outer: Cell | None = None
    for row in table.body():
        number = row[0].row
        filled = list(dict.fromkeys(c for n in range(len(row)) if (c := table.cell(number, n)) and c.text.strip()))
        if len(filled) == 1 or not filled:  # a row of one cell heads those below it: 经济发展
            category = _cited(table, filled[0]) if filled and not NOTE.match(filled[0].text) else category
            continue
        if columns.category is not None and (told := table.cell(number, columns.category)) and told.text.strip():
            category = _cited(table, told)
        cells = _named_by(table, number, columns.names, outer)
        if cells is None:
            continue
        outer = cells[0] if len(columns.names) > 1 else None
        one = _indicator(table, number, columns, cells)
        if one.base or one.targets or one.growth:
            yield replace(one, category=category)


def _named_by(table: Table, row: int, names: tuple[int, ...], outer: Cell | None) -> list[Cell] | None:
    """Return the cells that name a row, outermost first; where the outer one is left empty it is that of the row above."""
    cells = [cell for n in names if (cell := table.cell(row, n)) and cell.text.strip()]
    if not cells:
        return None
    first = table.cell(row, names[0])
    if len(names) > 1 and outer and first and not first.text.strip():
        cells.insert(0, outer)
    return list(dict.fromkeys(cells))


def _indicator(table: Table, row: int, columns: _Columns, cells: list[Cell]) -> Indicator:
    names = tuple(_cited(table, cell) for cell in cells)
    unit = table.unit_of_row(row) or next((u[0] for c in reversed(cells) if (u := units.in_name(c.text))), "")
    values = {n: _value(table, row, n, columns) for n in (columns.base, *columns.targets, columns.growth)}
    return Indicator(
        name=" ".join(RUNNING.sub("", units.without(cell.text)) for cell in cells),
        names=names,
        unit=unit or next((v.unit for n in columns.targets if (v := values[n]) and v.unit), ""),
        base=values[columns.base],
        targets=tuple(value for n in columns.targets if (value := values[n])),
        growth=values[columns.growth],
        nature=_at(table, row, columns.nature),
        table=table.number,
    )


def _value(table: Table, row: int, column: int | None, columns: _Columns) -> Value | None:
    cell = table.cell(row, column) if column is not None else None
    if cell is None or column is None or not cell.text.strip():
        return None
    return Value(_cited(table, cell), columns.years.get(column, ""), table.unit_of(cell))


def _at(table: Table, row: int, column: int | None) -> Cited | None:
    cell = table.cell(row, column) if column is not None else None
    return _cited(table, cell) if cell and cell.text.strip() else None


def _cited(table: Table, cell: Cell) -> Cited:
    """Return a cell without the blanks around its words."""
    start = cell.start + len(cell.text) - len(cell.text.lstrip())
    text = cell.text.strip()
    return Cited(text, start, start + len(text), table.address(cell), letters(cell, table.corner or (0, 0)))
