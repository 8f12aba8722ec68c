import pytest

from evals.records import Scored
from evals.scoring import failed, latency, means, score, sliced, worst_first
from evals.types import Gold, Row, Verdict
from tests.evals.scripted import answered, question, refused


def scored(values, crashed=None, **slices):
    return Scored("q", values, {"kind": "fact", "lang": "en", "answerable": "yes"} | slices, 1.0, "answered", crashed)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (scored({"answered": 0.0}, "boom"), scored({"answered": 0.0})),
        (
            scored({"right_refusal": 0.0, "citations_exact": 1.0}),
            scored({"recall@1": 0.0, "mrr": 0.1, "answered": 1.0}),
        ),
        (scored({"gold_cited": 0.2}), scored({"gold_cited": 0.4})),
    ],
)
def test_the_worst_come_first_crashed_then_failed_then_by_mark(first, then):
    assert worst_first([then, first]) == [1, 0]


def test_rows_that_are_alike_keep_the_order_of_the_set():
    assert worst_first([scored({"answered": 1.0})] * 3) == [0, 1, 2]


def test_a_low_rank_behind_a_good_answer_is_no_failure():
    assert not failed(scored({"recall@1": 0.0, "answered": 1.0}))
    assert failed(scored({"recall@1": 1.0, "gold_cited": 0.0}))


@pytest.mark.parametrize(
    ("answer", "answerable", "crashed", "outcome"),
    [
        (answered("six"), True, None, "answered"),
        (answered("six"), False, None, "not_said"),
        (refused(), True, None, "missed"),
        (refused(), False, None, "refused"),
        (refused(), False, "boom", "crashed"),
    ],
)
def test_what_became_of_a_question_is_one_of_five(answer, answerable, crashed, outcome):
    row = Row(question(answerable=answerable), Gold(), answer, {"answered": Verdict(0.5, "")}, 3.0, crashed)
    told = score(row)
    assert (told.outcome, told.values, told.ms) == (outcome, {"answered": 0.5}, 3.0)


def test_a_mean_is_over_the_rows_a_measure_applies_to():
    told = means([scored({"mrr": 1.0}), scored({"mrr": None}), scored({"mrr": 0.0})], ["mrr", "answered"])
    assert (told.values, told.judged, told.questions) == ({"mrr": 0.5, "answered": None}, {"mrr": 2, "answered": 0}, 3)


def test_every_slice_holds_its_own_rows():
    told = sliced([scored({"mrr": 1.0}, kind="list"), scored({"mrr": 0.0}), scored({"mrr": 0.5})], ["mrr"])
    assert {value: (one.questions, one.values["mrr"]) for value, one in told["kind"].items()} == {
        "fact": (2, 0.25),
        "list": (1, 1.0),
    }


def test_times_are_the_median_and_the_95th_percentile():
    assert latency(range(1, 102)) == {"p50": 51.0, "p95": 96.0}
    assert latency([]) == {"p50": None, "p95": None}
