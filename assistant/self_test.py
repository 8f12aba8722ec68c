"""The store's own sentences → whether search finds the passages they stand in, by keywords and by vectors, by language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.core import Assistant
from index.library import Library, View
from index.types import NO_GROUPS, Filters

# Sentences tried of each language: one in twenty is 0.05, and all of them take about a second.
TRIED = 20
# A sentence is found when its passage is among so many: what an answer is read from is more.
WITHIN = 5
# Characters of a sentence worth trying: a heading stands in many passages, a table's row is no sentence.
SHORTEST, LONGEST = 12, 300
# Of its own words search misses next to nothing; vectors of one sentence and of its whole passage differ more.
ENOUGH = {"keywords": 0.95, "vectors": 0.8}


@dataclass(frozen=True, slots=True)
class Found:
    """Of a language's sentences that were tried, how many were found by one way of search."""

    lang: str
    by: str
    found: int
    tried: int

    @property
    def well(self) -> bool:
        """Return True when search by this way finds as much as it should."""
        return self.found >= ENOUGH[self.by] * self.tried


def self_test(assistant: Assistant) -> tuple[Found, ...]:
    """Return what search finds of sentences that everybody may see; nothing for a store without any."""
    view = assistant.view()
    languages = sorted({record.lang.split("-")[0] for record in view.records})
    told = []
    for lang in languages:
        sentences = tried(view, lang)
        told += [_found(assistant, lang, by, sentences) for by in ENOUGH if sentences]
    return tuple(told)


def tried(view: View, lang: str) -> list[str]:
    """Return sentences of a language out of documents evenly spread over the store, always the same ones."""
    records = [record.id for record in view.records if record.lang.split("-")[0] == lang]
    every = max(1, len(records) // TRIED)
    found: list[str] = []
    for place, document in enumerate(records[::every]):
        if len(found) == TRIED:
            break
        # Few documents give more than one sentence each.
        found += list(_of(view, document, place))[: -(-TRIED // max(len(records), 1))]
    return found[:TRIED]


def _of(view: View, document: str, place: int) -> Iterator[str]:
    """Yield a sentence of one passage after the other, beginning at another passage in each document."""
    passages = [passage.text for _, passage in view.passages_of(document)]
    for text in [*passages[place % max(len(passages), 1) :], *passages[: place % max(len(passages), 1)]]:
        fitting = [one for start, end in Library.sentences(text) if _fits(one := text[start:end].strip())]
        if fitting:
            yield max(fitting, key=len)


def _fits(sentence: str) -> bool:
    return SHORTEST <= len(sentence) <= LONGEST and "\t" not in sentence


def _found(assistant: Assistant, lang: str, by: str, sentences: Sequence[str]) -> Found:
    limits = Filters(lang=lang)
    # Of a sentence that stands in a reprint, too, either passage is right.
    found = sum(
        any(
            sentence in hit.passage.text
            for hit in assistant.search(sentence, WITHIN, by=by, filters=limits, access=NO_GROUPS)
        )
        for sentence in sentences
    )
    return Found(lang, by, found, len(sentences))
