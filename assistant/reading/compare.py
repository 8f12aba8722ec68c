"""Two documents, places or years in a question → Evidence of each side, found for itself; which is more where figures tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from assistant.asked.places import NATIONAL, places_of
from assistant.figures.asked import asked as wanted_figure
from assistant.figures.asked import fits
from assistant.figures.conflicts import EARLY, LAST
from assistant.figures.found import agree, figures, same_unit
from assistant.figures.standing import AIM, sought
from assistant.figures.stated import ALIKE, Stated, relevance, same_kind, stated
from assistant.figures.subject import alikeness, content
from assistant.quoting import keyed
from assistant.reading.figure import by_figure, told_in
from assistant.reading.sentences import sentences
from assistant.reading.sides import COUNTRY, FIRST_TOLD, LAST_TOLD, PLANS, are_times, asked_of, called, sides
from assistant.reread import reread
from assistant.retrieve import Found, is_across, search
from assistant.told.labels import labelled
from assistant.types import Evidence, Question, Quote
from assistant.weigh import Weighed, weigh
from index.library import Library
from index.types import Hit

# Passages found for one side, those of them that the reader reads, and those whose sentences are weighed.
FOUND, READ, WEIGHED = 24, 6, 5
# Of a year's side, passages of that year's own texts among those that are read.
READ_OF_ITS_OWN = 3
# Sentences of a side whose figures are looked at, and those of them that are set beside the other sides'.
OPTIONS, JOINTLY = 10, 4
# What a sentence gains for a figure of the subject, of the year or aimed at, as asked, and beside one of the same kind.
RELEVANT, TIMELY, ALIKE_GAIN = 0.2, 0.12, 0.25
# What a target loses where the year itself is asked for; and how much more (0 to 1) of what is asked another figure of a sentence
# must be beside than the one taken for it.
UNASKED_AIM, NEARER = 0.6, 0.15
# The number of an item is no figure of it.
ITEM = re.compile(r"\s*\d{1,2}[.、．]\s*")
# Sides whose figures are of one kind are enough where each sentence says this share of what is asked, and its figure this one.
FIT, FIT_BESIDE = 0.25, 0.1
OF_REPORTS = re.compile(
    r"报告|规划|计划|纲要|预算案|公报|版|\b(?:reports?|plans?|budgets?|statements?|editions?)\b", re.I
)
MORE = re.compile(
    r"更(?:多|高|大|快|长|强|重)|最(?:多|高|大|快|长)|(?:谁|哪一?[个家座年边者地])(?:的)?[^，。？]{0,12}(?:多|高|大|快|长)|\b(?:more|higher|larger|bigger|faster|longer|greater|highest|most|largest)\b",
    re.I,
)
LESS = re.compile(
    r"更(?:少|低|小|慢|短)|最(?:少|低|小|慢|短)|(?:谁|哪一?[个家座年边者地])(?:的)?[^，。？]{0,12}(?:少|低|小|慢|短)|\b(?:less|lower|smaller|fewer|slower|shorter|lowest|least|smallest)\b",
    re.I,
)
WHICH = re.compile(r"谁|哪|何者|\bwhich\b|\bwho\b", re.I)
MARK = re.compile(r"[《“\"「]|[》”\"」]")
MISSING = {
    "zh": "没有找到关于“{side}”的内容，只列出另一方。",
    "en": "Nothing was found on “{side}”; only the other side is given.",
}
YEARS_DIFFER = {
    "zh": "各方的数字不是同一年的：{years}。",
    "en": "The figures of the sides are for different years: {years}.",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison: its name as the question has it, its best sentence, and the figure that tells, if any."""

    name: str
    best: Weighed
    quotes: tuple[Quote, ...]
    measured: Evidence
    told: Stated | None
    relevant: float = 0.0


@dataclass(frozen=True, slots=True)
class _Option:
    """A sentence that may tell a side, the figure in it that the side's question asks for, and how well it tells it."""

    best: Weighed
    told: Stated | None
    relevant: float
    score: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One side as it is looked for: its name, the question of it alone, what was found, and the sentences that may tell it."""

    name: str
    asked: Question
    found: Found
    options: list[_Option]


def compare(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return the evidence of each side in the order of the question; None where it does not name two sides, two times if it asks what changed.

    The short answer is the side that has more, or less, where two figures in one unit decide it.
    """
    names = sides(question, library)
    if len(names) < 2 or (question.kind == "changed" and not are_times(names)):
        return None
    told = [one for name in names if (one := _side(question, name, names, found, library))]
    if not told:
        return None
    compared = _together(told, library)
    quotes = keyed(_labelled(question, compared))
    weakest = min((one.measured for one in compared), key=lambda each: each.measures.get("covered", 0.0))
    missing = [name for name in names if name not in {one.name for one in compared}]
    absent = [MISSING[question.told_in].format(side=called(name, question)) for name in missing]
    notes = (*absent, *_of_other_years(question, compared))
    measured = {**weakest.measures, "figure": min(one.relevant for one in compared)}
    if _fit(compared, names):
        measured["sides"] = 1.0
    return Evidence(quotes, measures=measured, short=_decided(question, compared), notes=notes)


def _labelled(question: Question, compared: Sequence[Compared]) -> list[Quote]:
    """Return the quotes of the sides in their order, each once, under the name of its side; of several, under all their names."""
    names: dict[tuple[str, int, int], list[str]] = {}
    for one in compared:
        for quote in one.quotes:
            names.setdefault((quote.document, quote.start, quote.end), []).append(called(one.name, question))
    joined = "、" if question.told_in == "zh" else ", "
    told = {(q.document, q.start, q.end): (group, q) for group, one in enumerate(compared, 1) for q in one.quotes}
    return [
        replace(q, label=labelled("side", joined.join(names[place]), question.told_in, group))
        for place, (group, q) in told.items()
    ]


def _side(question: Question, name: str, names: Sequence[str], found: Found, library: Library) -> _Side | None:
    """Return what may be told of one side, best first: the question is asked again without the other sides' names."""
    asked = asked_of(question, name, names, library)
    hits = search(library, found.view, asked.text, asked.words, FOUND)
    fitting = [hit for hit in _current(hits, found) if _is_of(name, hit, found, library)]
    if not fitting:
        return None
    # Beijing's own report tells more of it than a text that mentions it.
    own = [hit for hit in fitting if _says(name, library.fold(_titled(hit, found)))]
    chosen = (own or fitting)[:READ]
    if own and _is_of_a_year(name, question):  # what a year brought the next one's report tells
        chosen = [*own[:READ_OF_ITS_OWN], *(hit for hit in fitting if hit not in own)][:READ]
    here = reread(asked, replace(found, hits=tuple(chosen)), library)
    here = replace(here, hits=here.hits[:WEIGHED])
    weighed = [one for one in by_figure(asked, weigh(asked, here, library), here, library) if _speaks(one, name, names)]
    options = [_option(name, asked, one, here, library) for one in weighed[:OPTIONS]]
    return _Side(name, asked, here, sorted(options, key=lambda one: -one.score)) if options else None


def _is_of_a_year(name: str, question: Question) -> bool:
    """Return True for a side that is a year of a thing, and not the year of a report, nor one for which something is aimed at."""
    return name.isdigit() and not OF_REPORTS.search(question.text) and sought(question).stage != "aim"


def _option(name: str, asked: Question, one: Weighed, found: Found, library: Library) -> _Option:
    """Return a sentence of a side with the figure it tells, scored: of the subject, of the year, a target where one is asked for."""
    subject = content(re.sub(re.escape(name), " ", asked.text, flags=re.I))
    told = _told_of(subject, asked, one, found, library)
    if told is None or asked.kind != "figure":
        return _Option(one, told, round(relevance(told, subject), 4) if told else 0.0, one.score)
    aimed, aim = sought(asked).stage == "aim", told.aim or bool(AIM.search(one.text[: told.figure.start]))
    subject = frozenset(word for word in subject if not (aim and AIM.search(word)))
    relevant = round(relevance(told, subject), 4)
    years = (name,) if name.isdigit() else asked.years
    score = one.score + RELEVANT * relevant
    if years and told.when.told != "published":
        score += TIMELY if told.when.year in years else -TIMELY
    if aimed:
        score += TIMELY if aim else -TIMELY
    elif aim and _is_of_a_year(name, asked):
        score -= UNASKED_AIM
    return _Option(one, told, relevant, score)


def _told_of(subject: frozenset[str], asked: Question, one: Weighed, found: Found, library: Library) -> Stated | None:
    """Return the figure of a sentence that its side's question asks for; of a row of many, the one beside which most of it stands."""
    told = told_in(asked, one, found, library)
    if one.hit.passage.role == "table":
        return told
    document, outline = found.document(one.hit.passage.document), one.hit.passage.outline
    numbered = ITEM.match(one.text)
    first = numbered.end() if numbered else 0
    each = [
        stated(document, (one.start, one.end), value, outline, library)
        for value in figures(one.text)
        if value.start >= first and fits(value, wanted_figure(asked))
    ]
    if told and told.figure.start < first:
        told = next(iter(each), None)
    if is_across(asked.language, document.lang) or not each:
        return told
    best = max(each, key=lambda other: relevance(other, subject, 0.0))
    least = relevance(told, subject, 0.0) if told else -1.0
    return best if relevance(best, subject, 0.0) > least + NEARER else told


def _together(found_sides: Sequence[_Side], library: Library) -> list[Compared]:
    """Return each side by the sentence with which they tell best together: figures in one unit, of one thing."""
    combined = product(*(one.options[:JOINTLY] for one in found_sides))
    best = max(
        combined,
        key=lambda row: sum(one.score for one in row) + sum(ALIKE_GAIN for pair in pairwise(row) if _are_alike(*pair)),
    )
    return [_compared(side, option, library) for side, option in zip(found_sides, best, strict=True)]


def _compared(side: _Side, option: _Option, library: Library) -> Compared:
    alone = sentences(side.asked, [option.best], side.found, library)
    return Compared(side.name, option.best, alone.quotes, alone, option.told, option.relevant)


def _are_alike(one: _Option | Compared, other: _Option | Compared) -> bool:
    """Return True when two sides tell figures of one kind: in one unit, of growth or not, of the same thing where one language tells both."""
    if one.told is None or other.told is None or not same_kind(one.told, other.told):
        return False
    across = one.told.document.lang[:2] != other.told.document.lang[:2]
    return across or alikeness(one.told.subject, other.told.subject) >= ALIKE


def _fit(compared: Sequence[Compared], names: Sequence[str]) -> bool:
    """Return True when every side has its own sentence, their figures are of one kind, and each speaks of what is asked for."""
    apart = len({(one.best.hit.passage.document, one.best.start) for one in compared}) == len(names) > 1
    covered = min(one.measured.measures.get("covered", 0.0) for one in compared)
    alike = all(_are_alike(*pair) for pair in pairwise(compared))
    return apart and alike and covered >= FIT and min(one.relevant for one in compared) >= FIT_BESIDE


def _current(hits: Sequence[Hit], found: Found) -> list[Hit]:
    """Return the hits without reprints of what is there too, and without versions whose place another took."""
    editions, known = found.view.editions, {record.id for record in found.view.records}
    return [
        hit
        for hit in hits
        if editions.canonical.get(hit.passage.document) not in known
        and editions.newer.get(hit.passage.document) not in known
    ]


def _is_of(name: str, hit: Hit, found: Found, library: Library) -> bool:
    """Return True when a passage is of a side: it, its headings, its title or outlet have the name, or, of a year, its day."""
    document = found.document(hit.passage.document)
    around = (document.title, document.outlet or "", document.source, *hit.passage.outline, hit.passage.text)
    if COUNTRY.fullmatch(name) and places_of(document):
        return False
    # A report speaks of the year before it as of its own.
    days = (name, str(int(name) + 1)) if name.isdigit() else ()
    by_day = bool(days) and (document.published or "").startswith(days)
    return by_day or _says(name, library.fold("\n".join(around)))


def _says(name: str, said: str) -> bool:
    """Return True when a text (folded) has a side's name, or what says that it is of the whole country, preliminary, or final."""
    patterns = {COUNTRY: NATIONAL, EARLY: EARLY, FIRST_TOLD: EARLY, LAST: LAST, LAST_TOLD: LAST}
    told = next((what for named, what in patterns.items() if named.fullmatch(name)), None)
    return bool(told.search(said)) if told else Library.fold(name) in said


def _titled(hit: Hit, found: Found) -> str:
    record = found.view.record(hit.passage.document)
    return f"{record.title}\n{record.source}"


def _speaks(one: Weighed, name: str, names: Sequence[str]) -> bool:
    """Return False for a sentence that names another side and not this one; the country is what a place is measured by."""
    said = Library.fold(one.text)
    others = any(Library.fold(other) in said for other in names if other != name and not COUNTRY.fullmatch(other))
    return Library.fold(name) in said or not others


def _of_other_years(question: Question, compared: Sequence[Compared]) -> tuple[str, ...]:
    """Return the note that the sides' figures are for different years, where the years, or plans of them, are not what is compared."""
    told = {one.name: one.told.when.year for one in compared if one.told and one.told.when.told != "published"}
    if len(set(told.values())) < 2 or any(one.name.isdigit() or PLANS.fullmatch(one.name) for one in compared):
        return ()
    named = (f"{called(name, question)} {year}" for name, year in told.items())
    years = ("、" if question.told_in == "zh" else ", ").join(named)
    return (YEARS_DIFFER[question.told_in].format(years=years),)


def _decided(question: Question, compared: Sequence[Compared]) -> str | None:
    """Return the side that has more, or less, as a quote writes it; None unless every side has a figure in one unit."""
    more, less = MORE.search(question.text), LESS.search(question.text)
    told = [one.told for one in compared if one.told]
    if not WHICH.search(question.text) or bool(more) == bool(less) or len(told) != len(compared) or len(told) < 2:
        return None
    first = told[0]
    if not all(same_unit(first.figure, one.figure) and first.figure.change == one.figure.change for one in told[1:]):
        return None
    if _of_other_years(question, compared) or any(agree(first.figure, one.figure) for one in told[1:]):
        return None
    ranked = sorted(compared, key=lambda one: one.told.figure.low if one.told else 0.0, reverse=bool(more))
    name = ranked[0].name
    written = [name + "年", name] if name.isdigit() else [called(name, question), name]
    quoted = "\n".join(quote.text for one in compared for quote in one.quotes)
    return next((found.group() for way in written if (found := re.search(re.escape(way), quoted, re.I))), None)
