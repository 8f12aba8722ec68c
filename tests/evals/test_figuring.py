from dataclasses import replace

import pytest

from evals.figuring import NumbersExact
from evals.types import Gold
from tests.evals.scripted import answered, question, refused, value


def share(wanted, said, short=None, **more):
    asked = question(answers=(wanted,) if isinstance(wanted, str) else wanted)
    return value(NumbersExact(), asked, answer=replace(answered(said), short_answer=short, **more))


@pytest.mark.parametrize(
    ("wanted", "said", "right"),
    [
        ("140.19万亿元", "国内生产总值140.19万亿元，增长5%。", 1),
        ("140.19万亿元", "国内生产总值1401900亿元。", 1),
        ("140.19万亿元", "国内生产总值140.2万亿元。", 0),
        ("140.19万亿元", "国内生产总值140.19万亿美元。", 0),
        ("5.5 percent", "失业率控制在5.5%左右。", 1),
        ("300 billion", "Beijing set aside 300 billion yuan in bonds.", 1),
        ("300 billion yuan", "安排3000亿元。", 1),
        ("三项", "共有3项任务。", 1),
        ("5%至7%", "增长5%—7%。", 1),
        ("5%至7%", "增长5%—8%。", 0),
        ("21公顷", "共有21座门。", 0),
        ("41000", "The park cost 41,000 crowns.", 1),
    ],
)
def test_a_figure_is_right_with_its_value_and_unit_however_it_is_written(wanted, said, right):
    assert share(wanted, said) == right


def test_any_of_the_gold_answers_will_do():
    assert share(("7%以上", "7%"), "年均增长7%以上。") == 1


def test_every_figure_of_a_gold_answer_is_needed():
    assert share("30万套、50万间", "建设30万套住房。") == 0
    assert share("30万套、50万间", "建设30万套住房、50万间宿舍。") == 1


def test_another_value_in_the_short_answer_is_wrong_though_the_text_has_the_right_one():
    assert share("21公顷", "新馆占地21公顷，旧馆占地9公顷。", short="9公顷") == 0
    assert share("21公顷", "新馆占地21公顷，旧馆占地9公顷。", short="21公顷") == 1


def test_another_value_for_the_same_thing_is_wrong_and_the_reason_names_it():
    answer = answered("动物园新馆占地21公顷。动物园新馆占地25公顷。")
    told = NumbersExact().evaluate(question(answers=("21公顷",)), Gold(), answer, ())
    assert told.value == 0
    assert told.reason == "also says '25公顷' of the same thing; wanted '21公顷'"


@pytest.mark.parametrize(
    "beside",
    ["动物园旧馆停车场面积25公顷。", "水族馆耗资25亿元。", "到2030年动物园新馆占地25公顷。", "占地面积比上年增长25%。"],
)
def test_a_figure_of_another_thing_unit_year_or_kind_is_no_other_value(beside):
    assert share("21公顷", f"2024年动物园新馆占地21公顷。{beside}") == 1


def test_a_value_shown_as_another_sources_is_no_other_value():
    text = "动物园新馆占地21公顷。动物园新馆占地25公顷。"
    assert share("21公顷", text, conflicts=({"about": "占地", "sides": [{"value": "21"}, {"value": "25"}]},)) == 1


def test_a_refusal_is_zero_and_an_answer_without_a_figure_does_not_apply():
    assert value(NumbersExact(), question(answers=("21公顷",)), answer=refused()) == 0
    assert share("李萌", "李萌") is None
    assert share("2024年9月1日", "2024年9月1日") is None
    assert share((), "21公顷") is None
