"""Hits → the same, those first whose document the question names: by title, place, year, outlet or the name of its file.

A passage says little of what it stands in: "GDP grew by 5 percent" is in every report, and which one is asked for is in
the report's name. Names are looked at as a field of their own, as BM25F does with titles (Zaragoza et al. 2004).
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from statistics import fmean

from index.library import Library, Record, Term, View, Words
from index.types import Hit

# What a document that the question names in full gains, in standard deviations of the search's score. Chosen on our own
# development sets, where .6 to 1.5 differ by a question or two of 400 (evals/LOG.md).
NAMED = 1.2
# Who asks of 专利 means the 专利法, but not every question about a 公司 the 公司法: what a law is about names it from this rareness on.
TELLING = 1.4
# A document is the one asked about when its name says this much of what names say, and so many times as much as any other.
MUCH, AHEAD = 0.5, 1.25


def named_first(hits: Sequence[Hit], terms: Words, view: View) -> list[Hit]:
    """Return the hits best first again, raised by how much of what the terms name their document's name says.

    Words that no name of these documents says count for nothing, so that nothing is raised where no document is named.
    """
    if not (share := shares(hits, terms, view)):
        return list(hits)
    raised = [replace(hit, score=hit.score + NAMED * share[hit.passage.document]) for hit in hits]
    return sorted(raised, key=lambda hit: -hit.score)


def shares(hits: Sequence[Hit], terms: Words, view: View) -> dict[str, float]:
    """Return how much (0 to 1) of what the names of these documents say of the terms each one's says; {} where none does."""
    names = {id: name_words(view.record(id)) for id in {hit.passage.document for hit in hits}}
    said = [{id: says(term, name) for id, name in names.items()} for term in terms]
    whole = sum(max(of.values(), default=0.0) for of in said)
    return {id: sum(of[id] for of in said) / whole for id in names} if whole else {}


def named_alone(hits: Sequence[Hit], terms: Words, view: View) -> str | None:
    """Return the document that the terms name and no other nearly as well; None where there is no such one."""
    share = shares(hits, terms, view)
    first, second = sorted([*share.values(), 0.0, 0.0], reverse=True)[:2]
    return max(share, key=share.__getitem__) if first >= max(MUCH, AHEAD * second) else None


def name_words(record: Record) -> frozenset[str]:
    """Return the search words of what a document is called: its title, its file's name, its outlet, its year."""
    year = (record.published or "")[:4]
    return _words("\n".join((record.title, file_words(record), record.outlet or "", year)))


def file_words(record: Record) -> str:
    """Return a source's own name in words: 上海市-2026-政府工作报告.txt is 上海市 2026 政府工作报告."""
    return re.sub(r"[-_+]+", " ", PurePath(record.source).stem)


@functools.lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    words = Library.words(text)
    laws = (word[:-1] for word in words if word.endswith("法") and len(word) > 2)
    return frozenset((*words, *(thing for thing in laws if Library.rareness(thing) >= TELLING)))


def says(term: str | Term, name: frozenset[str]) -> float:
    """Return how much a term says when a name holds it, in one of its ways; 0 when it does not."""
    if isinstance(term, str):
        return Library.rareness(term) if term in name else 0.0
    return max(_ways(term, name), default=0.0)


def _ways(term: Term, name: frozenset[str]) -> Iterator[float]:
    for way in term.ways:
        held = [[word for word in slot if word in name] for slot in way.slots]
        if all(held):
            yield way.weight * fmean(Library.rareness(words[0]) for words in held)
