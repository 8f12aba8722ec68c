"""Files handed in through a page: kept in the store's folder `uploads/`, with a manifest, so that they can be indexed again."""

import json
import os
import re
import time
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path, PurePath

import index.sources as sources
from index.types import Facts
from index.unseen import IN_NAME, IN_TEXT

FOLDER, INCOMING = "uploads", ".incoming"
# File systems take 255 bytes; a number behind the name and what saving aside adds must fit too.
LONGEST_NAME = 180
NAMELESS = "untitled"
# Seconds. Another service over the same store may be taking files in.
A_DAY = 86_400
# "/" and "#" part the name of a container from what lies in it; the rest some file systems refuse.
PARTING = re.compile(r'[#:*?"<>|]')


def folder(store: Path) -> Path:
    """Return the folder in which the store keeps what was uploaded."""
    return (store / FOLDER).resolve()


def incoming(store: Path) -> Path:
    """Return the folder for files that are still arriving; it is hidden, so that no run reads in it."""
    place = folder(store) / INCOMING
    place.mkdir(parents=True, exist_ok=True)
    return place


def safe_name(name: str) -> str:
    """Return a file's name as it is kept: its last part alone, without what nobody sees, short enough, never hidden."""
    plain = name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/").rsplit("/", 1)[-1]
    plain = IN_TEXT.sub("", IN_NAME.sub("", unicodedata.normalize("NFC", plain)))
    plain = PARTING.sub("_", plain).strip().lstrip(".").strip()
    stem, suffix = PurePath(plain).stem, PurePath(plain).suffix[:20]
    room = LONGEST_NAME - len(suffix.encode())
    return (stem.encode()[:room].decode("utf-8", "ignore").rstrip() or NAMELESS) + suffix


def refused(name: str, size: int, max_mb: float) -> str | None:
    """Return why a file of this name and size is not even kept, in the words of `yinju index`; None when it is."""
    if name == sources.MANIFEST:
        return "describes the files of a folder; hand that folder to `yinju index`"
    if reason := sources.unreadable_name(PurePath(name)):
        return reason
    if size > max_mb * 2**20:
        return f"is larger than the {max_mb:g} MB that setting max_file_mb allows; split it, or raise the setting"
    return None if size else "is empty; leave it out"


def take(store: Path, arrived: Path, name: str) -> Path:
    """Return where a file that has arrived is kept now; one with another's name and other bytes gets a number."""
    place = folder(store) / name
    stem, suffix, number = place.stem, place.suffix, 1
    while place.exists():
        if place.is_file() and _same(place, arrived):
            arrived.unlink()
            return place
        number += 1
        place = place.with_name(f"{stem} ({number}){suffix}")
    arrived.replace(place)
    return place


def describe(store: Path, facts: Mapping[str, Facts]) -> None:
    """Write down in the uploads' manifest what is known of these files, by name; every file kept has its line."""
    lines = _lines(store) | {
        name: {"file": name} | {key: value for key, value in asdict(told).items() if value is not None}
        for name, told in facts.items()
    }
    _write(store, lines)


def drop(store: Path, names: Collection[str]) -> None:
    """Delete uploaded files and their lines in the manifest."""
    for name in names:
        (folder(store) / name).unlink(missing_ok=True)
    _write(store, {name: line for name, line in _lines(store).items() if name not in names})


def keep_only(store: Path, held: Collection[str]) -> None:
    """Delete every uploaded file that none of these sources lies in, and all that never finished arriving."""
    if not folder(store).is_dir():
        return
    files = {of_source(source) for source in held}
    drop(store, {path.name for path in folder(store).iterdir() if path.is_file()} - files - {sources.MANIFEST})
    clear_incoming(store, older=0)


def clear_incoming(store: Path, older: float = A_DAY) -> None:
    """Delete what arrived, was never read, and has lain so many seconds: its service has ended since."""
    now = time.time()
    for path in incoming(store).iterdir() if (folder(store) / INCOMING).is_dir() else ():
        if now - path.stat().st_mtime >= older:
            path.unlink(missing_ok=True)


def of_source(source: str) -> str:
    """Return the name of the uploaded file that a source is or lies in."""
    return re.split("[/#]", source, maxsplit=1)[0]


def _lines(store: Path) -> dict[str, dict[str, object]]:
    path = folder(store) / sources.MANIFEST
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {row["file"]: row for row in rows}


def _write(store: Path, lines: Mapping[str, Mapping[str, object]]) -> None:
    path = folder(store) / sources.MANIFEST
    aside = path.with_name("." + path.name)
    with aside.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(lines[name], ensure_ascii=False) + "\n" for name in sorted(lines))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
