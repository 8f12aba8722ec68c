"""Pieces of a text as they come, each within its time: whatever writes them, nobody waits longer than was said."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.generate.failing import Unwritten
from assistant.generate.stopping import Stop


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until the first piece, between two, and for all of them."""

    first: float
    between: float
    whole: float


@dataclass(frozen=True, slots=True)
class _Ended:
    """The writer ended: as it should, or with this error."""

    error: Exception | None = None


def timely(write: Callable[[Stop], Iterator[str]], limits: Limits) -> Iterator[str]:
    """Yield what `write` yields as it comes. Raises Unwritten("slow") when a limit passes, else what `write` raises.

    The writer has a thread of its own: a name look-up, a connection or a model that hangs cannot be waited for in any
    other way. It is told to stop when a limit passes and when nobody asks for more.
    """
    stop, pieces = Stop(), queue.SimpleQueue[str | _Ended]()
    threading.Thread(target=_pump, args=(write, stop, pieces), name="yinju writing", daemon=True).start()
    began, seconds = time.monotonic(), limits.first
    try:
        while True:
            left = max(0.0, min(seconds, began + limits.whole - time.monotonic()))
            piece = _next(pieces, left, time.monotonic() - began)
            if isinstance(piece, _Ended):
                if piece.error:
                    raise piece.error
                return
            yield piece
            seconds = limits.between
    finally:
        stop.now()


def _next(pieces: "queue.SimpleQueue[str | _Ended]", seconds: float, passed: float) -> "str | _Ended":
    try:
        return pieces.get(timeout=seconds)
    except queue.Empty:
        what = f"The language model wrote nothing for {seconds:.1f} s, {passed + seconds:.1f} s after it was asked. "
        do = "Raise llm_first_seconds, llm_between_seconds or llm_seconds, or take a faster model."
        raise Unwritten("slow", what + do) from None


def _pump(write: Callable[[Stop], Iterator[str]], stop: Stop, pieces: "queue.SimpleQueue[str | _Ended]") -> None:
    """Hand over the pieces of a writer, and how it ended; nobody listens any more once it is stopped."""
    try:
        for piece in write(stop):
            if stop:
                return
            pieces.put(piece)
        pieces.put(_Ended())
    except Exception as error:  # it is raised again where somebody waits
        pieces.put(_Ended(error))
