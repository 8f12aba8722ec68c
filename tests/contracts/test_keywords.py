"""What every keyword store promises: inherit KeywordSuite and say how one is made and read back."""

from pathlib import Path

import numpy as np
import pytest

from index.keywords import Bm25Keywords, KeywordStore

PASSAGES = [["绿地", "公园"], ["绿地", "绿地", "步道"], ["水厂"], ["绿地", "公园"], []]


class KeywordSuite:
    """The tests themselves; `make` and `reload` belong to the implementation."""

    def make(self, words: list[list[str]]) -> KeywordStore:
        raise NotImplementedError

    def reload(self, folder: Path, count: int) -> KeywordStore:
        raise NotImplementedError

    @pytest.fixture
    def store(self) -> KeywordStore:
        return self.make(PASSAGES)

    def test_passages_that_hold_the_words_come_best_first(self, store: KeywordStore) -> None:
        found = store.search(["绿地", "步道"], 9)
        assert found.rows[0] == 1
        assert (np.diff(found.scores) <= 0).all()

    def test_passages_without_any_of_the_words_do_not_come(self, store: KeywordStore) -> None:
        assert store.search(["水厂"], 9).rows.tolist() == [2]

    def test_ties_keep_the_order_of_rows(self, store: KeywordStore) -> None:
        assert store.search(["公园"], 9).rows.tolist() == [0, 3]
        assert store.search(["公园"], 1).rows.tolist() == [0]

    def test_many_ties_keep_the_order_of_rows_too(self) -> None:
        store = self.make([["绿地", "公园" if n % 3 else "步道"] for n in range(300)])
        assert store.search(["公园"], 150).rows.tolist() == [n for n in range(300) if n % 3][:150]

    def test_rows_that_are_not_allowed_never_come(self, store: KeywordStore) -> None:
        allowed = np.array([False, True, True, True, True])
        assert store.search(["公园"], 9, allowed).rows.tolist() == [3]

    def test_nothing_is_allowed_nothing_comes(self, store: KeywordStore) -> None:
        assert store.search(["公园"], 9, np.zeros(5, np.bool_)).rows.size == 0

    def test_unknown_words_and_no_words_find_nothing(self, store: KeywordStore) -> None:
        assert store.search(["没有"], 9).rows.size == store.search([], 9).rows.size == 0

    def test_scores_of_given_rows_are_those_of_the_search(self, store: KeywordStore) -> None:
        found = store.search(["绿地", "公园"], 9)
        assert np.allclose(store.score(["绿地", "公园"], found.rows), found.scores)

    def test_it_tells_in_how_many_passages_a_word_stands(self, store: KeywordStore) -> None:
        assert store.held(["绿地", "水厂", "没有"]) == [3, 1, 0]

    def test_what_is_saved_is_read_back(self, store: KeywordStore, tmp_path: Path) -> None:
        store.save(tmp_path)
        found = self.reload(tmp_path, len(PASSAGES)).search(["绿地", "步道"], 9)
        assert found.rows.tolist() == store.search(["绿地", "步道"], 9).rows.tolist()

    def test_what_is_saved_holds_no_pickle(self, store: KeywordStore, tmp_path: Path) -> None:
        store.save(tmp_path)
        assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} <= {".npy", ".json", ".jsonl"}
        for path in tmp_path.rglob("*.npy"):
            np.load(path, allow_pickle=False)

    def test_a_store_of_nothing_finds_nothing(self) -> None:
        assert self.make([]).search(["绿地"], 9).rows.size == 0


class TestBm25Keywords(KeywordSuite):
    def make(self, words: list[list[str]]) -> KeywordStore:
        return Bm25Keywords.make(words)

    def reload(self, folder: Path, count: int) -> KeywordStore:
        return Bm25Keywords.load(folder, count)
