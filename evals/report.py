"""A report → its files: report.json, report.csv, junit.xml, report.html; and the short summary for a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import evals.junit as junit
import evals.report_csv as report_csv
from assistant.counted import counted
from evals.baseline import REPORT, dumped
from evals.compare import as_json as compared
from evals.gate_file import Gate
from evals.report_html import page
from evals.report_words import answers
from evals.risk import Limit, curve
from evals.types import Means, Opened, Report
from index.errors import WrongUse


def make_folder(folder: Path) -> None:
    """Make the folder for a report. Raises WrongUse when it cannot be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"Could not write the report to '{folder}': {error}. Name a folder that can be made.") from error


def write(report: Report, folder: Path, opened: Opened, gate: Gate | None = None) -> None:
    """Write the files of a report into the folder of a run, beside its results; sources are opened for the page."""
    questions = {one.id: _rounded(one.values) for one in report.scored}
    (folder / REPORT).write_text(dumped({**as_json(report), "questions": questions}), "utf-8", "replace", "\n")
    report_csv.write(folder / "report.csv", report)
    junit.write(folder / "junit.xml", report, gate)
    write_pieces(folder / "report.html", page(report, opened))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a page as it comes: a long one is never whole in memory."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def as_json(report: Report) -> dict[str, Any]:
    """Return the object of report.json: means from 0 to 1 (null where a measure applies to no question), times in ms."""
    return {
        "measures": dict(report.means.values),
        "judged": dict(report.means.judged),
        "overall": dict(report.overall),
        "overall_why": dict(report.overall_why),
        "risk_coverage": [_limit(one) for one in curve(report.scored)],
        "intervals": {name: list(sure) if sure else None for name, sure in report.intervals.items()},
        "slices": {
            name: {value: _sliced(means) for value, means in values.items()} for name, values in report.slices.items()
        },
        "counts": {"questions": len(report.rows), "skipped": len(report.skipped), "crashed": len(report.crashed)},
        "latency_ms": dict(report.latency_ms),
        "set": {"path": str(report.asked.path), "sha256": report.asked.sha256},
        "snapshot": report.snapshot,
        "settings": report.settings,
        "corpus": report.head.corpus if report.head else None,
        "run": asdict(report.head) if report.head else None,
        "gate": _gate(report),
        "against": compared(report.against) if report.against else None,
        "skipped": [{"id": one.id, "reason": one.reason} for one in report.skipped],
        "crashed": [{"id": one.id, "reason": one.crashed} for one in report.crashed],
    }


def _limit(one: Limit) -> dict[str, float]:
    return {"sure": one.sure, "coverage": round(one.coverage, 4), "risk": round(one.risk, 4)}


def _rounded(values: Any) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}


def _sliced(means: Means) -> dict[str, Any]:
    return {"questions": means.questions, "measures": dict(means.values), "judged": dict(means.judged)}


def _gate(report: Report) -> dict[str, Any] | None:
    if report.gate is None:
        return None
    missed = [{"name": one.name, "value": one.value, "text": one.text, "zh": one.zh} for one in report.gate.missed]
    return {"path": report.gate.path, "met": report.gate.met, "missed": missed}


def summary(report: Report) -> str:
    """Return a few lines for a terminal: counts, each measure with how many questions it judged, times, the four answers."""
    lines = [
        f"{counted(len(report.rows), 'question')} asked, {len(report.skipped)} skipped, {len(report.crashed)} crashed"
    ]
    if report.skipped:
        lines.append(f"  skipped {report.skipped[0].id}: {report.skipped[0].reason}")
    lines += [f"  crashed {one.id}: {one.crashed}" for one in report.crashed]
    lines += _figures(report)
    lines += [f"{told.asked.en} {told.short.en}" for told in answers(report)]
    if report.gate is not None:
        lines.append(f"gate {report.gate.path}: " + ("met" if report.gate.met else "not met"))
        lines += [f"  {missed.text}" for missed in report.gate.missed]
    return "\n".join(lines)


def _figures(report: Report) -> Iterator[str]:
    wide = max(map(len, (*report.means.values, *report.overall)), default=0)
    for name, value in report.means.values.items():
        shown = "    –" if value is None else f"{value:.3f}"
        sure = report.intervals.get(name)
        within = f"  ({sure[0]:.2f}–{sure[1]:.2f})" if sure else ""
        yield f"{name:<{wide}} {shown}  of {report.means.judged[name]}{within}"
    for name, value in report.overall.items():
        if value is not None:
            yield f"{name:<{wide}} {value:.3f}  {report.overall_why.get(name, '')}".rstrip()
    if report.rows:
        yield f"answer in ms     p50 {report.latency_ms['p50']:.0f}, p95 {report.latency_ms['p95']:.0f}"
