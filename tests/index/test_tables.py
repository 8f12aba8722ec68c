from hypothesis import given, settings
from hypothesis import strategies as st

from index.tabled.cells import Table, is_figure, letters
from index.tables import read, tables
from index.types import Document, Grid, Merged, Origin, Part, Place

GRAIN = "指标\t单位\t2020年\t2025年\n粮食产量\t万吨\t310.5\t330\n森林覆盖率\t%\t41.2\t43左右"


def document(table: str, above: str = "前言。\n", below: str = "\n后记。", **told: object) -> Document:
    start, end = len(above), len(above) + len(table)
    merged = tuple(told.pop("merged", ()))  # type: ignore[call-overload]
    facts = {"lang": "zh", "kind": "plan", "grids": (Grid(start, merged),), "parts": (Part("table", start, end),)}
    return Document("d", "s", above + table + below, "规划", **{**facts, **told})  # type: ignore[arg-type]


def only(table: str, above: str = "前言。\n", below: str = "\n后记。", **told: object) -> Table:
    return read(document(table, above, below, **told))[0]


def address(table: Table, row: int, column: int) -> str:
    return table.address(table.rows[row][column])


def test_every_cell_is_found_at_its_place() -> None:
    text = "前言。\n指标\t2025年\n漏损率\t\n后记。"
    document = Document("d", "s", text, "t", "zh", "plan", parts=(Part("table", 4, 17),))
    cells = [cell for row in tables(document)[0] for cell in row]
    assert [cell.text for cell in cells] == ["指标", "2025年", "漏损率", ""]
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\t\n\r")), min_size=1), min_size=1, max_size=5))
def test_whatever_a_table_holds_its_cells_are_the_text_at_their_places(rows: list[list[str]]) -> None:
    held = document("\n".join("\t".join(row) for row in rows))
    table = read(held)[0]
    assert [[cell.text for cell in row] for row in table.rows] == rows
    assert all(held.text[c.start : c.end] == c.text and table.address(c) for row in table.rows for c in row)


def test_an_address_says_table_row_and_column() -> None:
    assert address(only(GRAIN), 1, 3) == "表1 第2行“粮食产量”×“2025年”"


def test_a_table_is_called_by_its_own_label() -> None:
    table = only(GRAIN, above="正文。\n专栏2 “十四五”主要指标\n")
    assert address(table, 2, 2) == "专栏2 第3行“森林覆盖率”×“2020年”"


def test_an_english_address_is_in_english() -> None:
    table = only("Indicator\t2020\t2025\nGrain output\t310.5\t330", lang="en")
    assert address(table, 1, 2) == "Table 1, row 2 “Grain output” × “2025”"


def test_a_table_of_a_sheet_is_called_by_the_sheet() -> None:
    table = only(GRAIN, origins=(Origin(4, Place(sheet="农业")),))
    assert address(table, 1, 3) == "农业 表1 第2行“粮食产量”×“2025年”"


def test_letters_count_columns_as_workbooks_do() -> None:
    table = only("\t".join(["x"] * 30) + "\ny")
    assert [letters(table.rows[0][n]) for n in (0, 25, 26)] == ["A1", "Z1", "AA1"]
    assert letters(table.rows[1][0], (3, 2)) == "C5"


def test_a_head_of_two_rows_is_told_by_its_merged_cells() -> None:
    rows = "地区\t产值（亿元）\t\n\t2020年\t2025年\n东湾\t12.5\t18"
    table = only(rows, merged=(Merged(0, 0, 2, 1), Merged(0, 1, 1, 2)))
    assert table.heads == (0, 1)
    assert (table.named(2), table.unit_of(table.rows[2][2])) == ("产值 2025年", "亿元")


def test_a_head_of_two_rows_is_told_without_merged_cells_too() -> None:
    assert only("地区\t产值\t人口\n\t（亿元）\t（万人）\n东湾\t12.5\t18").heads == (0, 1)


def test_a_row_of_words_below_a_head_is_no_second_head() -> None:
    assert only("任务\t牵头单位\n数据共享\t市数据局\n热线升级\t市政务局").heads == (0,)


def test_title_and_unit_inside_the_table_are_no_head() -> None:
    table = only("表3 农业产量\t\t\n单位：万吨\t\t\n品种\t2020年\t2025年\n小麦\t31\t33")
    assert (table.heads, table.title and table.title.text, table.unit and table.unit.text) == (
        (2,),
        "表3 农业产量",
        "万吨",
    )


def test_a_table_of_figures_alone_has_no_head() -> None:
    assert only("16.0\t0.115\n17.8\t0.115").heads == ()


def test_a_merged_cell_is_the_cell_at_each_place_it_reaches_to() -> None:
    table = only("类别\t指标\t2025年\n经济\t产值\t12\n\t出口\t7", merged=(Merged(1, 0, 2, 1),))
    assert table.cell(2, 0) == table.rows[1][0]
    assert table.cell(9, 0) is None


def test_a_unit_comes_from_the_column_of_units() -> None:
    table = only(GRAIN)
    assert [table.unit_of(table.rows[row][3]) for row in (1, 2)] == ["万吨", "%"]


def test_a_unit_comes_from_the_brackets_of_the_row_before_that_of_the_table() -> None:
    table = only("指标\t2025年\n产值（亿元）\t12\n投资\t7", above="单位：万元\n")
    assert [table.unit_of(table.rows[row][1]) for row in (1, 2)] == ["亿元", "万元"]


def test_the_head_of_a_column_says_its_unit_before_the_row() -> None:
    table = only("指标\t2025年\t年均增长（%）\n产值（亿元）\t12\t6.5")
    assert [cell and table.unit_of(cell) for cell in table.rows[1]] == ["", "亿元", "%"]


def test_growth_has_no_share_in_the_unit_of_the_row_but_a_sum_has() -> None:
    table = only("指标\t2025年\t年均增长[累计]\n产值（亿元）\t12\t6.5\n能耗降低（%）\t—\t〔13.5〕")
    assert [table.unit_of(table.rows[row][2]) for row in (1, 2)] == ["", "%"]


def test_of_several_units_above_a_table_none_is_a_cells() -> None:
    table = only("指标\t2025年\n产值\t12", above="单位：亿元、%\n")
    assert (table.unit and table.unit.text, table.unit_of(table.rows[1][1])) == ("亿元、%", "")


def test_brackets_that_hold_no_unit_stay_in_the_name() -> None:
    table = only("指标\t2025年\n产值（含县）\t12")
    assert address(table, 1, 1) == "表1 第2行“产值（含县）”×“2025年”"


def test_notes_below_a_table_belong_to_it_and_the_text_after_them_does_not() -> None:
    held = document(GRAIN, below="\n注：①产量为统计数。\n②覆盖率含灌木。\n正文。")
    notes = read(held)[0].notes
    assert [note.text for note in notes] == ["注：①产量为统计数。", "②覆盖率含灌木。"]
    assert all(held.text[note.start : note.end] == note.text for note in notes)


def test_the_first_column_in_which_no_name_comes_twice_names_the_rows() -> None:
    table = only("类别\t指标\t2025年\n经济\t产值\t12\n经济\t出口\t7")
    assert address(table, 2, 2) == "表1 第3行“出口”×“2025年”"


def test_running_numbers_name_no_row() -> None:
    assert address(only("序号\t指标\t2025年\n1\t产值\t12"), 1, 2) == "表1 第2行“产值”×“2025年”"


def test_figures_are_told_from_names_and_years() -> None:
    figures = ["6.5左右", ">80", "〔13.5〕", "—", "4.5—5", "1,300", "60.6*", "不低于3.2", "12%", "3.5万", "about 700"]
    others = ["2025年", "产值", "5G用户普及率（%）", "1.GDP", "保持在合理区间", ""]
    assert [text for text in figures if not is_figure(text)] == []
    assert [text for text in others if is_figure(text)] == []
