"""Whoever writes, and however: nobody waits longer than was said, and the writer hears that nobody waits."""

import time
from collections.abc import Iterator

import pytest

from assistant.generate.stopping import Stop
from assistant.generate.timely import Limits, timely
from tests.assistant.generate.collected import collected

QUICK = Limits(0.2, 0.2, 10)


def pausing(*pauses: float) -> Iterator[str]:
    for pause in pauses:
        time.sleep(pause)
        yield "甲"


def test_pieces_come_in_order_and_end() -> None:
    assert list(timely(lambda _: iter("甲乙丙"), QUICK)) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("pauses", "limits", "pieces"),
    [((3,), QUICK, 0), ((0, 3), QUICK, 1), ((0.1, 0.1, 0.1, 0.1, 0.1, 3), Limits(1, 1, 0.35), 3)],
)
def test_each_limit_ends_the_waiting_in_its_time(pauses: tuple[float, ...], limits: Limits, pieces: int) -> None:
    began = time.monotonic()
    came, reason = collected(timely(lambda _: pausing(*pauses), limits))
    assert reason == "slow"
    assert time.monotonic() - began < 2
    assert abs(len(came) - pieces) <= 1


def test_an_error_of_the_writer_reaches_the_one_who_waits() -> None:
    def broken(_: Stop) -> Iterator[str]:
        yield "甲"
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        list(timely(broken, QUICK))


def test_closing_tells_the_writer_to_stop() -> None:
    seen: list[Stop] = []

    def endless(stop: Stop) -> Iterator[str]:
        seen.append(stop)
        while True:
            yield "甲"
            stop.wait(0.01)

    pieces = timely(endless, QUICK)
    assert next(pieces) == "甲"
    pieces.close()  # type: ignore[attr-defined]
    assert bool(seen[0])


def test_what_was_to_happen_at_a_stop_happens_once_also_when_asked_for_later() -> None:
    stop, calls = Stop(), list[str]()
    stop.then(lambda: calls.append("early"))
    stop.now()
    stop.now()
    stop.then(lambda: calls.append("late"))
    assert calls == ["early", "late"]
