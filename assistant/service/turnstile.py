"""How often somebody may do something: so many times in so many seconds, counted in memory."""

import time
from collections import OrderedDict, deque
from threading import Lock

# People whose times are remembered; beyond it those who came least lately are forgotten.
MOST_PEOPLE = 10_000


class Turnstile:
    """Lets everybody through `most` times in `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def lets(self, who: str) -> bool:
        """Return True when they may pass now, and count it."""
        now = time.monotonic()
        with self._lock:
            times = self._times.setdefault(who, deque())
            self._times.move_to_end(who)
            while times and now - times[0] >= self._seconds:
                times.popleft()
            if len(self._times) > MOST_PEOPLE:
                self._times.popitem(last=False)
            if len(times) >= self._most:
                return False
            times.append(now)
            return True
