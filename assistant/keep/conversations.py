"""Conversations in conversations.sqlite: each belongs to one person; nobody can tell another's from an unknown one."""

import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.keep.migrations import KEPT
from assistant.keep.types import Asked, Bounds, Held, Kept, Place, Seen, Told
from index.database import connect
from index.errors import UnknownConversation

FILE = "conversations.sqlite"
MEMORY = Path(":memory:")
# A title is a line in a drawer; a listing is what somebody looks through.
LONGEST_TITLE, MOST_LISTED = 80, 200
MB = 1024 * 1024


class Conversations:
    """What everybody asked and was told, within bounds of days, turns and bytes; read through `seen`."""

    def __init__(self, store: Path, bounds: Bounds, seen: Seen, fold: Callable[[str], str] = str.casefold) -> None:
        """Open the database in the store's folder; where no days are kept, one in memory that ends with the program."""
        self._bounds = bounds
        self.seen = seen
        self._fold = fold
        self._connection = connect(store / FILE if bounds.days else MEMORY, KEPT)
        self._connection.execute("PRAGMA secure_delete = ON")  # what is deleted is gone, not only out of reach
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def ask(self, person: str, conversation: str | None, asked: Asked) -> Place:
        """Return the place of a new question; where the conversation is not this person's, one is begun.

        A question that takes the place of an earlier one takes that of all that came after it, too.
        """
        with self._writing():
            if conversation is None or not self._owns(person, conversation):
                conversation = self._begin(person, asked.question)
            if asked.instead:
                self._do("DELETE FROM turns WHERE conversation = ? AND n >= ?", conversation, asked.instead)
            n = 1 + self._one("SELECT coalesce(max(n), 0) FROM turns WHERE conversation = ?", conversation)
            self._insert(Place(conversation, n), asked)
            self._do("DELETE FROM turns WHERE conversation = ? AND n <= ?", conversation, n - self._bounds.turns)
            return Place(conversation, n)

    def answer(self, place: Place, answer: Told) -> None:
        """Keep the Answer JSON of a turn; a turn that was deleted meanwhile stays deleted."""
        with self._writing():
            where = "conversation = ? AND n = ?"
            row = self._connection.execute(
                f"SELECT question FROM turns WHERE {where}", (place.conversation, place.n)
            ).fetchone()
            if row:
                put = self._put(row[0], answer)
                self._do(
                    f"UPDATE turns SET answer = ?, words = ?, size = ? WHERE {where}", *put, place.conversation, place.n
                )

    def turns(self, person: str, conversation: str) -> list[Kept]:
        """Return a conversation's turns, the first first. Raises UnknownConversation, also for another person's."""
        with self._lock:
            self._own(person, conversation)
            rows = self._connection.execute(
                "SELECT n, question, answer, at, limits FROM turns WHERE conversation = ? ORDER BY n", (conversation,)
            ).fetchall()
        return [
            Kept(n, question, self.seen(json.loads(told)) if told else None, at, json.loads(limits))
            for n, question, told, at, limits in rows
        ]

    def title(self, person: str, conversation: str) -> str:
        """Return a conversation's title. Raises UnknownConversation."""
        with self._lock:
            self._own(person, conversation)
            return str(self._one("SELECT title FROM conversations WHERE id = ?", conversation))

    def held(self, person: str, words: str = "") -> list[Held]:
        """Return a person's conversations, the last asked first; with words, those in whose title or turns they stand."""
        wanted = self._fold(words.strip())
        with self._lock:
            rows = self._connection.execute(
                "SELECT id, title, asked, (SELECT count(*) FROM turns WHERE conversation = id), words FROM conversations "
                "WHERE person = ? ORDER BY asked DESC, rowid DESC",
                (person,),
            ).fetchall()
            found = [Held(*row) for *row, title in rows if wanted in title or self._stands_in(wanted, row[0])]
        return found[:MOST_LISTED]

    def rename(self, person: str, conversation: str, title: str) -> None:
        """Give a conversation another title. Raises UnknownConversation."""
        with self._writing():
            self._own(person, conversation)
            line = _line(title)
            self._do("UPDATE conversations SET title = ?, words = ? WHERE id = ?", line, self._fold(line), conversation)

    def delete(self, person: str, conversation: str) -> None:
        """Delete a conversation for good. Raises UnknownConversation."""
        with self._writing():
            self._own(person, conversation)
            self._do("DELETE FROM conversations WHERE id = ?", conversation)
        self._settle()

    def erase(self, without: Seen) -> int:
        """Put every answer into the form that `without` gives it, for good; return how many changed."""
        changed = 0
        with self._writing():
            rows = self._connection.execute(
                "SELECT rowid, question, answer FROM turns WHERE answer IS NOT NULL"
            ).fetchall()
            for row, question, answer in rows:
                told = json.loads(answer)
                if (left := without(told)) is not told:
                    self._do(
                        "UPDATE turns SET answer = ?, words = ?, size = ? WHERE rowid = ?",
                        *self._put(question, left),
                        row,
                    )
                    changed += 1
        self._settle()
        return changed

    def prune(self) -> None:
        """Delete what is past its days, and the oldest beyond the bytes."""
        with self._writing():
            self._prune()

    def _insert(self, place: Place, asked: Asked) -> None:
        words, now = self._fold(asked.question), _now()
        limits = json.dumps(dict(asked.limits), ensure_ascii=False)
        row = (place.conversation, place.n, asked.question, limits, words, len(words.encode()), now)
        self._do("INSERT INTO turns VALUES (?, ?, ?, ?, NULL, ?, ?, ?)", *row)
        self._do("UPDATE conversations SET asked = ? WHERE id = ?", now, place.conversation)

    def _begin(self, person: str, question: str) -> str:
        id_, title, now = secrets.token_urlsafe(12), _line(question), _now()
        self._prune()
        self._do("INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?)", id_, person, title, self._fold(title), now, now)
        return id_

    def _prune(self) -> None:
        past = (datetime.now(UTC) - timedelta(days=self._bounds.days or 1)).isoformat(timespec="seconds")
        self._do("DELETE FROM conversations WHERE asked < ?", past)
        rows = self._connection.execute(
            "SELECT id, (SELECT sum(size) FROM turns WHERE conversation = id) FROM conversations "
            "ORDER BY asked DESC, rowid DESC"
        ).fetchall()
        total = 0
        for id_, size in rows:
            total += size or 0
            if total > self._bounds.mb * MB:
                self._do("DELETE FROM conversations WHERE id = ?", id_)

    def _stands_in(self, wanted: str, conversation: str) -> bool:
        """Return True when words stand in a turn of a conversation, as it may be read now."""
        rows = self._connection.execute(
            "SELECT question, answer FROM turns WHERE conversation = ? AND instr(words, ?)", (conversation, wanted)
        )
        return any(wanted in self._words(question, self.seen(json.loads(told or "{}"))) for question, told in rows)

    def _put(self, question: str, answer: Told) -> tuple[str, str, int]:
        """Return what a row holds of an answer: its JSON, the words it is found by, the bytes it takes."""
        told, words = json.dumps(answer, ensure_ascii=False), self._words(question, answer)
        return told, words, len(told.encode()) + len(words.encode())

    def _words(self, question: str, answer: Told) -> str:
        return self._fold(f"{question}\n{answer.get('text') or ''}")

    def _owns(self, person: str, conversation: str) -> bool:
        row = self._connection.execute("SELECT person FROM conversations WHERE id = ?", (conversation,)).fetchone()
        return row is not None and row[0] == person

    def _own(self, person: str, conversation: str) -> None:
        if not self._owns(person, conversation):
            raise UnknownConversation(
                "No such conversation here. It may have been deleted, have passed its days, or be somebody else's."
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Keep all of what is written inside, or nothing of it."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _settle(self) -> None:
        """Fold the log of what was written last into the file, for it holds what was deleted."""
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _do(self, statement: str, *values: object) -> None:
        self._connection.execute(statement, values)

    def _one(self, statement: str, *values: object) -> Any:
        return self._connection.execute(statement, values).fetchone()[0]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _line(text: str) -> str:
    """Return the text as a title: one line, cut where it is longer than a drawer is wide."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TITLE else flat[: LONGEST_TITLE - 1] + "…"
