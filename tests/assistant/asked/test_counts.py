"""How many things are asked for, and how many the sentence before a list promises."""

import pytest

from assistant.asked.counts import asked_for, counts, promised


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("治水是哪三步？", 3),
        ("五个城市里有哪两项试点？", 2),
        ("第五条第二款列了哪些情形？", None),
        ("三个月内要交哪些材料？", None),
        ("哪一个方面？", None),
        ("What pair of rules did she lay down?", 2),
        ("Which eleven bridges are due?", 11),
    ],
)
def test_the_number_asked_for_is_that_of_the_things_wanted(question: str, count: int | None) -> None:
    assert asked_for(question) == count


@pytest.mark.parametrize(
    ("lead", "given", "number"),
    [
        ("出台夜经济五条措施。", 3, 5),
        ("出台夜经济五条措施。", 5, None),
        ("6方面109项工程如下：", 6, None),
        ("三个月内提交以下材料：", 2, None),
        ("The mayor made four pledges.", 2, 4),
        ("It was cold.", 2, None),
    ],
)
def test_a_list_shorter_than_its_announcement_is_known(lead: str, given: int, number: int | None) -> None:
    assert promised(lead, given) == number


def test_numbers_of_things_come_in_order() -> None:
    assert counts("两类十二项，另有 7 件") == [2, 12]
