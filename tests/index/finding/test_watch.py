"""What watching a folder tells, and what it leaves out."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.finding.watch import Change, changes

from ..conftest import Write

Watched = Callable[..., Iterator[Change]]


@pytest.fixture
def watched() -> Iterator[Watched]:
    """Watch paths until the test is over; a test that waits for a change is ended by its time limit."""
    stop = threading.Event()

    def begin(*paths: Path) -> Iterator[Change]:
        found = changes(paths, stop)
        assert next(found) == Change()
        return found

    yield begin
    stop.set()


def test_what_changes_after_the_beginning_is_told(write: Write, watched: Watched) -> None:
    folder = write({"a.txt": "一", "b.txt": "二"})
    found = watched(folder)
    write({"a.txt": "三"})
    assert next(found) == Change(changed=frozenset([folder / "a.txt"]))


def test_what_is_deleted_is_told_as_gone(write: Write, watched: Watched) -> None:
    folder = write({"a.txt": "一"})
    found = watched(folder)
    (folder / "a.txt").unlink()
    assert next(found) == Change(gone=frozenset([folder / "a.txt"]))


def test_a_file_that_is_watched_alone_is_seen_when_it_is_replaced(write: Write, watched: Watched) -> None:
    folder = write({"a.txt": "一", "b.txt": "二"})
    found = watched(folder / "a.txt")
    write({"b.txt": "三", "new": "四"})
    (folder / "new").rename(folder / "a.txt")
    assert next(found).changed == {folder / "a.txt"}


def test_hidden_files_and_the_files_of_a_store_change_nothing(write: Write, watched: Watched) -> None:
    folder = write({"store/text.sqlite": "", "store/live.sqlite": "", "a.txt": "一"})
    found = watched(folder)
    write({".git/x": "x", "store/CURRENT": "x", "a.txt": "二"})
    assert next(found).changed == {folder / "a.txt"}


def test_a_manifest_that_changes_concerns_all_files() -> None:
    assert Change(changed=frozenset([Path("/in/a.txt")])).only == {Path("/in/a.txt")}
    assert Change(changed=frozenset([Path("/in/manifest.jsonl")])).only is None
    assert Change(gone=frozenset([Path("/in/manifest.jsonl")])).only is None


def test_watching_ends_when_it_is_asked_to(write: Write) -> None:
    stop = threading.Event()
    found = changes([write({"a.txt": "一"})], stop)
    next(found)
    stop.set()
    assert list(found) == []
