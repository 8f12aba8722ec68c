"""A question set → a report: asked, kept line by line, judged, counted, written; a run that was killed goes on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import evals.gate as gates
import evals.gate_file as gate_file
import evals.head as heads
import evals.report as reports
import evals.stored as stored
from assistant.core import Assistant
from evals.asking import Chosen, Judges, judged
from evals.compare import Run, compare
from evals.gold import Files, resolve
from evals.intervals import interval
from evals.measures import measures
from evals.overall import overall
from evals.questions import FOR_GROUPS, read, refuse_faulty
from evals.records import Head, How
from evals.scoring import latency, means, rounded, score, sliced
from evals.types import Progress, QuestionSet, Report, Row, Skipped, Unresolved
from index.errors import WrongUse

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
    judges = Judges(assistant, measures(assistant, how.entailment, how.judge))
    names = [judge.name for judge in judges.measures]
    held = gate_file.read(gate, names) if gate else None
    baseline = gates.baseline_of(held) if held else None
    asked = read(set_path, drafts=how.drafts)
    refuse_other_set(how.against, asked, out_dir)
    chosen, skipped = choose(asked, assistant, public=how.public)
    reports.make_folder(out_dir)
    head = with_judges(heads.of(asked, assistant, names, how.workers), how)
    with stored.opened(out_dir, head, again=how.again) as results:
        answered(chosen, results, judges, how.workers, progress)
        rows = results.finish([question.id for question, _ in chosen])
    report = summed(asked, rows, skipped, results.head)
    if earlier := how.against or last_run(out_dir, asked):
        report = replace(report, against=compare(Run.of(earlier), Run(out_dir, results.head, rows, report.scored)))
    if held:
        report = replace(report, gate=gates.decide(report, held, baseline))
    reports.write(report, out_dir, assistant, held)
    return report


def with_judges(head: Head, how: How) -> Head:
    """Return the head with the models that judge: verdicts of two models are not mixed in one run either."""
    named = {"entailment": how.entailment, "judge": how.judge and how.judge.metadata.model_name}
    return replace(head, models={**head.models, **{name: told for name, told in named.items() if told}})


def refuse_other_set(against: Path | None, asked: QuestionSet, out_dir: Path) -> None:
    """Raise WrongUse before anything is asked when the run to compare with asked another set, is none, or is this one."""
    if against and against.resolve() == out_dir.resolve():
        raise WrongUse(
            f"'{against}' is where this run goes, and a run is not compared with itself. With --again, the run that was "
            "there is compared with by itself."
        )
    if against and Run.of(against).head.set["sha256"] != asked.sha256:
        raise WrongUse(
            f"'{against}' asked another set than {asked.path}, so nothing can be said of the difference. Name a run of "
            "this set, or compare afterwards with `yinju eval compare --common`."
        )


def last_run(folder: Path, asked: QuestionSet) -> Path | None:
    """Return where the run lies that was in this folder before, if it asked the same set."""
    before = folder / stored.BEFORE
    head = stored.head_of(before)
    return before if head and head.set["sha256"] == asked.sha256 else None


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
        refuse_other_snapshot(row, results.head)
        results.add(row)
        progress("ask", done, len(chosen))


def refuse_other_snapshot(row: Row, head: Head) -> None:
    """Raise WrongUse when an answer comes from another snapshot: somebody indexed while the run went on."""
    if row.answer.snapshot not in ("", head.snapshot):
        raise WrongUse(
            f"The store changed while the run went on: it began on snapshot {head.snapshot}, and question "
            f"'{row.question.id}' was answered from {row.answer.snapshot}. Run the set again with --again while nobody indexes."
        )


def choose(
    asked: QuestionSet, assistant: Assistant, *, public: bool = False
) -> tuple[list[Chosen], tuple[Skipped, ...]]:
    """Return the questions to ask with their gold, and those to skip with the reason; both in the set's order."""
    files = Files.from_environment()
    askable = [question for question in asked.questions if not (public and question.groups)]
    found = [(question, *resolve(question, assistant.view(question.access), files)) for question in askable]
    refuse_faulty(asked, [(q, problem) for q, _, problems in found for problem in problems if problem.kind == "wrong"])
    reasons = {question.id: reason for question, _, problems in found if (reason := _not_here(problems))}
    reasons |= {question.id: FOR_GROUPS for question in asked.questions if public and question.groups}
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
    whole = overall(scored)
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
        intervals={
            name: interval([v for one in scored if (v := one.values.get(name)) is not None]) for name in head.measures
        },
        overall={name: rounded(verdict.value) for name, verdict in whole.items()},
        overall_why={name: verdict.reason for name, verdict in whole.items()},
        overall_why_zh={name: verdict.reason_zh for name, verdict in whole.items()},
    )
