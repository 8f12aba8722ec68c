"""Found passages → Evidence about a document itself: from the line that says it, else from the stored record."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.fields import field_quote, stored
from assistant.found.editions import is_out
from assistant.quoting import keyed
from assistant.reading.mark_lines import clause, day_of, lines_that_say, numbered_line, short_of
from assistant.reading.marks import Mark, mark_asked, named_share, naming_words, said_in
from assistant.retrieve import Found, is_across
from assistant.told.labels import labelled
from assistant.types import Evidence, Label, Question, Role
from assistant.weigh import AKIN, coverage, lead, rarity
from index.library import Library

# Documents among which the one that is meant is looked for, besides their reprints.
DOCUMENTS = 8
# The share of the naming words that must stand in a document's title, lead and passages for it to be meant.
NAMED = 0.5
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
SEVERAL = re.compile(r"哪些|哪几|\b(?:outlets|newspapers|papers|publications|agencies|websites|media)\b", re.I)


def metadata(question: Question, found: Found, library: Library) -> Evidence | None:
    """Return what the document that is meant, or its record, says of itself; None where the question asks otherwise.

    Evidence without quotes where only a mark could answer and there is none.
    """
    mark = mark_asked(question)
    if mark is None or not found.hits:
        return None
    meant = _meant(question, found, library)
    # A question for a date says nothing but the name of a document, else it asks about a single rule in it; and an official
    # number is that of the text whose title is asked for: no text that only speaks of it.
    least = NAME_ALONE if question.kind == "date" else TITLED if mark.name == "number" else 0.0
    meant = [id for id in meant if not least or named_share(question, found.view.record(id), library) >= least]
    if not meant:
        return Evidence(()) if mark.sure else None
    if mark.name == "origin":
        first = found.view.editions.canonical.get(meant[0])
        evidence = _by_record([first], question, found) if first else None
    elif mark.name == "reprints":
        evidence = _reprints(question, meant[0], found)
    elif mark.name == "outlet" and SEVERAL.search(library.fold(question.text)):
        evidence = _outlets(question, meant, found)
    else:
        evidence = _told(mark, meant[0], found, library)
    if evidence is None:
        return Evidence(()) if mark.sure else None
    across = is_across(question.language, found.view.record(evidence.quotes[0].document).lang)
    return replace(evidence, quotes=keyed(evidence.quotes), measures={"imprint": 1.0, "across": float(across)})


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
    return [id for id in best if sum(near[id]) >= AS_NEAR * sum(near[best[0]])][:MOST]


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
    around = "\n".join((document.title, document.outlet or "", lead(document), *(hit.passage.text for hit in hits[:2])))
    return coverage(weights, said_in(around, words, library)), coverage(
        weights, said_in(document.title, words, library)
    )


def _told(mark: Mark, id: str, found: Found, library: Library) -> Evidence | None:
    """Return the lines of a document that tell a mark, else the first field of its record that does."""
    document = found.document(id)
    if quote := clause(mark, document, library):
        return Evidence((quote,), short=day_of(mark, quote.text))
    if mark.name == "number" and (numbered := numbered_line(document)):
        return Evidence((numbered[0],), short=numbered[1])
    values = [(field, value) for field in mark.fields if (value := stored(found.view, id, field))]
    for field, value in values or [(mark.name, "")]:
        if quotes := list(lines_that_say(mark, field, value, document, library)):
            return Evidence(tuple(quotes), short=short_of(quotes, value))
    for field, value in values:
        if quote := field_quote(found.view, id, field):
            return Evidence((quote,), short=value)
    return None


def _reprints(question: Question, id: str, found: Found) -> Evidence | None:
    """Return the outlet of each reprint of a document, by the record of each; None where nobody reprinted it."""
    view = found.view
    first = view.editions.canonical.get(id, id)
    known = [one for one in view.editions.reprints.get(first, ()) if is_out(view, one, question.as_of)]
    return _by_record(known, question, found)


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
