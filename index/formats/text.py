"""Plain text → blocks: a line is a paragraph, hard-wrapped lines are joined, lines of tab-separated cells are a table."""

import re
from itertools import groupby

from index.outline import label_of
from index.types import Block, Page

# A file counts as hard-wrapped when most of its longer lines stop without an end of sentence, at about one width.
WRAPPED_SHARE = 0.6
FULL_LINE = (40, 100)
SENTENCE_END = re.compile(r"[.!?。！？；;：:…”\"』」）)]\s*$")
OPENS = re.compile(r"[-*+•●○▪■◆]\s|\d{1,2}[.)]\s|#{1,6}\s|>\s|\|")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read(content: str) -> Page:
    """Return the text's blocks; the page may still hold menus (`pasted`)."""
    lines = [line.strip() if line.count("\t") < 1 else line.strip(" \u3000\n") for line in content.split("\n")]
    if hard_wrapped(lines):
        lines = unwrap(lines)
    blocks: list[Block] = []
    for table, run in groupby(lines, key=is_row):
        rows = list(run)
        if table and (len(rows) > 1 or cells(rows[0]) > 2):
            blocks.append(Block("\n".join(_row(line) for line in rows), "table"))
        else:  # two cells alone are a line with a tab in it
            blocks += [Block(line.strip().replace("\t", " ")) for line in rows if line.strip()]
    return Page(tuple(blocks), pasted=True)


def is_row(line: str) -> bool:
    """Return True for a line of at least two tab-separated cells."""
    return cells(line) >= 2


def cells(line: str) -> int:
    """Return how many tab-separated cells of a line hold something."""
    return sum(bool(cell.strip()) for cell in line.split("\t"))


def _row(line: str) -> str:
    return "\t".join(cell.strip() for cell in line.strip(" \n").split("\t"))


def hard_wrapped(lines: list[str]) -> bool:
    """Return True when most full lines break off in mid-sentence with another line right below."""
    full = [
        (line, after)
        for line, after in zip(lines, lines[1:], strict=False)
        if FULL_LINE[0] <= len(line) <= FULL_LINE[1]
    ]
    broken = [line for line, after in full if after and not SENTENCE_END.search(line)]
    return len(full) >= 8 and len(broken) > WRAPPED_SHARE * len(full)


def unwrap(lines: list[str]) -> list[str]:
    """Return the lines joined to paragraphs: Latin words by a space, Chinese by nothing.

    A blank line, a numbered or bulleted line and a row of a table begin anew.
    """
    out: list[list[str]] = []
    apart = True
    for line in lines:
        whole = not line.strip() or is_row(line)
        if whole or apart or OPENS.match(line.strip()) or label_of(line.strip()):
            out.append([line])
        else:
            out[-1].append(line)
        apart = whole
    return [_joined(run) for run in out]


def _joined(run: list[str]) -> str:
    text = run[0]
    for line in run[1:]:
        tight = bool(CJK.match(text[-1:]) and CJK.match(line[:1]))
        text += line.strip() if tight else " " + line.strip()
    return text
