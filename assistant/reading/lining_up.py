"""Two texts, sentence by sentence → what the newer one changed, added and left out, in its own order."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.types import APART, Document

Span = tuple[int, int]
Places = dict[int, tuple[int, int]]
"""By place of a sentence that only one text has: the number of its stretch of such, and where in the newer text it begins."""
# Sentences that share this much (Dice of their pairs of characters) are one sentence in two wordings.
ALIKE = 0.42
# What two sentences of one place gain: they stood between the same sentences.
TOGETHER = 0.1
# Beyond so many pairs only sentences of one place are compared: a text rewritten from end to end has no small changes.
PAIRS = 20_000
# A sentence of which this much (of its pairs of characters) stands in a changed sentence of the other text was cut off from it,
# or joined to it: it is neither gone nor new.
HELD = 0.5
# Rows of tables are one row when their names share this much, whatever their figures and numbers are.
NAMED = 0.5
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+[条款项章节]|(?:Article|Section) \d+", re.I)
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
    """A sentence or a row of a table: its place, its words without what changes no meaning, its number, the row's name."""

    span: Span
    plain: str
    label: str = ""
    row: str = ""


def line_up(old: Document, new: Document, sentences: Callable[..., list[Span]]) -> LinedUp:
    """Return two texts beside each other; headings, datelines and other lines apart from the body are left out.

    A sentence that only moved, or whose number changed, is the same; so is one that names another by its new number.
    """
    before, after = _units(old, sentences), _units(new, sentences)
    same, gone, come = _matched(before, after)
    pairs = _paired(before, after, gone, come)
    numbers = _numbers(before, after, same)
    same |= {i: j for i, j in pairs.items() if _renumbered(before[i].plain, numbers) == after[j].plain}
    pairs = {i: j for i, j in pairs.items() if i not in same}
    gone = {i: place for i, place in gone.items() if i not in same}
    come = {j: place for j, place in come.items() if j not in same.values()}
    placed = [(float(j), Change(before[i].span, after[j].span)) for i, j in pairs.items()]
    placed += _left_over(before, after, gone, come, pairs)
    placed.sort(key=lambda one: (one[0], one[1].old or (0, 0)))
    both = tuple((before[i].span, after[j].span) for i, j in sorted(same.items()))
    return LinedUp(tuple(change for _, change in placed), both)


def _matched(before: Sequence[_Unit], after: Sequence[_Unit]) -> tuple[dict[int, int], Places, Places]:
    """Return by place the old sentences that are also new ones, wherever they stand, and those that only one text has."""
    same: dict[int, int] = {}
    gone: Places = {}
    come: Places = {}
    matcher = SequenceMatcher(None, [u.plain for u in before], [u.plain for u in after], False)
    for block, (tag, i1, i2, j1, j2) in enumerate(matcher.get_opcodes()):
        if tag == "equal":
            same |= dict(zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            gone |= dict.fromkeys(range(i1, i2), (block, j1))
            come |= dict.fromkeys(range(j1, j2), (block, j1))
    moved = {after[j].plain: j for j in reversed(come)}
    same |= {i: moved[before[i].plain] for i in gone if before[i].plain in moved}
    known = {before[i].plain for i in same}
    come = {j: place for j, place in come.items() if after[j].plain not in known}
    return same, {i: place for i, place in gone.items() if i not in same}, come


def _numbers(before: Sequence[_Unit], after: Sequence[_Unit], same: Mapping[int, int]) -> dict[str, str]:
    """Return the new number of each article or section whose sentence is in both texts, by its old one."""
    return {before[i].label: after[j].label for i, j in same.items() if before[i].label and after[j].label}


def _renumbered(plain: str, numbers: Mapping[str, str]) -> str:
    """Return the words of an old sentence with the new numbers of the articles that it names."""
    return ARTICLE.sub(lambda found: numbers.get(found[0], found[0]), plain)


def _left_over(
    before: Sequence[_Unit], after: Sequence[_Unit], gone: Places, come: Places, pairs: Mapping[int, int]
) -> Iterator[tuple[float, Change]]:
    """Yield, with its place in the newer text, each sentence without a new or old wording of its own.

    What was cut off from a sentence, or joined to one, is a change of that sentence.
    """
    for j in come:
        if j not in pairs.values():
            whole = _holding(after[j], {i: before[i] for i in gone})
            yield float(j), Change(None if whole is None else before[whole].span, after[j].span)
    for i in gone:
        if i not in pairs:
            whole = _holding(before[i], {j: after[j] for j in come})
            if whole is None:
                yield _behind(i, gone, pairs), Change(before[i].span, None)
            else:
                yield whole + 0.1, Change(before[i].span, after[whole].span)


def _holding(part: _Unit, units: Mapping[int, _Unit]) -> int | None:
    """Return the place of the sentence that holds most of what a part says; None where none holds HELD of it, or for a row."""
    grams = _grams(part.plain)
    held = {place: len(grams & _grams(unit.plain)) / len(grams) for place, unit in units.items() if not unit.row}
    best = max(held, key=lambda place: held[place], default=None)
    return best if best is not None and not part.row and held[best] >= HELD else None


def _behind(place: int, gone: Places, pairs: Mapping[int, int]) -> float:
    """Return where in the newer text a sentence it left out would stand: behind the new wording of the one before it."""
    block, begin = gone[place]
    before = [i for i in pairs if i < place and i in gone and gone[i][0] == block]
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
    return [unit for span in units if (unit := _unit(document.text, span, rows)).plain]


def _unit(text: str, span: Span, rows: Sequence[Span]) -> _Unit:
    """Return a sentence, or a row of a table with its name: the first of its cells that holds a letter."""
    words = unicodedata.normalize("NFKC", text[slice(*span)].strip())
    label = LABEL.match(words)
    cells = [cell.strip() for cell in words.split("\t")] if any(a <= span[0] < b for a, b in rows) else []
    name = next((cell for cell in cells if re.search(r"[^\W\d]", cell)), cells[0] if cells else "")
    return _Unit(span, _plain(words), re.sub(r"\s+", "", label.group()).lower() if label else "", _named(name))


def _named(name: str) -> str:
    """Return the name of a row without what stands in brackets: its unit, or what it is counted by."""
    return re.sub(r"\s+", "", re.sub(r"[(][^()]*[)]", "", name) or name).lower()


def _plain(words: str) -> str:
    """Return what counts of a sentence when two are compared: its words without number, blanks and last mark."""
    return re.sub(r"\s+", "", LABEL.sub("", words)).rstrip("。.;；").lower()


def _paired(before: Sequence[_Unit], after: Sequence[_Unit], gone: Places, come: Places) -> dict[int, int]:
    """Return by place of an old sentence that of its new wording: the most alike first, each sentence once."""
    everywhere = len(gone) * len(come) <= PAIRS
    alike = [
        (score + (TOGETHER if gone[i][0] == come[j][0] else 0.0), -i, -j)
        for i in gone
        for j in come
        if (everywhere or gone[i][0] == come[j][0]) and (score := _alike(before[i], after[j]))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(alike, reverse=True):
        if score >= ALIKE and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def _alike(one: _Unit, other: _Unit) -> float:
    """Return how alike (0 to 1) two sentences are, or two rows, which their names decide; a row is no sentence."""
    if bool(one.row) != bool(other.row):
        return 0.0
    whole = _dice(_grams(one.plain), _grams(other.plain))
    if not one.row:
        return whole
    named = _dice(_grams(one.row), _grams(other.row))
    return 0.9 * named + 0.1 * whole if named >= NAMED else 0.0


@functools.lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(len(text) - 1)) or frozenset([text])


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share (0 to 1) of pairs of characters that two sentences have in common."""
    return 2 * len(one & other) / (len(one) + len(other))
