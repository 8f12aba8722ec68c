"""Tell whoever works for a question that nobody waits for it any more."""

import threading
from collections.abc import Callable


class Stop:
    """Stopped once, for good; safe between threads."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._calls: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        """Return True when it was stopped."""
        return self._stopped.is_set()

    def wait(self, seconds: float) -> bool:
        """Return True as soon as it is stopped, False when that did not happen in this time."""
        return self._stopped.wait(seconds)

    def then(self, call: Callable[[], None]) -> None:
        """Call this when it is stopped, or at once when it was."""
        with self._lock:
            if not self:
                self._calls.append(call)
                return
        call()

    def now(self) -> None:
        """Stop: each call that was asked for is made, once."""
        with self._lock:
            self._stopped.set()
            calls, self._calls = self._calls, []
        for call in calls:
            call()
