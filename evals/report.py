"""A report → its files: results.jsonl, report.json, report.html; and the short summary for a terminal."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.report_html import page
from evals.types import Means, Report
from index.errors import WrongUse


def make_folder(folder: Path) -> None:
    """Make the folder for a report. Raises WrongUse when it cannot be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"Could not write the report to '{folder}': {error}. Name a folder that can be made.") from error


def write(report: Report, folder: Path) -> None:
    """Write report.json and report.html into the folder of a run, beside its results."""
    whole = json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
    (folder / "report.json").write_text(whole, "utf-8", newline="\n")
    (folder / "report.html").write_text(page(report), "utf-8", newline="\n")


def as_json(report: Report) -> dict[str, Any]:
    """Return the object of report.json: means from 0 to 1 (null where a measure applies to no question), times in ms."""
    return {
        "measures": dict(report.means.values),
        "judged": dict(report.means.judged),
        "slices": {
            name: {value: _sliced(means) for value, means in values.items()} for name, values in report.slices.items()
        },
        "counts": {"questions": len(report.rows), "skipped": len(report.skipped), "crashed": len(report.crashed)},
        "latency_ms": dict(report.latency_ms),
        "set": {"path": str(report.asked.path), "sha256": report.asked.sha256},
        "run": asdict(report.head) if report.head else None,
        "snapshot": report.snapshot,
        "settings": report.settings,
        "gate": _gate(report),
        "skipped": [{"id": one.id, "reason": one.reason} for one in report.skipped],
        "crashed": [{"id": one.id, "reason": one.crashed} for one in report.crashed],
    }


def _sliced(means: Means) -> dict[str, Any]:
    return {"questions": means.questions, "measures": dict(means.values), "judged": dict(means.judged)}


def _gate(report: Report) -> dict[str, Any] | None:
    if report.gate is None:
        return None
    missed = [{"name": one.name, "value": one.value, "text": one.text} for one in report.gate.missed]
    return {"path": report.gate.path, "met": report.gate.met, "missed": missed}


def summary(report: Report) -> str:
    """Return a few lines for a terminal: counts, each measure with how many questions it judged, times, the gate."""
    lines = [f"{len(report.rows)} questions asked, {len(report.skipped)} skipped, {len(report.crashed)} crashed"]
    if report.skipped:
        lines.append(f"  skipped {report.skipped[0].id}: {report.skipped[0].reason}")
    lines += [f"  crashed {one.id}: {one.crashed}" for one in report.crashed]
    for name, value in report.means.values.items():
        shown = "    –" if value is None else f"{value:.3f}"
        lines.append(f"{name:<16} {shown}  of {report.means.judged[name]}")
    if report.rows:
        lines.append(f"answer in ms     p50 {report.latency_ms['p50']:.0f}, p95 {report.latency_ms['p95']:.0f}")
    if report.gate is not None:
        lines.append(f"gate {report.gate.path}: " + ("met" if report.gate.met else "not met"))
        lines += [f"  {missed.text}" for missed in report.gate.missed]
    return "\n".join(lines)
