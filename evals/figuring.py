"""The figures of an answer → whether they are those of the gold answer, with their units, and no others for the same thing."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures.found import Figure, figures, same_unit
from assistant.figures.stated import ALIKE, ALIKE_APART
from assistant.figures.subject import alikeness, content
from assistant.types import Answer
from evals.answering import listed, listed_zh
from evals.citing import NONE_GIVEN
from evals.records import Words
from evals.types import Gold, Question, Verdict
from index.library import Library
from index.types import Hit

# Scales make 140.19万亿 of 140.19 and 10^12: the same number may differ in its last bits.
SAME = 1e-9
YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class NumbersExact:
    """1 when every figure of a gold answer stands in the answer with its unit, and no other value is given for it.

    Another value is one in the same unit in the short answer, or one that the text gives for the same thing and year; a
    value that the answer shows as another source's, side by side, is none. Days and years are no figures here.
    """

    name: str = "numbers_exact"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to questions of which a short answer has a figure."""
        wanted = {one: found for one in question.answers if (found := figures(one))}
        if not wanted or not question.answerable:
            return Verdict(None, "no figure to compare with")
        if not answer.answered:
            return NONE_GIVEN
        faults = []
        for one, asked in wanted.items():
            fault = next(_faults(asked, answer), None)
            if fault is None:
                return Verdict(1.0, f"gives '{one}' and no other value for it", f"给出“{one}”，没有给出别的数值")
            faults.append(fault)
        first, answers = faults[0], list(wanted)
        return Verdict(0.0, f"{first.en}; wanted {listed(answers)}", f"{first.zh}；应为{listed_zh(answers)}")


def _faults(asked: Sequence[Figure], answer: Answer) -> Iterator[Words]:
    said = figures(answer.text)
    sides = {str(side.get("value", "")) for conflict in answer.conflicts for side in conflict.get("sides", ())}
    for wanted in asked:
        if not any(same(wanted, one) for one in said):
            yield Words(f"does not say '{wanted.text}'", f"没有说“{wanted.text}”")
    for one in figures(answer.short_answer or ""):
        if any(in_unit(wanted, one) for wanted in asked) and not any(same(wanted, one) for wanted in asked):
            yield Words(f"the short answer says '{one.text}'", f"简答说的是“{one.text}”")
    right = [one for one in said if any(same(wanted, one) for wanted in asked)]
    for one in said:
        if one in right or sides & {one.text, one.value}:
            continue
        if any(same_unit(one, other) and of_one_thing(answer.text, one, other) for other in right):
            yield Words(f"also says '{one.text}' of the same thing", f"对同一事项还说了“{one.text}”")


def in_unit(wanted: Figure, said: Figure) -> bool:
    """Return True when a figure is in the unit that is wanted; where none is written, any will do."""
    return not wanted.unit or same_unit(wanted, said)


def same(wanted: Figure, said: Figure) -> bool:
    """Return True when a figure has the bounds and the unit that are wanted, however they are written."""
    bounds = ((wanted.low, said.low), (wanted.high, said.high))
    return in_unit(wanted, said) and all(math.isclose(one, other, rel_tol=SAME) for one, other in bounds)


def of_one_thing(text: str, one: Figure, other: Figure) -> bool:
    """Return True when two figures of a text are of the same thing and year, as far as the words before them tell."""
    if one.change != other.change or _year(text, one) != _year(text, other):
        return False
    about, beside = content(text[one.clause : one.start]), content(text[other.clause : other.start])
    if not about or not beside:
        return False
    apart = about - beside and beside - about
    return alikeness(about, beside) >= (ALIKE_APART if apart else ALIKE)


def _year(text: str, one: Figure) -> str:
    """Return the year that stands nearest before a figure in its sentence, or ""."""
    start = next((a for a, b in Library.sentences(text) if a <= one.start < b), 0)
    said = YEAR.findall(Library.fold(text[start : one.start]))
    return said[-1] if said else ""
