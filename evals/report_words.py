"""A report → the four questions it is read for, each answered in words of both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.counted import counted
from evals.compare import deciding, verdict
from evals.intervals import Interval, of_share
from evals.markup import hundredths
from evals.records import Compared, Difference, Scored, Word, Words
from evals.scoring import CRASHED, DECIDING, MISSED, NOT_SAID, failed
from evals.types import Report

Mood = Literal["good", "part", "bad", "none"]
# Below this many questions a share says next to nothing.
ENOUGH = 5
# As many weak parts or changed measures as one answer names.
NAMED = 3
# Questions turned one way, and none the other: the fewest that a sign test calls more than chance (p = 2 / 2**6 < .05).
LEAST = 6


SHORT: dict[Word, Words] = {
    "better": Words("Yes", "是，更好"),
    "worse": Words("No, it is worse", "否，变差了"),
    "unshown": Words("Not shown: chance alone may be behind it", "无法判断：差异可能出于偶然"),
    "same": Words("Neither better nor worse: no question turned", "没有更好，也没有更差：各题对错不变"),
}
"""The verdict on two runs in a few words."""


@dataclass(frozen=True, slots=True)
class Told:
    """One of the four questions, its answer in a few words, what is behind it, and whether that is good news."""

    asked: Words
    short: Words
    more: tuple[Words, ...]
    mood: Mood


def answers(report: Report) -> tuple[Told, ...]:
    """Return the four questions with their answers: how good, where weak, better than before, may it ship."""
    return how_good(report), where_weak(report), better(report), may_ship(report)


def share(scored: Sequence[Scored]) -> tuple[int, Interval | None]:
    """Return how many questions went right, and the 95 % interval of their share."""
    right = sum(not failed(one) for one in scored)
    return right, of_share(right, len(scored))


def how_good(report: Report) -> Told:
    """Return how many questions went right, and what answering, citing and refusing were each worth."""
    asked = Words("How good is it?", "效果如何？")
    if not report.scored:
        return Told(asked, Words("Nothing was asked", "没有提问"), (), "bad")
    right, sure = share(report.scored)
    count = len(report.scored)
    short = Words(
        f"{right} of {counted(count, 'question')} went right ({percent(right / count)})",
        f"{count} 题中 {right} 题正确（{percent_zh(right / count)}）",
    )
    low, high = sure or (0.0, 0.0)
    range_ = Words(
        f"With 95 % confidence {percent(low)} to {percent(high)}.",
        f"95% 置信区间：{percent_zh(low)} 至 {percent_zh(high)}。",
    )
    mood: Mood = "good" if right == count else "bad" if right * 2 < count else "part"
    return Told(asked, short, (range_, *_parts(report)), mood)


def _parts(report: Report) -> Iterator[Words]:
    said = {
        "answered": ("of the questions with an answer were answered", "有答案的问题得到了回答"),
        "gold_cited": ("of the gold evidence was cited", "标准证据被引用"),
        "right_refusal": ("of the questions without an answer were refused", "无答案的问题被拒答"),
        "citations_exact": ("of the citations stand word for word where they say", "引文与原文逐字一致"),
    }
    for name, (en, zh) in said.items():
        if (value := report.means.values.get(name)) is not None:
            yield Words(f"{percent(value)} {en}.", f"{percent_zh(value)} 的{zh}。")


def where_weak(report: Report) -> Told:
    """Return the parts of the set that are worse than the whole beyond chance, and how the wrong questions went wrong."""
    asked = Words("Where is it weak?", "弱在哪里？")
    found = weak(report)
    faults = tuple(_faults(report))
    if not any(map(failed, report.scored)):
        return Told(asked, Words("Nowhere: no question failed", "没有弱项：无一题出错"), (), "good")
    if not found:
        short = Words("In no part more than chance may bring about", "各部分的差别可能出于偶然")
        return Told(asked, short, (*_most_failed(report), *faults), "none")
    first = found[0]
    short = Words(f"{first.name} = {first.value}", f"{first.name} = {first.value}")
    more = tuple(
        Words(
            f"{one.name} = {one.value}: {one.right} of {one.count} right ({percent(one.right / one.count)}).",
            f"{one.name} = {one.value}：{one.count} 题中 {one.right} 题正确（{percent_zh(one.right / one.count)}）。",
        )
        for one in found[:NAMED]
    )
    return Told(asked, short, more + faults, "part")


def _most_failed(report: Report) -> Iterator[Words]:
    """Yield where most of the failed questions lie, though so few of them show nothing for sure."""
    failures = sum(map(failed, report.scored))
    every = [part for name in ("kind", "lang") for part in parts(report, name) if part.count < len(report.scored)]
    worst = max(every, key=lambda part: (part.count - part.right, -part.count), default=None)
    if worst and (wrong := worst.count - worst.right):
        at = f"{worst.name} = {worst.value}"
        yield Words(
            f"Too few to be sure: {wrong} of the {failures} that failed have {at} ({worst.right} of {worst.count} right).",
            f"题数太少，尚不能断定：出错的 {failures} 题中 {wrong} 题属于 {at}（{worst.count} 题中 {worst.right} 题正确）。",
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a slice: how many questions it holds, how many went right, and the interval of their share."""

    name: str
    value: str
    count: int
    right: int
    sure: Interval | None


def parts(report: Report, name: str) -> list[Part]:
    """Return the values of a slice with their shares, in the order of the report."""
    found = []
    for value in report.slices.get(name, {}):
        rows = [one for one in report.scored if one.slices.get(name) == value]
        right, sure = share(rows)
        found.append(Part(name, value, len(rows), right, sure))
    return found


def weak(report: Report) -> list[Part]:
    """Return the parts whose share right lies below that of all, with its whole interval; the weakest first."""
    if not report.scored:
        return []
    right, _ = share(report.scored)
    whole = right / len(report.scored)
    every = (part for name in report.slices for part in parts(report, name))
    found = [one for one in every if ENOUGH <= one.count < len(report.scored) and one.sure and one.sure[1] < whole]
    return sorted(found, key=lambda one: one.right / one.count)


def _faults(report: Report) -> Iterator[Words]:
    """Yield how the wrong questions went wrong, each way with its number."""
    counted = [
        (sum(one.outcome == MISSED for one in report.scored), "refused, though there is an answer", "有答案却拒答"),
        (sum(one.outcome == NOT_SAID for one in report.scored), "answered, though the sources don't say", "来源没有却作答"),
        (sum(failed(one) and one.outcome not in (MISSED, NOT_SAID, CRASHED) for one in report.scored), "answered, but not with the gold", "作答但未命中标准证据"),
        (len(report.crashed), "crashed", "运行出错"),
    ]  # fmt: skip
    for count, en, zh in counted:
        if count:
            yield Words(f"{count} {en}.", f"{count} 题{zh}。")


def better(report: Report) -> Told:
    """Return what an earlier run shows: better, worse, or a difference that chance alone may make."""
    asked = Words("Is it better than the last run?", "比上次更好吗？")
    told = report.against
    if told is None:
        return Told(asked, Words("No earlier run to compare with", "没有可比较的上次运行"), (_name_one(),), "none")
    word = verdict(told)
    short = SHORT[word]
    mood: Mood = "good" if word == "better" else "bad" if word == "worse" else "none"
    return Told(asked, short, tuple(_changes(told)), mood)


def _name_one() -> Words:
    return Words("Name one: yinju eval run … --against DIR.", "指定一次：yinju eval run … --against 目录。")


def _changes(told: Compared) -> Iterator[Words]:
    """Yield the deciding measures that moved, the questions that turned, and what was changed between the runs."""
    for one in [*deciding(told, "worse"), *deciding(told, "better")][:NAMED]:
        yield moved(one)
    yield tolerance(told)
    if told.changed:
        yield changes(told)


def tolerance(told: Compared) -> Words:
    """Return how many questions turned each way, and how many must before it is more than chance."""
    wide = max((LEAST, *(one.tolerance for one in told.differences if one.measure in DECIDING)))
    return Words(
        f"Of {counted(told.common, 'question')} {len(told.gained)} turned right and {len(told.lost)} wrong. One question moves a "
        f"mean over all by {1 / told.common:.3f}; a difference of fewer than about {wide} questions may be chance.",
        f"{told.common} 题中 {len(told.gained)} 题由错变对，{len(told.lost)} 题由对变错。一题等于均值的 "
        f"{1 / told.common:.3f}；少于约 {wide} 题的差异可能出于偶然。",
    )


def moved(one: Difference) -> Words:
    """Return in words by how much a measure moved, and how sure that is."""
    means = f"{one.before:.2f} → {one.after:.2f}"
    return Words(
        f"{one.measure}: {means} ({one.gain:+.2f}, 95 % interval {one.low:+.2f} to {one.high:+.2f}; "
        f"{counted(one.up, 'question')} up, {one.down} down of {one.questions}).",
        f"{one.measure}：{means}（{one.gain:+.2f}，95% 区间 {one.low:+.2f} 至 {one.high:+.2f}；"
        f"{one.questions} 题中 {one.up} 题升，{one.down} 题降）。",
    )


def changes(told: Compared) -> Words:
    """Return what was changed between two runs."""
    return Words(
        f"Changed between them: {'; '.join(one.en for one in told.changed)}.",
        f"两次之间的变化：{'；'.join(one.zh for one in told.changed)}。",
    )


def may_ship(report: Report) -> Told:
    """Return what the gate decided."""
    asked = Words("May it go live?", "可以上线吗？")
    gate = report.gate
    if gate is None:
        more = Words(
            "Nothing decides it without a gate: yinju eval run … --gate FILE.",
            "没有门槛文件就无法判定：yinju eval run … --gate 文件。",
        )
        return Told(asked, Words("No gate was named", "没有指定门槛"), (more,), "none")
    if gate.met:
        return Told(asked, Words("Yes: the gate is met", "可以：达到门槛"), (Words(gate.path, gate.path),), "good")
    return Told(
        asked,
        Words("No: the gate is not met", "不可以：未达门槛"),
        tuple(Words(m.text, m.zh or m.text) for m in gate.missed),
        "bad",
    )


def percent(value: float) -> str:
    """Return a share as whole per cent: 99.6 % is not told as all, nor 0.4 % as none."""
    return f"{hundredths(value)} %"


def percent_zh(value: float) -> str:
    """Return a share as Chinese writes it."""
    return percent(value).replace(" ", "")
