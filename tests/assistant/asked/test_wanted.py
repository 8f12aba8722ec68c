"""What sort of thing a question wants, and whether a text has it."""

import pytest

from assistant.asked.wanted import Sort, has, speaks_of_others, wanted
from assistant.types import Kind, Question


def question(text: str, kind: Kind) -> Question:
    return Question(text, "zh", kind, ())


@pytest.mark.parametrize(
    ("text", "kind", "sort"),
    [
        ("哪一天开门？", "date", "day"),
        ("哪一年开门？", "date", "year"),
        ("什么时候开门？", "date", "date"),
        ("What year did it open?", "date", "year"),
        ("投资多少亿元？", "figure", "money"),
        ("花了多少钱？", "figure", "money"),
        ("How much money was spent?", "figure", "money"),
        ("占比是多少？", "figure", "share"),
        ("What percentage is recycled?", "figure", "share"),
        ("有多少座桥？", "figure", "figure"),
        ("谁说的？", "who", "speaker"),
        ("什么叫海绵城市？", "definition", "meaning"),
        ("为什么？", "fact", None),
        ("有哪些？", "list", None),
    ],
)
def test_a_question_wants_one_sort_of_thing(text: str, kind: Kind, sort: Sort | None) -> None:
    assert wanted(question(text, kind)) == sort


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("date", "年底前开放"),
        ("date", "灯会周三开幕"),
        ("date", "明年三季度开始观测"),
        ("date", "Trial operation begins in October."),
        ("date", "It reopens this spring."),
        ("figure", "有12座桥"),
        ("figure", "三分之一"),
        ("figure", "five bridges"),
        ("money", "三亿元"),
        ("money", "$5"),
        ("money", "48 million crowns"),
        ("money", "两千卢比"),
        ("share", "占４０％"),
        ("share", "百分之五"),
        ("share", "three quarters, or 75 per cent"),
        ("date", "3月5日"),
        ("date", "去年"),
        ("date", "on Wednesday"),
        ("date", "by the end of the decade"),
        ("share", "up to 85 pct"),
        ("money", "50,000 dlrs"),
        ("day", "每年农历九月初九为老人节"),
        ("year", "2025年"),
        ("day", "5日"),
        ("day", "Feb. 11"),
        ("day", "2026-03-05"),
        ("speaker", "何川说，路好了"),
        ("speaker", "she said so"),
        ("meaning", "海绵城市，是指能蓄水的城市"),
        ("meaning", "a sponge city refers to one that holds water"),
    ],
)
def test_a_text_has_the_sort(sort: Sort, text: str) -> None:
    assert has(text, sort)


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("figure", "很多桥"),
        ("money", "有12座桥"),
        ("share", "有12座桥"),
        ("date", "桥开了"),
        ("year", "3月5日"),
        ("day", "2026年3月"),
        ("speaker", "桥开了"),
        ("meaning", "海绵城市建了三座"),
        (None, "2026年3月5日花了3元，占5%"),
    ],
)
def test_a_text_without_the_sort_does_not_have_it(sort: Sort | None, text: str) -> None:
    assert not has(text, sort)


@pytest.mark.parametrize(
    ("text", "others"),
    [("2024年修路", True), ("2024年和2025年修路", False), ("修路", False), ("12025座", False), ("占20.25", False)],
)
def test_a_text_speaks_of_other_years_when_it_names_years_and_not_these(text: str, others: bool) -> None:
    assert speaks_of_others(text, ("2025",)) is others


def test_without_a_year_in_the_question_no_year_is_another() -> None:
    assert not speaks_of_others("2024年修路", ())


def test_a_class_of_people_told_by_a_year_is_of_no_year() -> None:
    assert not speaks_of_others("为2024届毕业生提供岗位", ["2023"])
    assert speaks_of_others("2024年提供岗位", ["2023"])
