"""Access, removals and feedback in live.sqlite: read at each question; what stands here wins over every snapshot."""

import json
import threading
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.database import connect
from index.errors import StoreDamaged, WrongUse
from index.migrations import LIVE
from index.store.feedback import Feedback, without

FILE = "live.sqlite"
# The member that stands for everybody. A document with no row at all is not open: its own restriction holds.
EVERYONE = ""
FEEDBACK = "question, answer, reason, note, groups, snapshot, settings, at"
# Up to 64 kB each: what a door lets in must not fill a disk.
MOST_FEEDBACK = 5_000


@dataclass(frozen=True, slots=True)
class State:
    """Who may see which document, and what is removed, at one moment."""

    access: Mapping[str, frozenset[str]]
    removed: frozenset[str]

    def groups(self, document: str, stored: Iterable[str]) -> frozenset[str]:
        """Return the groups that may see a document (none = everyone); `stored` holds where nothing stands here."""
        listed = self.access.get(document)
        return frozenset(stored) if listed is None else listed - {EVERYONE}


class Live:
    """What may change under a snapshot, in one SQLite file."""

    def __init__(self, store: Path) -> None:
        if (store / "CURRENT").exists() and not (store / FILE).exists():
            # An empty one in its place would open what is restricted and bring back what was removed.
            raise StoreDamaged(
                f"Could not open store '{store}': {FILE} is missing, which says who may see what. "
                "Restore it from a backup, or index into a new store."
            )
        self._connection = connect(store / FILE, LIVE)
        self._lock = threading.Lock()
        self._version = -1
        self._state = State({}, frozenset())

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def state(self) -> State:
        """Return the state of this moment; the tables are read again only when somebody has written."""
        with self._lock:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            if version != self._version:
                read, self._version = self._read(), version
                # Feedback changes nothing of who may see what: views made for this state stay good.
                self._state = self._state if read == self._state else read
            return self._state

    def _read(self) -> State:
        """Return both tables as they stood at one moment."""
        access: dict[str, set[str]] = {}
        self._connection.execute("BEGIN")
        try:
            for document, member in self._connection.execute("SELECT document, member FROM access"):
                access.setdefault(document, set()).add(member)
            removed = frozenset(row[0] for row in self._connection.execute("SELECT document FROM removals"))
        finally:
            self._connection.execute("COMMIT")
        return State({document: frozenset(members) for document, members in access.items()}, removed)

    def admit(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Set which groups may see each document (none = everyone), for all of them at once."""
        rows = [(doc, member) for doc, members in groups.items() for member in (sorted(set(members)) or [EVERYONE])]
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("DELETE FROM access WHERE document = ?", [(doc,) for doc in groups])
                self._connection.executemany("INSERT INTO access VALUES (?, ?)", rows)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
            self._version = -1  # SQLite's data_version tells only of what other connections write

    def remove(self, document: str) -> None:
        """Make a document unreachable from the next question on."""
        self._write("INSERT OR IGNORE INTO removals VALUES (?, ?)", (document, _now()))

    def restore(self, document: str) -> None:
        """Undo a removal."""
        self._write("DELETE FROM removals WHERE document = ?", (document,))

    def keep(self, told: Feedback, most: int = MOST_FEEDBACK) -> Feedback:
        """Return what a reader says as it is kept, with its number and time. Raises WrongUse when `most` are kept already."""
        told = replace(told, at=_now())
        answer, groups = json.dumps(dict(told.answer), ensure_ascii=False), json.dumps(told.groups, ensure_ascii=False)
        values = (told.question, answer, told.reason, told.note, groups, told.snapshot, told.settings, told.at)
        with self._lock:
            (held,) = self._connection.execute("SELECT count(*) FROM feedback").fetchone()
            if held >= most:
                raise WrongUse(
                    f"Could not keep feedback: {held} entries are kept already. Whoever runs the store can let in more "
                    "by the setting feedback_most."
                )
            done = self._connection.execute(f"INSERT INTO feedback ({FEEDBACK}) VALUES (?,?,?,?,?,?,?,?)", values)
            return replace(told, id=done.lastrowid or 0)

    def feedback(self) -> list[Feedback]:
        """Return what readers say, the first first; out of what is removed nothing is told."""
        removed = self.state().removed
        with self._lock:
            rows = self._connection.execute(f"SELECT {FEEDBACK}, id FROM feedback ORDER BY id").fetchall()
        return [
            Feedback(
                question,
                without(json.loads(answer), removed.__contains__),
                reason,
                note,
                tuple(json.loads(groups)),
                *rest,
            )
            for question, answer, reason, note, groups, *rest in rows
        ]

    def forget_but(self, kept: Container[str]) -> int:
        """Erase from what readers say the words of all documents but `kept`, for good; return how many entries held some."""
        touched = 0
        with self._lock:
            self._connection.execute("PRAGMA secure_delete = ON")
            for id_, answer in self._connection.execute("SELECT id, answer FROM feedback").fetchall():
                told = json.loads(answer)
                if (left := without(told, lambda document: document not in kept)) is not told:
                    told = json.dumps(left, ensure_ascii=False)
                    self._connection.execute("UPDATE feedback SET answer = ? WHERE id = ?", (told, id_))
                    touched += 1
            # The log of what was written last holds the old words until it is folded into the file.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return touched

    def _write(self, statement: str, values: tuple[str, ...]) -> None:
        with self._lock:
            self._connection.execute(statement, values)
            self._version = -1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
