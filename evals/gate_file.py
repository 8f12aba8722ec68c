"""A gate file → its bounds, the pins and the baseline; what cannot be meant is refused with its line."""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from evals.overall import SET_MEASURES
from evals.slices import SLICES
from index.errors import WrongUse

PINS = {"set_sha256": "set", "corpus_sha256": "corpus"}
KEYS = (*PINS, "baseline", "measure")
BOUNDS = ("min", "max", "max_drop")
# What a report counts or times besides its measures; a gate may bound these too.
COUNTED = ("skipped", "crashed", "latency_p50_ms", "latency_p95_ms")
# What is measured of the set as a whole has no slices.
WHOLE = tuple(measure.name for measure in SET_MEASURES)


@dataclass(frozen=True, slots=True)
class Bound:
    """What is asked of one measure, over all questions or one slice of them; at least one bound is set."""

    name: str
    min: float | None = None
    max: float | None = None
    max_drop: float | None = None
    slice: str | None = None
    value: str | None = None

    @property
    def label(self) -> str:
        """Return the measure with its slice, as messages name it."""
        return self.name if self.slice is None else f"{self.name} ({self.slice} = {self.value})"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate file: its bounds in order, the sha256 of the set and the corpus it was made for, and its baseline."""

    path: Path
    bounds: tuple[Bound, ...]
    set_sha256: str | None = None
    corpus_sha256: str | None = None
    baseline: Path | None = None


def read(path: Path, names: Sequence[str]) -> Gate:
    """Return the gate in a TOML file; `names` are the measures it may name. Raises WrongUse naming the line."""
    try:
        text = path.read_text("utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse(f"Could not read gate '{path}': {error}. Name a TOML file with [[measure]] tables.") from error
    _Reader(path, text, 0).refuse_unless_known(content)
    tables = content.get("measure")
    if not isinstance(tables, list) or not tables:
        raise WrongUse(
            f"Gate '{path}' asks for nothing. Write at least one [[measure]] table with name and min or max."
        )
    baseline = content.get("baseline")
    bounds = (_Reader(path, text, n).bound(table, names, baseline) for n, table in enumerate(tables, 1))
    pins = {pin: content.get(pin) for pin in PINS}
    # A path is meant from where the gate is, wherever the command is run.
    return Gate(path, tuple(bounds), **pins, baseline=path.parent / baseline if baseline else None)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One table of a gate file, by number; 0 is what stands above all tables."""

    path: Path
    text: str
    table: int

    def refuse_unless_known(self, content: dict[str, Any]) -> None:
        """Raise WrongUse for an unknown key, or for a pin or a baseline that is none."""
        if unknown := [key for key in content if key not in KEYS]:
            self.refuse(unknown[0], f"unknown key '{unknown[0]}'; known: {', '.join(KEYS)}")
        for pin, what in PINS.items():
            told = content.get(pin)
            if told is not None and not (isinstance(told, str) and re.fullmatch(r"[0-9a-f]{64}", told)):
                self.refuse(pin, f"'{pin}' must be the 64 hex digits that report.json shows for the {what}")
        if not isinstance(content.get("baseline", "x"), str) or content.get("baseline") == "":
            self.refuse("baseline", "'baseline' must be the folder of a run, or a report.json")

    def bound(self, table: Any, names: Sequence[str], baseline: str | None) -> Bound:
        """Return what a table asks. Raises WrongUse where it cannot be meant."""
        slices = self._slices(table)
        name = table.get("name")
        if name not in (known := (*names, *WHOLE, *COUNTED)):
            self.refuse("name", f"unknown measure {name!r}; known: {', '.join(known)}")
        for key in BOUNDS:
            if (value := table.get(key)) is not None and not _is_number(value):
                self.refuse(key, f"'{key}' must be a number, not {value!r}")
            if value is not None and key != "max_drop" and name in names and not 0 <= value <= 1:
                self.refuse(key, f"'{key}' of {name} lies between 0 and 1, not at {value}")
        if all(table.get(key) is None for key in BOUNDS):
            self.refuse("name", f"{name} has none of {', '.join(BOUNDS)}")
        if table.get("max_drop") is not None:
            self._refuse_drop(table, baseline)
        if slices and name in (*WHOLE, *COUNTED):
            self.refuse(slices[0][0], f"{name} is not known by slices")
        at, value = slices[0] if slices else (None, None)
        return Bound(name, table.get("min"), table.get("max"), table.get("max_drop"), at, value)

    def _slices(self, table: dict[str, Any]) -> list[tuple[str, str]]:
        known = ("name", *BOUNDS, *SLICES)
        if unknown := [key for key in table if key not in known]:
            self.refuse(unknown[0], f"unknown key '{unknown[0]}'; known: {', '.join(known)}")
        found = [(key, table[key]) for key in SLICES if key in table]
        for key, value in found:
            if not isinstance(value, str):
                self.refuse(key, f"'{key}' must be one of the slice's values as text, not {value!r}")
        if len(found) > 1:
            self.refuse(found[1][0], "a table may name one slice; write another table for the other")
        return found

    def _refuse_drop(self, table: dict[str, Any], baseline: str | None) -> None:
        if baseline is None:
            self.refuse("max_drop", "'max_drop' needs a 'baseline' above all tables to drop from")
        if table["name"] in COUNTED:
            self.refuse("max_drop", f"{table['name']} is better when lower: bound it with max")
        if table["max_drop"] < 0:
            self.refuse("max_drop", "'max_drop' must be 0 or more")

    def refuse(self, key: str, what: str) -> NoReturn:
        """Raise WrongUse with the line on which `key` stands in this table."""
        seen, at = 0, 1
        for number, line in enumerate(self.text.split("\n"), 1):
            if re.match(r"\s*\[\[\s*measure\s*\]\]", line):
                seen += 1
                at = number if seen == self.table else at
            if seen == self.table and re.match(rf"\s*\[?\[?[\"']?{re.escape(key)}\b", line):
                at = number
                break
        raise WrongUse(f"{self.path}:{at}: {what}. Mend the line; nothing was decided.")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
