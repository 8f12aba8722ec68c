"""The figures of a text, each with the words and dates that say what it is of: its own, and those that carry over to it."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked.date_words import MONTHS
from assistant.checked.figure_forms import easy
from assistant.checked.source import is_chinese
from assistant.checked.times import without_times
from assistant.checked.told_dates import Told, told_dates
from assistant.checked.words import content, is_verb, plain, rendered, ways
from assistant.figures.found import Figure, figures
from assistant.figures.subject import NOISE
from index.library import Library

# What is so much or more went nowhere by that: more than halved.
BOUND = re.compile(
    r"\b(?:more|less|fewer|higher|lower) than\b(?= (?:\w+ed|[\d$£€¥]|half|a |an |one|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.I,
)
UP = re.compile(
    r"增长|增加|增幅|新增|增产|增至|增开|多开|上升|上涨|上调|提高|提升|扩大|回升|攀升|升至|升到|涨|多了|高了|高出|贵|[比较][^，。；]{1,12}[高多快大]|"
    r"\b(?:up|rose|ris(?:es?|en|ing)|grew|grow(?:s|n|th|ing)?|increas\w+|climb\w*|gain\w*|higher|more|expan\w+|jump\w*|surg\w+|dearer|"
    r"rais(?:es?|ed|ing)|lift\w*|faster|above|larger|doubl\w+|added)\b",
    re.I,
)
DOWN = re.compile(
    r"下降|减少|降低|下跌|回落|下调|缩减|收窄|萎缩|减产|降至|降到|减至|减到|降幅|跌|少了|低了|缩小|便宜|放缓|[比较][^，。；]{1,12}[低少慢小]|"
    r"\b(?:down|fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|lower\w*|fewer|less|cheaper|shr[aiu]nk\w*|reduc\w+|halv\w+|narrow\w*|slid|slump\w*|"
    r"cuts?|cutting|slow\w*|eased|below|smaller)\b",
    re.I,
)
# What a change is counted from: the same time a year before, or the month or quarter before.
BASES = {
    "year": re.compile(
        r"同比|按年|[比较](?:上年(?!末)|去年(?![一二三四第]?[^，。；]{0,2}季)|前一年)|上年同期|year[- ]on[- ]year|(?:from|than|over) (?:a year|the (?:previous )?year|last year)(?: (?:earlier|before|ago))?|"
        r"annual(?:ly)?\b",
        re.I,
    ),
    "month": re.compile(
        r"环比|按[月季]|[比较](?:去年|上年)?第?[一二三四]季|[比较]上月|[比较]上季|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:from|than|over) (?:a|the|last) (?:month|quarter|previous month|previous quarter)",
        re.I,
    ),
}
# Where what a figure is of ends: the next clause or figure; and where nothing carries over from before.
ENDS = re.compile(
    r"[，。；：;、\n\t！？]|, |\. |\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\b(?:even )?though\b|\balthough\b|\bdespite\b|而|其中|中有|尽管|虽然"
)
GROUP = re.compile(r"[；;。！？\n]|\. |, (?:while|whereas|but) |，(?:而|但)")
# Whose which figure is, their order tells; and what parts the names in such a list.
EACH = re.compile(r"分别|依次|\brespectively\b")
LISTED = re.compile(r"、|，|, and |, |\band\b|和|与|及|以及")


FAR = 0.25
# Between figures in a row stands a mark or an "and", no words.
ROW = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure, the words beside it alone that say what it is of, and those that carry over: of the figure before, and farther off."""

    figure: Figure
    own: str
    carried: str
    far: str
    sentence: str

    @property
    def beside(self) -> str:
        """Return the words that stand beside it, with those that carry over."""
        return f"{self.carried} {self.own}"

    def weight(self, word: str, *, part: bool = False) -> float:
        """Return how surely a word says what the figure is of, 0 to 1: beside it, of the figure before, or farther off.

        What has no words of its own is of what the figure before is of: 人口612万人，比上年末减少1.3万人. The word or a way to say it in the other language counts; `part` takes 出口 for said in 进出口 too.
        """
        across = word.isascii() == is_chinese(self.sentence)
        near = 0.5 if of_matter(self.own) else 1.0
        for share, text in ((1.0, self.own), (near, self.carried), (FAR, self.far)):
            if _holds(text, word, across) or (part and word in plain(text)):
                return share
        return 0.0

    @property
    def dates(self) -> frozenset[Told]:
        """Return the days, months and years beside it alone, but those that it is compared with."""
        return _dates(self.own)

    @property
    def carried_dates(self) -> frozenset[Told]:
        """Return the dates that hold for it: its own, else those that carry over."""
        return self.dates or _dates(self.carried)

    def way(self) -> str:
        """Return "up" or "down" where the words beside it alone say one of them, else ""."""
        return way(self.own) or ("" if of_matter(self.own) else way(self.beside))

    def base(self) -> str:
        """Return "year" or "month" for the time that the nearest words count a change from, else ""."""
        for beside in (self.own, "" if of_matter(self.own) else self.beside):
            if told := [(at.start(), name) for name, words in BASES.items() for at in words.finditer(beside)]:
                return max(told)[1]
        return ""


# Words that say for when or in which land, and of anything.
ANYWHERE = frozenset(MONTHS) | frozenset(
    "januari februari march april june juli august septemb octob novemb decemb sept countri nation provinc citi dure period number total amount".split()
)


@functools.lru_cache(maxsize=8192)
def of_matter(text: str) -> frozenset[str]:
    """Return the words of a text that say what a figure is of: no numbers, and no verbs, which stand beside any figure."""
    return frozenset(word for word in content(text) - NOISE - ANYWHERE if not is_verb(word))


@functools.lru_cache(maxsize=4096)
def placed(text: str) -> tuple[Placed, ...]:
    """Return the figures of a text in order, each with what stands beside it, its forms made easy to read.

    What the figure before is of carries over within a sentence's part: 人口612万人，比上年末减少1.3万人.
    """
    text = without_times(easy(text))
    spans = Library.sentences(text) or [(0, len(text))]
    out: list[Placed] = []
    for start, end in spans:
        sentence = text[start:end]
        found = figures_in(sentence)
        out += _ordered(sentence, _placed(sentence, found))
    return tuple(out)


@functools.lru_cache(maxsize=8192)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order, read once."""
    return tuple(figures(text))


def _placed(sentence: str, found: Sequence[Figure]) -> list[Placed]:
    out: list[Placed] = []
    for n, one in enumerate(found):
        before, after = found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None
        own, begin = _beside(sentence, one, before.end if before else 0, after)
        far = sentence[_group(sentence, begin) : begin]
        near = far
        if before and not GROUP.search(sentence, before.end, max(begin, before.end)):
            near = out[-1].own if of_matter(out[-1].own) else out[-1].beside
        elif before and not of_matter(own):
            near = out[-1].beside
        out.append(Placed(one, own, near, far, sentence))
    return out


def _beside(text: str, one: Figure, last: int, after: Figure | None) -> tuple[str, int]:
    """Return the words beside a figure, between `last` and the next figure, and where they begin."""
    end = after.start if after else len(text)
    if after and text[one.end : end].strip(" 至到、-—") == "":
        return _beside(text, replace(after, start=one.start, clause=one.clause), last, None)
    ends = ENDS.search(text, one.end, end)
    stop = ends.start() if ends else end
    start = max(one.clause, last, _last_end(text, one.start))
    while start > last and not content(text[start : one.start] + text[one.end : stop]):
        start = max(_last_end(text, start - 1), last)
    unit = one.unit if one.unit.isascii() else ""
    return f"{text[start : one.start]} {unit} {text[one.end : stop]}", start


def _ordered(sentence: str, found: list[Placed]) -> list[Placed]:
    """Return figures told "respectively" each with the name that stands at its place in the list of names."""
    at = EACH.search(sentence)
    if at is None or len(found) < 2:
        return found
    listed = (
        _in_a_row(sentence, [one for one in found if one.figure.start > at.start()])
        if at.group() in "分别依次"
        else found
    )
    names = [name for name in LISTED.split(sentence[: listed[0].figure.start if listed else 0]) if content(name)]
    if len(listed) < 2 or len(names) < len(listed) or (at.group().isascii() and len(names) != len(listed)):
        return found
    own = dict(zip((one.figure.start for one in listed), names[-len(listed) :], strict=True))
    return [
        replace(one, own=f"{own[one.figure.start]} {_verb(one)}", carried="") if one.figure.start in own else one
        for one in found
    ]


def _in_a_row(sentence: str, found: list[Placed]) -> list[Placed]:
    """Return the first figures between which nothing but a comma or an "and" stands."""
    row = found[:1]
    for before, one in zip(found, found[1:], strict=False):
        if one.figure.start - before.figure.end > ROW:
            break
        row.append(one)
    return row


def _verb(one: Placed) -> str:
    return " ".join(at.group() for words in (UP, DOWN) for at in words.finditer(one.own))


def _last_end(text: str, start: int) -> int:
    """Return where the words begin that no end parts from a place."""
    return max((found.end() for found in ENDS.finditer(text, 0, max(start, 0))), default=0)


def _group(text: str, start: int) -> int:
    return max((found.end() for found in GROUP.finditer(text, 0, max(start, 0))), default=0)


@functools.lru_cache(maxsize=16384)
def _holds(text: str, word: str, across: bool) -> bool:
    words = content(text)
    if word in words or not across:
        return word in words
    return word in rendered(words) or any(words.issuperset(way) for way in ways(word))


@functools.lru_cache(maxsize=8192)
def _dates(text: str) -> frozenset[Told]:
    return frozenset(one for one in told_dates(text) if one.sure and not one.compared)


@functools.lru_cache(maxsize=8192)
def way(text: str) -> str:
    """Return "up" or "down" where a text says one of them alone, else ""."""
    told = [name for name, words in (("up", UP), ("down", DOWN)) if words.search(text)]
    return told[0] if len(told) == 1 else ""


def numbers_of(found: Sequence[Placed]) -> Iterator[float]:
    """Yield the bounds of figures, in their units."""
    for one in found:
        yield from (one.figure.low, one.figure.high)
