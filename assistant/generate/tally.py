"""How often a language model was asked, and how it failed: for a probe, and for whoever decides whether to keep it."""

import logging
import threading
from collections import Counter
from typing import Any

from assistant.generate.failing import Unwritten

log = logging.getLogger(__name__)


class Tally:
    """Counts since the start. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = 0
        self._failed: Counter[str] = Counter()

    def asked(self) -> None:
        """Count one answer that was asked for."""
        with self._lock:
            self._asked += 1

    def failed(self, failure: Unwritten) -> Unwritten:
        """Return the failure after it was counted and logged."""
        with self._lock:
            self._failed[failure.reason] += 1
        log.warning("no answer by the language model (%s): %s", failure.reason, failure)
        return failure

    def counts(self) -> dict[str, Any]:
        """Return {"asked": n, "failed": {reason: n}}, the most frequent first."""
        with self._lock:
            return {"asked": self._asked, "failed": dict(self._failed.most_common())}
