"""Turns → briefing."""

from assistant.export.briefing import Asked
from index.library import without

from .turns import DAY, GREEN, HOSTILE, TASKS, TRAM, asked, brief, hostile


def texts(made) -> list[str]:
    return [line.text for part in made.parts for block in part.blocks for line in block.lines]


def test_a_note_says_title_outlet_date_place_standing_quote_and_address() -> None:
    plan = brief(asked(TASKS)).notes[0]
    assert plan.source == "《滨江市水务发展规划（征求意见稿）》，滨江市水务局，2025-11-20，第一章第二节，征求意见稿。"
    assert (plan.n, plan.quote, plan.url) == (1, "建设六座再生水厂。", "")
    assert brief(asked(GREEN)).notes[0].url == "https://example.org/city"
    assert "另有2处转载" in brief(asked(GREEN)).notes[0].source


def test_a_note_of_the_record_says_field_and_value() -> None:
    assert (
        brief(asked(TRAM), tongue="en")
        .notes[1]
        .source.endswith("Record of the document: Outlet = The Harbour Gazette.")
    )


def test_a_place_that_two_turns_cite_has_one_note() -> None:
    made = brief(asked(GREEN), asked(TASKS), asked(GREEN))
    assert [note.n for note in made.notes] == [1, 2, 3, 4, 5]
    assert made.parts[2].blocks[1].lines[0].notes == (1,)


def test_what_is_in_doubt_says_so_with_its_reason() -> None:
    assert texts(brief(asked(GREEN)))[2].endswith("（未能完全核对：“今年”按发稿日理解为2026年。）")


def test_a_refusal_is_said_with_its_nearest_passages() -> None:
    made = brief(asked("什么？"))
    assert texts(made)[:2] == ["没有答案：这里的资料没有回答这个问题。", "最接近的段落："]
    assert made.parts[0].blocks[2].lines[1].notes == (2,)


def test_a_removed_sentence_an_error_a_stop_and_an_answer_that_never_came_are_said() -> None:
    turn = asked(GREEN)
    gone = Asked(GREEN, without(turn.answer, lambda id: True), turn.at)
    made = brief(gone, asked(GREEN, error="The store is busy."), asked(GREEN, stopped=True), Asked("?", None, DAY))
    said = "\n".join(texts(made))
    assert "绿地320公顷" not in texts(brief(gone))[0]
    assert said.count("其出处已移除") == 2
    assert "没能回答：The store is busy." in said
    assert "（回答在此被停止。）" in said
    assert said.endswith("没有等到回答。")


def test_what_differs_stands_side_by_side_with_its_notes() -> None:
    sides = brief(asked(GREEN)).parts[0].blocks[3]
    assert sides.listed
    assert [(line.text, line.notes) for line in sides.lines] == [
        ("320公顷 · 全市 · 2025", (1,)),
        ("280公顷 · 计划 · 2026", (2,)),
    ]


def test_nothing_unseen_is_left_of_what_documents_hold() -> None:
    made = brief(hostile(), title=HOSTILE)
    shown = made.title + "".join(texts(made)) + "".join(note.source + note.quote + note.url for note in made.notes)
    assert not set(shown) & set("\x00\x0b\x1b\u202e\u202c\ud800\uffff\u2028\t")
    assert "javascript:" not in "".join(note.url for note in made.notes)
    assert "\n" not in made.title


def test_a_list_stands_under_the_sentence_that_announces_it() -> None:
    turn = asked(TASKS)
    turn.answer["sentences"][0]["text"] = "主要任务有两项："
    announced, listed = brief(turn).parts[0].blocks
    assert (announced.listed, [line.text for line in announced.lines]) == (False, ["主要任务有两项："])
    assert (listed.listed, len(listed.lines)) == (True, 2)
