"""The pages of a document's original: pictures of them, and where on them words stand; drawn in a process of its own.

The same isolation as for reading: a hostile file costs itself alone. A process that has met one file meets no other, for
what has taken it over could paint the one into the other.
"""

import atexit
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.errors import NoPicture, PagesBusy
from index.formats.spots import Spots, Wanted
from index.isolated.isolate import Ended, NotStarted, Process
from index.pages.original import pdf_of
from index.raw import Limits, Raw
from index.types import Document, Source

LOG = logging.getLogger(__name__)
# A page that takes longer, or needs more, is none that people look at.
SECONDS, CPU_SECONDS, MEMORY_MB = 30, 20, 768
# Whoever turns pages asks again soon; a process that nobody asks is only memory.
WAITING = 60
# How long one waits for another's page to be drawn, and how many may wait: a page takes 0.1 to 0.5 seconds.
PATIENCE, QUEUE = 20, 8
NARROWEST, WIDEST = 200, 2400
PNG = b"\x89PNG\r\n\x1a\n"
SPOTS = TypeAdapter(Spots)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one PDF: in which folder it lies, under which name, and the sha256 of its bytes when it was read."""

    origin: str
    source: str
    sha256: str
    limits: Limits

    def spots(self, document: Document, start: int, end: int) -> Spots:
        """Return where `text[start:end]` of the document stands on the pages. Raises NoPicture or PagesBusy."""
        told, _ = _WINDOW.ask(self, do="spots", wanted=asdict(wanted(document, start, end)))
        try:
            return SPOTS.validate_python(told["spots"])
        except (KeyError, ValidationError) as error:
            raise _failed(self, "what was answered is no place") from error

    def picture(self, number: int, width: int) -> bytes:
        """Return a page, from 1, as a PNG about `width` pixels wide. Raises NoPicture or PagesBusy."""
        width = min(max(width, NARROWEST), WIDEST)
        told, data = _WINDOW.ask(self, do="draw", page=number, width=width)
        if told.get("drawn") is None:
            raise NoPicture(f"'{self.source}' has no page {number}. Pages count from 1.", "page")
        if not data.startswith(PNG):
            raise _failed(self, "what was drawn is no picture")
        return data

    def read(self) -> Raw:
        """Return the file as it was read. Raises NoPicture when it is gone or is another one now."""
        data = pdf_of(self.origin, self.source, self.sha256, self.limits)
        return Raw(Source(self.source, Path(self.origin, self.source), self.origin), data)


def wanted(document: Document, start: int, end: int) -> Wanted:
    """Return what to look for on the pages to find `text[start:end]`."""
    text = document.text
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    blocks = [origin for origin in document.origins if origin.place.page is not None]
    at = max((n for n, origin in enumerate(blocks) if origin.start <= start), default=0)
    own = blocks[at].place if blocks else None
    first = (own.page if own else None) or 1
    after = next((o for o in blocks[at + 1 :] if o.start >= end), None)
    # Without a block behind it nothing says where this one ends.
    last = after.place.page if after and after.place.page else first + 1
    until = after.start if after else len(text)
    share = (start - blocks[at].start) / max(1, until - blocks[at].start) if blocks else 0.0
    guess = first + int(share * (last - first + 1))
    return Wanted(
        text[begin:stop], start - begin, end - begin, first, max(first, last), guess, own.box if own else None
    )


class _Window:
    """The one process that draws, and the file it draws of."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._queue = threading.Semaphore(QUEUE)
        self._process, self._spare = _process(), _process()
        self._starting = _beside(None)
        self._met: str | None = None
        self._clock: threading.Timer | None = None

    def ask(self, pages: Pages, **what: Any) -> tuple[dict[str, Any], bytes]:
        """Return what the process answers, and the bytes it sends with it. Raises NoPicture or PagesBusy."""
        with self._turn():
            raw = pages.read()  # here, so that those who wait hold no file each
            if self._met != pages.sha256:
                self._change()
            self._met = pages.sha256
            try:
                told = next(self._process.ask(raw, **what))
            except (Ended, NotStarted) as error:
                raise _failed(pages, str(error)) from error
        if "rejected" in told:
            raise _failed(pages, str(told["rejected"].get("reason", "")))
        return told, told.get("data", b"")

    def _change(self) -> None:
        """Take the spare process for another file, and start the next spare one beside the drawing: it takes a second."""
        self._starting.join()
        used, self._process, self._spare = self._process, self._spare, _process()
        used.close()
        self._starting = _beside(self._spare)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for one's turn; the process is ended when nobody has one for a while. Raises PagesBusy."""
        busy = PagesBusy("Too many pages are being drawn just now. Try again in a moment.")
        if not self._queue.acquire(blocking=False):
            raise busy
        try:
            if not self._one_at_a_time.acquire(timeout=PATIENCE):
                raise busy
            try:
                if self._clock:
                    self._clock.cancel()
                yield
            finally:
                self._clock = threading.Timer(WAITING, self.rest)
                self._clock.daemon = True
                self._clock.start()
                self._one_at_a_time.release()
        finally:
            self._queue.release()

    def rest(self) -> None:
        """End the process, unless it is at work."""
        if self._one_at_a_time.acquire(blocking=False):
            try:
                self._starting.join()
                for process in (self._process, self._spare):
                    process.close()
                self._met = None
            finally:
                self._one_at_a_time.release()


def _process() -> Process:
    return Process(Limits(seconds=SECONDS, cpu_seconds=CPU_SECONDS, memory_mb=MEMORY_MB))


def _beside(process: Process | None) -> threading.Thread:
    """Return the thread that starts a process, or one that has nothing to do."""
    thread = threading.Thread(target=_started, args=(process,), daemon=True)
    thread.start()
    return thread


def _started(process: Process | None) -> None:
    try:
        if process:
            process.start()
    except NotStarted as error:  # whoever asks it something is told
        LOG.warning("no process that draws pages could be started ahead: %s", error)


def _failed(pages: Pages, reason: str) -> NoPicture:
    return NoPicture(f"Could not draw '{pages.source}': {reason}. Look at its text instead.", "failed")


_WINDOW = _Window()
atexit.register(_WINDOW.rest)
