"""Questions about a document itself: answered by the line that says so, else by the record, each by its field."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.metadata import metadata
from assistant.retrieve import Found, retrieve
from assistant.types import Evidence
from assistant.understand import understand
from index.library import Library

FoundOf = Callable[..., Found]
Build = Callable[..., Assistant]


def told(library: Library, text: str, found: Found | None = None) -> Evidence | None:
    question = understand(text, tongue(library))
    return metadata(question, found or retrieve(question, library, library.view()), library)


def said(evidence: Evidence | None) -> list[str]:
    """Return what each quote says: its text, or the field and value of the record."""
    assert evidence is not None
    return [quote.text.strip() if quote.field is None else f"{quote.field}={quote.value}" for quote in evidence.quotes]


@pytest.mark.parametrize(
    ("question", "line", "short"),
    [
        ("这篇报道的责任编辑是谁？", "（责任编辑：周宁）", "周宁"),
        ("Who edited this article?", "（责任编辑：周宁）", "周宁"),
        ("这篇报道的记者是谁？", "滨江日报3月5日讯（记者林晓）", "林晓"),
        ("這篇報道是誰寫的？", "滨江日报3月5日讯（记者林晓）", "林晓"),
        ("Who wrote this article?", "滨江日报3月5日讯（记者林晓）", "林晓"),
        ("这篇报道是哪家报纸的？", "滨江日报3月5日讯（记者林晓）", "滨江日报"),
        ("这篇报道是哪天发布的？", "published=2026-03-05", "2026-03-05"),
        ("哪些媒体转载了这篇报道？", "outlet=滨江晚报", "滨江晚报"),
    ],
)
def test_this_article_is_the_best_one_found(
    library: Library, found_of: FoundOf, question: str, line: str, short: str
) -> None:
    evidence = told(library, question, found_of("press/park.txt"))
    assert said(evidence) == [line]
    assert evidence is not None
    assert evidence.short == short


def test_a_line_stands_at_its_place(library: Library, found_of: FoundOf) -> None:
    found = found_of("press/park.txt")
    evidence = told(library, "这篇报道的责任编辑是谁？", found)
    assert evidence is not None
    (quote,) = evidence.quotes
    assert found.document(quote.document).text[quote.start : quote.end] == quote.text


def test_a_reprint_is_cited_as_the_document_that_it_is(library: Library) -> None:
    evidence = told(library, "哪些报纸转载了滨江市新增绿地三百二十公顷的报道？")
    assert evidence is not None
    (quote,) = evidence.quotes
    assert library.view().record(quote.document).source == "press/park-reprint.txt"


def test_outlets_asked_for_are_those_of_original_and_reprints(library: Library) -> None:
    evidence = told(library, "哪些媒体刊登了滨江市新增绿地三百二十公顷的报道？")
    assert said(evidence) == ["outlet=滨江日报", "outlet=滨江晚报"]


def test_each_outlet_says_whether_it_carried_the_original_or_a_reprint_and_when(library: Library) -> None:
    evidence = told(library, "哪些媒体刊登了滨江市新增绿地三百二十公顷的报道？")
    assert evidence is not None
    assert [quote.label and quote.label.name for quote in evidence.quotes] == [
        "原载（2026-03-05）",
        "转载（2026-03-06）",
    ]


def test_a_reprint_tells_where_it_is_from(library: Library) -> None:
    assert said(told(library, "《老城区将添公园》转载自哪家报纸？")) == ["outlet=滨江日报"]


def test_a_reprint_named_by_its_title_is_answered_with_the_original(town: Assistant) -> None:
    answer = town.ask("《老城区将添公园》转载自哪家报纸？")
    assert (answer.short_answer, [one.label and one.label.role for one in answer.sentences]) == (
        "滨江日报",
        ["original"],
    )


def test_a_document_is_known_by_its_subject(library: Library) -> None:
    assert said(told(library, "关于新图书馆试开放的报道是谁写的？")) == ["滨江日报讯（记者林晓）"]
    assert said(told(library, "When was the report on the harbour tram and its passengers published?")) == [
        "HARBOUR CITY, Feb. 11, 2026 (Gazette) --"
    ]


@pytest.mark.parametrize(
    ("question", "source"),
    [("这篇报道的责任编辑是谁？", "press/library.txt"), ("这张照片谁拍的？", "press/park.txt"), ("这篇报道的网址是什么？", "press/park.txt")],
)  # fmt: skip
def test_where_neither_line_nor_record_tells_it_nothing_does(
    library: Library, found_of: FoundOf, question: str, source: str
) -> None:
    assert said(told(library, question, found_of(source))) == []


def test_a_document_that_is_not_there_is_not_told_of(town: Assistant) -> None:
    assert not town.ask("关于火星咖啡馆火灾的报道是谁写的？").answered


@pytest.mark.parametrize("question", ["柳树街公园什么时候开门？", "公园的面积是多少？", "北岸泵站何时发布公告？"])
def test_a_fact_of_the_world_is_no_mark_of_a_document(library: Library, question: str) -> None:
    assert told(library, question) is None


def test_nothing_found_gives_none(library: Library, found_of: FoundOf) -> None:
    assert told(library, "这篇报道的责任编辑是谁？", found_of()) is None


NOTICE = """# 海岸市人民政府办公室关于印发《灯塔管理办法》的通知

海政办发〔2026〕7号

各区人民政府：

现将《灯塔管理办法》印发给你们，请遵照执行。

海岸市人民政府办公室

2026年2月3日

# 灯塔管理办法

第一条 灯塔每晚亮八小时。

第二条 亮灯不足的，自2026年5月1日起补足。

第三条 本办法自2026年3月1日起施行。
"""


@pytest.fixture
def notice(build_town: Build) -> Library:
    return build_town({"notice.md": NOTICE}, {"file": "notice.md", "kind": "law", "published": "2026-02-03"}).library


@pytest.mark.parametrize(
    ("question", "line", "short"),
    [
        ("《灯塔管理办法》的文号是什么？", "海政办发〔2026〕7号", "海政办发〔2026〕7号"),
        ("《灯塔管理办法》自哪天起施行？", "第三条 本办法自2026年3月1日起施行。", "2026年3月1日"),
        ("灯塔管理办法是从哪天开始施行的？", "第三条 本办法自2026年3月1日起施行。", "2026年3月1日"),
        (
            "When did the measures for managing the lighthouse take effect?",
            "第三条 本办法自2026年3月1日起施行。",
            "2026年3月1日",
        ),
        ("《灯塔管理办法》什么时候施行？", "第三条 本办法自2026年3月1日起施行。", "2026年3月1日"),
        ("《灯塔管理办法》是哪天印发的？", "2026年2月3日", "2026年2月3日"),
    ],
)
def test_an_official_text_is_told_of_by_its_own_lines(notice: Library, question: str, line: str, short: str) -> None:
    evidence = told(notice, question)
    assert said(evidence) == [line]
    assert evidence is not None
    assert evidence.short == short


def test_who_issued_a_text_is_told(notice: Library) -> None:
    evidence = told(notice, "哪个部门印发了《灯塔管理办法》？")
    assert evidence is not None
    assert evidence.short == "海岸市人民政府办公室"


def test_when_a_single_rule_takes_effect_is_no_mark_of_the_document(notice: Library) -> None:
    assert told(notice, "亮灯不足的从什么时候起补足？") is None


def test_a_photographer_is_the_one_who_signs(build_town: Build) -> None:
    text = "灯塔亮灯\n\n滨江日报讯 旧灯塔昨晚亮灯。\n\n图为旧灯塔。滨江日报记者江晚摄\n\n海事处说，灯塔每晚亮八小时。\n"
    library = build_town({"a.txt": text}).library
    evidence = told(library, "旧灯塔亮灯的照片是谁拍的？")
    assert evidence is not None
    assert evidence.short == "江晚"


def test_the_day_of_effect_is_not_the_day_of_adoption(build_town: Build) -> None:
    text = "# The Lighthouse Act, a digest\n\nThe Lighthouse Act was adopted on 3 March 2019 and took effect on 1 May 2020.\n\nLamps burn all night.\n"
    evidence = told(build_town({"act.md": text}).library, "灯塔法是从哪天开始施行的？")
    assert evidence is not None
    assert evidence.short == "1 May 2020"


def test_the_number_of_an_order_stands_in_the_text(build_town: Build) -> None:
    text = "# 灯塔条例\n\n2006年5月18日 海岸市人民政府令第46号公布\n\n第一条 灯塔每晚亮八小时。\n"
    evidence = told(build_town({"act.md": text}).library, "灯塔条例是市政府第几号令公布的？")
    assert evidence is not None
    assert evidence.short == "海岸市人民政府令第46号"


@pytest.mark.parametrize(
    ("question", "short"),
    [("新图书馆试开放的消息是哪天几点挂出来的？", "2025年02月27日"), ("旧灯塔那篇稿子出自哪位记者？", "江晚")],
)
def test_press_people_ask_in_their_own_words(build_town: Build, question: str, short: str) -> None:
    library = build_town(
        {
            "library.txt": "新图书馆试开放\n\n2025年02月27日 20:10　来源：滨江日报\n\n新图书馆27日试开放，藏书三十万册。\n",
            "lamp.txt": "旧灯塔亮灯\n\n2025年02月28日 09:10　来源：滨江日报 记者江晚\n\n海事处说，旧灯塔每晚亮八小时，已有百年历史。\n",
        }
    ).library
    evidence = told(library, question)
    assert evidence is not None
    assert evidence.short == short


BOTH = {
    "zh.txt": "灯塔亮灯八小时\n\n滨江日报讯 旧灯塔每晚亮灯八小时，船员称便。\n\n（责任编辑：周宁）\n",
    "en.txt": "Old lighthouse burns eight hours\n\nHARBOUR CITY (Gazette) -- The old lighthouse now burns for eight hours a night, and crews are pleased.\n\n(Editor: Mara Lind)\n",
}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who edited the English story on the old lighthouse and its eight hours?", "(Editor: Mara Lind)"),
        ("旧灯塔亮灯八小时的中文报道，责编是谁？", "（责任编辑：周宁）"),
    ],
)
def test_a_text_asked_for_in_one_language_is_none_in_the_other(build_town: Build, question: str, line: str) -> None:
    assert said(told(build_town(BOTH).library, question)) == [line]


def test_a_number_is_that_of_the_text_asked_for_and_not_of_one_that_speaks_of_it(build_town: Build) -> None:
    text = "# 灯塔开放条例\n\n2006年5月18日 海岸市人民政府令第46号公布\n\n第一条 属于航标保密规定实施范围的，灯塔不开放。\n"
    assert said(told(build_town({"act.md": text}).library, "航标保密规定实施细则是第几号令？")) == []


def test_who_wrote_it_is_asked_whatever_else_the_report_announces(build_town: Build) -> None:
    text = "灯塔大奖公布\n\n2026年3月5日 09:10　来源：滨江日报 记者江晚\n\n海事处公布灯塔大奖名单，三人获奖。\n"
    evidence = told(build_town({"a.txt": text}).library, "公布灯塔大奖名单的那篇滨江日报稿子，是哪位记者写的？")
    assert evidence is not None
    assert evidence.short == "江晚"


def test_the_day_of_news_about_a_law_is_not_that_of_the_law(build_town: Build) -> None:
    text = "茶山流域条例草案受关注\n\n茶山流域条例草案提请审议，茶山流域条例引发讨论。\n"
    town = build_town({"a.txt": text}, {"file": "a.txt", "kind": "press", "published": "2023-08-09"})
    assert town.ask("茶山流域条例是什么时候通过的？").short_answer is None
