"""Which stretch of time a question speaks of, counted from the day asked for or the newest source, never from the clock."""

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.asked.dates import asked_dates, dates_note, years
from assistant.core import tongue
from assistant.types import Dates, Question
from assistant.understand import understand
from index import Library

TODAY = "2026-03-05"


def asked(text: str, as_of: str | None = TODAY, newest: str | None = None) -> Dates | None:
    return asked_dates(Library.fold(text), as_of, newest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("去年新增多少绿地？", "2025-01-01", "2025-12-31"),
        ("今年要做什么？", "2026-01-01", "2026-12-31"),
        ("前年呢？", "2024-01-01", "2024-12-31"),
        ("去年上半年的增速", "2025-01-01", "2025-06-30"),
        ("2024年下半年的增速", "2024-07-01", "2024-12-31"),
        ("上半年的增速", "2026-01-01", "2026-06-30"),
        ("下半年的增速", "2025-07-01", "2025-12-31"),
        ("2021年以来建了几座泵站？", "2021-01-01", "2026-03-05"),
        ("“十四五”期间建了几座？", "2021-01-01", "2025-12-31"),
        ("第十三个五年规划时期", "2016-01-01", "2020-12-31"),
        ("十五五時期的目標", "2026-01-01", "2030-12-31"),
        ("近五年增长多少？", "2021-01-01", "2026-03-05"),
        ("二〇二一至二〇二三年", "2021-01-01", "2023-12-31"),
        ("2025-26学年", "2025-01-01", "2026-12-31"),
        ("截至6月底有多少家？", "2025-06-01", "2025-06-30"),
        ("截至2024年十一月", "2024-11-01", "2024-11-30"),
        ("去年三月的客流", "2025-03-01", "2025-03-31"),
        ("上个月的客流", "2026-02-01", "2026-02-28"),
        ("昨天的客流", "2026-03-04", "2026-03-04"),
        ("How many passengers as of June?", "2025-06-01", "2025-06-30"),
        ("as of the end of June 2024", "2024-06-01", "2024-06-30"),
        ("What has been built since 2021?", "2021-01-01", "2026-03-05"),
        ("因此去年新增多少？", "2025-01-01", "2025-12-31"),
        ("于去年开工的有几座？", "2025-01-01", "2025-12-31"),
        ("今年比去年多多少？", "2026-01-01", "2026-12-31"),
        ("from 2021 on", "2021-01-01", "2026-03-05"),
        ("How much last year?", "2025-01-01", "2025-12-31"),
        ("How much the year before last?", "2024-01-01", "2024-12-31"),
        ("growth in the first half of last year", "2025-01-01", "2025-06-30"),
        ("growth in the first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("over the past five years", "2021-01-01", "2026-03-05"),
        ("from 2021 to 2023", "2021-01-01", "2023-12-31"),
        ("during the 14th Five-Year Plan period", "2021-01-01", "2025-12-31"),
    ],
)
def test_a_stretch_of_time_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    dates = asked(text)
    assert dates is not None
    assert (dates.first, dates.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "泵站建在哪里？",
        "2025年新增多少绿地？",
        "工期是25年吗？",
        "比去年多多少？",
        "2024年比上年增长多少？",
        "以前年度的结余",
        "迄今年均增长多少？",
        "60岁以上年龄的人",
        "2025年起草了哪些条例？",
        "What does the report from 2021 say?",
        "How much more than last year?",
        "Where may it be?",
    ],
)
def test_a_question_of_no_stretch_of_time_has_none(text: str) -> None:
    assert asked(text) is None


def test_relative_words_count_from_the_newest_source_where_no_day_is_asked_for() -> None:
    dates = asked("去年新增多少？", as_of=None, newest="2024-08")
    assert dates is not None
    assert (dates.first, dates.counted_from) == ("2023-01-01", "2024-08-31")


def test_relative_words_say_nothing_where_no_source_has_a_day() -> None:
    assert asked("去年新增多少？", as_of=None) is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("去年新增多少？", "“去年”按这里资料中最新的日期（2026-03-05）理解为2025年。"),
        ("How many last year?", "“last year” is taken to mean 2025, counted from the newest date among the sources here (2026-03-05)."),
    ],
)  # fmt: skip
def test_what_was_counted_from_the_newest_source_is_told(text: str, note: str) -> None:
    question = understand(text, replace(tongue(Library), newest=TODAY))  # type: ignore[arg-type]
    assert dates_note(question) == note


@pytest.mark.parametrize("text", ["“十四五”期间新增多少？", "新增多少？"])
def test_what_needs_no_day_to_count_from_is_not_told(text: str) -> None:
    question: Question = understand(text, replace(tongue(Library), newest=TODAY))  # type: ignore[arg-type]
    assert dates_note(question) is None


def test_what_counts_from_the_day_asked_for_is_not_told() -> None:
    question = understand("去年新增多少？", tongue(Library), as_of=TODAY)  # type: ignore[arg-type]
    assert (question.dates is not None, dates_note(question)) == (True, None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("二〇二五年和二零二四年", ("2025", "2024")),
        ("25年和24年相比", ("2025", "2024")),
        ("近25年来", ()),
        ("这座桥用了25年建成，15年保修", ()),
        ("2025-26学年", ()),
        ("2021年以来和2024年", ("2024",)),
        ("since 2021", ()),
        ("the difference between 2023 and 2024", ("2023", "2024")),
    ],
)
def test_years_are_known_in_any_form(text: str, named: tuple[str, ...]) -> None:
    assert years(Library.fold(text)) == named


def test_an_answer_tells_what_its_relative_words_were_counted_from(town: Assistant) -> None:
    (note,) = [note for note in town.ask("去年滨江市新增绿地多少公顷？").notes if "“去年”" in note]
    assert "2025年" in note
