"""Question → passages: keywords and vectors, fused by standardised scores; filters and access inside the search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from assistant.found.dated import dated_first
from assistant.found.editions import fold_editions
from assistant.found.naming import named_alone, named_first
from assistant.found.placed import placed_first
from assistant.found.spread import spread
from assistant.glossary import glossary
from assistant.types import Question
from index.library import Library, Reading, Rows, Scored, Scores, Term, Vectors, View, Words
from index.library import is_across as is_across
from index.types import Document, Hit

# Over few passages a standard score says little: with so many the translated words have half their weight, and the
# vectors, whose scores are standardised over all passages, speak for the rest.
FEW = 30
# So many times the passages that are read are looked at: what editions, copies and the cap of a source leave out is
# made good from the rest.
LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The passages found, best first, and the view they were found in."""

    hits: tuple[Hit, ...]
    view: View
    readings: Mapping[int, Reading] = field(default_factory=dict)
    """What the reader found in each passage, by row; empty where no reader has read."""
    named: str | None = None
    """The document that the question names by its title, as no other nearly as well; None where it names none."""
    _read: dict[str, Document] = field(default_factory=dict)

    def document(self, id: str) -> Document:
        """Return a document, read once for one question. Raises UnknownDocument when it is not for this person."""
        if id not in self._read:
            self._read[id] = self.view.document(id)
        return self._read[id]


def retrieve(question: Question, library: Library, view: View) -> Found:
    """Return the passages that may answer, best first, at most the setting `candidates` of them."""
    most = library.settings.candidates
    hits, terms = _search(library, view, question.text, question.words, LOOKED_AT * most)
    named = named_alone(hits, terms, view)
    hits = placed_first(dated_first(hits, question, view), question, view)
    hits = fold_editions(hits, view, question)
    return Found(tuple(spread(hits, question, view, most, named)), view, named=named)


def search(library: Library, view: View, text: str, words: tuple[str, ...], k: int) -> list[Hit]:
    """Return the k best passages by the weighted sum of both sides' standard scores and their documents' names, best first.

    A side's standard score is the number of standard deviations above the mean of the passages it is looked for in; a
    passage that one side alone found is scored on the other too, so that no score is missing. The question's words are
    looked for in passages of its language, their translations in the others, each standardised over such passages
    alone, or neither language would be heard beside the other. What a word is called otherwise counts too, for less.
    """
    return _search(library, view, text, words, k)[0]


def _search(library: Library, view: View, text: str, words: tuple[str, ...], k: int) -> tuple[list[Hit], Words]:
    """Return the k best passages, and the terms that they were looked for by, translations among them."""
    if not view.passages:
        return [], ()
    most, k = k, max(k, LOOKED_AT * library.settings.candidates)
    vector = library.embedder.question(text)
    across = Across.of(library, view, text, words, k)
    here = ~view.abroad(across.asked) if across.many else None
    said = glossary(library).widened(words, text, library)
    by_words, by_vector = view.by_words(said, k, here), view.by_vector(vector, k)
    unheard = _unheard(view, vector, k, by_vector, across)
    rows = np.unique(np.concatenate([by_words.rows, by_vector.rows, across.found.rows, unheard]))
    keyword, near = view.scores(said, vector, rows, here)
    weight = library.settings.keyword_weight if by_words.spread > 0 else 0.0
    meant = by_vector.standard(near)
    fused = weight * by_words.standard(keyword) + (1 - weight) * meant
    abroad, translated = view.abroad(across.asked)[rows], across.scores(view, rows)
    fused = np.where(abroad, across.weight * across.found.standard(translated) + (1 - across.weight) * meant, fused)
    keyword = np.where(abroad, translated, keyword)
    order = np.argsort(-fused, kind="stable")[:k]
    hits = view.hits(rows[order].tolist(), list(zip(fused[order], keyword[order], near[order], strict=True)))
    terms = (*said, *across.terms)
    return named_first(hits, terms, view)[:most], terms


def _unheard(view: View, vector: Vectors, k: int, found: Scored, across: "Across") -> Rows:
    """Return the nearest passages of a language that has less than half of the nearest passages of all."""
    if not across.many:
        return found.rows[:0]
    abroad = view.abroad(across.asked)
    many = int(abroad[found.rows].sum())
    if 2 * many == len(found.rows):
        return found.rows[:0]
    return view.by_vector(vector, k, abroad if 2 * many < len(found.rows) else ~abroad).rows


@dataclass(frozen=True, slots=True)
class Across:
    """The question's words in the other language, the passages found by them, and the weight (0 to 1) they are given.

    `many` is the number of passages in another language that may be found.
    """

    asked: str
    many: int
    terms: tuple[Term, ...]
    found: Scored
    weight: float

    @classmethod
    def of(cls, library: Library, view: View, text: str, words: Sequence[str], k: int) -> Self:
        """Return what the translated words find in the view; nothing, at no cost, where all is in the asked language."""
        asked = library.language(text)
        many = view.passages_abroad(asked)
        terms = glossary(library).rendered(library.translate(words, text), text, library) if many else ()
        found = view.by_translation(terms, k, asked)
        weight = library.settings.keyword_weight_across * many / (many + FEW) if found.spread > 0 else 0.0
        return cls(asked, many, terms, found, weight)

    def scores(self, view: View, rows: Rows) -> Scores:
        """Return the keyword scores of passages in translation, in their order; zero for those in the asked language."""
        return view.translated(self.terms, rows, self.asked)


def search_words(library: Library, view: View, text: str, k: int) -> list[Hit]:
    """Return the k best passages by keywords alone, best first; those in another language by the words in translation.

    Both scores are sums over the question's words, and a translation weighs less than the word itself.
    """
    words = library.words(text)
    across = Across.of(library, view, text, words, k)
    here = ~view.abroad(across.asked) if across.many else None
    own = view.by_words(glossary(library).widened(words, text, library), k, here)
    rows = np.concatenate([own.rows, across.found.rows])
    scores = np.concatenate([own.scores, across.found.scores])
    order = np.argsort(-scores, kind="stable")[:k]
    return view.hits(rows[order].tolist(), [(s, s, 0.0) for s in scores[order]])


def search_vectors(library: Library, view: View, text: str, k: int) -> list[Hit]:
    """Return the k best passages by vectors alone, best first."""
    found = view.by_vector(library.embedder.question(text), k)
    return view.hits(found.rows.tolist(), [(s, 0.0, s) for s in found.scores])
