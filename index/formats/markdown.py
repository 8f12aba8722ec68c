"""Markdown → blocks: headings, paragraphs, list items, tables as lines of tab-separated cells; no HTML comments."""

import re

from index.formats.text import goes_on, hard_wrapped, unwrap
from index.types import Block, Facts, Page

COMMENT = re.compile(r"<!--.*?-->", re.S)
HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
# In hard-wrapped text these lines are whole: the next one does not go on with them.
STANDS_ALONE = re.compile(r"^\s*(?:#{1,6}\s|\|.*\|\s*$|([-*_])(?:\s*\1){2,}\s*$)")
RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$")
TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
ITEM = re.compile(r"^\s*[-*+]\s+")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


def read(content: str) -> Page:
    """Return the blocks of Markdown text; comments and front matter go to `cut`."""
    cut = [m.group(0) for m in COMMENT.finditer(content)]
    content = COMMENT.sub("", content)
    if front := FRONT.match(content):
        cut.append(front.group(0))
        content = content[front.end() :]
    lines = content.split("\n")
    if hard_wrapped([line.strip() for line in lines]):
        lines = unwrap([piece for line in lines for piece in ([line, ""] if STANDS_ALONE.match(line) else [line])])
    blocks = _blocks(lines)
    first = next((b.text for b in blocks if b.role == "heading"), None)
    return Page(tuple(blocks), Facts(title=first), tuple(cut))


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    table: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip().startswith("|") and line.strip().endswith("|"):
            table.append(line.strip())
            continue
        if table and not line.strip() and _goes_on(table, lines[number:]):
            continue
        if table:
            blocks.append(_table(table))
            table = []
        if block := _block(line):
            blocks.append(block)
    return blocks


def _goes_on(table: list[str], below: list[str]) -> bool:
    """Return True when blank lines only part a table's rows: below them stands a row of as many cells, and no new head."""
    rest = [line.strip() for line in below if line.strip()]
    if not rest or not (rest[0].startswith("|") and rest[0].endswith("|")) or len(table) == 1:
        return False
    headed = len(rest) > 1 and bool(TABLE_RULE.match(rest[1]))
    return not headed and goes_on(table[-1][1:-1].split("|"), [cell.strip() for cell in rest[0][1:-1].split("|")])


def _block(line: str) -> Block | None:
    if not line.strip() or RULE.match(line):
        return None
    if heading := HEADING.match(line.strip()):
        title = heading.group(2).rstrip().rstrip("#").rstrip()
        return Block(_plain(title), "heading", len(heading.group(1))) if title else None
    return Block(_plain(ITEM.sub("", line).strip().removeprefix("> ").strip()))


def _table(lines: list[str]) -> Block:
    # The rule stands under the heads; below it, a row of dashes is a row. Outer bars frame a row; an empty cell is one.
    rows = [line for number, line in enumerate(lines) if number != 1 or not TABLE_RULE.match(line)]
    cells = [[_plain(cell.strip()) for cell in row[1:-1].split("|")] for row in rows]
    return Block("\n".join("\t".join(row) for row in cells), "table")


def _plain(text: str) -> str:
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))
