"""A report → report.csv: a row for each question, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from evals.scoring import ended, failed
from evals.types import Report, Row

# A spreadsheet runs a cell that begins so as a formula, also after white space that it leaves out.
FORMULA = re.compile(r"\s*[=+\-@\t\r]|\t|\r")
COLUMNS = "id question kind lang answerable as_of ended right answer refused_for cited ms crashed".split()


def write(path: Path, report: Report) -> None:
    """Write the questions in the set's order, then a column for each measure, empty where it does not apply."""
    # The mark tells spreadsheets that this is UTF-8; without it they read Chinese as something else.
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        out = csv.writer(file)
        out.writerow([*COLUMNS, *map(safe, report.means.values)])
        out.writerows(_rows(report))


def _rows(report: Report) -> Iterator[list[str]]:
    for row, one in zip(report.rows, report.scored, strict=True):
        values = (one.values.get(name) for name in report.means.values)
        right = "no" if failed(one) else "yes"
        told = [*_asked(row), ended(one), right, *_said(row), f"{row.ms:.1f}", row.crashed or ""]
        yield [*map(safe, told), *("" if value is None else f"{value:.4f}" for value in values)]


def _asked(row: Row) -> list[str]:
    asked = row.question
    return [asked.id, asked.question, asked.kind, asked.lang, "yes" if asked.answerable else "no", asked.as_of or ""]


def _said(row: Row) -> list[str]:
    told = row.answer
    cited = "; ".join(dict.fromkeys(f"{one.source}:{one.start}-{one.end}" for one in told.citations))
    return [told.text, told.refusal.reason if told.refusal else "", cited]


def safe(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula: ' stands before one that it would."""
    return f"'{text}" if FORMULA.match(text) else text
