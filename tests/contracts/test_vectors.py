"""What every vector store promises: inherit VectorSuite and say how one is made and read back."""

from pathlib import Path

import numpy as np
import pytest

from index.embedder import Vectors
from index.vectors import FaissVectors, VectorStore

COUNT, DIMENSIONS = 300, 16


def unit(count: int, seed: int) -> Vectors:
    made = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


VECTORS, QUESTION = unit(COUNT, 1), unit(1, 2)[0]


class VectorSuite:
    """The tests themselves; `make` and `reload` belong to the implementation."""

    def make(self, vectors: Vectors) -> VectorStore:
        raise NotImplementedError

    def reload(self, file: Path) -> VectorStore:
        raise NotImplementedError

    @pytest.fixture
    def store(self) -> VectorStore:
        return self.make(VECTORS)

    def test_the_nearest_come_first_with_their_cosines(self, store: VectorStore) -> None:
        found = store.search(QUESTION, 10)
        assert found.rows.tolist() == np.argsort(-(VECTORS @ QUESTION))[:10].tolist()
        assert np.allclose(found.scores, np.sort(VECTORS @ QUESTION)[::-1][:10], atol=1e-5)

    def test_only_allowed_rows_come_and_all_of_them_can(self, store: VectorStore) -> None:
        allowed = np.zeros(COUNT, np.bool_)
        allowed[[3, 77, 299]] = True
        assert sorted(store.search(QUESTION, 50, allowed).rows.tolist()) == [3, 77, 299]

    def test_nothing_is_allowed_nothing_comes(self, store: VectorStore) -> None:
        assert store.search(QUESTION, 5, np.zeros(COUNT, np.bool_)).rows.size == 0

    def test_the_order_of_allowed_rows_does_not_depend_on_hidden_ones(self, store: VectorStore) -> None:
        allowed = np.arange(COUNT) % 2 == 0
        everything = [row for row in store.search(QUESTION, COUNT).rows.tolist() if row % 2 == 0]
        assert store.search(QUESTION, COUNT, allowed).rows.tolist() == everything

    def test_the_scale_describes_the_allowed_rows(self, store: VectorStore) -> None:
        allowed = np.arange(COUNT) < 50
        found = store.search(QUESTION, 5, allowed)
        cosines = VECTORS[:50] @ QUESTION
        assert np.allclose((found.mean, found.spread), (cosines.mean(), cosines.std()), atol=1e-4)

    def test_scores_of_given_rows_are_their_cosines(self, store: VectorStore) -> None:
        rows = np.array([5, 1, 200])
        assert np.allclose(store.score(QUESTION, rows), VECTORS[rows] @ QUESTION, atol=1e-5)

    def test_vectors_come_back_as_they_were_given(self, store: VectorStore) -> None:
        rows = np.array([9, 0, 9])
        assert np.allclose(store.vectors(rows), VECTORS[rows], atol=1e-6)
        assert store.vectors(np.zeros(0, np.int64)).shape == (0, DIMENSIONS)

    def test_what_is_saved_is_read_back(self, store: VectorStore, tmp_path: Path) -> None:
        store.save(tmp_path / "vectors")
        found = self.reload(tmp_path / "vectors").search(QUESTION, 10)
        assert found.rows.tolist() == store.search(QUESTION, 10).rows.tolist()

    def test_a_store_of_nothing_finds_nothing(self) -> None:
        assert self.make(np.zeros((0, DIMENSIONS), np.float32)).search(QUESTION, 5).rows.size == 0


class TestFaissVectors(VectorSuite):
    def make(self, vectors: Vectors) -> VectorStore:
        return FaissVectors.make(vectors)

    def reload(self, file: Path) -> VectorStore:
        return FaissVectors.load(file)
