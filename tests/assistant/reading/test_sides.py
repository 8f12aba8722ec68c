"""What sides are and what is asked of one alone; sides are told by figures of one kind, for the year, and are enough then."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.compare import compare
from assistant.reading.sides import asked_of, sides
from assistant.retrieve import retrieve
from assistant.types import Evidence
from assistant.understand import understand

Build = Callable[..., Assistant]


def found_for(town: Assistant, asked: str) -> Evidence:
    library = town.library
    question = understand(asked, tongue(library))
    found = compare(question, retrieve(question, library, library.view()), library)
    assert found is not None
    return found


def texts(found: Evidence) -> list[str]:
    return [quote.text for quote in found.quotes]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("港务局第九届二中全会和三中全会，到会委员各有多少人？", ["二中全会", "三中全会"]),
        ("Which had the larger dredging budget, FY95 or FY96?", ["fy95", "fy96"]),
        ("2024年港口投资，年初的数和统计公报的数差在哪儿？", ["年初的数", "统计公报的数"]),
        ("港口第一批和第二批泊位各有多少个？", ["第一批", "第二批"]),
        ("第二批泊位里，武汉和南京各有多少个？", ["武汉", "南京"]),
    ],
)
def test_two_of_one_row_are_sides(town: Assistant, asked: str, expected: list[str]) -> None:
    assert sides(understand(asked, tongue(town.library)), town.library) == expected


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("武汉和南京2025年的港口吞吐量哪个更高？", "武汉 2025年的港口吞吐量是多少？"),
        ("武汉和南京2025年的港口吞吐量，哪个总量大，各是多少？", "武汉 2025年的港口吞吐量 ，是多少？"),
        ("两份年报：武汉和南京的港口吞吐量目标有什么不同？", "武汉 的港口吞吐量目标是多少？"),
        ("武汉和南京的港口方针有什么不同？", "武汉 的港口方针有什么不同？"),
    ],
)
def test_what_sets_sides_against_each_other_is_not_asked_of_one(town: Assistant, asked: str, alone: str) -> None:
    question = understand(asked, tongue(town.library))
    assert asked_of(question, "武汉", ["武汉", "南京"], town.library).text == alone


REPORTS = {
    "港湾区-2023-工作报告.txt": "港湾区2023年工作报告\n\n2023年1月5日\n\n今年，力争全年旅游收入达到46亿元。\n\n渡口每晚六班。\n",
    "港湾区-2024-工作报告.txt": "港湾区2024年工作报告\n\n2023年，渡口恢复夜航，旅游收入完成47.2亿元。\n\n2024年，力争旅游收入突破50亿元。\n",
    "港湾区-2025-工作报告.txt": "港湾区2025年工作报告\n\n2024年，旅游收入完成56.4亿元，创历史新高。\n\n灯标都已换新。\n",
}


def test_a_year_is_told_by_what_it_brought_and_not_by_its_target(build_town: Build) -> None:
    found = found_for(build_town(REPORTS), "港湾区2023年和2024年的旅游收入分别是多少，哪年更高？")
    assert ["47.2亿元" in texts(found)[0], "56.4亿元" in texts(found)[-1]] == [True, True]


AIMS = {
    "wuhan.txt": "武汉港工作报告\n\n2025年，全港吞吐量增长8.4%，主要指标居前。\n\n2026年主要预期目标是：投资增长5%左右，全港吞吐量增长6.5%左右，新增就业110人以上。\n",
    "nanjing.txt": "南京港工作报告\n\n2025年，全港吞吐量增长7.9%，好于预期。\n\n2026年主要预期目标是：投资增长4%以上，收入增长2%左右，全港吞吐量增长5.5%左右。\n",
}


def test_of_a_row_of_targets_the_one_asked_for_tells_each_side_and_is_enough(build_town: Build) -> None:
    found = found_for(build_town(AIMS), "武汉和南京2026年港口吞吐量增长的目标，哪个更高？")
    assert all("预期目标" in text for text in texts(found))
    assert found.measures["sides"] == 1.0


def test_sides_are_told_by_figures_of_one_kind(build_town: Build) -> None:
    files = {
        "early.txt": "港口投资初步数公布\n\n初步数显示，2024年港口投资占全部投资的2.68%，居第十二位。\n\n初步数显示，2024年港口投资为361亿元，增长8.3%。\n",
        "late.txt": "港口投资统计公报\n\n统计公报显示，2024年港口投资为363亿元，增长8.9%。\n",
    }
    found = found_for(build_town(files), "2024年港口投资，年初的数和统计公报的数差在哪儿？")
    assert ["361亿元" in texts(found)[0], "363亿元" in texts(found)[-1]] == [True, True]


def test_one_side_alone_is_not_both(build_town: Build) -> None:
    found = found_for(build_town({"wuhan.txt": AIMS["wuhan.txt"]}), "武汉和南京2026年港口吞吐量增长的目标，哪个更高？")
    assert "sides" not in found.measures
    assert found.notes == ("没有找到关于“南京”的内容，只列出另一方。",)


def test_the_number_of_an_item_is_no_figure_of_it(build_town: Build) -> None:
    files = {
        "wuhan.txt": "武汉港要点\n\n2.武汉港吞吐量增长8.4%。\n\n渡口夜航。\n",
        "nanjing.txt": "南京港要点\n\n9.南京港吞吐量增长7.9%。\n\n灯标换新。\n",
    }
    assert found_for(build_town(files), "武汉港和南京港的吞吐量增长了多少，哪个更高？").short == "武汉"
