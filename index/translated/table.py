"""The word table that ships: words and terms of one language → ways to say them in the other, and how names sound."""

import functools
import hashlib
import json
import lzma
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelMissing
from index.shipped import shipped

WORDS, READINGS, MANIFEST = "words.tsv.xz", "readings.tsv.xz", "table.json"


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of the table by their key; a line is taken apart when it is asked for: a question needs a dozen of them."""

    lines: dict[str, str]
    readings: dict[str, str]

    @classmethod
    def load(cls, folder: Path | None = None) -> "Table":
        """Return the table in a folder, or the one that ships. Raises ModelMissing when it is absent or damaged."""
        folder = folder or shipped("models/words")
        sums = _sums(folder)
        return cls(*(_lines(folder / name, sums.get(name)) for name in (WORDS, READINGS)))

    def __contains__(self, key: object) -> bool:
        return key in self.lines

    def ways(self, key: str) -> list[tuple[tuple[str, ...], float]]:
        """Return the ways to say a word in the other language, as search words with a weight (0 to 1), best first.

        The key is a Chinese word, or the stems of an English word or term with spaces between them.
        """
        found = (way.rsplit("=", 1) for way in self.lines.get(key, "").split("|") if way)
        return [(tuple(words.split(" ")), int(weight) / 10) for words, weight in found]

    def sounds(self, character: str) -> list[str]:
        """Return how a Chinese character is read, without tones, the usual reading first; none when it isn't known."""
        return self.readings.get(character, "").split()


@functools.cache
def shipped_table() -> Table:
    """Return the table that ships, read once. Raises ModelMissing when it is absent or damaged."""
    return Table.load()


def _sums(folder: Path) -> dict[str, str]:
    try:
        sums: dict[str, str] = json.loads((folder / MANIFEST).read_text("utf-8"))["sha256"]
    except (OSError, ValueError, KeyError) as error:
        raise _missing(folder / MANIFEST, str(error)) from error
    return sums


def _lines(file: Path, expected: str | None) -> dict[str, str]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise _missing(file, str(error)) from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise _missing(file, f"its checksum is not the one in {MANIFEST}")
    rows = (line.partition("\t") for line in lzma.decompress(data).decode("utf-8").split("\n") if line)
    return {key: rest for key, _, rest in rows}


def _missing(file: Path, why: str) -> ModelMissing:
    return ModelMissing(
        f"Could not load the word table '{file}': {why}. Install Yinju again, or build the table: "
        "python -m models.training.words (models/training/README.md)."
    )
