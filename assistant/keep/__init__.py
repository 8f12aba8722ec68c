"""What stays of a conversation: whose it is, what was asked and answered, and answers that are still being told."""

from assistant.keep.conversations import Conversations
from assistant.keep.erasing import erase_but
from assistant.keep.keeping import COOKIE, Feed, Keeping
from assistant.keep.person import DAY, Signer
from assistant.keep.types import Asked, Bounds, Held, Kept, Place
from assistant.keep.underway import Telling, Underway

__all__ = [
    "COOKIE",
    "DAY",
    "Asked",
    "Bounds",
    "Conversations",
    "Feed",
    "Held",
    "Keeping",
    "Kept",
    "Place",
    "Signer",
    "Telling",
    "Underway",
    "erase_but",
]
