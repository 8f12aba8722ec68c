"""yinju doctor: every thing looked at, and what to do about what is not well."""

from pathlib import Path

import pytest

from index import snapshot
from tests.assistant.cli.conftest import Yinju

ALL = [
    "Python",
    "packages",
    "settings",
    "embedder",
    "reader",
    "generator",
    "words",
    "word table",
    "samples",
    "disk",
    "store",
]


def test_all_is_well_in_a_sound_place(yinju: Yinju, store: Path) -> None:
    told = yinju("doctor", "--json")
    assert (told.code, told.err) == (0, "")
    assert [(one["what"], one["well"]) for one in told.json] == [(what, True) for what in ALL]


def test_no_store_yet_is_no_fault(yinju: Yinju) -> None:
    told = yinju("doctor")
    assert told.code == 0
    assert "none yet" in told.out.splitlines()[-1]


def test_a_faulty_store_is_found_and_the_cure_named(yinju: Yinju, store: Path) -> None:
    (store / snapshot.FOLDER / snapshot.current(store) / snapshot.PASSAGES).write_bytes(b"")
    told = yinju("doctor")
    assert told.code == 1
    assert "NO  store" in told.out
    assert "yinju store verify --repair" in told.out


def test_weights_that_are_missing_do_not_hide_the_rest(yinju: Yinju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_EMBEDDER", "no/such/folder")
    told = yinju("doctor", "--json")
    unwell = [one["what"] for one in told.json if not one["well"]]
    assert (told.code, unwell, [one["what"] for one in told.json]) == (1, ["embedder"], ALL)


def test_a_setting_that_cannot_be_is_told_as_a_finding(yinju: Yinju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_QUOTES", "none")
    told = yinju("doctor", "--json")
    assert (told.code, told.json[-1]["what"], told.json[-1]["well"]) == (1, "settings", False)


def test_a_language_model_that_nobody_named_is_told(yinju: Yinju, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_GENERATOR", "openai")
    told = {one["what"]: one for one in yinju("doctor", "--json").json}
    assert (told["generator"]["well"], "needs llm_base_url" in told["generator"]["seen"]) == (False, True)
