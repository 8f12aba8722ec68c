"""A report and a gate → which measures miss what is asked of them, in words."""

import math
from collections.abc import Iterator
from pathlib import Path

import evals.baseline as baselines
from evals.baseline import Baseline
from evals.gate_file import Bound, Gate, read
from evals.types import Means, Missed, Outcome, Report

# Sums of shares come out of floats: a miss by less than this is none.
NOISE = 1e-9
# As many questions as a line of a gate's decision can name.
NAMED = 5


def check(report: Report, gate_path: Path) -> list[Missed]:
    """Return what the report misses, in the order of the gate; nothing when the gate is met. Raises WrongUse."""
    gate = read(gate_path, [*report.means.values])
    return list(decide(report, gate, baseline_of(gate)).missed)


def baseline_of(gate: Gate) -> Baseline | None:
    """Return the figures that the gate measures a drop from; None where it names none. Raises WrongUse."""
    return baselines.read(gate.baseline) if gate.baseline else None


def decide(report: Report, gate: Gate, baseline: Baseline | None = None) -> Outcome:
    """Return what the gate decides; a set or a corpus other than the pinned one, or one asked in part, does not pass."""
    missed = [*_other_set(report, gate), *_other_corpus(report, gate), *_in_part(report, gate)]
    if baseline:
        missed += _other_baseline(report, gate, baseline)
    for bound in gate.bounds:
        value, judged = _value(report, bound)
        missed += _misses(bound, value, judged)
        if baseline and bound.max_drop is not None and value is not None:
            missed += _drop(report, bound, value, judged, baseline)
    return Outcome(str(gate.path), tuple(missed))


def _other_set(report: Report, gate: Gate) -> Iterator[Missed]:
    sha256 = report.asked.sha256
    if gate.set_sha256 not in (None, sha256):
        yield Missed(
            "set_sha256",
            None,
            f"the set {report.asked.path} has sha256 {sha256[:12]}…, the gate was made for {str(gate.set_sha256)[:12]}…: "
            "a changed set says nothing about a changed score; set the floors anew and pin the new sha256",
            f"题集 {report.asked.path} 已改动（sha256 {sha256[:12]}…，门槛针对 {str(gate.set_sha256)[:12]}…），分数不可比",
        )


def _other_corpus(report: Report, gate: Gate) -> Iterator[Missed]:
    corpus = report.head.corpus if report.head else ""
    if gate.corpus_sha256 not in (None, corpus):
        yield Missed(
            "corpus_sha256",
            None,
            f"what the store holds has sha256 {corpus[:12]}…, the gate was made for {str(gate.corpus_sha256)[:12]}…: "
            "other documents say nothing about a changed score; set the floors anew and pin the new sha256",
            f"资料已改动（sha256 {corpus[:12]}…，门槛针对 {str(gate.corpus_sha256)[:12]}…），分数不可比",
        )


def _other_baseline(report: Report, gate: Gate, baseline: Baseline) -> Iterator[Missed]:
    corpus = report.head.corpus if report.head else ""
    name = gate.baseline.name if gate.baseline else ""  # a report travels; the folders of a machine stay
    if baseline.set.get("sha256") != report.asked.sha256:
        text = f"the baseline {name} is of another set, so no drop from it can be told"
        yield Missed("baseline", None, text, f"基线 {name} 用的是另一套题，无法判断是否下降")
    elif baseline.corpus not in (None, corpus):
        text = f"the baseline {name} is of other documents, so no drop can be told"
        yield Missed("baseline", None, text, f"基线 {name} 用的是另一批资料，无法判断是否下降")


def _in_part(report: Report, gate: Gate) -> Iterator[Missed]:
    """Yield a miss when questions were skipped and the gate does not say how many may be."""
    skipped = len(report.skipped)
    if skipped and not any(bound.name == "skipped" for bound in gate.bounds):
        asked = skipped + len(report.rows)
        text = f"{skipped} of {asked} questions were skipped ({report.skipped[0].reason}); the gate is for all"
        yield Missed("skipped", float(skipped), text, f"{asked} 题中跳过 {skipped} 题，门槛针对全部题目")


def _value(report: Report, bound: Bound) -> tuple[float | None, int]:
    """Return what a bound is held against, and over how many questions it is a mean; 0 where it is none."""
    counted: dict[str, float | None] = {
        "skipped": len(report.skipped),
        "crashed": len(report.crashed),
        "latency_p50_ms": report.latency_ms["p50"],
        "latency_p95_ms": report.latency_ms["p95"],
    }
    if bound.name in counted:
        return counted[bound.name], 0
    if bound.name in report.overall:
        return report.overall[bound.name], 0  # a share of some of the questions, or none at all: no number of them
    means = _means(report, bound)
    return (means.values.get(bound.name), means.judged.get(bound.name, 0)) if means else (None, 0)


def _means(report: Report, bound: Bound) -> Means | None:
    if bound.slice is None or bound.value is None:
        return report.means
    return report.slices.get(bound.slice, {}).get(bound.value)


def _misses(bound: Bound, value: float | None, judged: int) -> Iterator[Missed]:
    """Yield a miss, with by how much, when a value is not within its bounds."""
    if value is None:
        text = f"{bound.label} applies to no question that was asked, so the gate cannot be met"
        yield Missed(bound.label, value, text, f"{bound.label} 不适用于任何一题，门槛无法达到")
        return
    limits = ((bound.min, "more", "不低于", -1), (bound.max, "less", "不高于", 1))
    for asked, limit, zh, beyond in limits:
        if asked is not None and (gap := beyond * (value - asked)) > NOISE:
            said = f"{bound.label} is {_number(value)}, the gate asks for {_number(asked)} or {limit}"
            said_zh = f"{bound.label} 为 {_number(value)}，门槛要求{zh} {_number(asked)}"
            by = f" ({_questions(gap, judged)} short of it)" if judged else ""
            by_zh = f"（差 {_count(gap, judged)} 题）" if judged else ""
            yield Missed(bound.label, value, said + by, said_zh + by_zh)
            return


def _drop(report: Report, bound: Bound, value: float, judged: int, baseline: Baseline) -> Iterator[Missed]:
    """Yield a miss when a measure fell by more than it may, with the questions that lost where they are known."""
    before = baseline.mean(bound.name, bound.slice, bound.value)
    if before is None:
        text = f"{bound.label} has no value in the baseline, so the gate cannot tell if it fell"
        yield Missed(bound.label, value, text, f"{bound.label} 在基线中没有值，无法判断是否下降")
        return
    drop, allowed = before - value, bound.max_drop or 0
    if drop - allowed > NOISE:
        lost = _lost(report, bound, baseline)
        by, by_zh = (
            (f" (about {_questions(drop, judged)})", f"（约 {_count(drop, judged)} 题）") if judged else ("", "")
        )
        text = f"{bound.label} fell from {_number(before)} to {_number(value)}{by}, the gate allows {_number(allowed)}"
        zh = f"{bound.label} 由 {_number(before)} 降至 {_number(value)}{by_zh}，门槛允许下降 {_number(allowed)}"
        more, more_zh = (f"; worse than in the baseline: {lost}", f"；比基线差的题：{lost}") if lost else ("", "")
        yield Missed(bound.label, value, text + more, zh + more_zh)


def _lost(report: Report, bound: Bound, baseline: Baseline) -> str:
    """Return the ids of the questions that lost, as far as the baseline knows them and a line can hold them."""
    before = baseline.questions or {}
    found = [
        one.id
        for one in report.scored
        if (bound.slice is None or one.slices.get(bound.slice) == bound.value)
        and (one.values.get(bound.name) or 0) < (before.get(one.id, {}).get(bound.name) or 0)
    ]
    return ", ".join(found[:NAMED]) + (f" … (+{len(found) - NAMED})" if len(found) > NAMED else "")


def _questions(gap: float, judged: int) -> str:
    number = _count(gap, judged)
    return f"{number} question{'s' if number != 1 else ''}"


def _count(gap: float, judged: int) -> int:
    """Return to how many questions a gap between two means comes."""
    return max(1, math.ceil(gap * judged - NOISE * judged))


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
