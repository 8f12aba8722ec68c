"""What stood on the way to an answer is told, and the answer is the one that anybody gets."""

import assistant.core as core
from assistant.core import Assistant
from evals.benchmarks.following import follow, spaced
from tests.evals.scripted import Scripted, question

GATES = question(question="How many gates has Riverside park?")


def untimed(answer):
    return {key: value for key, value in answer.as_json().items() if key != "timings_ms"}


def test_an_answer_is_the_one_that_anybody_gets(answering: Assistant) -> None:
    followed = follow(GATES, answering)
    assert untimed(followed.answer) == untimed(answering.ask(GATES.question))
    assert set(followed.answer.timings_ms) >= {"understand", "retrieve", "reread", "read"}


def test_the_passages_read_and_the_evidence_are_told(answering: Assistant) -> None:
    followed = follow(GATES, answering)
    cited = [citation.quote for citation in followed.answer.citations]
    assert any("six gates" in quote for quote in cited)
    assert [quote.text for quote in followed.evidence.quotes] == cited
    assert answering.view().record(followed.hits[0].passage.document).source == "a/park.txt"


def test_what_a_crash_did_not_reach_is_empty(assistant: Scripted) -> None:
    assistant.scripts[GATES.question] = ZeroDivisionError("on purpose")
    followed = follow(GATES, assistant)
    assert "on purpose" in (followed.answer.error or "")
    assert (followed.hits, followed.evidence.quotes) == ((), ())


def test_the_flow_is_left_as_it_was(answering: Assistant) -> None:
    before = core.reread, core.read
    follow(GATES, answering)
    assert (core.reread, core.read) == before


def test_what_is_spaced_begins_with_the_first_and_keeps_the_order() -> None:
    assert spaced(range(10), 4) == [0, 2, 5, 7]
    assert spaced("ab", 5) == ["a", "b"]
    assert spaced([], 5) == []
