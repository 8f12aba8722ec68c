"""Lists near the passages → Evidence: the one that fits the question, whole, each item a quote of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asked.counts import counts, promised
from assistant.quoting import keyed, quoted
from assistant.reading.enumeration import Enumeration, Span
from assistant.reading.listing import enumerations, headed
from assistant.reading.unnumbered import alike
from assistant.reread import read_alone
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question
from assistant.weigh import Weighed, context, coverage, rarity
from index.library import Library
from index.types import APART, Document, Hit

# Documents looked through for a list, and lists that are read.
LIST_HITS, LISTS_READ = 8, 4
# A list answers when its score is at least this: the mean of coverage and cosine, both 0 to 1, and what follows. A summary
# seldom wants a list: it must fit better. Chosen on our own development sets, as the weights below (evals/LOG.md).
LIST_ENOUGH, SUMMED_UP = 0.45, 0.6
# Cosines across languages are lower, and no word of the question can be shared.
ACROSS = 0.08
RIGHT_COUNT, WRONG_COUNT = 0.15, -0.15
# What a list gains when the sentence that answers best announces it.
ANNOUNCED = 0.1
# What a unit of the reader's log-odds counts that a list answers, and what a list gains that more likely does than not.
READ, LIKELY = 0.05, 0.12
# By so much (log-odds) must the best sentence answer more likely than headings do, which say little, to be told instead.
SURER = 1.5

# What says that a list follows.
ANNOUNCES = re.compile(r"[：:]\s*$|以下|下列|如下|分别(?:是|为)。?$|\b(?:following|as follows|these|namely)\b", re.I)
# Sentences looked at for items of one list.
BEST = 4
SHORT = {
    "zh": "原文说有 {promised} 项，这里只找到 {given} 项。",
    "en": "The source speaks of {promised}; only {given} stand in it here.",
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A list of a document, the best hit that touches it, and what it speaks of."""

    document: Document
    listed: Enumeration
    hit: Hit
    said: str


def whole_list(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the evidence of the enumeration that fits the question best, or None when none fits well enough."""
    scored = _scored(question, weighed, found, library)
    if not scored:
        return None
    score, one, measures = max(scored, key=lambda row: row[0])
    enough = LIST_ENOUGH
    if question.kind == "summary":
        enough = 1.0 if _in_one_item(weighed, one) else SUMMED_UP
    if score < enough or _is_surer(weighed[0], one, measures):
        return None
    told = told_list(question, one.document, one.listed, measures["list"], library)
    return replace(told, measures={name: round(value, 4) for name, value in measures.items()})


Scored = tuple[float, _Candidate, Mapping[str, float]]


def _scored(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> list[Scored]:
    """Return the lists that are likeliest to answer, read, each with its score and measures."""
    candidates = list(_candidates(found, library))
    if not candidates:
        return []
    rows = _near(question, candidates, found, library)
    for n, (score, one, measures) in enumerate(rows):
        gain = _count_fits(question, one.listed) + (ANNOUNCED if _announces(weighed[0], one) else 0.0)
        rows[n] = score + gain, one, measures
    best = sorted(rows, key=lambda row: -row[0])[:LISTS_READ]
    odds = read_alone(question, [(one.hit, one.said) for _, one, _ in best], found, library)
    if not odds:
        return best
    return [
        (score + READ * odd + (LIKELY if odd > 0 else 0.0), one, {**measures, "odds": odd})
        for (score, one, measures), odd in zip(best, odds, strict=True)
    ]


def _near(question: Question, candidates: Sequence[_Candidate], found: Found, library: Library) -> list[Scored]:
    """Return the lists, each with how near the question it is: by words and by meaning, across languages by meaning."""
    weights = rarity(question, found, library)
    asked = library.embedder.question(question.text)
    cosines = library.embedder.passages([one.said for one in candidates]) @ asked
    rows: list[Scored] = []
    for one, near in zip(candidates, map(float, cosines), strict=True):
        # The announcement says what a list is of; its items only mention things, as the headings above do.
        above = set(library.words(one.document.text[slice(*one.listed.above)])) if one.listed.above else set()
        around = set(library.words(one.said)) | context(one.hit.passage, found, library)
        covered = coverage(weights, above, around)
        across = is_across(question.language, one.document.lang)
        score = near + ACROSS if across else (covered + near) / 2
        rows.append((score, one, {"across": float(across), "covered": covered, "near": near, "list": score}))
    return rows


def _candidates(found: Found, library: Library) -> Iterator[_Candidate]:
    """Yield the lists of the best documents that a hit touches, each with its best hit, in the order of the documents."""
    for id in dict.fromkeys(hit.passage.document for hit in found.hits[:LIST_HITS]):
        hits = [hit for hit in found.hits if hit.passage.document == id]
        document = found.document(id)
        for listed in lists_of(document):
            touched = [hit for hit in hits if hit.passage.start < listed.end and listed.start < hit.passage.end]
            if touched:
                yield _Candidate(document, listed, touched[0], _said(document, listed, library))


def lists_of(document: Document) -> list[Enumeration]:
    """Return the lists of a document: those of its text in order, what begins alike, then those of its headings."""
    aside = [(part.start, part.end) for part in document.parts if part.role in APART and part.role != "dateline"]
    breaks = [heading.start for heading in document.outline]
    return [*enumerations(document.text, aside, breaks), *alike(document.text, aside), *headed(document.outline)]


def _said(document: Document, listed: Enumeration, library: Library) -> str:
    """Return what a list speaks of: the paragraph that announces it and the first sentence of every item."""
    spans = [listed.above] if listed.above else []
    spans += [_first_sentence(document.text, item, library) for item in listed.items]
    # A heading means nothing without the title over it.
    over = [document.title] if listed.lead is None else []
    return "\n".join((*over, *(document.text[a:b] for a, b in spans)))


def _announces(best: Weighed, one: _Candidate) -> bool:
    """Return True when the sentence that answers best is the one that announces the list."""
    above, here = one.listed.above, best.hit.passage.document == one.document.id
    return here and above is not None and above[0] <= best.start < above[1]


def _is_surer(best: Weighed, one: _Candidate, measures: Mapping[str, float]) -> bool:
    """Return True when a sentence answers much likelier than a list of headings, and does not announce it."""
    if one.listed.lead is not None or best.alone is None or _announces(best, one):
        return False
    return best.alone > max(0.0, measures.get("odds", 0.0) + SURER)


def _in_one_item(weighed: Sequence[Weighed], one: _Candidate) -> bool:
    """Return True when the best sentences that stand in a list all stand in one item: that item is what is asked about."""
    return len(set(_touched(weighed, one.document, one.listed))) == 1


def _count_fits(question: Question, listed: Enumeration) -> float:
    if question.count is None:
        return 0.0
    return RIGHT_COUNT if question.count == listed.count else WRONG_COUNT


def _first_sentence(text: str, item: Span, library: Library) -> Span:
    if "\t" in text[slice(*item)]:
        return item  # a row of a table is whole
    spans: list[Span] = library.sentences(text, *item)
    # A bare number is no sentence: "1." stands alone where the item's own first sentence begins right after it.
    long_enough = next((span for span in spans if span[1] - item[0] > 4), item)
    return item[0], long_enough[1]


def announced_list(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the list that the sentence that answers best announces, without measures; None where it announces none.

    Such a sentence (提出以下原则：) answers nothing by itself. Of a summary, a list answers also where two of the best
    sentences are items of it.
    """
    best = weighed[0]
    document = found.document(best.hit.passage.document)
    lists = lists_of(document)
    if listed := _counted(question, best, document, lists, library):
        return told_list(question, document, listed, best.score, library)
    for listed in lists:
        several = question.kind == "summary" and len(set(_touched(weighed, document, listed))) > 1
        if _leads(best, document, listed) or (several and listed.lead):
            return told_list(question, document, listed, best.score, library)
    return None


def _leads(best: Weighed, document: Document, listed: Enumeration) -> bool:
    """Return True when a sentence announces a list and holds none of its items."""
    if listed.lead is None or not best.start < listed.lead[1] <= best.end or best.end > listed.items[0][0]:
        return False
    said = document.text[best.start : best.end]
    return ANNOUNCES.search(said) is not None or listed.count in counts(said)


def _counted(
    question: Question, best: Weighed, document: Document, lists: Sequence[Enumeration], library: Library
) -> Enumeration | None:
    """Return the list of as many things as are asked for, where the best sentence says that there are so many; or None.

    「将着重在五大方面…」 promises what two paragraphs further on 「五个方面分别是」 begins; of two lists of five neither is sure.
    """
    if question.kind != "list" or question.count not in counts(library.fold(document.text[best.start : best.end])):
        return None
    after = [one for one in lists if one.lead and one.count == question.count and best.end <= one.items[0][0]]
    return after[0] if len(after) == 1 else None


def _touched(weighed: Sequence[Weighed], document: Document, listed: Enumeration) -> list[int]:
    """Return which items of a list the best sentences stand in, that of the best one first."""
    here = [one for one in weighed[:BEST] if one.hit.passage.document == document.id]
    return [n for one in here for n, (a, b) in enumerate(listed.items) if a <= one.start < b]


def told_list(question: Question, document: Document, listed: Enumeration, score: float, library: Library) -> Evidence:
    """Return the announcement and the first sentence of every item, with a note where the source promises more."""
    lead = _lead(document, listed, library)
    quotes = [quoted(document, lead, score, "announces the list")] if lead else []
    for item in listed.items:
        span = _first_sentence(document.text, item, library)
        quotes.append(replace(quoted(document, span, score, "item"), item=True))
    return Evidence(keyed(quotes), notes=_notes(question, document, listed, library))


def _lead(document: Document, listed: Enumeration, library: Library) -> Span | None:
    """Return the sentence of the body that announces a list, or None."""
    spans: list[Span] = library.sentences(document.text, *listed.lead) if listed.lead else []
    return spans[-1] if spans and _is_body(document, spans[-1]) else None


def _notes(question: Question, document: Document, listed: Enumeration, library: Library) -> tuple[str, ...]:
    """Return what says that the source promises more items than stand there, where it does."""
    said = library.fold(document.text[slice(*listed.lead)]) if listed.lead else ""
    number = promised(said, listed.count)
    return (SHORT[question.told_in].format(promised=number, given=listed.count),) if number else ()


def _is_body(document: Document, span: Span) -> bool:
    """Return True for words of the body; a heading is none, but an article's label (第五条) may stand before its text."""
    aside = any(part.start < span[1] and span[0] < part.end and part.role != "dateline" for part in document.parts)
    return not aside and not any(h.start == span[0] and h.end >= span[1] for h in document.outline)
