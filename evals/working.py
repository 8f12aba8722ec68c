"""A run that somebody starts on the page → a thread of its own, one at a time, which gives way to people's questions."""

import logging
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from evals.types import Progress, Report
from index.errors import WrongUse, YinjuError

log = logging.getLogger(__name__)
# As of any other error of ours that nobody foresaw: what it says may name files of the machine.
UNFORESEEN = "An internal error. Try again; if it stays, look for error {id} in the log of `yinju serve`."
# Of two threads that want a core, the one that answers people gets nearly all of it.
NICE = 10
Doing = Callable[[Progress], Report]
"""Runs a set, and tells how far it is after each question."""
Ended = Literal["running", "done", "stopped", "failed"]


class Stopped(Exception):
    """You meet it inside a run that somebody stopped; what was answered is kept."""


@dataclass(frozen=True, slots=True)
class State:
    """How far the run of a set is, and how it ended; `reason` says why it failed."""

    name: str
    folder: str
    done: int = 0
    of: int = 0
    ended: Ended = "running"
    stopping: bool = False
    reason: str = ""
    met: bool | None = None
    """Whether its gate was met; None without one, and before it ended."""


class Worker:
    """Does one run at a time, in a thread that ends with the process: a run goes on from where it stopped."""

    def __init__(self, wait: Callable[[], None]) -> None:
        """Take what waits until nobody is being answered; it must return after a while."""
        self._wait = wait
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._state: State | None = None

    @property
    def state(self) -> State | None:
        """Return how far the run is, or how the last one ended; None before the first."""
        return self._state

    def begin(self, name: str, folder: str, doing: Doing) -> None:
        """Begin a run. Raises WrongUse while another goes on."""
        with self._lock:
            if self._thread and self._thread.is_alive():
                raise WrongUse(
                    "A run is going on, and two would make each other's times wrong. Stop it, or wait for it."
                )
            self._stop.clear()
            self._state = State(name, folder)
            self._thread = threading.Thread(target=self._do, args=(doing,), name="evaluate", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let the run end after the question that is being asked."""
        with self._lock:
            if self._state and self._state.ended == "running":
                self._stop.set()
                self._state = replace(self._state, stopping=True)

    def join(self, seconds: float) -> None:
        """Wait for the run to end, so long at most."""
        if self._thread:
            self._thread.join(seconds)

    def _do(self, doing: Doing) -> None:
        _give_way()
        try:
            report = doing(self._progress)
            self._note(ended="done", met=report.gate.met if report.gate else None)
        except Stopped:
            self._note(ended="stopped")
        except YinjuError as error:
            self._note(ended="failed", reason=str(error))
        except Exception as error:  # a thread has nobody who would hear it: the log has it whole, the page says where
            id = secrets.token_hex(4)
            log.error("internal error %s", id, exc_info=error)
            self._note(ended="failed", reason=UNFORESEEN.format(id=id))

    def _progress(self, step: str, done: int, of: int) -> None:
        self._note(done=done, of=of)
        if self._stop.is_set():
            raise Stopped
        self._wait()

    def _note(self, **changed: object) -> None:
        with self._lock:
            assert self._state is not None
            self._state = replace(self._state, **changed)  # type: ignore[arg-type]


def _give_way() -> None:
    """Lower this thread's priority where the system keeps one for each thread, as Linux does."""
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
    except (AttributeError, OSError):
        # Elsewhere waiting for people's answers has to do.
        return
