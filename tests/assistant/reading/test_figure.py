"""Figures: the very cell of a table, the qualified figure of a sentence, and what other sources state, side by side."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.read import read
from assistant.retrieve import retrieve
from assistant.types import Evidence
from assistant.understand import understand
from tests.assistant.conftest import sources, texts

Build = Callable[..., Assistant]
PLAN = """# 滨江市港口发展规划

## 第一章 主要指标

| 指标 | 单位 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- | --- |
| 集装箱吞吐量 | 万箱 | 310 | 450左右 | 预期性 |
| 岸电使用率 | % | 62 | 90以上 | 约束性 |
| 船厂数量 | 家 | — | 12 | 预期性 |
"""
EARLY = "初步数据：港口经费超两千亿\n\n滨江日报讯 市统计局公布的初步数据显示，2024年全市港口建设经费为2061.3亿元，比上年增长8.3%。\n"
LATE = "港口经费公报\n\n滨江晚报讯 公报显示，2024年全市共投入港口建设经费2090.8亿元，比上年增长8.9%。\n"
ROUND = "港口经费\n\n滨江晨报讯 2024年全市港口建设经费为2090亿元，创下新高。\n"
PORT = {"plan.md": PLAN, "early.txt": EARLY, "late.txt": LATE}
FACTS = [
    {"file": "plan.md", "published": "2026-01-15", "kind": "plan"},
    {"file": "early.txt", "outlet": "滨江日报", "published": "2025-01-23", "kind": "press"},
    {"file": "late.txt", "outlet": "滨江晚报", "published": "2025-09-29", "kind": "press"},
]


def evidence(town: Assistant, asked: str) -> Evidence:
    question = understand(asked, tongue(town.library))
    return read(question, retrieve(question, town.library, town.library.view()), town.library)


@pytest.fixture
def port(build_town: Build) -> Assistant:
    return build_town(PORT, *FACTS)


@pytest.mark.parametrize(
    ("asked", "short", "column"),
    [
        ("2030年集装箱吞吐量的目标是多少万箱？", "450左右", "2030年"),
        ("集装箱吞吐量的目标是多少？", "450左右", "2030年"),
        ("2025年集装箱吞吐量是多少？", "310", "2025年"),
        ("岸电使用率的基期数值是多少？", "62", "2025年"),
        ("2030年岸电使用率要达到多少？", "90以上", "2030年"),
    ],
)
def test_the_cell_asked_for_is_the_short_answer_and_cited_by_its_address(
    port: Assistant, asked: str, short: str, column: str
) -> None:
    found = evidence(port, asked)
    assert found.short == short
    cited = [quote for quote in found.quotes if quote.cell]
    assert [short in quote.text for quote in cited] == [True]
    assert cited[0].cell is not None
    assert column in cited[0].cell


def test_the_nature_of_an_indicator_is_a_cell_too(port: Assistant) -> None:
    question = replace(understand("岸电使用率是约束性还是预期性？", tongue(port.library)), kind="figure")
    found = read(question, retrieve(question, port.library, port.library.view()), port.library)
    assert found.short == "约束性"
    assert [quote.cell is not None and "属性" in quote.cell for quote in found.quotes] == [False, True]


def test_a_row_comes_with_the_heads_of_its_columns_and_no_other_row(port: Assistant) -> None:
    quotes = evidence(port, "2030年岸电使用率要达到多少？").quotes
    assert [quote.text.split("\t")[0] for quote in quotes] == ["指标", "岸电使用率"]


def test_an_empty_cell_is_no_answer(port: Assistant) -> None:
    answer = port.ask("2025年船厂数量是多少家？")
    assert answer.short_answer is None
    assert not answer.answered


def test_sources_that_differ_stand_side_by_side_with_who_says_it(port: Assistant) -> None:
    answer = port.ask("2024年全市港口建设经费是多少？")
    (conflict,) = answer.conflicts
    assert conflict["about"].endswith("港口建设经费")
    sides = {side["value"]: side for side in conflict["sides"]}
    assert set(sides) == {"2090.8", "2061.3"}
    assert {side["unit"] for side in sides.values()} == {"亿元"}
    assert {side["as_of"] for side in sides.values()} == {"2024"}
    assert "初步" in sides["2061.3"]["scope"]
    quoted = {citation.n: citation.quote for citation in answer.citations}
    assert all(value in quoted[side["citation"]] for value, side in sides.items())
    assert any("2061.3" in note and "2090.8" in note for note in answer.notes)


def test_a_final_figure_is_the_short_answer_before_a_preliminary_one(port: Assistant) -> None:
    assert port.ask("2024年全市港口建设经费是多少？").short_answer == "2090.8亿元"


def test_growth_is_compared_with_growth_alone(port: Assistant) -> None:
    answer = port.ask("2024年全市港口建设经费增长多少？")
    assert answer.short_answer == "8.9%"
    assert [{side["value"] for side in conflict["sides"]} for conflict in answer.conflicts] == [{"8.9", "8.3"}]


def test_a_rounded_figure_is_no_conflict(build_town: Build) -> None:
    town = build_town({"late.txt": LATE, "round.txt": ROUND})
    assert town.ask("2024年全市港口建设经费是多少？").conflicts == ()


def test_figures_of_other_years_are_no_conflict(build_town: Build) -> None:
    town = build_town({"late.txt": LATE, "older.txt": EARLY.replace("2024", "2023")})
    assert town.ask("2024年全市港口建设经费是多少？").conflicts == ()


def test_a_draft_states_nothing_against_the_plan_in_force(build_town: Build) -> None:
    text = "# 滨江市港口规划{}\n\n## 第一章 目标\n\n到2030年，港口建设经费达到{}亿元。\n"
    files = {"draft.md": text.format("（征求意见稿）", 90), "plan.md": text.format("", 70)}
    town = build_town(
        files, {"file": "plan.md", "version_of": "draft.md", "kind": "plan"}, {"file": "draft.md", "kind": "plan"}
    )
    answer = town.ask("到2030年港口建设经费达到多少亿元？")
    assert answer.short_answer == "70亿元"
    assert answer.conflicts == ()


def test_a_figure_keeps_what_qualifies_it(build_town: Build) -> None:
    town = build_town({"a.txt": "港口论坛闭幕\n\n滨江日报讯 港口论坛共签约309个项目，签约金额超过673亿元。\n"})
    assert town.ask("港口论坛签约金额是多少？").short_answer == "超过673亿元"
    assert town.ask("港口论坛签约了多少个项目？").short_answer == "309个"


def test_another_place_is_not_taken_for_the_one_asked_for(town: Assistant) -> None:
    answer = town.ask("滨江市2025年新增绿地多少公顷？")
    assert answer.short_answer == "320公顷"
    assert sources(answer) == {"press/park.txt"}
    assert "320公顷" in texts(answer)[0]


def test_a_figure_of_another_place_stands_alone_so_that_the_place_is_missed(build_town: Build) -> None:
    town = build_town(
        {
            "a.txt": "南京港船厂\n\n南京港有船厂195家，工人众多。\n",
            "b.txt": "武汉港泊位\n\n武汉港有泊位16家，天气很好。\n",
        }
    )
    answer = town.ask("武汉港有多少家船厂？")
    assert not answer.answered or sources(answer) == {"b.txt"}


def test_a_figure_per_head_is_no_short_answer_to_a_question_for_the_whole(build_town: Build) -> None:
    town = build_town({"a.txt": "滨江市港口报告\n\n2025年滨江市人均港口产值为14万元。\n"})
    assert evidence(town, "2025年滨江市港口产值是多少？").short is None
    assert evidence(town, "2025年滨江市人均港口产值是多少？").short == "14万元"


def test_a_figure_of_another_year_is_not_taken_for_that_of_the_day_it_was_told(build_town: Build) -> None:
    town = build_town({"a.txt": "滨江日报讯\n\n此前的2023年2月24日，市政府介绍，2022年滨江市绿地率突破42.5%。\n"})
    refused = town.ask("2023年滨江市绿地率是多少？").refusal
    assert refused is not None
    assert (refused.reason, "2023" in refused.message) == ("near_miss", True)
    assert town.ask("2022年滨江市绿地率是多少？").short_answer == "突破42.5%"


CARS = "滨江日报讯\n\n{}\n"


def test_the_figure_that_is_of_more_of_what_is_asked_goes_first(build_town: Build) -> None:
    files = {
        "all.txt": CARS.format("截至6月底，滨江市汽车保有量达37万辆，其中新能源汽车占13%，新能源汽车保有量居前。"),
        "new.txt": CARS.format("截至6月底，滨江市新能源汽车保有量已达4.8万辆。"),
    }
    assert build_town(files).ask("滨江市新能源汽车保有量有多少辆？").short_answer == "4.8万辆"


@pytest.mark.parametrize("newer", ["a.txt", "b.txt"])
def test_where_no_time_is_asked_about_a_later_document_counts_more(build_town: Build, newer: str) -> None:
    files = {
        "a.txt": CARS.format("滨江市备案博物馆总数达656家。"),
        "b.txt": CARS.format("滨江市备案博物馆总数达704家。"),
    }
    facts = [{"file": name, "published": "2026-06-01" if name == newer else "2022-06-01"} for name in files]
    told = build_town(files, *facts).ask("滨江市备案博物馆总数是多少家？").short_answer
    assert told == {"a.txt": "656家", "b.txt": "704家"}[newer]
