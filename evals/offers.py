"""Folders of question sets → the sets that the page offers, each under a key that stands for its path."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.records import Words
from index.errors import WrongUse

SUFFIXES = (".jsonl", ".csv", ".tsv", ".xlsx")
# A set kept back until the end is no longer held back once a page offers it.
HELD = ".held"
# A set of ten thousand questions is about five megabytes.
MOST_BYTES = 32 * 1024 * 1024
OTHER, LONGEST = re.compile(r"[^\w.\-]+"), 80


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of sets: its key, what the page calls it, where it is."""

    key: str
    name: Words
    folder: Path


@dataclass(frozen=True, slots=True)
class Offer:
    """A set that the page offers: `shelf/name` is its key; beside it lies its gate, where it has one."""

    shelf: Shelf
    path: Path
    here: bool = True
    """False where the store does not hold what the set is about."""

    @property
    def key(self) -> str:
        """Return what stands for it on the page; a page never names a path."""
        return f"{self.shelf.key}/{self.path.name}"

    @property
    def gate(self) -> Path | None:
        """Return the gate beside the set, `NAME.gate.toml`; None without one."""
        gate = self.path.with_suffix("").with_suffix(".gate.toml")
        return gate if gate.is_file() else None


def offers(shelves: Sequence[Shelf]) -> Iterator[Offer]:
    """Yield the sets of the shelves, by name within each; a folder that is not there has none."""
    for shelf in shelves:
        found = sorted(shelf.folder.iterdir()) if shelf.folder.is_dir() else []
        for path in found:
            if path.suffix.lower() in SUFFIXES and not path.stem.endswith(HELD) and path.is_file():
                yield Offer(shelf, path)


def offered(key: str, shelves: Sequence[Shelf]) -> Offer:
    """Return the set that a key stands for. Raises WrongUse."""
    for offer in offers(shelves):
        if offer.key == key:
            return offer
    raise WrongUse(f"There is no question set '{key[:80]}' any more. Open the page again and choose another.")


def take(name: str, data: bytes, shelf: Shelf) -> Offer:
    """Return a set that was handed in, written to a shelf under its own name; it takes the place of one named alike.

    Raises WrongUse for another sort of file, and for one too large.
    """
    clean = OTHER.sub("-", Path(name.replace("\\", "/")).name).lstrip(".-")[-LONGEST:]
    if Path(clean).suffix.lower() not in SUFFIXES or not Path(clean).stem:
        raise WrongUse(f"'{name[:80]}' is no question set: take a file that ends in {', '.join(SUFFIXES)}.")
    if len(data) > MOST_BYTES:
        raise WrongUse(f"'{name[:80]}' is larger than {MOST_BYTES >> 20} MB. Split it, or run it with yinju eval run.")
    shelf.folder.mkdir(parents=True, exist_ok=True)
    aside = shelf.folder / f".new-{clean}"
    aside.write_bytes(data)
    path = aside.replace(shelf.folder / clean)
    return Offer(shelf, path)
