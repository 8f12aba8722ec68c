"""The part of a document (which chapter, which article) that deals with something → Evidence: its heading, and what it says of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.quoting import keyed, quoted
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question
from assistant.weigh import Weighed, coverage, rarity
from index.library import Library
from index.types import Document, Heading

# What asks for a part, with its unit: 哪一章, 第几条, which chapter.
WHICH = re.compile(
    r"(?:哪一?个?|第几)(?P<zh>[编篇章节条])|\b(?:which|what) (?P<en>part|chapter|section|article)\b", re.I
)
# What a part does with its subject: 讲, deals with. It says nothing of the subject.
DEALS = re.compile(r"[讲谈写说]|规定|涉及|关于|有关|提到|提出|deals?|covers?|about|governs?|regulates?|says?|speaks?")
# The share of the subject that a sentence and the heading over it must say; the cosine, where languages differ.
ABOUT, NEAR_ACROSS = 0.35, 0.45
LOOKED_AT = 12

Placed = tuple[float, Weighed, Heading]
"""How well a sentence speaks of the subject (0 to 1), the sentence, and the heading over it."""


def which_part(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the heading of the part that deals with what is asked, and the sentence that does.

    Without quotes where the document has such parts and none speaks of it; None where the question asks for no part, or
    nothing found lies in one.
    """
    asked = WHICH.search(question.text)
    if asked is None:
        return None
    placed = _placed(question, asked, weighed, found, library)
    fitting = [one for one in placed if one[0] >= ABOUT]
    if not fitting:
        return Evidence(()) if placed else None
    return _told(question, *max(fitting, key=lambda one: one[0] + one[1].near), found)


def _placed(
    question: Question, asked: re.Match[str], weighed: Sequence[Weighed], found: Found, library: Library
) -> list[Placed]:
    """Return the sentences that lie in a part of the unit asked for, each with how well it speaks of the subject."""
    placed = []
    weights = _weights(question, asked, found, library)
    for one in weighed[:LOOKED_AT]:
        document = found.document(one.hit.passage.document)
        heading = _over(document, one.start, asked["zh"] or asked["en"])
        if is_across(question.language, document.lang):
            if heading and one.near >= NEAR_ACROSS:
                placed.append((one.near, one, heading))
        elif heading:
            subject = _subject(weights, document, library)
            placed.append((coverage(subject, set(library.words(f"{heading.title}\n{one.text}"))), one, heading))
    return placed


def _weights(question: Question, asked: re.Match[str], found: Found, library: Library) -> Mapping[str, float]:
    """Return the question's words, each with its weight, without those that ask for a part."""
    asking = set(library.words(asked.group()))
    words = tuple(word for word in question.words if word not in asking and not DEALS.fullmatch(word))
    return rarity(replace(question, words=words), found, library)


def _subject(weights: Mapping[str, float], document: Document, library: Library) -> Mapping[str, float]:
    """Return those words that the document's title does not say: every part of it speaks of what the title says."""
    named = set(library.words(document.title))
    return {word: weight for word, weight in weights.items() if word not in named}


def _over(document: Document, start: int, unit: str) -> Heading | None:
    """Return the innermost heading over a place that is numbered by this unit (章, chapter), or None."""
    over: list[Heading] = []
    for one in document.outline:
        if one.start <= start:
            over = [*(outer for outer in over if outer.level < one.level), one]
    return next((one for one in reversed(over) if unit.lower() in one.label.lower()), None)


def _told(question: Question, share: float, one: Weighed, heading: Heading, found: Found) -> Evidence:
    """Return heading and sentence as evidence; the short answer is the heading's label."""
    document = found.document(one.hit.passage.document)
    quotes = [quoted(document, (one.start, one.end), one.score, "deals with what is asked")]
    if not one.start <= heading.start < one.end:
        quotes.insert(0, quoted(document, (heading.start, heading.end), one.score, "heads the part"))
    across = float(is_across(question.language, document.lang))
    measures = {"part": 1.0, "across": across, "covered": round(share, 4), "near": round(one.near, 4)}
    return Evidence(keyed(quotes), measures=measures, short=heading.label)
