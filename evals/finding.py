"""Hits → how well the search found the gold, by spans and by documents: recall@k, MRR, nDCG@k."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.types import Answer
from evals.types import Gold, Question, Span, Verdict
from index.types import Hit

# Passages searched for a question; recall, the reciprocal rank and nDCG look no deeper.
DEPTH = 10
NOTHING = Verdict(None, "nothing to find")


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
        if nothing_to_find(question, gold):
            return NOTHING
        found = sum(any(overlaps(span, hit) for hit in hits[: self.k]) for span in gold.spans)
        return Verdict(
            found / len(gold),
            f"{found} of {len(gold)} gold spans in the first {self.k} passages{lost(gold)}",
            f"前 {self.k} 段含 {len(gold)} 处标准证据中的 {found} 处{lost_zh(gold)}",
        )


@dataclass(frozen=True, slots=True)
class ReciprocalRank:
    """One over the rank of the first passage that overlaps a gold span; its mean is the MRR (Voorhees 1999)."""

    name: str = "mrr"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return 1/rank, 0 when none of the passages searched overlaps a gold span."""
        if nothing_to_find(question, gold):
            return NOTHING
        for rank, hit in enumerate(hits[:DEPTH], 1):
            if any(overlaps(span, hit) for span in gold.spans):
                return Verdict(1 / rank, f"passage {rank} is the first with gold", f"标准证据最早见于第 {rank} 段")
        said, said_zh = f"no gold in the first {DEPTH} passages", f"前 {DEPTH} 段没有标准证据"
        return Verdict(0.0, said + lost(gold), said_zh + lost_zh(gold))


@dataclass(frozen=True, slots=True)
class Gain:
    """nDCG@k (Järvelin and Kekäläinen 2002) of the passages; each gains the gold spans it is the first to overlap.

    A second passage with the same span gains nothing. The ideal has the passages of most gain first, and then those
    spans that no passage gave, one a passage.
    """

    k: int = DEPTH

    @property
    def name(self) -> str:
        """Return ndcg@k."""
        return f"ndcg@{self.k}"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the gain, discounted by the logarithm of the rank, beside the ideal's; 1 is all gold in the best order."""
        if nothing_to_find(question, gold):
            return NOTHING
        gains = first_gains(gold, hits[: self.k])
        ranks = [rank for rank, gain in enumerate(gains, 1) if gain]
        never = len(gold) - sum(gains)
        wanted = {f"{rank}": gain for rank, gain in enumerate(gains, 1) if gain} | {
            f"lost {n}": 1 for n in range(never)
        }
        value = judged(f"nDCG@{self.k}", wanted, [f"{rank}" for rank in range(1, len(gains) + 1)])
        return Verdict(
            value,
            f"{_first('gold spans first', ranks)}; {never} of {len(gold)} not found{lost(gold)}",
            f"{_first_zh('标准证据', ranks)}；{len(gold)} 处中 {never} 处未找到{lost_zh(gold)}",
        )


@dataclass(frozen=True, slots=True)
class OfDocuments:
    """A measure of ir-measures over the documents of the passages found; a document counts where it first stands."""

    name: str
    formula: str

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the measure's value; 0 when all gold was lost in indexing, for then no document is known."""
        if nothing_to_find(question, gold):
            return NOTHING
        wanted = {span.document: 1 for span in gold.spans}
        found = documents(hits)
        value = judged(self.formula, wanted or {"lost": 1}, found)
        ranks = [rank for rank, document in enumerate(found, 1) if document in wanted]
        return Verdict(
            value,
            f"{_first('gold documents', ranks)}; {len(ranks)} of {len(wanted)} gold documents{lost(gold)}",
            f"{_first_zh('标准文档', ranks)}；找到 {len(wanted)} 份中的 {len(ranks)} 份{lost_zh(gold)}",
        )


FINDING = (
    Recall(1),
    Recall(5),
    Recall(10),
    ReciprocalRank(),
    Gain(),
    OfDocuments("recall_doc@1", "R@1"),
    OfDocuments("recall_doc@5", "R@5"),
    OfDocuments("mrr_doc", f"RR@{DEPTH}"),
    OfDocuments("ndcg_doc@10", "nDCG@10"),
)


def judged(formula: str, wanted: dict[str, int], found: Sequence[str]) -> float:
    """Return a measure of ir-measures for one ranking (best first), 0 to 1; `wanted` says what each thing gains."""
    import ir_measures

    # Scores go down with the rank: of equal ones trec_eval would make an order of its own.
    ranking: dict[str, float] = {name: float(-rank) for rank, name in enumerate(found)}
    told: Any = ir_measures.iter_calc([ir_measures.parse_measure(formula)], {"q": wanted}, {"q": ranking})
    return float(next(iter(told)).value)


def first_gains(gold: Gold, hits: Sequence[Hit]) -> list[int]:
    """Return for each passage how many gold spans it overlaps that no passage before it does."""
    left, gains = list(gold.spans), []
    for hit in hits:
        rest = [span for span in left if not overlaps(span, hit)]
        gains.append(len(left) - len(rest))
        left = rest
    return gains


def documents(hits: Sequence[Hit]) -> list[str]:
    """Return the documents of the passages searched, in the order in which they first come."""
    return list(dict.fromkeys(hit.passage.document for hit in hits[:DEPTH]))


def nothing_to_find(question: Question, gold: Gold) -> bool:
    """Return True where the set names no evidence, or there can be none."""
    return not question.answerable or not len(gold)


def overlaps(span: Span, hit: Hit) -> bool:
    """Return True when a passage holds at least one character of a span."""
    passage = hit.passage
    return passage.document == span.document and passage.start < span.end and span.start < passage.end


def lost(gold: Gold) -> str:
    """Return a remark on the gold that is in the file but not in the store, or nothing."""
    return f"; lost in indexing: {'; '.join(gold.lost)}" if gold.lost else ""


def lost_zh(gold: Gold) -> str:
    """Return the same remark in Chinese; what was lost is named as it is in English."""
    return f"；收录时丢失：{'; '.join(gold.lost)}" if gold.lost else ""


def _first_zh(what: str, ranks: Sequence[int]) -> str:
    return f"{what}最早位于第 {'、'.join(map(str, ranks))} 位" if ranks else f"没有找到{what}"


def _first(what: str, ranks: Sequence[int]) -> str:
    return f"{what} at rank {', '.join(map(str, ranks))}" if ranks else f"no {what.split(' first')[0]} found"
