"""What a figure is to its thing: a part or the whole, aimed at or come about, against which time; and what is asked for."""

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.figures.asked import best
from assistant.figures.found import figures
from assistant.figures.standing import against, misfits, sought, standing
from assistant.types import Question
from assistant.understand import understand
from index.library import Library

BATCHES = "第四批历史建筑名单公布，共9处入选，至此滨河市的历史建筑总数达到40处。"
PARK = "截至5月底，东滩园区共有企业126家，其中软件企业48家、上市公司3家。"
PIERS = "海湾新区规划建设码头37座，目前已建成16座。"
GROWTH = "5月份，北埠港货物吞吐量213万吨，同比增长3.1%，环比下降0.4%。"
SHOPS = "The bay now has 74 licensed workshops in all, of which 22 make instruments."
LIBRARIES = "The city plans 40 libraries; so far 23 libraries have opened."


@pytest.fixture
def question(town: Assistant):  # type: ignore[no-untyped-def]
    return lambda text: understand(text, tongue(town.library))


def told(text: str, figure: str):  # type: ignore[no-untyped-def]
    return standing(text, next(one for one in figures(text) if one.text.startswith(figure)))


def chosen(text: str, asked: Question) -> str | None:
    one = best(text, figures(text), asked, dict.fromkeys(asked.words, 1.0), Library)  # type: ignore[arg-type]
    return one.text if one else None


@pytest.mark.parametrize(
    ("text", "figure", "stage"),
    [
        (PIERS, "37座", "aim"),
        (PIERS, "16座", "done"),
        (LIBRARIES, "40", "aim"),
        (LIBRARIES, "23", "done"),
        ("主要预期目标是：经济增长6%左右，新增就业3万人以上。", "3万人", "aim"),
        ("人均预期寿命82.4岁。", "82.4岁", ""),
        ("完成年度计划的102%。", "102%", ""),
        ("The harbour is to have 120 kilometres of tracks by 2032.", "120", "aim"),
        ("規劃建設碼頭37座，已開通16座。", "16座", "done"),
    ],
)
def test_a_figure_is_aimed_at_or_has_come_about_by_the_nearest_word(text: str, figure: str, stage: str) -> None:
    assert told(text, figure).stage == stage


@pytest.mark.parametrize(
    ("text", "figure", "part", "whole"),
    [
        (PARK, "126家", False, True),
        (PARK, "48家", True, False),
        (PARK, "3家", True, False),
        (SHOPS, "74", False, True),
        (SHOPS, "22", True, False),
        ("新建的公园中，有12个位于老城区。", "12个", True, False),
        ("其中软件企业11家；企业总数31家。", "31家", False, True),
        (BATCHES, "9处", True, False),
        (BATCHES, "40处", False, True),
    ],
)
def test_a_part_is_told_from_the_whole(text: str, figure: str, part: bool, whole: bool) -> None:
    one = told(text, figure)
    assert (one.part, one.whole) == (part, whole)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("东滩园区一共有多少家企业？", PARK, "126家"),
        ("东滩园区的软件企业有多少家？", PARK, "48家"),
        ("海湾新区已经建成多少座码头？", PIERS, "16座"),
        ("海湾新区规划建设多少座码头？", PIERS, "37座"),
        ("5月份北埠港货物吞吐量同比增长多少？", GROWTH, "3.1%"),
        ("5月份北埠港货物吞吐量环比下降多少？", GROWTH, "0.4%"),
        ("How many licensed workshops does the bay have in all?", SHOPS, "74 licensed workshops"),
        ("How many workshops make instruments?", SHOPS, "22 make instruments"),
        ("东滩园区有多少家企业？", PARK, "126家"),
        ("科学园对全世界开放的设施有几个？", "科学园37个设施中，已有16个面向全球开放。", "16个"),
        ("滨河市的历史建筑一共有多少处？", BATCHES, "40处"),
        ("第四批历史建筑一共有多少处？", BATCHES, "9处"),
        ("How many libraries have opened?", LIBRARIES, "23 libraries"),
        ("How many libraries does the city plan?", LIBRARIES, "40 libraries"),
    ],
)
def test_of_a_sentence_the_figure_is_told_that_is_what_is_asked_for(  # type: ignore[no-untyped-def]
    question, asked: str, text: str, expected: str
) -> None:
    assert chosen(text, question(asked)) == expected


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("一共建成多少个公园？", "新建的公园中，有12个位于老城区。"),
        ("目前建成了多少座码头？", "到2030年，海湾新区将建成码头90座。"),
        ("5月份钢材价格同比下降多少？", "5月份，钢材价格环比下降1.7%。"),
        ("How many cranes has the port installed?", "The port aims to install 60 cranes by 2030."),
        ("How many depots are there in all?", "Among the depots, 6 depots have solar roofs."),
    ],
)
def test_a_part_a_target_or_another_comparison_is_no_answer(question, asked: str, text: str) -> None:  # type: ignore[no-untyped-def]
    assert chosen(text, question(asked)) is None


def test_a_part_the_question_names_may_be_asked_for_in_all(question) -> None:  # type: ignore[no-untyped-def]
    assert not misfits(told(PARK, "48家"), sought(question("东滩园区一共有多少家软件企业？")))


@pytest.mark.parametrize(
    ("asked", "stage"),
    [
        ("2030年码头要达到多少座？", "aim"),
        ("已建成码头多少座？", "done"),
        ("去年建成了多少座码头？", "done"),
        ("码头有多少座？", ""),
        ("How many piers is the bay to have?", "aim"),
        ("How many piers were built?", "done"),
    ],
)
def test_a_question_asks_for_an_aim_or_for_what_is_so(question, asked: str, stage: str) -> None:  # type: ignore[no-untyped-def]
    assert sought(question(asked)).stage == stage


def test_what_a_change_is_compared_with_is_the_last_that_is_named() -> None:
    assert [against(text) for text in ("同比", "环比", "较上年", "month-on-month", "")] == [
        "year",
        "month",
        "year",
        "month",
        "",
    ]
