"""The folder of runs → what the page lists of each, and which documents it quotes."""

import json
import re
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from evals.baseline import REPORT
from evals.records import Head, Words
from evals.scoring import DECIDING
from evals.stored import BEFORE, HEAD, LINES, Rows, head_of
from index.errors import WrongUse

# What does not stand in the address of a report.
OTHER = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True, slots=True)
class Past:
    """A run: its folder's name, when it began, what it asked, how many were answered, and how it came out.

    `right` and `met` are None for a run that has not finished, `met` also where there was no gate.
    """

    name: str
    head: Head
    asked: int
    right: int | None = None
    crashed: int = 0
    met: bool | None = None
    missed: tuple[Words, ...] = ()
    whole: bool = True
    """False where the answers were erased with documents that they quoted: the figures are left."""

    @property
    def finished(self) -> bool:
        """Return whether it has a report."""
        return self.right is not None

    @property
    def set_name(self) -> str:
        """Return the file name of the set it asked."""
        return Path(self.head.set["path"]).name


def new_folder(runs: Path, set_path: Path) -> Path:
    """Return the folder of a run that begins now, named so that the newest sorts last."""
    began = datetime.now(UTC).strftime("%Y%m%d-%H%M%S") + "-" + OTHER.sub("-", set_path.stem)
    names = (began, *(f"{began}-{n}" for n in range(2, 100)))
    return next(folder for name in names if not (folder := runs / name).exists())


def past_runs(runs: Path) -> list[Past]:
    """Return the runs in a folder, the newest first; what is no run, or is damaged, is left out."""
    folders = sorted((path for path in runs.iterdir() if path.is_dir()), reverse=True) if runs.is_dir() else []
    return [past for folder in folders if (past := _past(folder))]


def _past(folder: Path) -> Past | None:
    try:
        head = head_of(folder)
        if head is None:
            return None
        if head.ended is None or not (folder / REPORT).is_file():
            return Past(folder.name, head, _lines(folder / LINES))
        return _finished(folder.name, head, json.loads((folder / REPORT).read_bytes()), (folder / LINES).is_file())
    except (OSError, ValueError, KeyError, TypeError, WrongUse):
        # A folder of another sort, or one that was damaged, is no reason to show no runs at all.
        return None


def _finished(name: str, head: Head, told: dict[str, Any], whole: bool) -> Past:
    crashed = {one["id"] for one in told["crashed"]}
    wrong = [id for id, values in told["questions"].items() if id in crashed or _wrong(values)]
    gate = told["gate"]
    return Past(
        name,
        head,
        told["counts"]["questions"],
        told["counts"]["questions"] - len(wrong),
        len(crashed),
        gate["met"] if gate else None,
        tuple(Words(one["text"], one.get("zh") or one["text"]) for one in gate["missed"]) if gate else (),
        whole,
    )


def _wrong(values: dict[str, float | None]) -> bool:
    return any(values.get(name) == 0 for name in DECIDING)


def _lines(path: Path) -> int:
    if not path.is_file():
        return 0
    with path.open("rb") as file:
        return sum(line.endswith(b"\n") for line in file)


def run_named(runs: Path, name: str) -> Path:
    """Return the folder of a run by its name. Raises WrongUse for a name that no run here has."""
    if name not in {path.name for path in (runs.iterdir() if runs.is_dir() else ())} or head_of(runs / name) is None:
        raise WrongUse(f"There is no run '{name[:80]}' here any more. Open the page again and choose another.")
    return runs / name


def last_of(runs: Path, sha256: str) -> Path | None:
    """Return the newest finished run of a set, by the sha256 of its bytes; None where there is none."""
    for past in past_runs(runs):
        if past.finished and past.whole and past.head.set["sha256"] == sha256:
            return runs / past.name
    return None


def documents(folder: Path) -> frozenset[str]:
    """Return the ids of the documents that a run's answers and gold quote. Raises WrongUse."""
    return _documents(folder, (folder / LINES).stat().st_mtime_ns if (folder / LINES).is_file() else 0)


# A report is opened again and again, and ten thousand answers take seconds to read.
@lru_cache(maxsize=32)
def _documents(folder: Path, written: int) -> frozenset[str]:
    return frozenset(id for row in Rows.of(folder) for id in _quoted(row))


def _quoted(row: Any) -> Iterator[str]:
    yield from (span.document for span in row.gold.spans)
    yield from (citation.document for citation in row.answer.citations)
    if row.answer.refusal:
        yield from (citation.document for citation in row.answer.refusal.nearest)


def forget_but(runs: Path, held: Collection[str]) -> int:
    """Erase the words of runs that quote other documents than these (their ids); return of how many runs.

    What a run was made with and its figures stay; its answers, its page and its tables go.
    """
    gone = [folder for past in past_runs(runs) if past.whole and (folder := runs / past.name) and _quotes(folder, held)]
    for folder in gone:
        shutil.rmtree(folder / BEFORE, ignore_errors=True)
        for path in folder.iterdir():
            if path.name not in (HEAD, REPORT):
                path.unlink()
    return len(gone)


def _quotes(folder: Path, held: Collection[str]) -> bool:
    return (folder / LINES).is_file() and not documents(folder) <= set(held)
