"""The dates that a source tells from its day of publication only: yesterday, on Tuesday, next month, by next summer."""

import functools
import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.checked.told_dates import Told

DAYS = "一二三四五六日"
NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
# Each with how many days, or months, it lies from the day of publication.
DAY_WORDS = (
    (re.compile(r"(?<![此之以提])前[天日](?![均性])|\bthe day before yesterday\b", re.I), -2),
    (re.compile(r"昨(?=[日天晚早夜上下午（(])|\b(?:yesterday|last night)\b", re.I), -1),
    (re.compile(r"今[天日晚早晨]|\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.I), 0),
    (re.compile(r"明[天日晚早晨]|\btomorrow\b", re.I), 1),
)
MONTH_WORDS = (
    (re.compile(r"(?<!以)上个?月|\blast month\b", re.I), -1),
    (re.compile(r"本月|这个月|\bthis month\b", re.I), 0),
    (re.compile(r"下个?月|\bnext month\b", re.I), 1),
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
YEAR_WORDS = (
    (re.compile(rf"去[春夏秋冬]|上一?个?[春夏秋冬]|\blast {SEASON}\b", re.I), (-1, 0)),
    (re.compile(rf"明[春夏秋冬]|下一?个?[春夏秋冬]|\bnext {SEASON}\b", re.I), (0, 1)),
)
WEEKDAY = re.compile(
    r"(?P<week>上|下|本|这|上个|下个)?(?:周|星期|礼拜)(?P<han>[一二三四五六日天])(?![年期次])|"
    r"\b(?:(?P<near>last|next) )?(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
WEEK, YEAR = 7, 12


@functools.lru_cache(maxsize=4096)
def counted_dates(text: str, published: str | None) -> frozenset[Told]:
    """Return the dates that a source's words come to, counted from its day; a day of the week may be before it or behind."""
    day = _day(published)
    if day is None:
        return frozenset()
    months = ((day.year * YEAR + day.month - 1 + off) for words, off in MONTH_WORDS if words.search(text))
    years = (day.year + off for words, offs in YEAR_WORDS if words.search(text) for off in offs)
    days = {day + timedelta(days=off) for words, off in DAY_WORDS if words.search(text)} | set(_weekdays(text, day))
    return frozenset(
        (
            *(Told(one.year, one.month, one.day) for one in days),
            *(Told(one // YEAR, one % YEAR + 1) for one in months),
            *(Told(year) for year in years),
        )
    )


def published_on(published: str | None) -> Told | None:
    """Return a day of publication as a date, or None where no whole day is known."""
    day = _day(published)
    return Told(day.year, day.month, day.day) if day else None


def weekday(name: str) -> int:
    """Return which day of the week a name is, from 0 for Monday: "Tues", 二, 天."""
    return NAMES.index(name) if name.isascii() else DAYS.index(name.replace("天", "日"))


def _weekdays(text: str, day: date) -> Iterator[date]:
    """Yield the days that a text names by their place in the week: of the week told, else the last and the next of them."""
    for at in WEEKDAY.finditer(text):
        from_day = weekday(at["han"] or at["name"]) - day.weekday()
        if at["week"]:
            weeks = {"上": -1, "下": 1}.get(at["week"][0], 0)
            yield day + timedelta(days=from_day + WEEK * weeks)
            continue
        ahead = from_day % WEEK
        yield day + timedelta(days=ahead or (WEEK if at["near"] == "next" else 0))
        yield day + timedelta(days=ahead - WEEK)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None
