"""Two texts, sentence by sentence → what the newer one changed, added and left out, in its own order."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.types import APART, Document

Span = tuple[int, int]
# Sentences that share this much (Dice of their pairs of characters) are one sentence in two wordings.
ALIKE = 0.42
# What two sentences of one place gain: they stood between the same sentences.
TOGETHER = 0.1
# Beyond so many pairs only sentences of one place are compared: a text rewritten from end to end has no small changes.
PAIRS = 20_000
# Numbers of articles, items and rows: a sentence that only moved from 第八条 to 第九条 is the same.
LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[条款项章节篇]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.、\t]|(?:Article|Section) \d+\.?)\s*"
)
BARE_DAY = re.compile(r"^[\d〇零一二三四五六七八九十年月日\s./—-]+$")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence in its old and its new wording; None on the side that does not have it."""

    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class LinedUp:
    """Two texts beside each other: the changes in the order of the newer text, and the sentences both have, as (old, new)."""

    changes: tuple[Change, ...]
    same: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a row of a table: its place, and its words without what changes no meaning."""

    span: Span
    plain: str


def line_up(old: Document, new: Document, sentences: Callable[..., list[Span]]) -> LinedUp:
    """Return two texts beside each other; headings, datelines and other lines apart from the body are left out.

    A sentence that only moved, or whose number changed, is the same.
    """
    before, after = _units(old, sentences), _units(new, sentences)
    blocks = SequenceMatcher(None, [u.plain for u in before], [u.plain for u in after], False).get_opcodes()
    same = [(before[i], after[j]) for tag, i1, i2, j1, j2 in blocks if tag == "equal"
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]  # fmt: skip
    gone = {i: (n, j1) for n, (tag, i1, i2, j1, _) in enumerate(blocks) if tag != "equal" for i in range(i1, i2)}
    come = {j: n for n, (tag, _, _, j1, j2) in enumerate(blocks) if tag != "equal" for j in range(j1, j2)}
    moved = {before[i].plain for i in gone} & {after[j].plain for j in come}
    gone = {i: place for i, place in gone.items() if before[i].plain not in moved}
    come = {j: place for j, place in come.items() if after[j].plain not in moved}
    pairs = _paired(before, after, {i: n for i, (n, _) in gone.items()}, come)
    placed = [(float(j), Change(before[i].span, after[j].span)) for i, j in pairs.items()]
    placed += [(j, Change(None, after[j].span)) for j in come if j not in pairs.values()]
    placed += [(_behind(i, gone, pairs), Change(before[i].span, None)) for i in gone if i not in pairs]
    placed.sort(key=lambda one: (one[0], one[1].old or (0, 0)))
    return LinedUp(tuple(change for _, change in placed), tuple((a.span, b.span) for a, b in same))


def _behind(place: int, gone: Mapping[int, tuple[int, int]], pairs: Mapping[int, int]) -> float:
    """Return where in the newer text a sentence it left out would stand: behind the new wording of the one before it."""
    block, begin = gone[place]
    before = [i for i in pairs if i < place and gone[i][0] == block]
    return pairs[max(before)] + 0.5 if before else begin - 0.5


def _units(document: Document, sentences: Callable[..., list[Span]]) -> list[_Unit]:
    """Return the sentences of a text's body and the rows of its tables, in order."""
    aside = [(part.start, part.end) for part in document.parts if part.role in APART]
    aside += [(heading.start, heading.end) for heading in document.outline]
    rows = [(part.start, part.end) for part in document.spans("table")]
    units, at = [], 0
    for line in document.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip() or BARE_DAY.match(line) or any(a <= start and end <= b for a, b in aside):
            continue
        # A dateline stands before the first sentence, on its line.
        start = max([start, *(b for a, b in aside if a == start and b < end and not LABEL.match(line))])
        in_table = any(a <= start < b for a, b in rows)
        units += [(start, end)] if in_table else sentences(document.text, start, end)
    return [_Unit(span, plain) for span in units if (plain := _plain(document.text[slice(*span)]))]


def _plain(text: str) -> str:
    """Return what counts of a sentence when two are compared: its words without number, blanks and last mark."""
    narrow = unicodedata.normalize("NFKC", text.strip())
    return re.sub(r"\s+", "", LABEL.sub("", narrow)).rstrip("。.;；").lower()


def _paired(
    before: Sequence[_Unit], after: Sequence[_Unit], gone: dict[int, int], come: dict[int, int]
) -> dict[int, int]:
    """Return by place of an old sentence that of its new wording: the most alike first, each sentence once."""
    grams = {id(unit): _grams(unit.plain) for unit in (*(before[i] for i in gone), *(after[j] for j in come))}
    everywhere = len(gone) * len(come) <= PAIRS
    alike = [
        (_dice(grams[id(before[i])], grams[id(after[j])]) + (TOGETHER if n == m else 0.0), -i, -j)
        for i, n in gone.items()
        for j, m in come.items()
        if everywhere or n == m
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(alike, reverse=True):
        if score >= ALIKE and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def _grams(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} or {text}


def _dice(one: set[str], other: set[str]) -> float:
    """Return the share (0 to 1) of pairs of characters that two sentences have in common."""
    return 2 * len(one & other) / (len(one) + len(other))
