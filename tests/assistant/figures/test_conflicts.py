"""Which figures of two sources are of the same thing and time, and who says each."""

import pytest

from assistant.figures.conflicts import is_early
from assistant.figures.found import figures
from assistant.figures.stated import Stated, same_subject, same_time, stated
from index.library import Library
from index.types import Document


def of(text: str, title: str = "年报", pick: int = 0) -> Stated:
    document = Document(
        id=text,
        source="d.txt",
        text=text,
        title=title,
        lang=Library.language(text),
        kind="press",
        published="2025-03-01",
    )
    return stated(document, (0, len(text)), figures(text)[pick], (), Library)  # type: ignore[arg-type]


PORT = "2024年港口建设经费2061亿元，增长8.3%，占全部投资的比重为6.9%。"


@pytest.mark.parametrize(
    ("text", "pick", "same"),
    [
        ("公报显示，2024年全市共投入港口建设经费2090亿元。", 0, True),
        ("2024年航道建设经费2090亿元。", 0, False),
        ("2024年港口建设经费增长2090亿元。", 0, False),
        ("2024年港口建设经费2090万吨。", 0, False),
        ("2024年上半年港口建设经费2090亿元。", 0, False),
        ("2024年武汉港口建设经费2090亿元。", 0, False),
    ],
)
def test_the_same_thing_has_one_unit_one_period_one_place_and_most_words_in_common(
    text: str, pick: int, same: bool
) -> None:
    one, other = of(PORT), of(text, pick=pick)
    assert same_subject(one, other, Library) is same_subject(other, one, Library) is same  # type: ignore[arg-type]


def test_a_share_is_of_its_own_subject_and_not_of_what_it_is_a_share_of() -> None:
    assert of(PORT, pick=2).subject == of(PORT).subject
    assert not same_subject(of(PORT, pick=1), of(PORT, pick=2), Library)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2024年12月港口建设经费2090亿元。", True),
        ("2023年港口建设经费2090亿元。", False),
        ("2024年港口建设经费目标为2090亿元。", False),
    ],
)
def test_the_same_time_is_told_as_exactly_as_both_tell_it_and_a_target_is_no_result(text: str, same: bool) -> None:
    assert same_time(of(PORT), of(text)) is same


def test_a_source_that_calls_its_figure_preliminary_is_early() -> None:
    assert is_early(of("初步核算，2024年港口建设经费2061亿元。"))
    assert not is_early(of(PORT))
    assert not is_early(of("与初步数相比，2024年港口建设经费2061亿元有所上调。", title="最终公报"))


def test_a_report_of_one_place_says_nothing_against_that_of_another_or_of_the_country() -> None:
    text = "2024年城镇新增就业{}万人。"
    reports = [
        of(text.format(n), title=title)
        for n, title in ((115, "2025年浙江省政府工作报告"), (64, "2025年上海市政府工作报告"), (1267, "政府工作报告"))
    ]
    assert not any(same_subject(one, other, Library) for one in reports for other in reports if one is not other)  # type: ignore[arg-type]
    assert same_subject(reports[0], of(text.format(116), title="浙江省统计公报"), Library)  # type: ignore[arg-type]


def test_a_figure_per_head_is_not_that_of_the_whole() -> None:
    assert not same_subject(of(PORT), of("2024年人均港口建设经费2090元。"), Library)  # type: ignore[arg-type]
