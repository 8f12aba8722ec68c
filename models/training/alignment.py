"""Which English pieces a Chinese word is said by: IBM model 1 (Brown et al., 1993) over parallel sentences.

Each English piece of a sentence is explained by one of the Chinese words of its translation; expectation maximisation
finds p(English piece | Chinese word). The same counts, seen from the other side, give the word lists of both directions.
"""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training import corpora
from models.training.recipe import Recipe

# English pieces that say nothing about which word they translate.
STOP = frozenset(
    "the of to and a in that is for it on be as with by this are was at from or an not have has which we you he they his "
    "their i will can do does did been being were would should could may might must shall than then there these those its "
    "our us your my me him her she them s t re ve ll d but if so what when who how any all also such no into up out over "
    "about more most , . ? ! ' \" : ; ( ) -".split()
)
LONGEST = 30  # words of a sentence that are looked at, on either side
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs (Chinese piece, English piece) that stand in a sentence and its translation, sorted by both.

    chinese, english: (links,) piece numbers; likely: (links,) p(English | Chinese); count: (links,) expected times;
    mass: (Chinese vocabulary,) expected number of English pieces each Chinese word explains.
    """

    chinese: NDArray[np.int64]
    english: NDArray[np.int64]
    likely: NDArray[np.float64]
    count: NDArray[np.float64]
    mass: NDArray[np.float64]


def align(recipe: Recipe, tokenizer: Any, big: Any, words: set[int]) -> Links:
    """Return the links of the recipe's sentence pairs; `words` are the numbers of the Chinese pieces."""
    sample = [p for p in corpora.pairs(recipe.data) if 5 <= len(p[0]) <= 60 and len(p[1]) <= 220]
    left, right, sentence, pieces = _occurrences(recipe.some(sample), tokenizer, big, words)
    height, width = len(tokenizer), len(big)
    link, inverse = np.unique(left * width + right, return_inverse=True)
    chinese, english = link // width, link % width
    likely: NDArray[np.float64] = np.ones(len(link), np.float64)
    count, mass = likely, likely
    for _ in range(ROUNDS):
        weight = likely[inverse]
        explained = weight / np.bincount(sentence, weight, minlength=pieces)[sentence]
        count = np.bincount(inverse, explained, minlength=len(link)).astype(np.float64)
        mass = np.bincount(chinese, count, minlength=height).astype(np.float64)
        likely = count / np.maximum(mass[chinese], 1e-9)
    return Links(chinese, english, likely, count, mass)


def _occurrences(
    sample: list[tuple[str, str]], tokenizer: Any, big: Any, words: set[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], int]:
    """Return (Chinese piece, English piece, number of the English occurrence) of each pair, and how many occurrences."""
    silent = set(big.convert_tokens_to_ids(sorted(STOP)))
    left, right, where, pieces = [], [], [], 0
    theirs = tokenizer([zh for zh, _ in sample], add_special_tokens=False)["input_ids"]
    ours = big([en for _, en in sample], add_special_tokens=False)["input_ids"]
    for a, b in zip(theirs, ours, strict=True):
        zh = [piece for piece in a if piece in words][:LONGEST]
        en = [piece for piece in b if piece not in silent][:LONGEST]
        if zh and en:
            left.append(np.repeat(zh, len(en)))
            right.append(np.tile(en, len(zh)))
            where.append(np.tile(np.arange(len(en)), len(zh)) + pieces)
            pieces += len(en)
    return (*(np.concatenate(part).astype(np.int64) for part in (left, right, where)), pieces)  # type: ignore[return-value]


def write_words(links: Links, tokenizer: Any, big: Any, file: Any) -> None:
    """Write the word lists of both directions, {"z2e": {word: [[word, p], …]}, "e2z": …}, three translations at most."""
    zh, en = (
        tokenizer.convert_ids_to_tokens(list(range(len(tokenizer)))),
        big.convert_ids_to_tokens(list(range(len(big)))),
    )
    spoken = np.bincount(links.english, links.count, minlength=len(big))
    back = links.count / spoken[links.english]
    to_english: dict[str, list[tuple[str, float]]] = {}
    to_chinese: dict[str, list[tuple[str, float]]] = {}
    for k in np.argsort(-links.likely, kind="stable"):
        if links.count[k] >= 1.5 and links.likely[k] >= 0.12 and links.mass[links.chinese[k]] >= 3:
            found = to_english.setdefault(zh[links.chinese[k]], [])
            found.append((en[links.english[k]], round(float(links.likely[k]), 3)))
    for k in np.argsort(-links.count, kind="stable"):
        if links.count[k] >= 1.5 and back[k] >= 0.12:
            found = to_chinese.setdefault(en[links.english[k]], [])
            found.append((zh[links.chinese[k]], round(float(back[k]), 3)))
    lists = {
        "z2e": {word: found[:3] for word, found in to_english.items()},
        "e2z": {word: found[:3] for word, found in to_chinese.items()},
    }
    file.write_text(json.dumps(lists, ensure_ascii=False), "utf-8")
