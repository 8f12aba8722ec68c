"""Plain keywords: bm25s over jieba's words. No encoder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.chunks import CUTTING, HANDED, chunked, load_places, save_places, words
from evals.benchmarks.peers.types import Asked, Given, Place


class Bm25Jieba:
    """BM25 as bm25s has it by default, words cut by jieba."""

    name = "bm25s + jieba"
    modules: tuple[str, ...] = ("bm25s", "jieba")
    packages: tuple[str, ...] = ("bm25s", "jieba")
    files: tuple[Path, ...] = ()
    settings = f"Lucene's BM25, k1 1.5, b 0.75; words by jieba's search mode; {CUTTING}"
    cites = f"its first {HANDED} passages"

    def index(self, given: Given) -> int:
        """Return how many passages were indexed."""
        import bm25s

        chunks = chunked(given.texts)
        bm25: Any = bm25s.BM25()
        bm25.index([words(chunk.text) for chunk in chunks], show_progress=False)
        bm25.save(str(given.folder / "bm25"))
        save_places(chunks, given.folder)
        return len(chunks)

    def open(self, folder: Path) -> None:
        """Load the index."""
        import bm25s

        self._bm25: Any = bm25s.BM25.load(str(folder / "bm25"))
        self._places = load_places(folder)

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k passages with the highest BM25; none that has no word of the question."""
        terms = words(asked.question)
        if not terms:
            return []
        found, scores = self._bm25.retrieve([terms], k=min(k, len(self._places)), show_progress=False)
        return [self._places[int(row)] for row, score in zip(found[0], scores[0], strict=True) if score > 0]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the passages that would be handed to a language model."""
        return self.find(asked, HANDED)
