"""An assistant that knows how long people's answers took of late, and whether somebody is waiting for one now."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.core import Assistant
from assistant.generate import Generator
from assistant.types import Answer, Event
from index.library import Library
from index.settings import Settings

# Answers that a 95th percentile is told of: of two hundred, ten lie beyond it.
KEPT = 200
# Seconds between two looks at whether somebody waits: a tenth of an answer.
LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Speed:
    """How long the last answers took in milliseconds; None where there were none."""

    answers: int
    p50: float | None = None
    p95: float | None = None


class Attended(Assistant):
    """An assistant as it is served. What a run asks, inside `aside`, is neither timed nor waited for."""

    _aside = threading.local()

    def __init__(self, library: Library, settings: Settings, generator: Generator | None = None) -> None:
        super().__init__(library, settings, generator)
        self._times: deque[float] = deque(maxlen=KEPT)
        self._waiting = 0
        self._lock = threading.Lock()

    def ask(self, text: str, **how: Any) -> Answer:
        """Return the answer of the assistant, and keep how long it took."""
        with self._waited_for():
            answer = super().ask(text, **how)
        self._keep(answer)
        return answer

    def stream(self, text: str, **how: Any) -> Iterator[Event]:
        """Yield the events of the assistant, and keep how long the answer took."""
        events = super().stream(text, **how)
        with self._waited_for():
            for event in events:
                if event.answer is not None:
                    self._keep(event.answer)
                yield event

    def speed(self) -> Speed:
        """Return how long the last answers took, those of runs left out."""
        times = list(self._times)
        if not times:
            return Speed(0)
        p50, p95 = np.percentile(times, [50, 95])
        return Speed(len(times), round(float(p50), 1), round(float(p95), 1))

    @property
    def waiting(self) -> int:
        """Return how many people wait for an answer now."""
        return self._waiting

    def wait_for_quiet(self, seconds: float) -> None:
        """Wait until nobody waits for an answer, so long at most."""
        until = time.monotonic() + seconds
        while self._waiting and time.monotonic() < until:
            time.sleep(LOOK)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let what this thread asks not count as anybody's question."""
        self._aside.on = True
        try:
            yield
        finally:
            self._aside.on = False

    @contextmanager
    def _waited_for(self) -> Iterator[None]:
        step = 0 if getattr(self._aside, "on", False) else 1
        with self._lock:
            self._waiting += step
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= step

    def _keep(self, answer: Answer) -> None:
        if answer.error is None and not getattr(self._aside, "on", False):
            self._times.append(float(answer.timings_ms.get("total", 0.0)))
