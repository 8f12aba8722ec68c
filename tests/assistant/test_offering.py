"""Questions made of one's own documents: each is answered from the document it was made of, or it is not offered."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.attending import Attended
from assistant.drafting.proposal import Proposal
from assistant.examples import LANGUAGES, MOST, Examples
from assistant.offering import Offering, answers, drafted, says_enough
from assistant.types import Answer
from index.library import Library
from index.types import Document
from tests.assistant.conftest import HASH
from tests.assistant.fake import CITY, PLAN, about_green, refused


@pytest.fixture
def attended(town_store: Path) -> Iterator[Attended]:
    """An assistant over the town's documents, none of which is a sample."""
    made = Attended(Library.open(town_store, HASH), HASH)
    yield made
    made.close()


def found(offering: Offering) -> Examples:
    """Return what is offered once all was tried."""
    while offering.now().looking:
        time.sleep(0.05)
    return offering.now()


def test_over_ones_own_documents_every_question_offered_is_answered(attended: Attended) -> None:
    offered = found(Offering(attended)).questions
    assert 0 < sum(map(len, offered.values())) <= MOST * len(LANGUAGES)
    for question in (one for questions in offered.values() for one in questions):
        assert attended.ask(question).answered


def test_looking_for_questions_counts_as_nobodys_question(attended: Attended) -> None:
    found(Offering(attended))
    assert attended.speed().answers == 0


def test_what_was_found_over_documents_that_have_changed_is_not_offered(attended: Attended) -> None:
    offering = Offering(attended)
    offering.now()
    assert not offering._add(attended.view(frozenset({"others"})), "zh", "旧资料里有什么？")
    assert "旧资料里有什么？" not in found(offering).questions.get("zh", ())


def test_each_document_is_asked_about_once(attended: Attended) -> None:
    asked = [document.id for document, _ in drafted(attended.view(), "zh")]
    assert len(asked) == len(set(asked)) > 0


GREEN = about_green("全市新增了多少绿地？")
SURE = replace(GREEN, sentences=tuple(replace(one, checked=True) for one in GREEN.sentences))
FIGURE = Proposal("figure", GREEN.question, ("320公顷",), (), "")


@pytest.mark.parametrize(
    ("answer", "document", "one", "good"),
    [
        (SURE, CITY, FIGURE, True),
        (GREEN, CITY, FIGURE, False),
        (SURE, PLAN, FIGURE, False),
        (SURE, CITY, replace(FIGURE, answers=("480公顷",)), False),
        (SURE, CITY, replace(FIGURE, answers=(), spans=((0, 5),)), False),
        (refused("全市新增了多少绿地？"), CITY, FIGURE, False),
    ],
    ids=["said", "in doubt", "from another document", "another figure", "an item missing", "refused"],
)
def test_only_a_checked_answer_from_its_document_with_what_was_asked_for_counts(
    answer: Answer, document: Document, one: Proposal, good: bool
) -> None:
    assert answers(answer, document, one) is good


@pytest.mark.parametrize(
    ("question", "language", "enough"),
    [
        ("全市去年新增绿地多少公顷？", "zh", False),
        ("滨江市2025年新增绿地多少公顷？", "zh", True),
        ("第七十五条 本法中用语的含义，分别是什么？", "zh", False),
        ("汽车、电子行业出口分别增长百分之多少、8.4%？", "zh", False),
        ("多少？", "zh", False),
        ("How many passengers did the tram carry?", "en", True),
        ("How many of these did they carry last year?", "en", False),
    ],
)
def test_a_question_that_points_elsewhere_is_not_offered(question: str, language: str, enough: bool) -> None:
    assert says_enough(question, language) is enough
