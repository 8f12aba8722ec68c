"""A figure as a question has it → whether a source's figure is so: the same, over it, under it."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.figures.found import Figure, agree, figures

OVER = re.compile(r"(?:超过|超|过|破|突破|高于|大于|多于|more than|over|above|exceed(?:ed|s|ing)?)\s*$", re.I)
LEAST = re.compile(r"(?:达到?了?|不低于|不少于|至少|满|at least|reach(?:ed|es|ing)?)\s*$", re.I)
UNDER = re.compile(r"(?:不到|低于|少于|小于|不足|没到|less than|under|below|fewer than)\s*$", re.I)
MOST = re.compile(r"(?:不超过|至多|最多|at most|no more than|up to|within)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure as a question has it, and how the source's is compared with it: over, least, under, most, or the same."""

    figure: Figure
    how: Literal["same", "over", "least", "under", "most"]


def bounds(text: str) -> tuple[Bound, ...]:
    """Return the figures with a unit of a folded question, in text order, and what they are compared by."""
    return tuple(Bound(tenths(one), _how(text, one)) for one in figures(text) if one.unit)


def tenths(one: Figure) -> Figure:
    """Return a figure of so many tenths (八成) in percent, any other as it is."""
    if one.unit != "成":
        return one
    return replace(one, unit="%", low=one.low * 10, high=one.high * 10, step=one.step * 10)


def _how(text: str, one: Figure) -> Literal["same", "over", "least", "under", "most"]:
    before = text[: one.start] + one.qualifier
    if MOST.search(before) or one.qualifier.endswith(("以下", "以内", "less")):
        return "most"
    if UNDER.search(before):
        return "under"
    if LEAST.search(before) or one.qualifier.endswith(("以上", "more")):
        return "least"
    return "over" if OVER.search(before) else "same"


def compared(bound: Bound, said: Figure) -> bool | None:
    """Return whether a source's figure is as the question has it; None where its qualifier leaves that open."""
    asked = bound.figure
    if bound.how == "same":
        if (asked.low, asked.high) == (said.low, said.high):
            return None if said.qualifier else True
        return None if agree(asked, said) else False  # one may round the other: neither plainly the same nor another
    above = said.low > asked.high or (said.low == asked.high and _is_over(said))
    if bound.how == "least":
        above = above or said.low == asked.high
    below = said.high < asked.low or (said.high == asked.low and not _is_over(said))
    if bound.how == "most":
        below = below or said.high == asked.low
    if said.qualifier and not (_is_over(said) and above):
        return None
    return above if bound.how in ("over", "least") else below


def _is_over(one: Figure) -> bool:
    return bool(re.match(r"超|逾|突破|高于|大于|多于|more than|over|above|exceed|surpass", one.qualifier, re.I)) or (
        one.qualifier.endswith(("多", "余"))
    )
