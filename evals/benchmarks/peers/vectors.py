"""Plain vectors: sentence-transformers and a flat FAISS index. No keywords."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.chunks import CUTTING, DTYPE, ENCODER, HANDED, chunked, encoder, load_places, save_places
from evals.benchmarks.peers.types import Asked, Given, Place


class FlatVectors:
    """Cosine of every passage with the question."""

    name = "sentence-transformers + FAISS"
    modules: tuple[str, ...] = ("sentence_transformers", "faiss")
    packages: tuple[str, ...] = ("sentence-transformers", "faiss-cpu")
    files: tuple[Path, ...] = (ENCODER,)
    settings = f"encode() in batches of 32, {DTYPE}, cosine, IndexFlatIP; {CUTTING}"
    cites = f"its first {HANDED} passages"

    def index(self, given: Given) -> int:
        """Return how many passages were indexed."""
        import faiss

        chunks, model = chunked(given.texts), encoder()
        vectors = model.encode([chunk.text for chunk in chunks], normalize_embeddings=True)
        index: Any = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        faiss.write_index(index, str(given.folder / "vectors.faiss"))
        save_places(chunks, given.folder)
        return len(chunks)

    def open(self, folder: Path) -> None:
        """Load encoder and index."""
        import faiss

        self._model = encoder()
        self._index: Any = faiss.read_index(str(folder / "vectors.faiss"))
        self._places = load_places(folder)

    def find(self, asked: Asked, k: int) -> Sequence[Place]:
        """Return the k passages with the highest cosine."""
        vector = self._model.encode([asked.question], normalize_embeddings=True)
        _, found = self._index.search(vector, min(k, len(self._places)))
        return [self._places[int(row)] for row in found[0]]

    def cite(self, asked: Asked) -> Sequence[Place]:
        """Return the passages that would be handed to a language model."""
        return self.find(asked, HANDED)
