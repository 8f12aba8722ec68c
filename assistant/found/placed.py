"""Hits → the same, those of the place that is asked about first, what is of other places last; none is left out for it."""

from dataclasses import replace

from assistant.asked.places import local, of_country, places, report_named
from assistant.types import Question
from index.library import Library, View
from index.types import Hit

# What is lost by being of another place, beside a standard deviation of the search's score: as much as for another year.
ELSEWHERE = -3.0


def placed_first(hits: list[Hit], question: Question, view: View) -> list[Hit]:
    """Return the hits best first again, lowered where their document is another place's than the one asked about.

    A province's growth is not the country's, and of two provinces each has a report of its own.
    """
    asked = places(question.text)
    if not asked and not of_country(question) and not report_named(question):
        return hits
    lowered = [replace(hit, score=hit.score + _worth(hit, asked, view)) for hit in hits]
    return sorted(lowered, key=lambda hit: -hit.score)


def _worth(hit: Hit, asked: tuple[str, ...], view: View) -> float:
    record = view.record(hit.passage.document)
    of = local(record)
    if not of:
        return 0.0
    name = "\n".join((record.title, record.source, hit.passage.text))
    told = Library.fold(name)
    return 0.0 if any(place in told for place in asked) else ELSEWHERE
