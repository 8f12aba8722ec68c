"""The rows of documents and passages in text.sqlite: written once, read by row number, never changed."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.database import connect, damaged
from index.errors import StoreDamaged
from index.migrations import TEXT
from index.types import Document, Grid, Heading, Merged, Origin, Part, Passage, Place, Said

FILE = "text.sqlite"
# What plans, laws and notices say of themselves; columns, as whoever opens a store asks for them of every document.
OFFICIAL = ("issuer", "number", "effective", "repealed", "status")
# SQLite takes at least 999 variables in one statement, whatever way it was built.
CHUNK = 900
# What is known of some documents; kept beside their parts, as no list or filter asks for it.
ABOUT = ("reporter", "editor", "dateline", "issuer", "number", "effective", "repealed")
# What goes with a document, in the order in which nothing refers to what is gone already.
ERASED = (
    "copies WHERE longer",
    "copies WHERE shorter",
    "signatures WHERE document",
    "passages WHERE document",
    "documents WHERE row",
)
_LIGHT = "row, id, source, origin, title, outlet, published, lang, kind, url, version_of, reprint_of, groups"


@dataclass(frozen=True, slots=True)
class Record:
    """What lists and filters need of a document: everything but its text."""

    row: int
    id: str
    source: str
    origin: str
    title: str
    outlet: str | None
    published: str | None
    lang: str
    kind: str
    url: str | None
    version_of: str | None
    reprint_of: str | None
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file need not be read again: where it lies, its bytes, what is stated about it."""

    origin: str
    source: str
    file_sha256: str
    facts_sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read, its passages with their search words, and the groups that may see it."""

    document: Document
    passages: Sequence[Passage]
    words: Sequence[Sequence[str]]
    groups: tuple[str, ...]


class Texts:
    """Rows in one SQLite file, shared by threads of one process."""

    def __init__(self, store: Path) -> None:
        self._path = store / FILE
        self._connection = connect(self._path, TEXT)
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _all(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise damaged(self._path, error) from error

    def add(self, stamp: Stamp, reading: Reading) -> int:
        """Return the row of a document newly written with its passages, in one transaction."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                row = _insert(self._connection, stamp, reading)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
            return row

    def same(self, stamp: Stamp) -> int | None:
        """Return the newest row written from just this file with just these facts, or None."""
        found = self._all(
            "SELECT max(row) FROM documents WHERE origin = ? AND source = ? AND file_sha256 = ? AND facts_sha256 = ?",
            (stamp.origin, stamp.source, stamp.file_sha256, stamp.facts_sha256),
        )
        row: int | None = found[0][0]
        return row

    def files(self, rows: Sequence[int]) -> list[tuple[str, str]]:
        """Return (source, sha256 of its bytes) of these document rows, in the order of the sources' names."""
        return sorted(
            (source, digest) for source, digest in self._many("source, file_sha256", "documents", "row", rows)
        )

    def file_of(self, row: int) -> tuple[str, str, str]:
        """Return (origin, source, sha256 of its bytes) of the file that a document row was read from."""
        ((origin, source, digest),) = self._all(
            "SELECT origin, source, file_sha256 FROM documents WHERE row = ?", (row,)
        )
        return origin, source, digest

    def newest(self) -> list[int]:
        """Return the newest row of each source, in row order: what a store holds when its snapshots are lost."""
        return [
            row for (row,) in self._all("SELECT max(row) AS row FROM documents GROUP BY origin, source ORDER BY row")
        ]

    def records(self, rows: Sequence[int]) -> list[Record]:
        """Return the records of these document rows, in their order."""
        names = _LIGHT.split(", ")
        found = {}
        for values in self._many(_LIGHT, "documents", "row", rows):
            told = dict(zip(names, values, strict=True))
            found[values[0]] = Record(**{**told, "groups": tuple(json.loads(told["groups"]))})
        if lost := sorted(set(rows) - set(found)):
            raise StoreDamaged(
                f"Could not use '{self._path}': {len(lost)} documents of the snapshot are not in it (row {lost[0]}). "
                "Restore the store from a backup, or index into a new store."
            )
        return [found[row] for row in rows]

    def document(self, row: int) -> Document:
        """Return the whole document of a row."""
        names = "id, source, text, title, lang, kind, outlet, published, url, version_of, reprint_of, facts_from, marks"
        found = dict(
            zip(names.split(", "), self._all(f"SELECT {names} FROM documents WHERE row = ?", (row,))[0], strict=True)
        )
        marks = json.loads(found.pop("marks"))
        parts = tuple(Part(*part) for part in marks["parts"])
        outline = tuple(Heading(*heading) for heading in marks["outline"])
        return Document(**found, parts=parts, outline=outline, cut=tuple(marks["cut"]), **_more(marks))

    def official(self, rows: Sequence[int]) -> dict[str, tuple[str | None, ...]]:
        """Return by id issuer, number, day of effect, day of repeal and status, of the documents that state any of them."""
        found = self._many(f"id, {', '.join(OFFICIAL)}", "documents", "row", rows)
        return {id_: tuple(told) for id_, *told in found if any(told)}

    def signatures(self) -> dict[int, bytes]:
        """Return by document row the signatures of all texts that were compared, in row order."""
        found = self._all("SELECT document, hashes FROM signatures ORDER BY document")
        return {int(row): bytes(told) for row, told in found}

    def keep_compared(self, signatures: Mapping[int, bytes], copies: Iterable[tuple[int, int]]) -> None:
        """Write the signatures of texts newly compared, and the rows (longer, shorter) of copies, in one transaction."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("INSERT OR IGNORE INTO signatures VALUES (?,?)", signatures.items())
                self._connection.executemany("INSERT OR IGNORE INTO copies VALUES (?,?)", copies)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def copies(self) -> list[tuple[int, int]]:
        """Return the document rows (longer, shorter) of all copies, in their order; some may be in no snapshot any more."""
        return [(longer, shorter) for longer, shorter in self._all("SELECT longer, shorter FROM copies ORDER BY 1, 2")]

    def passage_rows(self, documents: Sequence[int]) -> list[tuple[int, int]]:
        """Return (passage row, document row) of every passage of these documents: document by document, in text order."""
        order = {row: place for place, row in enumerate(documents)}
        found = self._many("row, document", "passages", "document", documents)
        return sorted(((p, d) for p, d in found), key=lambda pair: (order[pair[1]], pair[0]))

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of these passage rows, in their order."""
        names = "p.row, d.id, p.start, p.end, p.text, p.outline, p.reference, p.role"
        found = {}
        for r in self._many(names, "passages p JOIN documents d ON d.row = p.document", "p.row", rows):
            found[r[0]] = Passage(r[1], r[2], r[3], r[4], tuple(json.loads(r[5])), r[6], r[7])
        return [found[row] for row in rows]

    def outlines(self, rows: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the outline paths of these passage rows, in their order."""
        found = dict(self._many("row, outline", "passages", "row", rows))
        return [tuple(json.loads(found[row])) for row in rows]

    def words(self, rows: Sequence[int]) -> list[list[str]]:
        """Return the search words of these passage rows, in their order."""
        found = {row: words.split(" ") for row, words in self._many("row, words", "passages", "row", rows)}
        return [found[row] for row in rows]

    def erase_but(self, rows: Sequence[int]) -> None:
        """Erase every document but these rows, for good: the file holds nothing of the others any more.

        The one exception to "append-only"; no snapshot may name the erased rows any more.
        """
        with self._lock:
            run = self._connection.execute
            run("PRAGMA secure_delete = ON")
            run("CREATE TEMP TABLE kept (row INTEGER PRIMARY KEY)")
            self._connection.executemany("INSERT INTO kept VALUES (?)", [(int(row),) for row in rows])
            run("BEGIN IMMEDIATE")
            try:
                for gone in ERASED:
                    run(f"DELETE FROM {gone} NOT IN (SELECT row FROM kept)")
            except BaseException:
                run("ROLLBACK")
                raise
            run("COMMIT")
            run("DROP TABLE kept")
            run("VACUUM")
            run("PRAGMA wal_checkpoint(TRUNCATE)")

    def faults(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file; nothing when it is sound.

        Raises StoreDamaged when it cannot even be looked at.
        """
        return [str(line) for (line,) in self._all("PRAGMA integrity_check") if line != "ok"]

    def _many(self, names: str, table: str, key: str, values: Sequence[int]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        for at in range(0, len(values), CHUNK):
            chunk = values[at : at + CHUNK]
            marks = ",".join("?" * len(chunk))
            found += self._all(f"SELECT {names} FROM {table} WHERE {key} IN ({marks})", [int(v) for v in chunk])
        return found


def _more(marks: dict[str, Any]) -> dict[str, Any]:
    """Return what marks hold beside parts and outline, as Document takes it; an older store's hold none of it."""
    return {
        **marks.get("about", {}),
        "said": tuple(Said(*said) for said in marks.get("said", ())),
        "origins": tuple(Origin(start, _place(told)) for start, told in marks.get("origins", ())),
        "grids": tuple(Grid(start, tuple(Merged(*cell) for cell in cells)) for start, cells in marks.get("grids", ())),
        "warnings": tuple(marks.get("warnings", ())),
    }


def _place(told: dict[str, Any]) -> Place:
    corner = told.get("corner")  # a store of an earlier version does not have it
    return Place(
        **{**told, "box": tuple(told["box"]) if told["box"] else None, "corner": tuple(corner) if corner else None}
    )


def _marks(document: Document) -> dict[str, Any]:
    """Return what is kept of a document beside its columns: lists with places in its text."""
    return {
        "parts": [[part.role, part.start, part.end] for part in document.parts],
        "outline": [list(asdict(heading).values()) for heading in document.outline],
        "cut": list(document.cut),
        "about": {name: told for name in ABOUT if (told := getattr(document, name))},
        "said": [list(asdict(said).values()) for said in document.said],
        "origins": [[origin.start, asdict(origin.place)] for origin in document.origins],
        "grids": [[grid.start, [list(asdict(cell).values()) for cell in grid.merged]] for grid in document.grids],
        "warnings": list(document.warnings),
    }


def _insert(connection: sqlite3.Connection, stamp: Stamp, reading: Reading) -> int:
    document = reading.document
    columns = {
        **asdict(stamp),
        **{name: getattr(document, name) for name in "id text title lang kind outlet published url".split()},
        **{name: getattr(document, name) for name in "facts_from version_of reprint_of".split()},
        **{name: getattr(document, name) for name in OFFICIAL if name != "status"},
        # "current" is what a document is as long as nothing is said.
        "status": None if document.status == "current" else document.status,
        "groups": json.dumps(reading.groups),
        "marks": json.dumps(_marks(document), ensure_ascii=False),
        "indexed_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    names, values = ", ".join(columns), ", ".join("?" * len(columns))
    row = connection.execute(f"INSERT INTO documents ({names}) VALUES ({values})", tuple(columns.values())).lastrowid
    assert row is not None
    connection.executemany(
        "INSERT INTO passages (document, start, end, text, outline, reference, role, words) VALUES (?,?,?,?,?,?,?,?)",
        [
            (
                row,
                p.start,
                p.end,
                p.text,
                json.dumps(p.outline, ensure_ascii=False),
                p.reference,
                p.role,
                " ".join(words),
            )
            for p, words in zip(reading.passages, reading.words, strict=True)
        ],
    )
    return row
