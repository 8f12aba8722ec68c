"""Open an SQLite database with its migrations applied; refuse one that is damaged or that a newer version made."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from index.errors import StoreDamaged, StoreTooNew


def connect(path: Path, migrations: Mapping[str, str]) -> sqlite3.Connection:
    """Return a connection (WAL, foreign keys on) to a database brought up to date.

    Raises StoreTooNew, or StoreDamaged when the file is no sound database.
    """
    connection = sqlite3.connect(path, check_same_thread=False, timeout=30, isolation_level=None)
    try:
        _migrate(connection, path, migrations)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise damaged(path, error) from error
    except StoreTooNew:
        connection.close()
        raise
    return connection


def damaged(path: Path, error: sqlite3.DatabaseError) -> StoreDamaged:
    """Return the error that tells which database SQLite could not use, and why."""
    return StoreDamaged(
        f"Could not use '{path}': {error}. Check that the disk is sound, writable and not full; "
        "then restore the store from a backup, or index into a new store."
    )


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Mapping[str, str]) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT")
    applied = _applied(connection)
    if newer := sorted(applied - set(migrations)):
        raise StoreTooNew(
            f"Could not open '{path}': a newer version of Yinju made it ({newer[-1]}). "
            "Use that version, or index into a new store."
        )
    for name, script in migrations.items():
        if name not in applied:
            _apply(connection, name, script)


def _applied(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


def _apply(connection: sqlite3.Connection, name: str, script: str) -> None:
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {script}; INSERT INTO migrations VALUES ('{name}'); COMMIT;")
    except sqlite3.DatabaseError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Two processes may open a store at once: the second finds the step done, and all is well.
        if name not in _applied(connection):
            raise
