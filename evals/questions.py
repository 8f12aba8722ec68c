"""A question set → its questions; every fault is named as `SET:LINE: reason`."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from evals.gold import Files, resolve
from evals.types import Checked, Fault, Opened, Pointer, Question, QuestionSet, Skipped, Unresolved
from index.errors import MalformedSet

NEEDED = {"id": str, "question": str, "answers": list, "evidence": list, "answerable": bool, "kind": str, "lang": str}
OPTIONAL = {"as_of": str, "groups": list, "draft": bool, "note": str}
UNREAD = 'is a draft that nobody has read: mend it and take "draft" out, or run it with --drafts'
POINTER = {name: int if name in ("start", "end") else str for name in (f.name for f in fields(Pointer))}
TYPES = {str: "text", list: "a list", bool: "true or false", int: "a whole number"}
LANGUAGES = ("zh", "en")
# As many faults as one error line can say; `yinju eval check` names all of them.
NAMED_FAULTS = 3


class _Fault(ValueError):
    """Why a line is no question."""


def read(path: Path, *, drafts: bool = False) -> QuestionSet:
    """Return the questions of a set in its order, and the faults of the lines that are none. Raises MalformedSet.

    A draft is a fault unless `drafts` lets it in.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedSet(
            f"Could not read question set '{path}': {error}. Name a JSON Lines file in UTF-8."
        ) from error
    questions: list[Question] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                questions.append(_unlike(questions, _read(_question(number, line), drafts)))
            except _Fault as fault:
                faults.append(Fault(path, number, str(fault)))
    if not questions and not faults:
        raise MalformedSet(f"Question set '{path}' is empty. Write one question a line (docs/evaluation.md).")
    return QuestionSet(path, hashlib.sha256(data).hexdigest(), tuple(questions), tuple(faults))


def check(path: Path, opened: Opened) -> Checked:
    """Return every fault of a set in the order of its lines, also where its gold does not stand in the store.

    Questions over files that are not on this machine are looked at as far as possible and named in `skipped`.
    """
    asked, files = read(path, drafts=True), Files.from_environment()
    faults, skipped = list(asked.faults), []
    for question in asked.questions:
        for problem in resolve(question, opened.view(question.access), files)[1]:
            if problem.kind == "missing":
                skipped.append(Skipped(question.id, problem.reason))
            else:
                faults.append(Fault(path, question.line, f"{question.id}: {problem.reason}"))
    ordered = sorted(faults, key=lambda fault: fault.line)
    once = {one.id: one for one in reversed(skipped)}
    return Checked(len(asked.questions), tuple(ordered), tuple(reversed(once.values())))


def refuse_faulty(asked: QuestionSet, others: list[tuple[Question, Unresolved]]) -> None:
    """Raise MalformedSet when a line is no question, or when a question's gold cannot be in this store."""
    faults = [*asked.faults, *(Fault(asked.path, q.line, f"{q.id}: {problem.reason}") for q, problem in others)]
    if faults:
        more = f" … and {len(faults) - NAMED_FAULTS} more" if len(faults) > NAMED_FAULTS else ""
        named = "; ".join(map(str, faults[:NAMED_FAULTS]))
        raise MalformedSet(f"{named}{more}. Nothing was run; `yinju eval check {asked.path}` names every fault.")


def _read(question: Question, drafts: bool) -> Question:
    """Return the question unless it is a draft and these are not asked."""
    if question.draft and not drafts:
        raise _Fault(f"{question.id}: {UNREAD}")
    return question


def _unlike(before: list[Question], question: Question) -> Question:
    """Return the question unless its id or its words were there before."""
    for other in before:
        if other.id == question.id:
            raise _Fault(f'id "{question.id}" was given to line {other.line} already')
        if (other.question.split(), other.as_of, other.groups) == (
            question.question.split(),
            question.as_of,
            question.groups,
        ):
            raise _Fault(f'"{question.id}" asks what "{other.id}" in line {other.line} asks already')
    return question


def _question(number: int, line: str) -> Question:
    row = _object(line)
    _typed(row, NEEDED, OPTIONAL)
    for problem in _contradictions(row):
        raise _Fault(problem)
    evidence = tuple(_pointer(n, entry) for n, entry in enumerate(row["evidence"], 1))
    return Question(
        line=number,
        id=row["id"],
        question=row["question"],
        answers=tuple(row["answers"]),
        evidence=evidence,
        answerable=row["answerable"],
        kind=row["kind"],
        lang=row["lang"],
        as_of=row.get("as_of"),
        groups=tuple(row.get("groups", ())),
        draft=row.get("draft", False),
        note=row.get("note"),
    )


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _Fault(f"is no JSON ({error.msg} at character {error.pos + 1})") from error
    if not isinstance(row, dict):
        raise _Fault("is no JSON object")
    return row


def _typed(row: dict[str, Any], needed: Mapping[str, type], optional: Mapping[str, type]) -> None:
    known = {**needed, **optional}
    if missing := [key for key in needed if key not in row]:
        raise _Fault(f"has no {_listed(missing)}")
    if unknown := sorted(set(row) - set(known)):
        raise _Fault(f"has the unknown key {_listed(unknown)}; known: {', '.join(known)}")
    for key, value in row.items():
        # To Python, True is a whole number too.
        if not isinstance(value, known[key]) or (isinstance(value, bool) and known[key] is int):
            raise _Fault(f'"{key}" must be {TYPES[known[key]]}, not {json.dumps(value, ensure_ascii=False)[:60]}')


def _contradictions(row: dict[str, Any]) -> Iterator[str]:
    """Yield what cannot be in a line whose keys are all of the right type."""
    for key in ("id", "question", "kind"):
        if not row[key].strip():
            yield f'"{key}" is empty'
    for key in ("answers", "groups"):
        if not all(isinstance(value, str) and value.strip() for value in row.get(key, ())):
            yield f'"{key}" must hold texts that are not empty'
    if row["lang"] not in LANGUAGES:
        yield f'"lang" must be {" or ".join(LANGUAGES)}, not "{row["lang"]}"'
    if row["answerable"] and not row["evidence"]:
        yield "is answerable but has no evidence"
    if not row["answerable"] and (row["evidence"] or row["answers"]):
        yield "is not answerable but has evidence or answers"
    if "as_of" in row and not _is_day(row["as_of"]):
        yield f'"as_of" must be a day as YYYY-MM-DD, not "{row["as_of"]}"'


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _pointer(number: int, entry: Any) -> Pointer:
    if not isinstance(entry, dict):
        raise _Fault(f"evidence {number} is no JSON object")
    try:
        _typed(entry, {}, POINTER)
    except _Fault as fault:
        raise _Fault(f"evidence {number} {fault}") from fault
    pointer = Pointer(**entry)
    if problem := _unusable(pointer):
        raise _Fault(f"evidence {number} {problem}")
    return pointer


def _unusable(pointer: Pointer) -> str | None:
    """Return what a pointer lacks, has twice, or cannot mean; None when it can be followed."""
    if (pointer.document is None) == (pointer.source is None):
        return 'needs either "document" or "source"'
    if (pointer.start is None) != (pointer.end is None) or (pointer.quote is None) == (pointer.start is None):
        return 'needs either "quote" or both "start" and "end"'
    if pointer.start is not None and pointer.end is not None and not 0 <= pointer.start < pointer.end:
        return f"has start {pointer.start} and end {pointer.end}; it must be 0 ≤ start < end"
    if pointer.quote is not None and not pointer.quote.strip():
        return "has an empty quote"
    if pointer.sha256 is not None and (pointer.source is None or pointer.start is None):
        return 'has "sha256", which goes with "source", "start" and "end"'
    return None


def _listed(keys: list[str]) -> str:
    return ", ".join(f'"{key}"' for key in keys)
