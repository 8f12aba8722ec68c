"""The dates of a sentence against those it cites: days, months, years, parts of a year and plan periods, in both languages."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.asked_dates import plan_spans
from assistant.checked_source import Cited, Fault
from assistant.checked_words import narrow, plain
from assistant.date_words import MONTHS, PART_OF_YEAR, PARTS
from assistant.figure_dates import dates
from index.library import Library

# The year of a date that names none; and years counted from it are "-1", "0", "1".
NO_YEAR = "0000"
# A change from the month before names that month too, in words that may be told otherwise.
FROM_MONTH = re.compile(r"环比|[比较]上月|month[- ]on[- ]month|previous month", re.I)
END_OF_YEAR = re.compile(r"\b(?:the )?end of (?=(?:19|20)\d\d\b)|\byear[- ]end (?=(?:19|20)\d\d\b)", re.I)
END_OF_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?\b|"
    r"(?<=\b(?:in|of|by|to) )(May)\b|\b(May)(?= \d)|(?<!\d)(\d{1,2})月(?!度)"
)
YEAR = re.compile(r"\b(?:the )?end of (?=(?:19|20)\d\d\b)|\byear[- ]end (?=(?:19|20)\d\d\b)", re.I)
END_OF_MONTH = re.compile(r"\b(?:the )?(?:end|close) of (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b(?!-)|(?<!\d)(\d{1,2})月(?!度)")
NOT_MONTHS = re.compile(
    r"\b(?:[Mm]ay(?= [a-z])|[Mm]arch(?:ed|es|ing)|Mar[a-z]*(?= [A-Z])|[A-Z][a-z]+ (?:June|April|May|August))\b|Mari?[a-bd-z]\w*|Marc[a-gi-z]\w*|Jan[a-tv-z]\w*|Dec[a-df-z]\w*|Apri[a-km-z]\w*|Jun[a-df-z]\w*|Jul[a-xz]\w*|Sep[a-su-z]\w*|Nov[a-df-z]\w*|Oct[a-np-z]\w*|Aug[a-tv-z]\w*|Maya?[a-z]+"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAYS = "一二三四五六日"
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![年期])|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def date_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the dates of a text that none of its sources has; a year that stands around them only is a doubt."""
    known = frozenset[str]().union(*(_known(source.text, source.published) for source in cited))
    around = "\n".join(source.around for source in cited)
    published = next((source.published for source in cited if source.published), None)
    for date in sorted({_counted(date, published) for date in told(text)}):
        if not any(_within(date, other) for other in known):
            yield _missing(date, around, known)
    yield from _named(text, cited)


@functools.lru_cache(maxsize=4096)
def told(text: str) -> frozenset[str]:
    """Return the dates of a text as ISO; the year is 0000 where none is said, and -1, 0 or 1 where it is last or this or next year."""
    english = END_OF_MONTH.sub("", END_OF_YEAR.sub("Dec ", narrow(text)))
    forms = {english, plain(text)} if re.search(r"[\u4e00-\u9fff]", text) else {english}
    found = {iso for form in forms for _, _, iso in dates(form, NO_YEAR)}
    spans = {str(year) for first, last in plan_spans(Library.fold(text)) for year in (first, last)}
    return frozenset(found | spans)


@functools.lru_cache(maxsize=4096)
def _known(text: str, published: str | None) -> frozenset[str]:
    """Return the dates of a source as they may be told: with the year that it leaves out, and without it."""
    here = told(text)
    years = {date[:4] for date in here if YEAR.match(date)} | ({published[:4]} if published else set())
    filled = {year + date[4:] for date in here if date.startswith(NO_YEAR) for year in years}
    return frozenset(here | filled | {_counted(date, published) for date in here})


def _counted(date: str, published: str | None) -> str:
    """Return a date with last year, this year or next year as a year, where the day is known to count it from."""
    relative = re.match(r"-?\d(?=-|$)", date)
    if relative is None or published is None:
        return date
    return str(int(published[:4]) + int(relative.group())) + date[relative.end() :]


def _within(date: str, other: str) -> bool:
    """Return True when a date is another one, or says it less exactly."""
    if date.startswith(NO_YEAR):
        return bool(other[5:]) and (other[5:] + "-").startswith(date[5:] + "-")
    return (other + "-").startswith(date + "-")


def _missing(date: str, around: str, known: frozenset[str]) -> Fault:
    told_around = YEAR.match(date) is None or date[:4] in around
    rest_known = not date[5:] or any(_within(NO_YEAR + date[4:], other) for other in known)
    if told_around and rest_known and not date.startswith(NO_YEAR):
        return Fault("date_year", (date,), hard=False)
    return Fault("date", (date.removeprefix(NO_YEAR + "-"),))


def _named(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield months, parts of a year and days of the week that no source names."""
    for what, read in (("month", months), ("part_of_year", parts), ("weekday", weekdays)):
        known = frozenset[str]().union(*(read(source.text) for source in cited))
        if what == "month":
            known |= {f"{int(date[5:7])}" for source in cited for date in told(source.text) if date[5:7]}
            known |= {
                str((int(month) - 2) % 12 + 1) for source in cited if FROM_MONTH.search(source.text) for month in known
            }
        for one in sorted(read(text) - known):
            yield Fault(what, (one,))


def months(text: str) -> frozenset[str]:
    """Return the months that a text names, by number."""
    found = (next(filter(None, at.groups())) for at in MONTH.finditer(Library.numbers(narrow(text))))
    return frozenset(month if month.isdigit() else str(MONTHS[month[:3].lower()]) for month in found)


def parts(text: str) -> frozenset[str]:
    """Return the parts of a year that a text names, as their first and last month."""
    return frozenset("{}–{}".format(*PARTS[found]) for found in PART_OF_YEAR.findall(Library.fold(text)))


def weekdays(text: str) -> frozenset[str]:
    """Return the days of the week that a text names, in English."""
    return frozenset(
        (NAMES[DAYS.index("日" if day == "天" else day)] if day else name) + "day"
        for day, name in WEEKDAY.findall(text)
    )
