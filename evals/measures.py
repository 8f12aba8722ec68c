"""Measures: each looks at one answer and says how good it is, from 0 to 1, and why in words."""

from collections.abc import Sequence
from typing import Any, Protocol

from assistant.types import Answer
from evals.answering import ANSWERING
from evals.attributing import AttributionKept
from evals.citing import (
    Alce,
    ByEntailment,
    ByGold,
    CitationsExact,
    GoldCited,
    Judged,
    citation_precision,
    citation_recall,
)
from evals.entailment import Entailment, open_entailment
from evals.figuring import NumbersExact
from evals.finding import FINDING
from evals.language_judge import judges
from evals.listing import ListComplete, ListOrder
from evals.refusing import Answered, RightRefusal
from evals.types import Gold, Opened, Question, Verdict
from index.types import Hit

ALCE: dict[str, Judged] = {"citation_recall": citation_recall, "citation_precision": citation_precision}


class Measure(Protocol):
    """One way to judge an answer."""

    @property
    def name(self) -> str:
        """Return the name that reports and gates use."""
        ...

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return from 0 (bad) to 1 (good) and why; None where the measure does not apply. `hits` are best first."""
        ...


def measures(opened: Opened, entailment: str | None = None, judge: Any = None) -> tuple[Measure, ...]:
    """Return the measures in the order of the report: finding, citing, answering, refusing; what models judge last.

    `entailment` names a model of inference, `judge` is a language model of LlamaIndex's. Raises ModelMissing.
    """
    return (
        *FINDING,
        GoldCited(),
        *(Alce(name, judged, ByGold()) for name, judged in ALCE.items()),
        CitationsExact(opened),
        *ANSWERING,
        NumbersExact(),
        AttributionKept(),
        ListComplete(),
        ListOrder(),
        Answered(),
        RightRefusal(),
        *(by_model(open_entailment(entailment)) if entailment else ()),
        *(judges(judge) if judge else ()),
    )


def by_model(entailment: Entailment) -> tuple[Measure, ...]:
    """Return ALCE's measures with a model's word for what supports a sentence."""
    return tuple(Alce(f"{name}_nli", judged, ByEntailment(entailment)) for name, judged in ALCE.items())
