"""The self-test: sentences of the store that everybody may see, and whether search finds their passages."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.self_test import TRIED, Found, self_test, tried

Build = Callable[..., Assistant]


def test_search_finds_the_stores_own_sentences_in_both_languages(town: Assistant) -> None:
    told = self_test(town)
    assert [(one.lang, one.by) for one in told] == [
        ("en", "keywords"),
        ("en", "vectors"),
        ("zh", "keywords"),
        ("zh", "vectors"),
    ]
    assert all(one.tried for one in told)
    assert all(one.well for one in told if one.by == "keywords")


def test_a_search_that_finds_nothing_is_told(town: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town, "search", lambda *_, **__: [])
    told = self_test(town)
    assert {one.found for one in told} == {0}
    assert not any(one.well for one in told)


def test_the_same_sentences_are_tried_each_time_and_no_more_than_asked(town: Assistant) -> None:
    sentences = tried(town.view(), "zh")
    assert sentences == tried(town.view(), "zh")
    assert 0 < len(sentences) <= TRIED


def test_no_sentence_is_taken_that_only_some_may_see(town: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    document = town.view().records[0].id
    before = tried(town.view(), town.view().records[0].lang.split("-")[0])
    text = town.document(document).text
    town.library.remove(document)
    try:
        after = tried(town.view(), "zh") + tried(town.view(), "en")
        assert any(one in text for one in before)
        assert not any(one in text for one in after)
    finally:
        town.library.restore(document)


@pytest.mark.parametrize(
    ("by", "found", "well"),
    [("keywords", 19, True), ("keywords", 18, False), ("vectors", 16, True), ("vectors", 15, False)],
)
def test_a_way_of_search_is_well_that_finds_enough(by: str, found: int, well: bool) -> None:
    assert Found("zh", by, found, 20).well is well
