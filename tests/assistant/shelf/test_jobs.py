"""Jobs: one at a time, told as they go, ended when somebody wants it; whatever goes wrong ends one job and is told in it."""

import threading
from collections.abc import Callable, Iterator

import pytest

from assistant.shelf.jobs import Job, Jobs
from assistant.shelf.telling import told
from index.errors import StoreBusy, WrongUse
from index.keeping import Outcome, Told

READ = Outcome("a.txt", "read", document="d", title="A")
HIDDEN = Outcome("memo.txt", "read", document="m", title="Memo")
REFUSED = Outcome("b.pdf", "refused", "is a broken PDF")


@pytest.fixture
def settled() -> list[str]:
    return []


@pytest.fixture
def jobs(settled: list[str]) -> Iterator[Jobs]:
    made = Jobs(lambda: settled.append("moved on"))
    yield made
    made.close()


def done(jobs: Jobs, work: Callable[[Told], object]) -> Job:
    """Return a job that is over."""
    job = jobs.start(Job("upload", work))
    assert job.over.wait(10)
    return job


def fail(error: Exception) -> Callable[[Told], object]:
    def work(_: Told) -> object:
        raise error

    return work


def test_a_job_tells_what_came_of_each_source_and_then_the_page_moves_on(jobs: Jobs, settled: list[str]) -> None:
    job = done(jobs, lambda telling: telling.each(READ))
    assert (job.state, job.outcomes, settled) == ("done", [READ], ["moved on"])


def test_jobs_are_done_one_after_another(jobs: Jobs) -> None:
    at_work, go_on, met = threading.Event(), threading.Event(), []

    def first(_: Told) -> None:
        at_work.set()
        go_on.wait(10)
        met.append("first")

    jobs.start(Job("upload", first))
    second = jobs.start(Job("paste", lambda _: met.append("second")))
    assert at_work.wait(10)
    assert (second.state, [job.kind for job in jobs.all()]) == ("waiting", ["paste", "upload"])
    go_on.set()
    assert second.over.wait(10)
    assert met == ["first", "second"]


def test_a_job_ends_at_its_next_step_when_somebody_wants_it(jobs: Jobs, settled: list[str]) -> None:
    def work(telling: Told) -> None:
        jobs.cancel(job.id)
        telling.progress("read", 1, 2)
        raise AssertionError("it went on")

    job = Job("upload", work)
    jobs.start(job)
    assert job.over.wait(10)
    assert (job.state, settled) == ("cancelled", [])


def test_a_job_that_still_waits_is_ended_before_it_begins(jobs: Jobs) -> None:
    job = Job("upload", lambda _: pytest.fail("it began"))
    job.ending.set()
    jobs.start(job)
    assert job.over.wait(10)
    assert job.state == "cancelled"


def test_while_another_process_writes_a_job_waits_and_says_so(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.shelf.jobs.LOOK_AGAIN", 0)
    tries: list[bool] = []

    def work(_: Told) -> None:
        tries.append(job.elsewhere)
        if len(tries) < 3:
            raise StoreBusy("another writes")

    job = Job("upload", work)
    jobs.start(job)
    assert job.over.wait(10)
    assert (job.state, tries) == ("done", [False, True, True])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrongUse("The file is wrong. Take another."), "The file is wrong. Take another."),
        (OSError(28, "No space left on device"), "No space left on device. Check the disk"),
        (RuntimeError("secret internals"), "An internal error. Look for job"),
    ],
)
def test_what_goes_wrong_is_told_in_the_job_and_the_next_one_runs(jobs: Jobs, error: Exception, said: str) -> None:
    job = done(jobs, fail(error))
    assert (job.state, said in job.error, "secret" in job.error) == ("failed", True, False)
    assert done(jobs, lambda _: None).state == "done"


def test_of_ones_own_files_everything_is_told_what_was_refused_first() -> None:
    job = Job("upload", fail(AssertionError()), outcomes=[READ, REFUSED], state="reading", done=2, of=4)
    said = told(job, sources=set())
    assert [file["source"] for file in said["files"]] == ["b.pdf", "a.txt"]
    assert (said["share"], said["done"], said["of"]) == (0.5, 2, 4)
    assert said["counts"] == {"read": 1, "unchanged": 0, "refused": 1, "removed_before": 0}


def test_of_what_was_indexed_before_only_what_everybody_may_see_is_told_or_counted() -> None:
    job = Job("again", fail(AssertionError()), outcomes=[READ, HIDDEN, REFUSED], done=3, of=3)
    said = told(job, sources={"a.txt"})
    assert [file["source"] for file in said["files"]] == ["a.txt"]
    assert sum(said["counts"].values()) == 1
    assert {"done", "of"} & set(said) == set()


def test_whoever_runs_the_store_with_the_whole_report_is_told_all() -> None:
    job = Job("again", fail(AssertionError()), outcomes=[READ, HIDDEN, REFUSED])
    assert len(told(job, sources=None)["files"]) == 3
