"""Asking so that it is kept: the question at once, the answer when it has come, whether or not somebody still listens."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Self

from assistant.core import Assistant
from assistant.keep.conversations import Conversations
from assistant.keep.person import DAY, Signer, newcomer
from assistant.keep.types import Asked, Bounds, Kept, Place, Seen, Told
from assistant.keep.underway import Telling, Underway
from assistant.types import Event
from index.library import Feedback, without

COOKIE = "yinju_person"
# No name drawn by lot begins so.
VISITOR = "~"
Feed = Callable[[Feedback], Feedback]
"""Returns what a reader says as it is kept."""


class Keeping:
    """The conversations of a served store, whose they are, what is being told in them, and what readers say of it."""

    def __init__(self, conversations: Conversations, signer: Signer, feed: Feed | None = None) -> None:
        self.conversations = conversations
        self.feed = feed
        self.underway = Underway()
        self._signer = signer
        self._passing = _in_memory(conversations.seen)

    @classmethod
    def open(cls, assistant: Assistant) -> Self:
        """Return what keeps the conversations with an assistant. Raises StoreDamaged or StoreTooNew."""

        def seen(told: Told) -> Told:
            """Return an answer as everybody may read it now."""
            view = assistant.view()
            return without(told, lambda id: not view.sees(id))

        library = assistant.library
        settings = assistant.settings
        bounds = Bounds(settings.keep_days, settings.keep_turns, settings.keep_mb)
        kept = Conversations(library.store, bounds, seen, library.fold)
        kept.prune()
        return cls(kept, Signer.of(library.store, settings), lambda told: assistant.library.add_feedback(told))

    @classmethod
    def in_memory(cls) -> Self:
        """Return what keeps conversations as long as the program runs, for an assistant that has no store of ours."""
        return cls(_in_memory(lambda told: told), Signer(secrets.token_bytes(32), 1))

    def ask(self, person: str, conversation: str, asked: Asked, events: Iterator[Event]) -> tuple[Place, Telling]:
        """Return where a question is kept and the answer to it, which goes on though nobody listens."""
        kept = self._of(person)
        place = kept.ask(person, conversation or None, asked)
        keep = partial(kept.answer, place)
        return place, self.underway.begin(place, asked.question, events, keep)

    def turns(self, person: str, conversation: str) -> list[Kept]:
        """Return a conversation's turns, the first first. Raises UnknownConversation, also for another person's."""
        return self._of(person).turns(person, conversation)

    def visitor(self, session: str) -> str:
        """Return a name for somebody without a cookie of ours, whose conversation lasts as long as their session."""
        return VISITOR + session

    def _of(self, person: str) -> Conversations:
        """Return where a person's conversations are: a visitor's in memory, for nobody could come back to them."""
        return self._passing if person.startswith(VISITOR) else self.conversations

    def person(self, cookies: Mapping[str, str]) -> str | None:
        """Return who sends these cookies; None for nobody known."""
        known = self._signer.read(cookies.get(COOKIE, ""), time.time())
        return known[0] if known else None

    def cookie(self, cookies: Mapping[str, str]) -> str | None:
        """Return the value of a cookie to be set: a newcomer's, or one signed anew each day; None where the old one will do."""
        now = time.time()
        known = self._signer.read(cookies.get(COOKIE, ""), now)
        if known and now - known[1] < DAY:
            return None
        return self._signer.sign(known[0] if known else newcomer(), now)


def _in_memory(seen: Seen) -> Conversations:
    """Return conversations that end with the program, small enough for its memory."""
    return Conversations(Path(), Bounds(0, 100, 50), seen)
