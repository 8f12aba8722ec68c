from lxml import html

from index.formats.html_tables import Cells, cells, leaves
from index.types import Merged


def table(rows: str) -> Cells | None:
    return cells(html.fragment_fromstring(f"<table>{rows}</table>"))


def test_a_cell_over_rows_and_columns_stands_in_the_first_and_leaves_the_others_empty() -> None:
    found = table(
        "<tr><td rowspan=2>指标</td><td colspan=2>2025年</td></tr><tr><td>总量</td><td>增速</td></tr>"
        "<tr><td>漏损率</td><td>9</td><td>0.5%</td></tr>"
    )
    assert found is not None
    assert found.text.split("\n") == ["指标\t2025年\t", "\t总量\t增速", "漏损率\t9\t0.5%"]
    assert found.merged == (Merged(0, 0, 2, 1), Merged(0, 1, 1, 2))


def test_an_empty_cell_keeps_its_place() -> None:
    found = table("<tr><td>甲</td><td></td><td>1</td></tr><tr><td>乙</td><td>2</td><td></td></tr>")
    assert found is not None
    assert found.text == "甲\t\t1\n乙\t2\t"


def test_a_table_of_one_column_only_arranges_a_page() -> None:
    assert table("<tr><td>第一段</td></tr><tr><td>第二段</td></tr>") is None


def test_a_table_with_long_texts_only_arranges_a_page() -> None:
    assert table(f"<tr><td>{'正文' * 700}</td><td>边栏</td></tr><tr><td>甲</td><td>乙</td></tr>") is None


def test_a_table_of_links_is_a_menu() -> None:
    assert table("<tr><td><a>首页</a></td><td><a>要闻</a></td></tr>" * 2) is None


def test_a_table_with_text_outside_of_its_cells_loses_none_of_it() -> None:
    assert table("<caption>表1</caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>") is None


def test_a_reach_beyond_the_table_ends_with_it() -> None:
    found = table("<tr><td rowspan=99999>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>乙</td><td>3</td></tr>")
    assert found is not None
    assert found.merged[0].rows == 3


def test_a_table_that_holds_another_is_no_leaf() -> None:
    page = html.fromstring("<div><table id=a><tr><td><table id=b></table></td></tr></table></div>")
    assert [one.get("id") for one in leaves(page)] == ["b"]
