"""What the assistant says itself is in the asker's script; what it borrows of a source or a question is as that writes it."""

import re

import pytest

from assistant.cli import show
from assistant.own_words import BY_DOCUMENT, SLOT, WORDED, _chinese, as_asked, in_traditional
from assistant.types import Answer, Label, Refusal, Sentence
from assistant.web.copy import as_gbt, as_text
from assistant.web.turn import Turn
from tests.assistant.fake import CITY, PLAN, answered, cite
from tests.assistant.web.test_languages import told_in_both

TASK = "（一）建设六座再生水厂。"
ASKED = "規劃的主要任務是什麼？"
# These stand in questions, in prompts and on pages of their own, not around an answer.
ELSEWHERE = ("assistant/web/", "assistant/export/", "assistant/cli/", "assistant/drafting/", "assistant/offering.py")


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        (
            "各份资料的数字不同：320公顷（滨江日报，2025）；280公顷（水务局，计划）。简答用的是320公顷（滨江日报，2025）。",
            "各份資料的數字不同：320公顷（滨江日报，2025）；280公顷（水务局，计划）。簡答用的是320公顷（滨江日报，2025）。",
        ),
        (
            "有一句没有通过核对，已去掉：它把园林局长林晓的话当成了事实来说。",
            "有一句沒有通過核對，已去掉：它把园林局长林晓的話當成了事實來說。",
        ),
        (
            "最新的是320公顷（资料为2026-03-05，原文未写明时间）；较早的有：280公顷。",
            "最新的是320公顷（資料為2026-03-05，原文未寫明時間）；較早的有：280公顷。",
        ),
        (
            "资料谈到相近的内容，但没有说明问题所问的：滨江大桥。",
            "資料談到相近的內容，但沒有說明問題所問的：滨江大桥。",
        ),
        (
            "资料谈到相近的内容，但没有说明问题所问的：具体数字。",
            "資料談到相近的內容，但沒有說明問題所問的：具體數字。",
        ),
        ("《水务规划》（2025-11-20）是草案，不是正式文本。", "《水务规划》（2025-11-20）是草案，不是正式文字。"),
        ("仅见于旧文（征求意见稿，2025-11-20）", "僅見於舊文（征求意见稿，2025-11-20）"),
    ],
)
def test_taiwan_reads_our_words_in_its_script_and_names_as_their_source_writes_them(said: str, reads: str) -> None:
    assert in_traditional(said).replace("文本", "文字") == reads


def test_every_wording_around_an_answer_is_known_so_that_what_it_borrows_is_told_from_it() -> None:
    known = set(_chinese(WORDED))
    said = {told["zh"] for file, told in told_in_both() if not file.startswith(ELSEWHERE) and SLOT.search(told["zh"])}
    known.add(BY_DOCUMENT)
    assert {one for one in said - known if re.search("[一-鿿]", SLOT.sub("", one))} == set(), (
        "put the table of this wording into WORDED of assistant/own_words.py"
    )


def tasks(question: str) -> Answer:
    """Return an answer with a label, a doubt, a note, and a line out of a record."""
    record = cite(2, CITY, "滨江日报", field="outlet", value=CITY.outlet)
    sentences = (
        Sentence(TASK, (1,), label=Label("old", "旧文（征求意见稿）")),
        Sentence("媒体：滨江日报", (2,), checked=False, why="没有写明这是林晓说的"),
    )
    notes = ("《水务规划》是草案，不是正式文本。",)
    return answered(question, "list", sentences, (cite(1, PLAN, TASK), record), notes=notes)


def test_a_traditional_question_is_answered_in_its_script_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.answer(tasks(ASKED))
    said = capsys.readouterr().out
    assert f"舊文（征求意见稿）：{TASK}[1]" in said
    assert "媒體：滨江日报[2]  (? 沒有寫明這是林晓說的)" in said
    assert "* 《水务规划》是草案，不是正式" in said
    show.answer(tasks("规划的主要任务是什么？"))
    assert "媒体：滨江日报[2]  (? 没有写明这是林晓说的)" in capsys.readouterr().out


def test_a_traditional_question_is_refused_in_its_script_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    refusal = Refusal("not_in_sources", "这里的资料没有回答这个问题。", {"documents": 4, "passages": 31}, ())
    show.answer(Answer(ASKED, "zh", "fact", False, refusal.message, refusal=refusal))
    assert capsys.readouterr().out == "這裡的資料沒有回答這個問題。\n（已查 4 份資料、31 段）\n"


def test_a_traditional_question_is_copied_with_words_in_its_script() -> None:
    told = tasks(ASKED)
    said = Turn(ASKED).settled(told.as_json())
    assert f"舊文（征求意见稿）：{TASK}[1]\n媒體：滨江日报[2]" in as_text(said)
    assert PLAN.title in as_text(said)
    assert "參考文獻" in as_gbt(said, "2026-11-30")


def test_an_answer_to_a_simplified_or_an_english_question_is_as_it_was_told() -> None:
    for question in ("规划的主要任务是什么？", "What are the tasks?"):
        assert as_asked(tasks(question)) == tasks(question)
