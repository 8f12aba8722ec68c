"""A report and a gate file → which measures miss what is asked of them, in words."""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from evals.types import Missed, Outcome, Report
from index.errors import WrongUse

KEYS = ("set_sha256", "measure")
BOUNDS = ("min", "max")
# What a report counts or times besides its measures; a gate may bound these too.
COUNTED = ("skipped", "crashed", "latency_p50_ms", "latency_p95_ms")
# Sums of shares come out of floats: a miss by less than this is none.
NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Bound:
    """What is asked of one measure; at least one of the two is set."""

    name: str
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate file: the bounds in its order, and the set it was made for when it names one."""

    path: Path
    bounds: tuple[Bound, ...]
    set_sha256: str | None = None


def check(report: Report, gate_path: Path) -> list[Missed]:
    """Return what the report misses, in the order of the gate; nothing when the gate is met. Raises WrongUse."""
    return list(decide(report, read(gate_path, list(report.means.values))).missed)


def read(path: Path, names: Sequence[str]) -> Gate:
    """Return the gate in a TOML file; `names` are the measures it may name. Raises WrongUse naming the line."""
    try:
        text = path.read_text("utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse(f"Could not read gate '{path}': {error}. Name a TOML file with [[measure]] tables.") from error
    if unknown := [key for key in content if key not in KEYS]:
        _refuse(path, text, 0, unknown[0], f"unknown key '{unknown[0]}'; known: {', '.join(KEYS)}")
    pinned = content.get("set_sha256")
    if pinned is not None and not (isinstance(pinned, str) and re.fullmatch(r"[0-9a-f]{64}", pinned)):
        _refuse(
            path, text, 0, "set_sha256", "'set_sha256' must be the 64 hex digits that report.json shows for the set"
        )
    tables = content.get("measure")
    if not isinstance(tables, list) or not tables:
        raise WrongUse(
            f"Gate '{path}' asks for nothing. Write at least one [[measure]] table with name and min or max."
        )
    bounds = tuple(_bound(path, text, number, table, names) for number, table in enumerate(tables, 1))
    return Gate(path, bounds, pinned)


def _bound(path: Path, text: str, number: int, table: Any, names: Sequence[str]) -> Bound:
    known = (*names, *COUNTED)
    if unknown := [key for key in table if key not in ("name", *BOUNDS)]:
        _refuse(path, text, number, unknown[0], f"unknown key '{unknown[0]}'; known: name, min, max")
    name = table.get("name")
    if name not in known:
        _refuse(path, text, number, "name", f"unknown measure {name!r}; known: {', '.join(known)}")
    for key in BOUNDS:
        value = table.get(key)
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)
        ):
            _refuse(path, text, number, key, f"'{key}' must be a number, not {value!r}")
    if all(table.get(key) is None for key in BOUNDS):
        _refuse(path, text, number, "name", f"{name} has neither min nor max")
    return Bound(name, table.get("min"), table.get("max"))


def _refuse(path: Path, text: str, table: int, key: str, what: str) -> NoReturn:
    """Raise WrongUse with the line on which `key` stands in the table of this number; 0 is above all tables."""
    seen, at = 0, 1
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"\s*\[\[\s*measure\s*\]\]", line):
            seen += 1
            at = number if seen == table else at
        if seen == table and re.match(rf"\s*\[?\[?[\"']?{re.escape(key)}\b", line):
            at = number
            break
    raise WrongUse(f"{path}:{at}: {what}. Mend the line; nothing was decided.")


def decide(report: Report, gate: Gate) -> Outcome:
    """Return what the gate decides on a report; a set other than the pinned one, or one asked in part, does not pass."""
    missed = [*_other_set(report, gate), *_in_part(report, gate)]
    for bound in gate.bounds:
        value = _value(report, bound.name)
        if said := _short_of(report, bound, value):
            missed.append(Missed(bound.name, value, said))
    return Outcome(str(gate.path), tuple(missed))


def _other_set(report: Report, gate: Gate) -> list[Missed]:
    sha256 = report.asked.sha256
    if gate.set_sha256 in (None, sha256):
        return []
    text = (
        f"the set {report.asked.path} has sha256 {sha256[:12]}…, the gate was made for {str(gate.set_sha256)[:12]}…: "
        "a changed set says nothing about a changed score; set the floors anew and pin the new sha256"
    )
    return [Missed("set_sha256", None, text)]


def _in_part(report: Report, gate: Gate) -> list[Missed]:
    """Return a miss when questions were skipped and the gate does not say how many may be."""
    skipped = len(report.skipped)
    if not skipped or any(bound.name == "skipped" for bound in gate.bounds):
        return []
    text = f"{skipped} of {skipped + len(report.rows)} questions were skipped ({report.skipped[0].reason}); the gate is for all"
    return [Missed("skipped", float(skipped), text)]


def _value(report: Report, name: str) -> float | None:
    counted: dict[str, float | None] = {
        "skipped": len(report.skipped),
        "crashed": len(report.crashed),
        "latency_p50_ms": report.latency_ms["p50"],
        "latency_p95_ms": report.latency_ms["p95"],
    }
    return counted[name] if name in counted else report.means.values[name]


def _short_of(report: Report, bound: Bound, value: float | None) -> str | None:
    """Return in words by how much a value misses its bound, or None."""
    if value is None:
        return f"{bound.name} applies to no question that was asked, so the gate cannot be met"
    for asked, limit, beyond in ((bound.min, "more", -1), (bound.max, "less", 1)):
        if asked is not None and (gap := beyond * (value - asked)) > NOISE:
            questions = report.means.judged.get(bound.name)
            by = f" ({_questions(math.ceil(gap * questions - NOISE))})" if questions else ""
            return f"{bound.name} is {_number(value)}, the gate asks for {_number(asked)} or {limit}{by}"
    return None


def _questions(number: int) -> str:
    return f"{number} question{'s' if number != 1 else ''} short of it"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
