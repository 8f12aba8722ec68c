"""Asking so that it is kept: the question at once, the answer when it has come, whether or not somebody still listens."""

from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.keep.conversations import Conversations
from assistant.keep.person import Signer
from assistant.keep.types import Place
from assistant.keep.underway import Telling, Underway
from assistant.types import Event
from index.library import without
from index.settings import Settings

Sees = Callable[[str], bool]
"""Returns True when everybody may see a document now."""


class Keeping:
    """The conversations of a served store, and what is being told in them."""

    def __init__(self, conversations: Conversations, signer: Signer) -> None:
        self.conversations = conversations
        self.signer = signer
        self.underway = Underway()

    @classmethod
    def open(cls, store: Path, settings: Settings, sees: Sees, fold: Callable[[str], str]) -> "Keeping | None":
        """Return what keeps the conversations of a store; None where the setting keep_days says that nothing is kept.

        Raises StoreDamaged or StoreTooNew.
        """
        if not settings.keep_days:
            return None
        kept = Conversations(store, settings, lambda told: without(told, lambda id: not sees(id)), fold)
        kept.prune()
        return cls(kept, Signer.of(store, settings))

    def ask(self, person: str, conversation: str, question: str, events: Iterator[Event]) -> tuple[Place, Telling]:
        """Return where a question is kept and the answer to it, which goes on though nobody listens."""
        place = self.conversations.ask(person, conversation or None, question)
        return place, self.underway.begin(place, question, events, lambda told: self.conversations.answer(place, told))
