"""Plain text → blocks: a line is a paragraph, hard-wrapped lines are joined, lines of tab-separated cells are a table."""

import re
from itertools import groupby
from statistics import median

from index.outline import label_of
from index.tabled.cells import is_figure
from index.types import Block, Page, Place

# A file counts as hard-wrapped when most of its longer lines stop without an end of sentence, at about one width.
WRAPPED_SHARE = 0.6
FULL_LINE = (40, 100)
# Chinese lines break after 18 to 50 characters. So do headlines in a row; but those differ in length and stand beside longer
# lines, and wrapped lines do neither: at least so many, nearly all of one width, next to nothing longer.
FULL_CHINESE, LEAST_CHINESE, ONE_WIDTH, NEARLY_ALL = (18, 50), 5, 0.12, 0.85
# A line that is so much shorter than the full ones was not broken for want of room.
SHORT = 0.75
TABS = re.compile(r" *\t[ \t]*")
SENTENCE_END = re.compile(r"[.!?。！？；;：:…”\"』」）)]\s*$")
# Eight characters and a comma: no menu, no list of names, but a sentence that goes on below.
COMMA_END = re.compile(r"[\u4e00-\u9fff].{7,}[，、]$")
OPENS = re.compile(r"[-*+•●○▪■◆]\s|\d{1,2}[.)]\s|#{1,6}\s|>\s|\|")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read(content: str) -> Page:
    """Return the text's blocks, each with the offset of its first character; the page may still hold menus (`pasted`)."""
    raw = content.split("\n")
    lines = [line.strip() if line.count("\t") < 1 else line.strip(" \u3000\n") for line in raw]
    starts = _starts(raw)
    runs = _runs(lines) if hard_wrapped(lines) else _broken_at_commas(lines)
    blocks: list[Block] = []
    told_lines = [(_joined([lines[n] for n in run]), starts[run[0]]) for run in runs]
    for table, run in groupby(_without_gaps(told_lines), key=_is_told_row):
        rows = list(run)
        if table and _is_table([_row(line) for line, _ in rows]):
            blocks.append(Block("\n".join(_row(line) for line, _ in rows), "table", place=Place(character=rows[0][1])))
        else:  # a row alone is a line with tabs in it
            told = [(TABS.sub(" ", line.strip()), start) for line, start in rows if line.strip()]
            blocks += [Block(line, place=Place(character=start)) for line, start in told]
    return Page(tuple(blocks), pasted=True)


def _starts(raw: list[str]) -> list[int]:
    """Return the offset of each line's first character that is no white."""
    starts, at = [], 0
    for line in raw:
        starts.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    return starts


def _without_gaps(told: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the lines without the blank ones between two rows of one table."""
    out: list[tuple[str, int]] = []
    for place, (line, start) in enumerate(told):
        before = out[-1][0] if out else ""
        after = next((text for text, _ in told[place:] if text.strip()), "")
        if line.strip() or not (is_row(before) and is_row(after) and goes_on(_split(before), _split(after))):
            out.append((line, start))
    return out


def goes_on(before: list[str], after: list[str]) -> bool:
    """Return True when a row below a blank line is of the table above: as many cells, and no head of a new table."""
    new_head = any(map(is_figure, before[1:])) and not any(map(is_figure, after))
    return len(before) == len(after) and not new_head


def _split(line: str) -> list[str]:
    return _row(line).split("\t")


def _is_told_row(told: tuple[str, int]) -> bool:
    return is_row(told[0])


def is_row(line: str) -> bool:
    """Return True for a line of at least two tab-separated cells."""
    return cells(line) >= 2


def cells(line: str) -> int:
    """Return how many tab-separated cells of a line hold something."""
    return sum(bool(cell.strip()) for cell in line.split("\t"))


def _is_table(rows: list[str]) -> bool:
    """Return True when two rows at least have the same number of columns."""
    columns = [row.rstrip("\t").count("\t") for row in rows]
    return len(set(columns)) < len(columns)


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
    return (len(full) >= 8 and len(broken) > WRAPPED_SHARE * len(full)) or _chinese_wrapped(lines)


def _chinese_wrapped(lines: list[str]) -> bool:
    """Return True when Chinese lines break off in mid-sentence at one width that hardly any line goes beyond."""
    pairs = zip(lines, lines[1:], strict=False)
    told = [line for line, after in pairs if after and CJK.match(line[-1:]) and not SENTENCE_END.search(line)]
    broken = [len(line) for line in told if FULL_CHINESE[0] <= len(line) <= FULL_CHINESE[1]]
    if len(broken) < LEAST_CHINESE:
        return False
    width = median(broken)
    near = sum(abs(size - width) <= ONE_WIDTH * width for size in broken)
    within = sum(len(line) <= (1 + ONE_WIDTH) * width for line in lines)
    return near >= NEARLY_ALL * len(broken) and within >= NEARLY_ALL * len(lines)


def _broken_at_commas(lines: list[str]) -> list[list[int]]:
    """Return each line alone, but a Chinese one that breaks off at a comma with those below it, up to the end of its sentence.

    The first line is a title, however it ends: exports cut it out of the lead.
    """
    runs: list[list[int]] = []
    going_on = False
    title = next((number for number, line in enumerate(lines) if line), 0)
    for number, line in enumerate(lines):
        if going_on and line and not (is_row(line) or label_of(line) or OPENS.match(line)):
            runs[-1].append(number)
        else:
            runs.append([number])
            going_on = False
        broken = number > title and COMMA_END.search(line) and not is_row(line)
        going_on = bool(line) and not SENTENCE_END.search(line) and (going_on or bool(broken))
    return runs


def unwrap(lines: list[str]) -> list[str]:
    """Return the lines joined to paragraphs: Latin words by a space, Chinese by nothing.

    A blank line, a numbered or bulleted line and a row of a table begin anew; so does what follows a heading.
    """
    return [_joined([lines[number] for number in run]) for run in _runs(lines)]


def _runs(lines: list[str]) -> list[list[int]]:
    """Return which lines make a paragraph, by their numbers."""
    runs: list[list[int]] = []
    apart, numbered, short = True, False, SHORT * _width(lines)
    for number, line in enumerate(map(str.strip, lines)):
        whole = not line or is_row(lines[number])
        label = label_of(line)
        if whole or apart or label or OPENS.match(line):
            runs.append([number])
            numbered = label is not None
        else:
            runs[-1].append(number)
        # 第三章 alone has its title on the next line.
        apart = whole or (numbered and len(line) < short and not (label and line == label.text))
    return runs


def _width(lines: list[str]) -> float:
    """Return the length of a line that goes on below: the median of the full ones."""
    least, most = FULL_CHINESE if _chinese_wrapped(lines) else FULL_LINE
    full = [len(line) for line in lines if least <= len(line) <= most]
    return median(full) if full else 0


def _joined(run: list[str]) -> str:
    text = run[0]
    for line in run[1:]:
        tight = bool(CJK.match(text[-1:]) and CJK.match(line[:1]))
        text += line.strip() if tight else " " + line.strip()
    return text
