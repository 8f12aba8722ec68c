import pytest

from index import outline
from index.compose import Composed, compose
from index.types import Block, Heading

BODY = "去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"


def read(*lines: str) -> tuple[Composed, outline.Outline]:
    composed = compose(tuple(Block(line) for line in lines))
    return composed, outline.read(composed, ())


def titles(*lines: str) -> list[str]:
    return [heading.title for heading in read(*lines)[1].headings]


def reference_of(last: str, *lines: str) -> str:
    composed, found = read(*lines)
    return outline.reference(outline.path_at(found.headings, composed.text.rindex(last)))


def test_a_place_is_named_as_an_officer_names_it() -> None:
    lines = [
        "第三篇 构建现代产业体系",
        "第七章 发展制造业",
        "第一节 旧厂改造",
        BODY,
        "第二节 新厂建设",
        "这里是要找的话。",
    ]
    assert reference_of("这里是要找的话", *lines) == "第三篇第七章第二节"


def test_english_numbering_is_joined_with_spaces() -> None:
    assert (
        reference_of("Sought", "Part II Industry", "Chapter 3 Mills", "Sought words stand here.") == "Part II Chapter 3"
    )


def test_without_chapters_the_numbers_of_items_are_the_reference() -> None:
    assert reference_of("要找的话", "一、总体要求", "（一）工作目标", "要找的话。") == "一、（一）"


def test_an_article_is_a_heading_and_its_text_stays_body() -> None:
    heading = read("第三条　本办法所称绿地，是指公园和步道。")[1].headings[0]
    assert (heading.title, heading.end - heading.start) == ("第三条", 3)


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的情形，由市园林局处理，并在十五日内公布结果。",
        "依照第三条和第四条的规定办理的，由市园林局在十五日内公布结果。",
        "第二章、第三章规定的事项，由区园林所负责，并报市园林局。",
        "一、二两个标段由同一家单位承建，工期为十八个月，明年完工。",
    ],
)
def test_a_reference_in_a_sentence_is_no_heading(line: str) -> None:
    assert titles(line, BODY) == []


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    contents = ["第一章 总体要求……1", "第二章 主要任务……8", "第三章 保障措施……15"]
    chapters = ["第一章 总体要求", BODY, "第二章 主要任务", BODY, "第三章 保障措施", BODY]
    composed, found = read("目录", *contents, *chapters)
    assert [composed.text[p.start : p.end] for p in found.contents] == ["目录", *contents]
    assert [heading.title for heading in found.headings] == chapters[::2]


def test_sections_of_like_names_are_all_headings() -> None:
    lines = ["第一章 有限公司", "第一节 设立", BODY, "第二章 股份公司", "第一节 设立", BODY]
    assert titles(*lines) == [line for line in lines if line != BODY]


def test_headings_that_have_run_together_are_told_apart() -> None:
    assert titles("第三篇推进改革开放第十三章深化各项改革", BODY) == ["第三篇推进改革开放", "第十三章深化各项改革"]
    assert titles("第一章　总则　　第一条　为了保护绿地，制定本办法。") == ["第一章　总则", "第一条"]


def test_short_items_of_a_list_are_no_headings() -> None:
    assert titles("一、试点名单", "1. 东岸区", "2. 西岸区", "3. 南门区") == ["一、试点名单"]


def test_a_numbered_line_with_text_under_it_is_a_heading() -> None:
    assert titles("一、总体要求", BODY, "1. 东岸区", BODY) == ["一、总体要求", "1. 东岸区"]


def test_path_skips_headings_of_sections_that_are_over() -> None:
    headings = [Heading(0, 1, 1, "A"), Heading(2, 3, 2, "B"), Heading(4, 5, 1, "C")]
    assert [h.title for h in outline.path_at(headings, 3)] == ["A", "B"]
    assert [h.title for h in outline.path_at(headings, 9)] == ["C"]
