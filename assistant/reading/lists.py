"""Lists near the passages → Evidence: the one that fits the question, whole, each item a quote of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.quoting import keyed, quoted
from assistant.reading.listing import Enumeration, Span, enumerations, headed
from assistant.retrieve import Found, is_across
from assistant.types import Evidence, Question
from assistant.weigh import Weighed, context, coverage, rarity
from index.library import Library
from index.types import Document, Hit

# Documents looked through for a list.
LIST_HITS = 8
# A list answers when it is at least this near the question (coverage and cosine, both 0 to 1).
LIST_ENOUGH = 0.5
# Cosines across languages are lower, and no word of the question can be shared.
ACROSS = 0.08
RIGHT_COUNT, WRONG_COUNT = 0.2, -0.2
# What a list gains when the sentence that answers best announces it.
ANNOUNCED = 0.15


def whole_list(question: Question, weighed: Sequence[Weighed], found: Found, library: Library) -> Evidence | None:
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
        # The announcement says what a list is of; its items only mention things, as the headings above do.
        above = set(library.words(document.text[slice(*listed.above)])) if listed.above else set()
        around = set(library.words(text)) | context(hit.passage, found, library)
        covered = coverage(weights, above, around)
        across = is_across(question.language, document.lang)
        score = (cosine + ACROSS if across else (covered + cosine) / 2) + _count_fits(question, listed)
        score += ANNOUNCED if _announces(weighed[0], document, listed) else 0.0
        measures = {"across": float(across), "covered": covered, "near": cosine, "list": score}
        if score >= LIST_ENOUGH and (best is None or score > best[0]):
            best = score, _listed(document, listed, measures, library)
    return best[1] if best else None


def _candidates(found: Found) -> Iterator[tuple[Enumeration, Hit]]:
    """Yield the lists of the best documents that a hit touches, each with its best hit, in the order of the documents."""
    for id in dict.fromkeys(hit.passage.document for hit in found.hits[:LIST_HITS]):
        hits = [hit for hit in found.hits if hit.passage.document == id]
        document = found.document(id)
        for listed in (*enumerations(document.text), *headed(document.outline)):
            touched = [hit for hit in hits if hit.passage.start < listed.end and listed.start < hit.passage.end]
            if touched:
                yield listed, touched[0]


def _said(document: Document, listed: Enumeration, library: Library) -> str:
    """Return what a list speaks of: the paragraph that announces it and the first sentence of every item."""
    spans = [listed.above] if listed.above else []
    spans += [_first_sentence(document.text, item, library) for item in listed.items]
    return "\n".join(document.text[a:b] for a, b in spans)


def _announces(best: Weighed, document: Document, listed: Enumeration) -> bool:
    """Return True when the sentence that answers best is the one that announces the list."""
    here = best.hit.passage.document == document.id
    return here and listed.above is not None and listed.above[0] <= best.start < listed.above[1]


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


def _listed(document: Document, listed: Enumeration, measures: Mapping[str, float], library: Library) -> Evidence:
    score = measures["list"]
    quotes = []
    if listed.lead and _is_body(document, listed.lead):
        quotes.append(quoted(document, listed.lead, score, "announces the list"))
    for item in listed.items:
        span = _first_sentence(document.text, item, library)
        quotes.append(replace(quoted(document, span, score, "item"), item=True))
    return Evidence(keyed(quotes), measures={name: round(value, 4) for name, value in measures.items()})


def _is_body(document: Document, span: Span) -> bool:
    """Return True for words of the body; a heading is none, but an article's label (第五条) may stand before its text."""
    aside = any(part.start < span[1] and span[0] < part.end and part.role != "dateline" for part in document.parts)
    return not aside and not any(h.start == span[0] and h.end >= span[1] for h in document.outline)
