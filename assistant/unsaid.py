"""What a question hangs on and its evidence does not have: a year, which of two it is, a title, a place, a name."""

import re
from collections.abc import Iterator, Sequence

from assistant.asked.dates import plan_spans
from assistant.asked.places import (
    OF_COUNTRY,
    country_named,
    local,
    places,
    report_named,
    tells_of_country,
    tells_of_place,
)
from assistant.asked.wanted import speaks_of_others
from assistant.found.dated import own_year
from assistant.found.naming import name_words
from assistant.glossary import glossary
from assistant.opposites import unnamed
from assistant.retrieve import Found
from assistant.types import Evidence, Question, Quote
from assistant.understand import ORDINAL
from assistant.weigh import lead
from index.library import Library

# Words for what a place is, which are no place's name.
GENERIC = frozenset({"城市", "城镇", "农村", "乡村", "全国", "省市", "市区"})
# Chapter II: its numeral is no name.
ROMAN = re.compile(r"[ivxlc]{1,5}")
# 国有银行, 商业银行: any of them.
ANY_BODY = re.compile(r"国有|商业|大型|中小|地方|民营|股份|政策性|农村|城市|村镇|高等|人民|上市|跨国|外资")
OFFICE = re.compile(r"[局部委署办院会厅府社处台]$|中心$")
# A name may be cut with the verb before it: 过云帆大桥.
VERBS = "过到去在从经往和与对把被向问"
LONGEST_ACRONYM = 3
US = re.compile(r"\bUSA?\b|\bU\.S\.(?:A\.)?")
# The years before and after a text's day, as press tells them.
LAST_YEAR = re.compile(r"去年|上年|\blast year\b|\ba year (?:ago|earlier)\b", re.I)
NEXT_YEAR = re.compile(r"明年|下一?年度?|\bnext year\b|\bthe coming year\b", re.I)


def unsaid(question: Question, evidence: Evidence, found: Found, library: Library) -> str:
    """Return the year, title, place or name that the question hangs on and the evidence does not have, or ""."""
    around = [_around(quote, found, library) for quote in evidence.quotes]
    imprint = "imprint" in evidence.measures
    for year in _years(question):
        # The line that names an editor tells the day of the text, which may be about another year.
        if imprint and any(re.search(rf"(?<!\d){year}(?!\d)", text) for text in around):
            continue
        if not any(
            _is_of(year, question, quote, text, found) for quote, text in zip(evidence.quotes, around, strict=True)
        ):
            return year
    if evidence.measures.get("other_year") and question.years:
        return question.years[0]
    if other := _another(question, evidence, around, library) or _country_or_place(question, evidence, found):
        return other
    if law := _the_law(question, evidence, found):
        return law
    if evidence.measures.get("across"):
        return ""  # names are written otherwise in the other language
    texts = [_folded(found.document(id).text, library) for id in {quote.document for quote in evidence.quotes}]
    if body := next((body for body in _bodies(question) if not _stands(body, [*texts, *around], library)), ""):
        return body
    return next(_missing(question, around, texts, library), "")


def year_missing(question: Question, quote: Quote, found: Found, library: Library) -> str:
    """Return the first year that must be told of and that a quote is not about, or ""."""
    around = _around(quote, found, library)
    return next((year for year in _years(question) if not _is_of(year, question, quote, around, found)), "")


def _another(question: Question, evidence: Evidence, around: Sequence[str], library: Library) -> str:
    """Return what tells the thing asked about from others of its sort (东部, the second phase), where no quote is of it, or ""."""
    asked = library.fold(question.text)
    texts = [
        (library.fold(quote.text), over) for quote, over in zip(evidence.quotes, around, strict=True) if quote.text
    ]
    missing = [unnamed(asked, quote, over) for quote, over in texts]
    return missing[0] if missing and all(missing) else ""


def _country_or_place(question: Question, evidence: Evidence, found: Found) -> str:
    """Return the word for the whole country where it is asked about, and each quote is what one of its places says of itself.

    The other way round, the place asked about where each quote tells of the whole country.
    """
    asked = country_named(question) or _the_report(question, found)
    if not asked:
        place = next(iter(places(question.text)), "")
        return place if evidence.quotes and all(tells_of_country(question, one.text) for one in evidence.quotes) else ""
    of_places = [
        tells_of_place(quote.text)
        or (bool(local(found.document(quote.document))) and not OF_COUNTRY.search(quote.text))
        for quote in evidence.quotes
    ]
    return asked if of_places and all(of_places) else ""


def _the_report(question: Question, found: Found) -> str:
    """Return the name of the report that is asked for without a place, where that of the country is among what was found."""
    if not (named := report_named(question)):
        return ""
    records = {hit.passage.document: found.view.record(hit.passage.document) for hit in found.hits}
    return named if any(one.kind == "report" and not local(one) for one in records.values()) else ""


def _the_law(question: Question, evidence: Evidence, found: Found) -> str:
    """Return the word by which a question names a law, where each quote is of another law and does not say it, or ""."""
    if found.named is None or found.view.record(found.named).kind != "law":
        return ""
    quoted = [found.view.record(quote.document) for quote in evidence.quotes]
    versions = found.view.editions.versions(found.named)
    if not quoted or not all(record.kind == "law" and record.id not in versions for record in quoted):
        return ""
    name = name_words(found.view.record(found.named))
    told = "\n".join(text for quote in evidence.quotes for text in (quote.text, *quote.outline))
    return next((word for word in question.words if word in name and word not in Library.fold(told)), "")


def _years(question: Question) -> tuple[str, ...]:
    """Return the years that must be told of: those named, else the one in which the time asked for lies (去年)."""
    dates = question.dates
    if question.years or dates is None or dates.first[:4] != dates.last[:4]:
        return question.years
    return (dates.first[:4],)


def _is_of(year: str, question: Question, quote: Quote, around: str, found: Found) -> bool:
    """Return True when a quote is about a year: it stands around it, or its plan ends in it.

    A publish date counts where no year is named. Of several years, one may say which document is to be summed up, or to
    give its list (what was done in 2025, per the report of 2026): there the quote may speak of any of them.
    """
    years = question.years if question.kind in {"list", "summary"} else (year,)
    document = found.document(quote.document)
    told = own_year(document)
    if re.search(rf"(?<!\d){year}(?!\d)", around) or int(year) in (last for _, last in plan_spans(around)):
        # Of a document of the year asked about, what it tells of another one that is asked about too.
        return not speaks_of_others(quote.text, question.years if told == year else years or (year,))
    named = {str(int(year) + 1): LAST_YEAR, str(int(year) - 1): NEXT_YEAR}.get(told)
    if named and named.search(quote.text):
        return True
    return told == year and not speaks_of_others("\n".join((document.title, *quote.outline, quote.text)), (year,))


def _missing(question: Question, around: list[str], texts: list[str], library: Library) -> Iterator[str]:
    """Yield titles and places that stand around no quote, and other names that no quoted document has anywhere."""
    for title in question.titles:
        if not _stands(title, around, library):
            yield title
    for name in (name for name in question.names if name.text not in GENERIC and not ROMAN.fullmatch(name.text)):
        if not _stands(name.text, around if name.kind == "place" else texts, library):
            yield name.text


def _bodies(question: Question) -> Iterator[str]:
    """Yield the firms, banks and schools that a question names; whose office tells a figure is often left out."""
    for word, tag in Library.tagged(question.text):
        if tag == "nt" and len(word) > 3 and not OFFICE.search(word) and not ANY_BODY.match(word):
            yield Library.fold(word)


def _stands(name: str, texts: Sequence[str], library: Library) -> bool:
    """Return True when a text has a name as it is written, in another official form, or, of a row (第十条), in figures."""
    if any(name in text or (name[:1] in VERBS and len(name) > 2 and name[1:] in text) for text in texts):
        return True
    words = set(library.words(name))
    if ORDINAL.fullmatch(name):
        return any(words <= set(library.words(text)) for text in texts)
    known = glossary(library)
    written = name.upper() if len(name) <= LONGEST_ACRONYM else name  # names come in lower case: uk
    if not known.meant(written, library):
        return False
    said = known.spoken(tuple(words), written, library)
    return any(words <= said(set(library.words(text))) for text in texts)


def _around(quote: Quote, found: Found, library: Library) -> str:
    """Return, folded, the quote with its paragraph, its table's head, headings, lead, title and outlet."""
    document = found.document(quote.document)
    dated = max((part.end for part in document.spans("dateline") if part.end <= quote.start), default=0)
    line = document.text[max(dated, document.text.rfind("\n", 0, quote.start) + 1) : quote.end]
    table = next(
        (document.text[p.start : p.start + 200] for p in document.spans("table") if p.start <= quote.start < p.end), ""
    )
    # The name of a file tells year and place where its text takes them for known ("2022-budget-speech.md").
    about = [document.title, document.source, document.outlet or "", lead(document)]
    if quote.field:  # what a record says of an original is asked of by its reprint's title, too
        first = found.view.editions.canonical.get(document.id, document.id)
        family = (first, *found.view.editions.reprints.get(first, ()))
        about += [found.view.record(id).title for id in family if found.view.sees(id)]
    return _folded("\n".join((line, table, *about, *quote.outline)), library)


def _folded(text: str, library: Library) -> str:
    """Return a text folded; US, whose small letters are those of a word, in full."""
    return library.fold(US.sub("United States", text))
