"""A place of a document → how an officer cites it: 第三篇第七章第二节, 第十条第二款第（三）项, Part II Chapter 3 Article 5."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.headed.numbering import (
    ANNEX,
    ARTICLE,
    BOX,
    FIRST,
    FOURTH,
    PART,
    SECOND,
    SECTION,
    THIRD,
    Label,
    label_of,
    read_label,
)
from index.types import Heading

# A mark of an item within a line: （一） or （a） after the words that lead up to it.
INNER_ITEM = re.compile(r"(?:^|(?<=[：:；;。]))\s*([（(][一二三四五六七八九十]{1,3}[）)])")
POINT = re.compile(r"^\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
DIGITS = "零一二三四五六七八九"
SPACE = re.compile(r"[ \u3000]")
# No article of 60 laws has more than 7 paragraphs (款): what follows so far behind one is a text appended to it.
MOST_PARAGRAPHS = 20


def reference(path: Iterable[Heading], inner: str = "", *, through: bool = True) -> str:
    """Return the path as an officer writes it, and behind it `inner`, the paragraph or item.

    Articles that are counted `through` a document are cited without chapter and section: 第十条; those of an annex with
    the annex. Without 篇章节条 the numbers of items are the reference: 三、（二）.
    """
    found = [(read_label(heading.label), _written(heading.label)) for heading in path if heading.label]
    labels = [(label, text) for label, text in found if label]
    article = next((label for label, _ in labels if label.scale == ARTICLE), None)
    if article and through and not article.latin:
        labels = [(label, text) for label, text in labels if label.scale == ANNEX or label.scale >= ARTICLE]
    out = ""
    for label, text in labels:
        out += f" {text}" if out and (label.latin or out[-1:].isascii()) else text
    return out + (f" {inner}" if inner[:1].isascii() and inner[:1].isalpha() and out else inner)


def _written(label: str) -> str:
    return SPACE.sub("", label) if label[:1] in "第附专專" else label


def counts_through(headings: Sequence[Heading]) -> bool:
    """Return True when no article's number comes twice, annexes aside: then the article alone says the place."""
    seen: set[str] = set()
    for heading in headings:
        label = read_label(heading.label)
        if label and label.scale == ANNEX:
            seen = set()
        if label and label.scale == ARTICLE:
            if heading.label in seen:
                return False
            seen.add(heading.label)
    return True


def inner(text: str, path: Sequence[Heading], stop: int, start: int, end: int | None = None) -> str:
    """Return where in its section the place from `start` to `end` lies: 第二款第（一）项, （三）, (2)(a), or nothing.

    `stop` is where the section ends, at the next heading. Nothing is returned for a place that reaches over several
    paragraphs or items.
    """
    heading = path[-1] if path else None
    section = _section(text, heading.start if heading else 0, heading.end if heading else None, stop)
    at = bisect_right(section.ends, start)
    if at == len(section.ends) or (section.starts[at] > start and at):
        return ""
    last = at if end is None else bisect_left(section.ends, end)
    last = last if end is not None and last < len(section.ends) and section.starts[last] < end else at
    label = read_label(heading.label) if heading else None
    if label and label.scale == ARTICLE:
        if label.latin:
            return _latin_point(section.words, at) if at == last else ""
        return _paragraph(section, at, last) + ("" if at != last else _within(text, section.line(at), start, end))
    if at != last or (label and PART <= label.scale <= SECTION):  # a list in a section is cited by the section
        return ""
    return _item(section, at, bool(path))


@dataclass(frozen=True)  # with what it holds kept once it is asked for
class _Section:
    """The lines of a section that hold words, by start and end; rows of a table are none of its paragraphs."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def line(self, number: int) -> tuple[int, int]:
        return self.starts[number], self.ends[number]

    @cached_property
    def words(self) -> list[str]:
        return [self.text[a:b].strip() for a, b in zip(self.starts, self.ends, strict=True)]

    @cached_property
    def labels(self) -> list[Label | None]:
        return [label_of(line) for line in self.words]

    @cached_property
    def owners(self) -> list[int]:
        """Which paragraph (款) of an article each line belongs to, from 1; 0 for the empty rest of the heading's line."""
        owners: list[int] = []
        for line, label in zip(self.words, self.labels, strict=True):
            above = owners[-1] if owners else 0
            owners.append(above if not line or (above and _point(label)) else above + 1)
        return owners


@lru_cache(maxsize=4)  # the passages of a section are asked about one after the other
def _section(text: str, begin: int, behind: int | None, stop: int) -> _Section:
    """Return the section from `begin` to `stop`; its first line begins at `behind`, where the heading's label ends."""
    starts, ends, at = [], [], begin
    for line in text[begin:stop].split("\n"):
        if line.strip() and "\t" not in line:
            starts.append(at)
            ends.append(at + len(line))
        at += len(line) + 1
    if starts and behind is not None:
        starts[0] = min(behind, ends[0])
    return _Section(text, tuple(starts), tuple(ends))


def _paragraph(section: _Section, at: int, last: int) -> str:
    """Return 第二款第（一）项 for the lines `at` to `last` of an article; no 款 where there is only one."""
    owners = section.owners
    if not owners[at] or owners[at] != owners[last] or owners[at] > MOST_PARAGRAPHS:
        return ""
    own = f"第{_chinese(owners[at])}款" if owners[-1] > 1 else ""
    point = _point(section.labels[at])
    return own + (_points(section.labels[:at], point) if point and at == last else "")


def _points(above: Sequence[Label | None], point: Label) -> str:
    """Return 第（三）项, and 第2目 for a point below it."""
    if point.scale >= THIRD:
        higher = (one for label in reversed(above) if (one := _point(label)) and one.scale < point.scale)
        if nearest := next(higher, None):
            return f"第{_round(nearest.text)}项第{point.number}目"
    return f"第{_round(point.text)}项"


def _point(label: Label | None) -> Label | None:
    return label if label and FIRST <= label.scale <= FOURTH else None


def _round(text: str) -> str:
    return text.replace("(", "（").replace(")", "）").rstrip("、.．")


def _within(text: str, line: tuple[int, int], start: int, end: int | None) -> str:
    """Return 第（二）项 for a place within a paragraph that holds its items on one line; the first item is behind a colon."""
    marks = [(found.start(1), found.group(1)) for found in INNER_ITEM.finditer(text, *line)]
    before = [mark for place, mark in marks if place <= start and place > line[0]]
    over = end is not None and any(start < place < end for place, _ in marks)
    return f"第{_round(before[-1])}项" if before and not over else ""


def _latin_point(words: list[str], at: int) -> str:
    """Return (2)(a) for a point within an English article, whose points are written 1. or (a)."""
    found = POINT.match(words[at])
    if not found:
        return ""
    if found.group(1).isdigit():
        return f"({found.group(1)})"
    above = (one.group(1) for line in reversed(words[:at]) if (one := POINT.match(line)) and one.group(1).isdigit())
    higher = next(above, None)
    return f"({higher})({found.group(1)})" if higher else f"({found.group(1)})"


def _item(section: _Section, at: int, under: bool) -> str:
    """Return the numbers of the items around the line `at`, outermost first: （三）, 二、（一）; none of a bare list (1. 2.)."""
    label = section.labels[at]
    if not label or not FIRST <= label.scale < BOX or (under and at == 0):
        return ""
    labels, number = [label], label.number
    for place in range(at - 1, 0 if under else -1, -1):
        above = section.labels[place]
        if above and above.scale == labels[-1].scale and above.number == number - 1:
            number -= 1
        elif above and above.scale < labels[-1].scale and number == 1:
            labels.append(above)
            number = above.number
        elif not above and number == 1 and not section.words[place].endswith(("：", ":")):
            break
    if not under and labels[-1].scale > SECOND:
        return ""
    return "".join(label.text for label in reversed(labels))


def _chinese(number: int) -> str:
    """Return a number as Chinese text writes it: 十, 二十一, 一百零五, 一千零二十; from 10,000 on its figures."""
    if number >= 10_000:
        return str(number)
    out, gap = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            out += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        elif out:
            gap = True
    return out.removeprefix("一") if out.startswith("一十") else out or DIGITS[0]
