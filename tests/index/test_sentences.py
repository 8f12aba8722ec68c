import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "研发投入强度为2.68%，比上年提高0.03个百分点。",
        "Mr. Lee met Dr. Ang on Jan. 5 at 3.30 p.m. in St. John.",
        "“我们准备好了。明天就开始。”局长何川说。",
        '"It carried 41,000 passengers," said Mara Lindqvist, head of the office.',
        "见 https://example.org/a?b=1&c=2 的说明。",
        "第一批（含东岸。西岸。）共八片绿地建成。",
        "《灯塔的朋友》是何川以笔名R.K. Lindqvist写的小说。",
        "门口立着St. Felix的雕像。",
        "He paid $3.5 million, i.e. half of it, to Acme Inc. in 2024.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


def test_an_abbreviation_that_opens_a_line_ends_no_sentence() -> None:
    assert sentences("Notes\nMr. Lee went home.") == ["Notes", "Mr. Lee went home."]


def test_closing_marks_belong_to_the_sentence_they_close() -> None:
    assert sentences("他问：“好吗？”她点头。") == ["他问：“好吗？”", "她点头。"]


def test_a_line_end_ends_a_sentence() -> None:
    assert sentences("标题\n正文。") == ["标题", "正文。"]


def test_a_closing_mark_on_the_next_line_does_not_pull_the_line_end_in() -> None:
    assert sentences("第一条 总则\n”其余。") == ["第一条 总则", "”其余。"]


def test_a_quotation_that_is_never_closed_does_not_swallow_the_text() -> None:
    text = "他说：“开始了。" + "后来大家都走了。" * 60
    assert len(sentences(text)) > 50


def test_offsets_are_into_the_whole_text() -> None:
    assert split("前言。正文。后记。", 3, 6) == [(3, 6)]


@given(st.text("中文字ab1 。！？.!?…“”\"'（）\n,3.5"))
def test_nothing_but_space_is_lost_and_order_is_kept(text: str) -> None:
    pieces = split(text)
    gaps = zip([0, *(b for _, b in pieces)], [*(a for a, _ in pieces), len(text)], strict=True)
    assert all(start <= end and not text[start:end].strip() for start, end in gaps)


def test_a_long_text_without_an_end_takes_no_more_than_a_moment() -> None:
    assert len(split("Mr. " * 50_000)) == 1
