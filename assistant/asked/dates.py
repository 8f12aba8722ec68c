"""A question as folded → the stretch of time it speaks of: 去年, “十四五”期间, since 2021, in the first half of last year."""

import calendar
from datetime import date, timedelta

from assistant.asked.date_words import (
    AS_OF,
    BEGAN,
    FROM_TO,
    LAST_YEARS,
    LONG,
    MONTH_OF,
    MONTHS,
    NEAR,
    NUMBERS,
    PART_OF_YEAR,
    PARTS,
    PLAN,
    PLAN_NAMED,
    PLAN_PERIOD,
    RELATIVE,
    RELATIVE_YEAR,
    SHORT_YEAR,
    SINCE,
    YEAR,
)
from assistant.types import Dates, Question

NOTE = {
    "zh": "“{said}”按这里资料中最新的日期（{day}）理解为{time}。",
    "en": "“{said}” is taken to mean {time}, counted from the newest date among the sources here ({day}).",
}


def years(folded: str) -> tuple[str, ...]:
    """Return the years a folded question names in figures, in order, each once; 25年 is 2025.

    Those that bound a stretch of several years (since 2021, 2021—2025年) are left out: what answers may name another.
    """
    bounds = [at.span() for pattern in (FROM_TO, SINCE) for at in pattern.finditer(folded)]
    found = sorted(
        [(at.start(), at.group(1)) for at in YEAR.finditer(folded)]
        + [(at.start(), "20" + at.group(1)) for at in SHORT_YEAR.finditer(folded)]
    )
    return tuple(dict.fromkeys(year for at, year in found if not any(a <= at < b for a, b in bounds)))


def asked_dates(folded: str, as_of: str | None, newest: str | None) -> Dates | None:
    """Return the stretch of time a folded question speaks of, or None.

    What is relative counts from the day asked for (`as_of`), else from the newest day among the sources: never from the
    clock, so that the same question of the same snapshot has the same answer. Without either, relative words say nothing.
    """
    counted_from = as_of or newest
    today = _day(counted_from) if counted_from else None
    for read in (_plan, _from_to, _since, _last_years, _as_of, _month, _part, _year, _near):
        if dates := read(folded, today):
            return dates if as_of is None and dates.counted_from else _fixed(dates)
    return None


def dates_note(question: Question) -> str | None:
    """Return the note that tells how relative words of a question were understood; None where none needs telling."""
    dates = question.dates
    if dates is None or dates.counted_from is None:
        return None
    return NOTE[question.told_in].format(said=dates.said, day=dates.counted_from, time=_told(dates, question.told_in))


def _told(dates: Dates, language: str) -> str:
    """Return a stretch of time in words: a year, a month, or from a day to a day."""
    first, last = dates.first, dates.last
    if first[5:] == "01-01" and last == first[:4] + "-12-31":
        return first[:4] + ("年" if language == "zh" else "")
    if first == last:
        return first
    return f"{first}至{last}" if language == "zh" else f"{first} to {last}"


def _fixed(dates: Dates) -> Dates:
    return Dates(dates.first, dates.last, dates.said, dates.part)


def _day(told: str) -> date:
    """Return a day; of a year or month alone its last one."""
    year, month, day = (*map(int, told[:10].split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _span(year: int, months: tuple[int, int], said: str, today: date | None = None, part: str = "") -> Dates:
    """Return the months of a year, first and last, as a stretch of time; `today` when it was counted from."""
    first, last = date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1])
    return Dates(first.isoformat(), last.isoformat(), said, part, today.isoformat() if today else None)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS[word]


def plan_spans(folded: str) -> list[tuple[int, int]]:
    """Return the first and the last year of each five-year plan that a folded text names, in order."""
    written = [next(group for group in found.groups() if group) for found in PLAN_NAMED.finditer(folded)]
    first = [BEGAN + (_number(number) - PLAN) * LONG for number in written]
    return [(year, year + LONG - 1) for year in first]


def _plan(folded: str, today: date | None) -> Dates | None:
    found = PLAN_PERIOD.search(folded)
    if not found:
        return None
    first, last = plan_spans(found.group())[0]
    return Dates(f"{first}-01-01", f"{last}-12-31", found.group())


def _from_to(folded: str, today: date | None) -> Dates | None:
    found = FROM_TO.search(folded)
    if not found:
        return None
    first, last = found.groups()
    last = last if len(last) == 4 else first[:2] + last
    return Dates(f"{first}-01-01", f"{last}-12-31", found.group().strip()) if first < last else None


def _since(folded: str, today: date | None) -> Dates | None:
    found = SINCE.search(folded)
    if not found:
        return None
    # Until when is left open where no day is known: no text is of later.
    first = next(group for group in found.groups() if group)
    return Dates(f"{first}-01-01", today.isoformat() if today else "9999", found.group())


def _last_years(folded: str, today: date | None) -> Dates | None:
    found = LAST_YEARS.search(folded)
    if not found or today is None:
        return None
    first = today.year - _number(found.group(1) or found.group(2))
    return Dates(f"{first}-01-01", today.isoformat(), found.group(), counted_from=today.isoformat())


def _as_of(folded: str, today: date | None) -> Dates | None:
    found = AS_OF.search(folded)
    if not found:
        return None
    year, number, name, year_too = found.groups()
    month = _number(number) if number else MONTHS[name[:3]]
    if not 1 <= month <= 12:
        return None
    if year or year_too:
        return _span(int(year or year_too), (month, month), found.group(), part=f"{month}月")
    if today is None:
        return None
    # The month that was last: "as of June", said in March, is last year's.
    return _span(today.year - (month > today.month), (month, month), found.group(), today, f"{month}月")


def _month(folded: str, today: date | None) -> Dates | None:
    found = MONTH_OF.search(folded)
    if not found or not 1 <= _number(found.group(3)) <= 12:
        return None
    said, month = found.group(), _number(found.group(3))
    if found.group(2):
        return _span(int(found.group(2)), (month, month), said, part=f"{month}月")
    if today is None:
        return None
    return _span(today.year + RELATIVE[found.group(1)], (month, month), said, today, f"{month}月")


def _part(folded: str, today: date | None) -> Dates | None:
    found = PART_OF_YEAR.search(folded)
    if not found:
        return None
    months, part = PARTS[found.group()], found.group()
    if named := YEAR.search(folded):
        return _span(int(named.group(1)), months, part, part=part)
    if today is None:
        return None
    said = RELATIVE_YEAR.search(folded)
    words = (
        part
        if said is None
        else f"{said.group()}{part}"
        if part[-1] == "年" or "季度" in part
        else f"{part}, {said.group()}"
    )
    year = today.year + (RELATIVE[said.group()] if said else -(months[0] > today.month))
    return _span(year, months, words, today, part)


def _year(folded: str, today: date | None) -> Dates | None:
    found = RELATIVE_YEAR.search(folded)
    if not found or today is None or YEAR.search(folded):
        return None
    return _span(today.year + RELATIVE[found.group()], (1, 12), found.group(), today)


def _near(folded: str, today: date | None) -> Dates | None:
    found = NEAR.search(folded)
    if not found or today is None:
        return None
    said = found.group()
    if "月" in said or "month" in said:
        last = today if said[0] in "本这t" else today.replace(day=1) - timedelta(days=1)
        return _span(last.year, (last.month, last.month), said, today, f"{last.month}月")
    day = today - timedelta(days=said[0] in "昨y")
    return Dates(day.isoformat(), day.isoformat(), said, counted_from=today.isoformat())
