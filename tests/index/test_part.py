"""A part as a reader names it, by number or by words; and passages of that part alone."""

import pytest

from index.part import lies_in

PATH = ("第三篇 加快发展", "第三章\u3000数字经济", "第二节 城市")


@pytest.mark.parametrize(
    "part", ["第三章", "第3章", " 第三章 ", "数字经济", "數字經濟", "数字 经济", "第三篇", "第二节"]
)
def test_a_path_lies_in_each_of_its_parts(part: str) -> None:
    assert lies_in(part)(PATH)


@pytest.mark.parametrize("part", ["第二章", "第十三章", "第三节", "农业"])
def test_a_path_does_not_lie_in_other_parts(part: str) -> None:
    assert not lies_in(part)(PATH)


@pytest.mark.parametrize(
    ("part", "inside"),
    [("Chapter 1", False), ("chapter 12", True), ("CHAPTER XII", True), ("trade", True), ("Article 12", False)],
)
def test_english_parts_are_known_by_number_and_words(part: str, inside: bool) -> None:
    assert lies_in(part)(("Chapter 12 Trade and Ports",)) is inside


def test_what_has_no_outline_lies_in_no_part() -> None:
    assert not lies_in("第三章")(())
