"""Find sources: files under the paths handed in, each with the facts that a manifest or the flags state about it."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from index.errors import MalformedManifest, NothingToIndex, WrongUse
from index.types import Facts, Rejected, Source

MANIFEST = "manifest.jsonl"
# Beside a manifest these speak about the folder, they are no documents of it.
ABOUT_THE_FOLDER = ("readme", "license", "licence", "manifest")
READABLE = {"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml"}
KINDS = ("press", "plan", "law", "report")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FACTS = {f.name for f in fields(Facts)}


@dataclass(slots=True)
class Manifest:
    """A manifest.jsonl: facts by path relative to its folder, and which of these were found."""

    path: Path
    entries: dict[str, Facts]
    lines: dict[str, int]
    met: set[str] = field(default_factory=set)

    def facts(self, path: Path) -> Facts | None:
        """Return what the manifest says of a file, or None when it does not list it."""
        # One name may be written two ways in Unicode, and file systems keep either: both are the same file.
        name = unicodedata.normalize("NFC", path.relative_to(self.path.parent).as_posix())
        if name in self.entries:
            self.met.add(name)
        return self.entries.get(name)


def find(paths: list[Path], flags: Facts, max_bytes: int) -> Iterator[Source | Rejected]:
    """Yield a Source or a Rejected for each file under `paths`, in name order. Raises WrongUse for an unusable path."""
    for path in paths:
        if not path.exists():
            raise WrongUse(f"Could not index '{path}': there is no such file or folder. Check the path.")
    found = 0
    for path in paths:
        for source in _under(path, flags, max_bytes):
            found += 1
            yield source
    if not found:
        named = ", ".join(f"'{p}'" for p in paths)
        raise NothingToIndex(
            f"Nothing to index in {named}: no file there. Hand in a folder with .txt, .md or .html files."
        )


def _under(path: Path, flags: Facts, max_bytes: int) -> Iterator[Source | Rejected]:
    top = path.resolve()
    folder = top if top.is_dir() else top.parent
    manifests: dict[Path, Manifest | None] = {}
    for file in _files(top):
        name = file.relative_to(folder).as_posix()
        manifest, facts = _listed(file, manifests)
        if manifest is not None and facts is None and file.stem.lower() in ABOUT_THE_FOLDER:
            continue
        if reason := _unreadable(file, folder, max_bytes):
            yield Rejected(_printable(name), reason)
        else:
            yield Source(name, file, str(folder), (facts or Facts()).over(flags))
    yield from _missing(top, manifests)


def _files(top: Path) -> Iterator[Path]:
    if not top.is_dir():
        yield top
        return
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != MANIFEST:
                yield Path(folder, name)


def _printable(name: str) -> str:
    """Return a name that can be stored and shown: bytes that are no UTF-8 are written out as hexadecimal."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _unreadable(file: Path, folder: Path, max_bytes: int) -> str | None:
    if _printable(file.name) != file.name:
        return "has a name that is no UTF-8; rename it"
    if file.is_symlink() and not file.exists():
        return "is a link that leads nowhere; remove it, or mend it"
    if not file.resolve().is_relative_to(folder):
        return "is a link that leads out of the folder handed in; hand in the folder it leads to"
    if file.is_symlink():
        return "is a link, under whose name no manifest speaks of the file; hand in the file it leads to"
    if not file.is_file():
        return "is no ordinary file; leave it out"
    if file.suffix.lower() not in READABLE:
        return f"is a {file.suffix} file; this version reads .txt, .md and .html: save it as one of these"
    size = file.stat().st_size
    if size > max_bytes:
        return (
            f"is {size / 2**20:.0f} MB, more than the {max_bytes / 2**20:.0f} MB that setting max_file_mb allows; "
            "split it, or raise the setting"
        )
    return None


def _listed(file: Path, known: dict[Path, Manifest | None]) -> tuple[Manifest | None, Facts | None]:
    """Return the nearest manifest above `file`, and what all of them say of it; what a nearer one states holds.

    The search goes up beyond the folder handed in: indexing a part of a folder must not drop the access groups that
    the manifest of the whole folder sets.
    """
    nearest, told = None, None
    for folder in file.parents:
        if folder not in known:
            path = folder / MANIFEST
            # A manifest that is there and cannot be read must stop the run: it may hold who is to see what.
            known[folder] = read_manifest(path) if os.path.lexists(path) else None
        if manifest := known[folder]:
            nearest = nearest or manifest
            if facts := manifest.facts(file):
                told = told.over(facts) if told else facts
    return nearest, told


def _missing(top: Path, manifests: dict[Path, Manifest | None]) -> Iterator[Rejected]:
    """Yield a Rejected for each line of a manifest that names no file; raise MalformedManifest where it sets groups.

    Such a line means some file under another spelling, which would be open to everybody.
    """
    for folder, manifest in manifests.items():
        unmet = manifest.entries.keys() - manifest.met if manifest else set()
        for name in sorted(name for name in unmet if (folder / name).is_relative_to(top)):
            assert manifest is not None
            line, listed = manifest.lines[name], (folder / name).relative_to(top).as_posix()
            if manifest.entries[name].groups:
                raise MalformedManifest(
                    f"{manifest.path}:{line}: says who may see '{name}', but there is no such file. "
                    "Name it as it is named there, or take the line out; nothing was indexed."
                )
            yield Rejected(listed, f"is named in {MANIFEST} line {line}, but there is no such file")


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
    manifest = Manifest(path, {}, {})
    try:
        content = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedManifest(f"Could not read {path}: {error}. Save it as UTF-8; nothing was indexed.") from error
    for number, line in enumerate(content.split("\n"), 1):  # JSON may hold other line separators inside a text
        if line.strip():
            name, facts = _entry(path, number, line)
            if name in manifest.entries:
                first = manifest.lines[name]
                raise MalformedManifest(
                    f"{path}:{number}: describes '{name}' again, after line {first}. Keep one; nothing was indexed."
                )
            manifest.entries[name] = facts
            manifest.lines[name] = number
    return manifest


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; of two values for one key nobody knows which is meant."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands in it twice")
    return dict(pairs)


def _entry(path: Path, number: int, line: str) -> tuple[str, Facts]:
    def fault(why: str) -> MalformedManifest:
        return MalformedManifest(f"{path}:{number}: {why}. Mend the line; nothing was indexed.")

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
