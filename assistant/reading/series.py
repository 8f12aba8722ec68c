"""Figures of several days → Evidence in their order: the latest figure first, or how it went from the earliest on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.asked.places import of_country, places, places_of
from assistant.figures.conflicts import in_force, with_conflicts
from assistant.figures.dates import sorted_as
from assistant.figures.found import agree
from assistant.figures.series import points
from assistant.figures.standing import sought
from assistant.figures.stated import Stated, all_stated, relevance, same_kind, same_one, same_place, same_subject
from assistant.figures.subject import content, manner
from assistant.quoting import keyed, quoted
from assistant.reading.figure import by_figure, has_another, told_in
from assistant.reading.sentences import sentences
from assistant.reading.short_figure import for_what_it_is
from assistant.retrieve import Found, is_across
from assistant.told.labels import day_told, labelled
from assistant.types import Evidence, Question, Quote, Role
from assistant.weigh import Weighed
from index.library import Library

# Figures that one answer shows: of the latest with the older ones behind it, and of a number's course.
SERIES, COURSE = 6, 12
# Sentences looked through for older figures: as good as this share of the best, and speaking of this much of what it does.
LOOKED_AT, WORTH, COVERED = 20, 0.7, 0.75
# Passages in which reports of other years are looked through for the same figure.
ALSO = 48
# An older figure is as much of what is asked for as this share of what the best one is, and by its own words this share.
RELEVANT, BESIDE = 0.6, 0.25
LATEST = {
    "zh": "最新的是{newest}；较早的有：{older}。",
    "en": "The latest is {newest}; earlier ones: {older}.",
}
# Who asks how a number went wants its figures, not the steps of an event.
TREND = re.compile(
    r"(?:怎么|如何|怎样)(?:一路|一步步|逐步|逐年)?(?:变|走|涨|降|升|增|减|多|少)|怎么往|变化|逐年|一年一年|历年|从(?:多少|几)|(?:升|涨|增|降|减)到了?(?:多少|几)|"
    r"\bhow (?:did|has|have)\b.*\b(?:changed?|grow|grown|grew|rise|risen|rose|fall|fallen|increased?|decreased?|moved?)\b|year by year|from year to year"
)
ORDERED = {"zh": "按时间先后排列，从{first}到{last}。", "en": "In order of time, from {first} to {last}."}


def latest(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the newest figure asked for, and the older ones of the same thing behind it, newest first.

    What is planned, drafted or no longer in force is never the newest. None when no figure is found.
    """
    ranked = by_figure(question, weighed, found, library)
    series = _figures(question, ranked, found, library)
    if not series:
        # The nearest sentence would tell a province's figure for the country's.
        return Evidence(()) if of_country(question) and _states_one(question, ranked, found, library) else None
    newest = series[0]
    quotes = keyed([_quote(one, "latest" if one is newest else "earlier", question) for one in series])
    evidence = Evidence(
        quotes,
        measures=_measured(question, ranked, series, found, library),
        short=newest.figure.text,
        notes=_told_in_order(series, question),
        series=points(series, quotes),
    )
    return for_what_it_is(with_conflicts(evidence, newest, found, library), newest, question)


def _figures(
    question: Question, ranked: list[Weighed], found: Found, library: Library, most: int = SERIES
) -> list[Stated]:
    """Return the figures of the thing that is asked about, newest first; [] where the best sentences state none.

    What a document of one place states is no figure of the whole country, and a result goes before a target of the same thing.
    """
    if of_country(question):
        ranked = [w for w in ranked if not places_of(found.document(w.hit.passage.document))]
    near = ranked[:3]
    if near and has_another(question, near[0], found, library):  # what another text says is of another thing
        near = [one for one in near if one.hit.passage.document == near[0].hit.passage.document]
    stated = [one for w in near if (one := told_in(question, w, found, library))]
    if not stated:
        return []
    # 新增322家 is not how many there are.
    told = next((one for one in stated if one.manner == manner(question.text)), stated[0])
    if told.aim and sought(question).stage != "aim":
        told = next((one for one in stated if not one.aim and same_subject(told, one, library)), told)
    return _series(told, _others(told, question, ranked, found, library), question, found)[:most]


def _states_one(question: Question, ranked: Sequence[Weighed], found: Found, library: Library) -> bool:
    return any(told_in(question, w, found, library) for w in ranked[:1])


def _measured(
    question: Question, ranked: list[Weighed], series: Sequence[Stated], found: Found, library: Library
) -> Mapping[str, float]:
    """Return the measures of the best sentence, and the share of what is asked for that a figure of the series is of."""
    asked = content(question.text)
    relevant = round(max(relevance(one, asked) for one in series), 4)
    return {**sentences(question, ranked[:1], found, library).measures, "figure": relevant}


def trend(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the figures of one thing from the earliest to the latest, where a question asks how it went; None for fewer than two.

    The years, or the stretch of time, that the question names are its bounds.
    """
    if not TREND.search(library.fold(question.text)):
        return None
    ranked = by_figure(question, weighed, found, library)
    first, last = (question.dates.first[:4], question.dates.last[:4]) if question.dates else ("", "9999")
    if len(question.years) > 1:
        first, last = min(question.years), max(question.years)
    series = [one for one in _figures(question, ranked, found, library, COURSE) if first <= one.when.year <= last]
    if len({one.when.year for one in series}) < 2:
        return None
    series.reverse()
    quotes = keyed([_quote(one, "step", question) for one in series])
    note = ORDERED[question.told_in].format(first=series[0].when.iso, last=series[-1].when.iso)
    measures = _measured(question, ranked, series, found, library)
    return Evidence(quotes, measures=measures, notes=(note,), series=points(series, quotes))


def _others(
    told: Stated, question: Question, ranked: Sequence[Weighed], found: Found, library: Library
) -> list[Stated]:
    """Return other figures of the thing: of its subject anywhere, and what answers about as well in the sentences found.

    Across languages no figure has a word of the question: those of its subject alone.
    """
    wider = _wider(told, question, found, library)
    stated_alike = [one for one in all_stated(wider, told, library) if same_subject(told, one, library)]
    if is_across(question.language, told.document.lang):
        return stated_alike
    best = ranked[0]
    near = [
        one for one in ranked[:LOOKED_AT] if one.score >= WORTH * best.score and one.covered >= COVERED * best.covered
    ]
    asked = content(question.text)
    own = asked - {word for word in asked if any(place in word or word in place for place in places(question.text))}
    least, beside = RELEVANT * relevance(told, asked), BESIDE * relevance(told, own, 0.0)
    answering = [
        one
        for w in near
        if (one := told_in(question, w, found, library))
        and same_kind(told, one)
        and same_one(told, one)
        and same_place(told, one, library)
        and relevance(one, asked) >= least
        and relevance(one, own, 0.0) >= beside
    ]
    return answering + stated_alike


def _wider(told: Stated, question: Question, found: Found, library: Library) -> Found:
    """Return the passages found, and others of the same place by the words with which a figure is told.

    Reports of other years tell it in the same words, and not all of them are among the passages that are read.
    """
    own = _placed(told.document.title, told.document.source)
    words = list(dict.fromkeys(word for text in (told.about, *own) for word in library.words(text)))
    scored = found.view.by_words(words, ALSO)
    more = found.view.hits(scored.rows.tolist(), [(score, score, 0.0) for score in scored.scores.tolist()])
    rows = {hit.row for hit in found.hits}
    records = {hit.passage.document: found.view.record(hit.passage.document) for hit in more}
    placed = {id: _placed(record.title, record.source) for id, record in records.items()}
    alike = [hit for hit in more if hit.row not in rows and placed[hit.passage.document] == own]
    return replace(found, hits=(*found.hits, *alike))


def _placed(title: str, source: str) -> tuple[str, ...]:
    """Return the places that a document is of, by its title and the name of its file."""
    return places(f"{title}\n{source}")


def _series(told: Stated, others: Sequence[Stated], question: Question, found: Found) -> list[Stated]:
    """Return the figures of one thing, newest first: one for each day, the first found of each.

    Results alone, or targets alone where it is one: a target beside results would pass for the newest of them.
    """
    by_day: dict[str, Stated] = {}
    for one in (told, *others):
        dated = bool(one.when.iso) or one is told  # of no day it is neither newer nor older
        if dated and in_force(one.document, found) and one.aim == told.aim and not _ahead(one, question):
            by_day.setdefault(one.when.iso, one)
    series = sorted(
        by_day.values(), key=lambda one: (sorted_as(one.when.iso), one.document.published or ""), reverse=True
    )
    return _told_once(series) or [told]


def _told_once(series: Sequence[Stated]) -> list[Stated]:
    """Return the series without what one document tells by its publish day and another by the day itself."""
    out: list[Stated] = []
    for one in series:
        again = next(
            (other for other in out if one.when.year == other.when.year and agree(one.figure, other.figure)), None
        )
        if again is None:
            out.append(one)
    return out


def _ahead(one: Stated, question: Question) -> bool:
    """Return True for what lies behind the day that the question is asked as of."""
    return not one.aim and question.as_of is not None and one.when.iso > sorted_as(question.as_of)


def _quote(one: Stated, role: Role, question: Question) -> Quote:
    label = labelled(role, _day(one, question.told_in), question.told_in)
    return replace(quoted(one.document, (one.start, one.end), 1.0, role), cell=one.cell, label=label)


def _told_in_order(series: Sequence[Stated], question: Question) -> tuple[str, ...]:
    """Return the note that dates the newest figure and the older ones; none where there is but one."""
    if len(series) < 2:
        return ()
    language = question.told_in
    told = [f"{one.figure.text}{_bracketed(_day(one, language), language)}" for one in series]
    older = ("、" if language == "zh" else ", ").join(told[1:])
    return (LATEST[language].format(newest=told[0], older=older),)


def _day(one: Stated, language: str) -> str:
    return day_told(one.when.iso, language, period=one.part, dated=one.when.dated)


def _bracketed(text: str, language: str) -> str:
    return f"（{text}）" if language == "zh" else f" ({text})"
