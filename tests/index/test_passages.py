from hypothesis import given, settings
from hypothesis import strategies as st

from index import outline, press
from index.compose import Composed, compose
from index.passages import passages, width
from index.sentences import split
from index.types import APART, Block, Passage

SENTENCE = st.text("绿地公园步道3.5%", min_size=1, max_size=60).map(lambda words: words + "。")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=6).map("".join)
LINES = (
    "目录|第一章|第一章 总体要求|第二节 目标|第一条 绿地归市里管。|（一）更新管网|（二）建设水厂。全年六座。|1. 东岸区|一是改造旧仓库。|"
    "专栏1 指标|附件1 名录|滨江市绿地管理办法|2025年3月5日"
)
LINE = st.one_of(
    PARAGRAPH,
    st.sampled_from(LINES.split("|")),
)
BLOCK = st.one_of(LINE.map(Block), st.just(Block("指标\t2025年\n漏损率\t9%", "table")))

# Blocks take long to draw; half of the usual number keeps the file under ten seconds on a busy machine.
HALF = settings(deadline=None, max_examples=50)


def cut(blocks: list[Block], aim: float = 80) -> tuple[Composed, list[Passage], list[tuple[int, int]]]:
    composed = compose(tuple(blocks))
    parts = press.mark(composed, None).parts
    found = outline.read(composed, parts)
    aside = [(p.start, p.end) for p in (*parts, *found.contents) if p.role in APART or p.role == "heading"]
    made = passages("d", composed, (*parts, *found.contents), found.headings, aim)
    return composed, made, [*aside, *((h.start, h.end) for h in found.headings)]


def texts(*lines: str, aim: float = 80) -> list[str]:
    return [passage.text for passage in cut([Block(line) for line in lines], aim)[1]]


@HALF
@given(st.lists(BLOCK, min_size=1, max_size=12), st.integers(20, 200))
def test_the_text_at_a_passages_offsets_is_the_passage(blocks: list[Block], aim: int) -> None:
    composed, made, _ = cut(blocks, aim)
    assert all(composed.text[p.start : p.end] == p.text for p in made)


@HALF
@given(st.lists(BLOCK, min_size=1, max_size=12), st.integers(20, 200))
def test_every_sentence_of_the_body_stands_whole_in_one_passage(blocks: list[Block], aim: int) -> None:
    composed, made, aside = cut(blocks, aim)
    for start, end in split(composed.text):
        touching = [p for p in made if p.start < end and start < p.end]
        body = not any(a <= start and end <= b for a, b in aside)
        if any(char.isalnum() for char in composed.text[start:end]):
            assert len(touching) == (1 if body else 0)
        assert all(p.start <= start and end <= p.end for p in touching)


@HALF
@given(st.lists(BLOCK, min_size=1, max_size=12), st.integers(20, 200))
def test_every_character_is_in_one_passage_or_part_or_heading(blocks: list[Block], aim: int) -> None:
    composed, made, aside = cut(blocks, aim)
    inside = [sum(p.start <= at < p.end for p in made) for at in range(len(composed.text))]
    for at, char in enumerate(composed.text):
        kept = any(a <= at < b for a, b in aside)
        if char.isalnum():
            # A label or a run-in title is a heading and the beginning of its passage as well.
            assert inside[at] == 1 or (inside[at] == 0 and kept)


@HALF
@given(st.lists(BLOCK, min_size=1, max_size=12))
def test_passages_come_in_order_and_never_overlap(blocks: list[Block]) -> None:
    made = cut(blocks)[1]
    assert all(a.end <= b.start for a, b in zip(made, made[1:], strict=False))


def test_an_item_of_an_enumeration_is_never_divided() -> None:
    item = "（一）更新管网。" + "全市今年更新老旧管网八百公里。" * 20
    assert item in texts("滨江市水务规划", item, "（二）建设六座再生水厂。" + "每区一座。" * 30)


def test_items_within_a_paragraph_stay_whole() -> None:
    one, two = "一是更新管网。今年更新八百公里。其中一半在老城区。", "二是建设水厂。六座水厂在年底前开工。"
    made = texts("滨江市水务规划", "我们做两件事。" * 6 + one + two, aim=60)
    assert any(one in text for text in made)
    assert any(two in text for text in made)


def test_a_heading_parts_passages_and_names_them() -> None:
    made = cut([Block(line) for line in ["第一章 总则", "甲市绿地。", "第二章 附则", "乙市绿地。"]])[1]
    assert [(p.text, p.reference) for p in made] == [("甲市绿地。", "第一章"), ("乙市绿地。", "第二章")]


def test_press_parts_are_in_no_passage() -> None:
    lines = [
        "滨江市新增绿地",
        "滨江日报3月5日讯（记者林晓）全市新增绿地320公顷。",
        "新建的公园。林晓 摄",
        "（责任编辑：周宁）",
    ]
    assert texts(*lines) == ["全市新增绿地320公顷。"]


def test_a_table_is_cut_between_rows_only() -> None:
    rows = [f"指标{n}\t{n}.5%\t{n}.8%" for n in range(40)]
    made = cut([Block("\n".join(rows), "table")], aim=60)[1]
    assert len(made) > 3
    assert [row for p in made for row in p.text.split("\n")] == rows


def test_passages_are_about_as_wide_as_asked() -> None:
    made = texts(*["全市去年新增绿地三百二十公顷。" * 3] * 20, aim=200)
    assert all(100 <= width(text) <= 200 for text in made[:-1])


def test_a_rule_of_dashes_is_no_passage() -> None:
    assert texts("第一章 总则", "——————", "第二章 附则", "甲市绿地。") == ["甲市绿地。"]


def test_a_box_is_passages_of_its_own() -> None:
    table = Block("指标\t2025年\n漏损率\t9%", "table")
    blocks = [
        Block("第一节 目标"),
        Block("甲市节水。"),
        Block("专栏1 指标"),
        table,
        Block("注：含新区。"),
        Block("乙市节水。"),
    ]
    assert [(p.text, p.outline[-1]) for p in cut(blocks)[1]] == [
        ("甲市节水。", "第一节 目标"),
        (table.text, "专栏1 指标"),
        ("注：含新区。", "专栏1 指标"),
        ("乙市节水。", "第一节 目标"),
    ]


def test_a_title_below_its_number_is_in_no_passage() -> None:
    assert texts("第一章", "总体要求", "甲市绿地。") == ["甲市绿地。"]


def test_contents_are_in_no_passage() -> None:
    chapters = ["第一章 总则", "第二章 附则"]
    lines = ["目录", *chapters, "序言", chapters[0], "甲市绿地。", chapters[1], "乙市绿地。"]
    assert texts(*lines) == ["甲市绿地。", "乙市绿地。"]


def test_a_passage_of_one_paragraph_of_an_article_is_cited_by_it() -> None:
    first, second = "第三条 甲市绿地由园林局管。" + "每年查一次。" * 9, "乙市绿地由区里管。" * 8
    made = cut([Block(first), Block(second), Block("第四条 其他。")], aim=80)[1]
    assert [p.reference for p in made] == ["第三条第一款", "第三条第二款", "第四条"]


def test_a_run_in_title_opens_a_passage_and_stays_in_it() -> None:
    made = texts("一、任务", "（一）扩大绿地。全年新增百公顷。", "（二）更新管网。全年更新百公里。")
    assert made == ["（一）扩大绿地。全年新增百公顷。", "（二）更新管网。全年更新百公里。"]
