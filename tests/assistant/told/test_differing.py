"""The note on sources that differ: every side, and which one the short answer is."""

import pytest

from assistant.told.differing import note, with_choice

EARLY = {"value": "360", "unit": "亿元", "scope": "滨江日报，初步", "as_of": "2024", "citation": 1}
LATE = {"value": "363", "unit": "亿元", "scope": "滨江统计局，公报", "as_of": "2024", "citation": 2}
ENGLISH = {"value": "3.6", "unit": "billion yuan", "scope": "Harbour News", "as_of": "2024", "citation": 1}


def of(*sides: dict[str, object], short: str | None, language: str = "zh") -> str:
    return note({"about": "港口投资", "sides": with_choice(sides, short)}, language)


def test_the_note_says_which_side_the_short_answer_is() -> None:
    assert of(EARLY, LATE, short="363亿元") == (
        "各份资料的数字不同：360亿元（滨江日报，初步，2024）；363亿元（滨江统计局，公报，2024）。简答用的是363亿元（滨江统计局，公报，2024）。"
    )


@pytest.mark.parametrize("short", [None, "是", "63亿元", "3630亿元", "363万元"])
def test_without_a_side_for_its_short_answer_nothing_is_preferred(short: str | None) -> None:
    assert of(EARLY, LATE, short=short).endswith("这里未作取舍，也未平均。")


def test_a_short_answer_that_two_sides_give_prefers_none() -> None:
    assert not any(side["chosen"] for side in with_choice((EARLY, LATE | {"value": "360"}), "360亿元"))


def test_it_is_told_in_english_too() -> None:
    told = of(ENGLISH, ENGLISH | {"value": "3.7", "citation": 2}, short="3.7 billion yuan", language="en")
    assert told == (
        "The sources give different figures: 3.6 billion yuan (Harbour News, 2024); 3.7 billion yuan (Harbour News, 2024)."
        " The short answer is 3.7 billion yuan (Harbour News, 2024)."
    )
