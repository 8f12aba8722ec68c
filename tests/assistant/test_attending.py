"""How long people's answers took, and who waits for one; what a run asks is left out."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.attending import Attended, Speed
from tests.assistant.conftest import HASH

GREEN = "新增绿地多少公顷？"


@pytest.fixture
def attended(town_store: Path) -> Iterator[Attended]:
    made = Attended.open(town_store, HASH)
    yield made
    made.close()


def test_before_anybody_asked_there_is_no_speed(attended: Attended) -> None:
    assert attended.speed() == Speed(0, None, None)


def test_answers_and_streams_are_timed_alike(attended: Attended) -> None:
    took = attended.ask(GREEN).timings_ms["total"]
    *_, last = attended.stream(GREEN)
    assert last.answer is not None
    told = attended.speed()
    assert told.answers == 2
    assert told.p50 == pytest.approx((took + last.answer.timings_ms["total"]) / 2, abs=0.1)
    assert told.p95 is not None


def test_what_a_run_asks_is_neither_timed_nor_waited_for(attended: Attended) -> None:
    with attended.aside():
        events = attended.stream(GREEN)
        next(events)
        assert attended.waiting == 0
        list(events)
        attended.ask(GREEN)
    assert attended.speed().answers == 0
    attended.ask(GREEN)
    assert attended.speed().answers == 1


def test_whoever_is_being_answered_waits_until_the_stream_ends_or_is_left(attended: Attended) -> None:
    for end in (list, lambda events: events.close()):
        events = attended.stream(GREEN)
        next(events)
        assert attended.waiting == 1
        end(events)
        assert attended.waiting == 0


def test_a_run_waits_while_somebody_waits_and_not_for_ever(attended: Attended) -> None:
    events = attended.stream(GREEN)
    next(events)
    began = time.monotonic()
    attended.wait_for_quiet(0.2)
    assert 0.2 <= time.monotonic() - began < 2
    threading.Timer(0.1, events.close).start()
    attended.wait_for_quiet(10)
    assert attended.waiting == 0


def test_an_error_is_no_time_of_an_answer(attended: Attended) -> None:
    *_, last = attended.stream(" ")
    assert last.type == "error"
    assert (attended.speed().answers, attended.waiting) == (0, 0)
