"""Reported speech keeps its speaker."""

import pytest

from assistant.checked.speech import speech_faults
from assistant.glossary import shipped
from tests.assistant.checking import source

NOISE = "交通局局长周立群表示，新线路将于3月通车。环保局副局长韩雪则认为，噪声问题还没有解决。"
AID = "The plant has received 920 million euros in state aid; critics say the sum is far too high."
MATCH = "The home side won on Saturday. Coach Paul Renner said the team “ran until nothing was left”. Ines Duarte scored twice."


def codes(text: str, cited: str) -> list[str]:
    return [fault.code for fault in speech_faults(text, [source(cited)], shipped())]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("韩雪说，噪声问题仍未解决。", NOISE),
        ("环保局的韩副局长认为噪声问题没有解决。", NOISE),
        ("The plant has received 920 million euros in state aid.", AID),
    ],
)
def test_what_names_its_speaker_or_is_nobodys_is_no_fault(text: str, cited: str) -> None:
    assert codes(text, cited) == []


@pytest.mark.parametrize(
    ("text", "cited", "code"),
    [
        ("噪声问题还没有解决。", NOISE, "speaker_dropped"),
        ("周立群认为，噪声问题还没有解决。", NOISE, "speaker_swapped"),
        ("Ines Duarte said the team “ran until nothing was left”.", MATCH, "speaker_swapped"),
    ],
)
def test_a_speaker_who_is_dropped_or_another_is_a_fault(text: str, cited: str, code: str) -> None:
    assert code in codes(text, cited)


PARK = "公园管理处主任江牧说，步道长18公里，今年接待游客42万人次。他认为门票太贵。"
ROAD = "6月，县里启动公路改造，总长83公里，投资2.7亿元，交通局局长伍章称工期不超过20个月。"
TRAM = "“The tram is a joy,” said Mara Linden, head of the transit office. It will carry 41,000 passengers a day, she said."


@pytest.mark.parametrize(
    ("text", "cited", "codes"),
    [
        ("步道长18公里。", PARK, ["speaker_left_out"]),
        ("The tram will carry 41,000 passengers a day.", TRAM, ["speaker_left_out"]),
        ("县里投资2.7亿元改造83公里公路。", ROAD, []),
    ],
)
def test_what_an_office_plainly_reports_is_a_doubt_and_what_stands_before_the_speaker_is_the_documents_own(
    text: str, cited: str, codes: list[str]
) -> None:
    faults = list(speech_faults(text, [source(cited)], shipped()))
    assert [fault.code for fault in faults] == codes
    assert not any(fault.hard for fault in faults)


@pytest.mark.parametrize(("text", "cited"), [("门票太贵。", PARK), ("The tram is a joy.", TRAM)])
def test_a_view_or_a_quotation_without_its_speaker_is_a_fault(text: str, cited: str) -> None:
    assert any(fault.hard for fault in speech_faults(text, [source(cited)], shipped()))


def test_figures_of_a_body_may_stand_without_it_in_doubt() -> None:
    cited = "国家统计局数据显示，11月份制造业采购经理指数为49.2%。"
    faults = list(speech_faults("11月制造业采购经理指数为49.2%。", [source(cited)], shipped()))
    assert not any(fault.hard for fault in faults)
