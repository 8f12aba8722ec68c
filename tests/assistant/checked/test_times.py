"""Times of day: 下午3时 is 3 p.m., and 4 p.m. is not."""

import pytest

from assistant.checked.times import time_faults, times
from tests.assistant.checking import source


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("下午6点。", "截至18时。"),
        ("By 8 p.m. it was 760.", "截至20时。"),
        ("At noon.", "中午12时。"),
        ("晚8点。", "20:00开始。"),
        ("at 3.05 p.m.", "下午3时05分"),
    ],
)
def test_a_time_in_another_form_is_the_same(text: str, cited: str) -> None:
    assert list(time_faults(text, [source(cited)])) == []


def test_another_time_is_a_fault_and_told_as_it_is_written() -> None:
    (fault,) = time_faults("下午7点结束。", [source("18时结束。")])
    assert (fault.code, fault.parts) == ("time", ("下午7点",))


def test_a_speed_and_an_hour_that_is_none_are_no_times() -> None:
    assert times("时速100公里，32时代") == ()
