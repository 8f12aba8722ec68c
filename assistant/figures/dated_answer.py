"""Which of several dates in a sentence is that of the figure a question names: 9 percent on Jan. 1, 2024, not 8 percent a year before."""

import re

from assistant.asked.wanted import DATES
from assistant.figures.dates import dates

FIGURE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*\d)")
# What begins another clause: a date beyond it belongs to something else. So many characters further off it counts.
CLAUSE = re.compile(r"[，；、,;](?!\s*\d{4})|\band\b|和|及|\bthen\b")
APART = 30


def date_of_figure(asked: str, text: str) -> str | None:
    """Return the words of the date nearest a figure that the question names; None where it names none, or one date stands."""
    told = [(start, end) for start, end, _ in dates(text)]
    named = set(FIGURE.findall(DATES.sub(" ", asked)))
    places = [found.span() for found in FIGURE.finditer(text) if found.group() in named]
    places = [place for place in places if not any(start <= place[0] < end for start, end in told)]
    if len(told) < 2 or len(places) != 1:
        return None
    start, end = min(told, key=lambda date: _apart(text, date, places[0]))
    return text[start:end]


def _apart(text: str, date: tuple[int, int], figure: tuple[int, int]) -> int:
    """Return how far a date stands from a figure, in characters; a clause between them counts APART."""
    first, last = sorted((date, figure))
    between = text[first[1] : last[0]]
    return len(between) + APART * len(CLAUSE.findall(between))
