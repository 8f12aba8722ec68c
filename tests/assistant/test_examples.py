"""The questions that are written about the sample documents: offered only where everybody may see the document."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import Assistant
from assistant.examples import MOST, SAMPLES, samples
from index.shipped import shipped


def viewed(*records: Mapping[str, Any]) -> Any:
    """Return a view of documents with these facts."""
    facts = {"source": "a.txt", "title": "甲", "published": None, "lang": "zh"}
    return SimpleNamespace(records=[SimpleNamespace(**{**facts, **record}) for record in records])


def test_over_other_documents_nothing_is_offered(town: Assistant) -> None:
    assert samples(town.view()) == {"zh": (), "en": ()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_over_the_sample_documents_they_ask_about_these(language: str) -> None:
    offered = samples(viewed(*({"source": one.source} for one in SAMPLES)))[language]
    assert offered == tuple(one.question for one in SAMPLES if one.language == language)
    assert 0 < len(offered) <= MOST


def test_a_sample_document_that_may_not_be_seen_is_not_asked_about() -> None:
    first, *rest = SAMPLES
    assert first.question not in samples(viewed(*({"source": one.source} for one in rest)))["zh"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("press/a.txt", False),
        ("corpus/press/rd-2024-final-bulletin.txt", True),
        ("my-rd-2024-final-bulletin.txt", False),
    ],
)
def test_a_sample_is_known_by_the_end_of_its_source(name: str, known: bool) -> None:
    assert (samples(viewed({"source": name}))["zh"] == ("2024年全国研发经费投入了多少？",)) is known


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.source)
def test_every_sample_is_there(one: Any) -> None:
    assert (shipped("corpus") / one.source).is_file()


def test_an_empty_store_offers_nothing() -> None:
    assert samples(viewed()) == {"zh": (), "en": ()}
