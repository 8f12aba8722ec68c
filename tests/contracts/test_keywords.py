"""What every keyword store promises: inherit KeywordSuite and say how one is made and read back."""

from pathlib import Path

import numpy as np
import pytest

from index.keywords import Bm25Keywords, KeywordStore, Term, Way

PASSAGES = [["绿地", "公园"], ["绿地", "绿地", "步道"], ["水厂"], ["绿地", "公园"], []]


def term(**ways: float) -> Term:
    """Return a term of ways of one word each."""
    return Term(tuple(Way(((word,),), weight) for word, weight in ways.items()))


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

    def test_a_term_of_one_way_with_full_weight_scores_like_the_word(self, store: KeywordStore) -> None:
        by_term, by_word = store.search([term(绿地=1.0)], 9), store.search(["绿地"], 9)
        assert by_term.rows.tolist() == by_word.rows.tolist()
        assert by_term.scores == pytest.approx(by_word.scores, rel=1e-5)

    def test_a_way_of_less_weight_scores_less(self, store: KeywordStore) -> None:
        rows = np.array([2])
        assert 0 < store.score([term(水厂=0.4)], rows)[0] < store.score([term(水厂=1.0)], rows)[0]

    def test_a_term_is_one_word_however_many_ways_a_passage_says_it(self, store: KeywordStore) -> None:
        rows = np.array([0])
        once, apart = store.score([term(绿地=1.0, 公园=1.0)], rows), store.score(["绿地", "公园"], rows)
        assert 0 < once[0] < apart[0]

    def test_a_way_of_several_words_is_said_where_all_of_them_stand(self, store: KeywordStore) -> None:
        assert store.search([Term((Way((("绿地",), ("步道",)), 1.0),))], 9).rows.tolist() == [1]

    def test_any_word_of_a_slot_will_do(self, store: KeywordStore) -> None:
        assert store.search([Term((Way((("水厂", "步道"),), 1.0),))], 9).rows.tolist() == [2, 1]

    def test_what_is_not_counted_scores_nothing_and_tells_nothing(self, store: KeywordStore) -> None:
        counted = np.array([True, True, True, False, True])
        for words in (["公园", "绿地"], [term(公园=1.0), term(绿地=0.5)]):
            found = store.search(words, 9, counted, counted)
            alone = self.make([p for p, seen in zip(PASSAGES, counted, strict=True) if seen]).search(words, 9)
            assert found.rows.tolist() == alone.rows.tolist()
            # What is left of the hidden passage is its share in the mean length.
            assert found.scores == pytest.approx(alone.scores, rel=0.05)

    def test_every_word_of_a_passage_is_in_the_vocabulary(self, store: KeywordStore) -> None:
        assert {"绿地", "公园", "步道", "水厂"} <= set(store.vocabulary())

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
