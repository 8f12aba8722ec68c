"""Passages of the time a question speaks of go first, and no passage is left out for its date."""

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.found.dated import dated_first, own_year, tells_other_years, years_asked
from assistant.types import Dates, Question
from index.types import Hit, Passage

LAST_YEAR = Dates("2025-01-01", "2025-12-31", "去年")


def ordered(dates: Dates | None, *texts: tuple[str, str | None]) -> list[int]:
    """Return the places of texts, given best first with their day, in the order they have for a stretch of time."""
    hits = [Hit(n, Passage(str(n), 0, 1, text), 1 - n / 100) for n, (text, _) in enumerate(texts)]
    view: Any = SimpleNamespace(record=lambda id: SimpleNamespace(published=texts[int(id)][1], title="", source=""))
    asked = Question("去年呢？", "zh", "fact", (), dates=dates)
    return [hit.row for hit in dated_first(hits, asked, view)]


def test_a_text_that_names_a_year_of_that_time_goes_first() -> None:
    assert ordered(LAST_YEAR, ("2021年新增20座", None), ("2025年新增30座", None)) == [1, 0]


def test_a_year_in_chinese_numerals_is_a_year() -> None:
    assert ordered(LAST_YEAR, ("新增20座", None), ("二〇二五年新增30座", None)) == [1, 0]


def test_a_text_without_a_year_is_of_the_day_it_was_published() -> None:
    assert ordered(LAST_YEAR, ("新增20座", "2024-05-01"), ("新增30座", "2025-05-01")) == [1, 0]


def test_a_text_of_another_year_is_not_of_the_day_it_was_published() -> None:
    assert ordered(LAST_YEAR, ("新增20座", None), ("2021年新增30座", "2025-05-01")) == [0, 1]


def test_a_text_of_other_years_alone_goes_last() -> None:
    assert ordered(LAST_YEAR, ("截至2026年8月有20座", None), ("有些", None)) == [1, 0]


def test_the_years_asked_about_are_those_named_and_those_of_the_time() -> None:
    asked = Question(
        "2021年和近两年", "zh", "fact", (), years=("2021",), dates=Dates("2024-01-01", "2026-03-05", "近两年")
    )
    assert years_asked(asked) == ("2021", "2024", "2025", "2026")


def test_the_part_of_the_year_that_is_named_goes_before_the_rest_of_it() -> None:
    half = Dates("2025-01-01", "2025-06-30", "去年上半年", part="上半年")
    assert ordered(half, ("2025年新增30座", None), ("2025年上半年新增10座", None)) == [1, 0]


def test_a_question_of_no_time_leaves_the_order() -> None:
    assert ordered(None, ("2021年新增20座", None), ("2025年新增30座", None)) == [0, 1]


def test_no_passage_is_left_out() -> None:
    assert sorted(ordered(LAST_YEAR, ("2021年", None), ("", None), ("2025年", None))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("published", "title", "source", "year"),
    [
        ("2024-03-05", "2025年工作报告", "", "2024"),
        (None, "滨江市2026年政府工作报告", "", "2026"),
        (None, "政府工作报告", "滨江市-2026-报告.txt", "2026"),
        (None, "2021—2025年规划", "规划.txt", ""),
        (None, "政府工作报告", "报告.txt", ""),
    ],
)
def test_a_document_is_of_the_year_it_was_published_or_is_called_by(
    published: str | None, title: str, source: str, year: str
) -> None:
    record: Any = SimpleNamespace(published=published, title=title, source=source)
    assert own_year(record) == year


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        ("今年赤字率按4%安排。", "2025", True),
        ("今年赤字率按4%安排。", "2026", False),
        ("明年赤字率按4%安排。", "2025", False),
        ("The deficit this year will be 4 percent.", "2025", True),
        ("去年投资增长3%。", "2026", False),  # of a report of the year that is asked for
        ("2025年投资增长3%。", "2026", True),
        ("投资增长3%。", "2025", False),
        ("今年赤字率按4%安排。", "", False),
    ],
)
def test_a_sentence_of_this_year_is_of_its_documents_year(text: str, own: str, others: bool) -> None:
    assert tells_other_years(text, own, ("2026",)) is others
