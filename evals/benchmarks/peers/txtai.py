"""txtai's hybrid index: vectors and BM25, their scores added up."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.chunks import CUTTING, DTYPE, ENCODER, HANDED, chunked, load_places, save_places
from evals.benchmarks.peers.types import Asked, Given, Place

WORDS = "evals.benchmarks.peers.txtai_words.JiebaBM25"


class Txtai:
    """An Embeddings index with a sparse index of keywords beside the dense one, half and half (its default)."""

    name = "txtai"
    modules: tuple[str, ...] = ("txtai",)
    packages: tuple[str, ...] = ("txtai", "jieba")
    files: tuple[Path, ...] = (ENCODER,)
    settings = f"Embeddings, hybrid 0.5 to 0.5, BM25 over jieba's words; vectors in {DTYPE}; {CUTTING}"
    cites = f"its first {HANDED} passages, its RAG's default"

    def index(self, given: Given) -> int:
        """Return how many passages were indexed."""
        from txtai import Embeddings

        chunks = chunked(given.texts)
        embeddings: Any = Embeddings(
            path=str(ENCODER),
            gpu=False,
            # What `hybrid: true` stands for, with other words.
            scoring={"method": WORDS, "terms": True, "normalize": True},
            vectors={"dtype": DTYPE},
        )
        embeddings.index([(number, chunk.text, None) for number, chunk in enumerate(chunks)])
        embeddings.save(str(given.folder / "index"))
        save_places(chunks, given.folder)
        return len(chunks)

    def open(self, folder: Path) -> None:
        """Load the index."""
        from txtai import Embeddings

        self._embeddings: Any = Embeddings()
        self._embeddings.load(str(folder / "index"))
        self._places = load_places(folder)

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k passages with the highest score of both together."""
        return [self._places[int(row)] for row, _ in self._embeddings.search(asked.question, k)]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the passages that would be handed to a language model."""
        return self.find(asked, HANDED)
