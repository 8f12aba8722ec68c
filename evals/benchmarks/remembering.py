"""Models that are run once for each text, however often it is asked for: many ways are compared at the price of one.

In a batch a vector or a relevance differs in its last digits with what stands beside it; here each keeps what it was when
first made, so that two ways never differ by that.
"""

from collections.abc import Sequence

import numpy as np

from index.embedder import Embedder, Vectors
from index.library import Library, Reader, Reading


class RememberingEmbedder:
    """An embedder that embeds each question and each passage once."""

    def __init__(self, embedder: Embedder) -> None:
        self.fingerprint, self.dimensions = embedder.fingerprint, embedder.dimensions
        self._embedder = embedder
        self._questions: dict[str, Vectors] = {}
        self._passages: dict[str, Vectors] = {}

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), dimensions), rows of length one, in the order of `texts`."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._passages]:
            self._passages.update(zip(new, self._embedder.passages(new), strict=True))
        made = [self._passages[text] for text in texts]
        return np.stack(made) if made else np.zeros((0, self.dimensions), np.float32)

    def question(self, text: str) -> Vectors:
        """Return an array (dimensions,) of length one."""
        if text not in self._questions:
            self._questions[text] = self._embedder.question(text)
        return self._questions[text]


class RememberingReader:
    """A reader that reads each passage once for a question and what stands over it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._readings: dict[tuple[str, str, str], Reading] = {}

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        """Return one reading a passage, in their order."""
        keys = [(question, one, above) for one, above in zip(passages, over or [""] * len(passages), strict=True)]
        if new := [key for key in dict.fromkeys(keys) if key not in self._readings]:
            told = self._reader.read(question, [key[1] for key in new], [key[2] for key in new] if over else ())
            self._readings.update(zip(new, told, strict=True))
        return [self._readings[key] for key in keys]


def remember(library: Library, like: Library | None = None) -> None:
    """Make a library remember what its models said, or share the memory of another that does, where its settings read."""
    if like is None:
        library.__dict__["embedder"] = RememberingEmbedder(library.embedder)
        if library.reader is not None:
            library.__dict__["reader"] = RememberingReader(library.reader)
        return
    library.__dict__["embedder"] = like.embedder
    if library.settings.reader != "none":
        library.__dict__["reader"] = like.reader
