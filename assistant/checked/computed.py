"""Numbers that no source tells and that follow from those it does: sums, differences, shares, multiples, parts in words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.checked.bounds import kind, rounding
from assistant.checked.figure_forms import Part, parts
from assistant.checked.figure_placed import Placed
from assistant.checked.source import Cited
from assistant.checked.times import times
from assistant.checked.told_dates import Told, told_dates
from assistant.figures.found import Figure
from assistant.figures.words import NUMBER_WORDS

# Small numbers come to any other by chance: one of these must say that something was counted up or down.
SMALL = 12
COUNTED = re.compile(
    r"其余|其他|另外?有?|还剩|还有|仍有|剩下?|余下|尚有|多出?|少|增加|减少|增至|相差|差距|缩短|延长|提前|推迟|共|合计|总共|"
    r"\b(?:add(?:s|ed|ing)?|more|fewer|less|remaining|remain|others?|rest|left|gap|difference|extra|total|combined|together|short|below|longer|gain\w*|los\w+|by|up|down|rose|fell)\b",
    re.I,
)
NOTHING = 1e-6
# A number of this size without a unit is no year, day or rank.
LARGE = 1e4
# Of what money a hundred make one.
COINS = {"cents": ("dollars", "美元", "欧元"), "pence": ("英镑",)}
# What comes to each of so many, or of so many years.
AVERAGE = re.compile(r"平均|年均|日均|月均|人均|户均|每|\b(?:average|averag\w+|per|each|every|annual\w*|an?) ?", re.I)
# English number words before a time, which a sum of money before them hides.
YEARS = re.compile(rf"\b({'|'.join(NUMBER_WORDS)}) (?:years|months|weeks|days)\b")
# A share told in words is that of figures within this much of it: a third is 33%; with 约 or near it, within more.
NEARLY, ROUGHLY, FAR = 0.02, 0.07, 1.3
# So many months may be left out of years that are counted: February 2023 to September 2025 is two and a half.
PART_OF_YEAR = 3
# From when on something is so, of which no source tells when now is.
SINCE = re.compile(
    r"自[^，。；]{0,12}[起来]|以来|(?:成立|始建|建成|创办)于|\b(?:since|founded|opened|built|established)\b", re.I
)
# In minutes: a day, and what hours may be off that are counted between two times.
DAY, QUARTER = 24 * 60, 15
# What a growth of so much is counted from is what came before.
CHANGED = re.compile(
    r"[增升涨降减跌]|\b(?:up|down|rose|grew|fell|increas\w+|decreas\w+|drop\w*|declin\w+|growth|by)\b", re.I
)


def follows(said: Placed, known: Sequence[Placed], cited: Sequence[Cited]) -> bool:
    """Return True when a number follows from figures or dates that are cited."""
    if is_computed(said, known) or _is_part_of(said.figure, known, cited):
        return True
    if said.figure.measure != "time":
        return False
    dates = (one for source in cited for one in told_dates(source.text))
    minutes = (one for source in cited for _, told in times(source.text) for one in told)
    since = any(SINCE.search(source.text) and not source.published for source in cited)
    return _is_span(said.figure, dates, minutes, since)


def is_computed(said: Placed, known: Sequence[Placed]) -> bool:
    """Return True when a number follows from two that are cited: a sum, a difference, a share, a multiple, or a share of one."""
    one = said.figure
    if one.low != one.high:
        return False
    exact = [other.figure for other in known if other.figure.low == other.figure.high]
    texts = {other.sentence for other in known}
    return any(_is(one, value) for value in _values(one, said.sentence, exact, texts))


def _values(said: Figure, sentence: str, known: Sequence[Figure], texts: Iterable[str]) -> Iterator[float]:
    """Yield what the figures of a source come to in the unit of one that is said."""
    share = said.unit in ("%", "百分点", "成")
    unit = "%" if share else said.unit
    alike = {one.low for one in known if unit == "" or one.unit == unit or _counts(said, one)}
    alike |= {one.low for one in known if share and one.unit == "百分点"}
    if coins := COINS.get(said.unit):
        alike |= {100 * one.low for one in known if one.unit in coins}
    if share or said.low > SMALL or COUNTED.search(sentence):
        for one in alike:
            for other in (each for each in alike if each < one):
                yield one - other
                yield from () if said.unit == "百分点" else (one + other,)
        yield from (100 - one for one in alike if said.unit == "%" and one < 100 and COUNTED.search(sentence))
    if not share and AVERAGE.search(sentence):
        parts = [one.low for one in known if one.measure in ("time", "count") and one.low > 1]
        parts += [float(NUMBER_WORDS.index(word) + 2) for word in YEARS.findall(" ".join(texts))]
        yield from (one / part for one in alike for part in parts)
    if share or said.unit in ("倍", "times"):
        yield from _shares(said, sentence, known)
    if not share:
        # By 1, 10 or 100 percent a number only loses its zeros, and a slip of scale would pass.
        yield from (
            one * part.low / 100
            for one in alike
            for part in known
            if part.unit == "%" and part.low > 1 and part.low not in (10, 100)
        )


def _counts(said: Figure, one: Figure) -> bool:
    """Return True for two counts, whatever each is of: passengers and crew are people."""
    return said.measure == "count" and one.measure in ("count", "")


def _shares(said: Figure, sentence: str, known: Sequence[Figure]) -> Iterator[float]:
    """Yield what share, or how many times, one figure is of another in its unit; and by what share it is more."""
    scale = {"%": 100.0, "成": 10.0}.get(said.unit, 1.0)
    changed = CHANGED.search(sentence) is not None
    for one in known:
        for other in known:
            if _alike(one, other) and one.low != other.low and other.low:
                yield scale * one.low / other.low
                yield from (scale * abs(one.low - other.low) / other.low,) if changed else ()


def _alike(one: Figure, other: Figure) -> bool:
    """Return True for two figures in one unit, or of which the second leaves it out: 3.4 million passengers from 2.9 million."""
    if {one.measure, other.measure} == {"count", ""}:
        return min(one.low, other.low) > LARGE
    return one.unit == other.unit and one.measure not in ("share", "")


def _is(said: Figure, value: float) -> bool:
    """Return True when a number is a value, or rounds it as it is written; what is bounded lies on its side, and near."""
    off, how = value - said.low, kind(said)
    if abs(off) <= max(
        NOTHING * abs(value), rounding(said) if said.unit in ("%", "成", "倍", "times", "百分点") else 0.0
    ):
        return True
    return {"about": abs(off), "over": off, "near": -off, "under": -off}.get(how, -1.0) >= 0 and abs(
        off
    ) <= ROUGHLY * abs(value)


def _is_part_of(said: Figure, known: Sequence[Placed], cited: Sequence[Cited]) -> bool:
    """Return True for the share of a figure that a source tells in words: half price, 三分之二."""
    shares = {part.value / 100 for source in cited for part in parts(source.text) if part.unit == "%"}
    wholes = {one.figure.low for one in known if one.figure.unit == said.unit}
    return any(
        abs(whole * share - said.low) <= max(rounding(said), NEARLY * said.low) for whole in wholes for share in shares
    )


def _is_span(said: Figure, dates: Iterable[Told], minutes: Iterable[int], since: bool) -> bool:
    """Return True when so many years, months or hours lie between two dates or times that are cited; or from one on, to now."""
    if said.unit == "小时":
        told = set(minutes)
        return any(abs((a - b) % DAY - said.low * 60 % DAY) <= QUARTER for a in told for b in told if a != b)
    whole = [one for one in dates if one.year and not one.plan]
    months = {(one.year or 0) * 12 + one.month for one in whole if one.month}
    gaps = {a - b for a in months for b in months if a > b}
    if said.unit == "年":
        years = {one.year or 0 for one in whole}
        gaps |= {(a - b) * 12 for a in years for b in years if a > b}
        return any(abs(said.low * 12 - gap) <= PART_OF_YEAR for gap in gaps) or (since and bool(years))
    return said.unit == "个月" and any(abs(said.low - gap) <= 1 for gap in gaps)


def is_part(said: Part, value: float) -> bool:
    """Return True when a share or multiple in words tells a number, as surely as its words say: nearly a third, more than half."""
    off = value - said.value
    if abs(off) <= NEARLY * value:
        return True
    if said.bound in ("about", "near", "under"):
        return abs(off) <= ROUGHLY * value and (said.bound == "about" or off < 0)
    return said.bound == "over" and off > 0 and value <= FAR * said.value


def parts_of(known: Sequence[Figure], unit: str) -> Iterator[float]:
    """Yield the shares, in percent, or the multiples that one figure of a source is of another in its unit, or by which it grew."""
    if unit == "%":
        yield from (100 * (one.low - 1) for one in known if one.unit == "倍" and one.low > 1)
    for one in known:
        for other in known:
            if one.unit == other.unit and one.measure not in ("share", "") and one.low != other.low and other.low:
                yield (100 if unit == "%" else 1) * one.low / other.low
