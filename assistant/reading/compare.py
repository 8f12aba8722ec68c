"""Two documents, places or years in a question → Evidence of each side, found for itself; which is more where figures tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.figures.conflicts import EARLY, LAST
from assistant.figures.found import agree, same_unit
from assistant.figures.stated import Stated, relevance
from assistant.figures.subject import NO_PLACE, content, places_of
from assistant.quoting import keyed
from assistant.reading.figure import by_figure, told_in
from assistant.reading.sentences import sentences
from assistant.reread import reread
from assistant.retrieve import Found, search
from assistant.told.labels import labelled
from assistant.types import Evidence, Question, Quote
from assistant.weigh import Weighed, weigh
from index.library import Library
from index.types import Hit

# Passages found for one side, those of them that the reader reads, and those whose sentences are weighed.
FOUND, READ, WEIGHED = 24, 6, 5
# Sides that an answer sets beside each other.
SIDES = 4
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
JOINED = r"(?:和|与|跟|同|及|还是|、|，|,|\band\b|\bor\b|\bversus\b|\bvs\.?|\bthan\b|比|相比|较)"
PLANS = re.compile(r"十[一二三四五六七八九]五|1\dth(?=[^.?]*five[- ]year|$)")
# The whole country, beside one of its places; and what a text that is of it says.
COUNTRY = re.compile(r"全国|我国|(?<![a-z])china(?![a-z])|the whole country|nationwide")
NATIONAL = re.compile(r"全国|我国|中国|国务院|国家(?!级)|\bchina(?:'s)?\b|\bnational\b")
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


def compare(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return the evidence of each side in the order of the question; None where it does not name two sides, two times if it asks what changed.

    The short answer is the side that has more, or less, where two figures in one unit decide it.
    """
    names = sides(question, library)
    if len(names) < 2 or (question.kind == "changed" and not _are_times(names)):
        return None
    compared = [one for name in names if (one := _side(question, name, names, found, library))]
    if not compared:
        return None
    quotes = keyed(_labelled(question, compared))
    weakest = min((one.measured for one in compared), key=lambda each: each.measures.get("covered", 0.0))
    missing = [name for name in names if name not in {one.name for one in compared}]
    absent = [MISSING[question.told_in].format(side=_called(name, question)) for name in missing]
    notes = (*absent, *_of_other_years(question, compared))
    measured = {**weakest.measures, "figure": min(one.relevant for one in compared)}
    return Evidence(quotes, measures=measured, short=_decided(question, compared), notes=notes)


def sides(question: Question, library: Library) -> list[str]:
    """Return the names (folded) of the sides a question compares, in its order: titles, plans, states of a figure, years, else names.

    A place may be compared with the whole country. Names that the question joins (北京和上海) are sides; one that stands elsewhere in it is what they are compared in.
    """
    text = question.text
    titled: list[str] = re.findall(r"《([^》]{2,40})》", text)
    if len(titled) > 1:
        return titled[:SIDES]
    if len(plans := list(dict.fromkeys(PLANS.findall(library.fold(text))))) > 1:
        return plans[:SIDES]
    if len(states := _states(library.fold(text))) > 1:
        return states
    if len(question.years) > 1:
        return list(question.years[:SIDES])
    named = [one.text for one in question.names if one.text in library.fold(text) and one.text not in NO_PLACE]
    if len(named) == 1 and (country := COUNTRY.search(library.fold(text))) and country.group() not in named:
        named = sorted((*named, country.group()), key=library.fold(text).index)
    joined = [
        name
        for n, name in enumerate(named)
        if any(_joined(library.fold(text), *pair) for pair in zip(named, named[1:], strict=False) if name in pair)
    ]
    return list(dict.fromkeys(joined or named))[:SIDES]


def _are_times(names: Sequence[str]) -> bool:
    """Return True for sides that are two times of one thing: what changed has years, plans or states of a figure for its sides."""
    return all(name.isdigit() or any(one.fullmatch(name) for one in (PLANS, EARLY, LAST)) for name in names)


def _states(text: str) -> list[str]:
    """Return the words for a preliminary and for a final figure, in the order of the question; [] unless it has both."""
    early, late = EARLY.search(text), LAST.search(text)
    return [one.group() for one in sorted((early, late), key=re.Match.start)] if early and late else []


def _labelled(question: Question, compared: Sequence[Compared]) -> list[Quote]:
    """Return the quotes of the sides in their order, each once, under the name of its side; of several, under all their names."""
    names: dict[tuple[str, int, int], list[str]] = {}
    for one in compared:
        for quote in one.quotes:
            names.setdefault((quote.document, quote.start, quote.end), []).append(_called(one.name, question))
    joined = "、" if question.told_in == "zh" else ", "
    told = {(q.document, q.start, q.end): (group, q) for group, one in enumerate(compared, 1) for q in one.quotes}
    return [
        replace(q, label=labelled("side", joined.join(names[place]), question.told_in, group))
        for place, (group, q) in told.items()
    ]


def _called(name: str, question: Question) -> str:
    """Return a side's name as the question writes it: names are folded to be searched for, not to be shown."""
    if name.isdigit() and question.told_in == "zh":
        return name + "年"
    return as_written(name, question.text)


def as_written(name: str, text: str) -> str:
    """Return a folded name as a text writes it: 灣區 for 湾区, Singapore for singapore; the name itself where it is not there."""
    if name in text or name not in Library.fold(text):
        return name
    starts = range(len(text))
    # Folding changes the number of characters only for years in words and full-width marks: the length is near the name's.
    spans = ((at, at + long) for long in (len(name), *range(len(name) - 2, len(name) + 3)) for at in starts)
    return next((text[a:b] for a, b in spans if Library.fold(text[a:b]).strip() == name), name).strip()


def _joined(text: str, one: str, other: str) -> bool:
    return bool(re.search(rf"{re.escape(one)}.{{0,14}}?{JOINED}.{{0,6}}?{re.escape(other)}", text, re.I))


def _side(question: Question, name: str, names: Sequence[str], found: Found, library: Library) -> Compared | None:
    """Return what is found of one side: the question is asked again without the other sides' names."""
    asked = _asked_of(question, name, names, library)
    hits = search(library, found.view, asked.text, asked.words, FOUND)
    fitting = [hit for hit in _current(hits, found) if _is_of(name, hit, found, library)]
    if not fitting:
        return None
    # Beijing's own report tells more of it than a text that mentions it.
    own = [hit for hit in fitting if _says(name, library.fold(_titled(hit, found)))]
    fitting = own or fitting
    here = reread(asked, replace(found, hits=tuple(fitting[:READ])), library)
    here = replace(here, hits=here.hits[:WEIGHED])
    weighed = [one for one in by_figure(asked, weigh(asked, here, library), here, library) if _speaks(one, name, names)]
    if not weighed:
        return None
    best = weighed[0]
    alone, told = sentences(asked, [best], here, library), told_in(asked, best, here, library)
    relevant = round(relevance(told, content(asked.text)), 4) if told else 0.0
    return Compared(name, best, alone.quotes, alone, told, relevant)


def _asked_of(question: Question, name: str, names: Sequence[str], library: Library) -> Question:
    """Return the question of one side alone."""
    others = [other for other in names if other != name]
    text = library.fold(question.text) if any(other not in question.text for other in others) else question.text
    for other in others:
        text = re.sub(rf"{JOINED}?\s*《?{re.escape(other)}》?(?:年)?\s*{JOINED}?", " ", text, count=1, flags=re.I)
    dropped = {word for other in others for word in library.words(other)} - set(library.words(name))
    return replace(
        question,
        text=text,
        words=tuple(word for word in question.words if word not in dropped),
        years=tuple(year for year in question.years if year not in others),
        titles=tuple(title for title in question.titles if title not in others),
        names=tuple(each for each in question.names if each.text not in others),
    )


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
    by_day = name.isdigit() and (document.published or "").startswith(name)
    return by_day or _says(name, library.fold("\n".join(around)))


def _says(name: str, said: str) -> bool:
    """Return True when a text (folded) has a side's name, or what says that it is of the whole country, preliminary, or final."""
    patterns = {COUNTRY: NATIONAL, EARLY: EARLY, LAST: LAST}
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
    named = (f"{_called(name, question)} {year}" for name, year in told.items())
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
    written = [name + "年", name] if name.isdigit() else [_called(name, question), name]
    quoted = "\n".join(quote.text for one in compared for quote in one.quotes)
    return next((found.group() for way in written if (found := re.search(re.escape(way), quoted, re.I))), None)
