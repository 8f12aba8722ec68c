"""The dates of a sentence against those it cites: days, months, years, parts of a year, seasons and days of the week."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.asked.date_words import PART_OF_YEAR, PARTS
from assistant.checked.counted_dates import NAMES, counted_dates, published_on, weekday
from assistant.checked.numbers import numbers
from assistant.checked.source import Cited, Fault
from assistant.checked.told_dates import Told, months_to, told_dates
from assistant.checked.words import folded
from index.library import Library

# Words that count a change from the year before name that year, and those from the month before that month.
FROM_YEAR = re.compile(r"同比|[比较](?:上|去|前一)年|上年|去年|year[- ]on[- ]year|previous year|last year|a year (?:earlier|before|ago)", re.I)  # fmt: skip
FROM_MONTH = re.compile(r"环比|[比较]上月|month[- ]on[- ]month|previous month|a month (?:earlier|before)", re.I)
# How a quarter is told elsewhere than on the mainland.
QUARTER = re.compile(r"第([一二三四])季(?!度)")
THREE_QUARTERS = re.compile(r"[前首]三季度?")
HYPHEN = re.compile(r"-(?=(?:quarter|half)\b)")
RECENT = 2000
# A work's name dates nothing.
NAMED = re.compile(r"《[^》]*》")
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![年期])|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
WEEKDAY_TO = re.compile(
    r"(?:周|星期)([一二三四五六日天])\s*[至到\-—]\s*(?:周|星期)?([一二三四五六日天])|"
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s*(?:to|through|[-–])\s*(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
# Who says when a text appeared, or until when it knows: that day is the document's.
REPORTED = re.compile(r"报道|刊发|刊登|发布|电讯|截至|\b(?:report(?:s|ed)?|publish(?:ed|es)|wrote|as of)\b", re.I)
SEASONS = {
    "spring": re.compile(r"春[季天]|今春|\b(?:this|last|next|in|of|the) spring\b(?!s)", re.I),
    "summer": re.compile(r"夏[季天]|今夏|暑期|\bsummer\b", re.I),
    "autumn": re.compile(r"秋[季天]|今秋|\bautumn\b|\b(?:this|last|next|the) fall\b", re.I),
    "winter": re.compile(r"冬[季天]|今冬|\bwinter\b", re.I),
}
ENDS = {
    "early": re.compile(r"年初|\bearly (?=(?:19|20)\d\d)|\b(?:start|beginning) of (?=(?:19|20)\d\d)", re.I),
    "mid": re.compile(r"年中(?![^，。]{0,2}[央国])|\bmid[- ](?=(?:19|20)\d\d)|\bmiddle of (?=(?:19|20)\d\d)", re.I),
    "late": re.compile(r"年[底末]|\blate (?=(?:19|20)\d\d)|\bend of (?=(?:19|20)\d\d)|\byear[- ]end\b", re.I),
}


def date_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the dates of a text that none of its sources has; a year that stands around them only is a doubt."""
    told = dict.fromkeys(told_dates(NAMED.sub(" ", text)))
    if told:
        yield from _untold(told, cited, reported=REPORTED.search(text) is not None)
    yield from _named(text, cited)


def _untold(told: Iterable[Told], cited: Sequence[Cited], *, reported: bool) -> Iterator[Fault]:
    known = frozenset[Told]().union(*(_known(source.text, source.published) for source in cited))
    published = next((source.published for source in cited if source.published), None)
    before = frozenset[Told]().union(*(_compared_with(source.text, source.published) for source in cited))
    for said in told:
        one = _counted(said, published)
        if said.sure and not any(_within(one, other) for other in (known | before if said.compared else known)):
            if any(_within(one, other) for other in _counted_from_day(cited, reported=reported)):
                yield Fault("date_counted", (said.text,), hard=False)
            else:
                yield from _missing(said, one, known, cited)
        elif not said.plan and _ends_a_plan(one, told, cited):
            yield Fault("date", (said.text,))


def _counted_from_day(cited: Sequence[Cited], *, reported: bool) -> Iterator[Told]:
    """Yield the dates that follow from a source's own day, from the first of a year on which a year is looked back, and that day itself."""
    for source in cited:
        yield from counted_dates(source.text, source.published)
        if FROM_YEAR.search(source.text):
            known = _known(source.text, source.published)
            yield from (Told(one.year - 1) for one in known if one.year and (one.month, one.day) == (1, 1))
        if reported and (day := published_on(source.published)):
            yield day


def _ends_a_plan(date: Told, told: Iterable[Told], cited: Sequence[Cited]) -> bool:
    """Return True for a year told alone that the sources have as a plan's end only, while they tell other years in figures."""
    if date.year is None or any(one.plan for one in told):
        return False
    years = {one.year for source in cited for one in told_dates(source.text) if one.year and not one.plan}
    spans = {one.year for source in cited for one in told_dates(source.text) if one.plan}
    told_both = len(spans & {one.year for one in told}) > 1
    return date.year in spans - years and bool(years) and not told_both


@functools.lru_cache(maxsize=4096)
def _known(text: str, published: str | None) -> frozenset[Told]:
    """Return the dates of a source as they may be told: with the year that it leaves out, and counted from its day."""
    published = published or _own_year(text)
    here = {_counted(one, published) for one in told_dates(text)} | set(told_dates(text))
    years = {one.year for one in here if one.year} | ({int(published[:4])} if published else set())
    filled = {Told(year, one.month, one.day) for one in here if one.year is None and one.month for year in years}
    months = {
        month for part in parts(text) for month in map(int, part.split("–"))
    }  # the second quarter is from April to June
    filled |= {Told(year, month) for month in months for year in (None, *years)}
    return frozenset(here | filled)


@functools.lru_cache(maxsize=4096)
def _own_year(text: str) -> str | None:
    """Return the year of the days that a text tells, where it is one: its last year is the one before; else None."""
    years = {one.year for one in told_dates(text) if one.year and one.month and not one.compared}
    return f"{years.pop()}" if len(years) == 1 else None


@functools.lru_cache(maxsize=4096)
def _compared_with(text: str, published: str | None) -> frozenset[Told]:
    """Return the year or month that a source counts a change from without naming it: 比上年, from a month earlier."""
    known = _known(text, published)
    years = {one.year - 1 for one in known if one.year and FROM_YEAR.search(text)}
    months = {(one.month - 2) % 12 + 1 for one in known if one.month and FROM_MONTH.search(text)}
    return frozenset((*(Told(year=year) for year in years), *(Told(month=month) for month in months)))


def _counted(date: Told, published: str | None) -> Told:
    """Return a date with last year, this year or next year as a year, where the day is known to count it from."""
    if date.relative is None or published is None:
        return date
    return Told(int(published[:4]) + date.relative, date.month, date.day)


def _within(date: Told, other: Told) -> bool:
    """Return True when a date is another one, or says it less exactly."""
    if date.decade is not None:
        return date.decade == other.decade or (other.year is not None and date.decade <= other.year < date.decade + 10)
    pairs = ((getattr(date, part), getattr(other, part)) for part in ("year", "month", "day", "relative"))
    return all(mine is None or mine == theirs for mine, theirs in pairs)


def _missing(said: Told, date: Told, known: frozenset[Told], cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield what comes of a date that no source has: a doubt where only its year is not told there."""
    rest = Told(month=date.month, day=date.day)
    rest_known = rest == Told() or any(_within(rest, other) for other in known)
    relatives = frozenset[int]().union(*(_relatives(source.text) for source in cited))
    if date.relative is not None:
        # What is told without a year is of this one, whatever else the source tells of last year.
        another = (
            bool(relatives) and date.relative not in relatives and (date.relative != 0 or not _tells_undated(cited))
        )
        sure = another or not rest_known
        yield Fault("date" if sure else "date_year", (said.text,), hard=sure)
    elif date.month is None and _number(date) in frozenset[str]().union(*(numbers(source.text) for source in cited)):
        return  # a number alone, which may be none of a year or day there: the 24th, 1,998
    elif (date.day and Told(day=date.day) in known) or (
        date.year
        and rest_known
        and not _long_ago(date, known)
        and (relatives or _is_inferred(date, cited) or any(str(date.year) in source.around for source in cited))
    ):
        yield Fault("date_year", (said.text,), hard=False)
    else:
        yield Fault("date", (said.text,))


def _is_inferred(date: Told, cited: Sequence[Cited]) -> bool:
    """Return True for a day or month that a source tells without a year, with a year beside one that stands there."""
    told = [one for source in cited for one in told_dates(source.text)]
    bare = any(one.year is None and one.month == date.month and one.relative is None for one in told)
    return bool(date.month) and bare and any(one.year and abs(one.year - (date.year or 0)) <= 1 for one in told)


def _tells_undated(cited: Sequence[Cited]) -> bool:
    """Return True when a source tells a day, month or part of a year, and no year with it."""
    told = [one for source in cited for one in told_dates(source.text) if one.year is None and not one.compared]
    return any(one.month and one.relative is None for one in told) or any(parts(source.text) for source in cited)


def _long_ago(date: Told, known: frozenset[Told]) -> bool:
    """Return True for a year of another century than this, where a source tells another one of it: no text calls it this year."""
    return (date.year or RECENT) < RECENT and any(one.year and one.year < RECENT for one in known)


@functools.lru_cache(maxsize=4096)
def _relatives(text: str) -> frozenset[int]:
    """Return the years, counted from this one, that a source tells of."""
    return frozenset(one.relative for one in told_dates(text) if one.relative is not None and not one.compared)


def _number(date: Told) -> str:
    return str(date.year or date.day)


def _named(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield parts of a year and days of the week that no source names, and seasons where a source names another."""
    for what, read in (("part_of_year", parts), ("weekday", weekdays)):
        if told := read(text):
            known = frozenset[str]().union(*(read(source.text) for source in cited))
            yield from (Fault(what, (one,)) for one in sorted(told - known) if not _is_of_months(one, cited))
    for names in (SEASONS, ENDS):
        if seasons := {name for name, words in names.items() if words.search(text)}:
            theirs = {name for source in cited for name, words in names.items() if words.search(source.text)}
            yield from (Fault("season", (name,)) for name in sorted(seasons - theirs) if theirs)


def _is_of_months(part: str, cited: Sequence[Cited]) -> bool:
    """Return True for a part of a year whose first and last month a source tells: from April to June."""
    ends = {int(month) for month in part.split("–") if month.isdigit()}
    return len(ends) > 1 and any(ends <= {one.month for one in told_dates(source.text)} for source in cited)


@functools.lru_cache(maxsize=4096)
def parts(text: str) -> frozenset[str]:
    """Return the parts of a year that a text names, as their first and last month."""
    plain = HYPHEN.sub(" ", THREE_QUARTERS.sub("前三季度", QUARTER.sub(r"\1季度", folded(text))))
    easy = Library.numbers(plain)
    named = (PARTS[found] for found in PART_OF_YEAR.findall(plain))
    return frozenset(f"{first}–{last}" for first, last in (*named, *months_to(easy)))


@functools.lru_cache(maxsize=4096)
def weekdays(text: str) -> frozenset[str]:
    """Return the days of the week that a text names, in English; 周二至周日 names all between."""
    named = {weekday(day or name) for day, name in WEEKDAY.findall(text)}
    for at in WEEKDAY_TO.finditer(text):
        first, last = map(weekday, filter(None, at.groups()))
        named |= set(range(first, last + 1))
    return frozenset(NAMES[day] + "day" for day in named)
