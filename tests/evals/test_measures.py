from dataclasses import replace

import pytest

from assistant.types import Answer
from evals.measures import AnswerContains, Answered, CitationsExact, GoldCited, Recall, ReciprocalRank, RightRefusal
from evals.types import Gold, Span
from index.library import Library
from index.types import Hit, Passage
from tests.evals.scripted import answered, gold, question, refused

NO = question(answerable=False, answers=())
CRASHED = Answer("?", "", "", False, "", error="boom")


def hits(*places):
    return [Hit(n, Passage("d", start, end, ""), 1.0) for n, (start, end) in enumerate(places)]


def spans(*places, lost=()):
    return Gold(tuple(Span("d", start, end, "") for start, end in places), lost)


def value(measure, asked=None, where=None, answer=None, found=()):
    return measure.evaluate(asked or question(), where or Gold(), answer or refused(), found).value


def test_recall_is_the_share_of_the_items_that_the_first_k_passages_hold():
    where, found = spans((0, 5), (10, 15), (20, 25), (40, 45)), hits((0, 12), (20, 30), (60, 70))
    assert [value(Recall(k), where=where, found=found) for k in (1, 5)] == [0.5, 0.75]


def test_a_passage_that_only_touches_gold_does_not_find_it():
    assert value(Recall(1), where=spans((10, 20)), found=hits((0, 10))) == 0
    assert value(Recall(1), where=spans((10, 20)), found=hits((20, 30))) == 0


def test_a_passage_at_the_same_place_of_another_document_does_not_find_gold():
    assert value(Recall(1), where=Gold((Span("other", 0, 5, ""),)), found=hits((0, 5))) == 0


def test_gold_that_indexing_lost_counts_as_not_found_and_is_named():
    verdict = Recall(1).evaluate(question(), spans((0, 5), lost=("cut away",)), refused(), hits((0, 5)))
    assert verdict.value == 0.5
    assert "lost in indexing: cut away" in verdict.reason


def test_reciprocal_rank_is_one_over_the_place_of_the_first_passage_with_gold():
    assert value(ReciprocalRank(), where=spans((20, 25)), found=hits((0, 9), (30, 39), (20, 22), (22, 29))) == 1 / 3
    assert value(ReciprocalRank(), where=spans((50, 55)), found=hits((0, 9))) == 0


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


@pytest.mark.parametrize(
    ("wanted", "said", "share"),
    [
        ("21公顷", "新馆占地２１ 公顷", 1),
        ("园长林晓", "園長林曉", 1),
        ("41000", "The park cost 41,000 crowns.", 1),
        ("Mara Lind", "mara\n lind cut it", 1),
        ("21", "in 2021", 0),
        ("21", "2.21 or 21.5", 0),
        ("2112", "in 21 12", 0),
        ("par", "the party", 0),
        ("arty", "the party", 0),
        ("21", "共21个部门。", 1),
        ("six", "It has six.", 1),
    ],
)
def test_a_short_answer_is_found_whole_whatever_its_width_case_script_and_spaces(wanted, said, share):
    assert value(AnswerContains(Library.fold), question(answers=(wanted,)), answer=answered(said)) == share


def test_a_short_answer_may_stand_in_a_quote_alone(cite):
    answer = answered("门票", cite("a/park.txt", "41,000 crowns"))
    assert value(AnswerContains(Library.fold), question(answers=("none", "41000")), answer=answer) == 1


def test_a_refusal_contains_no_answer_even_when_its_message_does():
    assert value(AnswerContains(Library.fold), question(answers=("sources",)), answer=refused()) == 0


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


def test_answering_and_refusing_are_judged_apart():
    assert [value(Answered(), answer=said) for said in (answered("six"), refused())] == [1, 0]
    assert [value(RightRefusal(), NO, answer=said) for said in (answered("six"), refused())] == [0, 1]


@pytest.mark.parametrize(
    "measure", [Recall(1), ReciprocalRank(), GoldCited(), AnswerContains(Library.fold), Answered()]
)
def test_a_measure_of_answers_leaves_questions_without_an_answer_out(measure):
    assert value(measure, NO) is None


def test_a_right_refusal_is_asked_of_unanswerable_questions_alone():
    assert value(RightRefusal()) is None
