"""What is counted of all rows → measures of the set as a whole: refusals, risk against coverage, a judge's agreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.records import Scored
from evals.risk import area, is_right, judged, risk_coverage, was_answered
from evals.types import Verdict

# Four of one to five, told from 0 to 1: there LlamaIndex's evaluator calls an answer correct.
JUDGED_RIGHT = 0.75


class SetMeasure(Protocol):
    """One way to judge a set's answers as a whole."""

    @property
    def name(self) -> str:
        """Return the name that reports use."""
        ...

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the value, in words what it is of; None where it does not apply."""
        ...


@dataclass(frozen=True, slots=True)
class RefusalPrecision:
    """Of the questions that were not answered, the share that the sources don't answer; a crash is a wrong refusal."""

    name: str = "refusal_precision"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when everything was answered."""
        silent = [one for one in scored if not was_answered(one)]
        return _share(
            [one.outcome == "refused" for one in silent],
            "questions not answered were rightly refused",
            "{of} 道未答的题中 {n} 道拒答得对",
        )


@dataclass(frozen=True, slots=True)
class RefusalRecall:
    """Of the questions that the sources don't answer, the share that was refused; a crash is no refusal."""

    name: str = "refusal_recall"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when the set has no such question."""
        return _share(
            [one.outcome == "refused" for one in _unanswerable(scored)],
            "unanswerable questions were refused",
            "{of} 道无答案的题中 {n} 道被拒答",
        )


@dataclass(frozen=True, slots=True)
class RefusalF1:
    """The harmonic mean of refusal precision and recall."""

    name: str = "refusal_f1"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the mean; None when the set has no question that should be refused."""
        right = sum(one.outcome == "refused" for one in scored)
        silent, wanted = sum(not was_answered(one) for one in scored), len(_unanswerable(scored))
        if not wanted:
            return Verdict(None, "no question should be refused")
        return Verdict(
            2 * right / (silent + wanted),
            f"{right} right of {silent} not answered and {wanted} unanswerable",
            f"未答 {silent} 题、无答案 {wanted} 题，其中 {right} 题拒答得对",
        )


@dataclass(frozen=True, slots=True)
class FalseAnswers:
    """Of the questions that the sources don't answer, the share that was answered or crashed: the lower the better."""

    name: str = "false_answers"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when the set has no such question."""
        return _share(
            [one.outcome != "refused" for one in _unanswerable(scored)],
            "unanswerable questions not refused",
            "{of} 道无答案的题中 {n} 道没有拒答",
        )


@dataclass(frozen=True, slots=True)
class FalseRefusals:
    """Of the questions that the sources do answer, the share that was refused or crashed: the lower the better."""

    name: str = "false_refusals"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when the set has no such question."""
        wanted = [not was_answered(one) for one in scored if one.slices.get("answerable") == "yes"]
        return _share(wanted, "answerable questions not answered", "{of} 道有答案的题中 {n} 道没有回答")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of all questions that was answered, at the limit in force (El-Yaniv and Wiener 2010)."""

    name: str = "coverage"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when nothing was asked."""
        return _share([was_answered(one) for one in scored], "questions answered", "{of} 题中 {n} 题作了回答")


@dataclass(frozen=True, slots=True)
class SelectiveRisk:
    """The share of the questions answered whose answer is wrong (Geifman and El-Yaniv 2017): the lower the better."""

    name: str = "selective_risk"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None when nothing was answered that can be judged."""
        return _share(
            [not right for one in scored if (right := is_right(one)) is not None],
            "answers are wrong",
            "{of} 个回答中 {n} 个有误",
        )


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """AURC: the mean selective risk while coverage falls from what is in force to nothing, the surest answers last.

    Needs how sure each answer is; where answers don't say, there is one point of the curve, `coverage` and
    `selective_risk`, and no area.
    """

    name: str = "aurc"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the area under the curve divided by the coverage in force."""
        told = judged(scored)
        sure = [(confidence, right) for confidence, right in told if confidence is not None]
        if not sure or len(sure) < len(told):
            return Verdict(None, f"{len(told) - len(sure)} of {len(told)} answers do not say how sure they are")
        points = risk_coverage(sure)
        reason = f"over {len(points)} points of {len(sure)} answers"
        return Verdict(area(points), reason, f"{len(sure)} 个回答，{len(points)} 个点")


@dataclass(frozen=True, slots=True)
class JudgeAgrees:
    """The share of the answers on which a language model and the gold agree whether they are right."""

    name: str = "judge_accuracy"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return the share; None where no model judged."""
        return _share(
            [judge == gold for judge, gold in _both(scored)],
            "answers judged as the gold has it",
            "{of} 个回答中 {n} 个的评判与标准答案一致",
        )


@dataclass(frozen=True, slots=True)
class JudgeKappa:
    """The same beyond what chance would give (Cohen 1960): 1 is agreement always, 0 no more than by chance."""

    name: str = "judge_kappa"

    def evaluate(self, scored: Sequence[Scored]) -> Verdict:
        """Return kappa, -1 to 1; None where no model judged, or where both always say the same one thing."""
        both = _both(scored)
        if not both:
            return Verdict(None, "no model judged")
        judge, gold = (sum(column) / len(both) for column in zip(*both, strict=True))
        chance = judge * gold + (1 - judge) * (1 - gold)
        if chance == 1:
            return Verdict(None, f"all {len(both)} answers are judged alike, so chance agrees too")
        agreed = sum(one == other for one, other in both) / len(both)
        reason = f"agreed on {agreed:.3f}, by chance {chance:.3f}"
        return Verdict((agreed - chance) / (1 - chance), reason, f"一致 {agreed:.3f}，随机一致 {chance:.3f}")


SET_MEASURES: tuple[SetMeasure, ...] = (
    RefusalPrecision(),
    RefusalRecall(),
    RefusalF1(),
    FalseAnswers(),
    FalseRefusals(),
    Coverage(),
    SelectiveRisk(),
    RiskCoverage(),
    JudgeAgrees(),
    JudgeKappa(),
)


def overall(scored: Sequence[Scored]) -> Mapping[str, Verdict]:
    """Return what each measure of the set as a whole says, in the order of the report."""
    return {measure.name: measure.evaluate(scored) for measure in SET_MEASURES}


def _both(scored: Sequence[Scored]) -> list[tuple[bool, bool]]:
    """Return for each answer that a model judged whether it and the gold say that it is right."""
    return [
        (judged >= JUDGED_RIGHT, right)
        for one in scored
        if (judged := one.values.get("judge_correct")) is not None and (right := is_right(one)) is not None
    ]


def _unanswerable(scored: Sequence[Scored]) -> list[Scored]:
    return [one for one in scored if one.slices.get("answerable") == "no"]


def _share(told: Sequence[bool], what: str, zh: str) -> Verdict:
    if not told:
        return Verdict(None, f"0 of 0 {what}")
    counted = {"n": sum(told), "of": len(told)}
    return Verdict(sum(told) / len(told), "{n} of {of} ".format(**counted) + what, zh.format(**counted))
