"""yinju ask --batch: one object a line in, one Answer a line out, same id, same order; a crash is told in its line."""

import json
import logging
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.cli import show
from assistant.cli.options import day
from assistant.core import Assistant, failed
from assistant.types import Answer
from index.errors import MalformedSet, WrongUse
from index.types import Filters, Groups

log = logging.getLogger(__name__)
DONE, IN_PART = 0, 1


def ask_all(
    assistant: Assistant, batch: Path, out: Path | None, *, filters: Filters, as_of: str | None, access: Groups
) -> int:
    """Return 0, or 1 when a line crashed, after writing an answer for every line that is not blank."""
    rows = read(batch)
    crashed = 0
    with _opened(out) as file, show.progress(wanted=out is not None) as progress:
        for number, (line, row) in enumerate(rows):
            progress("ask", number, len(rows))
            told = _answer(assistant, f"{batch}:{line}", row, filters, as_of, access)
            crashed += told.error is not None
            file.write(json.dumps({"id": row.get("id"), **told.as_json()}, ensure_ascii=False) + "\n")
            file.flush()
        progress("ask", len(rows), len(rows))
    if crashed:
        show.aside(f'{crashed} of {len(rows)} lines could not be answered; their "error" says why.')
    return IN_PART if crashed else DONE


def read(batch: Path) -> list[tuple[int, dict[str, Any]]]:
    """Return (line number, object) for each line that is not blank. Raises WrongUse when the file cannot be read.

    A line that is no object comes back as {"broken": reason}: it gets an answer that says so.
    """
    try:
        lines = batch.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(
            f"Could not read '{batch}': {error}. Give a file of JSON objects, one a line, in UTF-8."
        ) from error
    rows = [(number, _row(line)) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise WrongUse(f'\'{batch}\' holds no question. Give one JSON object a line: {{"id": …, "question": …}}.')
    return rows


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return {"broken": f"is no JSON object ({error.msg})"}
    return row if isinstance(row, dict) else {"broken": "is no JSON object"}


def _answer(
    assistant: Assistant, where: str, row: dict[str, Any], filters: Filters, as_of: str | None, access: Groups
) -> Answer:
    """Return the answer to one line; whatever goes wrong is an answer with `error` set, and the batch goes on."""
    text = row.get("question")
    try:
        if fault := row.get("broken") or _fault(row):
            raise MalformedSet(f"{where}: {fault}. Mend the line and ask it again.")
        history = tuple(row.get("history") or ())
        as_of = as_of or (day(row["as_of"]) if row.get("as_of") else None)
        listed = access | frozenset(row.get("groups") or ())
        return assistant.ask(row["question"], history=history, filters=filters, as_of=as_of, access=listed)
    except Exception as error:
        log.info("%s could not be answered", where, exc_info=error)
        last = failed(text if isinstance(text, str) else "", error).answer
        assert last is not None
        return replace(last, settings=assistant.settings.fingerprint())


def _fault(row: dict[str, Any]) -> str | None:
    if not isinstance(row.get("question"), str):
        return 'needs a "question" as text'
    if not isinstance(row.get("as_of"), str | None):
        return '"as_of" must be a day as text, say "2026-01-31"'
    for key in ("groups", "history"):
        told = row.get(key)
        if told is not None and not (isinstance(told, list) and all(isinstance(one, str) for one in told)):
            return f'"{key}" must be a list of texts'
    return None


def _opened(out: Path | None) -> Any:
    if out is None:
        return nullcontext(sys.stdout)
    try:
        return out.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise WrongUse(f"Could not write '{out}': {error.strerror}. Name a file that can be written.") from error
