"""A table: its cells with their exact places, what names their rows and columns, their units, and addresses people can read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import index.tabled.units as units

# What a table's head or a column of numbers is named: it says nothing of what the row is about.
COUNTING = re.compile(r"^(?:序号|序號|编号|編號|No\.?|#)$", re.I)
UNIT_COLUMN = re.compile(r"^(?:计量|計量)?(?:单位|單位)$|^Units?(?: of measure)?$", re.I)
PROPERTY = re.compile(r"^(?:指标|指標)?(?:属性|屬性|性质|性質)$|^(?:Nature|Attribute|Property|Type)$", re.I)
GROWTH = re.compile(r"年均|增速|增长|增長|增幅|累计|累計|growth|annual|average|cumulative", re.I)
# A figure in such brackets is a sum over the years of a plan.
SUM = re.compile(r"^[〔［\[【].*[〕］\]】]$")
YEAR = re.compile(r"^(?:19|20)\d{2}\s*年?[度末]?$")
NOTHING = re.compile(r"^(?:[-－–—―…/]+|\.{2,}|n\.?a\.?|N/A|无)$", re.I)
# What may stand beside the digits of a value: 6.5左右, >80%, 〔13.5〕, 4.5—5, about 12.
BESIDE = re.compile(
    r"左右|以上|以下|以内|以內|[约約近]|超过|超過|不低于|不高于|不超过|大于|小于|低于|高于|达到|累计|累計|年均|"
    r"\b(?:about|over|under|around|at least|more than|less than|above|below|up to|to)\b",
    re.I,
)
DIGITS = re.compile(
    r"[\d\s.,，、<>≤≥＜＞≈~～±+\-−－–—〔〕［］\[\]【】()（）%％‰/／:：*＊①-⑳]*\d[\d\s.,，、<>≤≥＜＞≈~～±+\-−－–—〔〕［］\[\]【】()（）%％‰/／:：*＊①-⑳]*"
)
LABEL = re.compile(r"^(?P<label>(?:附?表|专栏|專欄|Table|Box)\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*)", re.I)
VALUE_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """`document.text[start:end] == text`; row and column count from 0, `rows` and `columns` tell how far it reaches."""

    text: str
    start: int
    end: int
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text that belongs to a table: `document.text[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows as they stand, which of them are its head, and what stands above and below it.

    `number` counts the document's tables from 1; a row of one cell above the head (a title, 单位：亿元) is no head. `stubs` are
    the columns that name the rows, `naming` those in which no name comes twice; `corner` is the row and column of the sheet,
    from 0, where the table begins, as far as known; `covered` holds, by row and column, the merged cell that reaches over a place.
    """

    number: int
    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[int, ...] = ()
    stubs: tuple[int, ...] = ()
    title: Line | None = None
    unit: Line | None = None
    notes: tuple[Line, ...] = ()
    sheet: str | None = None
    english: bool = False
    corner: tuple[int, int] | None = None
    naming: frozenset[int] = frozenset()
    covered: Mapping[tuple[int, int], Cell] = field(default_factory=dict, repr=False, compare=False)

    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows below the head."""
        return self.rows[self.heads[-1] + 1 :] if self.heads else self.rows

    def width(self) -> int:
        """Return the number of columns."""
        return max(len(row) for row in self.rows)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a place, also where a merged cell reaches to it; None outside the table."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return None
        return self.covered.get((row, column), self.rows[row][column])

    def head(self, column: int) -> tuple[Cell, ...]:
        """Return the head cells over a column that hold something, topmost first, each once."""
        over = [self.cell(row, column) for row in self.heads]
        return tuple(dict.fromkeys(cell for cell in over if cell and cell.text.strip()))

    def named(self, column: int) -> str:
        """Return what the head calls a column, without its unit: 目标 2025年."""
        return " ".join(
            name for cell in self.head(column) if (name := units.without(cell.text)) and not units.is_unit(name)
        )

    def stub(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that name a row, left to right: no running number, no unit."""
        cells = [self.cell(row, column) for column in self.stubs]
        return tuple(dict.fromkeys(cell for cell in cells if cell and cell.text.strip()))

    def unit_of(self, cell: Cell) -> str:
        """Return the unit of a figure, "" where nothing says it and for what is no figure.

        It is the one the column's head states, else the row's (its unit column, the brackets of its name), else the
        table's, where it is one. A column of growth has no share in the row's unit, but for sums over years: 〔13.5〕.
        """
        if cell.row in self.heads or not is_figure(cell.text) or NOTHING.match(cell.text.strip()):
            return ""
        for head in reversed(self.head(cell.column)):
            if found := units.in_name(head.text):
                return found[0]
            if units.is_unit(head.text.strip(" （）()")):
                return head.text.strip(" （）()")
        if GROWTH.search(self.named(cell.column)) and not SUM.match(cell.text.strip()):
            return ""
        return self.unit_of_row(cell.row) or (units.one(self.unit.text) if self.unit else "")

    def unit_of_row(self, row: int) -> str:
        """Return the unit that a row states, in its unit column or in its name; "" where it states none."""
        for column in range(len(self.rows[row])):
            if UNIT_COLUMN.match(self.named(column)) and (told := self.cell(row, column)) and told.text.strip():
                return "" if NOTHING.match(told.text.strip()) else told.text.strip()
        found = (units.in_name(name.text) for name in reversed(self.stub(row)))
        return next((unit[0] for unit in found if unit), "")

    def address(self, cell: Cell) -> str:
        """Return the cell's address as a person says it: 表2 第3行“粮食产量”×“2025年”; rows count from the table's top.

        A table that has a label of its own (专栏1, Table 3) is called by it, a table of a workbook by its sheet and letters.
        """
        label = LABEL.match(self.title.text) if self.title else None
        table = label["label"] if label else f"Table {self.number}" if self.english else f"表{self.number}"
        if self.sheet is not None:
            table = f"{self.sheet}!{letters(cell, self.corner)}" if self.corner else f"{self.sheet} {table}"
        name = self._name(cell)
        row, column = units.without(name.text) if name else "", self.named(cell.column) if cell != name else ""
        if self.english:
            where = "head" if cell.row in self.heads else f"row {cell.row + 1}"
            return f"{table}, {where}" + "".join(f" {sign}“{one}”" for sign, one in (("", row), ("× ", column)) if one)
        where = "表头" if cell.row in self.heads else f"第{cell.row + 1}行"
        return f"{table} {where}" + "×".join(f"“{one}”" for one in (row, column) if one)

    def _name(self, cell: Cell) -> Cell | None:
        """Return the cell that names another's row: of the columns of names the first in which no name comes twice."""
        if cell.row in self.heads:
            return None
        names = self.stub(cell.row)
        if cell in names:
            return cell
        return next((name for name in names if name.column in self.naming), names[-1] if names else None)


def letters(cell: Cell, corner: tuple[int, int] = (0, 0)) -> str:
    """Return a cell's address as workbooks write it, B3; `corner` is where the table begins in its sheet, from 0."""
    name, column = "", cell.column + corner[1] + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"{name}{cell.row + corner[0] + 1}"


def is_year(text: str) -> bool:
    """Return True for a year alone: 2025年, 2025."""
    return bool(YEAR.match(text.strip()))


def is_figure(text: str) -> bool:
    """Return True for what a table states as a value: 6.5左右, >80%, 〔13.5〕, —; not for a year alone."""
    bare = text.strip()
    if NOTHING.match(bare):
        return True
    if is_year(bare) or len(bare) > VALUE_WIDTH or not any(char.isdigit() for char in bare):
        return False
    return bool(DIGITS.fullmatch(units.UNIT.sub("", BESIDE.sub("", bare))))
