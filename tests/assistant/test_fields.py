"""Metadata that stands in no text: cited by field and value, and checked against the record."""

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.fields import field_quote, stored, tells, told
from assistant.generate.scripted import ScriptedGenerator
from assistant.telling import Telling
from assistant.types import Answer, Conflict, Draft, Evidence, Question, Quote, Side
from index.types import Filters
from tests.assistant.conftest import id_of

LIBRARY = "press/library.txt"


@pytest.fixture
def outlet(town: Assistant) -> Quote:
    made = field_quote(town.view(), id_of(town, LIBRARY), "outlet")
    assert made is not None
    return replace(made, key="Q1")


def answered(town: Assistant, evidence: Evidence, *drafts: Draft) -> Answer:
    telling = Telling(town.library, town.view(), Filters(), "s")
    telling.asked(Question("哪家媒体？", "zh", "metadata", ()))
    for draft in drafts:
        list(telling.check(draft, evidence))
    *_, last = telling.finish(evidence)
    assert last.answer is not None
    return last.answer


def test_a_field_is_cited_without_a_span(town: Assistant, outlet: Quote) -> None:
    answer = answered(town, Evidence((outlet,), short=outlet.value), Draft(told(outlet, "zh"), ("Q1",)))
    (cited,) = answer.citations
    assert (cited.field, cited.value, cited.start, cited.end, cited.quote) == ("outlet", outlet.value, 0, 0, "")
    assert answer.short_answer == outlet.value
    assert answer.sentences[0].checked


@pytest.mark.parametrize("text", ["媒体：别家日报", "这家媒体可靠：{}", ""])
def test_a_line_that_says_more_or_else_does_not_tell_the_field(outlet: Quote, text: str) -> None:
    assert not tells(text.format(outlet.value), outlet)


def test_a_field_that_the_record_does_not_have_is_removed(town: Assistant, outlet: Quote) -> None:
    false = replace(outlet, value="别家日报")
    answer = answered(town, Evidence((false,)), Draft(told(false, "zh"), ("Q1",)))
    assert not answer.answered
    assert "引用的登记信息“别家日报”（outlet）与记录不符" in answer.notes[0]


def test_a_field_nobody_filled_gives_no_quote(town: Assistant) -> None:
    assert field_quote(town.view(), id_of(town, LIBRARY), "repealed") is None


def test_a_name_that_is_no_field_is_an_error(town: Assistant) -> None:
    with pytest.raises(KeyError):
        stored(town.view(), id_of(town, LIBRARY), "text")


def test_the_extractive_generator_labels_a_field_in_the_language_of_the_question(outlet: Quote) -> None:
    assert told(outlet, "en") == f"Outlet: {outlet.value}"
    assert told(outlet, "zh") == f"媒体：{outlet.value}"


def test_sides_of_a_conflict_carry_the_numbers_of_their_citations(town: Assistant) -> None:
    id = id_of(town, LIBRARY)
    text = town.document(id).text
    quotes = tuple(Quote(key, id, at, at + 6, text[at : at + 6], 1.0) for key, at in (("Q1", 0), ("Q2", 6)))
    sides = tuple(Side(value, "元", "", "", key) for key, value in (("Q1", "5"), ("Q2", "6")))
    drafts = [Draft(quote.text, (quote.key,)) for quote in quotes]
    evidence = Evidence(quotes, conflicts=(Conflict("门票", sides),))
    (conflict,) = answered(town, evidence, *drafts).conflicts
    assert [(side["value"], side["citation"]) for side in conflict["sides"]] == [("5", 1), ("6", 2)]
    assert answered(town, evidence, drafts[0]).conflicts == ()


@pytest.mark.parametrize("short", ["是", "也许"])
def test_a_short_answer_that_stands_in_nothing_cited_is_not_told(town: Assistant, outlet: Quote, short: str) -> None:
    drafts = Draft(told(outlet, "zh"), ("Q1",))
    assert answered(town, Evidence((outlet,), short=short), drafts).short_answer is None


def test_scripted_metadata_goes_through_the_same_check(town: Assistant) -> None:
    town.generator = ScriptedGenerator([Draft("媒体：没有的报", ("Q1",))])
    assert not town.ask("图书馆什么时候开放？").answered
