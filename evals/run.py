"""A question set → a report: asked, kept line by line, judged, counted, written; a run that was killed goes on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import evals.gate as gates
import evals.head as heads
import evals.report as reports
import evals.stored as stored
from assistant.core import Assistant
from evals.asking import Chosen, Judges, judged
from evals.gold import Files, resolve
from evals.measures import measures
from evals.questions import read, refuse_faulty
from evals.scoring import latency, means, score, sliced
from evals.types import Head, How, Progress, QuestionSet, Report, Row, Skipped, Unresolved

AS_USUAL = How()


def quiet(step: str, done: int, of: int) -> None:
    """Report nothing."""


def run(
    set_path: Path,
    out_dir: Path,
    assistant: Assistant,
    *,
    gate: Path | None = None,
    progress: Progress = quiet,
    how: How = AS_USUAL,
) -> Report:
    """Return the report on a set, written to `out_dir`; what a run made alike has answered there is not asked again.

    The same set, snapshot, settings and code give the same files but for times. Raises MalformedSet, WrongUse.
    """
    judges = Judges(assistant, measures(assistant))
    names = [judge.name for judge in judges.measures]
    held = gates.read(gate, names) if gate else None
    asked = read(set_path, drafts=how.drafts)
    chosen, skipped = choose(asked, assistant)
    reports.make_folder(out_dir)
    head = heads.of(asked, assistant, names, how.workers)
    with stored.opened(out_dir, head, again=how.again) as results:
        answered(chosen, results, judges, how.workers, progress)
        rows = results.finish([question.id for question, _ in chosen])
    report = summed(asked, rows, skipped, results.head)
    if held:
        report = replace(report, gate=gates.decide(report, held))
    reports.write(report, out_dir)
    return report


def answered(
    chosen: Sequence[Chosen], results: stored.Results, judges: Judges, workers: int, progress: Progress
) -> None:
    """Ask what is not answered yet, and write each row as soon as there is one."""
    golds = {question.id: (question, gold) for question, gold in chosen}
    before = results.rows(list(golds))
    # A file of the gold may have changed since the run was stopped; then its question is asked again.
    kept = {row.question.id for row in before if golds[row.question.id] == (row.question, row.gold)}
    pending = [one for one in chosen if one[0].id not in kept]
    progress("ask", len(kept), len(chosen))
    for done, row in enumerate(judged(pending, judges, workers), len(kept) + 1):
        results.add(row)
        progress("ask", done, len(chosen))


def choose(asked: QuestionSet, assistant: Assistant) -> tuple[list[Chosen], tuple[Skipped, ...]]:
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


def summed(asked: QuestionSet, rows: Sequence[Row], skipped: tuple[Skipped, ...], head: Head) -> Report:
    """Return the report on these rows: means over all and by slice, and how long an answer took."""
    scored = tuple(map(score, rows))
    return Report(
        asked=asked,
        snapshot=head.snapshot,
        settings=head.settings,
        means=means(scored, head.measures),
        slices=sliced(scored, head.measures),
        rows=rows,
        skipped=skipped,
        latency_ms=latency([one.ms for one in scored]),
        scored=scored,
        head=head,
    )
