"""Weighed sentences → Evidence of a yes or no: the sentence that plainly says so, and those of other sources that say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims.claim import Claim, claim
from assistant.claims.stance import Asked, Line, by_rule_alone, stance
from assistant.figures.bounds import tenths
from assistant.figures.conflicts import in_force, with_conflicts
from assistant.figures.dates import sorted_as, when
from assistant.figures.found import figures, same_unit
from assistant.figures.stated import stated
from assistant.found.dated import years_asked
from assistant.reading.sentences import sentences
from assistant.retrieve import Found
from assistant.types import Evidence, Question, Quote
from assistant.weigh import Weighed
from index.library import Library

YES_NO = {"zh": ("是", "否"), "en": ("Yes", "No")}
# Why a quote was chosen that says yes or no: the short answer stands and falls with it.
DECIDES = "says yes or no"
# A sentence of rules answers what may or must be, in whatever words, where it is the best one, the reader finds the answer in
# it, and its meaning is near: the surer the one, the less of the other. Without a reader, what one person may do would be
# taken for what another may.
NEAR = ((0.6, 0.2), (0.4, 0.5))


@dataclass(frozen=True, slots=True)
class Vote:
    """A sentence that says that what is asked is so, or that it is not, and for when (ISO, or "").

    `plainly` is False where its words alone do not say so, but its meaning or the reader.
    """

    one: Weighed
    said: bool
    iso: str
    plainly: bool


def yes_no(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the evidence with yes or no for its short answer; with neither where sources differ, side by side.

    None when no sentence plainly says the one or the other: those that come nearest may still be read.
    """
    asked_for = claim(question, library)
    cast = _cast(question, asked_for, weighed, found, library) if asked_for else []
    if not asked_for or not cast:
        return None
    other = _against(cast, found)
    deciding = _newer(cast[0], other, question)
    chosen = [vote.one for vote in (deciding, other) if vote]
    rest = [one for one in weighed if one not in chosen]
    evidence = sentences(question, [*chosen, *rest], found, library)
    if asked_for.bounds:
        evidence = _with_others(evidence, deciding.one, asked_for, found, library)
    contested = other is not None and deciding is not other and not _outdated(other, deciding, question)
    if contested and not asked_for.bounds:  # no value can be shown beside another: both passages are
        hits = tuple(dict.fromkeys(vote.one.hit for vote in (deciding, other) if vote))
        return replace(evidence, nearest=hits, measures={**evidence.measures, "disagree": 1.0})
    return replace(evidence, short=None) if contested or evidence.conflicts else _told(evidence, deciding, question)


def _cast(question: Question, asked_for: Claim, weighed: list[Weighed], found: Found, library: Library) -> list[Vote]:
    """Return the votes of the sentences, best sentence first; of the best one also where the reader or its meaning decides."""
    asked = Asked(question, asked_for, found, library)
    votes = []
    for n, one in enumerate(weighed):
        if one.hit.passage.role == "table" or not in_force(found.document(one.hit.passage.document), found):
            continue
        line = Line(one.hit, one.start, one.end, one.text)
        plain = said = stance(asked, line)
        if plain is None and n == 0 and any(one.near >= near and one.told >= told for near, told in NEAR):
            said = by_rule_alone(asked, line)
        if said is not None:
            votes.append(Vote(one, said, _iso(one, found), plain is not None))
    return votes


def _iso(one: Weighed, found: Found) -> str:
    document = found.document(one.hit.passage.document)
    return when(document, (one.start, one.end), None, one.hit.passage.outline).iso


def _against(cast: Sequence[Vote], found: Found) -> Vote | None:
    """Return the best vote of another document, no reprint, that says the contrary of the first."""
    canonical = found.view.editions.canonical

    def source(vote: Vote) -> str:
        document = vote.one.hit.passage.document
        return canonical.get(document, document)

    return next((v for v in cast if v.said is not cast[0].said and source(v) != source(cast[0])), None)


def _newer(first: Vote, other: Vote | None, question: Question) -> Vote:
    """Return the vote that decides: the first, or a later one where no year is asked about."""
    return other if other and _outdated(first, other, question) else first


def _outdated(one: Vote, other: Vote, question: Question) -> bool:
    """Return True when another vote is of a later time, and no year is asked about."""
    if years_asked(question) or not one.iso or not other.iso:
        return False
    return one.iso != other.iso and sorted_as(one.iso) < sorted_as(other.iso)


def _with_others(evidence: Evidence, one: Weighed, asked_for: Claim, found: Found, library: Library) -> Evidence:
    """Return the evidence with what other sources state of the same figure, where it differs."""
    units = [bound.figure for bound in asked_for.bounds]
    told = next((said for said in figures(one.text) if any(same_unit(tenths(said), unit) for unit in units)), None)
    if told is None:
        return evidence
    document, span = found.document(one.hit.passage.document), (one.start, one.end)
    said = stated(document, span, told, one.hit.passage.outline, library)
    return with_conflicts(evidence, said, found, library)


def _told(evidence: Evidence, deciding: Vote, question: Question) -> Evidence:
    """Return the evidence with yes or no for its short answer, and the quote marked that decides it."""
    quotes = tuple(replace(one, why=DECIDES) if _holds(one, deciding.one) else one for one in evidence.quotes)
    measures = {**evidence.measures, **({"decides": 1.0} if deciding.plainly else {})}
    return replace(
        evidence, quotes=quotes, short=YES_NO[question.told_in][0 if deciding.said else 1], measures=measures
    )


def _holds(quote: Quote, one: Weighed) -> bool:
    return quote.document == one.hit.passage.document and quote.start <= one.start and one.end <= quote.end
