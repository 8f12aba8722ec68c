"""Words for a day → the day: in full, or bare (1月20日, 20日上午, Jan. 20, Tuesday) with the year and month from elsewhere."""

import datetime
import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
NUMERALS = re.compile(
    r"([二一][〇○零九][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
ENGLISH_DATE = re.compile(
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d{{2}})|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})\.?,? (?P<year2>(?:19|20)\d{{2}})"
)
# A day without its year; a day without its month; a day of the week.
BARE = re.compile(
    rf"(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号號]|(?P<month_name>{_MONTH})\.? (?P<day2>\d{{1,2}})\b|(?P<day3>\d{{1,2}}) (?P<month_name2>{_MONTH})\b|"
    r"(?<![\d月-])(?P<day4>\d{1,2})[日号號]|\b(?P<weekday>Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day\b|(?:周|星期|礼拜|禮拜)(?P<week>[一二三四五六日天])|"
    r"(?<!\d)(?P<month5>\d{1,2})-(?P<day5>\d{1,2})(?=\s+\d{1,2}[:：])"
)
# Addresses that hold a day: /2026/0120/ · /2026/01/20/ · t20260120_ · 2026-01/20/ · /20260120/
URL_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_.](0?[1-9]|1[0-2])[-/_.](0?[1-9]|[12]\d|3[01])(?!\d)"),
)
URL_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_.]?(0[1-9]|1[0-2])(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# A text is published on the day it speaks of or soon after: a bare day lies so far ahead of publication at most.
AHEAD = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the time of a text: a whole day, or only its year, or year and month."""

    day: datetime.date | None = None
    year: int | None = None
    month: int | None = None


def full_day(text: str) -> str | None:
    """Return the first day of the calendar that a text states in full, as yyyy-mm-dd, or None."""
    found = [
        (match.start(), day)
        for match, day in (
            *((m, iso(*m.groups())) for m in DATE.finditer(text)),
            *((m, iso(*map(_counted, m.groups()))) for m in NUMERALS.finditer(text)),
            *((m, _english(m)) for m in ENGLISH_DATE.finditer(text)),
        )
        if day
    ]
    return min(found)[1] if found else None


def iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return yyyy-mm-dd, or None when that is no day."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def address_day(address: str) -> str | None:
    """Return the day that an address or a file's name holds, as yyyy-mm-dd, or None."""
    for pattern in URL_DAYS:
        for found in pattern.finditer(address):
            if day := iso(*found.groups()):
                return day
    return None


def address_month(address: str) -> Known:
    """Return the year, and the month if it is there, that an address or a file's name holds."""
    if found := URL_MONTH.search(address):
        return Known(year=int(found[1]), month=int(found[2]))
    found = YEAR.search(address)
    return Known(year=int(found[1])) if found else Known()


def bare_day(words: str, known: Known) -> str | None:
    """Return the day that bare words mean, as yyyy-mm-dd, or None where too little is known.

    With a whole day known, the latest such day that lies no more than a day ahead of it: press speaks of what was.
    """
    found = BARE.search(words)
    if found is None:
        return None
    if found["weekday"] or found["week"]:
        return _weekday(found, known.day)
    day = next(int(found[name]) for name in ("day", "day2", "day3", "day4", "day5") if found[name])
    month = _month_of(found)
    if known.day:
        return _latest(known.day, month, day)
    if month is None:
        month = known.month
    return iso(known.year, month, day) if known.year and month else None


def month_number(name: str) -> int | None:
    """Return 1 to 12 for an English month's name or its short form, or None."""
    short = name[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else None


def _latest(known: datetime.date, month: int | None, day: int) -> str | None:
    last = known + AHEAD
    tried = [(last.year - back, month) for back in (0, 1)] if month else []
    tried = tried or [divmod(last.year * 12 + last.month - 1 - back, 12) for back in (0, 1, 2)]
    for year, which in tried:
        found = iso(year, which if month else which + 1, day)
        if found and found <= last.isoformat():
            return found
    return None


def _weekday(found: re.Match[str], known: datetime.date | None) -> str | None:
    if known is None:
        return None
    wanted = (
        "一二三四五六日".find(found["week"].replace("天", "日"))
        if found["week"]
        else WEEKDAYS.index(found["weekday"][:3].lower())
    )
    return (known - datetime.timedelta(days=(known.weekday() - wanted) % 7)).isoformat()


def _month_of(found: re.Match[str]) -> int | None:
    if number := found["month"] or found["month5"]:
        return int(number)
    name = found["month_name"] or found["month_name2"]
    return month_number(name) if name else None


def _english(found: re.Match[str]) -> str | None:
    month = month_number(found["month"] or found["month2"])
    return iso(found["year"] or found["year2"], month, found["day"] or found["day2"]) if month else None


def _counted(figures: str) -> int:
    """Return the number that Chinese figures write: 二〇二六 → 2026, 二十三 → 23."""
    digits = {**{figure: n for n, figure in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0}
    if "十" not in figures:
        return int("".join(str(digits[figure]) for figure in figures))
    tens, _, ones = figures.partition("十")
    return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
