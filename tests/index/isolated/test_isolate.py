"""Files that do harm cost themselves alone, with the limit and the way out named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.isolated import isolate, reading_worker
from index.isolated.isolate import Readers, readers
from index.isolated.wire import frame
from index.raw import Limits, Raw
from index.text import Reading
from index.types import Rejected, Source

LIMITS = Limits(seconds=110, cpu_seconds=30, memory_mb=640)
GOOD = "河畔公园周六开放。"
TOO_FAR = {
    "spin": "needed more than the 4 s of computing that setting file_cpu_seconds allows",
    "eat memory": "needed more than the 640 MB of memory that setting file_memory_mb allows",
    "crash": "made its reader crash with SIGSEGV",
}


@pytest.fixture(scope="module", autouse=True)
def misbehaving() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolate, "BOOT", isolate.BOOT.replace("index.isolated.reading_worker", "tests.index.misbehaving"))
        yield


@pytest.fixture(scope="module")
def pool() -> Iterator[Readers]:
    """One process for most tests: starting one takes a second."""
    pool = Readers(LIMITS, 1)
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def too_far() -> dict[str, Any]:
    """What came of files that go too far, and of one after them."""
    pool = Readers(Limits(seconds=110, cpu_seconds=4, memory_mb=640), 1)
    try:
        return dict(zip([*TOO_FAR, "good"], answers(pool, *TOO_FAR, "good"), strict=True))
    finally:
        pool.close()


def raws(*texts: str) -> list[Raw]:
    return [
        Raw(Source(f"{n}.txt", Path(f"/in/{n}.txt"), "/in"), f"{text}\n{GOOD}".encode()) for n, text in enumerate(texts)
    ]


def answers(pool: Readers, *texts: str) -> list[Any]:
    return [answer for _, answer in pool.read(raws(*texts), 280)]


def told(answer: Any) -> str:
    return answer.reason if isinstance(answer, Rejected) else answer.document.text.split("\n")[0]


@pytest.mark.parametrize("order", TOO_FAR)
def test_a_file_that_goes_too_far_is_refused_with_the_limit(too_far: dict[str, Any], order: str) -> None:
    assert TOO_FAR[order] in told(too_far[order])


def test_after_a_file_that_went_too_far_the_next_is_read(too_far: dict[str, Any]) -> None:
    assert told(too_far["good"]) == "good"


# What stands in for a reading process: it says that it is ready, hears a file, and answers just these bytes.
LIAR = """
import sys
say, hear = sys.stdout.buffer, sys.stdin.buffer
say.write((5).to_bytes(8, "big") + b"ready")
say.flush()
for _ in range(2):
    hear.read(int.from_bytes(hear.read(8), "big"))
say.write({answer!r})
say.flush()
hear.read()
"""


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (frame(b"[]"), "no JSON object"),
        (frame(b'{"reading": {}}'), "no reading (ValidationError)"),
        (frame(b'{"rejected": {"source": "1.txt", "reason": "?"}}'), "another source"),
        (frame(b'{"raw": 1}') + frame(b"x"), "no reading (KeyError)"),
        ((2**62).to_bytes(8, "big"), f"{2**62:,} bytes in one answer"),
    ],
)
def test_a_file_whose_reader_answers_what_cannot_be_is_refused_and_the_process_ended(
    answer: bytes, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolate, "BOOT", LIAR.format(answer=answer))
    pool = Readers(LIMITS, 1)
    assert f"cannot be true ({what})" in told(answers(pool, "good")[0])
    assert pool._processes[0]._child is None
    pool.close()


def test_a_container_whose_reader_answers_what_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "BOOT", LIAR.format(answer=frame(b'{"raw": {}}') + frame(b"x")))
    pool = Readers(LIMITS, 1)
    (rejected,) = pool.opened(raws("good")[0]) or []
    assert "cannot be true (no part (KeyError))" in told(rejected)
    assert pool._openers[0]._child is None
    pool.close()


def test_a_clock_that_strikes_at_the_end_is_charged_to_no_other_file() -> None:
    process = isolate.Process(LIMITS)
    with pytest.raises(EOFError, match="its time was over"):
        process._timed(process._too_late)


def test_each_file_is_counted_once(pool: Readers) -> None:
    before = pool._seen
    answers(pool, "一", "二", "三")
    assert pool._seen - before == 3


def test_a_limit_of_memory_stays_below_one_that_is_set_already(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to = []
    monkeypatch.setattr("resource.getrlimit", lambda what: (-1, 5 * 2**20))
    monkeypatch.setattr("resource.setrlimit", lambda what, to: set_to.append(to))
    reading_worker._limit_memory(640)
    assert set_to == [(5 * 2**20, 5 * 2**20)]


def test_a_file_that_waits_forever_is_ended() -> None:
    pool = Readers(Limits(seconds=1), 1)
    assert "took longer than the 1 s that setting file_seconds allows" in told(answers(pool, "hang")[0])
    pool.close()


def test_readings_come_in_the_order_of_the_files_and_are_those_of_one_process(pool: Readers) -> None:
    texts = [f"第{n}篇" for n in range(12)]
    many = Readers(LIMITS, 2)
    many._seen = isolate.FEW  # as if many had come before: both are used
    assert answers(many, *texts) == (alone := answers(pool, *texts))
    many.close()
    assert [told(answer) for answer in alone] == texts


def test_where_no_process_starts_the_run_ends_and_no_file_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "BOOT", "raise SystemExit('no room here')")
    pool = Readers(LIMITS, 1)
    with pytest.raises(isolate.NotStarted, match="could be started: no room here"):
        answers(pool, "good")
    pool.close()


def test_a_file_that_fails_in_a_used_process_is_tried_again_in_a_fresh_one(pool: Readers) -> None:
    first, second = answers(pool, "keep 300", "keep 300")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)


def test_what_a_library_prints_does_not_reach_the_answers(pool: Readers) -> None:
    assert told(answers(pool, "print")[0]) == "print"


def test_what_needs_no_reading_passes_in_its_place(pool: Readers) -> None:
    first, last = raws("一", "二")
    assert [item for item, _ in pool.read([first, "known", last], 280)] == [first, "known", last]


def test_the_next_run_uses_the_processes_of_the_last() -> None:
    with readers(LIMITS, 1) as first:
        answers(first, "一")
    with readers(LIMITS, 1) as second:
        assert second is first
    isolate.end_waiting()


def test_a_run_that_fails_ends_its_processes() -> None:
    children = []

    def run() -> None:
        with readers(LIMITS, 1) as pool:
            answers(pool, "一")
            children.append(pool._processes[0]._child)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert [child.poll() is None for child in children if child] == [False]


def test_no_key_of_the_settings_reaches_a_reading_process(pool: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_LLM_API_KEY", "secret")
    answers(pool, "一")
    child = pool._processes[0]._child
    assert child
    assert b"secret" not in Path(f"/proc/{child.pid}/environ").read_bytes()


def test_a_process_whose_parent_is_gone_ends(pool: Readers) -> None:
    answers(pool, "一")
    child = pool._processes[0]._child
    assert child
    assert child.stdin
    child.stdin.close()
    assert child.wait(timeout=60) == 0
