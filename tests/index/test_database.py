import sqlite3
from pathlib import Path

import pytest

from index.database import connect
from index.errors import StoreDamaged, StoreTooNew

STEPS = {"m001_first": "CREATE TABLE a (x TEXT) STRICT", "m002_second": "CREATE TABLE b (y TEXT) STRICT"}


def tables(path: Path) -> set[str]:
    return {name for (name,) in sqlite3.connect(path).execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_steps_that_are_missing_are_applied_on_open(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    connect(path, {"m001_first": STEPS["m001_first"]}).close()
    connect(path, STEPS).close()
    assert tables(path) == {"migrations", "a", "b"}


def test_an_unknown_step_means_a_newer_version(tmp_path: Path) -> None:
    connect(tmp_path / "x.sqlite", STEPS).close()
    with pytest.raises(StoreTooNew, match="m002_second"):
        connect(tmp_path / "x.sqlite", {"m001_first": STEPS["m001_first"]})


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = {"m001_first": "CREATE TABLE a (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT"}
    with pytest.raises(StoreDamaged, match="already exists"):
        connect(tmp_path / "x.sqlite", broken)
    assert tables(tmp_path / "x.sqlite") == {"migrations"}


def test_a_step_that_another_process_has_just_applied_is_no_failure(tmp_path: Path) -> None:
    from index import database

    path = tmp_path / "x.sqlite"
    connection = connect(path, {})
    connect(path, STEPS).close()
    database._apply(connection, "m001_first", STEPS["m001_first"])
    assert not connection.in_transaction
    assert tables(path) == {"migrations", "a", "b"}


def test_a_file_that_is_no_database_is_damaged_and_named(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreDamaged, match=r"x\.sqlite.*not a database"):
        connect(tmp_path / "x.sqlite", STEPS)
