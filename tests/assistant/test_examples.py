"""The questions an empty page offers: only of documents that everybody may see."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import Assistant
from assistant.examples import MOST, SAMPLES, examples
from index.shipped import shipped


def viewed(*records: Mapping[str, Any]) -> Any:
    """Return a view of documents with these facts."""
    facts = {"source": "a.txt", "title": "甲", "published": None, "lang": "zh"}
    return SimpleNamespace(records=[SimpleNamespace(**{**facts, **record}) for record in records])


def test_over_other_documents_they_ask_what_the_latest_ones_say(town: Assistant) -> None:
    assert examples(town.view())["zh"][0] == "《老城区将添公园》主要讲了什么？"


def test_no_title_of_a_document_for_a_group_is_offered(town: Assistant) -> None:
    assert "夜航" not in str(examples(town.view()))
    assert "夜航" in str(examples(town.view(frozenset({"desk"}))))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_over_the_sample_documents_they_ask_about_these(language: str) -> None:
    offered = examples(viewed(*({"source": one.source} for one in SAMPLES)))[language]
    assert offered == [one.question for one in SAMPLES if one.language == language]
    assert 0 < len(offered) <= MOST


def test_a_sample_document_that_may_not_be_seen_is_not_asked_about() -> None:
    first, *rest = SAMPLES
    assert first.question not in examples(viewed(*({"source": one.source} for one in rest)))["zh"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("press/a.txt", False),
        ("corpus/press/rd-2024-final-bulletin.txt", True),
        ("my-rd-2024-final-bulletin.txt", False),
    ],
)
def test_a_sample_is_known_by_the_end_of_its_source(name: str, known: bool) -> None:
    assert (examples(viewed({"source": name}))["zh"] == ["2024年全国研发经费投入了多少？"]) is known


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.source)
def test_every_sample_is_there(one: Any) -> None:
    assert (shipped("corpus") / one.source).is_file()


def test_titles_are_offered_once_latest_first_and_short_ones_only() -> None:
    records = [
        {"title": "旧", "published": "2020-01-01"},
        {"title": "新", "published": "2026-01-01"},
        {"title": "新", "published": "2025-01-01"},
        {"title": "长" * 41, "published": "2026-02-01"},
    ]
    assert examples(viewed(*records))["zh"] == ["《新》主要讲了什么？", "《旧》主要讲了什么？"]


def test_an_empty_store_offers_nothing() -> None:
    assert examples(viewed()) == {"zh": [], "en": []}


def test_a_title_in_its_own_marks_gets_no_second_pair() -> None:
    assert examples(viewed({"title": "《水务规划》"}))["zh"] == ["《水务规划》主要讲了什么？"]


def test_a_question_over_a_title_is_in_the_language_of_its_page(town: Assistant) -> None:
    for language, offered in examples(town.view()).items():
        assert [town.ask(question).language for question in offered] == [language] * len(offered)


def test_a_page_in_another_language_than_all_documents_still_offers_something() -> None:
    assert examples(viewed({"title": "甲", "lang": "zh-Hant"}))["en"] == ["What does “甲” say?"]
