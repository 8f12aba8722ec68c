"""A file of a public set, gzipped or not → its JSON, its rows, its columns; what is wrong is said with file and line."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.formats.types import Doc
from index.errors import MalformedSet

GZIP, UTF8 = b"\x1f\x8b", "utf-8-sig"


def text_of(path: Path) -> str:
    """Return a file's text. Raises MalformedSet."""
    return "".join(_lines(path))


def json_of(path: Path) -> Any:
    """Return the JSON of a file. Raises MalformedSet."""
    try:
        return json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise MalformedSet(f"{path}:{error.lineno}: is no JSON ({error.msg}). Name the set's own file.") from error


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines one by one, or of one JSON list. Raises MalformedSet, which names the line."""
    met = False
    for number, line in enumerate(_lines(path), 1):
        if not met and line.lstrip().startswith("["):
            yield from objects(path, json_of(path))
            return
        if line.strip():
            met = True
            yield _row(path, number, line)


def _lines(path: Path) -> Iterator[str]:
    """Yield a file's lines as they are read: a corpus of a million documents is never in memory as a whole."""
    try:
        with path.open("rb") as opened:
            packed = opened.read(len(GZIP)) == GZIP
        with gzip.open(path, "rt", encoding=UTF8) if packed else path.open(encoding=UTF8) as text:
            yield from text
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise MalformedSet(
            f"Could not read '{path}': {error}. Name the set's own file, in UTF-8 or gzipped."
        ) from error


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise MalformedSet(f"{path}:{number}: is no JSON ({error.msg}). Name the set's own file.") from error
    if not isinstance(row, dict):
        raise MalformedSet(f"{path}:{number}: is no JSON object. Name the set's own file.")
    return row


def objects(path: Path, told: Any) -> list[dict[str, Any]]:
    """Return a list of objects as it is. Raises MalformedSet for anything else."""
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise MalformedSet(f"'{path}' holds no list of objects where one is wanted. Is it of this format?")
    return told


def value(path: Path, row: dict[str, Any], *names: str) -> Any:
    """Return what an object holds under the first of these names that it has. Raises MalformedSet."""
    for name in names:
        if name in row:
            return row[name]
    has = ", ".join(list(row)[:8])
    raise MalformedSet(f"'{path}' has an object without '{names[0]}'; it has {has}. Is it of this format?")


def columns_of(path: Path) -> Iterator[list[str]]:
    """Yield the tab-separated cells of each line that is not empty."""
    for line in _lines(path):
        if line.strip():
            yield [cell.strip() for cell in line.rstrip("\n").split("\t")]


def found(folder: Path, *patterns: str) -> list[Path]:
    """Return the files below a folder that fit one of the patterns, in name order."""
    return sorted({path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()})


def doc_of(path: Path, row: dict[str, Any]) -> Doc:
    """Return the document of a corpus row as BEIR and MIRACL write it."""
    title = str(row.get("title") or "").strip()
    return Doc(str(value(path, row, "_id", "docid", "id")), str(value(path, row, "text", "contents")), title)
