import threading

import pytest

from evals.types import Report
from evals.working import Worker
from index.errors import WrongUse

PATIENT = 10


@pytest.fixture
def waits():
    return []


@pytest.fixture
def worker(waits):
    return Worker(lambda: waits.append("waited"))


def ended(worker):
    worker.join(PATIENT)
    return worker.state


def three(progress):
    for done in range(4):
        progress("ask", done, 3)
    return Report(None, "", "", None, {}, (), (), {})


def test_a_run_tells_how_far_it_is_and_waits_for_people_after_each_question(worker, waits):
    worker.begin("a.jsonl", "run-1", three)
    state = ended(worker)
    assert (state.name, state.folder, state.done, state.of, state.ended, state.met) == (
        "a.jsonl",
        "run-1",
        3,
        3,
        "done",
        None,
    )
    assert waits == ["waited"] * 4


def test_there_is_one_run_at_a_time(worker):
    let = threading.Event()

    def held(progress):
        let.wait(PATIENT)
        return three(progress)

    worker.begin("a", "1", held)
    with pytest.raises(WrongUse, match="A run is going on"):
        worker.begin("b", "2", three)
    let.set()
    assert ended(worker).name == "a"
    worker.begin("b", "2", three)
    assert ended(worker).name == "b"


def test_a_run_that_is_stopped_ends_after_its_question(worker):
    begun, let = threading.Event(), threading.Event()

    def slow(progress):
        begun.set()
        let.wait(PATIENT)
        return three(progress)

    worker.begin("a", "1", slow)
    begun.wait(PATIENT)
    worker.stop()
    assert worker.state.stopping
    let.set()
    state = ended(worker)
    assert (state.ended, state.done) == ("stopped", 0)


@pytest.mark.parametrize(
    ("error", "reason"), [(WrongUse("no such set"), "no such set"), (KeyError("x"), "KeyError: 'x'")]
)
def test_a_run_that_breaks_says_why(worker, error, reason):
    def broken(progress):
        raise error

    worker.begin("a", "1", broken)
    state = ended(worker)
    assert (state.ended, state.reason) == ("failed", reason)


def test_stopping_what_has_ended_changes_nothing(worker):
    worker.stop()
    assert worker.state is None
    worker.begin("a", "1", three)
    ended(worker)
    worker.stop()
    assert worker.state.stopping is False
