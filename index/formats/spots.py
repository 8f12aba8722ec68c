"""Words of a document and the characters of its pages → where on the pages the words stand, a box for each line of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's upper left corner."""

# Between two pieces of a paragraph may stand the foot of one page and the head of the next, or a note.
REACH = 400
# A piece of so many characters says by itself that it is the right one; a shorter one must follow at once.
SURE = 4
# So many characters of a text tell where on a page it may begin, and so many beginnings are tried.
BEGINNING, TRIED = 8, 40
# Below this share of the words found, the place is not known: the block they stand in is shown instead.
ENOUGH = 0.6
# Two characters stand on one line when they share this part of the lower one's height.
SAME_LINE = 0.5
MOST_BOXES = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: `context[start:end]`, which stands in a block that begins on page `first` and ends by `last`.

    `context` is the line or lines of the text around the words, `guess` the page where they most likely stand; `box` is
    what the block takes of its first page.
    """

    context: str
    start: int
    end: int
    first: int
    last: int
    guess: int
    box: Box | None = None


class Sign(NamedTuple):
    """A character on a page, at its place."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """What the words take of one page: its number from 1, its size in points, and the boxes, one for each line."""

    page: int
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where words stand, page by page, and how many pages there are; `exact` unless the boxes are those of their block."""

    pages: int
    spots: tuple[Spot, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The signs that are the words, and which share of the words they are."""

    signs: tuple[Sign, ...] = ()
    share: float = 0.0


def match(wanted: Wanted, signs: Sequence[Sign]) -> Match:
    """Return the best place of the words among the signs, spaces aside; the earliest in the block's box of equal ones."""
    context, start, end = _tight(wanted.context, wanted.start, wanted.end)
    if start == end:
        return Match()
    text = "".join(sign.text for sign in signs)
    best, rank = Match(), (0.0, 0.0)
    for words, begin, stop in ((context, start, end), (context[start:end], 0, end - start)):
        for at in _beginnings(words, text):
            places = [place for place in aligned(words, text, at)[begin:stop] if place >= 0]
            chosen = tuple(signs[place] for place in places)
            told = (len(chosen) / (stop - begin), _within(chosen, wanted))
            if told > rank:
                best, rank = Match(chosen, told[0]), told
        if best.share >= ENOUGH:
            break
    return best


def _tight(context: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a text without its spaces, and where a stretch of it begins and ends then."""
    before, inside, after = ("".join(part.split()) for part in (context[:start], context[start:end], context[end:]))
    return before + inside + after, len(before), len(before) + len(inside)


def _beginnings(words: str, text: str) -> Iterator[int]:
    """Yield the places of a text where the words may begin, at most TRIED."""
    first, at = words[:BEGINNING], -1
    for _ in range(TRIED):
        at = text.find(first, at + 1)
        if at < 0:
            return
        yield at


def aligned(words: str, text: str, at: int) -> list[int]:
    """Return for each character of `words` its place in `text`, from `at` on and rising; -1 where it is not there.

    What the text has besides (hyphens at line ends, the foot of a page) is passed over, up to REACH characters of it.
    """
    places: list[int] = []
    while len(places) < len(words):
        length, place = _piece(words, len(places), text, at)
        if length:
            places += range(place, place + length)
            at = place + length
        else:
            places.append(-1)
    return places


def _piece(words: str, begin: int, text: str, at: int) -> tuple[int, int]:
    """Return how many of the words, from `begin` on, stand together within reach, and where; 0 when too few do."""
    least, most, place = 0, len(words) - begin, -1
    while least < most:  # a beginning of what stands in the text stands there too
        length = (least + most + 1) // 2
        found = text.find(words[begin : begin + length], at, at + REACH + length)
        if found < 0:
            most = length - 1
        else:
            least, place = length, found
    return (least, place) if least >= SURE or (least and place - at <= 1) else (0, -1)


def _within(signs: Sequence[Sign], wanted: Wanted) -> float:
    """Return the share of the signs that stand in the block's own box; on later pages all do."""
    if wanted.box is None or not signs:
        return 0.0
    left, top, right, bottom = wanted.box
    own = [sign for sign in signs if sign.page == wanted.first]
    held = sum(left - 1 <= _middle(s)[0] <= right + 1 and top - 1 <= _middle(s)[1] <= bottom + 1 for s in own)
    return (held + len(signs) - len(own)) / len(signs)


def _middle(sign: Sign) -> tuple[float, float]:
    left, top, right, bottom = sign.box
    return (left + right) / 2, (top + bottom) / 2


def boxes(signs: Sequence[Sign]) -> dict[int, tuple[Box, ...]]:
    """Return by page a box around each line of the signs, in their order."""
    found: dict[int, list[Box]] = {}
    last: Sign | None = None
    for sign in signs[: MOST_BOXES * REACH]:
        lines = found.setdefault(sign.page, [])
        if last is not None and lines and last.page == sign.page and _is_beside(last.box, sign.box):
            lines[-1] = _around(lines[-1], sign.box)
        elif len(lines) < MOST_BOXES:
            lines.append(sign.box)
        last = sign
    return {page: tuple(map(rounded, lines)) for page, lines in found.items()}


def _is_beside(box: Box, other: Box) -> bool:
    shared = min(box[3], other[3]) - max(box[1], other[1])
    low = min(box[3] - box[1], other[3] - other[1])
    return shared >= SAME_LINE * low and other[2] >= box[0]


def _around(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def rounded(box: Box) -> Box:
    """Return a box to a tenth of a point."""
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
