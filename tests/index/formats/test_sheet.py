from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import NotText, read
from index.formats.sheet_values import seen
from index.types import Merged
from tests.index.formats.made_office import rows, xlsx

STYLES = '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'


def told(sheet: str, **more: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read(xlsx(sheet, **more), "a.xlsx").blocks][1:]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12.0, "", "12"),
        (0.1 + 0.2, "", "0.3"),
        (0.085, "0.0%", "8.5%"),
        (0.125, "0%", "13%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (12.5, '0.0"亿元"', "12.5亿元"),
        (-3.0, "", "-3"),
        (1e21, "", "1000000000000000000000"),
        (date(2025, 3, 5), "", "2025-03-05"),
        (date(2025, 3, 5), 'yyyy"年"m"月"d"日"', "2025年3月5日"),
        (datetime(2025, 3, 5, 8, 30), "", "2025-03-05 08:30"),
        (True, "", "TRUE"),
        ("两行\n文字", "", "两行文字"),
    ],
)
def test_a_value_is_told_as_a_person_sees_it(value: object, code: str, shown: str) -> None:
    assert seen(value, code) == shown


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_survive_byte_for_byte(number: object) -> None:
    plain = f"{number:f}".rstrip("0").rstrip(".")
    assert seen(float(str(number))) == ("0" if plain in ("-0", "") else plain)


def test_each_sheet_is_a_heading_with_its_table() -> None:
    page = read(xlsx(rows(["年", "量"], ["2025", 8.0]), rows(["区", "量"], ["东", 3.5])), "a.xlsx")
    assert [block.text for block in page.blocks] == ["表A", "年\t量\n2025\t8", "表B", "区\t量\n东\t3.5"]
    assert [block.place.sheet for block in page.blocks if block.place] == ["表A", "表A", "表B", "表B"]


def test_blank_rows_part_tables() -> None:
    assert told(rows(["a", "b"], ["1", "2"], [], ["c", "d"], ["3", "4"])) == [
        ("table", "a\tb\n1\t2"),
        ("table", "c\td\n3\t4"),
    ]


def test_tables_side_by_side_are_two() -> None:
    sheet = rows(["a", "b"], ["1", "2", None, "c", "d"], [None, None, None, "3", "4"])
    assert told(sheet) == [("table", "a\tb\n1\t2"), ("table", "c\td\n3\t4")]


def test_title_unit_and_note_are_no_rows() -> None:
    sheet = rows(["滨江市用水量"], ["单位：万吨"], ["年", "量"], ["2025", 8.3], ["注：含再生水。"], merged="A1:B1")
    assert [role for role, _ in told(sheet)] == ["caption", "note", "table", "note"]


def test_merged_cells_are_told() -> None:
    page = read(xlsx(rows(["年", "目标", None], ["2025", 1, 2], merged="B1:C1")), "a.xlsx")
    assert page.blocks[1].merged == (Merged(0, 1, 1, 2),)


def test_percent_is_kept() -> None:
    assert told(rows(["年", "率"], ["2025", 0.085], styles={"B2": 1}), styles=STYLES) == [
        ("table", "年\t率\n2025\t8.5%")
    ]


def test_a_hidden_sheet_is_left_out_and_named() -> None:
    page = read(xlsx(rows(["a", "b"], ["1", "2"]), rows(["密", "密"], ["3", "4"]), hidden=1), "a.xlsx")
    assert not any("密" in block.text for block in page.blocks)
    assert "'表B' is hidden" in page.warnings[0]


def test_a_cell_in_the_far_corner_is_refused_before_memory_is_taken() -> None:
    with pytest.raises(NotText, match="1048576 rows and 16384 columns"):
        read(xlsx('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "a.xlsx")


def test_a_broken_workbook_is_refused_with_the_reason() -> None:
    with pytest.raises(NotText, match="broken"):
        read(xlsx("<sheetData><row>"), "a.xlsx")


def test_each_block_of_a_sheet_says_in_which_cell_it_begins() -> None:
    page = read(xlsx(rows([], [None, "漏损率统计"], [None, "区", "量"], [None, "东", 3.5])), "a.xlsx")
    assert [block.place.corner for block in page.blocks if block.place] == [None, (1, 1), (2, 1)]
