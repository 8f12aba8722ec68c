"""Answers across languages: quotes stay as they are, official renderings are told, a translation is marked as ours."""

from collections.abc import Iterator, Mapping

import pytest

from assistant import Assistant
from assistant.generate.failing import Unwritten
from assistant.glossary import glossary
from assistant.telling import Telling
from assistant.told.across import NOTES, note, renderings
from assistant.types import Answer, Draft, Evidence, Question, Quote
from index.library import Library
from index.types import Filters
from tests.assistant.conftest import id_of, texts

BODIES = "国务院新闻办公室和科技部12日举行发布会，介绍人工智能的进展。"
SOLD = "Tickets are sold at every stop."
ASKED = "What did 何川 say?"


def told(town: Assistant, translation: str | None) -> Answer:
    """Return the answer to a Chinese question where a sentence gave way to an English quote that may be translated."""
    telling = Telling(town.library, town.view(), Filters(), "s")
    telling.asked(Question("票在哪里卖？", "zh", "fact", ()))
    telling.translate = lambda quote, language, renderings: translation if (quote, language) == (SOLD, "zh") else "?"
    id = id_of(town, "press/tram.txt")
    start = town.document(id).text.index(SOLD)
    evidence = Evidence((Quote("Q1", id, start, start + len(SOLD), SOLD, 1.0),))
    list(telling.fall_back(evidence, "换成原话。"))
    *_, last = telling.finish(evidence)
    assert last.answer is not None
    return last.answer


def test_official_renderings_are_told_by_the_name_as_it_stands_there(library: Library) -> None:
    known = renderings([BODIES], "en", glossary(library), library)
    assert known["国务院新闻办公室"] == "State Council Information Office"
    assert known["科技部"] == "Ministry of Science and Technology"


def test_the_note_tells_proper_names_alone_and_none_inside_another(library: Library) -> None:
    assert note([BODIES], "en", glossary(library), library) == (
        "Official renderings of names in the quotes: 国务院新闻办公室 = State Council Information Office; "
        "科技部 = Ministry of Science and Technology."
    )


def test_a_person_is_no_acronym(library: Library) -> None:
    assert renderings(["Mara Lindqvist spoke."], "zh", glossary(library), library) == {}
    assert renderings(["MARA spoke."], "zh", glossary(library), library) == {"MARA": "农业农村部"}


def test_quotes_in_the_askers_language_need_no_renderings(library: Library) -> None:
    assert note([BODIES], "zh", glossary(library), library) is None


def test_a_translated_quote_is_the_sentence_in_doubt_and_marked_as_ours_beside_the_original(town: Assistant) -> None:
    answer = told(town, "每一站都售票。")
    assert texts(answer) == ["每一站都售票。"]
    assert (answer.sentences[0].checked, answer.citations[0].quote) == (False, SOLD)
    assert answer.sentences[0].why == "是本系统的译文，请对照旁边的原文"
    assert NOTES["ours"]["zh"] in answer.notes


@pytest.mark.parametrize("translation", [None, " ", "每一站都售票，每张99克朗。"])
def test_a_translation_that_fails_or_adds_a_figure_gives_way_to_the_quote_itself(
    town: Assistant, translation: str | None
) -> None:
    answer = told(town, translation)
    assert (texts(answer), answer.sentences[0].checked) == ([SOLD], True)
    assert answer.notes == ("换成原话。", NOTES["kept"]["zh"])


class Down:
    """A generator whose model fails; it must not be waited for a second time."""

    def write(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        yield from ()
        raise Unwritten("refused", "The server is down.")

    def translate(self, quote: str, language: str, renderings: Mapping[str, str]) -> str | None:
        raise AssertionError("asked to translate")


def test_a_model_that_failed_to_write_is_not_asked_to_translate(town: Assistant) -> None:
    town.generator = Down()
    answer = town.ask(ASKED)
    assert (answer.answered, answer.language) == (True, "en")
    assert NOTES["kept"]["en"] in answer.notes
