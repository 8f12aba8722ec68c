import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from evals.overall import SET_MEASURES, overall
from evals.records import Scored
from evals.risk import DRAWN, area, curve, is_right, risk_coverage


def one(outcome, *, answerable=None, confidence=None, **values):
    wanted = {"answered": "yes", "missed": "yes", "refused": "no", "not_said": "no"}.get(outcome, answerable)
    crashed = "boom" if outcome == "crashed" else None
    return Scored("q", values, {"answerable": wanted or "yes"}, 1.0, outcome, crashed, confidence)


SET = [
    *[one("answered", answer_contains=1.0)] * 5,
    *[one("answered", answer_contains=0.0)] * 2,
    *[one("missed")] * 3,
    *[one("refused")] * 4,
    *[one("not_said")] * 2,
]


def values(scored):
    return {name: verdict.value for name, verdict in overall(scored).items()}


def test_refusal_precision_recall_and_f1_are_those_of_scikit_learn():
    should = [row.slices["answerable"] == "no" for row in SET]
    did = [row.outcome in ("refused", "missed") for row in SET]
    expected = precision_recall_fscore_support(should, did, average="binary")[:3]
    told = values(SET)
    assert [told[f"refusal_{name}"] for name in ("precision", "recall", "f1")] == pytest.approx(expected)


def test_false_answers_and_false_refusals_are_shares_of_their_own_questions():
    told = values(SET)
    assert (told["false_answers"], told["false_refusals"]) == (2 / 6, 3 / 10)


def test_a_crash_is_the_wrong_decision_either_way():
    told = values([one("crashed", answerable="yes"), one("crashed", answerable="no"), one("refused"), one("answered")])
    assert (told["refusal_precision"], told["refusal_recall"], told["refusal_f1"]) == (1 / 3, 1 / 2, 2 / 5)
    assert (told["false_answers"], told["false_refusals"], told["coverage"]) == (1 / 2, 1 / 2, 1 / 4)


def test_risk_is_the_share_of_wrong_answers_among_those_given():
    told = values(SET)
    assert (told["coverage"], told["selective_risk"]) == (9 / 16, 4 / 9)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (one("answered", answer_contains=1.0, gold_cited=0.0), True),
        (one("answered", answer_contains=None, gold_cited=0.5), True),
        (one("answered", answer_contains=None, gold_cited=0.4), False),
        (one("answered", answer_contains=None, gold_cited=None), None),
        (one("not_said", answer_contains=1.0), False),
        (one("missed", answer_contains=0.0), None),
        (one("crashed", answer_contains=0.0), None),
    ],
)
def test_an_answer_is_right_by_its_words_or_else_by_its_evidence(row, right):
    assert is_right(row) is right


def test_the_area_is_the_mean_risk_of_the_surest_one_two_and_so_on():
    rng = np.random.default_rng(7)
    told = [
        (float(confidence), bool(right)) for confidence, right in zip(rng.random(50), rng.random(50) < 0.7, strict=True)
    ]
    ranked = [not right for _, right in sorted(told, reverse=True)]
    expected = np.mean([np.mean(ranked[:count]) for count in range(1, 51)])
    assert area(risk_coverage(told)) == pytest.approx(expected)


def test_equally_sure_answers_are_one_point_whatever_their_order():
    told = [(0.9, True), (0.5, True), (0.5, False)]
    assert risk_coverage(told) == risk_coverage(told[::-1]) == [(1 / 3, 0), (1, 1 / 3)]
    assert area(risk_coverage(told)) == pytest.approx(1 / 3 * 2 / 3)


def test_the_area_needs_to_know_how_sure_every_answer_is():
    sure = [one("answered", confidence=0.9, answer_contains=1.0), one("not_said", confidence=0.4)]
    assert values(sure)["aurc"] == 1 / 2 * 1 / 2
    unsure = overall([*sure, one("answered", answer_contains=1.0)])["aurc"]
    assert (unsure.value, unsure.reason) == (None, "1 of 3 answers do not say how sure they are")


def test_a_judges_agreement_is_cohens_kappa_beside_the_plain_share():
    pairs = [(1.0, 1.0), (0.75, 1.0), (0.5, 1.0), (0.0, 0.0), (1.0, 0.0), (0.25, 0.0)]
    told = values([one("answered", judge_correct=judge, answer_contains=gold) for judge, gold in pairs])
    judge, gold = [value >= 0.75 for value, _ in pairs], [value == 1 for _, value in pairs]
    assert told["judge_accuracy"] == 4 / 6
    assert told["judge_kappa"] == pytest.approx(cohen_kappa_score(judge, gold))


def test_kappa_of_judgements_that_never_differ_is_left_out():
    told = overall([one("answered", judge_correct=1.0, answer_contains=1.0)] * 3)
    assert told["judge_accuracy"].value == 1
    assert told["judge_kappa"].value is None


def test_nothing_asked_gives_no_values_and_every_value_has_its_reason():
    told = overall([])
    assert list(told) == [measure.name for measure in SET_MEASURES]
    assert all(verdict.value is None and verdict.reason for verdict in told.values())
    assert overall(SET)["refusal_recall"].reason == "4 of 6 unanswerable questions were refused"


def test_the_curve_says_what_another_limit_would_give():
    sure = [
        one("answered", confidence=0.9, answer_contains=1.0),
        one("answered", confidence=0.7, answer_contains=0.0),
        one("not_said", confidence=0.6),
        one("missed"),
        one("refused"),
    ]
    told = [(limit.sure, limit.coverage, limit.risk) for limit in curve(sure)]
    assert told == [(0.9, 1 / 5, 0), (0.7, 2 / 5, 1 / 2), (0.6, 3 / 5, 2 / 3)]


def test_answers_that_cannot_be_judged_are_left_out_of_the_curve():
    unjudged = one("answered", confidence=0.1)
    told = curve([unjudged, one("answered", confidence=0.9, answer_contains=1.0), one("refused")])
    assert [(limit.coverage, limit.risk) for limit in told] == [(1 / 2, 0)]


def test_there_is_no_curve_where_an_answer_does_not_say_how_sure_it_is():
    assert curve([one("answered", confidence=0.9, answer_contains=1.0), one("answered", answer_contains=1.0)]) == ()


def test_a_long_curve_is_thinned_and_ends_at_what_is_in_force():
    told = curve([one("answered", confidence=n / 1000, answer_contains=1.0) for n in range(1, 951)])
    assert len(told) <= DRAWN
    assert (told[-1].sure, told[-1].coverage) == (0.001, 1)
