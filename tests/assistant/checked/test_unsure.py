"""What a rule cannot be sure of is a doubt that is told with the sentence; what it can be sure of removes it still."""

from collections.abc import Iterator

import pytest

from assistant.checked.changes import change_faults
from assistant.checked.dates import date_faults
from assistant.checked.figures import figure_faults
from assistant.checked.quotations import quotation_faults
from assistant.checked.sense import sense_faults
from assistant.checked.source import Fault
from assistant.checked.speech import speech_faults
from assistant.glossary import shipped
from tests.assistant.checking import source

PORT = "港务集团2025年3月8日通报，前两月货物吞吐量4120万吨，同比增长7.3%。去年吞吐量为2.36亿吨。"
PROFIT = "In the fourth quarter revenue rose 12 percent to $842 million while net profit fell to $61 million from $95 million."
BEDS = "病床由48張增至75張，占比由58.3%升至61.5%。"


def faults(text: str, cited: str) -> Iterator[Fault]:
    sources = [source(cited)]
    for rule in (change_faults, date_faults, figure_faults, quotation_faults, sense_faults):
        yield from rule(text, sources)
    yield from speech_faults(text, sources, shipped())


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("前两月货物吞吐量为4120万吨，增长7.3%。", PORT),
        ("2024年，港口吞吐量为23600万吨。", PORT),
        ("Net profit dropped from $95 million to $61 million in the fourth quarter.", PROFIT),
        ("占比提高了3.2个百分点。", BEDS),
        ("新增病床27张。", BEDS),
        ("处5000元至5万元罚款。", "处五千元以上五万元以下罚款。"),
        ("A fine of NT$30,000 to NT$300,000 applies.", "處新臺幣三萬元以上三十萬元以下罰鍰。"),
        ("门票卖出85%。", "門票售出八成五。"),
        ("纯利42.7亿港元。", "純利為港幣42.7億元。"),
        ("The ratio rose 0.3 percentage points.", "比率上升0.3個百分點。"),
        ("《潮间带》演了六场。", "演出六場《潮間帶》。"),
        ("近一半教师工作还不到三年。", "近一半教师工作不满三年。"),
        ("18个月内有27人患病。", "Over 18 months, 27 people fell ill."),
        ("The site has 226 people.", "The site has 212 guests and 14 guards."),
        ("约88%已投入。", "总投资6200万元，已投入5480万元。"),
        ("Half price is 175 yuan.", "Tickets cost 350 yuan, half price for pupils."),
        ("It cost $60 million a year on average.", "It cost $240 million over four years."),
        ("接近八成。", "占78.4%。"),
        ("More than half were sold.", "Of the seats, 55 percent were sold."),
        ("机场关闭到2月3日。", "机场2月2日关闭，次日恢复运行。"),
        ("历时约两年半。", "2023年2月开工，2025年9月启用。"),
        ("It opens between April and June.", "It opens in the second quarter."),
        ("今年第一季車流量減少。", "第一季車流量減少，較去年第四季回升。"),
        ("加息25个基点。", "Rates rose by a quarter of a percentage point."),
        (
            "仍低于2019年的66万人。",
            "It carried 61,000 people, still below the 66,000 of 2019.".replace(",000", "0,000"),
        ),
        ("2024年10月发生火灾。", "It reported on 30 January 2025 that a fire broke out in October."),
    ],
)
def test_what_no_rule_is_sure_of_is_not_removed(text: str, cited: str) -> None:
    assert not [fault for fault in faults(text, cited) if fault.hard]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Net profit rose from $61 million to $95 million in the fourth quarter.", PROFIT),
        ("占比提高了3.5个百分点。", BEDS),
        ("新增病床29张。", BEDS),
        ("处5000元至8万元罚款。", "处五千元以上五万元以下罚款。"),
        ("门票卖出75%。", "門票售出八成五。"),
        ("接近九成。", "占78.4%。"),
        ("More than half were sold.", "Of the seats, a third were sold."),
        ("The site has 228 people.", "The site has 212 people and 14 guards."),
        ("历时约四年。", "2023年2月开工，2025年9月启用。"),
        ("机场关闭到2月5日。", "机场2月2日关闭，次日恢复运行。"),
        ("It fell to 24 tonnes.", "It fell to 18 tonnes from 24 tonnes."),
        ("办结率96.3%。", "办结率98.5%，满意率96.3%。"),
        ("剧院1985年建成。", "剧院1958年建成，今年闭馆。"),
        ("《潮间线》演了六场。", "演出六場《潮間帶》。"),
        ("2022年10月发生火灾。", "It reported on 30 January 2025 that a fire broke out in October."),
        ("司机下周罢工48小时。", "工会认为，司机下周会罢工48小时。"),
    ],
)
def test_what_differs_for_sure_is_removed(text: str, cited: str) -> None:
    assert [fault for fault in faults(text, cited) if fault.hard]


def test_another_year_than_the_last_one_is_told_as_a_doubt() -> None:
    found = list(date_faults("2023年，港口吞吐量为23600万吨。", [source(PORT)]))
    assert [(fault.code, fault.hard) for fault in found] == [("date_year", False)]


def test_the_year_of_a_plan_does_not_stand_for_the_year_that_is_told() -> None:
    cited = [source("“十五五”时期，力争到2028年比例达到70%。")]
    assert [fault.code for fault in date_faults("力争到2030年比例达到70%。", cited)] == ["date"]
