"""The words around an answer are in the question's language; a note's own words are in Taiwan's script, its quotations not."""

import pytest

from assistant.taiwan import around_quotations
from assistant.web.frame import attribute, framed, own_words
from assistant.web.turn import Turn


@pytest.mark.parametrize(
    ("question", "language", "frame"),
    [
        ("How many trees were planted?", "en", "en"),
        ("新增了多少绿地？", "zh", "zh"),
        ("新增了多少綠地？", "zh", "tw"),
        ("GDP？", "zh", "zh"),
        ("新增了多少绿地？", "en", "en"),
        ("新增了多少绿地？", "", None),
    ],
)
def test_the_frame_is_in_the_language_of_the_answer_and_the_script_of_the_question(
    question: str, language: str, frame: str | None
) -> None:
    assert framed(Turn(question, language=language)) == frame


def test_a_turn_whose_language_nobody_knows_yet_follows_the_page() -> None:
    assert attribute(Turn("?")) == ""
    assert attribute(Turn("?", language="en")) == ' data-frame="en"'


def test_taiwan_reads_a_note_in_its_script_and_its_quotation_as_it_is_written() -> None:
    note = "问题的前提与资料不符。资料说的是：“全市“十四五”期间没有新增绿地。”"
    assert around_quotations(note) == "問題的前提與資料不符。資料說的是：「全市“十四五”期间没有新增绿地。」"
    assert around_quotations("《环境报告》是征求意见稿。") == "《环境报告》是徵求意見稿。"
    assert around_quotations("没有引文”的句子") == "沒有引文」的句子"


def test_a_note_has_one_text_in_english_and_both_scripts_in_chinese() -> None:
    assert own_words("It <b>.", Turn("?", language="en")) == "It &lt;b&gt;."
    said = own_words("没有", Turn("?", language="zh"))
    assert said == '<span class="w-zh" lang="zh-CN">没有</span><span class="w-tw" lang="zh-TW">沒有</span>'
