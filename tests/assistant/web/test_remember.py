"""Kept turns → turns of the page."""

from assistant.keep import Kept
from assistant.types import Earlier
from assistant.web.copy import as_gbt, as_text
from assistant.web.remember import earlier, more, remembered
from assistant.web.render import turn
from index.library import without
from tests.assistant.fake import CITY, FakeAssistant, about_green

GREEN = "全市新增了多少绿地？"
ANSWER = about_green(GREEN).as_json()


def kept(answer, n: int = 1) -> Kept:
    return Kept(n, GREEN, answer, "2026-11-30T08:00:00+00:00", {"outlet": "滨江日报"})


def test_a_kept_turn_is_shown_as_it_was_told_with_its_number_conversation_and_limits() -> None:
    said = remembered(kept(ANSWER, 3), "c-1")
    assert (said.n, said.conversation, said.limits, said.done, said.stopped) == (
        3,
        "c-1",
        {"outlet": "滨江日报"},
        True,
        False,
    )
    assert [s["text"] for s in said.sentences] == [s["text"] for s in ANSWER["sentences"]]


def test_a_turn_that_lost_its_document_is_shown_and_copied_without_its_words() -> None:
    said = remembered(kept(without(ANSWER, CITY.id.__eq__)), "c")
    html = turn(said)
    for told in (html, as_text(said), as_gbt(said, "2026-11-30")):
        assert "320公顷" not in told
    assert html.count("sentence removed") == 2


def test_a_refusal_that_lost_its_nearest_passages_is_still_one() -> None:
    answer = FakeAssistant().ask("什么？").as_json()
    html = turn(remembered(kept(without(answer, lambda id: True)), "c"))
    assert "这里的资料没有回答这个问题。" in html
    assert "data-citation" not in html


def test_a_turn_whose_answer_never_came_is_no_whole_answer() -> None:
    assert "turn done stopped" in turn(remembered(kept(None), "c"))


def test_follow_ups_may_speak_of_the_question_as_it_was_taken_and_of_its_short_answer() -> None:
    turns = [remembered(kept(ANSWER | {"asked_as": "去年呢，全市？"}), "c"), remembered(kept(ANSWER), "c")]
    assert earlier(turns) == [Earlier("去年呢，全市？", "320公顷"), Earlier(GREEN, "320公顷")]


def test_only_turns_that_are_not_shown_are_counted() -> None:
    assert more(0) == ""
    assert "3 earlier questions are not shown" in more(3)
