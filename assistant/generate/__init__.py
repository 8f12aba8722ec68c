"""Evidence → draft sentences: the contract. A generator writes; it is never believed before the check."""

from collections.abc import Iterator
from typing import Protocol

from assistant.types import Draft, Evidence, Question


class Generator(Protocol):
    """Writes sentences from evidence, each with the keys of the quotes it cites."""

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the draft sentences of an answer in order, as they are written."""
