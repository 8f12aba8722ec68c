"""Turn → plain text."""

from dataclasses import replace

from assistant.web.copy import as_text
from assistant.web.turn import Turn
from tests.assistant.fake import about_tasks, about_tram


def copied(answer) -> list[str]:
    turn = Turn(answer.question)._settled(answer.as_json())
    return as_text(turn).split("\n\n")


def test_a_copied_list_keeps_a_line_for_each_item_with_its_number() -> None:
    assert copied(about_tasks("任务？"))[1].split("\n")[0] == "建设六座再生水厂。[1]"


def test_a_copied_source_says_title_outlet_date_place_and_quote() -> None:
    line = "[1] 滨江市水务发展规划（征求意见稿），滨江市水务局，2025-11-20，第一章第二节\n    「建设六座再生水厂。」"
    assert copied(about_tasks("任务？"))[2].startswith(line)


def test_a_copied_fact_of_the_record_says_field_and_value() -> None:
    assert "“outlet = The Harbour Gazette”" in copied(about_tram("tram?"))[2]


def test_what_changed_is_copied_line_by_line() -> None:
    changed = replace(about_tasks("变化？"), kind="changed")
    assert len(copied(changed)[1].split("\n")) == len(changed.sentences) > 1
