"""Answers with how sure they are → risk against coverage: what share is wrong while only the surest are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.records import Scored

# An answer is right when it says a short answer of the set or, without one, cites at least half of the gold.
RIGHT = 0.5
# Points of a curve that a report holds: more than a chart can show.
DRAWN = 100
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a limit to how sure an answer must be would give: the share of questions answered, and of answers wrong."""

    sure: float
    coverage: float
    risk: float


def was_answered(one: Scored) -> bool:
    """Return True for a question that was answered, rightly or not."""
    return one.outcome in ("answered", "not_said")


def is_right(one: Scored) -> bool | None:
    """Return whether an answer is right; None for what was not answered, or where the set has nothing to hold it to."""
    if not was_answered(one):
        return None
    if one.slices.get("answerable") == "no":
        return False
    for name in ("answer_contains", "gold_cited"):
        if (value := one.values.get(name)) is not None:
            return value >= RIGHT
    return None


def judged(scored: Sequence[Scored]) -> list[tuple[float | None, bool]]:
    """Return (how sure, whether right) of each answer that can be judged."""
    return [(one.confidence, right) for one in scored if (right := is_right(one)) is not None]


def risk_coverage(told: Sequence[tuple[float, bool]]) -> list[Point]:
    """Return (coverage, risk) of (confidence, right) pairs, the surest first; equally sure ones go together."""
    return [(one.coverage, one.risk) for one in limits(told, len(told))]


def limits(told: Sequence[tuple[float, bool]], questions: int) -> list[Limit]:
    """Return the limits at which the answers change, the highest first; coverage is a share of so many questions."""
    ranked = sorted(told, key=lambda pair: -pair[0])
    points, wrong = [], 0
    for count, (confidence, right) in enumerate(ranked, 1):
        wrong += not right
        if count == len(ranked) or ranked[count][0] != confidence:
            points.append(Limit(confidence, count / questions, wrong / count))
    return points


def area(points: Sequence[Point]) -> float:
    """Return the area under a risk-coverage curve: each risk over the coverage it adds."""
    before = [0.0, *(coverage for coverage, _ in points)]
    return sum(risk * (coverage - last) for last, (coverage, risk) in zip(before, points, strict=False))


def curve(scored: Sequence[Scored]) -> tuple[Limit, ...]:
    """Return the curve of a run over all its questions, at most `DRAWN` points, the last one the run as it was.

    Answers that cannot be judged are left out of both. Nothing where an answer does not say how sure it is.
    """
    told = judged(scored)
    sure = [(confidence, right) for confidence, right in told if confidence is not None]
    if not sure or len(sure) < len(told):
        return ()
    unjudged = sum(map(was_answered, scored)) - len(told)
    points = limits(sure, len(scored) - unjudged)
    every = -(-len(points) // DRAWN)
    # Counted from the end, so that what is in force is among them.
    return tuple(points[::-1][::every][::-1])
