"""Hits → those that are read: spread over sources, texts and languages, so that none of them fills the evidence."""

from collections import Counter
from collections.abc import Iterator

from assistant.types import Question
from index.library import View, is_across
from index.types import Hit

# Of the passages that are read one document has at most a third where others are found, but most of them when the question
# names it; one text and its copies two (two, because copies may differ in the very figure asked for), and each language that
# is found at all at least a sixth.
OF_DOCUMENT, OF_NAMED, OF_TEXT, OF_LANGUAGE = 1 / 3, 5 / 6, 2, 1 / 6
# Passages are copies of one text when they share this much of their runs of characters.
SAME, RUN = 0.7, 5
# Kinds of question that want texts which hardly differ side by side.
COPIES_WANTED = frozenset({"changed", "compare", "latest", "timeline"})


def spread(hits: list[Hit], question: Question, view: View, most: int, named: str | None = None) -> list[Hit]:
    """Return at most so many hits, best first; what goes beyond a document's share only fills up, copies do not.

    `named` is the document that the question names, if it names one.
    """
    kept = list(range(len(hits))) if question.kind in COPIES_WANTED else list(_distinct(hits, most))
    of: Counter[str] = Counter()
    within: list[int] = []
    beyond: list[int] = []
    for n in kept:
        document = hits[n].passage.document
        of[document] += 1
        share = max(1, round(most * (OF_NAMED if document == named else OF_DOCUMENT)))
        (within if of[document] <= share else beyond).append(n)
    chosen = set((within + beyond)[:most])
    return [hits[n] for n in sorted(_both_heard(hits, chosen, kept, question, view))]


def _distinct(hits: list[Hit], most: int) -> Iterator[int]:
    """Yield the places of the hits, best first, without those whose text others have said often enough."""
    texts: list[tuple[frozenset[str], str]] = []
    for n, hit in enumerate(hits):
        runs, document = _runs(hit.passage.text), hit.passage.document
        if sum(_same(runs, other) for other, whose in texts if whose != document) >= OF_TEXT:
            continue
        # As many as are read: what is worse than those all need not be compared with each other.
        if len(texts) < most:
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
