"""Find sources: files under the paths handed in, each with the facts that a manifest or the flags state about it."""

import json
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

import index.formats as formats
from index.errors import MalformedManifest, NothingToIndex, WrongUse
from index.types import Facts, Rejected, Source
from index.unseen import shown

MANIFEST = "manifest.jsonl"
# Beside a manifest these speak about the folder, they are no documents of it.
ABOUT_THE_FOLDER = ("readme", "license", "licence", "manifest")
# Suffixes worth a look; what a file is, its content tells. Containers stand here, documents in formats.
CONTAINERS = frozenset((".zip", ".jsonl", ".ndjson", ".xml", ".rss", ".atom"))
KINDS = ("press", "plan", "law", "report")
# A byte of a file's name that is no UTF-8, as Python holds it.
SURROGATE = re.compile("[\ud800-\udfff]")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FACTS = {f.name for f in fields(Facts)}


@dataclass(slots=True)
class Manifest:
    """A manifest.jsonl: facts by path relative to its folder, and which of these were found."""

    path: PurePath
    entries: dict[str, Facts]
    lines: dict[str, int]
    met: set[str] = field(default_factory=set)

    def facts(self, path: PurePath) -> Facts | None:
        """Return what the manifest says of a file, or None when it does not list it."""
        # One name may be written two ways in Unicode, and file systems keep either: both are the same file.
        name = unicodedata.normalize("NFC", path.relative_to(self.path.parent).as_posix())
        if name in self.entries:
            self.met.add(name)
        return self.entries.get(name)


def find(
    paths: list[Path], flags: Facts, max_bytes: int, only: Collection[Path] | None = None
) -> Iterator[Source | Rejected]:
    """Yield a Source or a Rejected for each file under `paths`, in name order; of `only` these where they are given.

    Raises WrongUse for an unusable path.
    """
    for path in paths:
        if not path.exists():
            raise WrongUse(f"Could not index '{path}': there is no such file or folder. Check the path.")
    found = 0
    for path in paths:
        for file, source in _under(path, flags, max_bytes):
            found += 1
            if only is None or file in only:
                yield source
    if not found:
        named = ", ".join(f"'{p}'" for p in paths)
        raise NothingToIndex(
            f"Nothing to index in {named}: no file there. Hand in a folder with texts, pages or documents."
        )


def _under(path: Path, flags: Facts, max_bytes: int) -> Iterator[tuple[Path, Source | Rejected]]:
    top = path.resolve()
    folder = top if top.is_dir() else top.parent
    manifests: dict[PurePath, Manifest | None] = {}
    for file, fault in _files(top):
        name = file.relative_to(folder).as_posix()
        manifest, facts = _listed(file, manifests)
        if manifest is not None and facts is None and file.stem.lower() in ABOUT_THE_FOLDER:
            continue
        if reason := fault or _unreadable(file, folder, max_bytes):
            yield file, Rejected(shown(name), reason)
        else:
            stated = (facts or Facts()).over(Facts(groups=flags.groups))
            yield file, Source(shown(name), file, str(folder), stated, replace(flags, groups=None))
    yield from _missing(top, manifests)


def _files(top: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files under a path in name order, and what cannot be looked into, with the reason."""
    if not top.is_dir():
        yield top, None
        return
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        yield from _closed(closed)
        links = [f for f in folders if not f.startswith(".") and Path(folder, f).is_symlink()]
        folders[:] = sorted(f for f in folders if not (f.startswith(".") or f in links or is_store(Path(folder, f))))
        for name in sorted([*names, *links]):
            if not name.startswith(".") and name != MANIFEST:
                yield Path(folder, name), None
    yield from _closed(closed)


def is_store(folder: Path) -> bool:
    """Return True for a folder that holds a store: what Yinju wrote is none of its sources."""
    return (folder / "text.sqlite").exists() and (folder / "live.sqlite").exists()


def _closed(errors: list[OSError]) -> Iterator[tuple[Path, str]]:
    while errors:
        error = errors.pop(0)
        yield Path(error.filename), f"is a folder that cannot be read ({error.strerror}); allow it, or leave it out"


def _unreadable(file: Path, folder: Path, max_bytes: int) -> str | None:
    if SURROGATE.search(file.name):
        return "has a name that is no UTF-8; rename it"
    if file.is_symlink() and not file.exists():
        return "is a link that leads nowhere; remove it, or mend it"
    if not file.resolve().is_relative_to(folder):
        return "is a link that leads out of the folder handed in; hand in the folder it leads to"
    if file.is_symlink():
        return "is a link, under whose name no manifest speaks of the file; hand in the file it leads to"
    if not file.is_file():
        return "is no ordinary file; leave it out"
    if reason := unreadable_name(file):
        return reason
    try:
        size = file.stat().st_size
    except OSError as error:
        return f"could not be looked at: {error.strerror}; hand it in again"
    if size > max_bytes:
        return (
            f"is {size / 2**20:.0f} MB, more than the {max_bytes / 2**20:.0f} MB that setting max_file_mb allows; "
            "split it, or raise the setting"
        )
    return None


def unreadable_name(file: PurePath) -> str | None:
    """Return why a file with such a name is not even looked into, or None."""
    if file.suffix.lower() in formats.SUFFIXES | CONTAINERS:
        return None
    return f"is a {file.suffix} file, which this version does not read; save it as PDF, DOCX, HTML or text"


def _listed(file: Path, known: dict[PurePath, Manifest | None]) -> tuple[Manifest | None, Facts | None]:
    """Return the nearest manifest above `file`, and what all of them say of it; what a nearer one states holds.

    The search goes up beyond the folder handed in: indexing a part of a folder must not drop the access groups that
    the manifest of the whole folder sets.
    """
    for folder in file.parents:
        if folder not in known:
            path = folder / MANIFEST
            # A manifest that is there and cannot be read must stop the run: it may hold who is to see what.
            known[folder] = read_manifest(path) if os.path.lexists(path) else None
    return next((manifest for folder in file.parents if (manifest := known[folder])), None), facts_of(file, known)


def facts_of(file: PurePath, manifests: Mapping[PurePath, Manifest | None]) -> Facts | None:
    """Return what the manifests of the folders above a file say of it, a nearer one first; None when none lists it."""
    told: Facts | None = None
    for folder in file.parents:
        manifest = manifests.get(folder)
        if manifest and (facts := manifest.facts(file)):
            told = told.over(facts) if told else facts
    return told


def _missing(top: Path, manifests: dict[PurePath, Manifest | None]) -> Iterator[tuple[Path, Rejected]]:
    """Yield a Rejected for each line of a manifest that names no file; raise MalformedManifest where it sets groups.

    Such a line means some file under another spelling, which would be open to everybody.
    """
    for folder, manifest in manifests.items():
        for name, reason in unmet(manifest) if manifest else ():
            if (path := Path(folder, name)).is_relative_to(top):
                yield path, Rejected(shown(path.relative_to(top).as_posix()), reason)


def unmet(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield the name of each file that a manifest lists and nobody met, and what to say of it. Raises MalformedManifest."""
    for name in sorted(manifest.entries.keys() - manifest.met):
        line = manifest.lines[name]
        if manifest.entries[name].groups:
            raise MalformedManifest(
                f"{manifest.path}:{line}: says who may see '{name}', but there is no such file. "
                "Name it as it is named there, or take the line out; nothing was indexed."
            )
        yield name, f"is named in {MANIFEST} line {line}, but there is no such file"


def _is_date(text: str) -> bool:
    """Return True for a day, month or year that exists: 2026-03-05, 2026-03, 2026."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[: 3 * (2 - text.count("-"))])
    except ValueError:
        return False
    return True


def read_manifest(path: Path) -> Manifest:
    """Return what a manifest.jsonl says. Raises MalformedManifest naming the line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MalformedManifest(f"Could not read {path}: {error}. Mend it; nothing was indexed.") from error
    return parse_manifest(path, str(path), data)


def parse_manifest(path: PurePath, named: str, data: bytes) -> Manifest:
    """Return what a manifest's bytes say, of the files beside `path`; errors call it `named`. Raises MalformedManifest."""
    manifest = Manifest(path, {}, {})
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedManifest(f"Could not read {named}: {error}. Save it as UTF-8; nothing was indexed.") from error
    for number, line in enumerate(content.split("\n"), 1):  # JSON may hold other line separators inside a text
        if line.strip():
            name, facts = _entry(named, number, line)
            if name in manifest.entries:
                first = manifest.lines[name]
                raise MalformedManifest(
                    f"{named}:{number}: describes '{name}' again, after line {first}. Keep one; nothing was indexed."
                )
            manifest.entries[name] = facts
            manifest.lines[name] = number
    return manifest


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; of two values for one key nobody knows which is meant."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands in it twice")
    return dict(pairs)


def _entry(named: str, number: int, line: str) -> tuple[str, Facts]:
    def fault(why: str) -> MalformedManifest:
        return MalformedManifest(f"{named}:{number}: {why}. Mend the line; nothing was indexed.")

    try:
        row: Any = json.loads(line, object_pairs_hook=_each_once)
    except ValueError as error:
        raise fault(f"is no JSON object ({getattr(error, 'msg', error)})") from error
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        raise fault('needs a "file" with the name of a file beside it')
    name = unicodedata.normalize("NFC", row["file"])
    if name != PurePosixPath(name).as_posix() or name.startswith("/") or {"..", "."} & set(name.split("/")):
        raise fault(f'"file" is {name!r}; write the path below this folder plainly, with / between folders')
    if unknown := set(row) - _FACTS - {"file"}:
        raise fault(f"has unknown keys {sorted(unknown)}; known: file, {', '.join(sorted(_FACTS))}")
    groups = row.pop("groups", None)
    if groups is not None and not (isinstance(groups, list) and all(isinstance(g, str) and g for g in groups)):
        raise fault('"groups" must be a list of group names')
    texts = {key: value for key, value in row.items() if key != "file"}
    if wrong := [key for key, value in texts.items() if not isinstance(value, str | None)]:
        raise fault(f"{wrong[0]!r} must be text or null")
    if (published := texts.get("published")) and not _is_date(published):
        raise fault(f'"published" is {published!r}, no date; write it as 2026-03-05, 2026-03 or 2026')
    if (kind := texts.get("kind")) and kind not in KINDS:
        raise fault(f'"kind" is {kind!r}; known kinds: {", ".join(KINDS)}')
    return name, Facts(**texts, groups=None if groups is None else tuple(groups))
