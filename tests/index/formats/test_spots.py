"""Words and the characters of a page → where the words stand."""

from collections.abc import Sequence

import pytest

from index.formats.spots import Box, Sign, Wanted, aligned, boxes, match

SQUARE = 10.0


def signs(lines: Sequence[str], page: int = 1, left: float = 0.0) -> list[Sign]:
    """Return the characters of lines below each other, each in a square of its own."""
    return [
        Sign(char, page, (left + x * SQUARE, y * 2 * SQUARE, left + (x + 1) * SQUARE, y * 2 * SQUARE + SQUARE))
        for y, line in enumerate(lines)
        for x, char in enumerate(line)
        if not char.isspace()
    ]


def wanted(context: str, words: str, box: Box | None = None) -> Wanted:
    start = context.index(words)
    return Wanted(context, start, start + len(words), 1, 2, 1, box)


def found(want: Wanted, page: Sequence[Sign]) -> str:
    return "".join(sign.text for sign in match(want, page).signs)


def test_words_over_two_lines_have_a_box_for_each() -> None:
    page = signs(["全市新增绿地三", "百二十公顷。"])
    told = boxes(match(wanted("全市新增绿地三百二十公顷。", "绿地三百二十"), page).signs)
    assert told == {1: ((40.0, 0.0, 70.0, 10.0), (0.0, 20.0, 30.0, 30.0))}


def test_spaces_and_hyphens_at_line_ends_do_not_part_words() -> None:
    page = signs(["The invest-", "ment plan of the", "city"])
    assert found(wanted("The investment plan of the city", "investment plan"), page) == "investmentplan"


def test_words_go_on_behind_the_foot_of_a_page_and_the_head_of_the_next() -> None:
    page = [*signs(["到2030年，再生水"]), *signs(["— 3 —"]), *signs(["滨江市规划"], 2), *signs(["利用率达到40%。"], 2)]
    want = wanted("到2030年，再生水利用率达到40%。", "再生水利用率达到40%")
    assert found(want, page) == "再生水利用率达到40%"
    assert sorted(boxes(match(want, page).signs)) == [1, 2]


def test_of_the_same_words_in_two_paragraphs_those_in_the_blocks_own_box_are_meant() -> None:
    page = [*signs(["增长百分之五"], left=0), *signs(["增长百分之五"], left=300)]
    want = wanted("增长百分之五", "百分之五", (299, 0, 400, 10))
    assert {sign.box[0] >= 300 for sign in match(want, page).signs} == {True}


def test_of_the_same_words_in_one_paragraph_the_context_tells_which_are_meant() -> None:
    page = signs(["第一项增长五，第二项增长五"])
    context = "第一项增长五，第二项增长五"
    start = context.rindex("增长五")
    chosen = match(Wanted(context, start, start + 3, 1, 1, 1), page).signs
    assert chosen[0].box[0] == start * SQUARE


def test_words_that_are_not_there_are_not_found() -> None:
    assert match(wanted("人均公园面积", "公园面积"), signs(["供水水质达标率"])).share == 0


def test_nothing_but_spaces_is_found_nowhere() -> None:
    assert match(Wanted("a  b", 1, 3, 1, 1, 1), signs(["a b"])).signs == ()


@pytest.mark.parametrize(
    ("words", "places"),
    [("abcd", [2, 3, 4, 5]), ("abxcd", [2, 3, -1, 4, 5]), ("axyd", [2, -1, -1, -1]), ("bcdef", [3, 4, 5, -1, -1])],
)
def test_characters_are_lined_up_where_enough_of_them_stand_together(words: str, places: list[int]) -> None:
    assert aligned(words, "..abcd..", 2) == places
