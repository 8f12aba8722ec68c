"""Question → passages: keywords and vectors, fused by standardised scores; filters and access inside the search."""

from dataclasses import dataclass, field

import numpy as np

from assistant.types import Question
from index.library import Library, View
from index.types import Document, Hit


@dataclass(frozen=True, slots=True)
class Found:
    """The passages found, best first, and the view they were found in."""

    hits: tuple[Hit, ...]
    view: View
    _read: dict[str, Document] = field(default_factory=dict)

    def document(self, id: str) -> Document:
        """Return a document, read once for one question. Raises UnknownDocument when it is not for this person."""
        if id not in self._read:
            self._read[id] = self.view.document(id)
        return self._read[id]


def retrieve(question: Question, library: Library, view: View) -> Found:
    """Return the passages that may answer, best first, at most the setting `candidates` of them."""
    hits = search(library, view, question.text, question.words, library.settings.candidates)
    return Found(tuple(fold_editions(hits, view, question.text)), view)


def search(library: Library, view: View, text: str, words: tuple[str, ...], k: int) -> list[Hit]:
    """Return the k best passages by the weighted sum of both sides' standard scores, best first.

    A side's standard score is the number of standard deviations above the mean of all passages in the view; the
    passages that only one side found are scored on the other too, so that no score is missing. Keywords say nothing of a
    passage in another language than the question: its vector speaks for both sides, or neither language would be heard
    beside the other.
    """
    if not view.passages:
        return []
    vector = library.embedder.question(text)
    by_words, by_vector = view.by_words(words, k), view.by_vector(vector, k)
    rows = np.union1d(by_words.rows, by_vector.rows).astype(np.int64)
    keyword, near = view.scores(words, vector, rows)
    weight = library.settings.keyword_weight if by_words.spread > 0 else 0.0
    by_meaning = by_vector.standard(near)
    asked = library.language(text)
    across = np.array([is_across(asked, language) for language in view.languages(rows)], np.bool_)
    fused = weight * np.where(across, by_meaning, by_words.standard(keyword)) + (1 - weight) * by_meaning
    order = np.argsort(-fused, kind="stable")[:k]
    return view.hits(rows[order].tolist(), list(zip(fused[order], keyword[order], near[order], strict=True)))


def is_across(asked: str, language: str) -> bool:
    """Return True when a document is in another language than the question, not only in another script."""
    return language.split("-")[0] != asked.split("-")[0]


def search_words(library: Library, view: View, text: str, k: int) -> list[Hit]:
    """Return the k best passages by keywords alone, best first."""
    found = view.by_words(library.words(text), k)
    return view.hits(found.rows.tolist(), [(s, s, 0.0) for s in found.scores])


def search_vectors(library: Library, view: View, text: str, k: int) -> list[Hit]:
    """Return the k best passages by vectors alone, best first."""
    found = view.by_vector(library.embedder.question(text), k)
    return view.hits(found.rows.tolist(), [(s, 0.0, s) for s in found.scores])


def fold_editions(hits: list[Hit], view: View, asked: str) -> list[Hit]:
    """Return the hits without reprints of a visible original, and without drafts and superseded versions not asked for."""
    wants_old = any(
        word in asked.lower()
        for word in ("草案", "征求意见", "修订前", "旧版", "draft", "superseded", "earlier version")
    )
    editions = view.editions
    chosen = {record.id for record in view.records}
    found = {hit.passage.document for hit in hits}
    older = {new: old for old, new in editions.newer.items() if old in found}

    def stands(hit: Hit) -> bool:
        """Return True when the original, or the version that is asked for, is not to be found beside a hit."""
        document = hit.passage.document
        if editions.canonical.get(document) in chosen:
            return False
        if wants_old:
            return document not in older
        return editions.newer.get(document) not in chosen

    return [hit for hit in hits if stands(hit)]
