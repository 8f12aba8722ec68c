"""BM25 over search words: the contract and its backend, bm25s."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.scored import Mask, Rows, Scored, Scores, top

# Robertson & Zaragoza 2009; the usual values, kept because passages are of like length.
K1, B = 1.2, 0.75


class KeywordStore(Protocol):
    """Finds passages by words; rows are passage numbers of one snapshot."""

    def search(self, words: list[str], k: int, allowed: Mask | None = None) -> Scored:
        """Return the k best allowed rows with a score above zero, best first."""

    def score(self, words: list[str], rows: Rows) -> Scores:
        """Return the scores of these rows, in their order."""

    def held(self, words: Sequence[str], allowed: Mask | None = None) -> list[int]:
        """Return in how many allowed passages each word stands, in the order of `words`."""

    def save(self, folder: Path) -> None:
        """Write the store's files into an existing folder."""


class Bm25Keywords:
    """Keywords held in memory by bm25s; scoring is dense, one number for every passage."""

    def __init__(self, index: Any, count: int) -> None:
        self._index = index
        self.count = count

    @classmethod
    def make(cls, words: list[list[str]]) -> "Bm25Keywords":
        """Return a store over the words of each passage, in row order."""
        index = _bm25s().BM25(k1=K1, b=B)
        # bm25s cannot index nothing: a word that no question can hold keeps the matrix from being empty.
        index.index([*words, ["\x00"]], show_progress=False)
        return cls(index, len(words))

    @classmethod
    def load(cls, folder: Path, count: int) -> "Bm25Keywords":
        """Return the store that `save` wrote; `count` is the number of its passages."""
        return cls(_bm25s().BM25.load(folder, mmap=False, load_corpus=False, load_vocab=True), count)

    def save(self, folder: Path) -> None:
        """Write the index as .npy arrays and JSON."""
        self._index.save(folder, show_progress=False)

    def search(self, words: list[str], k: int, allowed: Mask | None = None) -> Scored:
        """Return the k best allowed rows with a score above zero, best first."""
        scores = self._scores(words)
        rows, best = top(scores, k, allowed)
        over = scores if allowed is None else scores[allowed]
        mean, spread = (float(over.mean()), float(over.std())) if len(over) else (0.0, 0.0)
        return Scored(rows, best, mean, spread)

    def score(self, words: list[str], rows: Rows) -> Scores:
        """Return the scores of these rows, in their order."""
        return self._scores(words)[rows]

    def held(self, words: Sequence[str], allowed: Mask | None = None) -> list[int]:
        """Return in how many allowed passages each word stands, in the order of `words`."""
        starts, rows = self._index.scores["indptr"], self._index.scores["indices"]
        found = [rows[starts[p] : starts[p + 1]] for p in map(self._index.vocab_dict.get, words) if p is not None]
        counts = iter(len(r) if allowed is None else int(allowed[r].sum()) for r in found)
        return [next(counts) if word in self._index.vocab_dict else 0 for word in words]

    def _scores(self, words: list[str]) -> Scores:
        known = [word for word in words if word in self._index.vocab_dict]
        if not known:
            return np.zeros(self.count, np.float32)
        return np.asarray(self._index.get_scores(known), np.float32)[: self.count]


def _bm25s() -> Any:
    """Return the library; on import it sets its own logger to tell every step, which is for nobody here."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s
