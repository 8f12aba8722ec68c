"""Nearest vectors: the contract and its backend, FAISS."""

from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.embedder import Vectors
from index.scored import Mask, Rows, Scored, Scores

# Rows looked at for mean and spread of the scores: a standard error of 2 % of the spread, in well under a millisecond.
SAMPLE = 2048


class VectorStore(Protocol):
    """Finds passages by vector; scores are inner products of unit vectors, so cosines."""

    def search(self, vector: Vectors, k: int, allowed: Mask | None = None) -> Scored:
        """Return the k nearest allowed rows, nearest first."""

    def score(self, vector: Vectors, rows: Rows) -> Scores:
        """Return the cosines of these rows, in their order."""

    def vectors(self, rows: Rows) -> Vectors:
        """Return an array (len(rows), dimensions) of the stored vectors."""

    def save(self, file: Path) -> None:
        """Write the store into one file."""


class FaissVectors:
    """An exact FAISS index in memory (inner product)."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self.count = int(index.ntotal)
        self.dimensions = int(index.d)

    @classmethod
    def make(cls, vectors: Vectors) -> "FaissVectors":
        """Return a store over an array (n, dimensions) of unit vectors, in row order."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @classmethod
    def load(cls, file: Path) -> "FaissVectors":
        """Return the store that `save` wrote."""
        import faiss

        return cls(faiss.read_index(str(file)))

    def save(self, file: Path) -> None:
        """Write the index in FAISS's own format."""
        import faiss

        faiss.write_index(self._index, str(file))

    def search(self, vector: Vectors, k: int, allowed: Mask | None = None) -> Scored:
        """Return the k nearest allowed rows, nearest first; rows that are not allowed are never looked at."""
        import faiss

        open_rows = np.arange(self.count) if allowed is None else np.flatnonzero(allowed)
        if not len(open_rows):
            return Scored(np.zeros(0, np.int64), np.zeros(0, np.float32), 0.0, 0.0)
        limits = None
        if allowed is not None:
            bits = np.packbits(
                allowed, bitorder="little"
            )  # a bit a row: a million rows cost no more than a look-up each
            # faiss's own Python wrappers take these arguments, its type stubs don't know them.
            limits = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
        scores, rows = self._index.search(vector[None, :], min(k, len(open_rows)), params=limits)
        found = rows[0] >= 0
        mean, spread = self._scale(vector, open_rows)
        return Scored(rows[0][found].astype(np.int64), scores[0][found].astype(np.float32), mean, spread)

    def score(self, vector: Vectors, rows: Rows) -> Scores:
        """Return the cosines of these rows, in their order."""
        if not len(rows):
            return np.zeros(0, np.float32)  # an empty store does not know how wide a vector is
        cosines: Scores = (self.vectors(rows) @ vector).astype(np.float32)
        return cosines

    def vectors(self, rows: Rows) -> Vectors:
        """Return an array (len(rows), dimensions) of the stored vectors."""
        if not len(rows):
            return np.zeros((0, self._index.d), np.float32)
        return np.asarray(self._index.reconstruct_batch(np.ascontiguousarray(rows, np.int64)), np.float32)

    def _scale(self, vector: Vectors, open_rows: Rows) -> tuple[float, float]:
        step = max(1, len(open_rows) // SAMPLE)
        sample = self.score(vector, open_rows[::step])
        return float(sample.mean()), float(sample.std())
