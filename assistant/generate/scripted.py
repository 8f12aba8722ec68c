"""A generator that writes what it was given: for tests, and for trying what the check does with bad sentences."""

from collections.abc import Iterator, Sequence

from assistant.types import Draft, Evidence, Question


class ScriptedGenerator:
    """Writes the same drafts whatever is asked."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = tuple(drafts)

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the scripted drafts in order."""
        yield from self.drafts
