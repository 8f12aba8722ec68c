"""yinju store verify, and a store that cannot be used."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from index import snapshot
from tests.assistant.cli.conftest import Yinju

COMMANDS = [["ask", "新增绿地？"], ["search", "绿地"], ["docs", "list", "--json"], ["index", "store"], ["serve"]]


def files(store: Path) -> Path:
    return store / snapshot.FOLDER / snapshot.current(store)


def of_format(number: int, store: Path) -> None:
    """Make the snapshot look as if a version with this format had written it."""
    path = files(store) / snapshot.MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": number}))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (store / snapshot.CURRENT).write_text(f"{snapshot.current(store)} {digest}\n")


def test_a_sound_store_is_said_to_be_sound(yinju: Yinju, store: Path) -> None:
    told = yinju("store", "verify")
    assert (told.code, told.out, told.err) == (0, "Store 'store' is sound.\n", "")
    assert yinju("store", "verify", "--json").json == {"sound": True, "faults": [], "repaired": None}


def test_an_altered_file_is_named_and_repaired_from_the_text(yinju: Yinju, store: Path) -> None:
    with (files(store) / snapshot.VECTORS).open("ab") as vectors:
        vectors.write(b"x")
    told = yinju("store", "verify", "--json")
    assert (told.code, told.json["sound"], "vectors.faiss does not match its checksum" in told.out) == (1, False, True)
    repaired = yinju("store", "verify", "--repair", "--json")
    assert (repaired.code, repaired.json["sound"]) == (0, True)
    assert yinju("ask", "新增绿地多少公顷？").code == 0


def test_verifying_nothing_is_wrong_use(yinju: Yinju) -> None:
    told = yinju("store", "verify", "--store", "no where", "--json")
    assert (told.code, told.complaint[:22]) == (2, "No store in 'no where'")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_snapshot_of_a_newer_version_is_refused_whole(yinju: Yinju, store: Path, command: list[str]) -> None:
    of_format(99, store)
    told = yinju(*command)
    assert (told.code, "it has format 99, this version reads up to 1" in told.complaint) == (2, True)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_database_of_a_newer_version_is_refused_whole(yinju: Yinju, store: Path, command: list[str]) -> None:
    database = sqlite3.connect(store / "text.sqlite")
    with database:
        database.execute("INSERT INTO migrations VALUES ('m999_from_the_future')")
    database.close()
    told = yinju(*command)
    assert (told.code, "a newer version of Yinju made it (m999_from_the_future)" in told.complaint) == (2, True)


def test_a_store_of_another_embedder_says_what_to_do(
    yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YINJU_EMBEDDER", "shipped")
    told = yinju("ask", "新增绿地多少公顷？")
    assert (told.code, "The store's vectors were made by embedder 'hash'" in told.complaint) == (2, True)


def test_one_goes_back_and_forward_again_by_name(yinju: Yinju, store: Path, folder: Path) -> None:
    (folder / "more.txt").write_text("夜间照明\n\n河畔公园的路灯换成了太阳能灯。\n")
    yinju("index", folder)
    newer, former = (one["name"] for one in yinju("store", "rollback", "--list", "--json").json)
    assert yinju("store", "rollback").out == f"Snapshot {former} is in force.\n"
    assert yinju("store", "rollback", newer, "--json").json == {"snapshot": newer}


def test_going_back_from_the_first_snapshot_is_wrong_use(yinju: Yinju, store: Path) -> None:
    told = yinju("store", "rollback")
    assert (told.code, "no snapshot before 000001" in told.complaint) == (2, True)


def test_snapshots_are_listed_with_the_one_in_force(yinju: Yinju, store: Path) -> None:
    (line,) = yinju("store", "rollback", "--list").out.splitlines()
    assert line.startswith("000001-")
    assert line.endswith("in force")


def test_compacting_erases_what_was_removed(yinju: Yinju, store: Path) -> None:
    (gone,) = (one["id"] for one in yinju("docs", "list", "--json").json if one["source"] == "sub/tram.txt")
    yinju("docs", "remove", gone)
    told = yinju("store", "compact", "--yes", "--json")
    assert (told.code, told.json["erased"]) == (0, 1)
    assert b"Mara Lindqvist" not in (store / "text.sqlite").read_bytes()
    assert "Its text was erased" in yinju("docs", "remove", gone, "--undo").err


def test_nothing_is_erased_unless_somebody_says_yes(yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    told = yinju("store", "compact")
    assert (told.code, told.out, told.err) == (0, "", "Nothing was erased.\n")
