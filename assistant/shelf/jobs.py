"""Work on the store that takes a while: one job at a time, in a thread of its own; the next waits. Questions go on."""

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.errors import StoreBusy, YinjuError
from index.keeping import Outcome, Told

LOG = logging.getLogger(__name__)
State = Literal["waiting", "reading", "embedding", "done", "cancelled", "failed"]
Kind = Literal["upload", "paste", "again", "samples", "rollback"]
STEPS: dict[str, State] = {"read": "reading", "embed": "embedding"}
# Jobs that are over and still told of: somebody who looks an hour later wants the last few.
REMEMBERED = 20
# Seconds between two looks whether another process has stopped writing.
LOOK_AGAIN = 0.5
# Seconds that a stopping server waits for a job that was told to end.
LAST_WORDS = 5.0


class Cancelled(Exception):
    """You meet it inside a job that somebody ended: the run stops, and the store stays as it was."""


@dataclass
class Job:
    """One job and how far it is; `names` are the files it is about, `done` of `of` is what the present step has done."""

    kind: Kind
    work: Callable[[Told], object]
    names: Sequence[str] = ()
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    state: State = "waiting"
    done: int = 0
    of: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    error: str = ""
    retryable: bool = False
    elsewhere: bool = False
    """True while it waits for another process that writes to the store."""
    ending: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def told(self) -> Told:
        """Return what the run tells how far it is; somebody who wants an end is heard at each step."""
        return Told(self._progress, self._each)

    def _progress(self, step: str, done: int, of: int) -> None:
        self.stop_if_ended()
        self.state, self.done, self.of, self.elsewhere = STEPS.get(step, "reading"), done, of, False

    def _each(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.stop_if_ended()

    def stop_if_ended(self) -> None:
        """Raise Cancelled when somebody wants an end."""
        if self.ending.is_set():
            raise Cancelled


class Jobs:
    """The jobs of one service, in the order in which they were asked for."""

    def __init__(self, settled: Callable[[], object]) -> None:
        """Take what is called after each job that may have committed something: it moves on to the new snapshot."""
        self._settled = settled
        self._waiting: deque[Job] = deque()
        self._known: deque[Job] = deque()
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def start(self, job: Job) -> Job:
        """Return the job, which is done as soon as those before it are."""
        with self._lock:
            self._known.append(job)
            while len(self._known) > REMEMBERED and self._known[0].over.is_set():
                self._known.popleft()
            self._waiting.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library", daemon=True)
                self._thread.start()
            self._lock.notify()
        return job

    def all(self) -> list[Job]:
        """Return the jobs at work or waiting and the last that are over, the newest first."""
        with self._lock:
            return list(reversed(self._known))

    def cancel(self, id: str) -> bool:
        """Return whether there is such a job; it ends at its next step, or at once while it still waits."""
        found = [job for job in self.all() if job.id == id]
        for job in found:
            job.ending.set()
        return bool(found)

    def close(self) -> None:
        """End all jobs, for the service stops."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        for job in self.all():
            job.ending.set()
        if self._thread:
            self._thread.join(LAST_WORDS)

    def _run(self) -> None:
        while job := self._next():
            self._do(job)
            job.over.set()

    def _next(self) -> Job | None:
        with self._lock:
            while not (self._waiting or self._closed):
                self._lock.wait()
            return None if self._closed else self._waiting.popleft()

    def _do(self, job: Job) -> None:
        """Do a job; whatever ends it is told in it."""
        try:
            self._when_free(job)
            self._settled()
            job.state = "done"
        except Cancelled:
            job.state = "cancelled"
        except YinjuError as error:
            _fail(job, str(error), retryable=error.retryable)
        except OSError as error:
            _fail(job, f"Could not write to the store: {error.strerror or error}. Check the disk, then try again.")
        except Exception as error:  # whatever it is, it ends this job alone, and the reason is in the log
            LOG.error("job %s failed", job.id, exc_info=error)
            _fail(job, f"An internal error. Look for job {job.id} in the log of `yinju serve`.", retryable=True)

    def _when_free(self, job: Job) -> None:
        """Work, once no other process writes to the store."""
        while True:
            job.stop_if_ended()
            job.outcomes.clear()
            try:
                job.work(job.told())
            except StoreBusy:
                job.elsewhere = True
                time.sleep(LOOK_AGAIN)
            else:
                return


def _fail(job: Job, reason: str, *, retryable: bool = False) -> None:
    job.error, job.retryable, job.state = reason, retryable, "failed"
