"""CSV → one table; where a column holds whole texts, each row is a record: its fields as a table, its text as paragraphs."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from index.formats import text
from index.formats.lines import cell
from index.types import Block, Facts, Page, Place

DELIMITERS = ",;\t|"
# So many lines decide; that many must agree in their number of fields before a text of another name counts as CSV.
LINES, LEAST, FIELDS = 200, 3, 3
# A field of so many characters, or of several lines, is a text that someone put into a table.
TEXT = 500
TITLES = re.compile(r"title|headline|标题|標題|名称|题目", re.I)
# A field may hold a whole report; the standard limit of 131,072 is less.
FIELD_LIMIT = 20_000_000


def is_csv(content: str, name: str) -> bool:
    """Return True for what is named so, or whose lines all have the same number of fields with no space after commas."""
    if name.lower().endswith((".csv", ".tsv")):
        return True
    lines = [line for line in content.split("\n", LINES)[:LINES] if line.strip()]
    counts = {len(re.findall(r",(?=\S|$)", line)) - 1000 * len(re.findall(r", ", line)) for line in lines}
    return len(lines) >= LEAST and len(counts) == 1 and counts.pop() >= FIELDS - 1


def read(content: str) -> Page:
    """Return the rows of CSV text as blocks."""
    csv.field_size_limit(FIELD_LIMIT)
    rows = [[value.strip() for value in row] for row in csv.reader(content.split("\n"), delimiter=_delimiter(content))]
    whole = _with_line_ends(content, rows)
    rows = [row for row in whole if any(row)]
    if not rows:
        return Page(())
    if len(rows) > 1 and any(len(value) > TEXT for row in rows[1:] for value in row):
        return _records(rows)
    width = max(map(len, rows))
    lines = ["\t".join(cell([value]) for value in [*row, *[""] * (width - len(row))]) for row in rows]
    if width == 1:
        return Page(tuple(Block(line) for line in lines))
    # Blank rows above move all below them in a workbook; blank ones between leave no single address.
    top = next(number for number, row in enumerate(whole) if any(row))
    corner = (top, 0) if rows == whole[top : top + len(rows)] else None
    return Page((Block("\n".join(lines), "table", place=Place(character=0, corner=corner)),))


def _with_line_ends(content: str, rows: list[list[str]]) -> list[list[str]]:
    """Return the rows; fields of several lines need a reader that was given the line ends as well."""
    if '"' not in content:
        return rows
    reader = csv.reader(StringIO(content, newline=""), delimiter=_delimiter(content))
    return [[value.strip() for value in row] for row in reader]


def _delimiter(content: str) -> str:
    """Return the sign that parts the fields: the one that most lines have equally often."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in content.split("\n", LINES)[:LINES] if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        most = Counter(line.count(sign) for line in lines if sign in line).most_common(1)
        return (most[0][1], most[0][0]) if most else (0, 0)

    return max(DELIMITERS, key=agreement) if lines else ","


def _records(rows: list[list[str]]) -> Page:
    heads, found = rows[0], []
    first = None
    for row in rows[1:]:
        fields = list(zip([*heads, *[""] * len(row)], row, strict=False))
        short = [(head, value) for head, value in fields if value and len(value) <= TEXT]
        title = next((value for head, value in short if TITLES.search(head)), None)
        first = first or title
        if title:
            found.append(Block(cell([title]), "heading", 1))
        if short:
            found.append(Block("\n".join(f"{cell([head])}\t{cell([value])}" for head, value in short), "table"))
        for _, value in fields:
            found += text.read(value).blocks if len(value) > TEXT else ()
    return Page(tuple(found), Facts(title=first if len(rows) == 2 else None))
