"""Measures: each looks at one answer and says how good it is, from 0 to 1, and why in words."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.types import Answer, Citation
from evals.types import Gold, Opened, Question, Span, Verdict
from index.errors import UnknownDocument
from index.library import Library, View
from index.types import Hit

# Passages searched for a question; recall and the reciprocal rank look no deeper.
DEPTH = 10
# A citation gives a piece of evidence when it holds at least this share of its characters.
ENOUGH = 0.5
REFUSED = "the question was refused"
# What a record holds by the name a citation gives it.
RECORDED = {
    "title": "title",
    "outlet": "outlet",
    "date": "published",
    "published": "published",
    "url": "url",
    "source": "source",
}


class Measure(Protocol):
    """One way to judge an answer."""

    @property
    def name(self) -> str:
        """Return the name that reports and gates use."""
        ...

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return from 0 (bad) to 1 (good) and why; None where the measure does not apply. `hits` are best first."""
        ...


@dataclass(frozen=True, slots=True)
class Recall:
    """The share of the gold spans that the first k passages overlap: of a list, all items are wanted."""

    k: int

    @property
    def name(self) -> str:
        """Return recall@k."""
        return f"recall@{self.k}"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of the gold spans found."""
        if not question.answerable:
            return Verdict(None, "nothing to find")
        found = sum(any(overlaps(span, hit) for hit in hits[: self.k]) for span in gold.spans)
        return Verdict(
            found / len(gold), f"{found} of {len(gold)} gold spans in the first {self.k} passages{lost(gold)}"
        )


@dataclass(frozen=True, slots=True)
class ReciprocalRank:
    """One over the rank of the first passage that overlaps a gold span; its mean is the MRR (Voorhees 1999)."""

    name: str = "mrr"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1/rank, 0 when none of the passages searched overlaps a gold span."""
        if not question.answerable:
            return Verdict(None, "nothing to find")
        for rank, hit in enumerate(hits[:DEPTH], 1):
            if any(overlaps(span, hit) for span in gold.spans):
                return Verdict(1 / rank, f"passage {rank} is the first with gold")
        return Verdict(0.0, f"no gold in the first {DEPTH} passages{lost(gold)}")


@dataclass(frozen=True, slots=True)
class GoldCited:
    """The share of the gold spans of which the answer's citations give at least half the characters."""

    name: str = "gold_cited"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of the gold spans cited; 0 for a refusal."""
        if not question.answerable:
            return Verdict(None, "nothing to cite")
        if not answer.answered:
            return Verdict(0.0, REFUSED)
        cited = sum(given(span, answer.citations) >= ENOUGH for span in gold.spans)
        return Verdict(cited / len(gold), f"{cited} of {len(gold)} gold spans cited{lost(gold)}")


@dataclass(frozen=True, slots=True)
class AnswerContains:
    """1 when one of the set's short answers stands in the answer or its quotes; width, case, script, spaces apart."""

    fold: Callable[[str], str]
    name: str = "answer_contains"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; does not apply to questions without a short answer."""
        if not question.answers:
            return Verdict(None, "no short answer to look for")
        if not answer.answered:
            return Verdict(0.0, REFUSED)
        said = [self._plain(text) for text in (answer.text, *(citation.quote for citation in answer.citations))]
        for wanted in question.answers:
            pattern = whole(self._plain(wanted))
            if any(pattern.search(text) for text in said):
                return Verdict(1.0, f"says '{wanted}'")
        return Verdict(0.0, f"says none of {', '.join(repr(wanted) for wanted in question.answers)}")

    def _plain(self, text: str) -> str:
        # Between two Latin words or figures a space counts, else "2021 12" would hold "2112".
        folded = re.sub(r"(?<![0-9a-z]) | (?![0-9a-z])", "", re.sub(r"\s+", " ", self.fold(text)))
        return re.sub(r"(?<=\d),(?=\d{3})", "", folded)


@dataclass(frozen=True, slots=True)
class CitationsExact:
    """The share of citations whose quote is what stands at their offsets; opened here again, not by the product's check."""

    opened: Opened
    name: str = "citations_exact"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of exact citations, the nearest passages of a refusal included."""
        if answer.error:
            return Verdict(0.0, "there is no answer to open citations of")
        citations = (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))
        if not citations:
            return Verdict(None, "cites nothing")
        view = self.opened.view(question.access)
        faults = [fault for fault in (inexact(citation, view) for citation in citations) if fault]
        reason = "; ".join(faults) or f"{len(citations)} citations stand where they say"
        return Verdict(1 - len(faults) / len(citations), reason)


@dataclass(frozen=True, slots=True)
class Answered:
    """1 when an answerable question was answered, rightly or not; 0 when it was refused."""

    name: str = "answered"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to answerable questions."""
        if not question.answerable:
            return Verdict(None, "has no answer")
        return Verdict(1.0, "was answered") if answer.answered else Verdict(0.0, refused(answer))


@dataclass(frozen=True, slots=True)
class RightRefusal:
    """1 when a question that the sources don't answer was refused; 0 when something was answered."""

    name: str = "right_refusal"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1 or 0; applies to questions that are not answerable."""
        if question.answerable:
            return Verdict(None, "has an answer")
        return (
            Verdict(0.0, "was answered, but the sources don't say")
            if answer.answered
            else Verdict(1.0, refused(answer))
        )


FINDING: tuple[Measure, ...] = (Recall(1), Recall(5), Recall(10), ReciprocalRank())


def measures(opened: Opened) -> tuple[Measure, ...]:
    """Return the measures in the order of the report: finding, citing, answering, refusing."""
    return (*FINDING, GoldCited(), AnswerContains(Library.fold), CitationsExact(opened), Answered(), RightRefusal())


def overlaps(span: Span, hit: Hit) -> bool:
    """Return True when a passage holds at least one character of a span."""
    passage = hit.passage
    return passage.document == span.document and passage.start < span.end and span.start < passage.end


def given(span: Span, citations: Iterable[Citation]) -> float:
    """Return the share of a span's characters that the citations hold together, 0 to 1; 1 for any of a whole document."""
    if span.whole:
        return float(any(citation.document == span.document for citation in citations))
    held: set[int] = set()
    for citation in citations:
        if citation.document == span.document:
            held.update(range(max(span.start, citation.start), min(span.end, citation.end)))
    return len(held) / (span.end - span.start)


def whole(wanted: str) -> re.Pattern[str]:
    """Return a pattern that finds `wanted` but not a part of a longer figure or Latin word: no "21" in "2021"."""
    before = r"(?<![0-9])(?<![0-9]\.)" if wanted[:1].isdigit() else r"(?<![a-z])" if wanted[:1].isascii() else ""
    after = (
        r"(?![0-9]|\.[0-9])"
        if wanted[-1:].isdigit()
        else r"(?![a-z])"
        if wanted[-1:].isascii() and wanted[-1:].isalpha()
        else ""
    )
    return re.compile(before + re.escape(wanted) + after)


def inexact(citation: Citation, view: View) -> str | None:
    """Return why a citation is not what its document or its record says, or None."""
    try:
        if citation.field is not None:
            return _other_record(citation, view)
        text = view.document(citation.document).text
    except UnknownDocument as error:
        return f"citation {citation.n}: {error}"
    if citation.quote and 0 <= citation.start < citation.end and text[citation.start : citation.end] == citation.quote:
        return None
    return (
        f"citation {citation.n}: its quote is not what stands at {citation.start}–{citation.end} of {citation.source}"
    )


def _other_record(citation: Citation, view: View) -> str | None:
    record = view.record(citation.document)
    stored: Any = getattr(record, RECORDED[citation.field]) if citation.field in RECORDED else None
    if citation.field == "reprints":
        stored = str(len(view.editions.reprints.get(citation.document, ())))
    if stored is not None and stored == citation.value:
        return None
    return f"citation {citation.n}: the record's {citation.field} is {stored!r}, not {citation.value!r}"


def refused(answer: Answer) -> str:
    """Return that and why an answer was refused."""
    return f"was refused: {answer.refusal.reason}" if answer.refusal else "was not answered"


def lost(gold: Gold) -> str:
    """Return a remark on the gold that is in the file but not in the store, or nothing."""
    return f"; lost in indexing: {'; '.join(gold.lost)}" if gold.lost else ""
