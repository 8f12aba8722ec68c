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


def failing(error):
    def broken(progress):
        raise error

    return broken


def test_a_run_that_breaks_says_why(worker):
    worker.begin("a", "1", failing(WrongUse("no such set")))
    state = ended(worker)
    assert (state.ended, state.reason) == ("failed", "no such set")


def test_what_nobody_foresaw_stands_in_the_log_and_on_the_page_where_to_find_it(worker, caplog):
    worker.begin("a", "1", failing(OSError(28, "No space left on device", "/srv/plans/runs/answers.jsonl")))
    said = ended(worker).reason
    assert "/srv" not in said
    number = said.partition("look for error ")[2].partition(" ")[0]
    assert len(number) == 8
    assert f"internal error {number}" in caplog.text
    assert "/srv/plans/runs/answers.jsonl" in caplog.text


def test_stopping_what_has_ended_changes_nothing(worker):
    worker.stop()
    assert worker.state is None
    worker.begin("a", "1", three)
    ended(worker)
    worker.stop()
    assert worker.state.stopping is False
