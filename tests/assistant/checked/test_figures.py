"""Figures: the number, its unit, whose it is, and which way it went."""

import pytest

from assistant.checked.figures import figure_faults
from tests.assistant.checking import source

TRAINS = "安排旅客列车13186列，较现图增加114列；开行货物列车23404列，较现图增加59列。"
BUDGET = "For 2022 the government expects a deficit of 2 billion dollars; for 2023 it expects 0.4 billion dollars."


def codes(text: str, cited: str) -> list[str]:
    return [fault.code for fault in figure_faults(text, [source(cited)])]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("181700 dollars were paid.", "支付了181 700美元。"),
        ("By 2030 it will be between 50 and 80 dollars.", "It aims for 50 to 80 dollars by 2030."),
        ("税率从7%升至8%。", "The tax goes from 7 to 8 percent."),
        ("不得低于净收入的50%。", "从净收入中提取不低于百分之五十。"),
        ("Wind stood at 21.6 gigawatts.", "风电装机2160万千瓦。"),
        ("The 46-year-old lawyer spoke.", "这名46岁的律师发言。"),
        ("Timber went down 20%.", "Timber dropped by a fifth."),
        ("They strike for two days.", "They walk out for 48 hours."),
    ],
)
def test_one_figure_in_two_forms_is_one(text: str, cited: str) -> None:
    assert codes(text, cited) == []


def test_a_figure_of_another_thing_is_told_with_the_right_one() -> None:
    (fault,) = figure_faults("货物列车较现图增加114列。", [source(TRAINS)])
    assert (fault.code, fault.parts, fault.hard) == ("figure_of_another", ("114列", "59列"), True)


def test_the_figure_of_another_year_is_another_one() -> None:
    assert codes("For 2023 the government expects a deficit of 2 billion dollars.", BUDGET) == ["figure_of_another"]


def test_figures_told_each_in_turn_keep_their_order() -> None:
    cited = "全省风电装机2160万千瓦，光伏装机3480万千瓦。"
    assert codes("全省风电、光伏装机分别为2160万千瓦和3480万千瓦。", cited) == []
    assert "figure_of_another" in codes("全省风电、光伏装机分别为3480万千瓦和2160万千瓦。", cited)


def test_a_rise_is_no_fall_and_a_share_is_no_change() -> None:
    assert codes("成本比锂电池高约三成。", "成本比锂电池低约三成。") == ["went_up"]
    assert codes("民营企业进出口下降67.8%。", "民营企业进出口占67.8%。") == ["figure_of_another"]


def test_two_told_in_words_may_count_what_is_named_there() -> None:
    (fault,) = figure_faults("两个地区都在上升。", [source("Both regions saw a rise.")])
    assert not fault.hard
