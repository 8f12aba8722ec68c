"""The figures of a text: each with its value, scale and unit, the words that qualify it, what it measures, and its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.figures.units import ANY, PEOPLE, SIMPLE, class_of, named
from assistant.figures.words import DATED, FIGURE, HAN, IN_ENGLISH, IN_HAN, NEAR, OVER, SCALES, SIGNS, UNDER, number

DIGIT, NUMERAL, LATIN = re.compile(r"\d"), re.compile(HAN), re.compile(r"[A-Za-z]{3}")
Change = Literal["", "growth", "fall", "share"]
MARKS = ("，", "。", "；", "：", ";", ", ", ". ", "\n", "\t", "！", "？")
# Press rounds or cuts off: what is told less exactly is off by less than one of its last digit.
ROUNDED, TINY = 0.999, 1e-9
GROWTH = re.compile(
    r"增长|增速|增幅|增加|提高|上升|上涨|涨幅|同比|环比|翻|grew|grow|growth|rose|rise|increase|up\b|more than a year|climb",
    re.I,
)
FALL = re.compile(r"下降|降低|减少|降幅|下跌|回落|fell|fall|drop|decline|decrease|down\b|lower", re.I)
SHARE = re.compile(r"比重|占|比例|强度|率(?!先)|份额|ratio|share|proportion|intensity|rate\b|of the total|of GDP", re.I)

CHANGES: tuple[tuple[re.Pattern[str], Change], ...] = ((GROWTH, "growth"), (FALL, "fall"), (SHARE, "share"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `text[start:end]` is the value with its unit and what qualifies it (约, 以上, 左右), as it is written.

    `low` and `high` are its bounds in its unit, scale counted in: the same number but for a range. `step` is what one of
    the last written digit is worth. `unit` is the unit's one name ("" where none is said); `change` tells a growth, a
    fall or a share from the thing itself; `clause` is where the words begin that say what it is of.
    """

    start: int
    end: int
    text: str
    value: str
    unit: str
    low: float
    high: float
    step: float
    qualifier: str
    change: Change = ""
    clause: int = 0

    @property
    def measure(self) -> str:
        """Return what its unit measures: money, share, length, count …; "" without a unit."""
        return class_of(self.unit)


def figures(text: str) -> list[Figure]:
    """Return the figures of a text in text order; dates, ordinals and names with digits are none."""
    plain = text.translate(SIMPLE)
    taken = [found.span() for found in DATED.finditer(plain)]
    out = (
        [one for found in _written(plain) if (one := _figure(text, plain, found, taken))] if DIGIT.search(plain) else []
    )
    # Looked for only where their letters are: a search takes long.
    spelled = ((IN_HAN, NUMERAL), (IN_ENGLISH, LATIN))
    for pattern in (pattern for pattern, letters in spelled if letters.search(plain)):
        taken = [*taken, *((one.start, one.end) for one in out)]
        out += [one for found in pattern.finditer(plain) if (one := _figure(text, plain, found, taken))]
    return sorted(out, key=lambda one: one.start)


def _written(plain: str) -> Iterator[re.Match[str]]:
    """Yield where figures are written in digits; of 3.2% to 456 billion yuan each by itself: two units are no range."""
    at = 0
    while found := FIGURE.search(plain, at):
        if found["unit1"] and found["unit"] and named(found["unit1"]) != named(found["unit"]):
            found = FIGURE.search(plain, found.start(), found.start("to")) or found
        at = max(found.end(), at + 1)
        yield found


def agree(one: Figure, other: Figure) -> bool:
    """Return True when two figures of one unit may be the same number: one rounds the other, or is only said to be near it.

    Of two that are equally exact neither rounds the other: 2.68% and 2.69% differ.
    """
    (low, high), (least, most) = _within(one, other.step), _within(other, one.step)
    return low <= most + TINY * abs(most) and least <= high + TINY * abs(high)


def same_unit(one: Figure, other: Figure) -> bool:
    """Return True when two figures are in one unit: a counted thing may be counted by 个 or by its own counter; people are not."""
    if one.unit == other.unit:
        return True
    counted = "count" == one.measure == other.measure and not {one.unit, other.unit} & PEOPLE
    return counted and ANY in (one.unit, other.unit)


def _figure(text: str, plain: str, found: re.Match[str], taken: list[tuple[int, int]]) -> Figure | None:
    told: dict[str, str] = {name: value or "" for name, value in found.groupdict().items()}
    start, end = found.start("value"), found.end("high") if told.get("high") else found.end("value")
    if any(a < end and start < b for a, b in taken):
        return None
    sign = SIGNS.get(told.get("sign", "").lower(), "")  # of $18.5 million on flood walls the sign is the unit
    unit = sign or named(told["unit"])
    numeral = told["value"]
    if not numeral[0].isdigit() and (
        not (unit or "百分之" in numeral) or numeral in "一半万亿千百" or (numeral == "十" and unit == "分")
    ):
        return None
    if "百分之" in numeral:
        numeral, unit = numeral[3:], "%"
    if not unit and (told.get("unit1") or ""):
        unit = named(told["unit1"])
    if not unit and _names(plain, found):
        return None
    scale = SCALES.get(told.get("scale", "").lower(), 1.0)
    # 5000元至5万元: with a unit of its own, the first is in no scale of the second.
    first = SCALES.get(told.get("scale1", ""), 1.0 if told.get("unit1") else scale) if told.get("high") else scale
    low, high = number(numeral), number(told.get("high") or numeral)
    if low is None or high is None:
        return None
    begin = found.start("before") if told["before"] else found.start("sign") if told.get("sign") else start
    stop = found.start() + len(found.group().rstrip())
    clause = _clause(plain, start)
    words = plain[clause:start] + plain[stop : stop + 20].split("，")[0] if text.isascii() else plain[clause:start]
    qualifier = (
        told["before"].strip()
        + "".join(told.get(name, "") for name in ("more", "more2", "more3"))
        + told.get("after", "")
    )
    return Figure(
        begin, stop, text[begin:stop], text[found.start("value") : end], unit, low * first, high * scale,
        min(_step(each, scale) for each in (numeral, told.get("high")) if each), qualifier, _change(words, unit), clause,
    )  # fmt: skip


def _names(plain: str, found: re.Match[str]) -> bool:
    """Return True when digits without a unit are part of a name: 6G, Line 5, Article 12."""
    beside = re.match(r"[A-Za-z]", plain[found.end() :]) is not None
    return beside and (
        not found.group()[-1].isspace() or bool(re.search(r"[A-Z][a-z]*\.?\s*$", plain[: found.start()]))
    )


def _step(numeral: str, scale: float) -> float:
    """Return what one of the last digit is worth; zeros at the end of a whole number may be rounded ones."""
    if not numeral[0].isdigit():
        return scale / 2
    plain = numeral.replace(",", "").replace("，", "")
    if "." in plain:
        return float(10.0 ** -len(plain.split(".")[1]) * scale)
    zeros = len(plain) - len(plain.rstrip("0"))
    return min(10.0**zeros, max(float(plain), 20) / 20) * scale


def _within(one: Figure, beside: float) -> tuple[float, float]:
    """Return between what bounds the number lies that a figure may be a rounding of; `beside` is the other's last digit."""
    slack = one.step * ROUNDED if one.step > beside * (1 + TINY) else 0.0
    low, high = one.low - slack, one.high + slack
    said = one.qualifier
    if re.search(rf"^(?:{OVER})|[多余]|以上|more$", said, re.I):
        return low, max(high, one.high * 1.15)
    if re.search(rf"^(?:{UNDER})|以下|以内|之内|less$", said, re.I):
        return -math.inf, high
    if re.search(rf"^(?:{NEAR})", said, re.I):
        return one.low * 0.85, high
    if said:
        return min(low, one.low * 0.95), max(high, one.high * 1.05)
    return low, high


def _clause(plain: str, at: int) -> int:
    """Return where the clause begins in which a figure stands; brackets and enumeration commas do not part one."""
    ends = (found + len(mark) for mark in MARKS if (found := plain.rfind(mark, 0, at)) >= 0)
    return max(ends, default=0)


def _change(words: str, unit: str) -> Change:
    if class_of(unit) not in ("share", "ratio") and not re.search(r"[增减]|同比|环比", words):
        return ""
    where: list[tuple[int, Change]] = [
        (max((found.start() for found in pattern.finditer(words)), default=-1), change) for pattern, change in CHANGES
    ]
    at, change = max(where)
    return change if at >= 0 else ""


def clauses(text: str, one: Figure) -> Iterator[tuple[int, str]]:
    """Yield (start, words) of what stands before a figure and says what it is of: its clause, then others, nearest first."""
    end = one.start
    while end > 0:
        at = _clause(text, end)
        if at < end:
            yield at, text[at:end]
        end = at - 1
