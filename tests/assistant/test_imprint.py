"""Questions about a document itself are answered from the line that says so."""

from collections.abc import Callable

import pytest

from assistant.imprint import marked
from assistant.retrieve import Found
from assistant.types import Question
from tests.assistant.town import PARK

FoundOf = Callable[..., Found]


def asked(text: str) -> Question:
    return Question(text, "zh", "metadata", ())


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("这篇报道的责任编辑是谁？", "（责任编辑：周宁）"),
        ("Who edited this article?", "（责任编辑：周宁）"),
        ("这篇报道的记者是谁？", "滨江日报3月5日讯（记者林晓）"),
        ("Who wrote this article?", "滨江日报3月5日讯（记者林晓）"),
    ],
)
def test_the_line_that_says_it_is_the_evidence(found_of: FoundOf, question: str, line: str) -> None:
    evidence = marked(asked(question), found_of("press/park.txt"))
    assert evidence is not None
    (quote,) = evidence.quotes
    assert PARK[PARK.index(line) :].startswith(quote.text)
    assert quote.text.strip() == line


def test_the_line_stands_at_its_place(found_of: FoundOf) -> None:
    found = found_of("press/park.txt")
    evidence = marked(asked("这篇报道的责任编辑是谁？"), found)
    assert evidence is not None
    for quote in evidence.quotes:
        assert found.document(quote.document).text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("question", "source"),
    [("这篇报道的责任编辑是谁？", "press/library.txt"), ("这张照片谁拍的？", "press/park.txt")],
)  # fmt: skip
def test_a_document_without_such_a_line_gives_none(found_of: FoundOf, question: str, source: str) -> None:
    assert marked(asked(question), found_of(source)) is None


def test_nothing_found_gives_none(found_of: FoundOf) -> None:
    assert marked(asked("这篇报道的责任编辑是谁？"), found_of()) is None
