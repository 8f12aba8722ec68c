"""Pages of lines and tables → blocks in reading order: frame out, tables at their places and joined over page ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.formats import pdf_columns, pdf_frame, pdf_headings, pdf_paragraphs, pdf_tables
from index.formats.beside_tables import CAPTION, UNIT, beside_tables
from index.formats.pdf_frame import Sheet
from index.formats.pdf_lines import Line
from index.formats.pdf_tables import Table
from index.types import Block

CONTINUED = re.compile(r"^[（(【]?\s*(?:续\s*(?:表|前表|上表)|續表|table\s+continued|continued)", re.I)
# Between the two parts of a table that goes on stand at most a line that says so, its title again and its unit.
BETWEEN = 3


@dataclass(slots=True)
class Flow:
    """The lines of all pages in order, the tables by the place of the line that they stand before, and what was cut."""

    lines: list[Line] = field(default_factory=list)
    tables: list[tuple[int, Table]] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def blocks(sheets: Sequence[Sheet], tables: Sequence[Table]) -> tuple[list[Block], list[str]]:
    """Return the blocks of all pages in reading order, and the lines that were cut."""
    flow = _flow(sheets, tables)
    _with_unruled(flow)
    _join(flow)
    apart = frozenset(place for place, _ in flow.tables)
    paragraphs = pdf_paragraphs.paragraphs(flow.lines, apart)
    flow.cut += [paragraph.leader for paragraph in paragraphs if paragraph.leader]
    found: list[Block] = []
    waiting, at = list(flow.tables), 0
    for paragraph, block in zip(paragraphs, pdf_headings.blocks(paragraphs), strict=True):
        while waiting and waiting[0][0] <= at:
            found.append(waiting.pop(0)[1].block())
        found.append(block)
        at += len(paragraph.lines)
    found += [table.block() for _, table in waiting]
    return beside_tables(found), flow.cut


def _flow(sheets: Sequence[Sheet], tables: Sequence[Table]) -> Flow:
    frame = pdf_frame.frame(sheets)
    flow = Flow()
    for sheet in sheets:
        begin = len(flow.lines)
        for place, line in enumerate(sheet.lines):
            if (sheet.number, place) in frame:
                flow.cut.append(line.text)
            else:
                flow.lines.append(line)
        for table in sorted((t for t in tables if t.page == sheet.number), key=lambda t: (t.box[1], t.box[0])):
            flow.tables.append((_before(flow.lines, begin, table), table))
    return flow


def _before(lines: Sequence[Line], begin: int, table: Table) -> int:
    """Return the place of the first line below the table's upper edge that shares its width."""
    for place in range(begin, len(lines)):
        line = lines[place]
        if line.top >= table.box[1] and line.left < table.box[2] and line.right > table.box[0]:
            return place
    return len(lines)


def _with_unruled(flow: Flow) -> None:
    """Take the rows of tables without drawn lines out of the lines and put the tables there."""
    runs = pdf_columns.runs(flow.lines)
    taken = {place for start, end in runs for place in range(start, end)}
    new = [(start, pdf_columns.table(flow.lines[start:end])) for start, end in runs]
    tables = sorted([*flow.tables, *new], key=lambda pair: pair[0])
    flow.tables = [(place - sum(one < place for one in taken), table) for place, table in tables]
    flow.lines = [line for place, line in enumerate(flow.lines) if place not in taken]


def _join(flow: Flow) -> None:
    """Join each table with the one that goes on with it at the top of the next page."""
    joined: list[tuple[int, Table]] = []
    dropped: set[int] = set()
    ends: dict[int, int] = {}
    for place, table in flow.tables:
        above = joined[-1] if joined else None
        between = range(above[0], place) if above else range(0)
        if above and _continues(above[1], ends[above[0]], table, [flow.lines[n] for n in between]):
            joined[-1] = (above[0], pdf_tables.joined(above[1], table))
            dropped |= set(between)
            ends[above[0]] = table.page
        else:
            joined.append((place, table))
            ends[place] = table.page
    flow.cut += [flow.lines[place].text for place in sorted(dropped)]
    flow.tables = [(place - sum(one < place for one in dropped), table) for place, table in joined]
    flow.lines = [line for place, line in enumerate(flow.lines) if place not in dropped]


def _continues(upper: Table, last_page: int, lower: Table, between: Sequence[Line]) -> bool:
    if lower.page != last_page + 1 or len(between) > BETWEEN or not pdf_tables.goes_on(upper, lower):
        return False
    told = any(CONTINUED.match(line.text) for line in between)
    return not between or (told and all(_is_repeated(line.text) for line in between))


def _is_repeated(text: str) -> bool:
    return bool(CONTINUED.match(text) or UNIT.match(text) or CAPTION.match(text))
