"""Hits → the same, those of the time a question speaks of first, of other years last; none is left out for its date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.date_words import RELATIVE, RELATIVE_YEAR
from assistant.asked.wanted import YEARS, speaks_of_others
from assistant.types import Dates, Question
from index.library import Library, Record, View
from index.types import Document, Hit

# What being of the time asked for counts beside a standard deviation of the search's score, what naming its part too
# (上半年), and what is lost by naming other years alone: together less than what tells a right passage from a wrong one.
# Chosen by their meaning, not fitted.
IN_TIME, NAMED, OTHER_YEARS = 0.6, 0.3, -0.6
# What was so once is asked for in these words.
ONCE = re.compile(r"曾|当时|当年|那年|时任|首次|[过了](?:多少|几)|\b(?:did|was|were|had|ago|then)\b", re.I)
# A stretch of time without an end is taken for so many years.
LONGEST = 30


def dated_first(hits: list[Hit], question: Question, view: View) -> list[Hit]:
    """Return the hits best first again, raised where text or day is of the time the question speaks of."""
    if question.dates is None:
        return hits
    raised = [replace(hit, score=hit.score + _worth(hit, question.dates, view)) for hit in hits]
    return sorted(raised, key=lambda hit: -hit.score)


def _worth(hit: Hit, dates: Dates, view: View) -> float:
    """Return what a passage gains or loses: a text that names years is of those, any other of its day of publication."""
    text = Library.fold(hit.passage.text)
    named = YEARS.findall(text)
    if named:
        of_time = any(dates.first[:4] <= year <= dates.last[:4] for year in named)
    else:
        record = view.record(hit.passage.document)
        published = record.published or own_year(record)
        # "2025" and "2025-03" sort before their days: a day known by its year alone is of that year's time.
        of_time = published != "" and dates.first[: len(published)] <= published <= dates.last
    if not of_time:
        return OTHER_YEARS if named else 0.0
    return IN_TIME + (NAMED if dates.part and dates.part in text else 0.0)


def own_year(document: Record | Document) -> str:
    """Return the year a document is of: its publication's, else the one that its title, or its file's name, tells; "" for none."""
    if document.published:
        return document.published[:4]
    told = [set(YEARS.findall(Library.fold(name))) for name in (document.title, document.source)]
    return next((years.pop() for years in told if len(years) == 1), "")


def tells_other_years(text: str, own: str, years: Sequence[str]) -> bool:
    """Return True when years are asked for, and a text of its own year tells of others alone, by name or as 今年, last year."""
    if not years or YEARS.search(text):
        return speaks_of_others(text, years)
    said = RELATIVE_YEAR.findall(text.lower())
    if not said or not own or own in years:
        return False
    return not {str(int(own) + RELATIVE[word]) for word in said} & set(years)


def asks_of_now(question: Question) -> bool:
    """Return True where a question names no time and no title, and asks for nothing that was so once."""
    return not (years_asked(question) or question.titles or ONCE.search(question.text))


def years_asked(question: Question) -> tuple[str, ...]:
    """Return the years a question is about, each once: those it names, and those of the stretch of time it speaks of."""
    dates = question.dates
    last = min(int(dates.last[:4]), int(dates.first[:4]) + LONGEST) if dates else 0
    spoken = range(int(dates.first[:4]), last + 1) if dates else ()
    return tuple(dict.fromkeys((*question.years, *map(str, spoken))))
