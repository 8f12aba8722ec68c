from dataclasses import replace

import pytest

from assistant.types import Answer, Sentence
from evals.citing import Alce, ByEntailment, ByGold, CitationsExact, GoldCited, citation_precision, citation_recall
from evals.types import Gold, Span
from tests.evals.scripted import answered, cited, gold, question, refused, spans, value

NO = question(answerable=False, answers=())
RECALL, PRECISION = Alce("recall", citation_recall, ByGold()), Alce("precision", citation_precision, ByGold())


@pytest.mark.parametrize(("quote", "share"), [("six gates.", 1), ("gates.", 1), ("six", 0)])
def test_gold_is_cited_when_half_of_it_is_quoted(cite, quote, share):
    where = gold(cite("a/park.txt", "six gates."))
    assert value(GoldCited(), where=where, answer=answered("six", cite("a/park.txt", quote))) == share


def test_two_citations_may_give_half_of_gold_together(cite):
    where = gold(cite("a/park.txt", "It has six gates."))
    two = answered("six", cite("a/park.txt", "It has"), cite("a/park.txt", "ates", 2))
    assert value(GoldCited(), where=where, answer=two) == 1


def test_a_refusal_cites_no_gold(cite):
    assert value(GoldCited(), where=gold(cite("a/park.txt", "six gates."))) == 0


def test_exact_citations_are_those_whose_quote_stands_in_the_document(assistant, cite):
    right = cite("a/park.txt", "six gates")
    off = replace(right, n=2, start=right.start + 1, end=right.end + 1)
    verdict = CitationsExact(assistant).evaluate(question(), Gold(), answered("six", right, off), ())
    assert verdict.value == 0.5
    assert "citation 2: its quote is not what stands at" in verdict.reason


def test_a_cited_field_must_be_what_the_record_says(assistant, cite):
    plain = replace(cite("a/park.txt", "six"), start=0, end=0, quote="")
    right = replace(plain, field="title", value=plain.title)
    wrong = replace(plain, field="outlet", value="The Gazette")
    assert value(CitationsExact(assistant), answer=answered("six", right)) == 1
    assert value(CitationsExact(assistant), answer=answered("six", wrong)) == 0


def test_a_citation_of_a_document_that_the_asker_may_not_see_is_not_exact(assistant, cite):
    forbidden = replace(cite("a/park.txt", "six"), document="0" * 64)
    assert value(CitationsExact(assistant), answer=answered("six", forbidden)) == 0


def test_the_nearest_passages_of_a_refusal_are_opened_too(assistant, cite):
    off = replace(cite("a/park.txt", "six"), quote="sex")
    refusal = replace(refused().refusal, nearest=(off,))
    assert value(CitationsExact(assistant), NO, answer=replace(refused(), refusal=refusal)) == 0


def test_a_cited_field_beside_the_record_is_compared_with_the_document(assistant, cite):
    plain = replace(cite("a/park.txt", "six"), start=0, end=0, quote="")
    fields = [replace(plain, field="status", value="current"), replace(plain, field="reporter", value="A. Nyman")]
    assert [value(CitationsExact(assistant), answer=answered("six", one)) for one in fields] == [1, 0]


def said(*sentences, citations):
    """Return an answer of sentences that cite these numbers each."""
    told = tuple(Sentence(f"sentence {n}", numbers) for n, numbers in enumerate(sentences))
    return Answer("?", "en", "fact", True, "…", sentences=told, citations=tuple(citations))


def test_recall_is_the_share_of_sentences_that_what_they_cite_supports():
    answer = said((1,), (2,), (), citations=[cited(1, 0, 10), cited(2, 50, 60)])
    assert value(RECALL, where=spans((0, 10)), answer=answer) == pytest.approx(1 / 3)


def test_precision_is_the_share_of_citations_that_support_their_sentence():
    answer = said((1, 2), (2,), citations=[cited(1, 0, 10), cited(2, 50, 60)])
    assert value(PRECISION, where=spans((0, 10)), answer=answer) == pytest.approx(1 / 3)


def test_a_citation_without_which_the_others_do_not_support_counts():
    halves = said((1, 2), citations=[cited(1, 0, 4), cited(2, 4, 8)])
    assert value(RECALL, where=spans((0, 20)), answer=replace(halves)) == 1
    only_one = Alce("precision", citation_precision, Both())
    assert value(only_one, where=spans((0, 20)), answer=halves) == 1


class Both:
    """Two citations support a sentence, one does not."""

    needs_gold = False

    def supports(self, sentence, citations, gold):
        return len(citations) > 1


def test_a_citation_repeated_in_a_sentence_counts_once():
    answer = said((1, 1, 2), citations=[cited(1, 0, 10), cited(2, 50, 60)])
    assert value(PRECISION, where=spans((0, 10)), answer=answer) == 0.5


def test_another_document_at_the_same_place_supports_nothing():
    assert value(RECALL, where=spans((0, 10)), answer=said((1,), citations=[cited(1, 0, 10, document="e")])) == 0


@pytest.mark.parametrize(
    ("start", "end", "share"), [(0, 40, 1), (2, 4, 1), (38, 60, 0), (30, 45, 1), (35, 50, 0), (40, 60, 0)]
)
def test_support_by_gold_is_half_of_the_citation_or_of_the_span(start, end, share):
    assert value(RECALL, where=spans((0, 40)), answer=said((1,), citations=[cited(1, start, end)])) == share


def test_a_field_supports_where_gold_of_its_document_says_its_value():
    field = replace(cited(1, 0, 0), field="outlet", value="Harbour News")
    where = Gold((Span("d", 3, 30, "published by HARBOUR NEWS"),))
    assert value(RECALL, where=where, answer=said((1,), citations=[field])) == 1
    assert value(RECALL, where=where, answer=said((1,), citations=[replace(field, value="The Gazette")])) == 0


def test_a_refusal_has_neither_and_a_crash_counts_zero():
    crashed = Answer("?", "", "", False, "", error="boom")
    for measure in (RECALL, PRECISION):
        assert value(measure, where=spans((0, 10)), answer=refused()) is None
        assert value(measure, where=spans((0, 10)), answer=crashed) == 0
        assert value(measure, where=Gold(), answer=answered("six")) is None
        assert value(measure, NO, where=Gold(), answer=answered("six")) is None


def test_an_answer_that_cites_nothing_has_neither_recall_nor_precision():
    for measure in (RECALL, PRECISION):
        assert value(measure, where=spans((0, 10)), answer=said((), citations=[])) == 0


class Follows:
    """Says that a claim follows when the premise holds its first word."""

    def follows(self, premise, claim):
        return float(claim.split()[0] in premise)


def test_a_model_says_what_supports_where_one_is_given():
    measure = Alce("recall", citation_recall, ByEntailment(Follows()))
    citations = [cited(1, 0, 10, "sentence that is other"), cited(2, 0, 10, "nothing of it")]
    assert value(measure, NO, answer=said((1,), (2,), citations=citations)) == 0.5


def test_what_stands_word_for_word_needs_no_model():
    class Never:
        def follows(self, premise, claim):
            raise AssertionError(premise)

    answer = answered("新館佔地21公頃。", cited(1, 0, 9, "新馆占地 21公顷。它有六座门。"))
    assert value(Alce("recall", citation_recall, ByEntailment(Never())), answer=answer) == 1
