"""Answers that go on while nobody listens."""

import threading
from collections.abc import Iterator

from assistant.keep import Place, Underway
from assistant.types import Event
from tests.assistant.fake import FakeAssistant

HERE = Place("c", 1)
GREEN = "全市新增了多少绿地？"


class Paused:
    """The events of an answer, of which only as many come as were let through."""

    def __init__(self, question: str = GREEN) -> None:
        self._events = FakeAssistant().stream(question)
        self._let = threading.Semaphore(0)
        self.closed = threading.Event()

    def let(self, count: int = 100) -> None:
        self._let.release(count)

    def __iter__(self) -> Iterator[Event]:
        try:
            for event in self._events:
                assert self._let.acquire(timeout=5)
                yield event
        finally:
            self.closed.set()


def begun(paused: Paused) -> tuple[Underway, list[dict], threading.Event]:
    """Return answers under way, of which one is begun; what is kept of it; and what tells that it is kept."""
    underway, kept, done = Underway(), [], threading.Event()

    def keep(told: dict) -> None:
        kept.append(told)
        done.set()

    underway.begin(HERE, GREEN, iter(paused), keep)
    return underway, kept, done


def test_whoever_comes_back_hears_the_answer_from_its_first_event_to_its_last() -> None:
    paused = Paused()
    underway, _, _ = begun(paused)
    first = underway.at(HERE).follow()
    paused.let(2)
    assert [next(first).type, next(first).type] == ["question", "evidence"]
    first.close()
    again = underway.at(HERE).follow()
    paused.let()
    assert [event.type for event in again] == ["question", "evidence", "sentence", "sentence", "note", "answer"]


def test_an_answer_is_kept_though_nobody_listens_and_is_under_way_no_more() -> None:
    paused = Paused()
    underway, kept, done = begun(paused)
    paused.let()
    assert done.wait(5)
    assert kept[0]["short_answer"] == "320公顷"
    underway.begin(Place("c", 2), GREEN, iter(()), lambda told: None)
    assert underway.at(HERE) is None


def test_a_stopped_answer_lets_its_listener_go_ends_its_work_and_keeps_what_had_come() -> None:
    paused = Paused()
    underway, kept, done = begun(paused)
    heard = underway.at(HERE).follow()
    paused.let(3)
    assert [next(heard).type for _ in range(3)][-1] == "sentence"
    underway.stop("c")
    assert list(heard) == []
    paused.let(1)
    assert done.wait(5)
    assert paused.closed.is_set()
    assert (kept[0]["stopped"], len(kept[0]["sentences"]), len(kept[0]["citations"])) == (True, 1, 1)


def test_an_answer_that_breaks_is_kept_with_its_error() -> None:
    paused = Paused("wrong")
    paused.let()
    _, kept, done = begun(paused)
    assert done.wait(5)
    assert kept[0]["error"] == "The question is wrong. Ask another."


def test_where_keeping_fails_the_listener_is_let_go_and_the_reason_is_logged(caplog) -> None:
    underway = Underway(most=1)
    for n in range(3):
        telling = underway.begin(Place("c", n), GREEN, FakeAssistant().stream(GREEN), {}.__getitem__)
        assert [event.type for event in telling.follow()][-1] == "answer"
    assert "could not be kept" in caplog.text
