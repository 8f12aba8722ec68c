"""A crash between any two steps of a commit leaves the old snapshot or the new one, never a mixture."""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import snapshot
from index.errors import StoreDamaged, StoreMissing, StoreTooNew
from index.keywords import Bm25Keywords
from index.vectors import FaissVectors


class Crash(BaseException):
    """Stands for the machine that stops: nothing catches it but cleaning up."""


def parts(count: int) -> snapshot.Parts:
    rows = np.array([[n, n] for n in range(count)], np.int64)
    vectors = FaissVectors.make(np.eye(count, 8, dtype=np.float32))
    return snapshot.Parts("hash-256", list(range(count)), rows, vectors, Bm25Keywords.make([["绿地"]] * count))


def crash_at(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, call: int) -> None:
    """Let the `call`-th use of a function of the system stop the machine."""
    real: Callable[..., Any] = getattr(owner, name)
    calls = iter(range(1, 10_000))

    def stop(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == call:
            raise Crash
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, stop)


def test_a_committed_snapshot_is_read_back(tmp_path: Path) -> None:
    name = snapshot.commit(tmp_path, parts(3))
    held = snapshot.load(tmp_path)
    assert (held.manifest.snapshot, held.manifest.documents, len(held.passages)) == (name, (0, 1, 2), 3)


@pytest.mark.parametrize(
    ("owner", "name", "call"),
    [*((os, "fsync", n) for n in range(1, 14)), (Path, "rename", 1), (Path, "replace", 1), (Path, "write_text", 1), (Path, "write_text", 2)],
)  # fmt: skip
def test_a_crash_in_a_commit_leaves_a_whole_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, call: int
) -> None:
    snapshot.commit(tmp_path, parts(2))
    with monkeypatch.context() as patch:
        crash_at(patch, owner, name, call)
        with contextlib.suppress(Crash):
            snapshot.commit(tmp_path, parts(5))
    assert len(snapshot.load(tmp_path).passages) in (2, 5)
    snapshot.commit(tmp_path, parts(4))
    assert len(snapshot.load(tmp_path).passages) == 4


def test_a_pointer_is_never_seen_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot.commit(tmp_path, parts(2))

    def torn(self: Path, text: str, encoding: str | None = None) -> int:
        whole = self.name != "CURRENT"  # what readers look at; nobody may write it but by renaming
        return self.write_bytes(text.encode() if whole else text.encode()[: len(text) // 2])

    monkeypatch.setattr(Path, "write_text", torn)
    snapshot.commit(tmp_path, parts(5))
    assert len(snapshot.load(tmp_path).passages) == 5


def test_what_a_killed_run_left_half_written_is_cleared_by_the_next(tmp_path: Path) -> None:
    snapshot.commit(tmp_path, parts(2))
    (tmp_path / "snapshots" / ".new-killed").mkdir()
    snapshot.commit(tmp_path, parts(3))
    assert not list((tmp_path / "snapshots").glob(".new-*"))


def test_only_the_last_snapshots_are_kept(tmp_path: Path) -> None:
    names = [snapshot.commit(tmp_path, parts(n)) for n in range(1, 6)]
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == names[-snapshot.KEPT :]


def test_a_reader_that_is_overtaken_while_it_opens_gets_the_newer_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot.commit(tmp_path, parts(1))
    real = snapshot.read_manifest

    def overtaken(store: Path) -> snapshot.Manifest:
        manifest = real(store)
        monkeypatch.setattr(snapshot, "read_manifest", real)
        for count in range(2, 2 + snapshot.KEPT):
            snapshot.commit(tmp_path, parts(count))
        return manifest

    monkeypatch.setattr(snapshot, "read_manifest", overtaken)
    assert len(snapshot.load(tmp_path).passages) == 1 + snapshot.KEPT


@pytest.mark.parametrize("file", ["vectors.faiss", "passages.npy", "manifest.json", "keywords/params.index.json"])
def test_a_damaged_file_is_named(tmp_path: Path, file: str) -> None:
    path = tmp_path / "snapshots" / snapshot.commit(tmp_path, parts(2)) / file
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(StoreDamaged, match=f"{file}.*--repair"):
        snapshot.load(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "snapshots" / snapshot.commit(tmp_path, parts(2)) / "vectors.faiss").unlink()
    with pytest.raises(StoreDamaged, match=r"vectors\.faiss is missing"):
        snapshot.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"one", b"\xff\xfe\x00 x", b"000001-none 0123"])
def test_a_pointer_that_names_no_snapshot_is_damage(tmp_path: Path, content: bytes) -> None:
    snapshot.commit(tmp_path, parts(1))
    (tmp_path / "CURRENT").write_bytes(content)
    with pytest.raises(StoreDamaged, match="Could not open store"):
        snapshot.load(tmp_path)


def test_a_newer_format_is_refused_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "FORMAT", 99)
    snapshot.commit(tmp_path, parts(1))
    monkeypatch.undo()
    with pytest.raises(StoreTooNew, match="it has format 99"):
        snapshot.load(tmp_path)


def test_an_empty_folder_holds_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="nothing was indexed there yet"):
        snapshot.load(tmp_path)


def test_the_manifest_holds_the_checksum_of_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots" / snapshot.commit(tmp_path, parts(2))
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(json.loads((folder / "manifest.json").read_text())["files"]) == written - {"manifest.json"}
