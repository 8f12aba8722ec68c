"""The items of a list → how many of them the answer cites, and whether in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.types import Answer
from evals.citing import ENOUGH, NONE_GIVEN, cited_sentences, given
from evals.finding import lost, lost_zh, nothing_to_find
from evals.types import Gold, Question, Span, Verdict
from index.types import Hit

NO_LIST = Verdict(None, "no list is asked for")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListComplete:
    """The share of a list's gold items that the answer's citations give at least half of."""

    name: str = "list_complete"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share of the items cited; applies to answerable questions of the kind "list"."""
        if question.kind != "list" or nothing_to_find(question, gold):
            return NO_LIST
        if not answer.answered:
            return NONE_GIVEN
        missing = [number for number, span in enumerate(gold.spans, 1) if given(span, answer.citations) < ENOUGH]
        told = len(gold.spans) - len(missing)
        which = f", without {', '.join(map(str, missing))}" if missing else ""
        which_zh = f"，缺第 {'、'.join(map(str, missing))} 项" if missing else ""
        reason_zh = f"{len(gold)} 项中引用了 {told} 项{which_zh}{lost_zh(gold)}"
        return Verdict(told / len(gold), f"{told} of {len(gold)} items{which}{lost(gold)}", reason_zh)


@dataclass(frozen=True, slots=True)
class ListOrder:
    """The share of pairs of cited items that stand in the order of the gold list; half of it means no order at all."""

    name: str = "list_order"

    def evaluate(self, question: Question, gold: Gold, answer: Answer, hits: Sequence[Hit]) -> Verdict:
        """Return the share; 0 for a refusal; does not apply where fewer than two items are cited."""
        if question.kind != "list" or nothing_to_find(question, gold):
            return NO_LIST
        if not answer.answered:
            return NONE_GIVEN
        cited = [span for span in gold.spans if given(span, answer.citations) >= ENOUGH]
        places = [place for span in cited if (place := first_cited(span, answer)) is not None]
        pairs = list(combinations(places, 2))
        if not pairs:
            return Verdict(None, "fewer than two items are cited")
        kept = sum(one <= other for one, other in pairs)
        reason = f"{kept} of {len(pairs)} pairs of items in order"
        return Verdict(kept / len(pairs), reason, f"{len(pairs)} 对条目中 {kept} 对次序正确")


def first_cited(span: Span, answer: Answer) -> Place | None:
    """Return where a span is first cited: the citation's turn among those of the sentences, and the place within it."""
    citations = [one for _, cited in cited_sentences(answer) for one in cited]
    for turn, one in enumerate(citations):
        if given(span, [one]):
            return turn, span.start
    return None
