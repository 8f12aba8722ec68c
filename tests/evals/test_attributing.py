from evals.attributing import AttributionKept
from evals.types import Gold
from tests.evals.scripted import answered, cited, question, refused, value

WHO = question(kind="who", answers=("李萌", "Li Meng"))


def told(text, *citations):
    return AttributionKept().evaluate(WHO, Gold(), answered(text, *citations), ())


def test_a_name_in_a_sentence_and_in_what_it_cites_is_kept():
    assert told("李萌说", cited(1, 0, 9, "科技部副部长李萌在会上说")).value == 1
    assert told("Li Meng said", cited(1, 0, 9, "said\nLi  Meng")).value == 1


def test_a_name_that_the_citation_does_not_have_is_not_kept():
    verdict = told("李萌说", cited(1, 0, 9, "副部长在会上说"))
    assert verdict.value == 0
    assert verdict.reason == "names '李萌', but what that sentence cites does not"


def test_a_name_that_only_the_citation_has_is_not_told():
    verdict = told("副部长说", cited(1, 0, 9, "李萌说"))
    assert (verdict.value, verdict.reason) == (0, "names none of '李萌', 'Li Meng'")


def test_a_part_of_another_name_is_no_name():
    assert told("Li Mengyao said", cited(1, 0, 9, "Li Mengyao said")).value == 0


def test_a_refusal_is_zero_and_other_kinds_do_not_apply():
    assert value(AttributionKept(), WHO, answer=refused()) == 0
    assert value(AttributionKept(), question(kind="fact"), answer=answered("six")) is None
    assert value(AttributionKept(), question(kind="who", answers=()), answer=answered("six")) is None
