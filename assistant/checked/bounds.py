"""A figure in a sentence against a figure cited: the same number in the same unit, and no bound, range or 约 lost or added."""

import functools
import re
from dataclasses import replace

from assistant.figures.found import Figure
from assistant.figures.units import ANY
from assistant.figures.words import ABOUT, NEAR, OVER, UNDER

# How a figure is qualified, by what the words say; "at least" and 以上 hold the bound itself, 超过 does not.
AT_LEAST = re.compile(
    r"以上|不[得应能可宜]?(?:低于|少于|小于)|至少|at least|(?:no|not) less than|(?:no|not) fewer than|or more", re.I
)
KINDS = (
    ("under", re.compile(rf"^(?:{UNDER})|以下|以内|之内|or less$", re.I)),
    ("over", re.compile(rf"^(?:{OVER})|[多余]|以上|or more$", re.I)),
    ("near", re.compile(rf"^(?:{NEAR})", re.I)),
    ("about", re.compile(rf"^(?:{ABOUT})|左右|上下|or so$", re.I)),
)
# Units that say the same in another measure: each with what it is in and how many of these it is.
SAME_MEASURE = {
    "公里": ("米", 1e3), "厘米": ("米", 1e-2), "毫米": ("米", 1e-3), "平方公里": ("平方米", 1e6), "公顷": ("平方米", 1e4),
    "吨": ("公斤", 1e3), "斤": ("公斤", 0.5), "亩": ("平方米", 1e4 / 15), "兆瓦": ("千瓦", 1e3), "成": ("%", 10.0), "‰": ("%", 0.1), "dollars": ("美元", 1.0),
    "天": ("小时", 24.0), "分钟": ("小时", 1 / 60), "年": ("个月", 12.0), "岁": ("个月", 12.0), "周": ("小时", 168.0), "weeks": ("小时", 168.0),
}  # fmt: skip
DOLLARS = frozenset(("美元", "新元", "港元"))
# A text of Hong Kong calls its own money 元.
OWN_MONEY = ({"港元", "元"},)
# What is counted by people, households or visits is counted by nothing else; other counters may take each other's place.
PEOPLE = frozenset(("人", "户", "人次"))
# A number told less exactly is off by half of its last digit, and by little of itself; beyond a bound, by what 超过 means.
ROUNDED, ROUGHLY, BEYOND = 0.015, 0.05, 1.15
TINY = 1e-9


# Over three years is during them, or longer.
WHILE = re.compile(r"^over(?: the)?$", re.I)


def kind(figure: Figure) -> str:
    """Return how a figure is qualified: "over", "under", "near", "about", or "" where it is exact."""
    if not figure.qualifier or (figure.measure == "time" and WHILE.search(figure.qualifier)):
        return ""
    return _kind(figure.qualifier)


@functools.lru_cache(maxsize=1024)
def _kind(qualifier: str) -> str:
    return next((name for name, words in KINDS if words.search(qualifier)), "")


def in_one_unit(said: Figure, cited: Figure) -> bool:
    """Return True when two figures are in units that may be one; a unit left out is no other."""
    one, other = _base(said.unit)[0], _base(cited.unit)[0]
    if one == other or not one or not other:
        return True
    if "dollars" in (said.unit, cited.unit) and {one, other} <= DOLLARS:
        return True
    if {one, other} in (
        *OWN_MONEY,
        {"倍", "次"},
        {"公斤", "吨标准煤"},
    ):  # twenty times is either; and coal may be named before its tons
        return True
    if said.measure == cited.measure == "count":
        return ANY in (one, other) or not {one, other} <= PEOPLE
    return False


def differs(said: Figure, cited: Figure) -> str | None:
    """Return None when a figure is another number than the cited one, "" when it says the same, else what it changes.

    What it changes is one of "adds" (a bound), "drops" (a bound or range), "turns" (a bound round), "rounds off" (约 is lost).
    """
    if said.unit and cited.unit:
        said, cited = _measured(said), _measured(cited)
    low, high, least, most = said.low, said.high, cited.low, cited.high
    if low != high or least != most:
        return _ranges(said, cited)
    mine, theirs = kind(said), kind(cited)
    close = _close(said, cited)
    if mine == theirs and close:
        return ""
    if mine in ("over", "under", "near") and theirs == "":
        return _bounds(said, mine, low, least)
    if not close:
        return "" if mine == theirs == "over" and low <= least <= low * BEYOND else None
    return _change(mine, theirs)


def _bounds(said: Figure, mine: str, bound: float, number: float) -> str | None:
    """Return what comes of bounding a number that is cited exactly."""
    holds = number <= bound if mine in ("under", "near") else number >= bound
    near = bound / BEYOND <= number <= bound * BEYOND
    if abs(number - bound) <= TINY * abs(number):
        return "" if AT_LEAST.search(said.qualifier) or mine == "under" else "adds"
    return "" if holds and near else None


def _change(mine: str, theirs: str) -> str:
    """Return what is changed between two qualifiers of one number."""
    if mine == "about":
        return "" if theirs in ("", "near") else "rounds off"
    if mine == "":
        return "rounds off" if theirs == "about" else "drops"
    if {mine, theirs} == {"near", "under"} or {mine, theirs} == {"near", "about"}:
        return "rounds off"
    return "adds" if theirs in ("", "about") else "turns"


def _ranges(said: Figure, cited: Figure) -> str | None:
    low, high, least, most = said.low, said.high, cited.low, cited.high
    if _same(low, least) and _same(high, most):
        return ""
    if low == high and (_same(low, least) or _same(low, most)):
        whole = (kind(said) == "over" and _same(low, least)) or (kind(said) == "under" and _same(low, most))
        return "" if whole else "drops"
    return None


def _close(said: Figure, cited: Figure) -> bool:
    """Return True when a number is the cited one, or rounds it: never more exact than what is cited."""
    mine, theirs = said.low, cited.low
    if _same(mine, theirs):
        return True
    off = abs(mine - theirs)
    if kind(said):
        return off < min(said.step, ROUGHLY * abs(theirs))
    step = _written(said)
    return step > _written(cited) * (1 + TINY) and off <= min(step / 2 * (1 + TINY), ROUNDED * abs(theirs))


def rounding(figure: Figure) -> float:
    """Return by how much a number may be off that is rounded as a figure is written: half of its last digit."""
    return _written(figure) / 2 * (1 + TINY)


def _written(figure: Figure) -> float:
    """Return what one of a figure's last written digit is worth; zeros at its end are digits like others."""
    digits = re.sub(r"[,，\s]", "", figure.value)
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return 0.0
    decimals = digits.partition(".")[2]
    return figure.low / (float(digits) or 1.0) * 10.0 ** -len(decimals)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= TINY * max(abs(one), abs(other))


def _measured(figure: Figure) -> Figure:
    """Return a figure in the measure that its unit belongs to: kilometres in metres."""
    times = _base(figure.unit)[1]
    if times == 1.0:
        return figure
    return replace(figure, low=figure.low * times, high=figure.high * times, step=figure.step * times)


def _base(unit: str) -> tuple[str, float]:
    return SAME_MEASURE.get(unit, (unit, 1.0))
