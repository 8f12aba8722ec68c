"""A number is one word however it is written, and what only looks like a number stays a word."""

from decimal import Decimal

import pytest

from index.numerals import digits, figures, value
from index.words import fold, words


@pytest.mark.parametrize(
    "ways",
    [
        ("三十个项目", "30个项目", "３０个项目"),
        ("1.5万亿元", "15000亿元", "一万五千亿元", "1500000000000元"),
        ("1.5万亿", "1.5 trillion"),
        ("百分之五点二", "5.2%"),
        ("二〇二六年", "二零二六年", "2026年"),
        ("第五条", "第5条"),
        ("第十条", "第10条"),
        ("第二次会议", "第2次会议"),
        ("第十四个", "第14个"),
        ("三月五日", "3月5日"),
        ("两千三百万", "2300万", "23 million"),
        ("一百二十", "120", "one hundred and twenty"),
        ("二十五", "twenty-five"),
        ("三十万千瓦", "30万千瓦"),
        ("第十九届", "十九届"),
        ("三十多个", "30多个"),
        ("10亿", "1 billion", "one billion"),
    ],
)
def test_one_number_is_the_same_word_in_every_form(ways: tuple[str, ...]) -> None:
    assert len({tuple(words(way)) for way in ways}) == 1


@pytest.mark.parametrize(
    "text", ["三农", "一带一路", "千万不要", "十分", "十堰市", "二十大", "数十万", "十几个", "四五十个"]
)
def test_what_is_no_number_stays_a_word(text: str) -> None:
    assert figures(text) == text


@pytest.mark.parametrize("plan", ["十三五", "十四五", "十五五"])
def test_a_five_year_plan_is_one_word(plan: str) -> None:
    assert words(f"在{plan}时期")[1] == plan


def test_an_article_is_another_word_than_so_many_of_a_thing() -> None:
    assert words("第5条") != words("5条")


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("四千零五十万", "40500000"),
        ("五点二", "5.2"),
        ("十", "10"),
        ("一万零五", "10005"),
        ("三十万亿", "30000000000000"),
    ],
)
def test_a_numeral_has_its_value(numeral: str, number: str) -> None:
    assert value(numeral) == Decimal(number)


@pytest.mark.parametrize("text", ["十四五", "二百五", "一万五", "四五十", "零"])
def test_a_numeral_that_may_be_read_in_two_ways_has_none(text: str) -> None:
    assert value(text) is None


def test_the_first_of_a_row_is_a_word_that_dictionaries_know() -> None:
    assert figures("第1批") == "第一批"


def test_large_numbers_are_exact() -> None:
    assert figures("0.1万亿 1.234567亿") == "100000000000 123456700"


def test_years_are_folded_in_place() -> None:
    assert digits("自二〇二一至二零三五年") == "自2021至2035年"
    assert len(fold("二〇二六年")) == len("二〇二六年")
