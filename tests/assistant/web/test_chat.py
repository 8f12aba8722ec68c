"""What happens when somebody asks."""

import json
import re
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.keep import COOKIE, Keeping
from assistant.types import Earlier, Event
from assistant.web.chat import UNCHANGED, asking, resuming, stop
from tests.assistant.fake import FakeAssistant

GREEN = "全市新增了多少绿地？"


class Reader:
    """Somebody at the page, with a cookie; every step of what they ask and come back to is a list of what changes."""

    def __init__(self, assistant: FakeAssistant | None = None, keeping: Keeping | None = None) -> None:
        self.assistant = assistant or FakeAssistant()
        self.keeping = keeping or Keeping.in_memory()
        cookie = self.keeping.cookie({})
        self.request: Any = SimpleNamespace(cookies={COOKIE: cookie}, session_hash="s")
        self.talk = ""

    def asks(self, question: str, **sent: object) -> Iterator[tuple[Any, Any, Any]]:
        sent = {"c": self.talk, **sent}
        return asking(self.assistant, self.keeping)(question, json.dumps(sent), self.request)

    def asked(self, question: str, **sent: object) -> list[tuple[Any, Any, Any]]:
        """Ask and hear it out; go on in that conversation from now on."""
        steps = list(self.asks(question, **sent))
        named = re.findall('data-conversation="([^"]+)"', "".join(pages(steps)[-1:]))
        self.talk = named[-1] if named else self.talk
        return steps

    def returns(self) -> list[tuple[Any, Any, Any]]:
        return list(resuming(self.keeping)(self.talk, self.request))


def pages(steps: list) -> list[str]:
    return [page for _, page, _ in steps if isinstance(page, str)]


def questions(page: str) -> list[str]:
    return re.findall('<h2 class="asked" dir="auto">(.*?)</h2>', page)


def test_the_box_is_cleared_at_once_and_left_alone_while_the_answer_comes() -> None:
    boxes = [box for box, *_ in Reader().asked("绿地？")]
    assert boxes[0] == ""
    assert all("value" not in box for box in boxes[1:])


def test_a_failed_question_goes_back_into_the_box_with_the_reason_on_the_page() -> None:
    box, page, _ = Reader().asked("wrong")[-1]
    assert box["value"] == "wrong"
    assert "The question is wrong. Ask another." in page


def test_earlier_questions_go_along_with_their_short_answers_for_follow_ups() -> None:
    reader = Reader()
    reader.asked("绿地？")
    reader.asked("它呢？")
    assert reader.assistant.asked[1]["history"] == (Earlier("绿地？", "320公顷"),)


def test_earlier_turns_stay_above_the_new_one() -> None:
    reader = Reader()
    reader.asked("tram?")
    assert all(questions(page) == ["tram?", "绿地？"] for page in pages(reader.asked("绿地？")))


def test_a_long_conversation_shows_its_newest_turns_and_says_how_many_came_before(monkeypatch) -> None:
    monkeypatch.setattr("assistant.web.chat.MOST_TURNS", 2)
    reader = Reader()
    for question in ("one", "two", "three"):
        reader.asked(question)
    page = pages(reader.asked("four"))[-1]
    assert questions(page) == ["two", "three", "four"]
    assert "1 earlier question is not shown here" in page


def test_a_blank_question_changes_nothing() -> None:
    assert Reader().asked(" \n") == [UNCHANGED]


def test_limits_go_along_and_stand_under_the_question() -> None:
    reader = Reader()
    page = pages(reader.asked("绿地？", outlet="滨江日报", asof="2026-03-01"))[-1]
    [asked] = reader.assistant.asked
    assert (asked["filters"].outlet, asked["as_of"]) == ("滨江日报", "2026-03-01")
    assert '<strong dir="auto">滨江日报</strong>' in page


def test_a_limit_that_cannot_be_is_told_and_nothing_is_asked() -> None:
    reader = Reader()
    box, page, _ = reader.asked("绿地？", **{"from": "soon"})[-1]
    assert "Could not limit the question by from" in page
    assert (box, reader.assistant.asked) == ("绿地？", [])


def test_an_edited_question_takes_the_place_of_its_turn_and_of_what_followed() -> None:
    reader = Reader()
    for question in ("one", "two", "three"):
        reader.asked(question)
    page = pages(reader.asked("绿地？", at=2))[-1]
    assert questions(page) == ["one", "绿地？"]
    assert 'class="turn done" data-turn="2"' in page


def test_whoever_comes_back_finds_the_conversation_with_citations_that_open_and_its_limits() -> None:
    reader = Reader()
    told = pages(reader.asked("绿地？", outlet="滨江日报"))[-1]
    [(_, page, telling)] = reader.returns()
    assert page == told
    assert page.count('data-citation="1"') > 0
    assert telling is None


def test_nobody_comes_back_to_anothers_conversation_or_asks_in_it() -> None:
    reader = Reader()
    reader.asked("绿地？")
    other = Reader(keeping=reader.keeping)
    other.talk = reader.talk
    assert "This conversation is not here" in pages(other.returns())[0]
    assert questions(pages(other.asked("tram?"))[-1]) == ["tram?"]
    assert other.talk != reader.talk
    assert questions(pages(reader.returns())[0]) == ["绿地？"]


def test_without_a_cookie_a_conversation_lasts_as_long_as_the_session() -> None:
    reader = Reader()
    reader.request.cookies.clear()
    reader.asked("tram?")
    assert questions(pages(reader.asked("绿地？"))[-1]) == ["tram?", "绿地？"]
    reader.request.session_hash = "another"
    assert "This conversation is not here" in pages(reader.returns())[0]


@pytest.mark.parametrize("sent", ["", "no json", "[]", '{"c": 3}', '{"c": "' + "x" * 99 + '"}'])
def test_what_names_no_conversation_begins_one(sent: str) -> None:
    reader = Reader()
    steps = list(asking(reader.assistant, reader.keeping)("绿地？", sent, reader.request))
    assert questions(pages(steps)[-1]) == ["绿地？"]


class Slow(FakeAssistant):
    """Tells one sentence and then works until somebody lets it go on; `ended` says that the work is over."""

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
    reader = Reader(Slow())
    asked = reader.asks("绿地？")
    _, _, telling = next(asked)
    for _, page, _ in asked:
        if isinstance(page, str) and 'class="sentence"' in page:
            stop(telling)
    assert 'class="turn done stopped"' in page
    assert "Stopped. This is not the whole answer." in page
    assert page.count('class="text"') == 1
    reader.assistant.go_on.set()
    assert reader.assistant.ended.wait(5)


def test_an_answer_goes_on_when_its_reader_leaves_and_is_heard_whole_on_their_return() -> None:
    reader = Reader(Slow())
    asked = reader.asks("绿地？")
    first = pages([next(asked)])[0]
    asked.close()
    reader.talk = re.findall('data-conversation="([^"]+)"', first)[0]
    reader.assistant.go_on.set()
    page = pages(reader.returns())[-1]
    assert 'class="turn done" data-turn="1"' in page
    assert page.count('class="text"') == 2
