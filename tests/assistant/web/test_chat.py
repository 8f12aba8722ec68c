"""What happens when somebody asks."""

from assistant.web.chat import MOST_TURNS, Past, asking
from tests.assistant.fake import FakeAssistant


def shown(question: str, past: list[Past] | None = None, assistant: FakeAssistant | None = None) -> list:
    return list(asking(assistant or FakeAssistant())(question, past or []))


def test_the_box_is_cleared_at_once_and_left_alone_while_the_answer_comes() -> None:
    boxes = [box for box, _, _ in shown("绿地？")]
    assert boxes[0] == ""
    assert all("value" not in box for box in boxes[1:])


def test_a_failed_question_goes_back_into_the_box_with_the_reason_on_the_page() -> None:
    box, page, _ = shown("wrong")[-1]
    assert box["value"] == "wrong"
    assert "The question is wrong. Ask another." in page


def test_earlier_questions_go_along_for_follow_ups() -> None:
    assistant = FakeAssistant()
    shown("它呢？", [Past("绿地？", "<section>1</section>")], assistant)
    assert assistant.asked[0]["history"] == ("绿地？",)


def test_earlier_turns_stay_above_the_new_one() -> None:
    pages = [page for _, page, _ in shown("绿地？", [Past("tram?", "<i>earlier</i>")])]
    assert all(page.startswith("<i>earlier</i><section") for page in pages)


def test_a_conversation_keeps_its_newest_turns() -> None:
    past = [Past(str(n), str(n)) for n in range(MOST_TURNS)]
    _, _, after = shown("绿地？", past)[-1]
    assert len(after) == MOST_TURNS
    assert [after[0].question, after[-1].question] == ["1", "绿地？"]
    assert len(past) == MOST_TURNS


def test_a_blank_question_changes_nothing() -> None:
    assert shown(" \n") == []
