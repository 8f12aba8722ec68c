from hypothesis import given
from hypothesis import strategies as st

from index import outline, press
from index.compose import Composed, compose
from index.passages import passages, width
from index.sentences import split
from index.types import APART, Block, Passage

SENTENCE = st.text("绿地公园步道3.5%", min_size=1, max_size=60).map(lambda words: words + "。")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=6).map("".join)
LINE = st.one_of(
    PARAGRAPH, st.sampled_from(["第一章 总体要求", "第二节 目标", "（一）更新管网", "1. 东岸区", "一是改造旧仓库。"])
)
BLOCK = st.one_of(LINE.map(Block), st.just(Block("指标\t2025年\n漏损率\t9%", "table")))


def cut(blocks: list[Block], aim: float = 80) -> tuple[Composed, list[Passage], list[tuple[int, int]]]:
    composed = compose(tuple(blocks))
    parts = press.mark(composed, None).parts
    found = outline.read(composed, parts)
    aside = [(p.start, p.end) for p in (*parts, *found.contents) if p.role in APART or p.role == "heading"]
    made = passages("d", composed, (*parts, *found.contents), found.headings, aim)
    return composed, made, [*aside, *((h.start, h.end) for h in found.headings)]


def texts(*lines: str, aim: float = 80) -> list[str]:
    return [passage.text for passage in cut([Block(line) for line in lines], aim)[1]]


@given(st.lists(BLOCK, min_size=1, max_size=12), st.integers(20, 200))
def test_the_text_at_a_passages_offsets_is_the_passage(blocks: list[Block], aim: int) -> None:
    composed, made, _ = cut(blocks, aim)
    assert all(composed.text[p.start : p.end] == p.text for p in made)


@given(st.lists(BLOCK, min_size=1, max_size=12), st.integers(20, 200))
def test_every_sentence_of_the_body_stands_whole_in_one_passage(blocks: list[Block], aim: int) -> None:
    composed, made, aside = cut(blocks, aim)
    for start, end in split(composed.text):
        touching = [p for p in made if p.start < end and start < p.end]
        body = not any(a <= start and end <= b for a, b in aside)
        if any(char.isalnum() for char in composed.text[start:end]):
            assert len(touching) == (1 if body else 0)
        assert all(p.start <= start and end <= p.end for p in touching)


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
