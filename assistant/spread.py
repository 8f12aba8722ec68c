"""Hits → those that are read: spread over sources, texts and languages, so that none of them fills the evidence."""

from collections import Counter
from collections.abc import Iterator

from assistant.types import Question
from index.library import View, is_across
from index.types import Hit

# Of the passages that are read one document has at most a third, one text and its copies two (two, because copies may
# differ in the very figure asked for), and each language that is found at all at least a sixth.
OF_DOCUMENT, OF_TEXT, OF_LANGUAGE = 1 / 3, 2, 1 / 6
# Passages are copies of one text when they share this much of their runs of characters.
SAME, RUN = 0.7, 5
# Kinds of question that want texts which hardly differ side by side.
COPIES_WANTED = frozenset({"changed", "compare"})


def spread(hits: list[Hit], question: Question, view: View, most: int) -> list[Hit]:
    """Return at most so many hits, best first: what goes beyond the share of a document or text only fills up."""
    copies = len(hits) if question.kind in COPIES_WANTED else OF_TEXT
    kept = list(_kept(hits, max(1, round(most * OF_DOCUMENT)), copies))
    chosen = set(kept[:most])
    chosen |= set([n for n in range(len(hits)) if n not in kept][: most - len(chosen)])
    chosen = _both_heard(hits, chosen, kept, question, view)
    return [hits[n] for n in sorted(chosen)]


def _kept(hits: list[Hit], of_document: int, of_text: int) -> Iterator[int]:
    """Yield the places of the hits, best first, that are within the share of their document and of their text."""
    documents: Counter[str] = Counter()
    texts: list[tuple[frozenset[str], str]] = []
    for n, hit in enumerate(hits):
        document = hit.passage.document
        if documents[document] >= of_document:
            continue
        runs = _runs(hit.passage.text)
        if sum(_same(runs, other) for other, whose in texts if whose != document) >= of_text:
            continue
        documents[document] += 1
        texts.append((runs, document))
        yield n


def _runs(text: str) -> frozenset[str]:
    plain = "".join(text.split())
    return frozenset(plain[at : at + RUN] for at in range(max(1, len(plain) - RUN + 1)))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    small, large = sorted((len(one), len(other)))
    if small < SAME * large:
        return False
    shared = len(one & other)
    return shared >= SAME * (small + large - shared)


def _both_heard(hits: list[Hit], chosen: set[int], kept: list[int], question: Question, view: View) -> set[int]:
    """Return the chosen places with those of a language that has too few in place of the other's last ones."""
    abroad = {n for n in range(len(hits)) if is_across(question.language, view.record(hits[n].passage.document).lang)}
    for ours, theirs in ((abroad, set(range(len(hits))) - abroad), (set(range(len(hits))) - abroad, abroad)):
        missing = round(len(chosen) * OF_LANGUAGE) - len(chosen & ours)
        more = [n for n in kept if n in ours and n not in chosen][: max(0, missing)]
        last = sorted(chosen & theirs)[len(chosen & theirs) - len(more) :] if more else []
        chosen = (chosen - set(last)) | set(more)
    return chosen
