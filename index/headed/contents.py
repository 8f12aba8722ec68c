"""Lines → those of tables of contents, which are no headings and no body: under 目录, or a run of titles that come again."""

import re
from collections import Counter

from index.headed.headings import Line
from index.headed.numbering import ARTICLE, PART

TITLED = re.compile(r"^(?:目[\s\u3000]*[录錄次]|(?:Table of )?Contents)(?=$|[\s:：]|序言|前言|第)", re.I)
# So many lines that come again below make a table of contents; fewer may be sections of like names (第一节 设立).
CONTENTS_LINES = 3
# A table of contents stands in the first part of a text.
HEAD = 0.4
# A row of titles ends with a page, or begins with a number.
PAGED = re.compile(r"[\s.…·（(]\d{1,3}[）)]?$|^第.{1,6}[编篇章节]")
# A line of this width that ends as a sentence does is body, not a line of contents.
BODY_WIDTH = 20
BODY_END = re.compile(r"[。；！？][”』」’\"）)】]*$|[a-z]{2}[.!?]$")


def find(lines: list[Line]) -> set[int]:
    """Return where the blocks of tables of contents start, their title (目录) included."""
    marked = _marked(lines)
    return marked | _repeated([line for line in lines if line.placed.start not in marked])


def _marked(lines: list[Line]) -> set[int]:
    """Return the blocks from the line 目录 on, up to the body or to where the first title comes again."""
    size = lines[-1].placed.end if lines else 0
    for number, line in enumerate(lines):
        if line.placed.start > HEAD * size:
            break
        if TITLED.match(line.placed.block.text.strip()) and line.placed.block.role in ("paragraph", "heading"):
            stop = _stop(lines, number)
            return {one.placed.start for one in lines[number:stop]} if stop else set()
    return set()


def _stop(lines: list[Line], number: int) -> int | None:
    """Return the first line below the contents that begin at `number`, or None when nothing listed there follows."""
    entries = [_bare(line.placed.block.text) for line in lines]
    sentences = [_is_body(line) for line in lines]
    # One sentence among titles is a note; where another is near the body has begun.
    begun = (
        at
        for at in range(number + 1, len(lines))
        if _is_table(lines[at]) or (sentences[at] and any(sentences[at + 1 : at + 3]))
    )
    body = next(begun, len(lines))
    again = _again(lines, number)
    stop = min(body, again) if again else None
    if stop is None:
        titles = Counter(entries[body:])
        known = [at for at in range(number + 1, body) if titles[entries[at]]]
        return known[-1] + 1 if known else None
    # 序言 is listed too, the document's name stands above, a part above its first chapter: they belong to what follows.
    later = set(entries[stop:])
    while stop - 1 > number and (entries[stop - 1] in entries[: stop - 1] or _is_above(lines[stop - 1], later)):
        stop -= 1
    return stop


def _is_above(line: Line, later: set[str]) -> bool:
    """Return True for what the body begins with: a first heading that does not come again, a line broken off."""
    if line.found:
        first = all(one.label is None or one.label.number <= 1 for one in line.found)
        return line.filled and first and not any(_bare(one.title) in later for one in line.found)
    text = line.placed.block.text
    return (len(text) >= BODY_WIDTH or bool(BODY_END.search(text))) and _bare(text) not in later and "…" not in text


def _is_table(line: Line) -> bool:
    """Return True for a table of something else than titles and pages."""
    rows = [row.strip() for row in line.placed.block.text.split("\n") if row.strip()]
    paged = sum(bool(PAGED.search(row)) for row in rows)
    return line.placed.block.role == "table" and paged * 2 < len(rows)


def _is_body(line: Line) -> bool:
    text = line.placed.block.text
    return len(text) >= BODY_WIDTH and bool(BODY_END.search(text)) and not re.search(r"[.…·]{4}", text)


def _again(lines: list[Line], number: int) -> int | None:
    """Return the line where the first of the largest parts listed from `number` on comes again."""
    first: tuple[int, int] | None = None
    for at in range(number, len(lines)):
        for one in lines[at].found:
            if not one.label or not PART <= one.scale <= ARTICLE:
                continue
            counted = (one.scale, one.label.number)
            if counted == first:
                return at
            if first is None or (counted[0] < first[0] and counted[1] == 1):
                first = counted
    return None


def _repeated(lines: list[Line]) -> set[int]:
    """Return the lines of runs of nothing but headings, most of which come again below."""
    titles = Counter(_bare(one.title) for line in lines for one in line.found)
    contents: set[int] = set()
    run: list[tuple[int, str]] = []
    for line in lines:
        titles.subtract(_bare(one.title) for one in line.found)
        if line.filled:
            run += [(line.placed.start, _bare(one.title)) for one in line.found]
        else:
            contents |= _listing(run, titles)
            run = []
    return contents | _listing(run, titles)


def _listing(run: list[tuple[int, str]], titles: Counter[str]) -> set[int]:
    """Return where the lines start that lead up to the last title of a run which comes again, when enough of them do."""
    below = titles + Counter(title for _, title in run)
    last, again = 0, 0
    for place, (_, title) in enumerate(run):
        below[title] -= 1
        if below[title] > 0:
            last, again = place, again + 1
    return {start for start, _ in run[: last + 1]} if again >= CONTENTS_LINES else set()


def _bare(title: str) -> str:
    """Return a title without spaces, and without the leader and page number that follow it in a table of contents."""
    return re.sub(r"(?:[.…·]{2,}|[（(])?\s*\d*\s*[）)]?$|\s", "", title)
