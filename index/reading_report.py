"""What one run of indexing read, cut, grouped and refused, and why: for the terminal, as JSON, and for later."""

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.text import Reading, Record
from index.types import Indexed

FILE = "last_report.json"


@dataclass(frozen=True, slots=True)
class Line:
    """One document as it was read in this run; `cut` counts the lines that were cut away around it."""

    source: str
    document: str
    title: str
    kind: str
    published: str | None
    characters: int
    passages: int
    cut: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A document of this run, or with a reprint or successor of this run, and the sources that repeat or replace it."""

    source: str
    reprints: tuple[str, ...] = ()
    newer: str | None = None


@dataclass(frozen=True, slots=True)
class Run(Indexed):
    """What one run did, document by document."""

    lines: tuple[Line, ...] = ()
    grouped: tuple[Group, ...] = ()
    vanished: tuple[str, ...] = ()
    """Sources in the store whose container was read and holds them no more."""

    def as_json(self) -> dict[str, Any]:
        """Return the object that `yinju index --json` prints."""
        return {
            **Indexed.as_json(self),
            "read": [asdict(line) for line in self.lines],
            "grouped": [asdict(group) for group in self.grouped],
            "vanished": list(self.vanished),
            "notes": list(self.notes),
        }


def line(reading: Reading) -> Line:
    """Return what a report says of a document that was just read."""
    document = reading.document
    return Line(
        source=document.source,
        document=document.id,
        title=document.title,
        kind=document.kind,
        published=document.published,
        characters=len(document.text),
        passages=len(reading.passages),
        cut=len(document.cut),
        warnings=document.warnings,
    )


def grouped(
    records: Sequence[Record], reprints: Mapping[str, Iterable[str]], newer: Mapping[str, str], fresh: set[str]
) -> tuple[Group, ...]:
    """Return the groups that a document of this run (its id is in `fresh`) belongs to, in the order of the records."""
    source = {record.id: record.source for record in records}
    out = []
    for record in records:
        copies = [one for one in reprints.get(record.id, ()) if one in source]
        after = newer.get(record.id)
        if (copies or after) and fresh & {record.id, *copies, *([after] if after else ())}:
            successor = source.get(after) if after else None
            out.append(Group(record.source, tuple(sorted(source[one] for one in copies)), successor))
    return tuple(out)


def keep(store: Path, run: Run) -> None:
    """Write the report into the store, in place of the last run's: the page may show it."""
    aside = store / f".{FILE}.{os.getpid()}"
    aside.write_text(json.dumps(run.as_json(), ensure_ascii=False), "utf-8")
    aside.replace(store / FILE)


def forget_but(store: Path, documents: Collection[str]) -> None:
    """Take out of the kept report what it tells of other documents than these (their ids)."""
    if told := last(store):
        (store / FILE).write_text(json.dumps(seen(told, documents), ensure_ascii=False), "utf-8")


def last(store: Path) -> dict[str, Any] | None:
    """Return the last run's report as JSON, or None when there is none.

    It names every source, also what only some may see: it is for whoever runs the store.
    """
    try:
        told: dict[str, Any] = json.loads((store / FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return told


def seen(report: Mapping[str, Any], documents: Collection[str]) -> dict[str, Any]:
    """Return what a report tells of these documents (their ids) alone.

    Nobody knows who might have seen what was refused or what a container lost, so none of it is told.
    """
    return {"read": [read for read in report["read"] if read["document"] in documents]}
