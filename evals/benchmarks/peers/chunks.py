"""A document → passages for peers that leave the cutting to their user; and search words and encoder, as all of them get them.

Passages are whole sentences by Chinese and English end marks, without overlap, and as long as Yinju's own aim to be: hit@k
then compares how passages are found, not how long they are.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.types import Place, Text
from index.passages import width
from index.shipped import shipped

ENCODER = shipped("models/embedder")
# The weights lie in half precision, in which a processor is slow: 32 bits are what a user would choose.
DTYPE = "float32"
SIZE = 280
"""Width of a passage in Chinese characters, a Latin one counting 0.3: Yinju's default, which a test holds equal."""
HANDED = 3
"""How many passages a peer hands to a language model where it has no number of its own: txtai's number."""
CUTTING = f"whole sentences up to {SIZE} Chinese characters (a Latin one counts 0.3), no overlap, title before each"

BOUNDARY = re.compile(
    r"(?<=[。！？；\n])(?![”’」』）》])|(?<=[。！？；][”’」』）》])|(?<=[.!?;])(?=\s)|(?<=[.!?;][\"”’')\]])(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: where it stands, and its text with the document's title before it."""

    place: Place
    text: str


def chunked(texts: Iterable[Text]) -> list[Chunk]:
    """Return the passages of the documents, in order."""
    return [
        Chunk(Place(one.id, start, end), titled(one.title, one.text[start:end]))
        for one in texts
        for start, end in passages(one.text)
    ]


def titled(title: str, passage: str) -> str:
    """Return a passage with the title before it, once."""
    return passage if not title or passage.startswith(title) else f"{title}\n{passage}"


def passages(text: str, size: float = SIZE) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each passage, in order, without the space around it."""
    start = at = 0
    for piece in pieces(text, size):
        if at > start and width(text[start : at + len(piece)]) > size:
            yield from _trimmed(text, start, at)
            start = at
        at += len(piece)
    yield from _trimmed(text, start, at)


def pieces(text: str, size: float = SIZE) -> Iterator[str]:
    """Yield the sentences of a text, which together are the text; one that is longer than a passage comes in parts."""
    for sentence in sentences(text):
        if (wide := width(sentence)) <= size:
            yield sentence
            continue
        step = max(int(len(sentence) * size / wide), 1)
        yield from (sentence[at : at + step] for at in range(0, len(sentence), step))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with the space around them: together they are the text."""
    return [piece for piece in BOUNDARY.split(text) if piece]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if bare := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(bare)


def words(text: str) -> list[str]:
    """Return the search words of a text by jieba's mode for search engines, small letters, in order."""
    import jieba

    jieba.setLogLevel(60)
    return [word for word in jieba.cut_for_search(text.lower()) if any(char.isalnum() for char in word)]


def encoder() -> Any:
    """Return the encoder as sentence-transformers loads it."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(ENCODER), device="cpu", model_kwargs={"dtype": DTYPE})


def save_places(chunks: Sequence[Chunk], folder: Path) -> None:
    """Write where the passages stand, in order."""
    rows = [asdict(chunk.place) for chunk in chunks]
    (folder / "places.json").write_text(json.dumps(rows), "utf-8")


def load_places(folder: Path) -> list[Place]:
    """Return where the passages stand, in order."""
    return [Place(**row) for row in json.loads((folder / "places.json").read_text("utf-8"))]
