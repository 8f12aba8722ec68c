"""Rows → what is counted of them: each row's values, their means over all and by slice, and the times."""

from collections.abc import Mapping, Sequence

import numpy as np

from evals.records import Scored
from evals.slices import SLICES
from evals.types import Means, Row

# The fourth decimal is one question in 10,000: far below what any set can tell apart.
DECIMALS = 4
# What a reader would call a wrong answer. A low rank or other words behind a good answer are none.
DECIDING = ("gold_cited", "answer_contains", "citations_exact", "answered", "right_refusal")
# How a question ended: right by answering or refusing; or wrong.
ANSWERED, REFUSED = "answered", "refused"
OFF, MISSED, NOT_SAID, CRASHED = "off", "missed", "not_said", "crashed"


def score(row: Row) -> Scored:
    """Return what is counted of a row."""
    return Scored(
        id=row.question.id,
        values={name: verdict.value for name, verdict in row.verdicts.items()},
        slices={name: value_of(row) for name, value_of in SLICES.items()},
        ms=row.ms,
        outcome=outcome(row),
        crashed=row.crashed,
        confidence=row.confidence,
    )


def outcome(row: Row) -> str:
    """Return what became of a question: answered and refused are right, not_said, missed and crashed are not."""
    if row.crashed:
        return CRASHED
    if row.answer.answered:
        return ANSWERED if row.question.answerable else NOT_SAID
    return MISSED if row.question.answerable else REFUSED


def failed(one: Scored) -> bool:
    """Return True when the question crashed or a deciding measure is 0."""
    return one.crashed is not None or any(one.values.get(name) == 0 for name in DECIDING)


def ended(one: Scored) -> str:
    """Return how a question ended: its outcome, or `off` where it was answered and a deciding measure is 0."""
    return OFF if one.outcome == ANSWERED and failed(one) else one.outcome


def mark(one: Scored) -> float:
    """Return the mean of the verdicts that apply to a question, from 0 to 1."""
    told = [value for value in one.values.values() if value is not None]
    return sum(told) / len(told) if told else 1.0


def worst_first(scored: Sequence[Scored]) -> list[int]:
    """Return the places of the rows: crashed ones first, then failed ones, then the rest; the lowest mark first."""
    told = [(one.crashed is None, not failed(one), mark(one), at) for at, one in enumerate(scored)]
    return [at for *_, at in sorted(told)]


def means(scored: Sequence[Scored], names: Sequence[str]) -> Means:
    """Return each measure's mean over the rows it applies to; crashed ones are among them."""
    values: dict[str, float | None] = {}
    judged: dict[str, int] = {}
    for name in names:
        told = [value for one in scored if (value := one.values.get(name)) is not None]
        judged[name] = len(told)
        values[name] = rounded(sum(told) / len(told)) if told else None
    return Means(values, judged, len(scored))


def rounded(value: float | None) -> float | None:
    """Return a value with as many decimals as a set can tell apart."""
    return None if value is None else round(value, DECIMALS)


def sliced(scored: Sequence[Scored], names: Sequence[str]) -> dict[str, Mapping[str, Means]]:
    """Return the means by slice and value, the values of a slice in order."""
    found: dict[str, Mapping[str, Means]] = {}
    for slice_name in SLICES:
        values = sorted({one.slices[slice_name] for one in scored if slice_name in one.slices})
        found[slice_name] = {
            value: means([one for one in scored if one.slices.get(slice_name) == value], names) for value in values
        }
    return found


def latency(times: Sequence[float]) -> dict[str, float | None]:
    """Return the median and the 95th percentile in milliseconds; None when nothing was asked."""
    if not times:
        return {"p50": None, "p95": None}
    p50, p95 = np.percentile(times, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}
