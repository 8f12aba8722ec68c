"""What figure a question wants, and which of a sentence's figures that is."""

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.figures.asked import asked, best, may_want, states_none
from assistant.figures.found import figures
from assistant.types import Question
from assistant.understand import understand
from index.library import Library

PORT = "2024年港口建设经费2500.9亿元，增长10.7%，所占比重为6.88%；航道养护经费4305.5亿元，增长17.6%。"


@pytest.fixture
def question(town: Assistant):  # type: ignore[no-untyped-def]
    return lambda text: understand(text, tongue(town.library))


@pytest.mark.parametrize(
    ("text", "unit", "measure", "change"),
    [
        ("港口有多少家船厂？", "家", "count", ""),
        ("港口建设经费是多少？", "", "money", ""),
        ("港口建设经费增长多少？", "", "share", "growth"),
        ("事故降了多少？", "", "share", "fall"),
        ("港口建设经费占多大比重？", "", "share", "share"),
        ("沿河步道多长？", "", "length", ""),
        ("劳动生产率目标是多少？", "", "", ""),
        ("How many passengers did the tram carry?", "", "count", ""),
        ("How much did the port grow?", "", "share", "growth"),
    ],
)
def test_a_question_tells_the_unit_or_what_it_measures(
    question, text: str, unit: str, measure: str, change: str
) -> None:  # type: ignore[no-untyped-def]
    want = asked(question(text))
    assert (want.unit, want.measure, want.change) == (unit, measure, change)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年航道养护经费是多少？", "4305.5亿元"),
        ("航道养护经费增长多少？", "17.6%"),
        ("港口建设经费增长多少？", "10.7%"),
        ("港口建设经费占多大比重？", "6.88%"),
    ],
)
def test_the_figure_of_the_thing_asked_for_is_told_from_its_neighbours(question, text: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    one = question(text)
    found = best(PORT, figures(PORT), one, dict.fromkeys(one.words, 1.0), Library)  # type: ignore[arg-type]
    assert found is not None
    assert found.text == expected


def test_a_figure_in_another_unit_is_none(question) -> None:  # type: ignore[no-untyped-def]
    one = question("港口有多少家船厂？")
    assert best("航道长48公里。", figures("航道长48公里。"), one, {}, Library) is None  # type: ignore[arg-type]


def test_a_plain_question_wants_a_figure_only_when_it_asks_for_one(question) -> None:  # type: ignore[no-untyped-def]
    plain: Question = question("What was the port's cargo intensity in 2024?")
    assert plain.kind == "fact"
    assert may_want(plain)
    assert not may_want(question("港口的事故率为什么下降？"))


@pytest.mark.parametrize(
    ("asks", "text", "none"),
    [
        ("滨江游乐园一天能玩多久？", "滨江游乐园二十一时至次日七时关门。", True),
        ("滨江游乐园一天能玩多久？", "滨江游乐园一天可以玩三小时。", False),
        ("滨江市上半年生产总值增速是多少？", "上半年，服务业占生产总值的比重达56%。", True),
        ("滨江市上半年生产总值增速是多少？", "上半年，生产总值增长5.6%。", False),
        ("滨江市国庆假期出游多少人次？", "国庆假期平均每天有6500名游客来到滨江。", True),
        ("滨江市国庆假期出游多少人次？", "国庆假期滨江接待7000人次。", False),
        ("滨江市国庆假期来了多少人？", "国庆假期滨江接待7000人次。", False),
        ("补缴要在多少天内办完？", "应当自收到通知之日起三十日内补缴。", False),
        ("股东要在几年内缴足出资？", "按投资总额的20%缴纳出资。", True),
        ("去年滨江市粮食产量是多少？", "去年滨江市新能源项目完成投资1.2亿元。", True),
        ("去年滨江市粮食产量是多少？", "去年滨江市粮食产量1.2万吨。", False),
        ("滨江市新能源汽车保有量有多少？", "新能源汽车保有量占汽车总量的14.2%。", True),
        ("滨江市新能源汽车保有量占比是多少？", "新能源汽车保有量占汽车总量的14.2%。", False),
        ("滨江市的港口在哪里？", "滨江市的港口在城东。", False),  # no figure is asked for
        ("条例第几条讲水表？", "第三条 水表由供水单位每年校验一次。", False),
        ("有几座泵站？", "泵站\t12", False),  # the unit of a cell stands over it
        ("How many passengers did the tram carry?", "It carried 41,000\npassengers on its first day.", False),
        ("滨江市零关税税目的比例是多少？", "零关税税目比例将提高近40个百分点。", True),
        ("滨江市零关税税目的比例是多少？", "零关税税目比例达到66%。", False),
        ("How old was the captain at the final?", "The captain won the final at age 39.", False),
        ("How long was the theatre in operation?", "The theatre was in operation from 1870 to 1939.", False),
        ("How many times did the harbour club win the cup?", "They won the cup twice.", False),
        ("How much capacity is pooled?", "The plant pools 60 operators.", True),
        ("How much capacity is pooled?", "The plant pools 0.9 million kilowatts.", False),
        ("How long is a permit valid?", "A permit is valid for three years.", False),
        ("何川首场进了几个球？", "何川上赛季出场38场。", True),
        ("何川首场进了几个球？", "何川首场攻入2球。", False),
        ("滨江市签了几个项目？", "滨江市新签309项。", False),
        ("展览共有多少人次入场？", "30个展览陆续登场。", True),
        ("园区占地面积多大？", "园区位于滨江路163公里处。", True),
        ("园区占地面积多大？", "园区占地约两平方公里。", False),
        ("What is the total area of the site?", "The site covers 40 acres.", False),
        (
            "If found guilty, how long could the captain be locked up?",
            "He could face a term of up to six years.",
            False,
        ),
        ("How much data does an hour of the harbour radio use?", "An hour takes about 7.2MB of data.", False),
        ("How much did the board give?", "The board was awarded 50,000 dlrs to sell more herring.", False),
        ("What share will the bank finance?", "The bank will finance up to 85 pct.", False),
        ("暴雨一共造成多少经济损失？", "暴雨来袭，降雨量超过200毫米。", True),
        ("何川夺冠时的总成绩是多少公斤？", "何川在男子69公斤级比赛中夺冠。", True),
        ("那几个项目花了多少钱？", "The projects cost more than one billion dollars.", False),
    ],
)
def test_a_text_without_a_figure_of_the_sort_states_none(question, asks: str, text: str, none: bool) -> None:  # type: ignore[no-untyped-def]
    assert states_none([text], question(asks)) is none


def test_what_an_amount_is_asked_of_is_told_from_other_amounts(question, town: Assistant) -> None:  # type: ignore[no-untyped-def]
    text = "五年天然气累计产量达120亿立方米，生产原煤8亿吨。"
    asks = question("滨江市五年一共挖了多少煤？")
    chosen = best(text, figures(text), asks, dict.fromkeys(asks.words, 1.0), town.library)
    assert chosen is not None
    assert chosen.text == "8亿吨"
