"""A store knows which embedder made it, and an error about another one gives the ways out. Nothing is loaded."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index import Library, build
from index.embedded import Embedded, embedded, use
from index.errors import EmbedderMismatch, StoreMissing
from index.settings import Settings
from index.snapshot import read_manifest
from tests import tiny

MADE = {"embedder": "/m/e5", "embedder_query_prompt": "query: "}


def told(**changes: object) -> Embedded:
    return replace(Embedded(1234, "aaa", MADE, "bbb", {"embedder": "shipped"}), **changes)


def test_a_store_keeps_the_settings_of_the_embedder_that_made_it(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    assert read_manifest(store).made_with == {"embedder": "hash"}


def test_the_reason_names_both_embedders_with_their_prompts_and_the_passages() -> None:
    reason = told().reason
    assert "made by embedder '/m/e5' (aaa, query prompt 'query: ')" in reason
    assert "the settings name 'shipped' (bbb)" in reason
    assert "`yinju index`: it embeds all 1,234 passages anew" in reason


def test_there_is_no_reason_when_the_embedder_is_the_same() -> None:
    assert told(in_force="aaa").reason == ""


def test_the_way_back_is_a_command_that_a_shell_takes_as_it_is() -> None:
    assert use(MADE) == "yinju models use /m/e5 --query-prompt 'query: '"


def test_weights_that_changed_under_the_same_name_are_told_as_such() -> None:
    assert "The model's own files have changed since" in told(settings=MADE).reason


def test_a_store_made_before_names_were_kept_is_told_by_its_fingerprint() -> None:
    assert "made by embedder aaa, the settings name" in told(made_with={}).reason


def test_a_manifest_without_the_name_still_opens(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    path = next(store.glob("snapshots/*/manifest.json"))
    old = {name: value for name, value in json.loads(path.read_text()).items() if name != "made_with"}
    path.write_text(json.dumps(old))
    name, _ = (store / "CURRENT").read_text().split()
    (store / "CURRENT").write_text(f"{name} {tiny.sha256(path)}\n")
    assert len(Library.open(store, settings).records) == 4


def test_other_prompts_are_another_embedder(folder: Path, store: Path, settings: Settings, tmp_path: Path) -> None:
    build([folder], store, settings=settings)
    named = Settings(embedder=str(tiny.embedder(tmp_path / "m")))
    prompted = named.model_copy(update={"embedder_query_prompt": "query: "})
    fingerprints = {made.in_force for one in (named, prompted) if (made := embedded(store, one))}
    assert len(fingerprints) == 2


def test_an_open_library_refuses_a_snapshot_of_another_embedder(
    folder: Path, store: Path, settings: Settings, tmp_path: Path
) -> None:
    build([folder], store, settings=settings)
    library = Library.open(store, settings)
    library.settings = Settings(embedder=str(tiny.embedder(tmp_path / "m")))
    (folder / "new.txt").write_text("河畔公园周六开放。")
    build([folder], store, settings=settings)
    with pytest.raises(EmbedderMismatch, match="never meet"):
        library.latest()


def test_without_paths_a_store_that_fits_stays_as_it_is(folder: Path, store: Path, settings: Settings) -> None:
    before = build([folder], store, settings=settings)
    assert build([], store, settings=settings).snapshot == before.snapshot


def test_without_paths_and_without_a_store_the_error_says_what_to_run(store: Path, settings: Settings) -> None:
    with pytest.raises(StoreMissing, match="yinju index FOLDER"):
        build([], store, settings=settings)
    assert not store.exists()
