import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import outline
from index.compose import Composed, compose
from index.headed import numbering
from index.reference import _chinese
from index.types import Block, Document, Heading

BODY = "去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
TABLE = Block("指标\t2025年\n漏损率\t9%", "table")
MORE = "各区按季度报告进度，市园林局汇总后公布。"


def read(*lines: str | Block) -> tuple[Composed, outline.Outline]:
    composed = compose(tuple(line if isinstance(line, Block) else Block(line) for line in lines))
    return composed, outline.read(composed, ())


def titles(*lines: str | Block) -> list[str]:
    return [heading.title for heading in read(*lines)[1].headings]


def path_of(words: str, *lines: str | Block) -> list[str]:
    composed, found = read(*lines)
    return [h.title for h in outline.path_at(found.headings, composed.text.rindex(words), composed.text)]


def reference_of(words: str, *lines: str | Block) -> str:
    composed, found = read(*lines)
    document = Document("d", "a.txt", composed.text, "", "zh", "plan", outline=found.headings)
    return outline.place(document, composed.text.rindex(words))[1]


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
    lines = ["Part II Industry", "Chapter 3 Mills", "Article 5 Sought words stand here."]
    assert reference_of("Sought", *lines) == "Part II Chapter 3 Article 5"


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
        "本办法第十条规定",
        "第十条第二款所列的",
        "第四章所称的再生水",
        "第三条至第五条",
        "一、二两个标段由同一家单位承建，工期为十八个月，明年完工。",
        "一四、五○○人参加了培训",
        "Article 5 of this Law applies to parks",
        "Section 3 and Section 4 were amended",
        "under Article 5, the bureau decides",
        "Chapter 2 provides for parks",
    ],
)
def test_a_reference_is_no_heading_at_the_start_of_a_line_either(line: str) -> None:
    assert titles(line, BODY) == []


def test_an_article_that_begins_with_a_rule_is_a_heading_when_its_number_is_the_next() -> None:
    assert titles("第一条 为了保护绿地，制定本办法。", "第二条 规定重大事项的办法，由市人大通过。")[1] == "第二条"


def test_articles_that_lost_their_space_are_told_by_the_count() -> None:
    lines = ["第一条为了保护绿地，制定本办法。", "第二条本办法适用于全市。", "第九条情形由区里处理，结果要公布。"]
    assert titles(*lines) == ["第一条", "第二条"]


def test_a_section_whose_title_and_text_run_together_is_a_heading() -> None:
    lines = ["第一章 水务", "第一节加强水利建设水利建设要全面规划，统筹兼顾。", "第二节更新管网管网更新要分区推进。"]
    assert titles(*lines) == ["第一章 水务", "第一节", "第二节"]


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    contents = ["目录", "第一章 总体要求……1", "第二章 主要任务……8", "第三章 保障措施……15"]
    chapters = ["第一章 总体要求", BODY, "第二章 主要任务", BODY, "第三章 保障措施", BODY]
    composed, found = read(*contents, *chapters)
    assert [composed.text[p.start : p.end] for p in found.contents] == contents
    assert [heading.title for heading in found.headings] == chapters[::2]


def test_contents_without_their_title_are_told_by_what_comes_again() -> None:
    contents = ["第一章 总体要求", "第二章 主要任务", "第三章 保障措施"]
    chapters = ["第一章 总体要求", BODY, "第二章 主要任务", BODY, "第三章 保障措施", BODY]
    composed, found = read(*contents, *chapters)
    assert [composed.text[p.start : p.end] for p in found.contents] == contents


def test_a_preface_between_contents_and_first_part_is_body() -> None:
    lines = [
        "目 录",
        "序言",
        "第一篇 水务",
        "第二篇 绿地",
        "序言",
        BODY,
        MORE,
        "第一篇 水务",
        BODY,
        "第二篇 绿地",
        BODY,
    ]
    composed, found = read(*lines)
    assert [composed.text[p.start : p.end] for p in found.contents] == lines[:4]
    assert [heading.title for heading in found.headings] == ["序言", "第一篇 水务", "第二篇 绿地"]


def test_a_table_of_figures_is_no_table_of_contents() -> None:
    lines: list[str | Block] = ["目录", "第一章 水务", "第二章 绿地", TABLE, "第一章 水务", BODY, "第二章 绿地", BODY]
    composed, found = read(*lines)
    assert [composed.text[p.start : p.end] for p in found.contents] == lines[:3]


def test_sections_of_like_names_are_all_headings() -> None:
    lines = ["第一章 有限公司", "第一节 设立", BODY, "第二章 股份公司", "第一节 设立", BODY]
    assert titles(*lines) == [line for line in lines if line != BODY]


def test_headings_that_have_run_together_are_told_apart() -> None:
    assert titles("第三篇推进改革开放第十三章深化各项改革", BODY) == ["第三篇推进改革开放", "第十三章深化各项改革"]
    assert titles("第一章　总则　　第一条　为了保护绿地，制定本办法。") == ["第一章　总则", "第一条"]


def test_a_title_on_the_line_below_its_number_belongs_to_it() -> None:
    composed, found = read("第一章", "总体要求", BODY)
    assert [(h.title, h.label) for h in found.headings] == [("第一章 总体要求", "第一章")]
    assert composed.text[found.headings[0].start : found.headings[0].end] == "第一章\n总体要求"


def test_a_heading_broken_by_a_line_end_is_whole() -> None:
    assert titles("第四章 优化工业结构，", "增强竞争力", BODY) == ["第四章 优化工业结构，增强竞争力"]
    assert titles("Chapter 3 Building Parks and", "Green Corridors", "We plant trees.") == [
        "Chapter 3 Building Parks and Green Corridors"
    ]


def test_short_items_of_a_list_are_no_headings() -> None:
    assert titles("一、试点名单", "1. 东岸区", "2. 西岸区", "3. 南门区") == ["一、试点名单"]


def test_a_numbered_line_with_text_under_it_is_a_heading() -> None:
    assert titles("一、总体要求", BODY, "1. 东岸区", BODY) == ["一、总体要求", "1. 东岸区"]


def test_the_first_sentence_of_a_numbered_paragraph_is_its_title() -> None:
    lines = ["一、重点工作", f"（一）扩大内需。{BODY}", f"（二）更新管网。{BODY}", f"（三）建设水厂。{BODY}"]
    assert titles(*lines) == ["一、重点工作", "（一）扩大内需", "（二）更新管网", "（三）建设水厂"]


def test_paragraphs_too_long_for_a_title_head_sections_when_others_stand_below_them() -> None:
    long = "各区应当在每个季度结束后十日内把绿地和步道的建设与养护情况报送市园林局，" * 3 + "由其汇总。"
    lines = [f"一、{long}", MORE, f"二、{long}", MORE, f"三、{long}", MORE]
    assert titles(*lines) == ["一、", "二、", "三、"]


def test_a_list_of_sentences_is_no_run_of_headings() -> None:
    assert titles("一、有关要求", "（一）按季度报告。", "（二）按年度考核。", "（三）公布结果。") == ["一、有关要求"]


def test_items_of_an_article_are_no_headings() -> None:
    assert titles("第一条 下列情形除外：", f"（一）扩大绿地。{BODY}", f"（二）更新管网。{BODY}") == ["第一条"]


def test_a_longer_numbered_line_among_headings_is_one_too() -> None:
    long = "（二）" + "统筹推进老城区与新城区的供水排水防涝和再生水利用等各项设施建设与改造，" * 3 + "全面提高水平。"
    found = read("一、任务", f"（一）扩大绿地。{BODY}", long, f"（三）更新管网。{BODY}")[1]
    assert [heading.label for heading in found.headings] == ["一、", "（一）", "（二）", "（三）"]


def test_an_annex_closes_all_that_is_above() -> None:
    lines = ["第一章 总则", "第一条 为了保护绿地，制定本办法。", "附件1 绿地名录", "第一条 名录每年公布，由市里发布。"]
    assert path_of("名录每年", *lines) == ["附件1 绿地名录", "第一条"]


def test_a_letters_list_of_enclosures_is_no_annex() -> None:
    assert titles("请认真执行。", "附件：1.绿地名录", "2.管网清单", "滨江市园林局", "2025年3月5日") == []


def test_the_document_sent_with_a_letter_is_a_section() -> None:
    lines = ["现将办法印发你们。", "滨江市园林局", "2025年3月5日", "滨江市绿地管理办法", "一、范围", BODY]
    assert path_of(BODY, *lines) == ["滨江市绿地管理办法", "一、范围"]


def test_a_box_ends_with_its_table_and_its_notes() -> None:
    lines: list[str | Block] = ["第一节 目标", BODY, "专栏1 主要指标", TABLE, "注：漏损率为年均值。", MORE]
    assert path_of("漏损率为年均值", *lines) == ["第一节 目标", "专栏1 主要指标"]
    assert path_of(MORE, *lines) == ["第一节 目标"]


def test_a_list_below_a_boxs_table_does_not_belong_to_the_box() -> None:
    lines: list[str | Block] = ["第一节 目标", "专栏1 主要指标", TABLE, "（一）扩大绿地；", "（二）更新管网。"]
    assert path_of("更新管网", *lines) == ["第一节 目标"]


def test_a_box_ends_with_its_list() -> None:
    lines = ["第一节 目标", "专栏2 重点工程", "（一）管网更新", BODY, "（二）水厂建设", BODY, MORE]
    assert titles(*lines) == ["第一节 目标", "专栏2 重点工程"]
    assert path_of("（二）水厂", *lines)[-1] == "专栏2 重点工程"
    assert path_of(MORE, *lines) == ["第一节 目标"]


def test_the_numbering_around_a_box_goes_on_below_it() -> None:
    lines: list[str | Block] = ["一、目标", BODY, "专栏1 指标", TABLE, "二、任务", BODY]
    assert titles(*lines) == ["一、目标", "专栏1 指标", "二、任务"]


def test_a_passage_below_a_table_keeps_its_path() -> None:
    assert path_of(MORE, "第一章 总则", "第一节 目标", BODY, TABLE, MORE) == ["第一章 总则", "第一节 目标"]


def test_styled_headings_of_one_level_nest_by_their_numbers() -> None:
    lines = [
        Block("第一篇 水务", "heading", 2),
        Block("第一章 管网", "heading", 2),
        Block("背景", "heading", 3),
        Block(BODY),
    ]
    assert path_of(BODY, *lines) == ["第一篇 水务", "第一章 管网", "背景"]


def test_headings_without_numbers_keep_the_levels_of_their_format() -> None:
    lines = [Block("Water", "heading", 1), Block("Pipes", "heading", 2), Block("Parks", "heading", 1)]
    assert [h.level for h in read(*lines)[1].headings] == [1, 2, 1]


def test_an_article_above_sections_holds_them() -> None:
    lines = ["Article I Powers", "Section 1. The council decides.", "Section 2. It meets monthly.", "Article II Courts"]
    assert path_of("It meets", *lines) == ["Article I Powers", "Section 2"]


ARTICLE = [
    "第二章 管理",
    "第十条 绿地按下列规定管理：",
    "（一）公园由市里管理；",
    "（二）步道由区里管理。",
    "管理单位应当公布电话。",
    "有下列情形之一的，可以关闭：",
    "（一）暴雨；",
    "（二）大风。",
    "第十一条 本办法由市园林局解释。",
]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("绿地按下列", "第十条第一款"),
        ("步道由区里", "第十条第一款第（二）项"),
        ("管理单位", "第十条第二款"),
        ("大风", "第十条第三款第（二）项"),
        ("本办法由", "第十一条"),
    ],
)
def test_an_article_is_cited_by_paragraph_and_item(words: str, cited: str) -> None:
    assert reference_of(words, *ARTICLE) == cited


def test_a_place_over_several_paragraphs_is_cited_by_the_article() -> None:
    composed, found = read(*ARTICLE)
    start, end = composed.text.index("公园由"), composed.text.index("电话") + 2
    assert outline.at(composed.text, found.headings, start, end, through=True)[1] == "第十条"


def test_items_within_one_line_are_told_apart() -> None:
    assert reference_of("步道", "第三条 绿地包括：（一）公园；（二）步道。", "第四条 其他。") == "第三条第（二）项"


def test_articles_that_start_anew_are_cited_with_their_chapter() -> None:
    lines = ["第一章 甲", "第一条 甲文。", "第二章 乙", "第一条 乙文。"]
    assert reference_of("乙文", *lines) == "第二章第一条"


def test_points_of_an_english_article_are_cited() -> None:
    lines = ["Article 5", "1. Parks are open.", "2. The council may close them for:", "(a) storms;", "(b) works."]
    assert reference_of("works", *lines) == "Article 5(2)(b)"


def test_path_skips_headings_of_sections_that_are_over() -> None:
    headings = [Heading(0, 1, 1, "A"), Heading(2, 3, 2, "B"), Heading(4, 5, 1, "C")]
    assert [h.title for h in outline.path_at(headings, 3)] == ["A", "B"]
    assert [h.title for h in outline.path_at(headings, 9)] == ["C"]


LINES = (
    "目录|序言|第一篇 水务|第一章|第一章 总则|第二章 附则|第一节 目标|第一条 甲。|第二条乙是这样的。|一、要求|（一）扩大绿地。全年新增。|"
    f"（二）短项|1. 东岸区|①步道|专栏1 指标|附件1 名录|Part I Parks|Article 2 Trees.|2025年3月5日|滨江市绿地管理办法|{BODY}|{MORE}"
)
LINE = st.sampled_from(LINES.split("|"))
BLOCKS = st.lists(
    st.one_of(LINE.map(Block), LINE.map(lambda text: Block(text, "heading", 2)), st.just(TABLE)), max_size=14
)


@settings(deadline=None)
@given(BLOCKS)
def test_offsets_of_headings_give_their_titles(blocks: list[Block]) -> None:
    composed, found = read(*blocks)
    for heading in found.headings:
        words = composed.text[heading.start : heading.end].split()
        assert "".join(words).rstrip("：:") == "".join(heading.title.split())
        assert heading.title.startswith(heading.label)


@settings(deadline=None)
@given(BLOCKS)
def test_headings_come_in_order_and_paths_nest(blocks: list[Block]) -> None:
    composed, found = read(*blocks)
    assert all(a.end <= b.start for a, b in zip(found.headings, found.headings[1:], strict=False))
    last = -1
    for place in range(len(composed.text)):
        path = outline.path_at(found.headings, place)
        assert all(a.level < b.level and a.start < b.start for a, b in zip(path, path[1:], strict=False))
        assert (path[-1].start if path else -1) >= last
        last = path[-1].start if path else -1


def test_a_text_appended_to_an_article_is_none_of_its_paragraphs() -> None:
    lines = ["第九条 本办法自公布之日起施行。", *(f"附带的第{number}段说明。" for number in range(150))]
    assert reference_of("附带的第3段", *lines) == "第九条第五款"
    assert reference_of("附带的第149段", *lines) == "第九条"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1111, "一千一百一十一"),
        (2003, "二千零三"),
        (3010, "三千零一十"),
        (10_000, "10000"),
    ],
)
def test_a_number_is_written_in_chinese(number: int, written: str) -> None:
    assert _chinese(number) == written


def test_the_lines_of_a_section_are_read_once_for_all_its_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    composed, found = read("第一条 甲。", *(f"（{number}）公园第{number}处；" for number in range(1, 60)))
    lines = []

    def label_of(line: str) -> numbering.Label | None:
        lines.append(line)
        return numbering.label_of(line)

    monkeypatch.setattr("index.reference.label_of", label_of)
    for placed in composed.blocks:
        outline.at(composed.text, found.headings, placed.start, placed.end, through=True)
    assert len(lines) == len(composed.blocks)
