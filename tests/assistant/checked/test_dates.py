"""Dates: the same day in every form, and no other day, month, year, season or day of the week."""

import pytest

from assistant.checked.dates import date_faults
from assistant.checked.told_dates import told_dates
from tests.assistant.checking import source


def faults(text: str, cited: str, published: str | None = None) -> list[tuple[str, bool]]:
    return [(fault.code, fault.hard) for fault in date_faults(text, [source(cited, published=published)])]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("On 2 June it rained.", "6月2日下雨。"),
        ("On July 25th, 2020 it rained.", "2020年7月25日下雨。"),
        ("4月30日和5月22日。", "between 30 April and 22 May 2020"),
        ("In the 1950s it was built.", "20世纪50年代建成。"),
        ("2014-2015年。", "the biennium 2014-2015"),
        ("1至8月增长。", "前8个月增长。"),
        ("Mark Marsh made a Declaration.", "马克·马什发表宣言。"),
        ("It opens by late 2027.", "预计2027年底开通。"),
        ("It is closed on Mondays.", "周二至周日开放，周一闭馆。"),
    ],
)
def test_a_date_in_another_form_is_the_same(text: str, cited: str) -> None:
    assert faults(text, cited) == []


@pytest.mark.parametrize(
    ("text", "cited", "code"),
    [
        ("3月15日开工。", "3月5日开工。", "date"),
        ("It opened in 2021.", "2020年开业。", "date"),
        ("将于今年5月开放。", "将于明年5月开放。", "date"),
        ("It admits students this spring.", "It admits students this autumn.", "season"),
        ("下半年通车。", "上半年通车。", "part_of_year"),
        ("周五开始。", "周一开始。", "weekday"),
    ],
)
def test_another_date_is_a_fault(text: str, cited: str, code: str) -> None:
    assert (code, True) in faults(text, cited)


def test_the_year_before_may_be_named_where_something_is_compared_with_it() -> None:
    assert faults("It is higher than in 2023.", "2024年为2.68%，比上年提高。") == []
    assert faults("In 2023 it was 2.68%.", "2024年为2.68%，比上年提高。") == [("date", True)]


def test_relative_years_are_counted_from_the_day_of_the_source() -> None:
    assert faults("2025年新增。", "去年新增。", published="2026-03-05") == []
    assert faults("2024年新增。", "去年新增。", published="2026-03-05") == [("date_year", False)]


def test_a_capital_word_that_opens_a_sentence_may_be_no_month() -> None:
    assert [one.sure for one in told_dates("May rose. It came in May.")] == [False, True]
