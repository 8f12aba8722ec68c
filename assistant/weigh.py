"""Passages → their sentences, each weighed: how much of the question it speaks of, and how near its meaning is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.types import Question
from index.library import Library, View
from index.types import Hit

# Passages whose sentences are weighed, and sentences whose vectors are made: about 5 ms each on two cores.
PASSAGES, SENTENCES = 10, 40
# A word of the title or the headings over a sentence speaks for it, but less than one in the sentence.
CONTEXT = 0.6
# In a small store rarity says little: as much is added as for a word in 1 of 8 passages, over this many passages.
SMALL, PRIOR = 50, 2.0
# What a sentence of the kind asked for (a figure, a date, a person) gains.
FITTING = 0.08


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence of a passage: its place, `covered` (0 to 1 of the question's words), `near` (cosine), `score`."""

    hit: Hit
    start: int
    end: int
    text: str
    covered: float
    near: float
    score: float


def rarity(question: Question, library: Library) -> dict[str, float]:
    """Return how much each word of the question says: its inverse document frequency, tempered in a small store."""
    count = library.keywords.count
    share = count / (count + SMALL)
    return {
        word: share * math.log(1 + (count - held + 0.5) / (held + 0.5)) + (1 - share) * PRIOR
        for word, held in zip(question.words, library.keywords.held(question.words), strict=True)
    }


def coverage(weights: Mapping[str, float], said: set[str], around: set[str] = frozenset()) -> float:  # type: ignore[assignment]
    """Return the share (0 to 1) of the question's words that are said; a word said around it counts CONTEXT."""
    whole = sum(weights.values())
    if not whole:
        return 0.0
    return sum(w * (1.0 if word in said else CONTEXT if word in around else 0.0) for word, w in weights.items()) / whole


def weigh(question: Question, hits: Sequence[Hit], library: Library, view: View) -> list[Weighed]:
    """Return the sentences of the best passages, best first; ties keep the order of the passages."""
    weights = rarity(question, library)
    rows = [(hit, a, b) for hit in hits[:PASSAGES] for a, b in _sentences(hit, library)]
    texts = [hit.passage.text[a:b] for hit, a, b in rows]
    covered = [coverage(weights, set(library.words(text)), _around(hit, library, view)) for text, (hit, _, _) in zip(texts, rows, strict=True)]
    prior = [hit.score for hit, _, _ in rows]
    chosen = sorted(range(len(rows)), key=lambda n: (-covered[n] - 0.1 * prior[n], n))[:SENTENCES]
    near = _nearness(question, [texts[n] for n in chosen], library)
    out = [
        Weighed(
            rows[n][0], rows[n][0].passage.start + rows[n][1], rows[n][0].passage.start + rows[n][2], texts[n],
            covered[n], cosine, _score(covered[n], cosine, prior[n], fits(question, texts[n])),
        )
        for n, cosine in zip(chosen, near, strict=True)
    ]  # fmt: skip
    return sorted(out, key=lambda w: -w.score)


def _score(covered: float, near: float, prior: float, fitting: bool) -> float:
    """Return the weight of a sentence; the shares were chosen on questions of another collection (see evals/LOG.md)."""
    return 0.45 * covered + 0.45 * near + 0.04 * prior + (FITTING if fitting else 0.0)


def fits(question: Question, text: str) -> bool:
    """Return True when the text holds what the kind of question asks for: a figure, a date."""
    if question.kind == "figure":
        return any(char.isdigit() for char in text) or any(char in "一二三四五六七八九十百千万亿" for char in text)
    if question.kind == "date":
        return any(mark in text for mark in "年月日") and any(char.isdigit() for char in text) or any(char.isdigit() for char in text)
    return False


def _sentences(hit: Hit, library: Library) -> list[tuple[int, int]]:
    if hit.passage.role == "table":
        return _rows(hit.passage.text)
    return library.sentences(hit.passage.text)


def _rows(text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _around(hit: Hit, library: Library, view: View) -> set[str]:
    """Return the words of the title and the headings over a passage."""
    title = view.record(hit.passage.document).title
    return set(library.words(" ".join((title, *hit.passage.outline))))


def _nearness(question: Question, texts: list[str], library: Library) -> list[float]:
    if not texts:
        return []
    vectors = library.embedder.passages(texts)
    return [float(c) for c in np.asarray(vectors @ library.embedder.question(question.text))]
