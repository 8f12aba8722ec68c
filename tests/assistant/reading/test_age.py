"""Who asks what is so now is told when the newest source that says it is old."""

import pytest

from tests.assistant.test_suffice import Build

OLD = "滨江市政府工作报告\n\n滨江市消费税率为5%，全市有路灯8000盏。\n"
NEW = "滨江市新闻\n\n滨江公园昨天开放。\n"


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("滨江市消费税率是多少？", True),
        ("2005年滨江市消费税率是多少？", False),  # a time is asked about
        ("当时滨江市消费税率是多少？", False),
        ("滨江公园在哪里开放？", False),
    ],
)
def test_an_old_source_is_told_as_old_where_what_is_so_now_is_asked(
    build_town: Build, question: str, noted: bool
) -> None:
    days = ({"file": "a.txt", "published": "2005-02-18"}, {"file": "b.txt", "published": "2026-03-01"})
    answer = build_town({"a.txt": OLD, "b.txt": NEW}, *days).ask(question)
    assert any("2005年" in note and "2026年" in note for note in answer.notes) is noted


def test_a_source_of_last_year_is_not_old(build_town: Build) -> None:
    days = ({"file": "a.txt", "published": "2025-02-18"}, {"file": "b.txt", "published": "2026-03-01"})
    answer = build_town({"a.txt": OLD, "b.txt": NEW}, *days).ask("滨江市消费税率是多少？")
    assert answer.answered
    assert not answer.notes
