"""Citations → whether they stand where they say, give the gold, and support the sentences that cite them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.types import Answer, Citation, Sentence
from evals.entailment import Entailment
from evals.finding import lost, lost_zh, nothing_to_find
from evals.records import Words
from evals.types import Gold, Opened, Question, Span, Verdict
from index.errors import UnknownDocument
from index.library import Library, View
from index.types import Hit

# A citation gives a piece of evidence when it holds at least this share of its characters.
ENOUGH = 0.5
REFUSED, REFUSED_ZH = "the question was refused", "这一题被拒答"
NONE_GIVEN = Verdict(0.0, REFUSED, REFUSED_ZH)
# What a citation may call a field of a document otherwise than the document does.
NAMED = {"date": "published"}


@dataclass(frozen=True, slots=True)
class GoldCited:
    """The share of the gold spans of which the answer's citations give at least half the characters."""

    name: str = "gold_cited"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of the gold spans cited; 0 for a refusal."""
        if nothing_to_find(question, gold):
            return Verdict(None, "nothing to cite")
        if not answer.answered:
            return NONE_GIVEN
        cited = sum(given(span, answer.citations) >= ENOUGH for span in gold.spans)
        return Verdict(
            cited / len(gold),
            f"{cited} of {len(gold)} gold spans cited{lost(gold)}",
            f"{len(gold)} 处标准证据中引用了 {cited} 处{lost_zh(gold)}",
        )


@dataclass(frozen=True, slots=True)
class CitationsExact:
    """The share of citations whose quote is what stands at their offsets; opened here again, not by the product's check."""

    opened: Opened
    name: str = "citations_exact"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of exact citations, the nearest passages of a refusal included."""
        if answer.error:
            return Verdict(0.0, "there is no answer to open citations of", "没有回答，无从核对引文")
        citations = (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))
        if not citations:
            return Verdict(None, "cites nothing")
        view = self.opened.view(question.access)
        faults = [fault for fault in (inexact(citation, view) for citation in citations) if fault]
        count = len(citations)
        reason = "; ".join(one.en for one in faults) or f"{count} citations stand where they say"
        reason_zh = "；".join(one.zh for one in faults) or f"{count} 条引文都与所标位置一致"
        return Verdict(1 - len(faults) / count, reason, reason_zh)


class Support(Protocol):
    """Tells whether citations, taken together, support a sentence."""

    @property
    def needs_gold(self) -> bool:
        """Return True where it can tell nothing without gold."""
        ...

    def supports(self, sentence: Sentence, citations: Sequence[Citation], gold: Gold) -> bool:
        """Return True when the citations together support the sentence; there is at least one."""
        ...


@dataclass(frozen=True, slots=True)
class ByGold:
    """Citations support a sentence when together they share half of a gold span, or half of them lies in one."""

    needs_gold: bool = True

    def supports(self, sentence: Sentence, citations: Sequence[Citation], gold: Gold) -> bool:
        """Return True when the cited places and a gold span share at least half of whichever is shorter."""
        return any(_shares(span, citations) for span in gold.spans)


@dataclass(frozen=True, slots=True)
class ByEntailment:
    """Citations support a sentence that stands word for word in them, or that a model says follows from them."""

    model: Entailment
    needs_gold: bool = False

    def supports(self, sentence: Sentence, citations: Sequence[Citation], gold: Gold) -> bool:
        """Return True when the sentence follows from the cited words, in the order in which they are cited."""
        premise = "\n".join(citation.value or citation.quote for citation in citations)
        if _close(sentence.text) in _close(premise):
            return True
        return self.model.follows(premise, sentence.text) >= ENOUGH


Judged = Callable[[Answer, Gold, Support], Verdict]


@dataclass(frozen=True, slots=True)
class Alce:
    """Citation recall or precision as ALCE defines them (Gao et al. 2023, §4.3), with a test of support of choice.

    They judge what was answered, so that a refusal has neither; the gold test needs an answerable question.
    """

    name: str
    judged: Judged
    support: Support

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of sentences supported, or of citations that support or are needed; None for a refusal."""
        if answer.error:
            return Verdict(0.0, "there is no answer to look at", "没有回答可看")
        if self.support.needs_gold and nothing_to_find(question, gold):
            return Verdict(None, "no gold to compare with")
        if not answer.answered:
            return Verdict(None, REFUSED)
        return self.judged(answer, gold, self.support)


def citation_recall(answer: Answer, gold: Gold, support: Support) -> Verdict:
    """Return the share of the answer's sentences whose citations together support them."""
    told = [bool(cited) and support.supports(sentence, cited, gold) for sentence, cited in cited_sentences(answer)]
    reason = f"{sum(told)} of {len(told)} sentences supported by what they cite together"
    reason_zh = f"{len(told)} 句中 {sum(told)} 句得到其引文支持"
    return Verdict(sum(told) / len(told) if told else 0.0, reason, reason_zh)


def citation_precision(answer: Answer, gold: Gold, support: Support) -> Verdict:
    """Return the share of citations that support their sentence alone, or without which it loses its support."""
    told = [good for sentence, cited in cited_sentences(answer) for good in _precise(sentence, cited, gold, support)]
    if not told:
        return Verdict(0.0, "cites nothing", "没有引文")
    reason = f"{sum(told)} of {len(told)} citations support or are needed"
    return Verdict(sum(told) / len(told), reason, f"{len(told)} 条引文中 {sum(told)} 条起支持作用或不可缺少")


def _precise(sentence: Sentence, cited: Sequence[Citation], gold: Gold, support: Support) -> list[bool]:
    if not cited or not support.supports(sentence, cited, gold):
        return [False] * len(cited)
    told = []
    for one in cited:
        rest = [other for other in cited if other is not one]
        alone = support.supports(sentence, [one], gold)
        told.append(alone or not (rest and support.supports(sentence, rest, gold)))
    return told


def cited_sentences(answer: Answer) -> list[tuple[Sentence, list[Citation]]]:
    """Return the sentences with their citations, each once; a number that no citation has stands for nothing."""
    by_number = {citation.n: citation for citation in answer.citations}
    return [
        (sentence, [by_number[n] for n in dict.fromkeys(sentence.citations) if n in by_number])
        for sentence in answer.sentences
    ]


def _shares(span: Span, citations: Sequence[Citation]) -> bool:
    there = [citation for citation in citations if citation.document == span.document]
    if any(citation.value and _close(citation.value) in _close(span.text) for citation in there):
        return True
    if span.whole:
        return bool(there)
    places = {at for citation in there for at in range(citation.start, citation.end)}
    shared = len(places.intersection(range(span.start, span.end)))
    return shared > 0 and shared >= ENOUGH * min(len(places), span.end - span.start)


def _close(text: str) -> str:
    return "".join(Library.fold(text).split())


def given(span: Span, citations: Iterable[Citation]) -> float:
    """Return the share of a span's characters that the citations hold together, 0 to 1; 1 for any of a whole document."""
    if span.whole:
        return float(any(citation.document == span.document for citation in citations))
    held: set[int] = set()
    for citation in citations:
        if citation.document == span.document:
            held.update(range(max(span.start, citation.start), min(span.end, citation.end)))
    return len(held) / max(span.end - span.start, 1)


def inexact(citation: Citation, view: View) -> Words | None:
    """Return why a citation is not what its document or its record says, or None."""
    n = citation.n
    try:
        if citation.field is not None:
            return _other_record(citation, view)
        text = view.document(citation.document).text
    except UnknownDocument as error:
        return Words(f"citation {n}: {error}", f"引文 {n} 的文档打不开：{error}")
    if citation.quote and 0 <= citation.start < citation.end and text[citation.start : citation.end] == citation.quote:
        return None
    place = f"{citation.start}–{citation.end}"
    return Words(
        f"citation {n}: its quote is not what stands at {place} of {citation.source}",
        f"引文 {n} 与 {citation.source} 第 {place} 字的原文不一致",
    )


def _other_record(citation: Citation, view: View) -> Words | None:
    assert citation.field is not None
    if citation.field == "reprints":
        copies = view.editions.reprints.get(citation.document, ())
        stored: Any = {view.record(id).outlet for id in copies} - {None}
        said: Any = set((citation.value or "").split("、"))
    else:
        document = view.document(citation.document)
        stored, said = getattr(document, NAMED.get(citation.field, citation.field), None), citation.value
    if stored and stored == said:
        return None
    n, field = citation.n, citation.field
    return Words(
        f"citation {n}: the record's {field} is {stored!r}, not {citation.value!r}",
        f"引文 {n}：登记的 {field} 是 {stored!r}，不是 {citation.value!r}",
    )
