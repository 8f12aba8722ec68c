"""A gate and a run that is to be the new measure → the same file with raised floors, new pins and a new baseline."""

import json
import math
from pathlib import Path
from typing import Any

import tomlkit

import evals.baseline as baselines
from evals.baseline import REPORT, Baseline
from evals.gate_file import Bound, Gate, read
from index.errors import WrongUse

# A change in the last bit of a sum must not lower a floor.
NOISE = 1e-9


def update(path: Path, run: Path, *, lower: bool = False, slack: int = 1) -> list[str]:
    """Return in words what changed in a gate after it was brought to a finished run; comments in it stay.

    A floor becomes what was measured less what `slack` questions weigh, but never less than it was unless `lower`; times
    stay as they are, for they are the machine's. The baseline becomes this run, unless a measure that may not fall fell.
    """
    report = _report(run)
    gate = read(path, list(report["measures"]))
    text, said = path.read_text("utf-8"), []
    for pin, now in (("set_sha256", report["set"]["sha256"]), ("corpus_sha256", report["corpus"])):
        text, done = _pinned(text, pin, now)
        said += done
    content = tomlkit.parse(text)
    tables: Any = content["measure"]
    for bound, table in zip(gate.bounds, tables, strict=True):
        said += _raised(bound, table, report, lower, slack)
    path.write_text(tomlkit.dumps(content), "utf-8", newline="\n")
    return said + _rebased(gate, run, lower)


def _report(run: Path) -> dict[str, Any]:
    file = run / REPORT
    try:
        told: dict[str, Any] = json.loads(file.read_bytes())
        return {**told, "corpus": told["corpus"]}
    except (OSError, ValueError, KeyError) as error:
        raise WrongUse(
            f"Could not read '{file}': {error}. Name the folder of a finished run of `yinju eval run`."
        ) from error


def _pinned(text: str, pin: str, now: str) -> tuple[str, list[str]]:
    """Return the gate's text with a pin, above all tables, and what became of it."""
    content = tomlkit.parse(text)
    before = content.get(pin)
    if before == now:
        return text, []
    if before is not None:
        content[pin] = now
        return tomlkit.dumps(content), [f"{pin}: {before[:12]}… → {now[:12]}…"]
    lines = text.split("\n")
    # Below the comments that open the file, and above all tables: below one, it would belong to it.
    at = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "\n".join([*lines[:at], f'{pin} = "{now}"', *lines[at:]]), [f"{pin}: pinned to {now[:12]}…"]


def _raised(bound: Bound, table: Any, report: dict[str, Any], lower: bool, slack: int) -> list[str]:
    """Return what became of the floor or ceiling of one table."""
    if bound.name in ("crashed", "skipped"):
        now = float(report["counts"][bound.name])
        return _set(bound, table, "max", now if lower else min(now, bound.max if bound.max is not None else now))
    if bound.name in report.get("overall", {}):
        report = {"measures": report["overall"], "judged": {bound.name: report["counts"]["questions"]}}
    means = report if bound.slice is None else report["slices"].get(bound.slice, {}).get(bound.value, {})
    value, judged = (means.get(key, {}).get(bound.name) for key in ("measures", "judged"))
    if bound.min is None or value is None:
        return []
    floor = max(0.0, math.floor((value - slack / judged) * 1000 + NOISE) / 1000)
    return _set(bound, table, "min", floor if lower else max(floor, bound.min))


def _set(bound: Bound, table: Any, key: str, now: float) -> list[str]:
    before = getattr(bound, key)
    if before is None or before == now:
        return []
    table[key] = int(now) if isinstance(before, int) and now == int(now) else now
    return [f"{bound.label}: {key} {before:g} → {now:g}"]


def _rebased(gate: Gate, run: Path, lower: bool) -> list[str]:
    """Return what became of the baseline: a file is written anew; a folder is somebody's run and stays."""
    if gate.baseline is None:
        return []
    if gate.baseline.is_dir():
        return [f"baseline: {gate.baseline} is a folder and stays; name the new run in the gate"]
    fell = _fallen(gate, baselines.read(gate.baseline), baselines.read(run)) if gate.baseline.is_file() else []
    if fell and not lower:
        return [f"baseline: kept, for {', '.join(fell)} fell; --lower takes this run all the same"]
    baselines.write(gate.baseline, run)
    return [f"baseline: {gate.baseline} is now this run"]


def _fallen(gate: Gate, before: Baseline, now: Baseline) -> list[str]:
    """Return the measures with a max_drop that are lower now: a baseline that gave way each time would sink without end."""
    found = []
    for bound in gate.bounds:
        where = (bound.name, bound.slice, bound.value)
        if bound.max_drop is not None and (now.mean(*where) or 0) < (before.mean(*where) or 0) - NOISE:
            found.append(bound.label)
    return found
