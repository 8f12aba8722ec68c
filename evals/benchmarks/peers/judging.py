"""Rows of one system → how good its passages and citations are, by the gold of the questions; the same for every system."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.types import Answer
from evals.benchmarks.peers.jobs import Prepared
from evals.benchmarks.peers.types import Place
from evals.finding import DEPTH, Gain, ReciprocalRank
from evals.types import Gold, Question, Span
from index.sentences import split
from index.types import Hit, Passage

CUTS = (1, 5, 10)
# The measures of a search look at question and answer only to see whether there is something to find: there is.
SEARCHED = Question(0, "", "", (), (), True, "fact", "")
UNASKED = Answer("", "", "fact", False, "")


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over the questions of a set, 0 to 1; precision over those for which something was cited."""

    questions: int
    hit: Mapping[int, float]
    mrr: float
    ndcg: float
    precision: float | None
    first_precision: float | None
    held: float
    cited: float


@dataclass(frozen=True, slots=True)
class Judge:
    """What stands where in the documents of a job."""

    prepared: Prepared
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def quality(self, rows: Sequence[Mapping[str, Any]]) -> Quality:
        """Return the means over the rows of one set."""
        gold = [self.prepared.gold[row["set"], row["id"]] for row in rows]
        hits = [[_hit(place) for place in row["found"][:DEPTH]] for row in rows]
        cited = [_places(row["cited"]) for row in rows]
        ranks = [_value(ReciprocalRank(), *one) for one in zip(gold, hits, strict=True)]
        gains = [_value(Gain(), *one) for one in zip(gold, hits, strict=True)]
        whole = [self.precision(*one) for one in zip(gold, cited, strict=True)]
        first = [self.precision(one, places[:1]) for one, places in zip(gold, cited, strict=True)]
        return Quality(
            len(rows),
            {k: mean([float(rank >= 1 / k) for rank in ranks]) or 0.0 for k in CUTS},
            mean(ranks) or 0.0,
            mean(gains) or 0.0,
            mean([one for one in whole if one is not None]),
            mean([one for one in first if one is not None]),
            mean([held(*one) for one in zip(gold, cited, strict=True)]) or 0.0,
            mean([float(bool(places)) for places in cited]) or 0.0,
        )

    def precision(self, gold: Gold, cited: Sequence[Place]) -> float | None:
        """Return the share of the cited characters that lie in a sentence with gold; None where nothing is cited."""
        places = covered(cited)
        if not places:
            return None
        right = covered(self._golden(span) for span in gold.spans)
        return len(places & right) / len(places)

    def _golden(self, span: Span) -> Place:
        """Return a gold span with the sentences it stands in to their ends."""
        if span.whole:
            return Place(span.document, span.start, span.end)
        if span.document not in self._sentences:
            self._sentences[span.document] = split(self.prepared.texts[span.document])
        inside = [one for one in self._sentences[span.document] if one[0] < span.end and span.start < one[1]]
        start = min([span.start, *(one[0] for one in inside)])
        return Place(span.document, start, max([span.end, *(one[1] for one in inside)]))


def covered(places: Iterable[Place]) -> set[tuple[str, int]]:
    """Return the characters that places hold, each once, as (document, offset)."""
    return {(place.document, at) for place in places for at in range(place.start, place.end)}


def held(gold: Gold, cited: Sequence[Place]) -> float:
    """Return the share of the gold's characters that are cited, each span weighing the same; 0 where nothing is cited."""
    places = covered(cited)
    there = {document for document, _ in places}
    shares = [
        float(span.document in there)
        if span.whole
        else sum((span.document, at) in places for at in range(span.start, span.end)) / max(span.end - span.start, 1)
        for span in gold.spans
    ]
    return sum(shares) / len(gold)


def mean(values: Sequence[float]) -> float | None:
    """Return the mean; None of no values."""
    return sum(values) / len(values) if values else None


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies, the nearest one that occurs."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _value(measure: ReciprocalRank | Gain, gold: Gold, hits: Sequence[Hit]) -> float:
    value = measure.evaluate(SEARCHED, gold, UNASKED, hits).value
    assert value is not None
    return value


def _hit(place: Mapping[str, Any]) -> Hit:
    return Hit(0, Passage(place["document"], place["start"], place["end"], ""), 0.0)


def _places(rows: Sequence[Mapping[str, Any]]) -> list[Place]:
    return [Place(**row) for row in rows]
