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
        ("2024年6月港口建设经费2090亿元。", False),
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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024年第二批老旧小区改造涉及居民1600户。", "2024年第一批老旧小区改造涉及居民1280户。", False),
        ("2024年首批老旧小区改造涉及居民1280户。", "2024年老旧小区改造涉及居民2880户。", False),
        ("2024年第2批老旧小区改造涉及居民1600户。", "2024年第二批老旧小区改造涉及居民1650户。", True),
        ("2024年第三届港口博览会签约309个项目。", "2024年港口博览会签约312个项目。", True),
        ("2024年第三届港口博览会签约309个项目。", "2024年第二届港口博览会签约312个项目。", False),
        ("2024年港口二期工程投资20亿元。", "2024年港口一期工程投资30亿元。", False),
        ("2024年老旧小区改造涉及居民1600户。", "2024年老旧小区改造涉及居民4个。", False),
        ("2024年港口共有企业31家。", "2024年港口共有企业40家，其中外资企业11家。", True),
        (
            "In 2024 the first phase of the port cost 20 tonnes.",
            "In 2024 the second phase of the port cost 30 tonnes.",
            False,
        ),
        ("In 2024 phase two of the port took 20 tonnes.", "In 2024 the second phase of the port took 30 tonnes.", True),
    ],
)
def test_a_batch_a_phase_or_an_edition_is_another_thing_than_the_next_one(one: str, other: str, same: bool) -> None:
    first, second = of(one), of(other)
    assert same_subject(first, second, Library) is same_subject(second, first, Library) is same  # type: ignore[arg-type]


def test_which_of_a_row_a_figure_is_of_may_stand_in_the_title() -> None:
    text = "2024年老旧小区改造涉及居民{}户。"
    first, second = (of(text.format(n), title=f"第{k}批老旧小区改造") for n, k in ((1280, "一"), (1600, "二")))
    assert not same_subject(first, second, Library)  # type: ignore[arg-type]


def test_a_part_says_nothing_against_the_whole_nor_what_was_before_against_what_is() -> None:
    part = of("2024年港口企业40家，其中港口外资企业11家。", pick=1)
    assert not same_subject(of("2024年港口企业31家。"), part, Library)  # type: ignore[arg-type]
    before = of("2024年港口泊位由16座增加到20座。", pick=0)
    assert not same_subject(of("2024年港口泊位20座。"), before, Library)  # type: ignore[arg-type]


def test_a_target_without_a_year_is_for_the_year_in_which_it_was_published() -> None:
    first, second = (of(f"港口建设经费目标为{n}亿元。") for n in (2061, 2090))
    assert same_time(first, second)


def test_a_part_is_the_thing_itself_where_the_other_text_speaks_of_nothing_else() -> None:
    part = of("2024年港口企业40家，其中远洋船员4400人。", pick=1)
    assert same_subject(of("2024年远洋船员4500人。"), part, Library)  # type: ignore[arg-type]
