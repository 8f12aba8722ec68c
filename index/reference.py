"""A place of a document → how an officer cites it: 第三篇第七章第二节, 第十条第二款第（三）项, Part II Chapter 3 Article 5."""

import re
from collections.abc import Iterable, Sequence

from index.numbering import (
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
SPACE = re.compile(r"[ \u3000]")


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
    lines = _lines(text, path[-1].start if path else 0, stop)
    label = read_label(path[-1].label) if path else None
    if path and lines:  # the heading's own line: what stands behind the label
        lines[0] = (min(path[-1].end, lines[0][1]), lines[0][1])
    at = next((number for number, (_, b) in enumerate(lines) if start < b), None)
    if at is None or (lines[at][0] > start and at):
        return ""
    last = next((number for number, (a, b) in enumerate(lines) if end is not None and a < end <= b), at)
    if label and label.scale == ARTICLE:
        words = [text[a:b].strip() for a, b in lines]
        if label.latin:
            return _latin_point(words, at) if at == last else ""
        return _paragraph(words, at, last) + ("" if at != last else _within(text, lines[at], start, end))
    if at != last or (label and PART <= label.scale <= SECTION):  # a list in a section is cited by the section
        return ""
    return _item([text[a:b] for a, b in lines], at, bool(path))


def _lines(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Return (start, end) of each line of a section that holds words; rows of a table are none of its paragraphs."""
    out, at = [], begin
    for line in text[begin:stop].split("\n"):
        if line.strip() and "\t" not in line:
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _paragraph(words: list[str], at: int, last: int) -> str:
    """Return 第二款第（一）项 for the lines `at` to `last` of an article; no 款 where there is only one."""
    owners: list[int] = []
    for number, line in enumerate(words):
        same = bool(number and owners[-1] and _point(line)) or not line
        owners.append((owners[-1] if owners else 0) + (0 if same else 1))
    if not owners[at] or owners[at] != owners[last]:
        return ""
    own = f"第{_chinese(owners[at])}款" if owners[-1] > 1 else ""
    point = _point(words[at])
    return own + (_points(words[:at], point) if point and at == last else "")


def _points(above: list[str], point: Label) -> str:
    """Return 第（三）项, and 第2目 for a point below it."""
    higher = [one for one in (_point(line) for line in above) if one and one.scale < point.scale]
    if higher and point.scale >= THIRD:
        return f"第{_round(higher[-1].text)}项第{point.number}目"
    return f"第{_round(point.text)}项"


def _point(line: str) -> Label | None:
    label = label_of(line)
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
    above = [one.group(1) for line in words[:at] if (one := POINT.match(line)) and one.group(1).isdigit()]
    return f"({above[-1]})({found.group(1)})" if above else f"({found.group(1)})"


def _item(words: list[str], at: int, under: bool) -> str:
    """Return the numbers of the items around the line `at`, outermost first: （三）, 二、（一）; none of a bare list (1. 2.)."""
    label = label_of(words[at])
    if not label or not FIRST <= label.scale < BOX or (under and at == 0):
        return ""
    labels, number = [label], label.number
    for line in reversed(words[1 if under else 0 : at]):
        above = label_of(line)
        if above and above.scale == labels[-1].scale and above.number == number - 1:
            number -= 1
        elif above and above.scale < labels[-1].scale and number == 1:
            labels.append(above)
            number = above.number
        elif not above and number == 1 and not line.rstrip().endswith(("：", ":")):
            break
    if not under and labels[-1].scale > SECOND:
        return ""
    return "".join(label.text for label in reversed(labels))


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"
