"""Sentences and passages in the other language that hold their translation, beside passages that hold a sentence like it."""

import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.training.encoder import encode, keep_array, load

NEAR = 8  # sentences kept for each as being like it
LONGEST = 64  # tokens of a sentence whose likeness is told
ROWS = 1024  # compared at once
SAME = 0.97  # cosine from which two sentences may say the same


class Crossed:
    """Sentence pairs, and for each the numbers of the pairs that are most like it."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs
        self.near: NDArray[np.int32] = np.zeros((0, NEAR), np.int32)

    def plan(self, embedder: Path, file: Path, device: str) -> None:
        """Find the pairs like each pair, by their English side; kept in a file for a run that goes on."""
        if not file.exists():
            model, tokenizer = load(embedder)
            keep_array(nearest(encode(model.to(device), tokenizer, [en for _, en in self.pairs], LONGEST)), file)
        self.near = np.load(file)

    def drawn(self, chance: random.Random) -> tuple[str, str, str]:
        """Return (sentence, passage in the other language with its translation, passage with one like it instead)."""
        number = chance.randrange(len(self.pairs))
        asked, told = (0, 1) if chance.random() < 0.5 else (1, 0)
        beside = [chance.choice(self.pairs)[told] for _ in range(chance.randint(1, 3))]
        like = self.pairs[int(chance.choice(self.near[number]))][told]
        at = chance.randint(0, len(beside))
        between = " " if told else ""
        right, wrong = (between.join([*beside[:at], one, *beside[at:]]) for one in (self.pairs[number][told], like))
        return self.pairs[number][asked], right, wrong


def nearest(vectors: NDArray[np.float32]) -> NDArray[np.int32]:
    """Return (rows, NEAR) numbers of the rows most alike by cosine, without the row itself and its very equals."""
    out = np.zeros((len(vectors), NEAR), np.int32)
    for first in range(0, len(vectors), ROWS):
        alike = vectors[first : first + ROWS] @ vectors.T
        alike[alike > SAME] = -1
        out[first : first + ROWS] = np.argpartition(-alike, NEAR, axis=1)[:, :NEAR]
    return out
