"""Which word of the other language a search word is said by: IBM model 1 (Brown et al., 1993), both ways.

It counts search words, the same that the index holds (jieba's words, Snowball's stems), so that what it finds can be
searched as it is. Each word of a sentence is explained by one word of its translation or by none; expectation
maximisation finds how often.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Counts = dict[str, dict[str, float]]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LONGEST = 40  # words of a sentence that are looked at, on either side
ROUNDS = 6
# Of a word's translations those are kept that explain it more often than by chance in such small text; one that was
# counted hardly twice must be the word's main one.
LEAST_SHARE, LEAST_COUNT = 0.03, 1.0
ONCE, MAIN_SHARE = 2.0, 0.2
MOST = 10


def counts(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> Counts:
    """Return for each source word its translations and how often each was said for it, the most often first."""
    sources, targets = _numbers(source), _numbers(target)
    left, right, sentence = _pairs(source, target, sources, targets)
    links, inverse = np.unique(left * len(targets) + right, return_inverse=True)
    word, said = links // len(targets), links % len(targets)
    count, share = _explain(word, inverse, sentence)
    sure = (count >= ONCE) | (share >= MAIN_SHARE)
    kept = np.flatnonzero((share >= LEAST_SHARE) & (count >= LEAST_COUNT) & sure & (word < len(sources)))
    names, other = list(sources), list(targets)
    out: Counts = {}
    for link in kept[np.argsort(-share[kept], kind="stable")]:
        known = out.setdefault(names[word[link]], {})
        if len(known) < MOST:
            known[other[said[link]]] = float(count[link])
    return out


def _explain(word: Ints, inverse: Ints, sentence: Ints) -> tuple[Floats, Floats]:
    """Return for each link how often it was used, and its share of all that its source word says."""
    share: Floats = np.ones(len(word))
    count: Floats = np.zeros(len(word))
    for _ in range(ROUNDS):
        weight = share[inverse]
        explained = weight / np.bincount(sentence, weight)[sentence]
        count = np.bincount(inverse, explained, minlength=len(word)).astype(np.float64)
        share = count / np.maximum(np.bincount(word, count)[word], 1e-9)
    return count, share


def _pairs(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]], sources: dict[str, int], targets: dict[str, int]
) -> tuple[Ints, Ints, Ints]:
    """Return for each word pair of each sentence pair: source word, target word, and which target word it explains."""
    left, right, sentence, done = [], [], [], 0
    nothing = len(sources)  # explains what no word of the sentence does
    for ours, theirs in zip(source, target, strict=True):
        a = np.array([*dict.fromkeys(sources[w] for w in ours[:LONGEST]), nothing], np.int64)
        b = np.array(list(dict.fromkeys(targets[w] for w in theirs[:LONGEST])), np.int64)
        left.append(np.repeat(a, len(b)))
        right.append(np.tile(b, len(a)))
        sentence.append(np.tile(np.arange(len(b)), len(a)) + done)
        done += len(b)
    return np.concatenate(left), np.concatenate(right), np.concatenate(sentence)


def _numbers(sentences: Iterable[Sequence[str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for sentence in sentences:
        for word in sentence:
            numbers.setdefault(word, len(numbers))
    return numbers
