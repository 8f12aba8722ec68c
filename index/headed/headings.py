"""Blocks → what may be headings: numbered or styled lines, titles on the line below their number, lines run together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.compose import Composed, Placed
from index.headed.numbering import (
    ANNEX,
    ARTICLE,
    BOX,
    CHAPTER,
    FIRST,
    PART,
    SECTION,
    SUBPART,
    Label,
    label_of,
    tight_article,
)
from index.script import HAN

# Characters of a title; of the first sentence of a paragraph that is its title (（一）扩大内需。全年…).
WIDTH, LATIN_WIDTH = 40, 140
SENTENCE_WIDTH, LATIN_SENTENCE_WIDTH = 60, 200
ENDS = re.compile(r"[。！？；;，,：:.!?][”』」’\"）)】]*$")
COLON = re.compile(r"[：:]$")
STOP = re.compile(r"[。！？](?![”』」’\"）)】])|[。！？][”』」’\"）)】]+|[.!?](?=\s+[A-Z“\"])")
# Behind this character come those that are written without spaces between words.
LATIN_END = "\u2e7f"
# Where a heading may begin inside a line: articles only between spaces, as 第三条 within a sentence is a reference.
INNER = re.compile(
    r"第[一二三四五六七八九十百千零〇○两\d]{1,6}(?:[编編篇章节節]|部分|分[编編])|"
    r"(?:^|(?<=[\s\u3000]))第[一二三四五六七八九十百千零〇○两\d]{1,6}[条條](?=[\s\u3000])"
)
# A line that ends so goes on below: 第四章 优化工业结构， / 增强国际竞争力.
UNFINISHED = re.compile(r"[，、和与及《“（(—]$|\b(?:and|of|the|for|to|in|a)$|,$")
# So many lines below 附件：… stand the issuer and the day when it lists what a letter encloses.
ENCLOSURE_LINES = 6
# A title stands on so many lines at most below its number; a line of so few characters may be the end of one.
TITLE_LINES, STRAY_WIDTH = 3, 3
# Lines that are the head of a part without a number.
NAMED = frozenset("序言 前言 引言 导言 序 结语 结束语 后记 Preamble Preface Foreword Introduction Conclusion".split())
OFFICIAL_TITLE = re.compile(
    r"^[^。；，：]{4,60}(?:规划|计划|纲要|方案|意见|办法|规定|规则|细则|条例|措施|政策|章程|制度|标准|清单|名单|目录|指南)(?:[（(][^）)]{1,20}[）)])?$"
)
DAY = re.compile(r"^[（(]?(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日[）)]?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a heading: `text[start:end]`; `styled` is the level that the format gives it, 0 where it gives none.

    `whole` tells that it fills its lines, `titled` that it is short enough for a title (a label alone is none), `body`
    that text follows on its line.
    """

    start: int
    end: int
    title: str
    label: Label | None = None
    styled: int = 0
    whole: bool = True
    titled: bool = True
    body: bool = False
    tight: bool = False
    """True where only the count tells a heading from a reference: 第三条 without a space behind it, 第一节 in a sentence."""

    @property
    def scale(self) -> int:
        """Return the scale of its numbering, 0 without one."""
        return self.label.scale if self.label else 0


@dataclass(frozen=True, slots=True)
class Line:
    """A block with the headings it may begin with: mostly none or one, several where lines have run together."""

    placed: Placed
    found: tuple[Candidate, ...] = ()

    @property
    def filled(self) -> bool:
        """Return True when nothing but headings stands on the line."""
        return bool(self.found) and self.found[-1].whole


def lines(composed: Composed, taken: set[int]) -> list[Line]:
    """Return every block with its candidates, in text order; blocks that start where `taken` says have none."""
    out: list[Line] = []
    covered = -1
    for number, placed in enumerate(composed.blocks):
        aside = placed.start in taken or placed.start < covered
        found = () if aside else tuple(_candidates(composed.blocks, number))
        covered = max([covered, *(one.end for one in found)])
        out.append(Line(placed, found))
    return out


def _candidates(blocks: tuple[Placed, ...], number: int) -> Iterator[Candidate]:
    placed = blocks[number]
    text = placed.block.text
    if placed.block.role == "heading":
        yield _joined(
            Candidate(placed.start, placed.end, text, label_of(text), max(placed.block.level, 1)), blocks, number
        )
        return
    if placed.block.role != "paragraph":
        return
    label = label_of(text)
    if label and label.scale < ARTICLE and (run := _run_together(placed)):
        yield from run
    elif label and label.scale == ANNEX and _is_enclosure(blocks, number, label):
        return
    elif found := _broken(blocks, number) or _numbered(placed.start, text) or _unnumbered(blocks, number):
        yield _joined(found, blocks, number)


def _broken(blocks: tuple[Placed, ...], number: int) -> Candidate | None:
    """Return a heading whose line breaks off at a comma when the line below is the rest of it, or None."""
    placed = blocks[number]
    text = placed.block.text
    label = label_of(text)
    if not label or not re.search(r"[，、,]$", text) or not is_title(text[:-1]) or number + 1 == len(blocks):
        return None
    below = blocks[number + 1].block
    fits = below.role == "paragraph" and is_title(below.text) and not label_of(below.text)
    return Candidate(placed.start, placed.end, text, label) if fits else None


def _is_enclosure(blocks: tuple[Placed, ...], number: int, label: Label) -> bool:
    """Return True for 附件：1.… 2.… under a letter, which lists what is enclosed; the signature and its day follow."""
    if re.match(r"\s*[：:]\s*\d", blocks[number].block.text[len(label.text) :]):
        return True
    below = [placed.block.text for placed in blocks[number + 1 : number + 1 + ENCLOSURE_LINES]]
    return any(DAY.match(text) for text in below) and all(len(text) <= WIDTH for text in below[:2])


def _numbered(start: int, text: str) -> Candidate | None:
    """Return the heading that a line of text begins with, or None."""
    label = label_of(text)
    if label is None:
        tight = tight_article(text)
        # Whether it is one is told later, by its place in the count.
        return replace(_alone(start, text, tight), tight=True) if tight and not is_title(text) else None
    if is_title(text) or (label.scale > ARTICLE and _is_opening(text)):
        return Candidate(start, start + len(text), COLON.sub("", text), label, body=False)
    if label.scale >= FIRST and label.scale < BOX:
        return _sentence(start, text, label)
    if label.scale == ARTICLE or (label.scale == SECTION and label.latin):
        return _alone(start, text, label)
    if label.scale == SECTION:  # the section's title and its text have run together
        return replace(_alone(start, text, label), tight=True)
    return _boxed(start, text, label) if label.scale == BOX else None


def _alone(start: int, text: str, label: Label) -> Candidate:
    """Return the label alone, which stands before its text (第三条 本办法…, Article 5 The State…)."""
    end = start + len(label.text)
    behind = text[len(label.text) :].strip()
    # 第三条 规定本市事项的… may be an article that begins so, or a line's end that refers to one.
    tight = label.scale == ARTICLE and behind.startswith(("规定", "規定"))
    return Candidate(start, end, label.text, label, whole=not behind, titled=False, body=bool(behind), tight=tight)


def _sentence(start: int, text: str, label: Label) -> Candidate:
    """Return a numbered paragraph's first sentence when it is as short as a title, else its label alone."""
    stop = STOP.search(text, len(label.text))
    if (
        not stop
        or stop.start() > (SENTENCE_WIDTH if HAN.search(text) else LATIN_SENTENCE_WIDTH)
        or "；" in text[: stop.start()]
    ):
        return _alone(start, text, label)
    title = text[: stop.start()]
    return Candidate(start, start + len(title), title, label, whole=False, body=stop.end() < len(text))


def _boxed(start: int, text: str, label: Label) -> Candidate | None:
    """Return a box's number with text behind it on its line: 专栏3：… is the title of none when a sentence follows."""
    return None if "。" in text or len(text) > 2 * WIDTH else Candidate(start, start + len(text), text, label)


def _is_opening(text: str) -> bool:
    """Return True for a short line that ends with a colon, such as 一、考评对象：, which may head a section."""
    return bool(COLON.search(text)) and is_title(COLON.sub("", text)) and len(text) <= WIDTH // 2


def is_title(text: str) -> bool:
    """Return True for a line that is short and ends without a stop."""
    limit = WIDTH if HAN.search(text) else LATIN_WIDTH
    return len(text) <= limit and not ENDS.search(text) and "。" not in text


def _run_together(placed: Placed) -> tuple[Candidate, ...]:
    """Return the headings of 第三篇…第十三章… or 第一章 总则 第一条 …, on one line; none when it is something else."""
    text = placed.block.text
    cuts = [found.start() for found in INNER.finditer(text)]
    pieces = [(a, text[a:b].rstrip()) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=False)]
    found = [_numbered(placed.start + at, piece) for at, piece in pieces]
    sound = [one for one in found if one and one.scale <= ARTICLE]
    return tuple(sound) if len(sound) == len(pieces) > 1 else ()


def _unnumbered(blocks: tuple[Placed, ...], number: int) -> Candidate | None:
    """Return 序言, or the title of a document that follows the letter it is sent with, below that letter's day."""
    placed = blocks[number]
    text = placed.block.text
    if re.sub(r"\s", "", text) in NAMED:
        return Candidate(placed.start, placed.end, text)
    below_day = number > 0 and bool(DAY.match(blocks[number - 1].block.text))
    if below_day and OFFICIAL_TITLE.match(text) and number + 1 < len(blocks):
        return Candidate(placed.start, placed.end, text, Label(ANNEX, "", 0))
    return None


def _joined(found: Candidate, blocks: tuple[Placed, ...], number: int) -> Candidate:
    """Return the heading with the line below it when that is its title, or the rest of its title."""
    if not found.whole or not found.label or not found.label.text:
        return found
    bare = found.title.strip() == found.label.text
    for below in blocks[number + 1 : number + 1 + TITLE_LINES]:
        text = below.block.text
        alike = below.block.role == "paragraph" or (below.block.role == "heading" and below.block.level == found.styled)
        if not alike or label_of(text) or not is_title(text) or not _is_title_below(found, text, bare):
            break
        alone = found.title.strip() == found.label.text
        apart = "" if found.title[-1:] > LATIN_END and text[:1] > LATIN_END and not alone else " "
        found = replace(found, end=below.end, title=f"{found.title}{apart}{text}")
    return found


def _is_title_below(found: Candidate, text: str, bare: bool) -> bool:
    """Return True for the title of a number that stands alone, for what an unfinished title lacks, for a stray end of one."""
    assert found.label is not None
    if found.title.strip() == found.label.text:
        return found.label.scale in _NAMED_BELOW
    stray = bare and len(text) <= STRAY_WIDTH and len(found.title) > STRAY_WIDTH * 3 and HAN.match(text)
    return bool(stray) or _goes_on(found.title, text)


# Numbers whose title may stand on the line below them.
_NAMED_BELOW = (ANNEX, PART, SUBPART, CHAPTER, SECTION, ARTICLE, BOX)


def _goes_on(title: str, below: str) -> bool:
    opened = any(title.count(left) > title.count(right) for left, right in ("“”", "《》", "（）"))
    return bool(opened or UNFINISHED.search(title)) and len(title) + len(below) <= 2 * WIDTH
