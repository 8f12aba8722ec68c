"""Found passages → Evidence about a document itself: from the line that says it, else from the stored record."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.fields import field_quote, stored
from assistant.found.editions import is_out
from assistant.found.naming import file_words
from assistant.quoting import keyed, quoted
from assistant.reading.imprint import labelled_lines
from assistant.reading.mark_lines import (
    clause,
    day_of,
    head_and_tail,
    lines_that_say,
    numbered_line,
    set_at_end,
    short_of,
    signed,
)
from assistant.reading.marks import Mark, marks_asked, named_share, naming_words, said_in
from assistant.retrieve import Found, is_across
from assistant.told.labels import labelled
from assistant.types import Evidence, Label, Question, Quote, Role
from assistant.weigh import AKIN, coverage, lead, rarity
from index.library import Library

# Documents among which the one that is meant is looked for, besides their reprints.
DOCUMENTS = 8
# The share of the naming words that must stand in a document's title, lead and passages for it to be meant.
NAMED = 0.5
# The share of them that a text must say somewhere, where it has at most so many characters.
SAID, READ_WHOLE = 0.7, 20_000
# The share of them that the title must have where a question gives nothing but the name of a document.
NAME_ALONE = 0.6
# The share of them that its title must have where its official number is asked for.
TITLED = 0.5
# Words that ask for the text in one of the languages (folded).
IN_LANGUAGE = {
    "en": re.compile(r"英文|英语|英译|\benglish\b"),
    "zh": re.compile(r"中文|汉语|\bchinese(?:[- ]language)? (?:report|story|piece|article|text|version)"),
}
# Documents that are as near as this to the best one are about the same; that many at most are listed.
AS_NEAR, MOST = 0.85, 6
# Kinds of question that ask for what a line at the head of a text gives by its label; documents looked at, and the fewest
# words of such a label: one word alone (Note, 标题) is too common to be asked for by it.
LABELLED, LOOKED_AT, LABEL = frozenset({"metadata", "figure", "fact"}), 4, 2
MISSING = {"zh": "没有找到“{part}”的答案。", "en": "Nothing was found on “{part}”."}
WHEN = re.compile(r"哪[天日]|几[点号月]|何时|什么时候|\bwhen\b|\bdate\b", re.I)
SEVERAL = re.compile(r"哪些|哪几|\b(?:outlets|newspapers|papers|publications|agencies|websites|media)\b", re.I)

GIVEN = re.compile(r"[作做]的")
# What is done with a law or a plan, and not with a text about it.
PASSED = re.compile(r"通过|出台|颁布|印发|下发|(?:promulgat|enact|adopt)", re.I)


def metadata(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return what the document that is meant, or its record, says of itself; None where the question asks otherwise.

    Evidence without quotes where only a mark could answer and there is none. Of several things asked, or of several
    documents, each is told, and what is missing is named.
    """
    asked = marks_asked(question)
    if not found.hits:
        return None
    if not asked:
        return _by_label(question, found, library)
    meant = _meant(question, found, library)
    told: list[tuple[str, Evidence]] = []
    missing: list[str] = []
    for id in _each_year(question, meant, found) or [""]:
        for mark, part in asked:
            if evidence := _of_mark(mark, question, [id] if id else meant, found, library):
                told.append((id, evidence))
            else:
                missing.append(part)
    if not told:
        return Evidence(()) if any(mark.sure for mark, _ in asked) else None
    quotes = [
        replace(quote, label=quote.label or _year_label(id, question, found))
        for id, one in told
        for quote in one.quotes
    ]
    across = is_across(question.language, found.view.record(quotes[0].document).lang)
    notes = tuple(MISSING[question.told_in].format(part=part) for part in dict.fromkeys(missing))
    short = told[0][1].short if len(told) == 1 else None
    return Evidence(keyed(_once(quotes)), measures={"imprint": 1.0, "across": float(across)}, short=short, notes=notes)


def _of_mark(mark: Mark, question: Question, meant: Sequence[str], found: Found, library: Library) -> Evidence | None:
    """Return what tells a mark of the documents that may be meant, the likeliest first; None where nothing does."""
    # A question for a date says nothing but the name of a document, else it asks about a single rule in it; and an official
    # number is that of the text whose title is asked for: no text that only speaks of it.
    named = question.kind in {"date", "who"}
    least = NAME_ALONE if named else TITLED if mark.name == "number" else 0.0
    ids = [id for id in meant if not least or named_share(question, found.view.record(id), library) >= least]
    if mark.name == "published" and PASSED.search(library.fold(question.text)):
        ids = [id for id in ids if found.view.record(id).kind != "press"]  # press tells of a law, and is not it
    if mark.name in {"delivered", "speaker"}:  # a speech of the year before is named as well by all the other words
        ids = [id for id in ids if all(year in _dated(id, found) for year in question.years)]
    if not ids:
        return None
    if mark.name == "origin":
        first = found.view.editions.canonical.get(ids[0])
        return _by_record([first], question, found) if first else None
    if mark.name == "reprints":
        return _reprints(question, ids[0], found, library)
    if mark.name == "outlet" and SEVERAL.search(library.fold(question.text)):
        return _outlets(question, ids, found)
    return _told(mark, question, ids[0], found, library)


def _once(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes, each place or field of a document once."""
    return list({(quote.document, quote.start, quote.end, quote.field): quote for quote in reversed(quotes)}.values())[
        ::-1
    ]


def _each_year(question: Question, meant: Sequence[str], found: Found) -> list[str]:
    """Return the document of each year that the question names, in its order; [] where it names fewer than two, or one has none."""
    if len(question.years) < 2:
        return []
    chosen = [next((id for id in meant if year in _dated(id, found)), None) for year in question.years]
    return [id for id in dict.fromkeys(chosen) if id] if len(set(chosen) - {None}) == len(question.years) else []


def _dated(id: str, found: Found) -> str:
    """Return what tells the year of a document: its title, its file's name and its day."""
    record = found.view.record(id)
    return f"{record.title}\n{file_words(record)}\n{record.published or ''}"


def _year_label(id: str, question: Question, found: Found) -> Label | None:
    """Return the label of one of several documents: the day it was published."""
    return labelled("side", found.view.record(id).published or "", question.told_in) if id else None


def _by_label(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return the line at the head of the document that is named which gives what is asked by its label (引证码: …), or None."""
    if question.kind not in LABELLED:
        return None
    asked = set(question.words)
    for id in list(dict.fromkeys(hit.passage.document for hit in found.hits))[:LOOKED_AT]:
        record = found.view.record(id)
        for line in labelled_lines(found.document(id)):
            ((label, value),) = line.told
            words = set(library.words(label))
            rest = replace(question, words=tuple(word for word in question.words if word not in words))
            if words and words <= asked and len(words) >= LABEL and named_share(rest, record, library) >= NAME_ALONE:
                quote = quoted(found.document(id), (line.start, line.end), 1.0, "says so")
                across = is_across(question.language, record.lang)
                return Evidence(keyed([quote]), measures={"imprint": 1.0, "across": float(across)}, short=value)
    return None


def _meant(question: Question, found: Found, library: Library) -> list[str]:
    """Return the ids of the documents the question is about, the likeliest first; without naming words, the best hit's.

    A reprint is meant where the question's words name it better than its original.
    """
    words = naming_words(question)
    languages = [name for name, asked in IN_LANGUAGE.items() if asked.search(library.fold(question.text))]
    ids = list(dict.fromkeys(hit.passage.document for hit in found.hits))
    ids = [id for id in ids if len(languages) != 1 or found.view.record(id).lang.startswith(languages[0])][:DOCUMENTS]
    if not words:
        return ids[:1]
    weights = rarity(replace(question, words=words), found, library)
    family = [one for id in ids for one in (id, *found.view.editions.reprints.get(id, ()))]
    near = {id: _nearness(id, weights, question, found, library) for id in family}
    best = sorted((id for id in family if near[id][0] >= NAMED), key=lambda id: -sum(near[id]))
    as_near = [id for id in best if sum(near[id]) >= AS_NEAR * sum(near[best[0]])][:MOST]
    return [
        id
        for id in as_near
        if near[id][0] == 1.0 or near[id][1] >= NAMED or _speaks_of(id, weights, question, found, library)
    ]


def _speaks_of(id: str, weights: dict[str, float], question: Question, found: Found, library: Library) -> bool:
    """Return False for a short text that says too few of the naming words anywhere: one about another company or ministry."""
    document = found.document(id)
    if len(document.text) > READ_WHOLE or is_across(question.language, document.lang):
        return True
    told = "\n".join((document.title, file_words(found.view.record(id)), document.outlet or "", document.text))
    return coverage(weights, said_in(told, tuple(weights), library)) >= SAID


def _nearness(
    id: str, weights: dict[str, float], question: Question, found: Found, library: Library
) -> tuple[float, float]:
    """Return how well a document is named (0 to 1): by title, lead and passages together, and by its title alone.

    One in another language is named where its best passage is near enough to the question, or its title says the words.
    """
    document = found.document(id)
    hits = [hit for hit in found.hits if hit.passage.document == id]
    if is_across(question.language, document.lang):
        best = max((hit.vector for hit in hits), default=0.0)
        share = named_share(question, found.view.record(id), library)
        return max(best if best >= AKIN else 0.0, share), share
    if any(title in library.fold(document.title) for title in question.titles):
        return 1.0, 1.0
    words = tuple(weights)
    edges = (document.text[a:b] for a, b in head_and_tail(document))
    told = (document.title, file_words(found.view.record(id)), document.outlet or "", lead(document))
    around = "\n".join((*told, *edges, *(hit.passage.text for hit in hits[:2])))
    if any(title in library.fold(lead(document)) for title in question.titles):
        return 1.0, coverage(weights, said_in(document.title, words, library))
    return coverage(weights, said_in(around, words, library)), coverage(
        weights, said_in(document.title, words, library)
    )


def _told(mark: Mark, question: Question, id: str, found: Found, library: Library) -> Evidence | None:
    """Return the lines of a document that tell a mark, else the first field of its record that does."""
    document = found.document(id)
    if quote := clause(mark, document, library):
        return Evidence((quote,), short=day_of(mark, quote.text))
    if mark.name == "number" and (numbered := numbered_line(document)):
        return Evidence((numbered[0],), short=numbered[1])
    if line := set_at_end(mark, question, document) or signed(mark, document):
        return Evidence((line[0],), short=line[1])
    if mark.name == "delivered" and GIVEN.search(question.text):
        return None  # it is published days after it was given
    values = [(field, value) for field in mark.fields if (value := stored(found.view, id, field))]
    for field, value in values or [(mark.name, "")]:
        if quotes := list(lines_that_say(mark, field, value, document, library)):
            return Evidence(tuple(quotes), short=short_of(quotes, value))
    for field, value in values:
        if quote := field_quote(found.view, id, field):
            return Evidence((quote,), short=value)
    return None


def _reprints(question: Question, id: str, found: Found, library: Library) -> Evidence | None:
    """Return the outlet of each reprint of a document, by the record of each; None where nobody reprinted it.

    Where it is asked when, the line of the reprint that tells day and outlet stands for them.
    """
    view = found.view
    first = view.editions.canonical.get(id, id)
    known = [one for one in view.editions.reprints.get(first, ()) if is_out(view, one, question.as_of)]
    told = _by_record(known, question, found)
    if told is None or not WHEN.search(library.fold(question.text)):
        return told
    lines = [_dated_line(quote, found, library) or quote for quote in told.quotes]
    return replace(told, quotes=tuple(lines))


def _dated_line(quote: Quote, found: Found, library: Library) -> Quote | None:
    """Return the line of a document that tells the outlet of its record and a day, under the quote's label; None where none does."""
    document = found.document(quote.document)
    for part in document.spans("source_line"):
        line = document.text[part.start : part.end]
        if (quote.value or "") in line and re.search(r"\d{4}\D\d{1,2}\D\d{1,2}", line):
            return replace(quoted(document, (part.start, part.end), 1.0, "source_line"), label=quote.label)
    return None


def _outlets(question: Question, meant: Sequence[str], found: Found) -> Evidence | None:
    """Return the outlet of each of several documents about the same, and of their reprints."""
    family = [one for id in meant for one in (id, *found.view.editions.reprints.get(id, ()))]
    return _by_record(list(dict.fromkeys(family)), question, found)


def _by_record(documents: Sequence[str], question: Question, found: Found) -> Evidence | None:
    told = {stored(found.view, id, "outlet"): id for id in reversed(documents)}
    quotes = [replace(quote, label=_edition(id, question, found)) for id in documents
              if told.get(stored(found.view, id, "outlet")) == id and (quote := field_quote(found.view, id, "outlet"))]  # fmt: skip
    return Evidence(tuple(quotes), short=quotes[0].value if len(quotes) == 1 else None) if quotes else None


def _edition(id: str, question: Question, found: Found) -> Label | None:
    """Return whether a document is a reprint or what others reprinted, and its day; None for one that nobody reprinted."""
    editions = found.view.editions
    role: Role | None = "reprint" if id in editions.canonical else "original" if editions.reprints.get(id) else None
    return labelled(role, found.view.record(id).published or "", question.told_in) if role else None
