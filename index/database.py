"""Open an SQLite database with its migrations applied; refuse one that a newer version made."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from index.errors import StoreTooNew


def connect(path: Path, migrations: Mapping[str, str]) -> sqlite3.Connection:
    """Return a connection (WAL, foreign keys on) to a database brought up to date. Raises StoreTooNew."""
    connection = sqlite3.connect(path, check_same_thread=False, timeout=30, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT")
    applied = {name for (name,) in connection.execute("SELECT name FROM migrations")}
    if newer := sorted(applied - set(migrations)):
        connection.close()
        raise StoreTooNew(
            f"Could not open '{path}': a newer version of Yinju made it ({newer[-1]}). "
            "Use that version, or index into a new store."
        )
    for name, script in migrations.items():
        if name not in applied:
            connection.executescript(f"BEGIN IMMEDIATE; {script}; INSERT INTO migrations VALUES ('{name}'); COMMIT;")
    return connection
