"""A text is embedded or read once, and what comes back is what the model said, in the order asked for."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.core import Assistant
from evals.benchmarks.remembering import RememberingEmbedder, RememberingReader, remember
from index.embedder import HashEmbedder, Vectors
from index.library import Library, Reading
from index.settings import Settings


class CountingEmbedder(HashEmbedder):
    def __init__(self) -> None:
        self.made: list[str] = []

    def passages(self, texts: list[str]) -> Vectors:
        self.made += texts
        return super().passages(texts)


class CountingReader:
    def __init__(self) -> None:
        self.read_ones: list[tuple[str, str, str]] = []

    def read(self, question: str, passages: Sequence[str], over: Sequence[str] = ()) -> list[Reading]:
        self.read_ones += [(question, *pair) for pair in zip(passages, over or [""] * len(passages), strict=True)]
        return [Reading(len(passage) / 100) for passage in passages]


def test_each_passage_is_embedded_once_and_comes_back_in_its_place() -> None:
    counting = CountingEmbedder()
    embedder = RememberingEmbedder(counting)
    embedder.passages(["a gate", "a park"])
    made = embedder.passages(["a park", "a zoo", "a park"])
    assert counting.made == ["a gate", "a park", "a zoo"]
    assert np.array_equal(made, HashEmbedder().passages(["a park", "a zoo", "a park"]))
    assert embedder.passages([]).shape == (0, 256)


def test_each_passage_is_read_once_for_a_question_and_what_stands_over_it() -> None:
    counting = CountingReader()
    reader = RememberingReader(counting)
    reader.read("q", ["one", "seven"], ["over", "over"])
    told = reader.read("q", ["seven", "one", "one"], ["over", "over", "else"])
    reader.read("p", ["one"])
    assert [one.relevance for one in told] == [0.05, 0.03, 0.03]
    assert counting.read_ones == [("q", "one", "over"), ("q", "seven", "over"), ("q", "one", "else"), ("p", "one", "")]


def test_a_library_shares_what_another_remembers(store: Path, answering: Assistant) -> None:
    remember(answering.library)
    other = Library.open(store, Settings(embedder="hash", reader="none", store=store))
    remember(other, answering.library)
    assert other.embedder is answering.library.embedder
    assert other.reader is None
    other.close()
