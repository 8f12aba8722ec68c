import time

import pytest

from index import press
from index.compose import compose
from index.formats.text import read as read_text
from index.marked.published import resolved
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
    assert marked("Harbour tram opens", "Tuesday, February 10, 2026", BODY)[1] == Facts(
        "Harbour tram opens", None, "2026-02-10"
    )
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


def test_a_sentence_that_begins_like_a_caption_stays_in_the_body() -> None:
    lines = "这是科技投入空前的十年。全社会研发投入增长到2.79万亿元。", "这是3月5日拍摄的新公园。"
    assert [marked("标题在这里", one, BODY)[0].get("caption") for one in lines] == [None, lines[1]]


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


@pytest.mark.parametrize(
    ("line", "place", "reporter"),
    [
        ("新华社墨西哥城7月24日电（记者林晓）", "墨西哥城", "林晓"),
        ("央广网临江7月31日消息（见习记者 林贝贝 通讯员 周宁）", "临江", "林贝贝、周宁"),
        ("中新网广东新闻8月17日电 (林晓 周宁安)", None, "林晓、周宁安"),
        ("中国青年报客户端北京7月28日电（中青报·中青网记者 胡文礼）", "北京", "胡文礼"),
        ("【环球时报特约记者 甄 翔】", None, "甄翔"),
        ("（中央社記者林曉台北20日電）", "台北", "林曉"),
        ("〔記者林曉／台北報導〕", "台北", "林曉"),
        ("HARBOUR CITY, Calif. (AP) —", "HARBOUR CITY", None),
        ("Kingsmere, Jan. 20 (HNA) --", "Kingsmere", None),
        ("MUMBAI (Reuters) -", "MUMBAI", None),
    ],
)
def test_a_dateline_tells_place_and_reporters(line: str, place: str | None, reporter: str | None) -> None:
    parts, facts = marked("滨江市新增绿地", f"{line} {BODY}")
    assert parts["dateline"] == line
    assert (facts.dateline, facts.reporter) == (place, reporter)


def test_a_reporter_named_at_the_start_of_the_first_sentence_is_told() -> None:
    _, facts = marked("滨江市新增绿地", "光明日报北京8月16日电 记者姚亚琪从园林局获悉，" + BODY)
    assert facts.reporter == "姚亚琪"


@pytest.mark.parametrize(
    ("line", "reporter"),
    [
        ("本报记者 林晓 周宁", "林晓、周宁"),
        ("记者林晓、通讯员周宁", "林晓、周宁"),
        ("■本报记者 甄 翔", "甄翔"),
        ("文/林晓", "林晓"),
        ("澎湃新闻记者 林晓 周宁安", "林晓、周宁安"),
        ("By Dana Whitlock and Ben Aldous", "Dana Whitlock, Ben Aldous"),
        ("By Dana Whitlock in Kingsmere", "Dana Whitlock"),
        ("By Dana Whitlock, Ben Aldous and Rosa Lind, HNN", "Dana Whitlock, Ben Aldous, Rosa Lind"),
        ("By Dana Whitlock 2026-01-20T14:34", "Dana Whitlock"),
    ],
)
def test_a_byline_tells_every_reporter(line: str, reporter: str) -> None:
    parts, facts = marked("滨江市新增绿地", line, BODY)
    assert (parts["byline"], facts.reporter) == (line, reporter)


def test_a_line_of_writer_and_paper_tells_both() -> None:
    _, facts = marked("滨江市新增绿地", "林晓/滨江日报", BODY)
    assert (facts.reporter, facts.outlet) == ("林晓", "滨江日报")


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("（责任编辑：周宁、林晓）", "周宁、林晓"),
        ("责编：周宁 审核：林晓", "周宁"),
        ("编辑：林晓 责任编辑：周宁", "周宁"),
        ("[責任編輯：周寧]", "周寧"),
        ("Editor: Rosa Lind", "Rosa Lind"),
        ("审核：林晓", None),
    ],
)
def test_an_editor_line_tells_who_answers_for_the_text(line: str, editor: str | None) -> None:
    parts, facts = marked("滨江市新增绿地", BODY, line)
    assert (parts["editor"], facts.editor) == (line, editor)


def test_an_editor_behind_the_last_sentence_is_apart_from_it() -> None:
    parts, facts = marked("滨江市新增绿地", BODY + "（责编：周宁）")
    assert (parts["editor"], facts.editor) == ("（责编：周宁）", "周宁")


@pytest.mark.parametrize(
    ("behind", "reporter"), [("（林晓安）", "林晓安"), ("（完）", None), ("（图文）", None), ("（下转）", None)]
)
def test_only_a_name_behind_the_last_sentence_is_a_reporter(behind: str, reporter: str | None) -> None:
    assert marked("滨江市新增绿地", BODY, BODY + behind)[1].reporter == reporter


def test_reporter_and_editor_behind_an_english_text_are_told() -> None:
    _, facts = marked("Harbour tram opens", BODY, "It opens in May. (Reporting by Dana Whitlock; Editing by Rosa Lind)")
    assert (facts.reporter, facts.editor) == ("Dana Whitlock", "Rosa Lind")


def test_an_agencys_last_line_needs_no_brackets_but_a_sentence_is_none() -> None:
    parts, facts = marked("Harbour tram opens", BODY, "Reporting by Dana Whitlock; Editing by Rosa Lind")
    assert (parts["editor"], facts.editor) == ("Reporting by Dana Whitlock; Editing by Rosa Lind", "Rosa Lind")
    assert "editor" not in marked("Harbour tram opens", BODY, "Reporting by local papers shows that fares rose.")[0]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("图为新建成的公园。（刘通摄）", "（刘通摄）"),
        ("10月4日，旅游专列开往临江。 通讯员刘娟 摄", "通讯员刘娟 摄"),
        ("新华社记者 林晓 摄", "新华社记者 林晓 摄"),
        ("公园的清晨。视觉中国 资料", "视觉中国 资料"),
        ("小花的家。 小花母亲供图", "小花母亲供图"),
        ("Photograph: Universal/Everett", "Photograph: Universal/Everett"),
        ("The new park. (Photo by Dana Whitlock/HNA)", "(Photo by Dana Whitlock/HNA)"),
    ],
)
def test_a_picture_s_credit_is_told_apart(line: str, credit: str) -> None:
    assert marked("滨江市新增绿地", BODY, line)[0]["credit"] == credit


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("2026-03-05 13:43:45 来源: 滨江周刊", Facts(outlet="滨江周刊", published="2026-03-05")),
        ("2026年03月05日 18:57 滨江晚报", Facts(outlet="滨江晚报", published="2026-03-05")),
        ("来源：滨江网2026年03月05日 19:23", Facts(outlet="滨江网", published="2026-03-05")),
        ("滨江网新闻频道 ( 2026-03-05 09:20 ) 稿件来源：滨江日报", Facts(outlet="滨江日报", published="2026-03-05")),
        (
            "发布时间：2026-03-05 来源：滨江日报 责任编辑：周宁",
            Facts(outlet="滨江日报", published="2026-03-05", editor="周宁"),
        ),
        (
            "Source: HNA | 2026-03-05 09:00:00 | Editor: huaxia",
            Facts(outlet="HNA", published="2026-03-05", editor="huaxia"),
        ),
        ("Harbour Daily | Updated: 2026-03-05 09:00", Facts(outlet="Harbour Daily", published="2026-03-05")),
        ("(Harbour Daily) 09:26, March 05, 2026", Facts(outlet="Harbour Daily", published="2026-03-05")),
    ],
)
def test_a_source_line_tells_outlet_day_and_editor(line: str, facts: Facts) -> None:
    parts, told = marked("滨江市新增绿地", line, BODY)
    assert (parts["source_line"], told) == (line, Facts(title="滨江市新增绿地").over(facts))


SIGNED = Facts(outlet="滨江日报", published="2026-03-05", reporter="林晓")


@pytest.mark.parametrize(
    "line",
    [
        "（本报记者 林晓 2026年3月5日 来源：滨江日报）",
        "本报记者林晓 2026-03-05 08:30 来源：滨江日报",
        "（来源：滨江日报 记者 林晓 2026年3月5日）",
        "2026年3月5日 记者：林晓 来源：滨江日报",
    ],
)
def test_one_line_above_or_below_the_text_tells_reporter_day_and_outlet(line: str) -> None:
    for below in ((line, BODY), (BODY, line)):
        parts, told = marked("滨江市新增绿地", *below)
        assert (parts["source_line"], told) == (line, Facts(title="滨江市新增绿地").over(SIGNED))


def test_brackets_behind_the_last_sentence_tell_reporter_day_and_outlet() -> None:
    line = "（本报记者 林晓 2026年3月5日 来源：滨江日报）"
    parts, told = marked("滨江市新增绿地", BODY + line)
    assert (parts["source_line"], told) == (line, Facts(title="滨江市新增绿地").over(SIGNED))


@pytest.mark.parametrize("line", ["2026年3月5日 " * 60, "滨江社网报" * 40, "（记者 林晓、何川 2026年3月5日 " * 20])
def test_a_line_of_many_fields_is_looked_at_once(line: str) -> None:
    began = time.process_time()
    marked("滨江市新增绿地", line + "x", BODY, BODY + line)
    assert time.process_time() - began < 2


def test_a_sentence_about_a_reporter_is_no_source_line() -> None:
    assert "source_line" not in marked("滨江市新增绿地", "记者林晓2026年3月5日从滨江市园林局获悉，" + BODY)[0]


def test_a_former_title_in_front_of_the_dateline_is_no_body() -> None:
    parts, _ = marked("滨江市新增绿地", "原标题：滨江添绿人民网滨江8月2日电 (记者林晓)" + BODY)
    assert parts["source_line"] == "原标题：滨江添绿"
    assert parts["dateline"] == "人民网滨江8月2日电 (记者林晓)"


def test_a_bare_day_is_near_the_day_of_its_file_which_nothing_else_is() -> None:
    told = resolved(Facts(), "1月20日", "a.docx", None, "2026-03-02")
    assert told.facts.published == "2026-01-20"
    assert resolved(Facts(), "", "a.docx", None, "2026-03-02").facts.published is None


def known(line: str, name: str = "a.txt", **facts: str) -> tuple[str | None, tuple[str, ...]]:
    found = press.mark(compose((Block("滨江市新增绿地"), Block(line + BODY))), None)
    told = resolved(Facts(**facts).over(found.facts), found.day, name)  # type: ignore[arg-type]
    return told.facts.published, told.warnings


@pytest.mark.parametrize(
    ("line", "name", "url", "day"),
    [
        ("人民网北京1月20日电 ", "a.txt", "https://example.org/2026/0121/c1.html", "2026-01-21"),
        ("人民网北京1月20日电 ", "a.txt", "https://example.org/202601/t20260120_1.html", "2026-01-20"),
        ("人民网北京1月20日电 ", "a.txt", "https://example.org/2026-01/20/c1.htm", "2026-01-20"),
        ("新华社北京20日电 ", "a.txt", "https://example.org/2026/01/c1.htm", "2026-01-20"),
        ("人民网北京1月20日电 ", "2026.txt", "", "2026-01-20"),
        ("人民网北京12月31日电 ", "2026-01-01.txt", "", "2025-12-31"),
        ("BEIJING, Jan. 20 (HNA) -- ", "2026/a.txt", "", "2026-01-20"),
        ("", "20260120-a.txt", "", "2026-01-20"),
    ],
)
def test_a_bare_day_takes_its_year_from_address_or_file_name(line: str, name: str, url: str, day: str) -> None:
    assert known(line, name, url=url) == (day, ())


def test_a_known_day_stays() -> None:
    assert known("人民网北京1月20日电 ", published="2025-01-21")[0] == "2025-01-21"


def test_a_bare_day_without_a_year_says_so() -> None:
    day, (warning,) = known("人民网北京1月20日电 ")
    assert day is None
    assert warning == (
        "the day of publication is not known: the text says 1月20日 without a year, and its address, its head and its "
        "file's name hold none; give it with --published"
    )
