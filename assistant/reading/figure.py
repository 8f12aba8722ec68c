"""Weighed sentences → Evidence of a figure: the sentence or the table's very cell that states it, and who states another."""

import re
from dataclasses import replace

from assistant.asked.places import of_country, places, places_of
from assistant.figures.asked import Asked, asked, best, fits
from assistant.figures.conflicts import EARLY, is_early, with_conflicts
from assistant.figures.found import figures
from assistant.figures.series import points
from assistant.figures.standing import gain, misfits, sought, standing
from assistant.figures.stated import Stated, relevance, stated, stated_in_cell
from assistant.figures.subject import alikeness, content, manner
from assistant.figures.table_cell import EMPTY, cell_asked, row_at, value_with_unit
from assistant.figures.units import class_of, named
from assistant.found.dated import asks_of_now, own_year, years_asked
from assistant.opposites import names_another
from assistant.reading.sentences import sentences
from assistant.reading.short_figure import as_read, for_what_it_is, short_words
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question
from assistant.weigh import Weighed, rarity
from index.library import Library

# Sentences looked at for a figure in the unit asked for.
LOOKED_AT = 20
PER = re.compile(r"人均|户均|日均|月均|平均每|每[天日月]|per capita|per person|\bday\b|daily")
# What a sentence gains for a figure of the sort asked for, for one of the year asked for, for one of the subject; and what
# it loses where the place asked for is not spoken of, nothing in it fits, or what it counts is counted otherwise (人均).
FITTING, RIGHT_YEAR, SUBJECT, ELSEWHERE, UNFIT, OTHERWISE = 0.12, 0.08, 0.2, -0.35, -0.15, -0.2
# What the thing itself counts that it is asked how much there is of, where it stands beside the figure: 多少煤.
THING = 0.2
# What a year later counts where no time is asked about, and at most: less than the subject. By its meaning, not fitted.
NEWER, MOST_NEWER = 0.02, 0.08
# So many times as much where the newest document is asked for.
NEWEST = 4
LATEST = re.compile(r"最新|最近|\b(?:newest|latest|most recent)\b", re.I)
# Of so many of the best sentences, with this share of the best one's weight, the one goes first whose figure is of so much more
# (0 to 1) of what is asked.
NEARER_OF, NEARLY, NEARER = 4, 0.8, 0.3
# What a unit of a figure's standing counts: that it is the whole, the aim or the result that is asked for.
STANDING = 0.08


def figure(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the evidence of the figure asked for, its value for the short answer, and other sources' figures beside it.

    None when nothing found states a figure of the sort asked for: other sentences may still tell.
    """
    want = asked(question)
    ranked = by_figure(question, weighed, found, library)
    if not ranked or not _stands_in(ranked[0], question, want, found):
        return None
    evidence = sentences(question, _beside(ranked, want, question, found), found, library)
    told = told_in(question, ranked[0], found, library)
    # Of orders where deliveries are asked for: a quote beside it may tell of these.
    if told is not None and names_another(library.fold(question.text), library.fold(ranked[0].text)):
        return replace(evidence, short=None)
    if told is None:
        row = ranked[0].hit.passage.role == "table"
        return _without_value(evidence, question, ranked[0], found) if row else replace(evidence, short=None)
    told = as_read(told, evidence.short, question, library)
    across = is_across(question.language, told.document.lang)
    if not across and PER.search(" ".join(told.manner)) and not PER.search(question.text):
        return replace(evidence, short=None)  # 人均地区生产总值 is not what was asked for
    evidence = _answered(evidence, told, question)
    if _of_another_year(told, question):
        evidence = replace(evidence, short=None, measures={**evidence.measures, "other_year": 1.0})
    evidence = with_conflicts(evidence, told, found, library)
    evidence = replace(evidence, series=points((told,), evidence.quotes))
    evidence = _final(evidence, told) if is_early(told) and not EARLY.search(question.text) else evidence
    return for_what_it_is(evidence, told, question)


def _of_another_year(told: Stated, question: Question) -> bool:
    """Return True when a sentence names the year asked about for something else: on 24 February 2023 the figure of 2022 was told."""
    years = years_asked(question)
    named = any(year in told.text for year in question.years)
    return named and told.when.told == "sentence" and bool(told.when.year) and told.when.year not in years


def by_figure(question: Question, weighed: list[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentences, those first that state a figure of the sort, the subject and the year asked for."""
    want, subject = asked(question), content(question.text)
    gains = [
        _of_place(one, question, found) + _gain(question, (one, want, subject), found, library)
        for one in weighed[:LOOKED_AT]
    ]
    newer = _newer(question, weighed[:LOOKED_AT], found)
    looked = [replace(one, score=one.score + gain + new) for one, gain, new in zip(weighed, gains, newer, strict=False)]
    ranked = sorted(looked, key=lambda one: -one.score)
    return _nearer_first(question, ranked, subject, found, library) + weighed[LOOKED_AT:]


def _nearer_first(
    question: Question, ranked: list[Weighed], subject: frozenset[str], found: Found, library: Library
) -> list[Weighed]:
    """Return the sentences, first the one of the best whose figure is of much more of what is asked: 新能源汽车保有量 for 汽车保有量."""
    top = [one for one in ranked[:NEARER_OF] if one.score >= NEARLY * ranked[0].score]
    told = [told_in(question, one, found, library) for one in top]
    years = years_asked(question)
    near = [relevance(one, subject) if one and (not years or one.when.year in years) else 0.0 for one in told]
    best = max(range(len(top)), key=lambda n: (near[n], -n), default=0)
    if not top or not told[0] or near[best] < near[0] + NEARER:
        return ranked
    return [ranked[best], *ranked[:best], *ranked[best + 1 :]]


def _newer(question: Question, looked: list[Weighed], found: Found) -> list[float]:
    """Return what each sentence gains for being of a later year than the oldest, where no time is asked about."""
    years = [own_year(found.document(one.hit.passage.document)) for one in looked]
    oldest = min((int(year) for year in years if year), default=0)
    if not asks_of_now(question):
        return [0.0] * len(looked)
    much = NEWEST if LATEST.search(question.text) else 1
    return [much * min(NEWER * (int(year) - oldest), MOST_NEWER) if year else 0.0 for year in years]


def told_in(question: Question, one: Weighed, found: Found, library: Library) -> Stated | None:
    """Return the figure of a sentence or table row that the question asks for; None when it states none."""
    document, outline = found.document(one.hit.passage.document), one.hit.passage.outline
    if one.hit.passage.role == "table":
        placed, cell = row_at(document, one.start), cell_asked(question, document, one.start)
        return stated_in_cell(document, placed[0], cell, outline, library) if placed and cell else None
    chosen = best(one.text, figures(one.text), question, rarity(question, found, library), library)
    return stated(document, (one.start, one.end), chosen, outline, library) if chosen else None


def has_another(question: Question, one: Weighed, found: Found, library: Library) -> bool:
    """Return True when a sentence has figures of the sort asked for, and each is surely another one: a target, a part."""
    want = asked(question)
    return any(fits(value, want) for value in figures(one.text)) and told_in(question, one, found, library) is None


def _gain(question: Question, looked: tuple[Weighed, Asked, frozenset[str]], found: Found, library: Library) -> float:
    one, want, subject = looked
    document, outline = found.document(one.hit.passage.document), one.hit.passage.outline
    if one.hit.passage.role == "table":
        return _gain_of_row(question, looked, found)
    span = (one.start, one.end)
    seek, years = sought(question), years_asked(question)
    fitting = [(value, standing(one.text, value)) for value in figures(one.text) if fits(value, want)]
    said = [
        (stated(document, span, value, outline, library), STANDING * gain(told, seek))
        for value, told in fitting
        if not misfits(told, seek)
    ]
    return max(
        (
            FITTING
            + standing_gain
            + SUBJECT * alikeness(each.subject, subject)
            + (OTHERWISE if each.manner != manner(question.text) else 0.0)
            + (RIGHT_YEAR if each.when.year in years else 0.0)
            + (THING if want.thing and want.thing in one.text[each.figure.clause : each.figure.end] else 0.0)
            for each, standing_gain in said
        ),
        # A sentence that speaks of it and has but a target or a part does not give way to one that speaks of something else.
        default=UNFIT if want.measure and not fitting else 0.0,
    )


def _of_place(one: Weighed, question: Question, found: Found) -> float:
    """Return what a sentence loses for being of none of the places asked for: they stand neither in it nor over it.

    Where the whole country is asked for, a document of one of its places is of another one.
    """
    document = found.document(one.hit.passage.document)
    asked_for = places(question.text)
    if not asked_for:
        return ELSEWHERE if of_country(question) and places_of(document) else 0.0
    if is_across(question.language, document.lang):
        return 0.0
    over = (
        document.title,
        document.issuer or "",
        document.outlet or "",
        *one.hit.passage.outline,
        one.hit.passage.text,
    )
    said = Library.fold("\n".join(over))
    return 0.0 if all(place in said for place in asked_for) else ELSEWHERE


def _gain_of_row(question: Question, looked: tuple[Weighed, Asked, frozenset[str]], found: Found) -> float:
    one, want, subject = looked
    document = found.document(one.hit.passage.document)
    placed, cell = row_at(document, one.start), cell_asked(question, document, one.start)
    if not placed or not cell:
        return 0.0
    table = placed[0]
    unit = class_of(named(re.sub(r"^[十百千万亿]+", "", table.unit_of_row(cell.row).split("/")[0])))
    fitting = any(fits(value, want) for value in figures(value_with_unit(table, cell))) or unit == want.measure
    name = content(" ".join(stub.text for stub in table.stub(cell.row)))
    return (FITTING if fitting or not want.measure else 0.0) + SUBJECT * alikeness(name, subject)


def _stands_in(one: Weighed, question: Question, want: Asked, found: Found) -> bool:
    """Return True when a sentence states a figure of the sort asked for, or is a row with the cell asked for."""
    if one.hit.passage.role == "table":
        return row_at(found.document(one.hit.passage.document), one.start) is not None
    return any(fits(value, want) for value in figures(one.text))


def _beside(ranked: list[Weighed], want: Asked, question: Question, found: Found) -> list[Weighed]:
    """Return the best sentence and those of the places asked for that may join it: with a figure of the sort; no other row.

    What is of another place joins nothing: beside it the place asked for would seem to be spoken of.
    """
    best = ranked[0]
    joining = [
        one if any(fits(value, want) for value in figures(one.text)) else replace(one, score=0.0)
        for one in ranked[1:]
        if one.hit.passage.role != "table" and _of_place(one, question, found) == 0.0
    ]
    alone = _of_place(best, question, found) < 0.0
    return [best] if alone else [best, *sorted(joining, key=lambda one: -one.score)]


def _final(evidence: Evidence, told: Stated) -> Evidence:
    """Return the evidence with a final figure for its short answer, where one stands beside a preliminary one."""
    quotes = {quote.key: quote.text for quote in evidence.quotes}
    sides = [side for conflict in evidence.conflicts for side in conflict.sides if not EARLY.search(side.scope)]
    final = next((side.value + side.unit for side in sides if side.value + side.unit in quotes[side.key]), None)
    return replace(evidence, short=final, series=()) if final else evidence


def _answered(evidence: Evidence, told: Stated, question: Question) -> Evidence:
    """Return the evidence with the figure for its short answer, qualified as it is written, and its cell's address.

    Its measure "figure" is the share (0 to 1) of what is asked for that stands beside the figure, or over it.
    """
    quotes = tuple(
        replace(quote, cell=told.cell) if told.cell and (quote.start, quote.end) == (told.start, told.end) else quote
        for quote in evidence.quotes
    )
    measured = {**evidence.measures, "figure": round(relevance(told, content(question.text)), 4)}
    return replace(evidence, quotes=quotes, short=short_words(told, evidence.short, question), measures=measured)


def _without_value(evidence: Evidence, question: Question, one: Weighed, found: Found) -> Evidence:
    """Return the evidence of a row: with a cell of words for its short answer, or with nothing told where it is empty."""
    document = found.document(one.hit.passage.document)
    placed, cell = row_at(document, one.start), cell_asked(question, document, one.start)
    if not placed or not cell:
        return replace(evidence, short=None)
    if EMPTY.match(cell.text.strip()):  # “—” is no zero: the table does not say
        return replace(evidence, short=None, measures={**evidence.measures, "covered": 0.0, "near": 0.0})
    address = placed[0].address(cell)
    quotes = tuple(
        replace(quote, cell=address) if quote.start <= cell.start and cell.end <= quote.end else quote
        for quote in evidence.quotes
    )
    return replace(evidence, quotes=quotes, short=cell.text.strip())
