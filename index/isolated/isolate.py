"""Read files in other processes, each within limits of time, computing and memory: a hostile one costs itself alone.

Processes live on from file to file; one that dies or runs over is ended and replaced. Readings come in the order of the
files, whatever process was done first.
"""

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import index.isolated.answered as answered
from index.isolated.wire import frame, header
from index.raw import Address, Limits, Raw
from index.text import Reading
from index.types import Rejected

LOG = logging.getLogger(__name__)
# The parent's own path, so that the same Yinju is read there; never the folder somebody happens to stand in.
BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); from index.isolated.reading_worker import main; main()"
)
# Readings that may wait for a slower one before them: more would only fill memory.
AHEAD = 16
# Up to so many files of so many bytes in all, one process is enough.
FEW, SMALL = 8, 2**20
# Libraries that each start threads of their own would take more than their share of a machine.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "Cannot allocate memory", "out of memory")
# Seconds that starting a process may take, on a machine with other work to do; no file is charged for it.
START = 300
READY = b"ready"
# Seconds that idle processes wait for another run.
WAITING = 20
UNTRUE = "was not read: what its reader answered cannot be true ({what}), as if the file had taken it over; do not trust the file"
OVER = "Split it, raise the setting, or leave it out."
Part = Raw | Address | Rejected


class Ended(Exception):
    """You meet it when a reading process was ended or died: `reason` is what to tell, `again` when a new try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


class NotStarted(RuntimeError):
    """You meet it when no reading process can be started at all: no file is to blame, so the run ends."""


class Process:
    """One reading process. It is started when it is first asked something."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._said: Any = None
        self._late = False
        self._asked = 0

    def ask(self, raw: Raw, **what: Any) -> Iterator[dict[str, Any]]:
        """Yield the answers to one request; the time limit is for each, not for what the caller does between them.

        Raises Ended when the process dies over it or is ended for taking too long.
        """
        child = self._started()
        try:
            self._timed(lambda: _send(child, header(raw, **what), raw.data))
            while True:
                told = answered.heard(self._frame(child))
                if told.get("memory"):
                    raise Ended(self._over("memory"), again=self._asked > 1)
                if "raw" in told or told.get("drawn"):
                    told["data"] = self._frame(child)
                yield told
                if "raw" not in told and ("rejected" not in told or what["do"] != "open"):
                    return
        except (OSError, EOFError, ValueError) as error:
            raise self._ended() from error
        except answered.Untrue as error:
            raise self.distrusted(error) from error
        except MemoryError as error:  # in this process: what was answered is too much to hold
            self.close()
            raise Ended(self._over("memory"), again=False) from error
        except Ended:
            self.close()
            raise

    def start(self) -> None:
        """Start the process now, so that whoever asks first need not wait for it. Raises NotStarted."""
        self._started()
        self._asked = 0

    def read(self, raw: Raw, width: int, ocr: bool) -> Reading | Rejected:
        """Return what a file was read to; one that a used process died over is tried once more by a fresh one."""
        try:
            return self._read(raw, width, ocr)
        except Ended as first:
            if not first.again:
                return Rejected(raw.source.name, first.reason)
        try:
            return self._read(raw, width, ocr)
        except Ended as error:
            return Rejected(raw.source.name, error.reason)

    def _read(self, raw: Raw, width: int, ocr: bool) -> Reading | Rejected:
        told = next(self.ask(raw, do="read", width=width, ocr=ocr))
        try:
            return answered.reading(told, raw)
        except answered.Untrue as error:
            raise self.distrusted(error) from error

    def distrusted(self, error: answered.Untrue) -> Ended:
        """Return why a file is not read by a process whose answer cannot be true; the process is ended."""
        LOG.info("a reading process answered what cannot be: %s", error)
        again = self._asked > 1  # a file before this one may have taken it over
        self.close()
        return Ended(UNTRUE.format(what=error), again=again)

    def close(self) -> None:
        """End the process, whatever it is doing; the next question starts a new one."""
        child, self._child, self._asked = self._child, None, 0
        if child is not None:
            _kill(child)
            for pipe in (child.stdin, child.stdout):
                _close(pipe)
            child.wait()
            self._said.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._late = False
            self._said = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process)
            command = [sys.executable, "-P", "-c", BOOT, json.dumps(asdict(self._limits)), json.dumps(sys.path)]
            # Settings hold keys, and no parser needs one.
            kept = {name: value for name, value in os.environ.items() if not name.startswith("YINJU_")}
            # Of its own session: Ctrl-C is for the parent, and what the process starts ends with it.
            child = self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                env=kept | ONE_THREAD,
                start_new_session=True,
            )
            try:
                self._timed(lambda: _received(child, len(READY)), START)
            except (OSError, EOFError, answered.Untrue) as error:
                said = self._last_words()
                self.close()
                raise NotStarted(
                    f"no process that reads files could be started: {said or 'it said nothing'}"
                ) from error
        self._asked += 1
        return self._child

    def _last_words(self) -> str:
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(self._said.tell() - 4000, 0))
        said: bytes = self._said.read()
        return said.decode("utf-8", "replace").strip()

    def _frame(self, child: subprocess.Popen[bytes]) -> bytes:
        # More than a process may hold, none of them can say.
        received: bytes = self._timed(lambda: _received(child, self._limits.memory_mb * 2**20))
        return received

    def _timed(self, step: Any, seconds: float = 0) -> Any:
        """Return what a step gives; it meets the end of the pipe when its time is over, for the process is ended then."""
        clock = threading.Timer(seconds or self._limits.seconds, self._too_late)
        clock.daemon = True
        clock.start()
        try:
            done = step()
        finally:
            clock.cancel()
            clock.join()
        if self._late:  # in the moment in which it was done: the process is ended, and nothing else is charged for it
            raise EOFError("its time was over")
        return done

    def _too_late(self) -> None:
        self._late = True
        if child := self._child:
            _kill(child)

    def _ended(self) -> Ended:
        """Return why the process is no more."""
        child, asked = self._child, self._asked
        if child is None:
            return Ended("was not read: the run was stopped", again=False)
        if not self._late:
            _close(child.stdin)
        code = _code(child)
        said = self._last_words()
        self.close()
        LOG.info("a reading process ended with %s: %s", code, said)
        if self._late:
            return Ended(self._over("time"), again=False)
        if code == -signal.SIGXCPU:
            return Ended(self._over("computing"), again=False)
        if any(sign in said for sign in OUT_OF_MEMORY):
            return Ended(self._over("memory"), again=asked > 1)
        return Ended(_crash(code, said), again=asked > 1)

    def _over(self, what: str) -> str:
        limits = self._limits
        return {
            "time": f"took longer than the {limits.seconds:,.0f} s that setting file_seconds allows. {OVER}",
            "computing": f"needed more than the {limits.cpu_seconds:,} s of computing that setting file_cpu_seconds "
            f"allows. {OVER}",
            "memory": f"needed more than the {limits.memory_mb:,} MB of memory that setting file_memory_mb allows. "
            f"{OVER}",
        }[what]


class Readers:
    """Reading processes, at most `many` at once, and one that opens containers."""

    def __init__(self, limits: Limits, many: int) -> None:
        self.limits = limits
        self.many = many
        self._threads = ThreadPoolExecutor(many, "reading")
        self._idle: deque[Process] = deque(Process(limits) for _ in range(many))
        self._processes = list(self._idle)
        # One for each depth: a sitemap goes on giving its addresses while the sitemap at one of them is opened.
        self._openers = [Process(limits)]
        self._seen = self._bytes = 0

    def read(self, items: Iterable[Any], width: int, *, ocr: bool = False) -> Iterator[tuple[Any, Any]]:
        """Yield (item, reading or Rejected) for each Raw, in their order; what is no Raw comes back as (item, None)."""
        waiting: deque[tuple[Any, Future[Reading | Rejected] | None]] = deque()
        for item in items:
            future = None
            if isinstance(item, Raw):
                self._seen += 1
                self._bytes += len(item.data)
                while self._is_full(waiting):
                    wait([future for _, future in waiting if not _done(future) and future], return_when=FIRST_COMPLETED)
                    yield from _ready(waiting)
                future = self._threads.submit(self._one, item, width, ocr)
            waiting.append((item, future))
            yield from _ready(waiting)
        while waiting:
            yield _result(waiting.popleft())

    def _is_full(self, waiting: Sequence[tuple[Any, Future[Any] | None]]) -> bool:
        """Return True when another file must wait: each in memory may be as large as a file may be."""
        # Few small files are read sooner by one process than a second one is started.
        many = self.many if self._seen > FEW or self._bytes > SMALL else 1
        unread = sum(not _done(future) for _, future in waiting)
        return unread >= many or (unread > 0 and len(waiting) >= many + AHEAD)

    def opened(self, raw: Raw, depth: int = 0) -> Iterator[Part] | None:
        """Return the parts of a container, or None when the file is none. A container that fails ends with a Rejected.

        `depth` counts the containers that are still giving their parts; of each depth there is one at a time.
        """
        while len(self._openers) <= depth:
            self._openers.append(Process(self.limits))
        opener = self._openers[depth]
        answers = opener.ask(raw, do="open")
        try:
            first = next(answers)
        except Ended as error:
            return iter([Rejected(raw.source.name, error.reason)])
        return None if "file" in first else _parts(opener, raw, first, answers)

    def _one(self, raw: Raw, width: int, ocr: bool) -> Reading | Rejected:
        process = self._idle.popleft()
        try:
            return process.read(raw, width, ocr)
        finally:
            # The one used last is asked first: a small run starts one process alone.
            self._idle.appendleft(process)

    def close(self) -> None:
        """End all processes; what is being read is given up."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in [*self._processes, *self._openers]:
            process.close()
        self._threads.shutdown()


class _Kept:
    """Readers that wait a while for the next run, so that watching starts no process for every change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers: Readers | None = None
        self._clock: threading.Timer | None = None

    def taken(self, limits: Limits, many: int) -> Readers:
        """Return the waiting readers, or new ones when there are none of this kind."""
        with self._lock:
            readers, self._readers = self._readers, None
            if self._clock:
                self._clock.cancel()
        if readers is not None and (readers.limits, readers.many) != (limits, many):
            readers.close()
            readers = None
        return readers or Readers(limits, many)

    def kept(self, readers: Readers) -> None:
        """Let the readers wait; they are ended when nobody comes."""
        with self._lock:
            former, self._readers = self._readers, readers
            self._clock = threading.Timer(WAITING, self.left)
            self._clock.daemon = True
            self._clock.start()
        if former:
            former.close()

    def left(self) -> None:
        """End the readers that wait."""
        with self._lock:
            readers, self._readers = self._readers, None
        if readers:
            readers.close()


_KEPT = _Kept()


def end_waiting() -> None:
    """End the processes that wait for another run, as the end of the program does."""
    _KEPT.left()


atexit.register(end_waiting)


@contextmanager
def readers(limits: Limits, many: int) -> Iterator[Readers]:
    """Yield readers for one run; those of a run that just ended are used again. A run that fails ends them."""
    taken = _KEPT.taken(limits, many)
    try:
        yield taken
    except BaseException:
        taken.close()
        raise
    _KEPT.kept(taken)


def _parts(opener: Process, raw: Raw, first: dict[str, Any], answers: Iterator[dict[str, Any]]) -> Iterator[Part]:
    """Yield the parts of a container; where they end too soon, a Rejected of its name."""
    told: dict[str, Any] | None = first
    try:
        while told is not None and "end" not in told:
            yield answered.part(told, raw)
            told = next(answers, None)
    except answered.Untrue as error:
        yield Rejected(raw.source.name, opener.distrusted(error).reason)
    except Ended as error:
        yield Rejected(raw.source.name, error.reason)


def _done(future: Future[Any] | None) -> bool:
    return future is None or future.done()


def _ready(waiting: deque[tuple[Any, Future[Any] | None]]) -> Iterator[tuple[Any, Any]]:
    while waiting and _done(waiting[0][1]):
        yield _result(waiting.popleft())


def _result(pair: tuple[Any, Future[Any] | None]) -> tuple[Any, Any]:
    item, future = pair
    return item, future.result() if future else None


def _send(child: subprocess.Popen[bytes], *frames: bytes) -> None:
    assert child.stdin is not None
    for data in frames:
        child.stdin.write(frame(data))
    child.stdin.flush()


def _received(child: subprocess.Popen[bytes], most: int) -> bytes:
    assert child.stdout is not None
    stated = child.stdout.read(8)
    if len(stated) < 8:
        raise EOFError("the process has ended")
    length = int.from_bytes(stated, "big")
    if length > most:
        raise answered.Untrue(f"{length:,} bytes in one answer")
    data = child.stdout.read(length)
    if len(data) < length:
        raise EOFError("the process ended in the middle of its answer")
    return data


def _kill(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError) as error:
        LOG.debug("the reading process %d had ended already: %s", child.pid, error)


def _code(child: subprocess.Popen[bytes]) -> int:
    """Return how a process ended; one that lives on though it answers no more is ended."""
    try:
        return child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        _kill(child)
        return child.wait()


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError as error:  # what was not sent yet has nobody to go to any more
        LOG.debug("a reading process went away while it was written to: %s", error)


def _crash(code: int, said: str) -> str:
    last = f" ({said.splitlines()[-1][:200]})" if said else ""
    if code == -signal.SIGKILL:
        return f"could not be read: the system ended its reader, most likely for want of memory{last}; leave it out"
    named = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"made its reader crash with {named}{last}; save it again, in another format if you can, or leave it out"
