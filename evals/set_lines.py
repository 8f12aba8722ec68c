"""A question set's bytes → its lines as objects by key, whether JSON Lines, CSV or a workbook; nothing is judged yet."""

import json
from collections.abc import Iterator
from pathlib import Path

from evals.line import Line
from evals.set_tables import of_csv, of_workbook

CSV = (".csv", ".tsv")
# A workbook is a ZIP (XLSX, ODS) or an old Office file (XLS), whatever its name says.
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def lines(path: Path, data: bytes) -> list[Line]:
    """Return the lines of a set in its order; a blank one between others is a fault. Raises UnicodeDecodeError, NotText."""
    if data.startswith(WORKBOOK):
        return of_workbook(data)
    if path.suffix.lower() in CSV:
        return of_csv(data)
    return list(_of_json(data.decode("utf-8-sig")))


def _of_json(text: str) -> Iterator[Line]:
    # JSON may hold other line separators inside a text.
    for number, line in enumerate(text.rstrip().split("\n") if text.strip() else (), 1):
        yield _parsed(number, line)


def _parsed(number: int, line: str) -> Line:
    if not line.strip():
        return Line(number, fault="is empty; delete it, or write a question")
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Line(number, fault=f"is no JSON ({error.msg} at character {error.pos + 1})")
    if not isinstance(row, dict):
        return Line(number, fault="is no JSON object")
    return Line(number, row)
