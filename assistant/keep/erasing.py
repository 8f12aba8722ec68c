"""Erase from kept conversations what they quote of documents that are gone, for good: a part of compacting a store."""

from collections.abc import Container
from pathlib import Path

from assistant.keep.conversations import FILE, Conversations
from assistant.keep.types import Bounds
from index.library import without


def erase_but(store: Path, kept: Container[str]) -> int:
    """Return from how many answers the words of all documents but `kept` were erased; 0 where no conversation is kept."""
    if not (store / FILE).exists():
        return 0
    conversations = Conversations(store, Bounds(1, 1, 1), lambda told: told)
    try:
        return conversations.erase(lambda told: without(told, lambda id: id not in kept))
    finally:
        conversations.close()
