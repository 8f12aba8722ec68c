"""Hits → the same, those of the time a question speaks of first; none is left out for its date."""

import re
from dataclasses import replace

from assistant.types import Dates, Question
from index.library import Library, View
from index.types import Hit

# What being of the time asked for counts beside a standard deviation of the search's score, and naming its part too
# (上半年): less than what tells a right passage from a wrong one. Chosen by its meaning, not fitted.
IN_TIME, NAMED = 0.6, 0.3
YEAR = re.compile(r"(?<![\d.])(1[89]\d{2}|20\d{2})(?![\d.]*\d)")


def dated_first(hits: list[Hit], question: Question, view: View) -> list[Hit]:
    """Return the hits best first again, those whose text or day is of the time the question speaks of raised."""
    if question.dates is None:
        return hits
    raised = [replace(hit, score=hit.score + _worth(hit, question.dates, view)) for hit in hits]
    return sorted(raised, key=lambda hit: -hit.score)


def _worth(hit: Hit, dates: Dates, view: View) -> float:
    """Return what a passage gains: a text that names years is of those, any other of the day it was published."""
    text = Library.fold(hit.passage.text)
    named = YEAR.findall(text)
    if named:
        of_time = any(dates.first[:4] <= year <= dates.last[:4] for year in named)
    else:
        published = view.record(hit.passage.document).published or ""
        # "2025" and "2025-03" sort before their days: a day known by its year alone is of that year's time.
        of_time = published != "" and dates.first[: len(published)] <= published <= dates.last
    if not of_time:
        return 0.0
    return IN_TIME + (NAMED if dates.part and dates.part in text else 0.0)
