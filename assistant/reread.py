"""Found passages → the same, those that answer first: a reader reads each beside the question."""

import math
from collections.abc import Sequence
from dataclasses import replace

from assistant.retrieve import Found
from assistant.types import Question
from index.library import Library
from index.types import Hit

# What a unit of the reader's log-odds counts beside a standard deviation of the search's score.
TRUST = 0.58
# Log-odds beyond this say no more: the reader is never that sure.
SURE = 7.0


def reread(question: Question, found: Found, library: Library) -> Found:
    """Return the passages found, best first by search and reader together, with the reader's reading of each.

    Without a reader (setting `reader` is "none") they stay as they are, and nothing is read.
    """
    reader = library.reader
    if reader is None or not found.hits:
        return found
    readings = reader.read(
        question.text, [hit.passage.text for hit in found.hits], [over(hit, found) for hit in found.hits]
    )
    hits = [
        replace(hit, score=hit.score + TRUST * log_odds(reading.relevance))
        for hit, reading in zip(found.hits, readings, strict=True)
    ]
    order = sorted(range(len(hits)), key=lambda n: (-hits[n].score, n))
    read = {hit.row: reading for hit, reading in zip(hits, readings, strict=True)}
    return replace(found, hits=tuple(hits[n] for n in order), readings=read)


def read_alone(
    question: Question, sentences: Sequence[tuple[Hit, str]], found: Found, library: Library
) -> list[float] | None:
    """Return for each sentence, given with its passage, the log-odds that it answers by itself; None without a reader.

    Of a passage the reader tells whether it answers; of its sentences, which one does.
    """
    if library.reader is None:
        return None
    texts = [text for _, text in sentences]
    readings = library.reader.read(question.text, texts, [over(hit, found) for hit, _ in sentences])
    return [log_odds(reading.relevance) for reading in readings]


def over(hit: Hit, found: Found) -> str:
    """Return what stands over a passage: its document's title and day, and its nearest heading.

    A passage seldom says itself of which year, place or document it is.
    """
    record = found.view.record(hit.passage.document)
    return " ".join(filter(None, (record.title, record.published, *hit.passage.outline[-1:])))


def log_odds(probability: float) -> float:
    """Return the logarithm of p / (1 - p), within ±SURE."""
    if probability <= 0 or probability >= 1:
        return math.copysign(SURE, probability - 0.5)
    return max(-SURE, min(SURE, math.log(probability / (1 - probability))))
