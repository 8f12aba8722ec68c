"""The Library: what the store holds, looked through and changed by whoever runs it. `Shelf` reads, `Changes` writes."""

from assistant.shelf.changes import Changes, NotHere
from assistant.shelf.shelf import Shelf

__all__ = ["Changes", "NotHere", "Shelf"]
