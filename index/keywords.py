"""BM25 over search words: the contract and its backend, bm25s."""

import logging
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.scored import Mask, Rows, Scored, Scores, top

# Robertson & Zaragoza 2009; the usual values, kept because passages are of like length.
K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a term: a passage says it when it holds a word of each slot; `weight` (0 to 1) is how good it is."""

    slots: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that may be said in several ways; a passage is scored for it once, whichever it holds."""

    ways: tuple[Way, ...]


Words = Sequence[str | Term]


class KeywordStore(Protocol):
    """Finds passages by words; rows are passage numbers of one snapshot.

    `counted` are the rows that a word's rareness is counted over: those the asker may see, so that no score tells what
    hidden passages hold. None counts all.
    """

    def search(self, words: Words, k: int, allowed: Mask | None = None, counted: Mask | None = None) -> Scored:
        """Return the k best allowed rows with a score above zero, best first."""

    def score(self, words: Words, rows: Rows, counted: Mask | None = None) -> Scores:
        """Return the scores of these rows, in their order; rows that are not counted score zero."""

    def held(self, words: Sequence[str], allowed: Mask | None = None) -> list[int]:
        """Return in how many allowed passages each word stands, in the order of `words`."""

    def vocabulary(self) -> Iterable[str]:
        """Return every word that stands in a passage; hidden passages' words too: for looking up, never for showing."""

    def save(self, folder: Path) -> None:
        """Write the store's files into an existing folder."""


class Bm25Keywords:
    """Keywords held in memory by bm25s; scoring is dense, one number for every passage.

    bm25s keeps for each word and passage idf * tf / (K + tf), where K grows with the passage's length. Its idf counts
    every passage of the snapshot, so it is divided out where only some of them count.
    """

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

    def search(self, words: Words, k: int, allowed: Mask | None = None, counted: Mask | None = None) -> Scored:
        """Return the k best allowed rows with a score above zero, best first."""
        scores = self._scores(words, counted)
        rows, best = top(scores, k, allowed)
        over = scores if allowed is None else scores[allowed]
        mean, spread = (float(over.mean()), float(over.std())) if len(over) else (0.0, 0.0)
        return Scored(rows, best, mean, spread)

    def score(self, words: Words, rows: Rows, counted: Mask | None = None) -> Scores:
        """Return the scores of these rows, in their order; rows that are not counted score zero."""
        return self._scores(words, counted)[rows]

    def held(self, words: Sequence[str], allowed: Mask | None = None) -> list[int]:
        """Return in how many allowed passages each word stands, in the order of `words`."""
        return [_number(self._postings(word)[0], allowed) for word in words]

    def vocabulary(self) -> Iterable[str]:
        """Return every word that stands in a passage; hidden passages' words too: for looking up, never for showing."""
        return list(self._index.vocab_dict)

    def _scores(self, words: Words, counted: Mask | None) -> Scores:
        scores = np.zeros(self.count, np.float32)
        for word in words:
            if isinstance(word, str):
                rows, values = self._postings(word)
                if found := _number(rows, counted):
                    scores[rows] += values * np.float32(self._idf(found, counted) / self._idf(len(rows), None))
            else:
                self._add(word, counted, scores)
        return scores if counted is None else np.where(counted, scores, 0)

    def _add(self, term: Term, counted: Mask | None, scores: Scores) -> None:
        """Add a term's score: its ways' frequencies, weighted, are one frequency, and so are their passages.

        Darwish & Oard 2003, "Probabilistic structured query methods": a word with many translations is still one word.
        """
        gain, held = np.zeros(self.count, np.float32), 0.0
        for way in term.ways:
            rows, values = self._said(way)
            if len(rows):
                gain[rows] += np.float32(way.weight) * values
                held += way.weight * _number(rows, counted)
        if held:
            scores += np.float32(self._idf(min(held, self._size(counted)), counted)) * gain / (1 + gain)

    def _said(self, way: Way) -> tuple[Rows, Scores]:
        """Return the passages that say a term this way, and how often for their length: as often as the rarest slot."""
        rows, values = self._any(way.slots[0])
        for slot in way.slots[1:]:
            more, others = self._any(slot)
            rows, here, there = np.intersect1d(rows, more, assume_unique=True, return_indices=True)
            values = np.minimum(values[here], others[there])
        return rows, values

    def _any(self, slot: tuple[str, ...]) -> tuple[Rows, Scores]:
        """Return the passages that hold a word of a slot, and the words' frequencies for their length, added up."""
        found = [self._frequencies(word) for word in slot if word in self._index.vocab_dict]
        if len(found) < 2:
            return found[0] if found else (np.zeros(0, np.int64), np.zeros(0, np.float32))
        rows, place = np.unique(np.concatenate([rows for rows, _ in found]), return_inverse=True)
        return rows, np.bincount(place, np.concatenate([values for _, values in found])).astype(np.float32)

    def _frequencies(self, word: str) -> tuple[Rows, Scores]:
        """Return a word's passages and tf / K of each: from s = idf * tf / (K + tf) it is (s / idf) / (1 - s / idf)."""
        rows, values = self._postings(word)
        share = values / np.float32(self._idf(len(rows), None))
        return rows, share / (1 - share)

    def _postings(self, word: str) -> tuple[Rows, Scores]:
        """Return a word's passages in row order, and bm25s's scores of the word in them."""
        place = self._index.vocab_dict.get(word)
        if place is None:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        scores = self._index.scores
        within = slice(*scores["indptr"][place : place + 2])
        return scores["indices"][within], scores["data"][within]

    def _idf(self, held: float, counted: Mask | None) -> float:
        """Return the inverse document frequency of a word in `held` of the counted passages, as bm25s reckons it."""
        size = self._size(counted) + 1  # bm25s counts the passage of its own that `make` adds
        return math.log(1 + (size - held + 0.5) / (held + 0.5))

    def _size(self, counted: Mask | None) -> int:
        return self.count if counted is None else int(counted.sum())


def _number(rows: Rows, counted: Mask | None) -> int:
    return len(rows) if counted is None else int(counted[rows].sum())


def _bm25s() -> Any:
    """Return the library; on import it sets its own logger to tell every step, which is for nobody here."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s
