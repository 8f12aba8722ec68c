"""What readers complained of, as a list for the operator; one of them taken up as a draft row of a set that grows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.complaints import complained
from evals.set_writing import as_lines
from index.errors import WrongUse
from index.library import Library
from index.store.feedback import PRAISE, Feedback

SET = "complaints.jsonl"
"""The set that rows are added to; it lies on the shelf of one's own sets, and is read, mended and run from there."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a reader said, when (UTC), of which question and why; `taken` when it is a row of the set already."""

    id: int
    at: str
    question: str
    reason: str
    note: str
    taken: bool


def complaints(told: list[Feedback], folder: Path) -> list[Complaint]:
    """Return the complaints, the newest first; praise is left out."""
    rows = set(_ids(folder / SET))
    wrong = [one for one in reversed(told) if one.reason != PRAISE]
    return [Complaint(one.id, one.at, one.question, one.reason, one.note, _name(one) in rows) for one in wrong]


def take_up(id: int, library: Library, folder: Path) -> Path:
    """Return the set after a complaint became a draft row at its end. Raises WrongUse for one that is none, or there already."""
    wanted = [one for one in library.feedback() if one.id == id and one.reason != PRAISE]
    if not wanted:
        raise WrongUse(f"There is no complaint {id} any more. Open the tab again.")
    path = folder / SET
    if _name(wanted[0]) in set(_ids(path)):
        raise WrongUse(f"Complaint {id} is a row of {SET} already.")
    folder.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    aside = folder / f".new-{SET}"
    end = "" if before.endswith("\n") or not before else "\n"
    aside.write_text(before + end + as_lines(complained(wanted, library)), "utf-8", newline="\n")
    return aside.replace(path)


def _name(one: Feedback) -> str:
    """Return the id that a complaint's row has."""
    return f"feedback-{one.id:03}"


def _ids(path: Path) -> Iterator[str]:
    """Yield the ids in a set that somebody may be editing: a line that cannot be read has none, and check says why."""
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        try:
            yield str(json.loads(line)["id"])
        except (ValueError, KeyError, TypeError):
            continue
