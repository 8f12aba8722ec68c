"""A run's folder, its report.json or a gate's baseline file → the figures that a gate measures a drop from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.errors import WrongUse

REPORT = "report.json"
# What of a report.json a drop is measured from; a baseline file holds this and no more.
KEPT = ("measures", "overall", "judged", "slices", "counts", "set", "corpus", "snapshot", "settings", "questions")
Values = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Sliced:
    """The means of one value of a slice."""

    measures: Values


@dataclass(frozen=True, slots=True)
class Baseline:
    """Means over all and by slice, what was asked of what, and the values of each question where they are known."""

    measures: Values
    set: Mapping[str, str]
    corpus: str | None = None
    slices: Mapping[str, Mapping[str, Sliced]] | None = None
    questions: Mapping[str, Values] | None = None
    overall: Values | None = None

    def mean(self, name: str, slice: str | None, value: str | None) -> float | None:
        """Return the mean of a measure, over all or of one slice's value; None where it has none."""
        if slice is None or value is None:
            return {**(self.overall or {}), **self.measures}.get(name)
        found = (self.slices or {}).get(slice, {}).get(value)
        return found.measures.get(name) if found else None


_BASELINE = TypeAdapter(Baseline)


def read(path: Path) -> Baseline:
    """Return the baseline in a file, or in the report.json of a folder. Raises WrongUse."""
    return _BASELINE.validate_python(_report(path))


def _report(path: Path) -> dict[str, Any]:
    """Return what is kept of a report. Raises WrongUse where it is none."""
    file = path / REPORT if path.is_dir() else path
    try:
        told = json.loads(file.read_bytes())
        kept = {key: told[key] for key in KEPT if key in told}
        _BASELINE.validate_python(kept)
    except (OSError, ValueError, TypeError, AttributeError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else " ".join(str(error).split())[:200]
        raise WrongUse(
            f"Could not read baseline '{file}': {reason}. Name the folder of a finished run, or its {REPORT}."
        ) from error
    return kept


def write(path: Path, run: Path) -> None:
    """Write what a drop is measured from, of the run in a folder, a line for each question. Raises WrongUse."""
    path.write_text(dumped(_report(run)), "utf-8", newline="\n")


def dumped(told: Mapping[str, Any]) -> str:
    """Return a report as JSON, indented but for its questions: these are a line each."""
    rest = {key: value for key, value in told.items() if key != "questions"}
    text = json.dumps(rest, ensure_ascii=False, indent=2)
    questions = told.get("questions")
    if not questions:
        return text + "\n"
    lines = [f"    {json.dumps(id, ensure_ascii=False)}: {json.dumps(told)}" for id, told in questions.items()]
    return text[: -len("\n}")] + ',\n  "questions": {\n' + ",\n".join(lines) + "\n  }\n}\n"
