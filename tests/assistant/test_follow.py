"""A follow-up is taken for the whole question it stands for, and a whole question is left alone."""

import json
from pathlib import Path

import pytest

from assistant.core import tongue
from assistant.follow import MOST_TURNS, follow
from assistant.types import Earlier
from assistant.understand import Tongue
from index.library import Library

TONGUE: Tongue = tongue(Library)  # type: ignore[arg-type]  # what it takes is static
SETS = Path("evals/sets")
PUMP, LAW = "北岸泵站每天抽水多少立方米？", "《照明条例》第三条讲了什么？"


def after(history: str | list[str | Earlier], text: str) -> str:
    return follow(text, [history] if isinstance(history, str) else history, TONGUE)


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("2025年北京新增绿地多少公顷？", "那上海呢？", "2025年上海新增绿地多少公顷？"),
        ("2025年北京新增绿地多少公顷？", "2024年的呢", "2024年北京新增绿地多少公顷？"),
        ("北京新增绿地多少公顷？", "2024年呢？", "2024年北京新增绿地多少公顷？"),
        ("2025年全国用水总量是多少？", "那失业率呢？", "2025年全国失业率是多少？"),
        ("2024年全国研发经费是多少？", "基础研究呢？", "2024年全国基础研究经费是多少？"),
        ("二级响应的时限是多少小时？", "那一级响应呢？", "一级响应的时限是多少小时？"),
        ("2025年北京新增绿地多少公顷？", "好的，那上海呢？", "2025年上海新增绿地多少公顷？"),
        ("2025年北京新增绿地多少公顷？", "不是北京，是上海", "2025年上海新增绿地多少公顷？"),
        ("How much water did Denmark use in 2024?", "Thanks! And in 2020?", "How much water did Denmark use in 2020?"),
        (
            "How much water did Denmark use in 2024?",
            "What about in Norway in 2020?",
            "How much water did Norway use in 2020?",
        ),
        (LAW, "那第四条呢？", "《照明条例》第四条讲了什么？"),
        ("How much water did Denmark use in 2024?", "And in 2020?", "How much water did Denmark use in 2020?"),
        ("How much water did Denmark use in 2024?", "What about Norway?", "How much water did Norway use in 2024?"),
        ("How many jobs does the city plan?", "And new homes?", "What new homes does the city plan?"),
        ("What does Article 3 of the Parks Act say?", "And Article 4?", "What does Article 4 of the Parks Act say?"),
    ],
)
def test_another_year_place_measure_or_article_takes_the_place_of_the_one_before(
    before: str, text: str, whole: str
) -> None:
    assert after(before, text) == whole


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        (PUMP, "它由几台电机驱动？", "北岸泵站由几台电机驱动？"),
        ("南湖公园在哪里？", "那里有几座桥？", "南湖公园有几座桥？"),
        (LAW, "这部条例什么时候施行？", "《照明条例》什么时候施行？"),
        ("李建国在会上说了什么？", "他还见了谁？", "李建国还见了谁？"),
        ("2024年新增绿地多少？", "当时由谁验收？", "2024年由谁验收？"),
        ("When was the Parks Act passed?", "When did it take effect?", "When did the Parks Act take effect?"),
        ("What did Ann Berg tell the council?", "Why did she leave?", "Why did Ann Berg leave?"),
        ("北岸泵站合计每小时排水多少？", "它在哪里？", "北岸泵站在哪里？"),
        (
            "How often does the North Quay ferry run?",
            "And when does it start?",
            "When does the North Quay ferry start?",
        ),
        (
            "What is the road toll in Norway in 2024?",
            "Is it lower than before?",
            "Is the road toll in Norway lower than before?",
        ),
        ("When was the Parks Act passed?", "它什么时候施行？", "the Parks Act什么时候施行？"),
        ("北岸泵站是什么设施？", "When did it open?", "When did 北岸泵站 open?"),
        ("When did the Harbour Bridge open?", "What are its tolls?", "What are the Harbour Bridge's tolls?"),
    ],
)
def test_a_pronoun_is_named(before: str, text: str, whole: str) -> None:
    assert after(before, text) == whole


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("南湖公园为什么延期开放？", "由谁决定的？", "南湖公园延期开放，由谁决定的？"),
        ("规划要新建哪些公园？", "其中最大的是哪个？", "规划要新建公园，其中最大的是哪个？"),
        ("规划要新建哪些公园？", "展开说说第二个", "规划要新建公园，展开说说第二个"),
        ("Norway raised its toll.", "Who decided that?", "Norway raised its toll: who decided that?"),
        ("Norway raised its toll.", "Tell me more.", "Norway raised its toll: tell me more."),
        ("规划要新建哪些公园？", "还有呢？", "规划要新建公园，还有呢？"),
        ("What growth target did Norway set?", "Why?", "Growth target Norway set: why?"),
        ("Norway raised its toll.", "By how much?", "Norway raised its toll: by how much?"),
        ("Which towns built parks?", "Which had the most?", "Which towns built parks: which had the most?"),
    ],
)
def test_a_question_that_leaves_out_what_it_is_about_is_told_it(before: str, text: str, whole: str) -> None:
    assert after(before, text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "那么，北岸泵站是哪年建成的？",
        "《照明条例》是谁起草的？",
        "图书馆和它的分馆一共有多少座位？",
        "这篇报道的责任编辑是谁？",
        "“把它们搬走”是谁说的？",
        "光合作用",
        "And how many bridges does Norway have?",
        "Is it safe to swim in the lake?",
        "May a company hand over its know-how?",
        "Who wrote this article?",
    ],
)
def test_a_whole_question_is_left_alone(text: str) -> None:
    assert after(PUMP, text) == text


def test_the_first_question_of_a_conversation_is_left_alone() -> None:
    assert after([], "那上海呢？") == "那上海呢？"


def test_a_follow_up_of_a_follow_up_goes_back_to_the_first() -> None:
    assert after(["2025年北京新增绿地多少公顷？", "那上海呢？"], "2024年呢？") == "2024年上海新增绿地多少公顷？"


def test_thanks_between_two_questions_change_nothing() -> None:
    assert after([PUMP, "谢谢！"], "它由几台电机驱动？") == "北岸泵站由几台电机驱动？"


def test_what_was_asked_long_ago_is_not_taken_up() -> None:
    long_ago: list[str | Earlier] = ["李建国是谁？", *["光合作用是什么？"] * MOST_TURNS]
    assert "李建国" not in after(long_ago, "他见了谁？")


def test_he_is_the_short_answer_of_the_question_before() -> None:
    told = after([Earlier("Who heads the transit office?", "Ann Berg")], "Why did he leave?")
    assert told == "Why did Ann Berg leave?"
    assert "张启龙见了谁" in after([Earlier("泵站站长是谁？", "张启龙")], "他见了谁？")


def test_a_traditional_follow_up_is_understood_and_a_whole_one_keeps_its_script() -> None:
    assert after("2025年北京新增綠地多少公頃？", "那上海呢？還有廣州呢？").startswith("2025年")
    assert after(PUMP, "第二批「標準」幾月幾號公布？") == "第二批「標準」幾月幾號公布？"


def test_what_a_question_says_of_its_document_tells_which_one_it_is() -> None:
    asked = "那篇讲滨江机场扩建吸引百家企业的英文报道，是哪天发的？"
    assert after("2025年北京新增绿地多少公顷？", asked) == asked


def test_no_question_of_a_set_is_changed_by_one_that_has_nothing_to_do_with_it() -> None:
    asked = [
        json.loads(line)["question"]
        for path in sorted(SETS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    others = asked[len(asked) // 2 :] + asked[: len(asked) // 2]
    assert [one for one, other in zip(asked, others, strict=True) if after(other, one) != one] == []


def test_a_language_models_words_are_taken_for_a_follow_up_alone() -> None:
    def rewrite(text: str, earlier: object, language: str) -> str:
        assert (earlier, language) == ([PUMP], "zh")
        return "北岸泵站由多少台电机驱动？"

    assert follow("它由几台电机驱动？", [PUMP], TONGUE, rewrite) == "北岸泵站由多少台电机驱动？"
    assert follow("《照明条例》是谁起草的？", [PUMP], TONGUE, rewrite) == "《照明条例》是谁起草的？"


@pytest.mark.parametrize(
    "told", [None, "", "北岸泵站1998年由几台电机驱动？", "好的。\n北岸泵站由几台电机驱动？", "驱" * 400]
)
def test_a_language_model_that_fails_or_adds_something_is_not_taken(told: str | None) -> None:
    assert follow("它由几台电机驱动？", [PUMP], TONGUE, lambda *_: told) == "北岸泵站由几台电机驱动？"


def test_a_long_question_in_another_language_stands_by_itself() -> None:
    asked = "How did they work out where the stray harbour cat had come from?"
    assert follow(asked, [PUMP], TONGUE) == asked
    assert follow("And in 2024?", [PUMP], TONGUE) != "And in 2024?"
