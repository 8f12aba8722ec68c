"""Passages → Evidence: the whole list when a list is asked for, else the sentences that answer, with who said them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.imprint import marked
from assistant.listing import Enumeration, Span, enumerations
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question, Quote
from assistant.wanted import has, wanted
from assistant.weigh import Weighed, context, coverage, rarity, weigh
from index.library import Library
from index.types import Document, Hit, Passage

# Documents looked through for a list, and passages shown as nearest when there is no answer.
LIST_HITS, NEAREST = 8, 3
# A list answers when it is at least this near the question (coverage and cosine, both 0 to 1).
LIST_ENOUGH = 0.5
RIGHT_COUNT, WRONG_COUNT = 0.2, -0.2
# What a list gains when the sentence that answers best announces it.
ANNOUNCED = 0.15
# Another sentence joins the best one when its weight is within this share of it, and it says something else.
CLOSE, OTHER = 0.9, 0.6
SUMMARY_QUOTES = 5
# A neighbour joins the best sentence when it has this share of the question, and as many of its words, that the best
# one leaves out.
GAIN, GAINED = 0.15, 2
# A quote that begins by pointing back takes the sentence before along, up to this many characters together.
LONGEST = 260
POINTS_BACK = re.compile(
    r"^(?:该|这|其(?!中)|他|她|它|此|上述|同时|此外|与此同时|对此|It\b|They\b|This\b|These\b|He\b|She\b|That\b|Its\b|Their\b)"
)


def read(question: Question, found: Found, library: Library) -> Evidence:
    """Return the evidence in reading order, with the measures by which `suffice` judges it."""
    return replace(_found(question, found, library), nearest=found.hits[:NEAREST])


def _found(question: Question, found: Found, library: Library) -> Evidence:
    if question.kind == "metadata" and (marks := marked(question, found)):
        return marks
    weighed = weigh(question, found, library)
    if question.kind == "list" and (listed := _list(question, weighed, found, library)):
        return listed
    return _sentences(question, weighed, found, library)


def _sentences(question: Question, weighed: list[Weighed], found: Found, library: Library) -> Evidence:
    if not weighed:
        return Evidence(())
    limit = SUMMARY_QUOTES if question.kind == "summary" else library.settings.quotes
    chosen = _choose(question, weighed, limit, found, library)
    quotes = [_quote(w, found.document(w.hit.passage.document), library) for w in chosen]
    return Evidence(_keyed(_without_overlap(quotes)), measures=_measures(question, weighed[0], found))


def _choose(
    question: Question, weighed: Sequence[Weighed], limit: int, found: Found, library: Library
) -> list[Weighed]:
    """Return the best sentence, its neighbour where that says what it leaves out, and others almost as good.

    In order of document and place; what says the same again is left out.
    """
    best, sort = weighed[0], wanted(question)
    chosen = [best, *_neighbour(question, weighed, found, library)][:limit]
    said = [set(library.words(one.text)) for one in chosen]
    for other in weighed[1:]:
        if len(chosen) == limit or other.score < CLOSE * best.score:
            break
        if has(best.text, sort) and not has(other.text, sort):
            continue
        words = set(library.words(other.text))
        if other not in chosen and all(len(words & before) <= OTHER * len(words | before) for before in said):
            chosen.append(other)
            said.append(words)
    rank = {w.hit.passage.document: n for n, w in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda w: (rank[w.hit.passage.document], w.start))


def _neighbour(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentence right before or after the best one that speaks of enough of the question besides, if any."""
    best, weights = weighed[0], rarity(question, found, library)
    unsaid = {word: weight for word, weight in weights.items() if word not in library.words(best.text)}
    beside = [
        (sum(unsaid[word] for word in more) / sum(weights.values()), other)
        for other in weighed[1:]
        if other.hit is best.hit
        and (0 <= other.start - best.end <= 1 or 0 <= best.start - other.end <= 1)
        and len(more := unsaid.keys() & set(library.words(other.text))) >= GAINED
    ]
    gain, other = max(beside, key=lambda pair: pair[0], default=(0.0, best))
    return [other] if gain >= GAIN else []


def _measures(question: Question, best: Weighed, found: Found) -> Mapping[str, float]:
    return {
        "across": float(is_across(question.language, found.view.record(best.hit.passage.document).lang)),
        "covered": round(best.covered, 4),
        "near": round(best.near, 4),
        "passages": float(len(found.hits)),
    }


def _quote(weighed: Weighed, document: Document, library: Library) -> Quote:
    """Return the sentence as a quote; with the words before it that say who speaks, or what it points back to."""
    passage = weighed.hit.passage
    start = weighed.start
    if passage.role == "body":
        start = _beginning(document.text, passage, weighed, library)
    text = document.text[start : weighed.end]
    return _of(passage, start, weighed.end, text, weighed.score, "answers best")


def _beginning(text: str, passage: Passage, weighed: Weighed, library: Library) -> int:
    """Return where the quote begins: earlier than its sentence when that one hangs on words of the same paragraph."""
    line = text.rfind("\n", 0, weighed.start) + 1
    before = library.sentences(text, max(line, passage.start), weighed.start)
    if not before:
        return weighed.start
    previous, first = before[-1][0], before[0]
    if weighed.end - first[0] <= LONGEST and has(text[slice(*first)], "speaker") and not has(weighed.text, "speaker"):
        return first[0]
    if POINTS_BACK.match(weighed.text) and weighed.end - previous <= LONGEST:
        return previous
    return weighed.start


def _list(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> Evidence | None:
    """Return the evidence of the enumeration that fits the question best, or None when none fits well enough."""
    candidates = list(_candidates(found))
    if not candidates:
        return None
    weights = rarity(question, found, library)
    said = [_said(found.document(hit.passage.document), listed, library) for listed, hit in candidates]
    cosines = library.embedder.passages(said) @ library.embedder.question(question.text)
    best: tuple[float, Evidence] | None = None
    for (listed, hit), text, cosine in zip(candidates, said, map(float, cosines), strict=True):
        document = found.document(hit.passage.document)
        covered = coverage(weights, set(library.words(text)), context(hit.passage, found, library))
        across = is_across(question.language, document.lang)
        score = (cosine if across else (covered + cosine) / 2) + _count_fits(question, listed)
        score += ANNOUNCED if _announces(weighed[0], listed) else 0.0
        measures = {"across": float(across), "covered": covered, "near": cosine, "list": score}
        if score >= LIST_ENOUGH and (best is None or score > best[0]):
            best = score, _listed(document, listed, hit, library, measures)
    return best[1] if best else None


def _candidates(found: Found) -> Iterator[tuple[Enumeration, Hit]]:
    """Yield the lists of the best documents that a hit touches, each with its best hit, in the order of the documents."""
    for id in dict.fromkeys(hit.passage.document for hit in found.hits[:LIST_HITS]):
        hits = [hit for hit in found.hits if hit.passage.document == id]
        for listed in enumerations(found.document(id).text):
            touched = [hit for hit in hits if hit.passage.start < listed.end and listed.start < hit.passage.end]
            if touched:
                yield listed, touched[0]


def _said(document: Document, listed: Enumeration, library: Library) -> str:
    """Return what a list speaks of: the paragraph that announces it and the first sentence of every item."""
    spans = [listed.above] if listed.above else []
    spans += [_first_sentence(document.text, item, library) for item in listed.items]
    return "\n".join(document.text[a:b] for a, b in spans)


def _announces(best: Weighed, listed: Enumeration) -> bool:
    """Return True when the sentence that answers best is the one that announces the list."""
    return listed.above is not None and listed.above[0] <= best.start < listed.above[1]


def _count_fits(question: Question, listed: Enumeration) -> float:
    if question.count is None:
        return 0.0
    return RIGHT_COUNT if question.count == len(listed.items) else WRONG_COUNT


def _first_sentence(text: str, item: Span, library: Library) -> Span:
    spans: list[Span] = library.sentences(text, *item)
    # A bare number is no sentence: "1." stands alone where the item's own first sentence begins right after it.
    long_enough = next((span for span in spans if span[1] - item[0] > 4), item)
    return item[0], long_enough[1]


def _listed(
    document: Document, listed: Enumeration, hit: Hit, library: Library, measures: Mapping[str, float]
) -> Evidence:
    quotes = []
    passage = hit.passage
    if listed.lead and _is_body(document, listed.lead):
        quotes.append(
            _of(passage, *listed.lead, document.text[slice(*listed.lead)], measures["list"], "announces the list")
        )
    for item in listed.items:
        start, end = _first_sentence(document.text, item, library)
        quotes.append(replace(_of(passage, start, end, document.text[start:end], measures["list"], "item"), item=True))
    return Evidence(_keyed(quotes), measures={name: round(value, 4) for name, value in measures.items()})


def _is_body(document: Document, span: Span) -> bool:
    return not any(
        part.start < span[1] and span[0] < part.end and part.role != "dateline" for part in document.parts
    ) and not any(heading.start == span[0] for heading in document.outline)


def _of(passage: Passage, start: int, end: int, text: str, score: float, why: str) -> Quote:
    return Quote("", passage.document, start, end, text, round(score, 4), why, passage.outline, passage.reference)


def _keyed(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(replace(quote, key=f"Q{n}") for n, quote in enumerate(quotes, 1))


def _without_overlap(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes with those dropped that lie within another one."""
    return [
        quote
        for n, quote in enumerate(quotes)
        if not any(
            other.document == quote.document and other.start <= quote.start and quote.end <= other.end and (other.start, other.end, m) != (quote.start, quote.end, n)
            and ((other.start, other.end) != (quote.start, quote.end) or m < n)
            for m, other in enumerate(quotes)
        )
    ]  # fmt: skip
