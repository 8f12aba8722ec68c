import pytest

from index import press
from index.compose import compose
from index.formats.text import read as read_text
from index.types import Block, Facts


def marked(*lines: str, title: str | None = None) -> tuple[dict[str, str], Facts]:
    composed = compose(tuple(Block(line) for line in lines))
    found = press.mark(composed, title)
    return {part.role: composed.text[part.start : part.end] for part in found.parts}, found.facts


BODY = "去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"


def test_a_short_line_above_the_text_is_the_headline() -> None:
    parts, facts = marked("滨江市新增绿地", BODY)
    assert parts["headline"] == facts.title == "滨江市新增绿地"


def test_the_block_that_the_format_calls_the_title_is_the_headline() -> None:
    assert (
        marked("Market report", "Harbour tram opens", BODY, title="Harbour tram opens")[0]["headline"]
        == "Harbour tram opens"
    )


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("新华社北京2026年1月20日电（记者林晓）", "新华社", "2026-01-20"),
        ("人民网北京1月20日电 （林晓）", "人民网", None),
        ("央视网消息（新闻联播）：", "央视网", None),
        ("本报讯（记者林晓）", None, None),
        ("【滨江时报北京2026年1月20日讯】", "滨江时报", "2026-01-20"),
        ("濱江時報2026年1月20日電（記者林曉）", "濱江時報", "2026-01-20"),
        ("BEIJING, Jan. 20, 2026 (Xinhua) --", "Xinhua", "2026-01-20"),
    ],
)
def test_a_dateline_is_marked_and_tells_outlet_and_day(line: str, outlet: str | None, published: str | None) -> None:
    parts, facts = marked("滨江市新增绿地", line + BODY)
    assert parts["dateline"] == line
    assert (facts.outlet, facts.published) == (outlet, published)


@pytest.mark.parametrize(
    "line",
    [
        "COVID-19 cases rose in spring.",
        "PART I - Overview of the plan.",
        "最新消息：河畔公园明天开放。",
        "第三季度电力消费增长。",
    ],
)
def test_what_only_looks_like_a_dateline_is_body(line: str) -> None:
    assert "dateline" not in marked("标题在这里", line, BODY)[0]


def test_source_lines_tell_title_outlet_day_and_address() -> None:
    _, facts = marked(
        "标题：滨江市新增绿地",
        "来源：滨江日报",
        "网址：https://example.org/20260305/1.html",
        "发布日期：2026-03-05",
        BODY,
    )
    assert facts == Facts("滨江市新增绿地", "滨江日报", "2026-03-05", url="https://example.org/20260305/1.html")


def test_a_field_name_alone_takes_the_next_line_as_its_value() -> None:
    parts, facts = marked("滨江市新增绿地", "来源：", "滨江日报", BODY)
    assert facts.outlet == "滨江日报"
    assert parts["headline"] == "滨江市新增绿地"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("滨江日报 2026年3月5日", "滨江日报"), ("The Harbour Gazette, 5 March 2026", "The Harbour Gazette")],
)
def test_an_outlet_and_a_day_on_one_line_are_both_told(line: str, outlet: str) -> None:
    parts, facts = marked("标题在这里", line, BODY)
    assert (parts["source_line"], facts.outlet, facts.published) == (line, outlet, "2026-03-05")


def test_an_english_day_is_read() -> None:
    assert marked("Harbour tram opens", "February 11, 2026", BODY)[1].published == "2026-02-11"


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert marked("标题在这里", "发布日期：2026-02-30", BODY)[1].published is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("（责任编辑：周宁）", "editor"),
        ("（責任編輯：周寧）", "editor"),
        ("图为新建成的公园", "caption"),
        ("新建成的公园。林晓 摄", "caption"),
        ("林晓 摄", "credit"),
        ("本报记者 林晓", "byline"),
    ],
)
def test_lines_around_the_body_have_their_role(line: str, role: str) -> None:
    assert marked("滨江市新增绿地", line, BODY)[0][role] == line


def test_a_film_that_was_shot_is_no_caption() -> None:
    assert "caption" not in marked("标题在这里", "这部影片由滨江台拍摄", BODY)[0]


def test_below_the_head_nothing_is_a_dateline() -> None:
    assert "dateline" not in marked(*[BODY] * 9, "新华社北京2026年1月20日电 " + BODY)[0]


def test_a_mark_of_a_document_database_is_no_headline() -> None:
    assert marked("【法宝引证码】 CLI.1", "滨江市水务规划", BODY)[0]["headline"] == "滨江市水务规划"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("【开好局 起好步】滨江多措并举添绿地", "【开好局 起好步】滨江多措并举添绿地"),
        ("【滨江日报3月5日讯】", None),
        ("【图】", None),
    ],
)
def test_the_name_of_a_column_may_begin_a_headline(first: str, title: str | None) -> None:
    text = f"{first}\n滨江市园林局公布，去年全市新增绿地320公顷。\n今年再新增280公顷。\n"
    assert press.mark(compose(read_text(text).blocks), None).facts.title == title
