"""Figures and steps in time → points that a page can draw: for when each holds, its number, and the quote that says it."""

from collections.abc import Iterable, Sequence

from assistant.figures.dates import When
from assistant.figures.stated import Stated
from assistant.types import Point, Quote

Span = tuple[str, int, int]
"""A document, and where in its text a sentence stands."""


def points(told: Iterable[Stated], quotes: Sequence[Quote]) -> tuple[Point, ...]:
    """Return a point for each figure that one of the quotes holds, in the order of the figures.

    A range has no amount: no one number of it was stated.
    """
    return tuple(
        Point(
            one.when.iso,
            key,
            one.figure.text,
            one.figure.unit,
            _amount(one.figure.low, one.figure.high),
            one.when.dated,
            one.part,
        )
        for one in told
        if (key := _holding((one.document.id, one.start, one.end), quotes))
    )


def steps(dated: Iterable[tuple[Span, When]], quotes: Sequence[Quote]) -> tuple[Point, ...]:
    """Return a point without a value for each dated sentence that one of the quotes holds, in their order."""
    return tuple(Point(when.iso, key, dated=when.dated) for span, when in dated if (key := _holding(span, quotes)))


def _amount(low: float, high: float) -> float | None:
    return low if low == high else None


def _holding(span: Span, quotes: Sequence[Quote]) -> str | None:
    """Return the key of the quote that holds a sentence."""
    document, start, end = span
    held = (one.key for one in quotes if one.document == document and one.start <= start and end <= one.end)
    return next(held, None)
