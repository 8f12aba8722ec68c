"""Lines of a set → a file: JSON Lines, or a CSV for those who edit in a spreadsheet."""

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from evals.set_columns import FORMULA, POINTER
from evals.set_lines import CSV
from index.errors import WrongUse

PLAIN = ("id", "question", "answers", "answerable", "kind", "lang", "as_of", "groups", "draft", "note")
LISTS = ("answers", "groups")


def write(rows: Sequence[dict[str, Any]], path: Path) -> None:
    """Write a set, as CSV where the name ends so. Raises WrongUse where there is a file: somebody may have edited it."""
    if path.exists():
        raise WrongUse(f"'{path}' is there already, and may hold what somebody wrote. Name another file, or delete it.")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() in CSV:
        # With the mark, Excel takes the file for UTF-8.
        path.write_text(as_csv(rows), "utf-8-sig", newline="")
    else:
        path.write_text(as_lines(rows), "utf-8", newline="\n")


def as_lines(rows: Iterable[dict[str, Any]]) -> str:
    """Return the rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows as CSV, a column a key, evidence in numbered columns; `yinju eval check` reads it back as it was."""
    flat = [_flat(row) for row in rows]
    used = {name for row in flat for name in row}
    most = max((len(row["evidence"]) for row in rows), default=0)
    numbered = [f"{key}{n}" for n in range(1, most + 1) for key in POINTER]
    out = StringIO()
    writer = csv.DictWriter(out, [name for name in (*PLAIN, *numbered) if name in used], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    told = {key: row[key] for key in PLAIN if key in row}
    told |= {key: _listed(row[key]) for key in LISTS if key in row}
    told |= {key: str(value).lower() for key, value in told.items() if isinstance(value, bool)}
    for number, entry in enumerate(row["evidence"], 1):
        told |= {f"{key}{number}": value for key, value in entry.items()}
    return {key: _safe(value) for key, value in told.items()}


def _listed(values: Sequence[str]) -> str:
    """Return values with semicolons between them, or as JSON where one holds a sign that parts or begins a list."""
    plain = not any(sign in value for value in values for sign in "；;，,、[")
    return ";".join(values) if plain else json.dumps(values, ensure_ascii=False)


def _safe(value: Any) -> Any:
    """Return a cell that no spreadsheet runs as a formula: what a document says is not to be run by who edits a set."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
