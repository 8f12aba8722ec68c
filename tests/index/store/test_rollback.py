"""Back to an earlier snapshot: what was in force then is found again, and what is hidden today stays hidden."""

import json
from pathlib import Path

import pytest

from index import Library, build
from index.errors import EmbedderMismatch, StoreBusy, StoreDamaged, StoreMissing, WrongUse
from index.settings import Settings
from index.store.rollback import kept, roll_back
from index.store.writer import writing

from ..conftest import PRESS, SECRET, Write, id_of

NEWER = PRESS.replace("320公顷", "330公顷")


@pytest.fixture
def twice(write: Write, store: Path, settings: Settings) -> Path:
    """A store with two snapshots: a file, and the file with another figure."""
    for text in (PRESS, NEWER):
        build([write({"park.txt": text})], store, settings=settings)
    return store


def shown(store: Path, settings: Settings) -> list[str]:
    library = Library.open(store, settings)
    return [library.view().document(record.id).text for record in library.view().records]


def test_going_back_puts_the_snapshot_before_in_force(twice: Path, settings: Settings) -> None:
    name = roll_back(twice, settings)
    assert [one.name for one in kept(twice) if one.in_force] == [name]
    assert ["320公顷" in text for text in shown(twice, settings)] == [True]


def test_one_can_go_forward_again_by_the_beginning_of_a_name(twice: Path, settings: Settings) -> None:
    roll_back(twice, settings)
    roll_back(twice, settings, kept(twice)[0].name[:6])
    assert ["330公顷" in text for text in shown(twice, settings)] == [True]


def test_an_open_library_follows_a_step_back(twice: Path, settings: Settings) -> None:
    library = Library.open(twice, settings)
    name = roll_back(twice, settings)
    assert library.latest().snapshot == name


def test_what_is_indexed_after_a_step_back_goes_on_from_there(twice: Path, settings: Settings, write: Write) -> None:
    roll_back(twice, settings)
    build([write({"memo.txt": SECRET}, "more")], twice, settings=settings)
    assert sorted("320公顷" in text for text in shown(twice, settings)) == [False, True]


def test_a_removed_file_stays_removed_in_its_former_text(twice: Path, settings: Settings) -> None:
    library = Library.open(twice, settings)
    library.remove(id_of(library, "park.txt"))
    roll_back(twice, settings)
    assert shown(twice, settings) == []


def test_a_file_that_only_some_may_see_today_is_not_opened_by_its_former_text(
    twice: Path, settings: Settings, write: Write
) -> None:
    grouped = json.dumps({"file": "park.txt", "groups": ["desk"]})
    build([write({"park.txt": NEWER, "manifest.jsonl": grouped})], twice, settings=settings)
    roll_back(twice, settings, kept(twice)[-1].name)
    assert shown(twice, settings) == []
    library = Library.open(twice, settings)
    assert len(library.view(frozenset({"desk"})).records) == 1


def test_a_restriction_of_the_former_text_stays_though_the_file_is_open_today(
    write: Write, store: Path, settings: Settings
) -> None:
    for text, groups in ((PRESS, ["desk"]), (NEWER, [])):
        line = json.dumps({"file": "park.txt", "groups": groups})
        build([write({"park.txt": text, "manifest.jsonl": line})], store, settings=settings)
    roll_back(store, settings)
    assert shown(store, settings) == []


def test_without_an_earlier_snapshot_nobody_can_go_back(write: Write, store: Path, settings: Settings) -> None:
    build([write({"park.txt": PRESS})], store, settings=settings)
    with pytest.raises(WrongUse, match="no snapshot before 000001"):
        roll_back(store, settings)


def test_a_name_that_is_not_there_is_told_with_those_that_are(twice: Path, settings: Settings) -> None:
    with pytest.raises(WrongUse, match=r"0 snapshots bear it\. Kept: 000002.*, 000001"):
        roll_back(twice, settings, "000009")


def test_a_damaged_snapshot_is_not_put_in_force(twice: Path, settings: Settings) -> None:
    former = kept(twice)[1].name
    (twice / "snapshots" / former / "passages.npy").write_bytes(b"x")
    with pytest.raises(StoreDamaged, match=r"passages\.npy does not match its checksum"):
        roll_back(twice, settings)
    assert not kept(twice)[1].in_force


def test_one_can_go_back_from_a_damaged_snapshot(twice: Path, settings: Settings) -> None:
    (twice / "snapshots" / kept(twice)[0].name / "manifest.json").write_text("{")
    roll_back(twice, settings)
    assert len(shown(twice, settings)) == 1


def test_a_snapshot_of_another_embedder_is_refused(
    twice: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedded.fingerprint_of", lambda *_: "another")
    with pytest.raises(EmbedderMismatch, match="vectors of two embedders never meet"):
        roll_back(twice, settings)


def test_nobody_goes_back_while_another_writes(twice: Path, settings: Settings) -> None:
    with writing(twice, settings), pytest.raises(StoreBusy, match="Wait until it is done"):
        roll_back(twice, settings)


def test_there_is_nothing_to_go_back_to_before_anything_was_indexed(store: Path, settings: Settings) -> None:
    with pytest.raises(StoreMissing):
        roll_back(store, settings)
