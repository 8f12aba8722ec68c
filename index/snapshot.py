"""One committed state of a store: a folder of vectors, keywords and a manifest, written aside, verified, then switched to."""

import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import StoreDamaged, StoreMissing, StoreTooNew
from index.keywords import Bm25Keywords
from index.scored import Rows
from index.vectors import FaissVectors

FORMAT = 1
FOLDER, CURRENT, MANIFEST = "snapshots", "CURRENT", "manifest.json"
VECTORS, KEYWORDS, PASSAGES = "vectors.faiss", "keywords", "passages.npy"
# People keep the snapshot they opened in memory; older ones stay on disk for a roll-back.
KEPT = 3
# The name of the snapshot of a store in which nothing was indexed yet; on the disk there is none.
NOTHING = ""
REPAIR = "Run `yinju store verify --repair`: it makes vectors and keywords again from the text."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds, the sha256 of each of its files, and the settings of the embedder that made its vectors."""

    format: int
    snapshot: str
    embedder: str
    passages: int
    documents: tuple[int, ...]
    files: dict[str, str]
    made_with: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot in memory; passage n of the snapshot is row `passages[n, 0]` of document row `passages[n, 1]`."""

    manifest: Manifest
    vectors: FaissVectors
    keywords: Bm25Keywords
    passages: Rows


def current(store: Path) -> str:
    """Return the name of the snapshot in force. Raises StoreMissing when nothing was committed yet."""
    return _pointer(store)[0]


def is_in_force(store: Path, name: str) -> bool:
    """Return whether this snapshot is in force; NOTHING is, until the first one is committed."""
    if name == NOTHING and not (store / CURRENT).exists():
        return True
    return current(store) == name


def _pointer(store: Path) -> tuple[str, str]:
    try:
        name, digest = (store / CURRENT).read_text("utf-8").split()
    except FileNotFoundError as error:
        raise StoreMissing(
            f"No store in '{store}': nothing was indexed there yet. Run `yinju index FOLDER --store {store}`."
        ) from error
    except ValueError as error:
        raise StoreDamaged(
            f"Could not open store '{store}': its file {CURRENT} does not name a snapshot. {REPAIR}"
        ) from error
    return name, digest


def read_manifest(store: Path) -> Manifest:
    """Return the manifest of the snapshot in force. Raises StoreMissing, StoreDamaged or StoreTooNew."""
    name, digest = _pointer(store)
    path = store / FOLDER / name / MANIFEST
    if not path.is_file() or _sha256(path) != digest:
        raise StoreDamaged(f"Could not open store '{store}': {path} is missing or altered. {REPAIR}")
    return manifest_of(store, name)


def manifest_of(store: Path, name: str) -> Manifest:
    """Return the manifest of a snapshot by its name, be it in force or not. Raises StoreDamaged or StoreTooNew."""
    path = store / FOLDER / name / MANIFEST
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreDamaged(f"Could not read {path}: {error}. {REPAIR}") from error
    if told["format"] > FORMAT:
        raise StoreTooNew(
            f"Could not open store '{store}': it has format {told['format']}, this version reads up to {FORMAT}. "
            "Use the newer version of Yinju that made it, or index into a new store."
        )
    return Manifest(**{**told, "documents": tuple(told["documents"])})


def nothing(embedder: str) -> Snapshot:
    """Return a snapshot in memory that holds no document, for an embedder of this fingerprint."""
    manifest = Manifest(FORMAT, NOTHING, embedder, 0, (), {})
    vectors = FaissVectors.make(np.zeros((0, 1), np.float32))
    return Snapshot(manifest, vectors, Bm25Keywords.make([]), np.zeros((0, 2), np.int64))


def load(store: Path) -> Snapshot:
    """Return the snapshot in force, every file checked against its sha256. Raises what `read_manifest` raises."""
    while True:
        name = current(store)
        try:
            return _loaded(store)
        except (StoreDamaged, OSError, RuntimeError):  # RuntimeError: what faiss raises
            # A writer may have put new snapshots in force and cleared this one away while it was being read.
            if current(store) == name:
                raise


def _loaded(store: Path) -> Snapshot:
    manifest = read_manifest(store)
    folder = store / FOLDER / manifest.snapshot
    if faults := altered(folder, manifest):
        raise StoreDamaged(f"Could not open store '{store}': {'; '.join(faults)}. {REPAIR}")
    return Snapshot(
        manifest,
        FaissVectors.load(folder / VECTORS),
        Bm25Keywords.load(folder / KEYWORDS, manifest.passages),
        np.load(folder / PASSAGES, allow_pickle=False),
    )


def altered(folder: Path, manifest: Manifest) -> list[str]:
    """Return a line for each file of a snapshot that is missing or not as it was written."""
    faults = []
    for name, digest in manifest.files.items():
        path = folder / name
        if not path.is_file():
            faults.append(f"{path} is missing")
        elif _sha256(path) != digest:
            faults.append(f"{path} does not match its checksum")
    return faults


@dataclass(frozen=True, slots=True)
class Parts:
    """What a new snapshot is made of."""

    embedder: str
    documents: Sequence[int]
    passages: Rows
    vectors: FaissVectors
    keywords: Bm25Keywords
    made_with: dict[str, str] = field(default_factory=dict)


def commit(store: Path, parts: Parts) -> str:
    """Return the name of the snapshot now in force: built aside, checked, renamed, and CURRENT switched in one step."""
    folder = store / FOLDER
    folder.mkdir(exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        manifest = _write(aside, parts, _next_name(folder))
        if faults := altered(aside, manifest):
            raise StoreDamaged(f"Could not write a snapshot into '{store}': {'; '.join(faults)}. Check the disk.")
        aside.rename(folder / manifest.snapshot)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sync(folder)
    switch(store, manifest.snapshot)
    _prune(folder, manifest.snapshot)
    return manifest.snapshot


def names(store: Path) -> list[str]:
    """Return the names of the snapshots on the disk, the newest first."""
    folder = store / FOLDER
    return sorted((path.name for path in folder.iterdir() if path.name[:6].isdigit()), reverse=True)


def drop(store: Path, name: str) -> None:
    """Take a snapshot that is not in force off the disk."""
    shutil.rmtree(store / FOLDER / name)


def _next_name(folder: Path) -> str:
    numbers = [int(path.name[:6]) for path in folder.iterdir() if path.name[:6].isdigit()]
    # By chance, not by content: everybody may read the name, and could try out how many documents are hidden in it.
    return f"{max(numbers, default=0) + 1:06d}-{secrets.token_hex(5)}"


def _write(folder: Path, parts: Parts, name: str) -> Manifest:
    parts.vectors.save(folder / VECTORS)
    (folder / KEYWORDS).mkdir()
    parts.keywords.save(folder / KEYWORDS)
    np.save(folder / PASSAGES, parts.passages, allow_pickle=False)
    files = {path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    documents = tuple(map(int, parts.documents))
    manifest = Manifest(FORMAT, name, parts.embedder, len(parts.passages), documents, files, parts.made_with)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest)), "utf-8")
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)
    return manifest


def switch(store: Path, name: str) -> None:
    """Put a snapshot in force, in one step."""
    new = store / (CURRENT + ".new")
    new.write_text(f"{name} {_sha256(store / FOLDER / name / MANIFEST)}\n", "utf-8")
    _sync(new)
    new.replace(store / CURRENT)
    _sync(store)


def _prune(folder: Path, newest: str) -> None:
    """Remove all but the last snapshots, and what killed runs left half written."""
    done = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name <= newest)
    for path in [*folder.glob(".new-*"), *done[:-KEPT]]:
        shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk, not only in the system's memory."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
