"""The default generator: the evidence itself, word for word, each quote a sentence that cites it."""

from collections.abc import Iterator

from assistant.types import Draft, Evidence, Question


class ExtractiveGenerator:
    """Writes nothing of its own: what it says stands in the sources."""

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield each quote as a sentence, in the order of the evidence."""
        for quote in evidence.quotes:
            yield Draft(quote.text, (quote.key,))
