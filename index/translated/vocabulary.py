"""The Chinese words of a store, found by a word they hold and by how they sound: a table cannot know every name."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from index.translated.table import Table
from index.words import HAN

# 大学 is looked for in 师范大学 too; a word longer by more is a name or a title that says something else.
LONGER = 2
# A Han name has two to four characters.
NAME = range(2, 5)


class Vocabulary:
    """Looks up the words that a store's passages hold; each index is made when it is first asked for."""

    def __init__(self, words: Iterable[str], table: Table) -> None:
        self._words = [word for word in words if len(word) > 1 and all(map(HAN.match, word))]
        self._table = table

    def holding(self, word: str) -> list[str]:
        """Return the words that hold this Chinese word of two characters or more and little else, in the store's order."""
        grams, owners = self._grams
        if len(word) < 2 or not HAN.match(word):
            return []
        start, end = np.searchsorted(grams, [_gram(word, 0), _gram(word, 0) + 1])
        near = (self._words[owner] for owner in np.unique(owners[start:end]))
        return [held for held in near if len(word) < len(held) <= len(word) + LONGER and word in held]

    def sounding(self, reading: str) -> list[str]:
        """Return the words of two to four characters, unknown to the table, that are read so: "limeng" finds 李萌."""
        return self._sounds.get(reading, [])

    @cached_property
    def _grams(self) -> tuple[np.ndarray, np.ndarray]:
        """Return each two neighbouring characters of each longer word as a number, sorted, and whose they are."""
        pairs = [(_gram(w, at), n) for n, w in enumerate(self._words) if len(w) > 2 for at in range(len(w) - 1)]
        found = np.array(pairs, np.int64).reshape(-1, 2)
        order = np.argsort(found[:, 0], kind="stable")
        return found[order, 0], found[order, 1]

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        sounds = defaultdict(list)
        for word in self._words:
            if len(word) in NAME and word not in self._table:
                for reading in readings(word, self._table):
                    sounds["".join(reading)].append(word)
        return dict(sounds)


def readings(word: str, table: Table) -> list[tuple[str, ...]]:
    """Return the ways a name is read, a syllable a character; the first character, a family name, has its own too."""
    heard = [table.sounds(char) for char in word]
    if not all(heard):
        return []
    return [(first, *(other[0] for other in heard[1:])) for first in heard[0]]


def _gram(word: str, at: int) -> int:
    return ord(word[at]) << 32 | ord(word[at + 1])
