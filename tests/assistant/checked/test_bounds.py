"""Bounds, ranges and roundings: what may be told of a figure, and what changes it."""

import pytest

from assistant.checked.bounds import differs, in_one_unit
from assistant.figures.found import Figure, figures


def one(text: str) -> Figure:
    return figures(text)[0]


@pytest.mark.parametrize(
    ("said", "cited", "how"),
    [
        ("5%", "5%", ""),
        ("3.6万亿元", "36130亿元", ""),
        ("36130.2亿元", "36130亿元", None),
        ("12.4公里", "12400米", ""),
        ("超过50个", "超过50个", ""),
        ("50个", "超过50个", "drops"),
        ("超过50个", "50个", "adds"),
        ("不超过5%", "不低于5%", "turns"),
        ("5%", "5%左右", "rounds off"),
        ("45万人", "40万至45万人", "drops"),
        ("6%", "5%", None),
    ],
)
def test_what_differs_between_two_figures_has_a_name(said: str, cited: str, how: str | None) -> None:
    assert differs(one(said), one(cited)) == how


@pytest.mark.parametrize(
    ("said", "cited", "same"),
    [
        ("9人", "9户", False),
        ("9座", "9个", True),
        ("320公顷", "320平方米", True),
        ("5元", "5美元", False),
        ("92岁", "92 years", True),
    ],
)
def test_units_of_one_measure_are_compared(said: str, cited: str, same: bool) -> None:
    assert in_one_unit(one(said), one(cited)) is same
