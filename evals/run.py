"""A question set → a report: every question goes the way a reader's question goes, and every measure judges the answer."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import evals.gate as gates
import evals.report as reports
from assistant.core import Assistant, known_by
from assistant.ending import failed, told
from assistant.types import Answer
from evals.gold import Files, resolve
from evals.measures import DEPTH, Measure, measures
from evals.questions import read, refuse_faulty
from evals.types import Gold, Means, Progress, Question, QuestionSet, Report, Row, Skipped, Unresolved, Verdict
from index.types import Filters, Hit

SLICES: dict[str, Callable[[Question], str]] = {
    "kind": lambda question: question.kind,
    "lang": lambda question: question.lang,
    "answerable": lambda question: "yes" if question.answerable else "no",
}
# The fourth decimal is one question in 10,000: far below what any set can tell apart.
DECIMALS = 4


def quiet(step: str, done: int, of: int) -> None:
    """Report nothing."""


def run(
    set_path: Path, out_dir: Path, assistant: Assistant, *, gate: Path | None = None, progress: Progress = quiet
) -> Report:
    """Return the report on a set, written to `out_dir` as results.jsonl, report.json and report.html.

    The same set, snapshot and settings give the same files but for times. Raises MalformedSet, WrongUse.
    """
    judges = measures(assistant)
    held = gates.read(gate, [judge.name for judge in judges]) if gate else None
    asked = read(set_path)
    chosen, skipped = choose(asked, assistant)
    reports.make_folder(out_dir)
    rows = tuple(judged(chosen, assistant, judges, progress))
    report = summed(asked, rows, skipped, [judge.name for judge in judges], assistant)
    if held:
        report = replace(report, gate=gates.decide(report, held))
    reports.write(report, out_dir)
    return report


def choose(asked: QuestionSet, assistant: Assistant) -> tuple[list[tuple[Question, Gold]], tuple[Skipped, ...]]:
    """Return the questions to ask with their gold, and those to skip with the reason; both in the set's order."""
    files = Files.from_environment()
    found = [(question, *resolve(question, assistant.view(question.access), files)) for question in asked.questions]
    refuse_faulty(asked, [(q, problem) for q, _, problems in found for problem in problems if problem.kind == "wrong"])
    reasons = {question.id: reason for question, _, problems in found if (reason := _not_here(problems))}
    with_gold = [question.id for question in asked.questions if question.evidence]
    if with_gold and all(id in reasons for id in with_gold):
        # Nothing shows that this store holds what the set is about: a refusal would mean nothing.
        for question in asked.questions:
            reasons.setdefault(
                question.id, "every question with evidence was skipped, so a refusal would prove nothing"
            )
    chosen = [(question, gold) for question, gold, _ in found if question.id not in reasons]
    return chosen, tuple(Skipped(q.id, reasons[q.id]) for q in asked.questions if q.id in reasons)


def _not_here(problems: Sequence[Unresolved]) -> str | None:
    return next((problem.reason for problem in problems if problem.kind in ("missing", "changed")), None)


def judged(
    chosen: Sequence[tuple[Question, Gold]], assistant: Assistant, judges: Sequence[Measure], progress: Progress
) -> Iterator[Row]:
    """Yield the rows in order; the first question is asked once before, so that loading weights is nobody's time."""
    if chosen:
        ask(chosen[0][0], assistant)
    for number, (question, gold) in enumerate(chosen):
        progress("ask", number, len(chosen))
        began = time.perf_counter()
        answer = ask(question, assistant)
        ms = (time.perf_counter() - began) * 1000
        hits, no_hits = search(question, assistant)
        crashed = answer.error or no_hits
        verdicts = {judge.name: verdict(judge, question, gold, answer, hits, crashed) for judge in judges}
        yield Row(question, gold, answer, verdicts, ms, crashed)
    progress("ask", len(chosen), len(chosen))


def ask(question: Question, assistant: Assistant) -> Answer:
    """Return the answer, or an Answer of full shape with `error` set: one crash does not end a run."""
    try:
        return assistant.ask(question.question, as_of=question.as_of, access=question.access)
    except Exception as error:
        answer = failed(question.question, told(error)).answer
        assert answer is not None
        return answer


def search(question: Question, assistant: Assistant) -> tuple[list[Hit], str | None]:
    """Return the passages found, best first, and why there are none when the search crashed."""
    filters = known_by(question.as_of, Filters())
    try:
        return assistant.search(question.question, DEPTH, filters=filters, access=question.access), None
    except Exception as error:
        return [], f"search: {type(error).__name__}: {error}"


def verdict(
    judge: Measure, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit], crashed: str | None
) -> Verdict:
    """Return what a measure says; a question that crashed is 0 wherever the measure applies."""
    said = judge.evaluate(question, gold, answer, hits)
    if crashed and said.value is not None:
        return Verdict(0.0, f"crashed: {crashed}")
    return said


def summed(
    asked: QuestionSet, rows: tuple[Row, ...], skipped: tuple[Skipped, ...], names: Sequence[str], assistant: Assistant
) -> Report:
    """Return the report on these rows: means over all and by slice, and how long an answer took."""
    slices = {}
    for slice_name, value_of in SLICES.items():
        values = dict.fromkeys(value_of(row.question) for row in rows)
        slices[slice_name] = {
            value: means([row for row in rows if value_of(row.question) == value], names) for value in sorted(values)
        }
    return Report(
        asked=asked,
        snapshot=assistant.library.snapshot,
        settings=assistant.settings.fingerprint(),
        means=means(rows, names),
        slices=slices,
        rows=rows,
        skipped=skipped,
        latency_ms=latency([row.ms for row in rows]),
    )


def means(rows: Sequence[Row], names: Sequence[str]) -> Means:
    """Return each measure's mean over the rows it applies to; crashed ones are among them."""
    values: dict[str, float | None] = {}
    judged: dict[str, int] = {}
    for name in names:
        told = [value for row in rows if (value := row.verdicts[name].value) is not None]
        judged[name] = len(told)
        values[name] = round(sum(told) / len(told), DECIMALS) if told else None
    return Means(values, judged, len(rows))


def latency(times: Sequence[float]) -> dict[str, float | None]:
    """Return the median and the 95th percentile in milliseconds; None when nothing was asked."""
    if not times:
        return {"p50": None, "p95": None}
    p50, p95 = np.percentile(times, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}
