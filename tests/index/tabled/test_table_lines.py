from hypothesis import given, settings
from hypothesis import strategies as st

from index.tabled.table_lines import gathered
from index.types import Block, Place


def of(*lines: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in gathered([Block(line) for line in lines])]


def test_cells_two_blanks_apart_are_a_table() -> None:
    found = of("前言。", "指标    2020年   2025年", "产值（亿元）  36  50", "人口（万人）　　120　　130", "后记。")
    table = "指标\t2020年\t2025年\n产值（亿元）\t36\t50\n人口（万人）\t120\t130"
    assert found == [("paragraph", "前言。"), ("table", table), ("paragraph", "后记。")]


def test_menus_and_lists_with_blanks_between_are_no_table() -> None:
    menu = ("首页  新闻  财经", "体育  娱乐  科技", "汽车  房产  教育")
    assert [role for role, _ in of(*menu)] == ["paragraph"] * 3


def test_an_indicator_table_with_single_blanks_is_one() -> None:
    found = of(
        "指标 2020年 2025年 年均增长 属性",
        "地区生产总值（亿元） 3600 5000 6.5% 预期性",
        "能耗降低（%） — — 〔13.5〕 约束性",
    )
    assert found[0][1].split("\n")[2] == "能耗降低（%）\t—\t—\t〔13.5〕\t约束性"


def test_an_english_name_keeps_its_blanks() -> None:
    found = of(
        "Indicator 2020 2025 Nature", "Grain output (tonnes) 669 700 Binding", "Urban share (%) 60.6 65 Expected"
    )
    assert found[0][1].split("\n")[1] == "Grain output (tonnes)\t669\t700\tBinding"


def test_a_category_over_several_rows_leaves_a_cell_empty() -> None:
    found = of("类别 指标 2020年 2025年", "经济 产值（亿元） 36 50", "出口（亿元） 5 7", "民生 托位（个） 1.8 4.5")
    assert found[0][1].split("\n")[2] == "\t出口（亿元）\t5\t7"


def test_a_row_that_lacks_a_cell_ends_the_table_and_nothing_is_guessed() -> None:
    head = "指标 2020年 2025年 属性"
    assert [role for role, _ in of(head, "产值（亿元） 36 预期性", "出口（亿元） 5 预期性")] == ["paragraph"] * 3


def test_a_sentence_with_years_is_no_head() -> None:
    text = "主要指标 2020年 已经 完成 ，2025年 的 目标 是"
    assert of(text, "产值 翻番", "出口 增长")[0] == ("paragraph", text)


def test_the_table_stands_where_its_first_row_stood() -> None:
    rows = ["指标  2020年  2025年", "产值  36  50", "人口  120  130"]
    blocks = [Block(row, place=Place(page=number)) for number, row in enumerate(rows, 3)]
    assert gathered(blocks)[0].place == Place(page=3)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("指标产值 2025年%—1.\t属性", max_size=20), max_size=6))
def test_nothing_but_blanks_ever_changes(lines: list[str]) -> None:
    told = "".join(block.text for block in gathered([Block(line) for line in lines]))
    assert "".join(told.split()) == "".join("".join(lines).split())
