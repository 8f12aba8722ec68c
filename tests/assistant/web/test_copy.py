"""Turn → plain text."""

from dataclasses import replace

from assistant.web.copy import as_gbt, as_text
from assistant.web.turn import Turn
from tests.assistant.fake import about_green, about_tasks, about_tram

DAY = "2026-11-30"


def turn_of(answer) -> Turn:
    return Turn(answer.question).settled(answer.as_json())


def copied(answer) -> list[str]:
    return as_text(turn_of(answer)).split("\n\n")


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


def test_rows_of_a_table_are_copied_line_by_line() -> None:
    green = about_green("绿地？")
    rows = tuple(replace(one, text=f"{n}\t绿地\t320") for n, one in enumerate(green.sentences, 1))
    assert copied(replace(green, sentences=rows))[1].split("\n")[1].startswith("2\t绿地\t320[")


def test_by_the_standard_a_document_is_one_reference_and_its_number_stands_at_each_sentence() -> None:
    _, text, sources, _ = as_gbt(turn_of(about_green("绿地？")), DAY).split("\n\n")
    assert text.count("[1]") == 2
    assert (
        sources
        == "参考文献\n[1] 全市新增绿地三百二十公顷[N/OL]. 滨江日报, 2026-03-05[2026-11-30]. https://example.org/city."
    )


def test_what_is_pasted_into_a_spreadsheet_is_no_formula_and_turns_no_direction() -> None:
    turn = replace(turn_of(about_tasks("任务？")), question='=HYPERLINK("x")\u202e', notes=("+cmd|x", "-3.2%", "@x"))
    lines = as_text(turn).split("\n")
    assert lines[0] == '\'=HYPERLINK("x")'
    assert lines[-3:] == ["'+cmd|x", "-3.2%", "'@x"]
