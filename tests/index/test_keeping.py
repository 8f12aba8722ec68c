"""What a page may have done to its store: index again as it was handed in, begin with the samples."""

from pathlib import Path

import pytest

from index import Library, build
from index.build import quiet
from index.keeping import Outcome, Told, again, handed_in, samples
from index.settings import Settings
from index.types import Facts

from .conftest import ENGLISH, PRESS, SECRET, Write


def heard() -> tuple[list[Outcome], Told]:
    came: list[Outcome] = []
    return came, Told(quiet, came.append)


def test_what_was_handed_in_is_known_with_its_flags(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"park.txt": PRESS})
    build([folder], store, settings=settings, facts=Facts(published="2026-03-05", groups=("desk",)))
    (one,) = handed_in(store)
    assert (one.path, one.facts, one.ocr) == (str(folder), Facts(published="2026-03-05", groups=("desk",)), False)


def test_indexing_again_takes_what_is_new_with_the_flags_of_before(
    write: Write, store: Path, settings: Settings
) -> None:
    build([write({"park.txt": PRESS})], store, settings=settings, facts=Facts(groups=("desk",)))
    write({"memo.txt": SECRET})
    came, told = heard()
    again(store, settings, handed_in(store), told)
    assert [(one.source, one.state) for one in came] == [("memo.txt", "read"), ("park.txt", "unchanged")]
    assert Library.open(store, settings).view().records == []


def test_indexing_once_without_the_flag_opens_nothing_for_later(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"park.txt": PRESS})
    build([folder], store, settings=settings, facts=Facts(groups=("desk",)))
    build([folder], store, settings=settings)
    assert handed_in(store)[0].facts.groups == ("desk",)


def test_of_a_single_file_its_neighbours_are_not_read(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"park.txt": PRESS, "memo.txt": SECRET})
    build([folder / "park.txt"], store, settings=settings)
    came, told = heard()
    again(store, settings, handed_in(store), told)
    assert [one.source for one in came] == ["park.txt"]
    assert handed_in(store)[0].origin == str(folder)


def test_a_folder_that_is_gone_is_told_and_its_documents_stay(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"park.txt": PRESS})
    build([folder], store, settings=settings)
    (folder / "park.txt").unlink()
    folder.rmdir()
    came, told = heard()
    again(store, settings, handed_in(store), told)
    assert [(one.source, one.reason) for one in came] == [
        (str(folder), "is not there any more; what was read from it stays")
    ]
    assert len(Library.open(store, settings).view().records) == 1


def test_of_the_samples_those_named_can_be_asked_first(
    write: Write, store: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({"press/park.txt": PRESS, "press/tram.txt": ENGLISH})
    monkeypatch.setattr("index.keeping.shipped", lambda _: folder)
    came, told = heard()
    first, all_ = samples(store, settings, ["press/tram.txt"], told)
    assert [one.source for one in came] == ["press/tram.txt", "press/park.txt"]
    assert (first.documents, all_.documents, first.snapshot < all_.snapshot) == (1, 2, True)
