"""The dates that a text tells, in Chinese and English and whatever their form: 3月5日, 5 March, March 5th, 2014–2015, the 1950s."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.asked.date_words import MONTHS, NUMBERS
from assistant.asked.dates import plan_spans
from assistant.checked.words import folded, narrow
from assistant.figures.units import CHINESE
from index.library import Library

_YEAR = r"(?:1\d|20)\d\d"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%:])"
# One range or list of days of a month: 6-24, 8 and 9, 23rd or 24th.
_DAYS = rf"(?P<days>{_DAY}(?:(?:\s*[-–—/至、]\s*|\s+(?:and|to|or)\s+|\s*[和及]\s*){_DAY})*)"
_SAID = r"去年|上年|今年|本年|当年|明年|前年|last year|this year|next year"
DATE = re.compile(
    rf"\b(?P<iso>{_YEAR}[-–]\d\d(?:-\d\d)?)(?!\d)"
    rf"|(?<!\d)(?P<year1>{_YEAR})\s*[年./]\s*(?P<month1>\d{{1,2}})(?!\d)\s*(?:月份?|[./](?=\d))(?:\s*{_DAYS.replace('days', 'days1')}\s*[日号]?)?"
    rf"|(?P<said>{_SAID})(?:\s*(?P<month2>\d{{1,2}})\s*月份?(?:\s*{_DAYS.replace('days', 'days2')}\s*[日号])?)?"
    rf"|(?<!\d)(?P<month3>\d{{1,2}})\s*月(?:份|(?!度))?(?:\s*{_DAYS.replace('days', 'days3')}\s*[日号])?"
    rf"|(?<![\d.])(?P<days4>\d{{1,2}}(?:\s*[-–—至和及、]\s*\d{{1,2}})?)\s*日(?!均|前|益|常|报)"
    rf"|\b(?P<month5>{_MONTH})\s+{_DAYS.replace('days', 'days5')}(?:,?\s*(?P<year5>{_YEAR})\b)?"
    rf"|(?<![\d.,:$€£¥]){_DAYS.replace('days', 'days6')}(?:\s+of)?\s*(?P<month6>{_MONTH})(?:,?\s*(?P<year6>{_YEAR})\b)?"
    rf"|\b(?P<month7>{_MONTH}),?\s+(?P<year7>{_YEAR})\b"
    rf"|\b(?P<month8>{_MONTH})"
    rf"|(?P<decade>\b(?:1\d|20)\d0s\b|\d\d\s*世纪\s*\d0\s*年代)"
    rf"|(?<![\d.,$€£¥A-Za-z])(?P<year9>{_YEAR})(?!\d|[.,]\d|s\b)(?!(?!年)(?:{CHINESE}|[万亿千百]))"
)
# Before a month that stands alone: a capital May or March that nothing leads to may be no month.
LEADS = re.compile(
    r"(?:\b(?:in|of|by|to|from|since|until|till|through|for|during|last|next|this|late|early|mid|between|and|or|before|after|every|"
    r"each|ending)[ -]|[/–—(,-] ?)(?:the (?:end|start|beginning|middle|close) of )?$"
)
# Before a date that something is compared with.
COMPARED = re.compile(
    r"(?:[比较同]|(?<=[比较])[^，。；\d]{0,3}|[高低多少大小快慢优好]于|\b(?:than|from|over|on)(?: (?:in|that of|those of))?)\s*$",
    re.I,
)
# The months of a stretch that begins with January: 前8个月, 1至8月, the first eight months.
MONTHS_TO = re.compile(
    r"前(\d{1,2})个?月|(?<!\d)1月?\s*[-—–至到]\s*(\d{1,2})月(?!\d)|\bfirst (\w+) months\b|\bJanuary (?:to|through|[-–]) ([A-Z][a-z]+)"
)
RELATIVE = {"去年": -1, "上年": -1, "last year": -1, "前年": -2, "明年": 1, "next year": 1}
NEXT_DAY = re.compile(r"次日|翌日|隔天|第二天|\b(?:next|following) (?:day|morning|evening|night)\b", re.I)
LEAP = 2024
# Between two dates the year stands once, behind the second: 30 April and 22 May 2020.
APART = 20


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A date as far as it is told: year, month and day, each None where it is not; or years counted from now; or a decade."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: int | None = None
    decade: int | None = None
    sure: bool = True
    """Whether the words can be nothing but a date: a capital May that opens a sentence may be no month."""
    start: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)
    compared: bool = field(default=False, compare=False)
    """Whether something is compared with it: 比上年, than in 2014."""
    plan: bool = field(default=False, compare=False)
    """Whether it is the first or last year of a plan that is named, and stands nowhere in figures."""


@functools.lru_cache(maxsize=4096)
def told_dates(text: str) -> tuple[Told, ...]:
    """Return the dates of a text in order, each day and month of a range or list for itself, with the years of its plans."""
    easy = Library.numbers(narrow(text)) if re.search(r"[\u4e00-\u9fff]", text) else text
    found = [one for at in DATE.finditer(easy) for one in _read(at)]
    spans = {year for first, last in plan_spans(folded(text)) for year in (first, last)}
    plans = (Told(year=int(year), start=len(text), text=str(year), plan=True) for year in sorted(spans))
    dated = _with_years(found)
    return (
        *dated,
        *_next_days(easy, dated),
        *plans,
        *(Told(month=n, sure=False) for first_last in months_to(easy) for n in first_last),
    )


@functools.lru_cache(maxsize=4096)
def months_to(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a year that a text tells from January on, as their first and last month."""
    ends = (next(filter(None, at.groups())) for at in MONTHS_TO.finditer(text))
    told = (int(end) if end.isdigit() else NUMBERS.get(end.lower()) or MONTHS.get(end[:3].lower(), 0) for end in ends)
    return tuple((1, end) for end in told if 1 < end <= 12)


def without_dates(text: str) -> str:
    """Return a text with a comma for each date but a year alone, which may be a number as well."""
    text = MONTHS_TO.sub(" ， ", text)
    return DATE.sub(lambda at: at.group() if at["year9"] or at["month8"] else " ， ", text)


def _read(at: re.Match[str]) -> Iterator[Told]:
    """Yield what one match tells."""
    groups = {name: value for name, value in at.groupdict().items() if value}
    if iso := groups.get("iso"):
        year, month, *day = map(int, re.split("[-–]", iso))
        if month <= 12 and "–" not in iso:
            yield Told(year, month, day[0] if day else None, start=at.start(), text=iso)
        else:  # 2014-15
            yield from (Told(one, start=at.start(), text=iso) for one in (year, year // 100 * 100 + month))
    elif decade := groups.get("decade"):
        digits = [int(part) for part in re.findall(r"\d+", decade)]
        first = digits[0] if len(digits) == 1 else (digits[0] - 1) * 100 + digits[1]
        yield Told(decade=first, start=at.start(), text=decade)
    else:
        yield from _parts(groups, at)


def _parts(groups: dict[str, str], at: re.Match[str]) -> Iterator[Told]:
    """Yield the date of a match, or each day of its list."""
    told = {name.rstrip("0123456789"): value for name, value in groups.items()}
    month = told.get("month")
    number = None if month is None else int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    if number is not None and not 1 <= number <= 12:
        return
    year = int(told["year"]) if "year" in told else None
    relative = RELATIVE.get(told["said"].lower(), 0) if "said" in told else None
    sure = "month8" not in groups or LEADS.search(at.string, 0, at.start()) is not None
    compared = COMPARED.search(at.string, 0, at.start()) is not None or at.string.startswith("同期", at.end())
    for day in re.findall(r"\d+", told.get("days", "")) or [None]:
        if day is None or 1 <= int(day) <= 31:
            yield Told(
                year, number, int(day) if day else None, relative, None, sure, at.start(), at.group().strip(), compared
            )


def _next_days(text: str, found: list[Told]) -> Iterator[Told]:
    """Yield the day behind each that a text tells, where it speaks of the next day without its date; none is surely meant."""
    if NEXT_DAY.search(text):
        for one in found:
            if one.month and one.day and not one.compared:
                after = date(one.year or LEAP, one.month, min(one.day, 28)) + timedelta(
                    days=1 + one.day - min(one.day, 28)
                )
                yield replace(one, month=after.month, day=after.day, sure=False)


def _with_years(found: list[Told]) -> list[Told]:
    """Return dates with the month of the one before where they are days alone, and the year of the one right behind."""
    out: list[Told] = []
    for n, one in enumerate(found):
        behind = found[n + 1] if n + 1 < len(found) else None
        if one.day and not one.month and out and out[-1].month:
            one = replace(one, month=out[-1].month, year=out[-1].year)
        elif (
            behind and behind.year and not one.year and one.month and behind.month and behind.start - one.start < APART
        ):
            one = replace(one, year=behind.year)
        out.append(one)
    return out
