"""The shipped embedder is the one that was measured, and runs as it was measured."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Vectors, open_embedder
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
