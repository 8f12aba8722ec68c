"""The figures of a sentence against those it cites: the number, its unit and bound, whose it is, and which way it went."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checked_bounds import differs, in_one_unit
from assistant.checked_numbers import numbers
from assistant.checked_source import Cited, Fault, is_chinese
from assistant.checked_words import content, holds, is_place, is_verb, narrow, plain
from assistant.figures import Figure, figures
from assistant.subject import NOISE
from index.library import Library

UP = re.compile(
    r"增长|增加|增幅|增速|新增|增产|增至|上升|上涨|上调|提高|提升|扩大|回升|攀升|升至|涨|多了|高了|高出|贵|"
    r"\b(?:up|rose|ris(?:es?|en|ing)|grew|grow(?:s|n|th|ing)?|increas\w+|climb\w*|gain\w*|higher|more|expan\w+|jump\w*|surg\w+|dearer)\b",
    re.I,
)
DOWN = re.compile(
    r"下降|减少|降低|下跌|回落|下调|缩减|收窄|萎缩|减产|降至|降幅|跌|少了|低了|缩小|便宜|比[^，。]{2,12}[低少]|"
    r"\b(?:down|fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|lower\w*|fewer|less|cheaper|shr[aiu]nk\w*|reduc\w+|narrow\w*|slid|slump\w*)\b",
    re.I,
)
# What a change is counted from: the same time a year before, or the month or quarter before.
YEAR_BEFORE = re.compile(
    r"同比|[比较]上年|[比较]去年|上年同期|year[- ]on[- ]year|(?:from|than|over) (?:a year|the year) (?:earlier|before|ago)|annual(?:ly)?\b",
    re.I,
)
MONTH_BEFORE = re.compile(
    r"环比|[比较]上月|[比较]上季|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:from|than|over) (?:a|the) (?:month|quarter|previous month|previous quarter)",
    re.I,
)
# Where what a figure is of ends: the next clause or figure.
ENDS = re.compile(r"[，。；：;、\n\t！？]|, |\. |\band\b|\bwhile\b|\bbut\b|而|其中")
SPELLED = re.compile(r"[a-z]|两", re.I)


# Whose which figure is, their order tells.
EACH = re.compile(r"分别|各|依次|\brespectively\b")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure, the words beside it that say what it is of, and its sentence up to the end of these words."""

    figure: Figure
    beside: str
    sentence: str
    own: str
    """What stands beside this figure alone, where `beside` has the words of the figure before too."""

    @property
    def words(self) -> frozenset[str]:
        """Return the words beside it, without numbers and verbs: those stand beside any figure."""
        return of_matter(self.beside)

    def says(self, word: str) -> bool:
        """Return True when a word stands beside the figure, or a way to say it in the other language does."""
        return holds(self.words, word, self._across(word)) or word in plain(self.beside)

    def has(self, word: str) -> bool:
        """Return True when a word, or a way to say it in the other language, stands there as a word: 出口, not in 进出口."""
        return holds(self.words, word, self._across(word))

    def _across(self, word: str) -> bool:
        return word.isascii() == is_chinese(self.sentence)

    def way(self) -> str:
        """Return "up" or "down" where the words beside it say one of them alone, else ""."""
        ways = [name for name, words in (("up", UP), ("down", DOWN)) if words.search(self.own)]
        return ways[0] if len(ways) == 1 else ""

    def base(self) -> str:
        """Return "year" or "month" for the time that the nearest words count a change from, else ""."""
        behind = {"year": YEAR_BEFORE, "month": MONTH_BEFORE}
        for beside in (self.own, self.beside):
            if told := [(found.start(), name) for name, words in behind.items() for found in words.finditer(beside)]:
                return max(told)[1]
        return ""


@functools.lru_cache(maxsize=8192)
def of_matter(text: str) -> frozenset[str]:
    """Return the words of a text that say what a figure is of: no numbers, and no verbs, which stand beside any figure."""
    return frozenset(word for word in content(text) - NOISE if not is_verb(word))


def figure_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield what the figures of a text say that those of its sources do not."""
    known = [one for source in cited for one in placed(narrow(source.text))]
    elsewhere = frozenset[str]().union(*(numbers(source.text) for source in cited))
    for said in placed(narrow(text)):
        like = [(differs(said.figure, one.figure), one) for one in known if in_one_unit(said.figure, one.figure)]
        same = [one for told, one in like if told == ""] or [one for told, one in like if told == "rounds off"]
        if same:
            yield from _against(said, same, [one for told, one in like if told is None])
            yield from () if any(told == "" for told, _ in like) else [_rounded(said, same[0])]
        elif changed := next(((told, one) for told, one in like if told), None):
            yield _changed(said, changed[1])
        elif not _between(said.figure, known) and not _counted(said, known, elsewhere, len(cited)):
            yield Fault("figure", (said.figure.text,))


@functools.lru_cache(maxsize=4096)
def placed(text: str) -> tuple[Placed, ...]:
    """Return the figures of a text in order, each with what stands beside it.

    Where nothing does, it is of what the figure before is of: 人口612万人，比上年末减少1.3万人, 五百元以上二千元以下.
    """
    out: list[Placed] = []
    openings = [a for a, _ in Library.sentences(text)]
    found = figures(text)
    for one, before, after in zip(found, [None, *found], [*found[1:], None], strict=False):
        opening = max((at for at in openings if at <= one.start), default=0)
        beside, stop = _beside_it(text, one, max(opening, before.end if before else 0), after)
        placed_at = Placed(one, beside, text[opening:stop], beside)
        if not placed_at.words and before and before.start >= opening:
            placed_at = replace(placed_at, beside=f"{out[-1].beside} {beside}")
        out.append(placed_at)
    return tuple(out)


def _beside_it(text: str, one: Figure, last: int, after: Figure | None) -> tuple[str, int]:
    """Return the words beside a figure, between `last` and the next figure, and where those behind it end."""
    end = after.start if after else len(text)
    if after and text[one.end : end].strip(" 至到、-—") == "":
        return _beside_it(text, replace(after, start=one.start, clause=one.clause), last, None)
    ends = ENDS.search(text, one.end, end)
    stop = ends.start() if ends else end
    start = max(one.clause, last, _last_end(text, one.start))
    while start > last and not content(text[start : one.start] + text[one.end : stop]):
        start = max(_last_end(text, start - 1), last)
    unit = one.unit if one.unit.isascii() else ""
    return f"{text[start : one.start]} {unit} {text[one.end : stop]}", stop


def _last_end(text: str, start: int) -> int:
    """Return where the words begin that no end parts from a place."""
    return max((found.end() for found in ENDS.finditer(text, 0, max(start, 0))), default=0)


def _against(said: Placed, same: Sequence[Placed], others: Sequence[Placed]) -> Iterator[Fault]:
    """Yield what the words beside a figure say of it that the source says of another, or the other way round."""
    text = said.figure.text
    if (other := next((one for one in others if _is_of(said, one, same)), None)) is not None:
        yield Fault("figure_of_another", (text, other.figure.text))
    ways = {one.way() for one in same}
    if said.way() and ways == {"down" if said.way() == "up" else "up"}:
        yield Fault(f"went_{said.way()}", (text,))
    bases = {one.base() for one in same}
    if said.base() and bases == {"month" if said.base() == "year" else "year"}:
        yield Fault(f"from_{said.base()}", (text,))


def _is_of(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when a word beside a figure stands beside another one in the source, and none beside this one.

    Words that only carry over from a clause before (the bus carried 52,000 riders, where riders are named at the tram's
    figure) leave it undecided as long as one word is this figure's own.
    """
    mine = of_matter(said.own)
    moved = [word for word in mine if other.has(word) and not any(one.says(word) for one in same)]
    own = [word for word in mine if any(one.says(word) for one in same) and not other.has(word)]
    if moved and not any(map(is_place, other.words)):  # the place at a sentence's beginning holds for all of it
        own = [word for word in own if not is_place(word)]
    unsure = is_chinese(said.sentence) != is_chinese(other.sentence) and len(moved) < len(mine)
    return bool(moved) and not own and not unsure and not EACH.search(said.sentence)


def _between(said: Figure, known: Sequence[Placed]) -> bool:
    """Return True for a range whose ends are both cited: 五百元以上二千元以下 as 500 to 2,000 yuan."""
    ends = {one.figure.low for one in known if in_one_unit(said, one.figure)}
    return said.low != said.high and {said.low, said.high} <= ends


def _counted(said: Placed, known: Sequence[Placed], elsewhere: frozenset[str], sources: int) -> bool:
    """Return True when a number stands in what is cited though no figure there says it, or only counts the sources."""
    figure = said.figure
    if figure.low != figure.high:
        return False
    if SPELLED.search(figure.value) and figure.low <= sources:
        return True
    told = f"{figure.low:.10g}"
    return told in elsewhere and not any(one.figure.low == figure.low for one in known)


def _changed(said: Placed, one: Placed) -> Fault:
    return Fault("figure_changed", (one.figure.text, said.figure.text))


def _rounded(said: Placed, one: Placed) -> Fault:
    return Fault("figure_rounded", (one.figure.text, said.figure.text), hard=False)
