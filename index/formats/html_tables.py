"""A table of a page → lines of tab-separated cells with its merged cells; tables that only arrange a page are told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.types import Merged

SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u3000]+")
# The text of a cell that a reader sees; comments are no text.
SEEN = ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]"
BREAKS = frozenset("br p div li ul ol h1 h2 h3 h4 h5 h6".split())
# A cell as long as this holds the text of a page, not a value; so do many paragraphs in one.
LONGEST_CELL, MEAN_CELL, MOST_PARAGRAPHS = 1200, 150, 6
# More of a table's characters in links than this, and it is a menu.
MOST_LINKED = 0.6
# What a page may say about how far a cell reaches is not always so; beyond this nobody means it.
WIDEST, TALLEST, MOST_CELLS = 100, 1_000, 200_000


@dataclass(frozen=True, slots=True)
class Cells:
    """A table's text, rows as lines of tab-separated cells, with its merged cells and how much of it is linked."""

    text: str
    merged: tuple[Merged, ...]
    linked: int


def leaves(root: Any) -> frozenset[Any]:
    """Return the tables that hold no other table."""
    holding = {outer for table in root.iter("table") if (outer := next(table.iterancestors("table"), None)) is not None}
    return frozenset(table for table in root.iter("table") if table not in holding)


def cells(table: Any) -> Cells | None:
    """Return the table's cells, or None when it only arranges other things: one column, long texts or links alone."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    texts = {cell: _text(cell) for row in rows for cell in row}
    filled = [text for text in texts.values() if text]
    wide = sum(sum(bool(texts[cell]) for cell in row) >= 2 for row in rows)
    if wide < 2 or 2 * wide < sum(any(texts[cell] for cell in row) for row in rows):
        return None
    if max(map(len, filled)) > LONGEST_CELL or sum(map(len, filled)) > MEAN_CELL * len(filled):
        return None
    if any(sum(1 for _ in cell.iter("p", "li")) > MOST_PARAGRAPHS for cell in texts):
        return None
    if sum(map(_size, filled)) != _size("".join(_pieces(table))):
        return None  # text outside of the cells would be lost
    linked = sum(len(_text(link)) for cell in texts for link in cell.iter("a"))
    if linked > MOST_LINKED * sum(map(len, filled)) and not table.findall(".//th"):
        return None
    return _grid(rows, texts, linked)


def _grid(rows: list[list[Any]], texts: dict[Any, str], linked: int) -> Cells:
    """Return the cells at their places: what reaches over several rows or columns leaves the others empty."""
    taken: set[tuple[int, int]] = set()
    merged: list[Merged] = []
    lines: list[str] = []
    for number, row in enumerate(row for row in rows if row):
        line: dict[int, str] = {}
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            down, right = _reach(cell, "rowspan", min(TALLEST, len(rows) - number)), _reach(cell, "colspan", WIDEST)
            if len(taken) + down * right > MOST_CELLS:
                down = right = 1
            line[column] = texts[cell]
            taken |= {(number + below, column + beside) for below in range(down) for beside in range(right)}
            if down > 1 or right > 1:
                merged.append(Merged(number, column, down, right))
            column += right
        while (number, column) in taken:  # what reaches down from above closes the row
            column += 1
        lines.append("\t".join(line.get(place, "") for place in range(column)))
    return Cells("\n".join(lines), tuple(merged), linked)


def _reach(cell: Any, name: str, most: int) -> int:
    told = re.match(r"\s*(\d{1,6})", cell.get(name) or "")
    return max(1, min(int(told[1]) if told else 1, most))


def _size(text: str) -> int:
    return len(SPACE.sub("", text))


def _text(element: Any) -> str:
    return SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: Any) -> Iterator[str]:
    for text in element.xpath(SEEN):
        beside = text.getparent()
        yield f" {text}" if beside is not element and beside.tag in BREAKS else text
