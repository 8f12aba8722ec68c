"""A line of a set → its question, or why it is none: every key known and of its type, nothing that contradicts itself."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from evals.line import Line
from evals.types import Pointer, Question

NEEDED = {"id": str, "question": str, "answers": list, "evidence": list, "answerable": bool, "kind": str, "lang": str}
OPTIONAL = {"as_of": str, "groups": list, "draft": bool, "note": str}
POINTER = {name: int if name in ("start", "end") else str for name in (f.name for f in fields(Pointer))}
TYPES = {str: "text", list: "a list", bool: "true or false", int: "a whole number"}
LANGUAGES = ("zh", "en")


class NoQuestion(ValueError):
    """Why a line is no question, and which key of it is to blame, if one is."""

    def __init__(self, reason: str, key: str | None = None) -> None:
        super().__init__(reason)
        self.key = key


def question_of(line: Line) -> Question:
    """Return the question of a line. Raises NoQuestion, which names the column where the line has columns."""
    try:
        if line.fault:
            raise NoQuestion(line.fault)
        return _question(line.number, line.row)
    except NoQuestion as reason:
        if reason.key is not None and reason.key in line.columns:
            raise NoQuestion(f"{line.columns[reason.key]}: {reason}") from reason
        raise


def _question(number: int, row: Mapping[str, Any]) -> Question:
    _typed(row, NEEDED, OPTIONAL)
    for reason in _contradictions(row):
        raise reason
    return Question(
        line=number,
        id=row["id"],
        question=row["question"],
        answers=tuple(row["answers"]),
        evidence=tuple(_pointer(n, entry) for n, entry in enumerate(row["evidence"], 1)),
        answerable=row["answerable"],
        kind=row["kind"],
        lang=row["lang"],
        as_of=row.get("as_of"),
        groups=tuple(row.get("groups", ())),
        draft=row.get("draft", False),
        note=row.get("note"),
    )


def _typed(row: Mapping[str, Any], needed: Mapping[str, type], optional: Mapping[str, type]) -> None:
    known = {**needed, **optional}
    if missing := [key for key in needed if key not in row]:
        raise NoQuestion(f"has no {_listed(missing)}")
    if unknown := sorted(set(row) - set(known)):
        raise NoQuestion(f"has the unknown key {_listed(unknown)}; known: {', '.join(known)}")
    for key, value in row.items():
        # To Python, True is a whole number too.
        if not isinstance(value, known[key]) or (isinstance(value, bool) and known[key] is int):
            told = json.dumps(value, ensure_ascii=False)[:60]
            raise NoQuestion(f'"{key}" must be {TYPES[known[key]]}, not {told}', key)


def _contradictions(row: Mapping[str, Any]) -> Iterator[NoQuestion]:
    """Yield what cannot be in a line whose keys are all of the right type."""
    for key in ("id", "question", "kind"):
        if not row[key].strip():
            yield NoQuestion(f'"{key}" is empty', key)
    for key in ("answers", "groups"):
        if not all(isinstance(value, str) and value.strip() for value in row.get(key, ())):
            yield NoQuestion(f'"{key}" must hold texts that are not empty', key)
    if row["lang"] not in LANGUAGES:
        yield NoQuestion(f'"lang" must be {" or ".join(LANGUAGES)}, not "{row["lang"]}"', "lang")
    if row["answerable"] and not row["evidence"]:
        yield NoQuestion("is answerable but has no evidence")
    if not row["answerable"] and (row["evidence"] or row["answers"]):
        yield NoQuestion("is not answerable but has evidence or answers", "answerable")
    if "as_of" in row and not _is_day(row["as_of"]):
        yield NoQuestion(f'"as_of" must be a day as YYYY-MM-DD, not "{row["as_of"]}"', "as_of")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _pointer(number: int, entry: Any) -> Pointer:
    if not isinstance(entry, dict):
        raise NoQuestion(f"evidence {number} is no JSON object", "evidence")
    try:
        _typed(entry, {}, POINTER)
    except NoQuestion as reason:
        raise NoQuestion(f"evidence {number} {reason}", reason.key) from reason
    pointer = Pointer(**entry)
    if problem := _unusable(pointer):
        raise NoQuestion(f"evidence {number} {problem}", "evidence")
    return pointer


def _unusable(pointer: Pointer) -> str | None:
    """Return what a pointer lacks, has twice, or cannot mean; None when it can be followed."""
    if (pointer.document is None) == (pointer.source is None):
        return 'needs either "document" or "source"'
    placed = pointer.start is not None and pointer.end is not None
    if (pointer.start is None) != (pointer.end is None) or (placed and pointer.quote is not None):
        return 'needs either "quote" or both "start" and "end", or none of them for any passage of the document'
    if pointer.start is not None and pointer.end is not None and not 0 <= pointer.start < pointer.end:
        return f"has start {pointer.start} and end {pointer.end}; it must be 0 ≤ start < end"
    if pointer.quote is not None and not pointer.quote.strip():
        return "has an empty quote"
    if pointer.sha256 is not None and (pointer.source is None or not placed):
        return 'has "sha256", which goes with "source", "start" and "end"'
    return None


def _listed(keys: list[str]) -> str:
    return ", ".join(f'"{key}"' for key in keys)
