"""The teacher's vectors of the English side of every text pair, kept in parts so that a stopped run goes on."""

import random

import numpy as np
from numpy.typing import NDArray

from models.training import corpora
from models.training.encoder import encode, keep_array, teacher
from models.training.recipe import Recipe

PART = 8192
# Sources whose sentences, some of one kind put one after another, read like a passage.
PROSE = ("wmt-test", "un-test", "mlqe-pe", "tico19", "govreport")
Pair = tuple[str, str]


def make(recipe: Recipe) -> None:
    """Write `teacher/NNNN.npy`, fp16 (texts, 384), for each part of `text_pairs` that is not there."""
    folder, longest = recipe.folder("teacher"), recipe.of("teacher")["longest"]
    said = [en for _, en in text_pairs(recipe)]
    parts = [(first, folder / f"{first // PART:04d}.npy") for first in range(0, len(said), PART)]
    left = [(first, file) for first, file in parts if not file.exists()]
    if not left:
        return
    _, model, tokenizer = teacher()
    model.to(recipe.device)
    for first, file in left:
        made = encode(model, tokenizer, said[first : first + PART], longest)
        keep_array(made.astype(np.float16), file)
        print(f"teacher {first + len(made)}/{len(said)}", flush=True)


def targets(recipe: Recipe) -> NDArray[np.float16]:
    """Return the teacher's vectors (text pairs, 384), rows as in `text_pairs`."""
    return np.concatenate([np.load(file) for file in sorted(recipe.folder("teacher").glob("[0-9]*.npy"))])


def text_pairs(recipe: Recipe) -> list[Pair]:
    """Return (text, English text): sentences of Chinese and other languages, terms, and passages; shuffled by seed."""
    settings = recipe.of("teacher")
    chance = random.Random(settings["seed"])
    found = [pair for pair in corpora.pairs(recipe.data) if len(pair[0]) <= 110 and len(pair[1]) <= 420]
    found += [pair for pair in corpora.other_pairs(recipe.data, tuple(settings["others"])) if len(pair[0]) <= 140]
    found += [(zh, "; ".join(glosses)) for zh, glosses in corpora.terms(recipe.data) if len(zh) > 1][
        : settings["terms"]
    ]
    found += passages(corpora.pairs(recipe.data, PROSE), settings["passages"], chance)
    chance.shuffle(found)
    return recipe.some(found)


def passages(prose: list[Pair], number: int, chance: random.Random) -> list[Pair]:
    """Return so many pairs of passages, each of two to five sentences and their translations."""
    out = []
    for _ in range(number):
        some = chance.sample(prose, chance.randint(2, 5))
        out.append(("".join(zh for zh, _ in some), " ".join(en for _, en in some)))
    return out
