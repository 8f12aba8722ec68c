"""Rows → lines of results.jsonl as they come, and back: a run that was killed goes on where it stopped."""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Any, overload

from pydantic import TypeAdapter, ValidationError

from evals.baseline import REPORT
from evals.head import differences, ended
from evals.records import Head
from evals.types import Row
from index.errors import WrongUse

HEAD, LINES, BEFORE = "run.json", "results.jsonl", "before"
# Some readers of lines end one here too; JSON has an escape for each.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_ROW = TypeAdapter(Row)
_HEAD = TypeAdapter(Head)


class Rows(Sequence[Row]):
    """The rows of a results.jsonl, read one at a time; only the place of each line is in memory."""

    def __init__(self, path: Path, places: Sequence[int]) -> None:
        self._path = path
        self._places = places

    @classmethod
    def of(cls, folder: Path) -> "Rows":
        """Return the rows of a run's folder in the order of its lines. Raises WrongUse when it holds none."""
        path = folder / LINES
        if not path.is_file():
            raise WrongUse(
                f"No run in '{folder}': there is no {LINES}. Name the folder that `yinju eval run -o` wrote."
            )
        return cls(path, [at for at, _ in _lines(path)])

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            for at in self._places:
                yield self._read(file, at)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows": ...
    def __getitem__(self, at: int | slice) -> "Row | Rows":
        if isinstance(at, slice):
            return Rows(self._path, self._places[at])
        with self._path.open("rb") as file:
            return self._read(file, self._places[at])

    def _read(self, file: IO[bytes], at: int) -> Row:
        file.seek(at)
        try:
            return row(json.loads(file.readline()))
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            reason = " ".join(str(error).split())[:200]
            raise WrongUse(
                f"Could not read '{self._path}' at byte {at}: {reason}. Run the set again into another folder."
            ) from error


def row(line: dict[str, Any]) -> Row:
    """Return the row that a line of results.jsonl holds."""
    told = {**line, "question": {"id": line["id"], "question": line["question"], **line["asked"]}}
    # Runs of earlier versions know no origins.
    known = (*("question", "gold", "answer", "verdicts", "ms", "crashed"), *({"origins", "confidence"} & told.keys()))
    return _ROW.validate_python({key: told[key] for key in known})


def head_of(folder: Path) -> Head | None:
    """Return what the run in a folder was made with; None where it does not say. Raises WrongUse when it is damaged."""
    path = folder / HEAD
    if not path.is_file():
        return None
    try:
        return _HEAD.validate_json(path.read_bytes())
    except ValidationError as error:
        raise WrongUse(f"Could not read '{path}': it is no head of a run. Run the set again with --again.") from error


def write_head(folder: Path, head: Head) -> None:
    """Write what a run is made with."""
    _replace(folder / HEAD, json.dumps(asdict(head), ensure_ascii=False, indent=2) + "\n")


def _id(path: Path, at: int, line: bytes) -> str:
    """Return whose answer a line holds. Raises WrongUse where it is none."""
    try:
        return str(json.loads(line)["id"])
    except (ValueError, TypeError, KeyError) as error:
        raise WrongUse(
            f"Could not go on with '{path}': what stands at byte {at} is no answer. Run the set with --again."
        ) from error


def _put_aside(folder: Path, earlier: Head | None) -> None:
    before = folder / BEFORE
    if earlier and earlier.ended and (folder / LINES).is_file():
        before.mkdir(exist_ok=True)
        for name in (HEAD, LINES, REPORT):
            if (folder / name).is_file():
                (folder / name).replace(before / name)
    (folder / LINES).unlink(missing_ok=True)


def _refuse_other(folder: Path, earlier: Head | None, head: Head) -> None:
    made = (
        [what.en for what in differences(earlier, head)]
        if earlier
        else [f"there is no {HEAD} that says what it was made with"]
    )
    if made:
        raise WrongUse(
            f"'{folder}' holds another run, and answers of two runs are never mixed: {'; '.join(made)}. "
            "Name another folder, or run with --again: all is asked anew, and a finished run is kept in its folder 'before'."
        )


class Results:
    """The lines of one run while it goes on; what is added is in the file at once."""

    def __init__(self, folder: Path, head: Head, file: IO[bytes]) -> None:
        self._folder = folder
        self._path = path = folder / LINES
        self._file = file
        self.head = head
        self._places: dict[str, int] = {}
        end = 0
        for at, line in _lines(path):
            self._places[_id(path, at, line)] = at
            end = at + len(line)
        # A line that the kill cut off is no answer; it goes, and its question is asked again.
        file.truncate(end)
        file.seek(0, 2)

    def rows(self, ids: Sequence[str]) -> Rows:
        """Return the rows of those of these questions that were asked, in the order of `ids`."""
        return Rows(self._path, [self._places[id] for id in ids if id in self._places])

    def add(self, told: Row) -> None:
        """Write a row."""
        at = self._file.tell()
        text = json.dumps(told.as_json(), ensure_ascii=False).translate(LINE_ENDS) + "\n"
        self._file.write(text.encode("utf-8", "backslashreplace"))
        self._file.flush()
        self._places[told.question.id] = at

    def finish(self, ids: Sequence[str]) -> Rows:
        """Return the rows of these questions after putting their lines in this order; other lines go. The run has ended."""
        aside = self._path.with_suffix(".new")
        with self._path.open("rb") as source, aside.open("wb") as ordered:
            for id in ids:
                source.seek(self._places[id])
                ordered.write(source.readline())
        aside.replace(self._path)
        self.head = ended(self.head)
        write_head(self._folder, self.head)
        return Rows.of(self._folder)


@contextmanager
def opened(folder: Path, head: Head, *, again: bool = False) -> Iterator[Results]:
    """Yield the results in a folder, to which the run of this head adds or goes on adding.

    Raises WrongUse while another run writes there, and when what is there was made otherwise, unless `again`: then all
    begins anew, and a finished run is kept beside, in `before`.
    """
    with _alone(folder):
        earlier = head_of(folder)
        if again:
            _put_aside(folder, earlier)
        elif (folder / LINES).is_file():
            _refuse_other(folder, earlier, head)
            head = replace(head, started=earlier.started if earlier else head.started)
        write_head(folder, head)
        with (folder / LINES).open("ab+") as file:
            yield Results(folder, head, file)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder; it goes with the process, however that ends. Raises WrongUse when another holds it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise WrongUse(f"Another run writes to '{folder}'. Wait for it, or name another folder.") from error
    finally:
        os.close(held)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield (place, line) for each whole line of a file that may not be there."""
    at = 0
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                yield at, line
            at += len(line)


def _replace(path: Path, text: str) -> None:
    aside = path.with_name(path.name + ".new")
    aside.write_text(text, "utf-8", newline="\n")
    aside.replace(path)
