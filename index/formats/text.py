"""Plain text → blocks: a line is a paragraph, hard-wrapped lines are joined, lines of tab-separated cells are a table."""

import re
from itertools import groupby

from index.types import Block, Page

# A file counts as hard-wrapped when most of its longer lines stop without an end of sentence, at about one width.
WRAPPED_SHARE = 0.6
FULL_LINE = (40, 100)
SENTENCE_END = re.compile(r"[.!?。！？；;：:…”\"』」）)]\s*$")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read(content: str) -> Page:
    """Return the text's blocks; the page may still hold menus (`pasted`)."""
    lines = [line.strip() if line.count("\t") < 1 else line.strip(" \u3000\n") for line in content.split("\n")]
    if hard_wrapped(lines):
        lines = unwrap(lines)
    blocks: list[Block] = []
    for table, run in groupby(lines, key=is_row):
        if table:
            blocks.append(Block("\n".join(_row(line) for line in run), "table"))
        else:
            blocks += [Block(line.strip()) for line in run if line.strip()]
    return Page(tuple(blocks), pasted=True)


def is_row(line: str) -> bool:
    """Return True for a line of at least two tab-separated cells."""
    return sum(bool(cell.strip()) for cell in line.split("\t")) >= 2


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
    """Return the lines with each run between blank lines joined: Latin words by a space, Chinese by nothing."""
    out: list[str] = []
    for blank, run in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            out.append(_joined(list(run)))
    return out


def _joined(run: list[str]) -> str:
    text = run[0]
    for line in run[1:]:
        tight = bool(CJK.match(text[-1:]) and CJK.match(line[:1]))
        text += line if tight else " " + line
    return text
