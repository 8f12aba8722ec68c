"""What takes the place of a sentence that failed: words of what it cites, said once; and the sources where too little is left."""

import pytest

from assistant import Assistant
from assistant.checked.reasons import REASONS, Reason
from assistant.generate.scripted import ScriptedGenerator
from assistant.told.holding_back import in_its_place, too_few
from assistant.types import Answer, Draft, Evidence
from tests.assistant.checking import quote

PLANTS, PIPES = quote("市里新建五座再生水厂。", "Q1"), quote("更新老旧管网八百公里。", "Q2", id="e")
EVIDENCE = Evidence((PLANTS, PIPES))
WORKS = "重点工程包括哪些？"


def in_place(text: str, *keys: str, cited: frozenset[str] = frozenset()) -> Draft | None:
    return in_its_place(Draft(text, keys), EVIDENCE, cited, "zh")


def test_the_quote_that_says_most_of_a_failed_sentence_takes_its_place() -> None:
    assert in_place("更新管网九百公里。", "Q1", "Q2") == Draft(PIPES.text, ("Q2",))


def test_what_a_failed_sentence_does_not_cite_never_takes_its_place() -> None:
    assert in_place("更新管网九百公里。", "Q1") is None
    assert in_place("更新管网九百公里。") is None
    assert in_place("更新管网九百公里。", "Q9") is None


def test_what_is_said_already_is_not_said_again() -> None:
    assert in_place("更新管网九百公里。", "Q2", cited=frozenset({"Q2"})) is None


def test_a_quote_that_failed_itself_is_not_tried_again() -> None:
    assert in_place(PIPES.text, "Q2") is None


@pytest.mark.parametrize(("written", "passed", "few"), [(0, 0, False), (4, 2, False), (5, 2, True), (1, 0, True)])
def test_fewer_than_half_of_the_sentences_are_too_few(written: int, passed: int, few: bool) -> None:
    assert too_few(written, passed) is few


def told(town: Assistant, *drafts: Draft) -> Answer:
    town.generator = ScriptedGenerator(drafts)
    return town.ask(WORKS)


def test_two_failed_sentences_of_one_quote_bring_its_words_once(town: Assistant) -> None:
    answer = told(town, *(Draft(f"管网长{length}公里。", ("Q3",)) for length in (900, 950)))
    assert [sentence.text for sentence in answer.sentences].count("（二）更新老旧管网八百公里。") == 1


def test_what_passed_stays_when_the_sources_answer_for_the_rest(town: Assistant) -> None:
    answer = told(town, Draft("水厂要建六座。", ("Q2",)), Draft("另有九座水厂。", ()), Draft("还有十座。", ()))
    assert answer.sentences[0].text == "水厂要建六座。"
    assert answer.notes[-1].startswith("写出的句子多数没有通过核对")
    assert [sentence.text for sentence in answer.sentences[1:]] == ["重点工程包括下列各项：", "（二）更新老旧管网八百公里。", "（三）建立河湖水质日报制度。"]  # fmt: skip


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_told_in_both_languages(code: str) -> None:
    parts = ("甲", "乙")
    said = {language: Reason(code, parts).told(language) for language in ("zh", "en")}
    assert said["zh"] != said["en"]
    assert ("甲" in said["zh"]) == ("甲" in said["en"])
