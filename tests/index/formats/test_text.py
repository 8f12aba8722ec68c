import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.formats.text import read

LINE = "The council agreed on Monday to rebuild the old quay and to open the"


def texts(content: str) -> list[str]:
    return [block.text for block in read(content).blocks]


def test_a_line_is_a_paragraph() -> None:
    assert texts("第一段。\n\n　　第二段。\n") == ["第一段。", "第二段。"]


def test_rows_of_tab_separated_cells_are_one_table() -> None:
    blocks = read("指标\t2025\n漏损率\t9%\n").blocks
    assert [(b.role, b.text) for b in blocks] == [("table", "指标\t2025\n漏损率\t9%")]


def test_a_single_line_with_one_tab_in_it_is_no_table() -> None:
    assert next((b.role, b.text) for b in read("目\t录\n正文。").blocks) == ("paragraph", "目 录")


def test_a_row_that_no_other_fits_is_a_line_with_tabs_in_it() -> None:
    for content in ("甲\t乙\t\t丙\t丁\n正文。", "甲\t乙\t丙\n丁\t戊\n正文。"):
        assert {block.role for block in read(content).blocks} == {"paragraph"}
    assert texts("甲\t乙\t\t丙\n正文。")[0] == "甲 乙 丙"


def test_hard_wrapped_lines_are_joined_with_a_space() -> None:
    assert texts("\n".join([LINE] * 9 + ["public."])) == [" ".join([LINE] * 9 + ["public."])]


def test_a_numbered_line_in_hard_wrapped_text_begins_a_paragraph() -> None:
    joined = texts("\n".join([LINE] * 9 + ["public.", "1. The first aim.", "2. The second aim."]))
    assert joined[1:] == ["1. The first aim.", "2. The second aim."]


def test_chinese_lines_are_joined_without_a_space() -> None:
    line = "滨江市今年继续推进沿河步道建设并在学校旁边建设口袋公园和运动场地方便附近居民休息健身散步游玩交流"
    assert " " not in texts("\n".join([line] * 9 + ["完。"]))[0]


FULL = "滨江市今年继续推进沿河步道建设并在学校旁边建设口袋公园和运动场地方便附近居民休息健身散步游玩交流"


@pytest.mark.parametrize(
    "heading", ["一、总体要求", "第一章 总则", "（二）加强建设", "Chapter 2 Aims", "专栏1 主要指标"]
)
def test_a_heading_in_hard_wrapped_text_is_a_paragraph_of_its_own(heading: str) -> None:
    assert heading in texts("\n".join([*[FULL] * 9, "完。", heading, *[FULL] * 2, "完。"]))


def test_a_numbered_paragraph_in_hard_wrapped_text_goes_on_below() -> None:
    assert texts("\n".join([*[FULL] * 9, "完。", f"一、{FULL[2:]}", "完。"]))[1] == f"一、{FULL[2:]}完。"


def test_a_heading_of_two_lines_is_one_and_its_text_another() -> None:
    for first, title in ((f"第一章 {FULL[4:]}", "等"), ("第一章", "总则")):
        told = texts("\n".join([*[FULL] * 9, "完。", first, title, FULL, "完。"]))
        assert told[1:] == [first + title, FULL + "完。"]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.text("水务规划2030年。，ab \t", max_size=30), max_size=30))
def test_no_word_is_lost_or_added(lines: list[str]) -> None:
    content = "\n".join(lines)
    assert "".join("\n".join(texts(content)).split()) == "".join(content.split())


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.text("水务规划2030年。 \t\u3000", max_size=30), max_size=30))
def test_a_block_stands_in_the_file_where_its_place_says(lines: list[str]) -> None:
    content = "\n".join(lines)
    for block in read(content).blocks:
        assert block.place is not None
        assert content[block.place.character :].startswith(block.text.split("\n")[0].split("\t")[0].split(" ")[0])


def test_joined_lines_stand_where_the_first_of_them_does() -> None:
    content = "\n".join(["Head of the notice.", "", *[LINE] * 9, "public."])
    assert [block.place.character for block in read(content).blocks if block.place] == [0, 21]


def test_rows_parted_by_blank_lines_are_one_table() -> None:
    page = read("指标\t2024年\t2025年\n\n人口\t10\t11\n\n面积\t20\t21\n")
    assert [(b.role, b.text) for b in page.blocks] == [("table", "指标\t2024年\t2025年\n人口\t10\t11\n面积\t20\t21")]


def test_a_new_head_below_a_blank_line_begins_a_table_of_its_own() -> None:
    page = read("地区\t人口\n甲\t10\n\n作物\t产量\n稻\t5\n")
    assert [b.text for b in page.blocks] == ["地区\t人口\n甲\t10", "作物\t产量\n稻\t5"]


NARROW = (
    "滨江市今年继续推进沿河步道建设并在学校旁边建",
    "设口袋公园和运动场地方便附近居民休息健身散步",
    "游玩交流步道全长十二公里分四段施工其中东段在",
    "秋天完工西段在明年春天完工",
)


def test_narrow_chinese_lines_are_joined_up_to_the_blank_line() -> None:
    told = texts("\n".join([*NARROW, "。", "", *NARROW, "。"]))
    assert told == ["".join(NARROW) + "。"] * 2


def test_headlines_in_a_row_are_no_wrapped_text() -> None:
    headlines = [FULL[: 20 + 5 * n] for n in range(6)]
    assert texts("\n".join([*headlines, "全文完。"])) == [*headlines, "全文完。"]


def test_lines_beside_whole_paragraphs_are_no_wrapped_text() -> None:
    lines = [FULL[:22]] * 6 + [FULL * 3 + "。"] * 3
    assert texts("\n".join(lines)) == lines


def test_a_chinese_line_that_breaks_off_at_a_comma_goes_on_to_the_end_of_its_sentence() -> None:
    lines = [
        "滨江市三座泵站",
        "滨江市水务局四月三日公布，",
        "三座泵站已经投入运行，合计",
        "每小时排水十二万立方米。",
        "另有一座在建。",
    ]
    assert texts("\n".join(lines)) == [lines[0], "".join(lines[1:4]), lines[4]]


def test_a_comma_at_the_end_of_a_paragraph_joins_nothing_across_a_blank_line_or_a_heading() -> None:
    line = "滨江市水务局四月三日公布，"
    assert texts(f"公报\n{line}\n\n泵站已经运行。") == ["公报", line, "泵站已经运行。"]
    assert texts(f"公报\n{line}\n一、总体要求\n泵站已经运行。") == ["公报", line, "一、总体要求", "泵站已经运行。"]


def test_a_title_cut_out_of_the_lead_is_joined_with_nothing() -> None:
    assert texts("滨江市水务局四月三日公布，\n三座泵站已经投入运行。") == [
        "滨江市水务局四月三日公布，",
        "三座泵站已经投入运行。",
    ]
