"""The default generator: the evidence itself, word for word, each quote a sentence that cites it."""

from collections.abc import Iterator

from assistant.fields import told
from assistant.types import Draft, Evidence, Question


class ExtractiveGenerator:
    """Writes nothing of its own: what it says stands in the sources, or in their records."""

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield each quote as a sentence, in the order of the evidence."""
        for quote in evidence.quotes:
            text = quote.text if quote.field is None else told(quote, question.language)
            yield Draft(text, (quote.key,))
