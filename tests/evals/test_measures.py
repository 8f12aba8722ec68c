import pytest
from llama_index.core.llms import MockLLM

from assistant.types import Answer
from evals.asking import verdict
from evals.measures import by_model, measures
from evals.types import Gold
from tests.evals.scripted import answered, gold, question, refused, spans, value

NO = question(answerable=False, answers=())
CRASHED = Answer("?", "", "", False, "", error="boom")
# Gates and checks outside rest on these.
NAMED = "recall@1 recall@5 recall@10 mrr gold_cited answer_contains citations_exact answered right_refusal".split()
OF_REFUSALS = ("citations_exact", "right_refusal")


class Never:
    """A model that says that nothing follows."""

    def follows(self, premise, claim):
        return 0.0


@pytest.fixture
def every(assistant):
    return (*measures(assistant), *by_model(Never()))


def test_every_measure_has_a_name_of_its_own_and_the_old_ones_are_there(every):
    names = [measure.name for measure in every]
    assert len(set(names)) == len(names)
    assert set(NAMED) <= set(names)


def test_models_judge_beside_the_other_measures_and_only_where_they_are_named(assistant, monkeypatch):
    monkeypatch.setattr("evals.measures.open_entailment", lambda name: Never())
    without = [measure.name for measure in measures(assistant)]
    with_models = [measure.name for measure in measures(assistant, "shipped", MockLLM())]
    assert with_models[: len(without)] == without
    assert with_models[len(without) :] == [
        "citation_recall_nli", "citation_precision_nli", "judge_faithful", "judge_correct",
    ]  # fmt: skip


def test_measures_of_answers_leave_questions_without_an_answer_out(every):
    apply = [measure.name for measure in every if value(measure, NO, answer=refused()) is not None]
    assert apply == ["right_refusal"]


@pytest.mark.parametrize("kind", ["fact", "who", "list"])
@pytest.mark.parametrize("answer", [answered(""), refused(), CRASHED], ids=["empty", "refused", "crashed"])
def test_every_measure_bears_whatever_a_set_and_an_answer_may_lack(every, kind, answer):
    for asked in (question(kind=kind), question(kind=kind, answers=()), question(kind=kind, answerable=False)):
        for where in (Gold(), Gold(lost=("cut away",)), spans((0, 0)), spans((0, 5), (0, 5))):
            for measure in every:
                told = measure.evaluate(asked, where, answer, ())
                assert told.value is None or 0 <= told.value <= 1
                assert told.reason


def test_a_crash_is_zero_wherever_a_measure_could_apply(every):
    asked = question(kind="who", answers=("李萌", "six gates"))
    told = {one.name: verdict(one, asked, spans((0, 5)), CRASHED, (), "boom") for one in every}
    left_out = [name for name, said in told.items() if said.value is None]
    assert left_out == ["list_complete", "list_order", "right_refusal"]
    assert {said.value for name, said in told.items() if name not in left_out} == {0}


def test_a_right_answer_with_its_gold_is_one_in_every_measure_that_applies(every, cite):
    place = cite("a/park.txt", "It has six gates.")
    asked = question(kind="figure", answers=("It has six gates",))
    told = {measure.name: value(measure, asked, gold(place), answered("It has six gates.", place)) for measure in every}
    judged = {
        name: share for name, share in told.items() if share is not None and not name.startswith(("rec", "mrr", "ndcg"))
    }
    assert set(judged.values()) == {1}
    assert {"exact_match", "f1", "rouge_l", "numbers_exact", "citation_recall", "citation_precision"} <= set(judged)
