"""txtai's BM25 over jieba's words: its settings take a pattern and no function, but a class by its name."""

from txtai.scoring import BM25

from evals.benchmarks.peers.chunks import words


class JiebaBM25(BM25):  # type: ignore[misc]
    """BM25 whose words jieba cuts."""

    def tokenize(self, text: str) -> list[str]:
        """Return the search words of a text."""
        return words(text)
