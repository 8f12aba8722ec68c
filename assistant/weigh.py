"""Passages → their sentences, each weighed: how much of the question it speaks of, and how near its meaning is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.asked.places import tells_of_country
from assistant.asked.wanted import Sort, has, wanted
from assistant.found.dated import own_year, tells_other_years, years_asked
from assistant.glossary import glossary
from assistant.opposites import names_another, tells_the_contrary
from assistant.reread import read_alone
from assistant.retrieve import Found, is_across
from assistant.types import Question
from index.library import Library
from index.types import APART, Document, Hit, Passage

# Passages whose sentences are weighed, and sentences whose vectors are made: about 5 ms each on two cores.
PASSAGES, SENTENCES = 10, 28
# A word of the title or the headings over a sentence speaks for it, but less than one in the sentence.
CONTEXT = 0.6
# In a store of few passages their counts say little about a word: below this many, its rareness at large says more.
SMALL = 50
# The coverage that a sentence in another language is taken to have until its vector is made.
UNKNOWN = 0.3
# What a sentence of the kind asked for (a figure, a date, a person) gains, and one that speaks of other years loses.
FITTING, OTHER_YEAR = 0.08, 0.25
# What a sentence loses that speaks of another of a sort (北航道) than the one asked about, or of a rise where a fall is meant: by its meaning as much as for another
# year, not fitted.
OTHER_ONE = 0.25
# What a sentence gains where the reader, sure of its passage, finds the answer.
TOLD = 0.05
# What the words of the question that a sentence says count, its nearness, and the score of its passage; and a unit of the
# logarithm of how likely the answer, wherever it is in the passage, begins in this sentence, and the least that can be. Chosen
# where one set of weights is good on our own sets, on natural questions and on a public set (evals/LOG.md).
COVERED, NEAR, PASSAGE = 0.5, 0.4, 0.08
BEGINS, LEAST = 0.05, -8.0
# So many of the best sentences are read by themselves, and what a unit of the reader's log-odds then counts. On our own
# development sets 4 to 24 sentences and .03 to .1 differ by two questions of 270 (evals/LOG.md).
READ, ALONE = 4, 0.05
# Cosine from which a text in another language speaks of what is asked.
AKIN = 0.42
# The first paragraph of at least this many characters is a press text's lead.
LEAD = 30


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence of a passage: its place, `covered` (0 to 1 of the question's words), `near` (cosine), `score`.

    `told` is how likely (0 to 1) the reader finds the answer in this very sentence; 0 where no reader has read. `alone` is
    the log-odds that the sentence answers by itself; None where no reader has read it so.
    """

    hit: Hit
    start: int
    end: int
    text: str
    covered: float
    near: float
    score: float
    told: float = 0.0
    alone: float | None = None


def rarity(question: Question, found: Found, library: Library) -> dict[str, float]:
    """Return how much each word of the question says."""
    return rarity_of(question.words, found, library)


def rarity_of(words: Sequence[str], found: Found, library: Library) -> dict[str, float]:
    """Return how much each word says: its inverse document frequency, tempered in a small store."""
    count = found.view.passages
    share = count / (count + SMALL)
    return {
        word: share * math.log(1 + (count - held + 0.5) / (held + 0.5)) + (1 - share) * library.rareness(word)
        for word, held in zip(words, found.view.held(words), strict=True)
    }


def coverage(weights: Mapping[str, float], said: set[str], around: set[str] = frozenset()) -> float:  # type: ignore[assignment]
    """Return the share (0 to 1) of the question's words that are said; a word said around it counts CONTEXT."""
    whole = sum(weights.values())
    if not whole:
        return 0.0
    return sum(w * (1.0 if word in said else CONTEXT if word in around else 0.0) for word, w in weights.items()) / whole


def weigh(question: Question, found: Found, library: Library) -> list[Weighed]:
    """Return the sentences of the best passages, best first; ties keep the order of the passages."""
    weights = rarity(question, found, library)
    rows = [
        _Row(hit, a, b, hit.passage.text[a:b]) for hit in found.hits[:PASSAGES] for a, b in _sentences(hit, library)
    ]
    around = {hit.row: context(hit.passage, found, library) for hit in found.hits[:PASSAGES]}
    said = glossary(library).spoken(question.words, question.text, library)
    covered = [coverage(weights, said(set(library.words(row.text))), around[row.hit.row]) for row in rows]
    across = [is_across(question.language, found.document(row.hit.passage.document).lang) for row in rows]
    told = [_told(row, found) for row in rows]
    worth = [
        (UNKNOWN if far else share) + 0.1 * row.hit.score + likely
        for row, share, far, likely in zip(rows, covered, across, told, strict=True)
    ]
    chosen = sorted(range(len(rows)), key=lambda n: (-worth[n], n))[:SENTENCES]
    sort = wanted(question)
    near = _nearness(question, [_embedded(rows[n], found) for n in chosen], library)
    out = [
        _weighed(
            rows[n],
            (covered[n], cosine, told[n]),
            across[n],
            _fitting(question, rows[n], sort, found) + _begins(rows[n], found),
        )
        for n, cosine in zip(chosen, near, strict=True)
    ]
    return _read(question, sorted(out, key=lambda w: -w.score), found, library)


def _read(question: Question, weighed: list[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentences, best first, by what the reader makes of the READ best ones by themselves, too.

    The others count as the least of these: nobody has read them.
    """
    odds = read_alone(question, [(one.hit, one.text) for one in weighed[:READ]], found, library)
    if not odds:
        return weighed
    read = [replace(one, alone=odd, score=one.score + ALONE * odd) for one, odd in zip(weighed, odds, strict=False)]
    unread = [replace(one, score=one.score + ALONE * min(odds)) for one in weighed[READ:]]
    return sorted((*read, *unread), key=lambda one: -one.score)


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence of a passage; its place is within the passage."""

    hit: Hit
    start: int
    end: int
    text: str


def _embedded(row: _Row, found: Found) -> str:
    """Return what stands for a sentence in a vector; a row of a table means nothing without title and headings."""
    passage = row.hit.passage
    if passage.role != "table":
        return row.text
    return "\n".join((found.document(passage.document).title, *passage.outline, row.text))


def _fitting(question: Question, row: _Row, sort: Sort | None, found: Found) -> float:
    """Return what a sentence gains for having the sort of thing asked for, less what it loses for other years or things."""
    own = own_year(found.document(row.hit.passage.document))
    lost = OTHER_YEAR if tells_other_years(row.text, own, years_asked(question)) else 0.0
    asked, text = Library.fold(question.text), Library.fold(row.text)
    lost += OTHER_ONE if names_another(asked, text) or tells_the_contrary(asked, text) else 0.0
    lost += OTHER_ONE if tells_of_country(question, row.text) else 0.0
    return (FITTING if has(row.text, sort) else 0.0) - lost


def _told(row: _Row, found: Found) -> float:
    """Return the relevance the reader gives the passage when the answer it found begins in this sentence, else 0."""
    reading = found.readings.get(row.hit.row)
    if reading is None or reading.span is None or not row.start <= reading.span[0] < row.end:
        return 0.0
    return reading.relevance


def _begins(row: _Row, found: Found) -> float:
    """Return what a sentence loses for how unlikely the answer begins in it, as the reader reads its passage; 0 without one."""
    reading = found.readings.get(row.hit.row)
    if reading is None or not reading.begins:
        return 0.0
    likely = sum(math.exp(told) for at, told in reading.begins if row.start <= at < row.end)
    return BEGINS * max(LEAST, math.log(likely)) if likely > 0 else BEGINS * LEAST


def _weighed(row: _Row, measures: tuple[float, float, float], across: bool, fitting: float) -> Weighed:
    """Return the sentence with its weight.

    A sentence in another language has no word of the question: its nearness stands for its coverage too.
    """
    covered, near, told = measures
    speaks = COVERED * (near if across else covered) + NEAR * near
    score = speaks + PASSAGE * row.hit.score + fitting + TOLD * told
    at = row.hit.passage.start
    return Weighed(row.hit, at + row.start, at + row.end, row.text, covered, near, score, told)


def _sentences(hit: Hit, library: Library) -> list[tuple[int, int]]:
    return lines(hit.passage.text) if hit.passage.role == "table" else library.sentences(hit.passage.text)


def lines(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each line that is not blank."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def lead(document: Document) -> str:
    """Return the first paragraph of a press text without its dateline; other texts begin with anything, so ""."""
    if document.kind != "press":
        return ""
    aside = {part.start: part.end for part in document.parts if part.role in APART}
    paragraphs = (document.text[aside.get(a, a) : b] for a, b in lines(document.text) if aside.get(a, a) < b)
    return next((text for text in paragraphs if len(text) >= LEAD), "")


def context(passage: Passage, found: Found, library: Library) -> set[str]:
    """Return the words over a passage: title, headings, and the lead, which in press text says what all of it is about."""
    document = found.document(passage.document)
    return set(library.words("\n".join((document.title, *passage.outline, lead(document)))))


def _nearness(question: Question, texts: list[str], library: Library) -> list[float]:
    if not texts:
        return []
    vectors = library.embedder.passages(texts)
    return [float(c) for c in np.asarray(vectors @ library.embedder.question(question.text))]
