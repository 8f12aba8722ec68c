"""The shipped embedder is the one that was measured, and runs as it was measured."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Vectors, open_embedder
from index.reader import open_reader
from tests.index.canonical import NUMBERS, TEXTS, by_sentence_transformers

PINNED = Path(__file__).with_name("canonical.json")
NEAR = 0.98
"""Cosine between the fast vectors and those in float32: less would change what is found."""


@pytest.fixture(scope="module")
def exact() -> Vectors:
    return by_sentence_transformers()


def test_the_weights_give_the_pinned_numbers(exact: Vectors) -> None:
    pinned = json.loads(PINNED.read_text("utf-8"))
    assert list(pinned) == TEXTS
    assert np.allclose(exact[:, :NUMBERS], list(pinned.values()), atol=1e-3), "see tests/index/canonical.py"


def test_the_fast_vectors_are_close_to_the_exact_ones(exact: Vectors) -> None:
    assert (open_embedder("shipped").passages(TEXTS) * exact).sum(axis=1).min() >= NEAR


# Question, passage, relevance and the words found, by the shipped reader on the machine that its card names.
READ = [
    ("滨江市去年新增了多少绿地？", "滨江市园林局5日公布，2025年全市新增绿地320公顷，人均公园面积达到16.4平方米。", 0.572, "320公顷"),
    ("誰是園林局局長？", "园林局局长何川说，今年的重点在老城区。", 0.149, "何川"),
    ("How large is the new park?", "柳树街公园将在秋天开门，面积为9公顷。", 0.092, "9公顷"),
    ("How many passengers did the tram carry?", "It carried 41,000 passengers on its first day.", None, "41,000"),
    ("滨江市的机场什么时候通航？", "滨江市园林局5日公布，2025年全市新增绿地320公顷。", None, None),
]  # fmt: skip
ROUNDED = 0.06
"""What int8 may move a probability by from one CPU to another."""


@pytest.mark.parametrize(("question", "passage", "relevance", "words"), READ)
def test_the_shipped_reader_reads_as_it_was_measured(
    question: str, passage: str, relevance: float | None, words: str | None
) -> None:
    (read,) = open_reader("shipped").read(question, [passage])
    assert relevance is None or abs(read.relevance - relevance) <= ROUNDED
    if words is None:
        assert read.relevance < 0.2
    else:
        assert read.span is not None
        assert words in passage[slice(*read.span)]
