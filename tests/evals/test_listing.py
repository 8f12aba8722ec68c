import pytest

from assistant.types import Answer, Sentence
from evals.listing import ListComplete, ListOrder
from evals.types import Gold
from tests.evals.scripted import answered, cited, question, refused, spans, value

LIST = question(kind="list", answers=())
ITEMS = spans((0, 10), (10, 20), (20, 30), (30, 40))


def in_order(*starts):
    """Return an answer with a sentence for each item, cited by its place."""
    citations = tuple(cited(n, start, start + 10) for n, start in enumerate(starts, 1))
    return Answer(
        "?", "en", "list", True, "…", sentences=tuple(Sentence("…", (c.n,)) for c in citations), citations=citations
    )


def test_completeness_is_the_share_of_items_cited_and_names_the_missing():
    verdict = ListComplete().evaluate(LIST, ITEMS, in_order(0, 20), ())
    assert (verdict.value, verdict.reason) == (0.5, "2 of 4 items, without 2, 4")


def test_an_item_lost_in_indexing_is_an_item_that_is_missing():
    assert value(ListComplete(), LIST, spans((0, 10), lost=("cut away",)), in_order(0)) == 0.5


@pytest.mark.parametrize(
    ("starts", "share"),
    [((0, 10, 20, 30), 1), ((30, 20, 10, 0), 0), ((0, 20, 10), 2 / 3), ((0, 10), 1), ((10, 0, 10), 0), ((0,), None)],
)
def test_order_is_the_share_of_pairs_that_stand_as_in_the_gold_list(starts, share):
    assert value(ListOrder(), LIST, ITEMS, in_order(*starts)) == (share if share is None else pytest.approx(share))


def test_one_quote_of_the_whole_list_has_all_items_in_order():
    whole = answered("…", cited(1, 0, 40))
    assert value(ListComplete(), LIST, ITEMS, whole) == value(ListOrder(), LIST, ITEMS, whole) == 1


def test_an_item_that_gold_names_twice_is_in_order_with_itself():
    assert value(ListOrder(), LIST, spans((0, 10), (0, 10)), in_order(0)) == 1


@pytest.mark.parametrize("measure", [ListComplete(), ListOrder()])
def test_a_refusal_is_zero_and_what_is_no_list_does_not_apply(measure):
    assert value(measure, LIST, ITEMS, refused()) == 0
    assert value(measure, question(), ITEMS, in_order(0, 10)) is None
    assert value(measure, LIST, Gold(), in_order(0, 10)) is None
