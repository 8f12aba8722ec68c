"""Figures told in another measure than their source's, and counts of what it lists: what follows, for the reader to check."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked.figure_placed import Placed
from assistant.checked.source import Cited
from assistant.figures.found import Figure

# What measures the same, each with how many of the smallest it is; miles and acres no source of ours turns round by itself.
MEASURES = (
    {"公里": 1e3, "米": 1.0, "英里": 1609.344, "海里": 1852.0, "feet": 0.3048},
    {"公顷": 1e4, "平方公里": 1e6, "平方米": 1.0, "亩": 1e4 / 15, "acres": 4046.856, "square miles": 2.59e6},
)
# How fast: so far in a second, or in an hour.
SPEEDS = {"米": 1.0, "公里": 1 / 3.6, "英里": 0.44704, "knots": 0.514444, "海里": 0.514444}
SPEED = re.compile(
    r"每小时|时速|[风流车航]速|风力|/(?:秒|小时)|每秒|\b(?:speed|winds?|per (?:second|hour)|an hour|gusts?)\b", re.I
)
SECOND = re.compile(r"/秒|每秒|/s\b|per second|a second", re.I)
# A converted number may be off by this much of itself, as it is told in whole ones.
OFF = 0.015
# What stands in a list between the marks; more than this many are not counted by eye.
LIST_END = re.compile(r"[。；：;:！？!?\n]|\. |，(?![^，。；]*[、])")
AND = re.compile(r"和|与|及|以及|\band\b|\bor\b|或")
MOST = 12


def is_converted(said: Placed, known: Sequence[Placed]) -> bool:
    """Return True when a figure is a cited one in another measure: 35 metres a second as 126 kilometres an hour."""
    return any(
        abs(value - said.figure.low) <= OFF * value for one in known for value in _in_measure(one, said) if value
    )


def _in_measure(one: Placed, said: Placed) -> Iterator[float]:
    """Yield what a cited figure is in the unit of another."""
    unit, other = said.figure.unit, one.figure.unit
    if unit == other:
        return
    if SECOND.search(one.sentence) or SECOND.search(said.sentence) or {unit, other} & {"knots", "海里"}:
        measures: Sequence[dict[str, float]] = (
            (SPEEDS,) if SPEED.search(said.sentence) and SPEED.search(one.sentence) else ()
        )
    else:
        measures = MEASURES
    for measure in measures:
        if unit in measure and other in measure:
            yield one.figure.low * measure[other] / measure[unit]


def counts_a_list(figure: Figure, known: Sequence[Placed], cited: Sequence[Cited]) -> bool:
    """Return True when a small count is how many a source lists, and the source itself counts none of them."""
    if figure.measure != "count" or figure.low != figure.high or not 2 < figure.low <= MOST:
        return False
    if any(one.figure.unit == figure.unit for one in known):
        return False
    return any(figure.low in _listed(part) for source in cited for part in LIST_END.split(source.text))


def _listed(text: str) -> tuple[int, ...]:
    """Return how many a text may list: by its marks, and one more where an "and" stands behind the last."""
    mark = "、" if "、" in text else ", "
    if mark not in text:
        return ()
    marks = text.count(mark)
    behind = text[text.rindex(mark) + len(mark) :]
    return (marks + 1, marks + 2) if AND.search(behind) else (marks + 1,)
