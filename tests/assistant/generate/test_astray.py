"""A model that leaves its task is stopped, and the reason is one that a reader is told."""

import pytest

from assistant.generate.astray import LONGEST, bounded, foreign, on_task
from assistant.generate.citation_form import NOT_SAID
from assistant.generate.failing import Unwritten
from assistant.types import Draft


def reason(texts: list[str], language: str = "zh") -> str:
    with pytest.raises(Unwritten) as caught:
        list(on_task((Draft(text, ()) for text in texts), language))
    return caught.value.reason


@pytest.mark.parametrize("piece", ["哈", "好的。", "ab ", "very well. "])
def test_a_text_that_repeats_itself_is_stopped_long_before_its_end(piece: str) -> None:
    with pytest.raises(Unwritten) as caught:
        assert len(list(bounded([piece] * 1000))) < 100
    assert caught.value.reason == "loop"


def test_a_text_without_an_end_is_stopped() -> None:
    with pytest.raises(Unwritten, match="finds no end"):
        list(bounded(f"{n}个，" for n in range(LONGEST)))


@pytest.mark.parametrize("text", ["表内：-----------------------------。", "甲、乙、丙、丁、戊、己、庚、辛、壬、癸。"])
def test_rules_and_lists_are_no_loop(text: str) -> None:
    assert "".join(bounded(text)) == text


def test_a_sentence_said_again_is_told_once_and_said_a_third_time_it_is_a_loop() -> None:
    assert list(on_task([Draft("甲。", ("Q1",))] * 2, "zh")) == [Draft("甲。", ("Q1",))]
    assert reason(["甲。"] * 3) == "loop"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_saying_that_nothing_is_said_is_told_apart_from_saying_nothing(language: str) -> None:
    assert reason([NOT_SAID[language]], language) == "unsaid"
    assert reason([]) == "empty"
    assert [draft.text for draft in on_task([Draft("甲。", ()), Draft(NOT_SAID["zh"], ())], "zh")] == ["甲。"]


@pytest.mark.parametrize(
    ("text", "language", "is_foreign"),
    [
        ("The town has sixty thousand people in all.", "zh", True),
        ("该镇有六万人口，比上年多。", "en", True),
        ("该镇称“the town is open to all of you now”。", "zh", False),
        ("OpenAI、Google 与 Meta 参加。", "zh", False),
        ("The plan “关于促进数字经济发展的意见” is in force.", "en", False),
        ("GDP: 5.2%.", "zh", False),
    ],
)
def test_a_sentence_is_foreign_by_its_own_words_not_by_names_and_quotations(
    text: str, language: str, is_foreign: bool
) -> None:
    assert foreign(text, language) is is_foreign


def test_a_foreign_sentence_ends_the_answer() -> None:
    assert reason(["The town has sixty thousand people in all."]) == "language"
