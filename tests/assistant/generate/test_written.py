"""A text as it is written → sentences: each as soon as it is known to be over, with the keys that it cites."""

from collections.abc import Iterator

import pytest

from assistant.generate.failing import Unwritten
from assistant.generate.written import drafts, spoken
from assistant.types import Draft
from tests.assistant.generate.collected import collected


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(draft.text, draft.keys) for draft in drafts([text])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲城六万人。[Q1]乙城五万人。[Q2]", [("甲城六万人。", ("Q1",)), ("乙城五万人。", ("Q2",))]),
        ("甲城六万人[Q1]。乙城五万人[Q2]。", [("甲城六万人。", ("Q1",)), ("乙城五万人。", ("Q2",))]),
        ("甲城六万人。[Q1][Q2]乙城五万人。", [("甲城六万人。", ("Q1", "Q2")), ("乙城五万人。", ())]),
        ("甲城六万人，[Q1]乙城五万人。[Q2]", [("甲城六万人，乙城五万人。", ("Q1", "Q2"))]),
        ("甲城六万人。【Q1】乙城。[Q1，Q2]", [("甲城六万人。", ("Q1",)), ("乙城。", ("Q1", "Q2"))]),
        ("甲城六万人。[9]", [("甲城六万人。", ("9",))]),
        ("甲城六万人。[q1]", [("甲城六万人。", ("Q1",))]),
        ("Jia has 6.5 million. [Q1] Yi has 5.[Q2]", [("Jia has 6.5 million.", ("Q1",)), ("Yi has 5.", ("Q2",))]),
        ("Mr. Li spoke at 3 p.m. in town.[Q1] Yi.", [("Mr. Li spoke at 3 p.m. in town.", ("Q1",)), ("Yi.", ())]),
        ("“都好。”李宏说。[Q1]“好！”", [("“都好。”李宏说。", ("Q1",)), ("“好！”", ())]),
        ("- 甲城。[Q1]\n- 乙城。[Q2]", [("甲城。", ("Q1",)), ("乙城。", ("Q2",))]),
        ("1. Jia.[Q1]\n2. Yi.[Q2]", [("Jia.", ("Q1",)), ("Yi.", ("Q2",))]),
        ("[Q1] 甲城。\n[Q2] 乙城。", [("甲城。", ("Q1",)), ("乙城。", ("Q2",))]),
        ("甲城。\n[Q1]\n乙城。", [("甲城。", ("Q1",)), ("乙城。", ())]),
        ("**甲城**六万人。[Q1]", [("甲城六万人。", ("Q1",))]),
        ("国发[2024]5号有效。[Q1]", [("国发[2024]5号有效。", ("Q1",))]),
        ("It said so [sic] then. [Q1]", [("It said so [sic] then.", ("Q1",))]),
        ("[Q1]", []),
    ],
)
def test_sentences_come_without_marks_and_with_the_keys_they_cite(text: str, sentences: list[object]) -> None:
    assert told(text) == sentences


LONG = "“都好。”李宏说，甲城有6.5万人[Q1]。1. 乙城？！[Q2][Q3] Mr. Li said 3.5 percent is fine. [Q4]\n- “不。”\n\n好。"


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_however_a_text_is_cut_into_pieces_its_sentences_are_the_same(size: int) -> None:
    pieces = [LONG[at : at + size] for at in range(0, len(LONG), size)]
    assert list(drafts(pieces)) == list(drafts([LONG]))


def test_a_sentence_is_told_before_the_next_one_is_written() -> None:
    written: list[str] = []

    def pieces() -> Iterator[str]:
        for piece in ("甲城六万人。", "[Q1]", "乙", "城五万人。[Q2]"):
            written.append(piece)
            yield piece

    assert next(drafts(pieces())) == Draft("甲城六万人。", ("Q1",))
    assert len(written) == 3


@pytest.mark.parametrize("tail", ["乙城五万", "。乙城五万人。", "12."])
def test_an_error_lets_whole_cited_sentences_through_and_nothing_that_it_cut(tail: str) -> None:
    def pieces() -> Iterator[str]:
        yield "甲城六万人。[Q1]" + tail
        raise Unwritten("cut", "gone")

    assert collected(drafts(pieces())) == ([Draft("甲城六万人。", ("Q1",))], "cut")


@pytest.mark.parametrize("size", [1, 5, 100])
def test_what_a_model_thinks_aloud_first_is_not_its_answer(size: int) -> None:
    text = "<think>\nThe user asks. [Q1]\n</think>\n\n甲城。[Q2]"
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(drafts(pieces)) == [Draft("甲城。", ("Q2",))]


def test_thinking_that_never_ends_says_nothing() -> None:
    assert list(spoken(["<thi", "nk>well", " well"])) == []
    assert "".join(spoken(["<", "5 percent"])) == "<5 percent"
