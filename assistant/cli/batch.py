"""yinju ask --batch: one object a line in, one Answer a line out, same id, same order; a crash is told in its line."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import typer

import assistant.cli.show as show
from assistant.cli.options import day
from assistant.core import Assistant
from assistant.told.ending import failed, told
from assistant.types import Answer
from index.errors import MalformedSet, WrongUse
from index.types import Filters, Groups

log = logging.getLogger(__name__)
DONE, IN_PART = 0, 1
# Some readers of lines end one here too; JSON has an escape for each.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def ask_all(
    assistant: Assistant, batch: Path, out: Path | None, *, filters: Filters, as_of: str | None, access: Groups
) -> int:
    """Return 0, or 1 when a line crashed, after writing an answer for every line that is not blank."""
    rows = read(batch)
    crashed = 0
    with _opened(batch, out) as write, show.progress(wanted=out is not None) as progress:
        for number, (line, row) in enumerate(rows):
            progress("ask", number, len(rows))
            told = _answer(assistant, f"{batch}:{line}", row, filters, as_of, access)
            crashed += told.error is not None
            write(_line(None if isinstance(row, str) else row.get("id"), told))
        progress("ask", len(rows), len(rows))
    if crashed:
        show.aside(f'{crashed} of {len(rows)} lines could not be answered; their "error" says why.')
    return IN_PART if crashed else DONE


Row: TypeAlias = dict[str, Any] | str
"""A line of a batch: its object, or what is wrong with it; that one gets an answer that says so."""


def read(batch: Path) -> list[tuple[int, Row]]:
    """Return (line number, row) for each line that is not blank. Raises WrongUse when the file cannot be read."""
    try:
        lines = batch.read_text("utf-8-sig").split("\n")  # JSON may hold other line separators inside a text
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"it is not UTF-8 ({error.reason})"
        raise WrongUse(f"Could not read '{batch}': {reason}. Give a file of JSON objects, one a line.") from error
    rows = [(number, _row(line)) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise WrongUse(f'\'{batch}\' holds no question. Give one JSON object a line: {{"id": …, "question": …}}.')
    return rows


def _row(line: str) -> Row:
    try:
        row = json.loads(line, parse_constant=_no_json)
    except (ValueError, RecursionError) as error:  # RecursionError: thousands of brackets, one in another
        return f"is no JSON object ({getattr(error, 'msg', error)})"
    return row if isinstance(row, dict) else "is no JSON object"


def _no_json(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")  # Python would read NaN, and write it into the answers


def _answer(assistant: Assistant, where: str, row: Row, filters: Filters, as_of: str | None, access: Groups) -> Answer:
    """Return the answer to one line; whatever goes wrong is an answer with `error` set, and the batch goes on."""
    text = "" if isinstance(row, str) else row.get("question")
    try:
        if fault := _fault(row):
            raise MalformedSet(f"{where}: {fault}. Mend the line and ask it again.")
        assert isinstance(row, dict)
        history = tuple(row.get("history") or ())
        as_of = as_of or (day(row["as_of"]) if row.get("as_of") else None)
        listed = access | frozenset(row.get("groups") or ())
        return assistant.ask(row["question"], history=history, filters=filters, as_of=as_of, access=listed)
    except Exception as error:
        log.info("%s could not be answered", where, exc_info=error)
        last = failed(text if isinstance(text, str) else "", told(error)).answer
        assert last is not None
        return replace(last, settings=assistant.settings.fingerprint())


def _line(id: Any, told: Answer) -> str:
    return json.dumps({"id": id, **told.as_json()}, ensure_ascii=False).translate(LINE_ENDS) + "\n"


def _fault(row: Row) -> str | None:
    if isinstance(row, str):
        return row
    if not isinstance(row.get("question"), str):
        return 'needs a "question" as text'
    if not _is_day(row.get("as_of") or None):
        return '"as_of" must be a day as text, say "2026-01-31"'
    for key in ("groups", "history"):
        told = row.get(key)
        if told is not None and not (isinstance(told, list) and all(isinstance(one, str) for one in told)):
            return f'"{key}" must be a list of texts'
    return None


def _is_day(told: Any) -> bool:
    try:
        return told is None or bool(day(told))
    except (AttributeError, typer.BadParameter):  # AttributeError: a number or a list
        return False


@contextmanager
def _opened(batch: Path, out: Path | None) -> Iterator[Callable[[str], Any]]:
    """Yield what writes a line to `out`, or to stdout, at once: whoever stops the batch keeps what was answered."""
    if out is None:
        yield show.exactly
        return
    if out.exists() and out.samefile(batch):
        raise WrongUse(f"Could not write '{out}': the questions are in it. Name another file for the answers.")
    try:
        file = out.open("w", encoding="utf-8", errors="backslashreplace", newline="\n", buffering=1)
    except OSError as error:
        raise WrongUse(f"Could not write '{out}': {error.strerror}. Name a file that can be written.") from error
    with file:
        yield file.write
