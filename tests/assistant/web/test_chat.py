"""What happens when somebody asks."""

import json
import threading
from collections.abc import Iterator

from assistant.types import Earlier, Event
from assistant.web.chat import MOST_TURNS, Past, asking, stop
from tests.assistant.fake import FakeAssistant


def shown(
    question: str, past: list[Past] | None = None, assistant: FakeAssistant | None = None, **sent: object
) -> list:
    return list(asking(assistant or FakeAssistant())(question, json.dumps(sent), past or []))


def pages(steps: list) -> list[str]:
    return [page for _, page, _, _ in steps]


def test_the_box_is_cleared_at_once_and_left_alone_while_the_answer_comes() -> None:
    boxes = [box for box, *_ in shown("绿地？")]
    assert boxes[0] == ""
    assert all("value" not in box for box in boxes[1:])


def test_a_failed_question_goes_back_into_the_box_with_the_reason_on_the_page() -> None:
    box, page, *_ = shown("wrong")[-1]
    assert box["value"] == "wrong"
    assert "The question is wrong. Ask another." in page


def test_earlier_questions_go_along_with_their_short_answers_for_follow_ups() -> None:
    assistant = FakeAssistant()
    shown("它呢？", [Past("绿地？", "<section>1</section>", "320公顷")], assistant)
    assert assistant.asked[0]["history"] == (Earlier("绿地？", "320公顷"),)


def test_earlier_turns_stay_above_the_new_one() -> None:
    assert all(
        page.startswith("<i>earlier</i><section") for page in pages(shown("绿地？", [Past("tram?", "<i>earlier</i>")]))
    )


def test_a_conversation_keeps_its_newest_turns() -> None:
    past = [Past(str(n), str(n)) for n in range(MOST_TURNS)]
    after = shown("绿地？", past)[-1][2]
    assert len(after) == MOST_TURNS
    assert [after[0].question, after[-1].question] == ["1", "绿地？"]
    assert len(past) == MOST_TURNS


def test_a_blank_question_changes_nothing() -> None:
    assert shown(" \n") == []


def test_limits_go_along_and_stand_under_the_question() -> None:
    assistant = FakeAssistant()
    page = pages(shown("绿地？", None, assistant, outlet="滨江日报", asof="2026-03-01"))[-1]
    assert (assistant.asked[0]["filters"].outlet, assistant.asked[0]["as_of"]) == ("滨江日报", "2026-03-01")
    assert '<strong dir="auto">滨江日报</strong>' in page


def test_a_limit_that_cannot_be_is_told_and_nothing_is_asked() -> None:
    assistant = FakeAssistant()
    box, page, *_ = shown("绿地？", None, assistant, **{"from": "soon"})[-1]
    assert "Could not limit the question by from" in page
    assert (box, assistant.asked) == ("绿地？", [])


def test_an_edited_question_takes_the_place_of_its_turn_and_of_what_followed() -> None:
    past = [Past(name, f"<i>{name}</i>") for name in ("one", "two", "three")]
    _, page, after, _ = shown("绿地？", past, at=2)[-1]
    assert page.startswith('<i>one</i><section class="turn done" data-turn="2"')
    assert [one.question for one in after] == ["one", "绿地？"]


class Slow(FakeAssistant):
    """Tells one sentence and then works until somebody ends it; `ended` says that the work is over."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on, self.ended = threading.Event(), threading.Event()

    def stream(self, text: str, **how: object) -> Iterator[Event]:
        try:
            for event in super().stream(text, **how):
                yield event
                if event.type == "sentence":
                    self.go_on.wait(5)
        finally:
            self.ended.set()


def test_stop_ends_the_work_and_leaves_what_had_come_marked_as_not_the_whole() -> None:
    assistant = Slow()
    asked = asking(assistant)("绿地？", "", [])
    _, _, _, telling = next(asked)
    for _, page, _, _ in asked:
        if isinstance(page, str) and 'class="sentence"' in page:
            stop(telling)
    assert 'class="turn done stopped"' in page
    assert "Stopped. This is not the whole answer." in page
    assert page.count('class="text"') == 1
    assistant.go_on.set()
    assert assistant.ended.wait(5)


def test_whoever_leaves_ends_the_work() -> None:
    assistant = Slow()
    asked = asking(assistant)("绿地？", "", [])
    next(asked)
    asked.close()
    assistant.go_on.set()
    assert assistant.ended.wait(5)
