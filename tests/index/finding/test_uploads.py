"""Files from a page: whatever name they come with, they lie in the uploads' folder under one that harms nothing."""

import os
import time
from pathlib import Path

import pytest

from index import Library
from index.build import quiet
from index.errors import StoreBusy
from index.finding import uploads
from index.keeping import Outcome, Told, Upload, add
from index.settings import Settings
from index.store.writer import writing
from index.types import Facts

from ..conftest import ENGLISH, PRESS


class Stop(Exception):
    """Stands for somebody who wants an end."""


def arrived(store: Path, name: str, content: str | bytes, facts: Facts | None = None) -> Upload:
    path = uploads.incoming(store) / f"arrived-{len(list(uploads.incoming(store).iterdir()))}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Upload(path, name, facts or Facts())


def added(store: Path, settings: Settings, *files: Upload) -> list[Outcome]:
    """Return what came of each source of these files."""
    came: list[Outcome] = []
    add(store, settings, files, Told(quiet, came.append))
    return came


def files(store: Path) -> set[str]:
    return {path.name for path in uploads.folder(store).iterdir() if path.is_file()} - {"manifest.jsonl"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\desk\\memo.docx", "memo.docx"),
        ("..", "untitled"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b\x1b[31m\u202e\u200b.txt", "ab[31m.txt"),
        ("export.zip/#inner", "_inner"),
        ("a#1?.html", "a_1_.html"),
        ("", "untitled"),
        ("   .pdf", "pdf"),
        ("half\ud800.txt", "half_.txt"),
        ("城" * 200 + ".pdf", "城" * 58 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, kept: str) -> None:
    assert uploads.safe_name(name) == kept


def test_an_uploaded_file_is_read_and_kept(store: Path, settings: Settings) -> None:
    (came,) = added(store, settings, arrived(store, "park.txt", PRESS))
    assert (came.source, came.state, came.title) == ("park.txt", "read", "滨江市新增绿地三百二十公顷")
    assert files(store) == {"park.txt"}


def test_what_is_refused_is_told_and_not_kept(store: Path, settings: Settings) -> None:
    came = added(store, settings, arrived(store, "park.txt", PRESS), arrived(store, "bad.pdf", b"%PDF-1.4 broken"))
    assert [(one.source, one.state) for one in came] == [("bad.pdf", "refused"), ("park.txt", "read")]
    assert came[0].reason
    assert files(store) == {"park.txt"}


def test_the_same_file_again_is_unchanged_and_kept_once(store: Path, settings: Settings) -> None:
    added(store, settings, arrived(store, "park.txt", PRESS))
    (came,) = added(store, settings, arrived(store, "park.txt", PRESS))
    assert (came.state, files(store)) == ("unchanged", {"park.txt"})


def test_another_file_of_the_same_name_takes_nothing_away(store: Path, settings: Settings) -> None:
    added(store, settings, arrived(store, "a.txt", PRESS))
    (came,) = added(store, settings, arrived(store, "a.txt", ENGLISH))
    assert (came.source, files(store)) == ("a (2).txt", {"a.txt", "a (2).txt"})
    assert len(Library.open(store, settings).view().records) == 2


def test_what_its_sender_says_of_a_text_holds_and_can_be_said_anew(store: Path, settings: Settings) -> None:
    for day in ("2026-03-01", "2026-03-02"):
        facts = Facts(title="绿地", outlet="滨江日报", published=day)
        added(store, settings, arrived(store, "绿地.txt", PRESS, facts))
    (record,) = Library.open(store, settings).view().records
    assert (record.title, record.outlet, record.published) == ("绿地", "滨江日报", "2026-03-02")


def test_a_readme_is_a_document_here(store: Path, settings: Settings) -> None:
    (came,) = added(store, settings, arrived(store, "README.txt", PRESS))
    assert came.state == "read"


def test_a_run_that_is_ended_keeps_nothing(store: Path, settings: Settings) -> None:
    added(store, settings, arrived(store, "park.txt", PRESS))

    def stop(_: Outcome) -> None:
        raise Stop

    with pytest.raises(Stop):
        add(store, settings, [arrived(store, "tram.txt", ENGLISH)], Told(quiet, stop))
    assert files(store) == {"park.txt"}
    assert len(Library.open(store, settings).view().records) == 1


def test_while_another_writes_nothing_is_kept(store: Path, settings: Settings) -> None:
    with writing(store, settings), pytest.raises(StoreBusy):
        added(store, settings, arrived(store, "park.txt", PRESS))
    assert files(store) == set()


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        ("manifest.jsonl", 5, "describes the files of a folder"),
        ("tool.exe", 5, "is a .exe file, which this version does not read"),
        ("a.pdf", 3 * 2**20, "is larger than the 2 MB that setting max_file_mb allows"),
        ("a.pdf", 0, "is empty"),
    ],
)
def test_what_is_not_even_kept_is_told_at_once(name: str, size: int, reason: str) -> None:
    assert reason in (uploads.refused(name, size, 2) or "")


def test_uploads_can_be_indexed_again_from_their_folder(store: Path, settings: Settings) -> None:
    from index import build

    facts = Facts(title="绿地", published="2026-03-01")
    added(store, settings, arrived(store, "park.txt", PRESS, facts))
    assert build([uploads.folder(store)], store, settings=settings).unchanged == 1


def test_only_what_has_lain_for_a_day_is_cleared_away(store: Path) -> None:
    for name, age in (("old", 90_000), ("new", 0)):
        arrived(store, name, PRESS)
        path = uploads.incoming(store) / ("arrived-0" if name == "old" else "arrived-1")
        os.utime(path, (time.time() - age,) * 2)
    uploads.clear_incoming(store)
    assert [path.name for path in uploads.incoming(store).iterdir()] == ["arrived-1"]
