"""Answers that are being told, each in a thread of its own: whoever asked may leave, come back, and hear all of it."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

from assistant.keep.types import Place, Told
from assistant.told.ending import unbroken
from assistant.types import Event

log = logging.getLogger(__name__)
# Answers told at once. The page lets four be asked at once; as many may be of people who left meanwhile.
MOST = 8

Done = Callable[[Told], None]


class Telling:
    """One answer as far as it has come; any number of listeners hear it from its first event on."""

    def __init__(self, question: str) -> None:
        self.question = question
        self._events: list[Event] = []
        self._told = threading.Condition()
        self._over = False
        self.stopped = False

    def follow(self) -> Iterator[Event]:
        """Yield every event of the answer, those that have come at once; end when it is over or was stopped."""
        at = 0
        while new := self._after(at):
            yield from new
            at += len(new)

    def stop(self) -> None:
        """Tell no more of it: its listeners are let go with what has come, and the work ends at its next event."""
        with self._told:
            self.stopped = not self._over
            self._over = True
            self._told.notify_all()

    def hear(self, events: Iterator[Event]) -> Told:
        """Take the events in to the last; return the Answer JSON, or what had come of it when it was stopped."""
        heard = unbroken(events, self.question)
        try:
            for event in heard:
                if not self._tell(event):
                    break
        finally:
            heard.close()
        return whole(self.question, self._events)

    def end(self) -> None:
        """Let the listeners go."""
        with self._told:
            self._over = True
            self._told.notify_all()

    def _after(self, at: int) -> list[Event]:
        """Wait for events after the first `at`, and return them; none when it is over."""
        with self._told:
            self._told.wait_for(lambda: self._over or len(self._events) > at)
            return self._events[at:]

    def _tell(self, event: Event) -> bool:
        """Tell one event; return False where the answer was stopped, and the event came too late."""
        with self._told:
            if not self.stopped:
                self._events.append(event)
                self._told.notify_all()
            return not self.stopped


class Underway:
    """The answers that are being told now, by their places."""

    def __init__(self, most: int = MOST) -> None:
        self._told: dict[Place, Telling] = {}
        self._lock = threading.Lock()
        self._free = threading.BoundedSemaphore(most)

    def begin(self, place: Place, question: str, events: Iterator[Event], done: Done) -> Telling:
        """Return the answer that begins here; `done` gets its Answer JSON before its listeners are let go."""
        telling = Telling(question)
        self._free.acquire()
        with self._lock:
            self._told[place] = telling
        threading.Thread(target=self._tell, args=(place, telling, events, done), daemon=True).start()
        return telling

    def at(self, place: Place) -> Telling | None:
        """Return the answer that is being told at a place, if there is one."""
        with self._lock:
            return self._told.get(place)

    def stop(self, conversation: str) -> None:
        """Stop what is being told in a conversation."""
        with self._lock:
            told = [telling for place, telling in self._told.items() if place.conversation == conversation]
        for telling in told:
            telling.stop()

    def _tell(self, place: Place, telling: Telling, events: Iterator[Event], done: Done) -> None:
        try:
            done(telling.hear(events))
        except Exception:
            log.exception("an answer could not be kept: %r", telling.question)
        finally:
            with self._lock:
                if self._told.get(place) is telling:
                    del self._told[place]
            self._free.release()
            telling.end()


def whole(question: str, events: list[Event]) -> dict[str, Any]:
    """Return the Answer JSON that the last event brings; without one, what had come, marked {"stopped": true}."""
    last = events[-1] if events else None
    if last is not None and last.answer is not None:
        return last.answer.as_json()
    asked = next((event.data for event in events if event.type == "question"), {})
    told = [event.data for event in events if event.type == "sentence"]
    sentences = [data["sentence"] for data in told]
    return {
        "question": question,
        "language": asked.get("language", ""),
        "kind": asked.get("kind", ""),
        "answered": bool(sentences),
        "short_answer": None,
        "text": " ".join(sentence["text"] for sentence in sentences),
        "sentences": sentences,
        "citations": [citation for data in told for citation in data["citations"]],
        "conflicts": [],
        "refusal": None,
        "notes": [event.data["text"] for event in events if event.type == "note"],
        "error": None,
        "stopped": True,
    }
