import math

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ir_measures import RR, R, nDCG

from evals.finding import FINDING, Gain, Recall, ReciprocalRank
from evals.types import Gold, Span
from tests.evals.scripted import found, hits, question, refused, spans, value

BY_NAME = {measure.name: measure for measure in FINDING}


def by_trec(formula, wanted, ranking):
    """Return what ir-measures says where one passage gives one span, which is all it can express."""
    run = {"q": {name: 100.0 - at for at, name in enumerate(ranking)}}
    return next(iter(ir_measures.iter_calc([formula], {"q": dict.fromkeys(wanted, 1)}, run))).value


def of(*documents):
    return Gold(tuple(Span(document, 0, 5, "") for document in documents))


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


PLACES = [(at, at + 5) for at in range(0, 120, 10)]


# A machine under load is no reason to fail.
@settings(deadline=None, max_examples=50)
@given(st.permutations(PLACES), st.sets(st.sampled_from(PLACES), min_size=1, max_size=8), st.integers(0, 10))
def test_measures_of_spans_are_those_of_trec_where_one_passage_gives_one_span(ranking, wanted, most):
    where, passages = spans(*sorted(wanted)), hits(*ranking[:most])
    names, gold = [str(place) for place in ranking[:most]], [str(place) for place in wanted]
    for measure, formula in ((Recall(5), R @ 5), (ReciprocalRank(), RR @ 10), (Gain(), nDCG @ 10)):
        assert value(measure, where=where, found=passages) == pytest.approx(by_trec(formula, gold, names))


def test_gain_falls_with_the_logarithm_of_the_rank():
    where, passages = spans((0, 5), (20, 25)), hits((0, 5), (50, 55), (20, 25))
    assert value(Gain(), where=where, found=passages) == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))


def test_a_second_passage_with_the_same_span_gains_nothing():
    where = spans((0, 5), (20, 25))
    once, twice = hits((0, 5), (20, 25)), hits((0, 5), (3, 9), (20, 25))
    assert value(Gain(), where=where, found=once) == 1
    assert value(Gain(), where=where, found=twice) == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))


def test_one_passage_with_all_spans_is_the_ideal():
    assert value(Gain(), where=spans((0, 5), (6, 9)), found=hits((0, 9), (50, 60))) == 1


def test_gold_that_indexing_lost_lowers_the_gain():
    where = spans((0, 5), lost=("cut away",))
    assert value(Gain(), where=where, found=hits((0, 5))) == pytest.approx(1 / (1 + 1 / math.log2(3)))


def test_equal_scores_are_ranked_as_they_stand():
    for first, share in (("z", 1), ("a", 0)):
        passages = found(first, "z" if first == "a" else "a")
        assert value(BY_NAME["recall_doc@1"], where=of("z"), found=passages) == share


def test_several_passages_of_one_document_count_once():
    passages = [*found("x", "x", "x", "x", "x"), *found("a")]
    assert value(BY_NAME["recall_doc@5"], where=of("a"), found=passages) == 1
    assert value(BY_NAME["mrr_doc"], where=of("a"), found=passages) == 1 / 2
    assert value(BY_NAME["ndcg_doc@10"], where=of("a"), found=passages) == pytest.approx(1 / math.log2(3))


def test_a_document_stands_where_it_first_comes():
    assert value(BY_NAME["recall_doc@1"], where=of("a"), found=found("a", "x", "a")) == 1


def test_several_spans_of_one_document_are_one_document_to_find():
    assert value(BY_NAME["recall_doc@1"], where=of("a", "a", "b"), found=found("a", "b")) == 0.5


def test_a_document_may_be_gold_as_a_whole():
    where = Gold((Span("d", 0, 90, "d.txt", whole=True),))
    assert value(Gain(), where=where, found=hits((50, 60), (70, 80))) == 1
    assert value(Recall(1), where=where, found=hits((50, 60))) == 1


@pytest.mark.parametrize("measure", FINDING, ids=lambda measure: measure.name)
def test_nothing_found_is_zero_and_no_gold_to_find_does_not_apply(measure):
    assert value(measure, where=of("a")) == 0
    assert value(measure, where=Gold(lost=("cut away",))) == 0
    assert value(measure, where=Gold()) is None
    assert value(measure, question(answerable=False), where=of("a"), found=found("a")) is None


def test_the_reason_names_the_ranks_and_what_is_missing():
    told = Gain().evaluate(question(), spans((0, 5), (20, 25), (40, 45)), refused(), hits((0, 5), (9, 9), (20, 25)))
    assert told.reason == "gold spans first at rank 1, 3; 1 of 3 not found"
