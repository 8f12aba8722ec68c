"""The table of opposites: which words tell one thing of a sort from another, and which acts exclude one another."""

import pytest

from assistant.opposites import acts, names_another, tells_the_contrary, unnamed, which


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("山东部分地区", []),
        ("西部大开发", [("compass", 1)]),
        ("东中西部协调", [("compass", 0), ("compass", 1)]),
        ("进出口总额", []),
        ("出口总额", [("trade", 0)]),
        ("前三季度", [("quarter", 4)]),
        ("十一期间", []),
        ("二期工程", [("number", 1)]),
        ("Phase II", [("number", 1)]),
        ("the second phase", [("number", 1)]),
        ("exports of South Korea", [("trade", 0)]),
        ("an important question", []),
    ],
)
def test_words_that_tell_things_apart_are_found_and_parts_of_other_words_are_not(
    text: str, named: list[tuple[str, int]]
) -> None:
    assert [(said.row, said.side) for said in which(text)] == named


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("增速回落", [("amount", 1)]),
        ("工业增加值", []),
        ("prices rose, exports fell", [("amount", 0), ("amount", 1)]),
        ("close to the port", []),
    ],
)
def test_what_happens_is_told_from_the_names_of_things(text: str, said: list[tuple[str, int]]) -> None:
    assert [(one.row, one.side) for one in acts(text)] == said


@pytest.mark.parametrize(
    ("asked", "quote", "around", "missing"),
    [
        ("南航道水深多少", "北航道水深15米", "", "南航道"),
        ("南航道水深多少", "水深15米", "南航道疏浚", ""),
        ("南航道水深多少", "北航道水深15米", "南航道和北航道", "南航道"),
        ("南航道水深多少", "南航道和北航道水深15米", "", ""),
        ("how deep is the southern channel", "北航道水深15米", "", "southern"),
        ("how deep is the northern channel", "北航道水深15米", "", ""),
        ("出口增长多少", "进出口增长4%", "", "出口"),
        ("男子和女子的寿命", "男子的寿命", "", ""),
        ("港口有多少码头", "北区有九个码头", "", ""),
        ("洪水造成多少人死亡", "洪水造成12万人受灾", "", "死亡"),
        ("洪水造成多少人死亡", "洪水中12人遇难、3人失踪", "", ""),
        ("how many people were killed", "洪水中12人遇难", "", ""),
        ("已交付多少架飞机", "签订了120架飞机订单", "", "交付"),
        ("how many aircraft were ordered", "签订了120架飞机订单", "", ""),
        ("what is the budget in order to cut costs", "the budget is 3 million", "", ""),
        ("奥运会上得了多少金牌", "残奥会上再获10枚金牌", "", "奥运会"),
        ("三中全会收到几条意见", "收到452条意见", "四中全会文件的说明", "三中全会"),
        ("三中全会收到几条意见", "收到452条意见", "文件的说明", ""),
        ("三中全会收到几条意见", "三中全会收到452条意见", "四中全会文件的说明", ""),
        ("奥运会上得了多少金牌", "得了40枚金牌", "奥运会闭幕", ""),
    ],
)
def test_what_is_asked_about_is_named_by_the_quote_or_over_a_quote_that_names_no_other(
    asked: str, quote: str, around: str, missing: str
) -> None:
    assert unnamed(asked, quote, around) == missing


@pytest.mark.parametrize(
    ("asked", "text", "another"),
    [
        ("南航道水深多少", "北航道水深15米", True),
        ("南航道水深多少", "南航道比北航道深", False),
        ("南航道水深多少", "水深15米", False),
        ("the southern and the northern channel", "北航道水深15米", False),
        ("水深多少", "北航道水深15米", False),
    ],
)
def test_a_text_of_another_of_a_sort_is_told_from_one_of_the_asked(asked: str, text: str, another: bool) -> None:
    assert names_another(asked, text) is another


@pytest.mark.parametrize(
    ("asked", "text", "contrary"),
    [
        ("why did the harbour shares fall", "the harbour shares jumped, and rose by 400%", True),
        ("why did the harbour shares fall", "the harbour shares fell by 18%", False),
        ("why did the harbour shares fall", "they rose and fell again", False),
        ("why are the harbour shares dear", "the harbour shares rose", False),
        ("票价为什么下降", "票价上涨了5%", True),
        ("票价为什么下降", "增速回升", True),
    ],
)
def test_a_rise_is_the_contrary_of_a_fall(asked: str, text: str, contrary: bool) -> None:
    assert tells_the_contrary(asked, text) is contrary
