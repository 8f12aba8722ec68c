"""A liar and an honest writer in the place of a language model, fifty sentences each, through the whole way of an answer."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant import Answer, Assistant
from assistant.generate.scripted import ScriptedGenerator
from assistant.types import Draft, Evidence, Quote, Sentence
from tests.assistant.checking import cases

CASES = [case for case in cases("check_paraphrases.jsonl") if len(case["texts"]) == 1 and case["cites"] == [1]]
HONEST = [case for case in CASES if case["must_be"] == "shown"][::4][:50]
LIES = [case for case in CASES if case["must_be"] != "shown"][::5][:50]
Say = Callable[[dict[str, Any]], Answer]


@pytest.fixture
def say(build_town: Callable[..., Assistant], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return what is answered when a model writes the sentence of a case, with its text for all evidence."""
    texts = {case["texts"][0]: f"s{n}.txt" for n, case in enumerate((*HONEST, *LIES))}
    made = build_town({name: f"{text}\n" for text, name in texts.items()})
    records = {record.source.split("/")[-1]: record.id for record in made.view().records}

    def said(case: dict[str, Any]) -> Answer:
        text = case["texts"][0]
        id = records[texts[text]]
        start = made.document(id).text.index(text)
        evidence = Evidence((Quote("Q1", id, start, start + len(text), text, 1.0),))
        monkeypatch.setattr("assistant.core.read", lambda *_: evidence)
        made.generator = ScriptedGenerator([Draft(case["draft"], ("Q1",))])
        return made.ask("问？")

    for step in ("retrieve", "reread", "lacks"):  # what is found is given
        monkeypatch.setattr(f"assistant.core.{step}", lambda *_: None)
    return said


def passed(answer: Answer, case: dict[str, Any]) -> list[Sentence]:
    return [sentence for sentence in answer.sentences if sentence.text == case["draft"]]


def test_of_fifty_lies_none_passes_unmarked_and_most_give_way_to_the_source(say: Say) -> None:
    answers = [(say(case), case) for case in LIES]
    shown = [sentence for answer, case in answers for sentence in passed(answer, case)]
    assert len(answers) == 50
    assert not [sentence for sentence in shown if sentence.checked or not sentence.why]
    assert len(shown) <= 10
    replaced = [answer for answer, case in answers if not passed(answer, case)]
    assert all(answer.notes and "没有通过核对" in answer.notes[0] for answer in replaced)


def test_of_fifty_honest_sentences_at_most_two_are_removed(say: Say) -> None:
    removed = [case["draft"] for case in HONEST if not passed(say(case), case)]
    assert len(HONEST) == 50
    assert len(removed) <= 2, removed
