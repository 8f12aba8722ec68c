"""Numbers beside figures: which of a row, articles, and names with a number in them."""

import pytest

from assistant.checked.numbers import number_faults, numbers, ranks
from tests.assistant.checking import source


def codes(text: str, cited: str) -> list[str]:
    return [fault.code for fault in number_faults(text, [source(cited)])]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Article 44 says so.", "第四十四条规定。"),
        ("The fifty-eighth session met.", "第五十八届会议召开。"),
        ("COVID-19 spread.", "新冠病毒传播。"),
        ("PM2.5下降。", "细颗粒物浓度下降。"),
        ("On the 26th he spoke.", "26日他发言。"),
        ("The A58 was shut.", "The A58 was shut until noon."),
    ],
)
def test_a_number_in_another_form_is_the_same(text: str, cited: str) -> None:
    assert codes(text, cited) == []


@pytest.mark.parametrize(
    ("text", "cited", "code"),
    [
        ("第五批抵达。", "3月5日，第三批抵达。", "rank"),
        ("They moved up to second place.", "They moved up to fourth place.", "rank"),
        ("获二等奖。", "获一等奖。", "rank"),
        ("建设6G基站。", "建设5G基站。", "name"),
        ("房号为417。", "房号为418。", "number"),
    ],
)
def test_another_number_is_a_fault(text: str, cited: str, code: str) -> None:
    assert code in codes(text, cited)


def test_numbers_are_read_in_any_script() -> None:
    assert {"58", "7", "14"} <= numbers("第五十八届，Article VII，十四五")
    assert ranks("the 3,000th match") == {"3000"}
