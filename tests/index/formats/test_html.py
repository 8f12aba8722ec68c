from index.formats import kind, read

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>滨江市新增绿地-滨江网</title>
<script>var hidden = "脚本里的字";</script><style>p {{ color: red }}</style></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li></ul>
<h1>滨江市新增绿地</h1><p>2026-03-05 来源：滨江日报</p>
<div class="article"><p>滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米，为近十年最高。</p>
<p>园林局局长何川表示，今年计划再新增280公顷，<br>其中一半在老城区，费用列入年度预算，由区园林所养护。</p>
<table><tr><td>年份</td><td>公顷</td></tr><tr><td>2025年</td><td>320</td></tr></table>
<p>各区的口袋公园建在学校旁，居民步行十分钟可以到达，沿路种了香樟和银杏，夏天可以一直走到河边。</p></div>
<!-- 注释里的字 --><div class="edit">责任编辑：周宁</div><div class="footer">版权所有 滨江网</div></body></html>"""


def page(charset: str = "utf-8", encoding: str = "utf-8"):
    return read(PAGE.format(charset=charset).encode(encoding), "page.html")


def lines() -> list[str]:
    return [block.text for block in page().blocks]


def test_the_article_is_kept_and_the_menu_is_not() -> None:
    assert any("新增绿地320公顷" in line for line in lines())
    assert not any("首页" in line for line in lines())


def test_the_title_stands_once_and_without_the_name_of_the_site() -> None:
    assert page().facts.title == "滨江市新增绿地"
    assert lines().count("滨江市新增绿地") == 1


def test_a_line_break_ends_a_line_and_stops_nothing() -> None:
    assert any(line.startswith("其中一半在老城区") for line in lines())


def test_the_editors_line_is_kept() -> None:
    assert lines()[-1] == "责任编辑：周宁"


def test_the_outlet_and_the_day_are_told() -> None:
    assert (page().facts.outlet, page().facts.published) == ("滨江日报", "2026-03-05")


def test_a_table_is_rows_of_tab_separated_cells() -> None:
    assert [block.text for block in page().blocks if block.role == "table"] == ["年份\t公顷\n2025年\t320"]


def test_what_is_cut_is_recorded() -> None:
    assert "首页" in page().cut
    assert "版权所有 滨江网" in page().cut


def test_scripts_styles_and_comments_are_neither_text_nor_cut() -> None:
    everything = "\n".join([*lines(), *page().cut])
    assert not any(word in everything for word in ("脚本里的字", "color", "注释里的字"))


def test_a_header_that_names_another_encoding_is_not_believed() -> None:
    assert page(charset="gb2312").blocks == page().blocks


def test_a_page_in_gb18030_is_read() -> None:
    assert page(charset="gb2312", encoding="gb18030").blocks == page().blocks


def test_many_comments_before_a_text_cost_no_time() -> None:
    assert kind("<!-- a -->" * 5000 + "no page", "a.txt") == "text"  # exponential once: 24 comments took seconds


def test_a_list_in_a_list_is_told_once() -> None:
    inner = "<ul><li>Alpha park opens</li><li>Beta park opens</li></ul>"
    page = f"<html><body><article><h1>Parks of the city</h1><p>{LONG}</p><ul><li>in the north{inner}</li><li>in the south</li></ul><p>{LONG}</p></article></body></html>"
    lines = [block.text for block in read(page.encode(), "a.html").blocks]
    assert lines[2:6] == ["in the north", "Alpha park opens", "Beta park opens", "in the south"]


LONG = "The city opened several parks this year, as the council had promised before the summer."
