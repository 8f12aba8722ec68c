"""Erase what is removed, and what no snapshot in force holds: from then on it is not in the store's files any more."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import index.finding.uploads as uploads
import index.reading_report as reading_report
import index.snapshot as snapshot
from index.settings import Settings
from index.store.writer import Progress, Writer, writing


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting did: the ids of the documents erased, the snapshot now in force, the bytes that became free."""

    erased: tuple[str, ...]
    snapshot: str
    freed: int

    def as_json(self) -> dict[str, Any]:
        """Return the object that `yinju store compact --json` prints."""
        return {"erased": len(self.erased), "snapshot": self.snapshot, "freed": self.freed}


def compact(store: Path, settings: Settings, progress: Progress) -> Compacted:
    """Erase removed documents, former texts and all snapshots but the new one; nobody can go back or undo after it.

    That a document was removed stays known: handed in again, it stays removed. Raises StoreMissing, or StoreBusy while
    another writes.
    """
    snapshot.current(store)
    before = size(store)
    with writing(store, settings) as writer:
        removed = writer.live.state().removed
        held = {record.id: record for record in writer.texts.records(writer.rows)}
        name = writer.without(removed, progress)
        for other in snapshot.names(store):
            if other != name:
                snapshot.drop(store, other)
        _erase(store, writer, set(held) - removed)
    return Compacted(tuple(sorted(set(held) & removed)), name, max(before - size(store), 0))


def _erase(store: Path, writer: Writer, kept: set[str]) -> None:
    """Erase the rows of the text, the files uploaded for them, and what the last report tells of them."""
    writer.texts.erase_but(writer.rows)
    reading_report.forget_but(store, kept)
    uploads.keep_only(
        store, {r.source for r in writer.texts.records(writer.rows) if r.origin == str(uploads.folder(store))}
    )


def size(store: Path) -> int:
    """Return the bytes that all files of a store take."""
    return sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
