"""Enumerations in a text: their lead-in and every item, with exact places, so that a list is never given in part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.types import Heading

Span = tuple[int, int]
HAN = {char: n for n, char in enumerate("一二三四五六七八九十", 1)}
ENGLISH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
CHINESE = {"首先": 1, "其次": 2, "再次": 3}
# 最后 and finally close a list without saying how long it is: they count as the next item.
NEXT = 0
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("是", re.compile(r"([一二三四五六七八九十]{1,3})[是要]")),
    ("第", re.compile(r"第([一二三四五六七八九十]{1,3})[，、：:]")),
    ("首", re.compile(r"(首先|其次|再次|最后(?=[，、]))[，、]?")),
    ("en", re.compile(r"(first|second|third|fourth|fifth|sixth|seventh|eighth|final)(?:ly)?(?:,|:| is\b| was\b)", re.I)),
    ("(一)", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]")),
    ("一、", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("(1)", re.compile(r"[（(](\d{1,2})[）)]")),
    ("1.", re.compile(r"(\d{1,2})[.．、)）](?!\d)\s*")),
    ("①", re.compile(r"([①②③④⑤⑥⑦⑧⑨⑩])")),
)  # fmt: skip
# Items written as paragraphs follow each other; items that are headings have paragraphs between them.
NEAR, FAR = 3, 60
HEADINGS = {"(一)", "一、"}
# More headings under one are a book's, not a list's.
MOST_HEADED = 12
# In running text only these marks begin an item, and only after the end of the one before (BETWEEN); the first bracket
# or circle may follow a word, but 第（一）项 only points at an item.
INLINE = re.compile(
    r"(?:^|(?<=[。；;：:，,.“\s]))(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，、]|(?:首先|其次|再次|最后)[，、])|"
    r"(?<!第)[（(](?:[一二三四五六七八九十]|\d{1,2})[）)]|[①②③④⑤⑥⑦⑧⑨⑩]|"
    r"(?:^|(?<=[：:；;。])|(?<=[:;.] ))(?:\d{1,2}[.．、)）](?!\d)|"
    r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|final)(?:ly)?,)"
)
BETWEEN = "。；;，,、：:.“ \u3000"
# The last row of a table that adds up the others.
TOTAL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|小\s*计|total)\b", re.I)
DASH = re.compile(r"(?:——|--|[•·●■◆▪*–—-])\s*(?=\w|[《“])")
LEAD = re.compile(r"[：:]\s*$")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items of one list in order; `lead` is the sentence that announces them, `above` the paragraph it stands in.

    The rows of a table that a sentence announces are items, too; its first row and a total come along, `beside` the count.
    """

    lead: Span | None
    above: Span | None
    items: tuple[Span, ...]
    beside: int = 0

    @property
    def count(self) -> int:
        """Return how many things the list names."""
        return len(self.items) - self.beside

    @property
    def start(self) -> int:
        """Return where the list begins, its announcement included."""
        return self.above[0] if self.above else self.items[0][0]

    @property
    def end(self) -> int:
        """Return where the last item ends."""
        return self.items[-1][1]


@dataclass(slots=True)
class _Run:
    style: str
    count: int
    line: int
    items: list[Span]
    first_line: int


def enumerations(text: str) -> list[Enumeration]:
    """Return the enumerations of a document's text in order of their first item: of paragraphs, in lines, bulleted."""
    lines = list(_lines(text))
    found = [_from_lines(text, lines, run) for run in _runs(text, lines)]
    for number, line in enumerate(lines):
        found += _inside(text, line)
        found += _announced(text, lines, number)
    return sorted((e for e in found if len(e.items) >= 2), key=lambda e: e.items[0])


def headed(outline: Sequence[Heading]) -> list[Enumeration]:
    """Return for each heading those right under it as its list, where they say something and are few enough for one."""
    lists = [(over, _under(over, outline[n + 1 :])) for n, over in enumerate(outline)]
    return [
        Enumeration(None, (over.start, over.end), tuple((one.start, one.end) for one in under))
        for over, under in lists
        if 2 <= len(under) <= MOST_HEADED and all(one.title.strip() != one.label for one in under)
    ]


def _under(over: Heading, after: Sequence[Heading]) -> list[Heading]:
    """Return the headings of the next level under one, of those that follow it."""
    within = list(takewhile(lambda one: one.level > over.level, after))
    return [one for one in within if one.level == within[0].level]


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def ordinal(line: str) -> tuple[str, int] | None:
    """Return the style and the number that a line begins with as an item of a list, or None."""
    for style, pattern in STYLES:
        if found := pattern.match(line):
            return style, _value(found.group(1))
    return None


def _value(mark: str) -> int:
    if mark.isdigit() and mark.isascii():
        return int(mark)
    known = ENGLISH.get(mark.lower()) or CHINESE.get(mark)
    if known:
        return known
    if "①" <= mark <= "⑩":
        return ord(mark) - ord("①") + 1
    tens, _, ones = mark.rpartition("十") if "十" in mark else ("", "", mark)
    if "十" not in mark:
        return HAN.get(mark, 0)
    return (HAN.get(tens, 1) * 10) + HAN.get(ones, 0)


def _runs(text: str, lines: list[Span]) -> Iterator[_Run]:
    """Yield runs of lines numbered 1, 2, 3 … in one style."""
    open_: dict[str, _Run] = {}
    for number, (start, end) in enumerate(lines):
        marked = ordinal(text[start:end])
        if marked is None:
            continue
        style, value = marked
        run = open_.get(style)
        gap = FAR if style in HEADINGS else NEAR
        if run and value in (run.count + 1, NEXT) and number - run.line <= gap:
            run.count, run.line = run.count + 1, number
            run.items.append((start, end))
        elif value == 1:
            if run:
                yield run
            open_[style] = _Run(style, 1, number, [(start, end)], number)
    yield from open_.values()


def _from_lines(text: str, lines: list[Span], run: _Run) -> Enumeration:
    above = lines[run.first_line - 1] if run.first_line else None
    return Enumeration(_last_sentence(text, above) if above else None, above, tuple(run.items))


def _inside(text: str, line: Span) -> list[Enumeration]:
    """Return the enumeration inside one paragraph, say 一是…；二是…；三是…."""
    start, end = line
    marks = [start + m.start() for m in INLINE.finditer(text[start:end])]
    out = []
    for group in _grouped(text, marks, end):
        after = next((mark for mark in marks if mark > group[-1]), end)
        items = [(a, _end_of_item(text, a, b)) for a, b in zip(group, [*group[1:], after], strict=True)]
        lead = _last_sentence(text, (start, group[0])) if group[0] > start else None
        out.append(Enumeration(lead, line, tuple(items)))
    return out


def _grouped(text: str, marks: list[int], end: int) -> list[list[int]]:
    """Return the marks that count 1, 2, 3 … in one style together; a list inside an item does not break the outer one."""
    groups: list[list[int]] = []
    latest: dict[str, list[int]] = {}
    for mark in marks:
        style, value = ordinal(text[mark:end]) or ("", -1)
        if value == 1:
            latest[style] = [mark]
            groups.append(latest[style])
        elif style in latest and value in (len(latest[style]) + 1, NEXT) and text[mark - 1] in BETWEEN:
            latest[style].append(mark)
    return groups


def _end_of_item(text: str, start: int, stop: int) -> int:
    """Return where an inline item ends: at its sentence's end when others follow, without the mark between items."""
    full = text.find("。", start, stop)
    end = full + 1 if full >= 0 else stop
    while end > start and text[end - 1] in "；;，, \n":
        end -= 1
    return end


def _announced(text: str, lines: list[Span], number: int) -> list[Enumeration]:
    """Return the list of unnumbered lines under a line that announces them.

    Each begins with a dash or a bullet; or, under a colon, each but the last ends with a semicolon, or is a table's row.
    """
    start, end = lines[number]
    if DASH.match(text[start:end]):
        return []
    if dashed := list(takewhile(lambda line: DASH.match(text[slice(*line)]), lines[number + 1 :])):
        return [Enumeration(_last_sentence(text, lines[number]), lines[number], tuple(dashed))]
    if not LEAD.search(text[start:end]):
        return []
    if rows := list(takewhile(lambda line: "\t" in text[slice(*line)], lines[number + 1 :])):
        beside = 1 + (TOTAL.match(text, rows[-1][0]) is not None)
        return [Enumeration(_last_sentence(text, lines[number]), lines[number], tuple(rows), beside)]
    items = []
    for a, b in lines[number + 1 :]:
        items.append((a, b))
        if text[b - 1] not in "；;":
            break
    return (
        [Enumeration(_last_sentence(text, lines[number]), lines[number], tuple(items))]
        if len(items) >= 2 and not ordinal(text[slice(*items[0])])
        else []
    )


def _last_sentence(text: str, line: Span) -> Span | None:
    """Return the last sentence of a line when it announces something, by a colon at its end; else the whole line's last sentence."""
    start, end = line
    cut = max((text.rfind(mark, start, end - 1) for mark in "。！？!?"), default=-1)
    begin = max(start, cut + 1)
    while begin < end and text[begin] in " ”\u3000":
        begin += 1
    while begin < end and text[end - 1] in " \u3000":
        end -= 1
    return (begin, end) if begin < end else None
