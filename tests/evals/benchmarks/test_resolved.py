"""Each fault of an answer is counted under its name, and a sound answer has none."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.core import Assistant
from assistant.types import Answer, Citation, Sentence
from evals.benchmarks.resolved import faults, is_sound, main, measure
from evals.benchmarks.variants import Variant
from tests.evals.scripted import Scripted, answered, question, refused

Cite = Callable[[str, str], Citation]


def sorts(answer: Answer, answering: Assistant) -> list[str]:
    return [sort for sort, _ in faults(answer, answering.view())]


@pytest.fixture
def sound(cite: Cite) -> Answer:
    return replace(answered("It has six gates.", cite("a/park.txt", "It has six gates.")), short_answer="six gates")


def test_a_sound_answer_has_no_fault(sound: Answer, answering: Assistant) -> None:
    assert sorts(sound, answering) == []
    assert sorts(replace(sound, short_answer="Yes"), answering) == []
    assert sorts(refused(), answering) == []


def test_each_fault_is_told_by_its_name(sound: Answer, answering: Assistant) -> None:
    moved = replace(sound.citations[0], start=sound.citations[0].start + 1)
    assert sorts(replace(sound, citations=(moved,)), answering) == ["citation does not resolve"]
    assert sorts(replace(sound, short_answer="seven"), answering) == ["short answer in no quote"]
    bare, wrong = Sentence("It has six gates.", ()), Sentence("It has six gates.", (1, 7))
    assert sorts(replace(sound, sentences=(bare,)), answering) == ["sentence without citation"]
    assert sorts(replace(sound, sentences=(wrong,)), answering) == ["number without citation"]
    assert sorts(replace(sound, sentences=()), answering) == ["answered without a sentence"]


def test_the_nearest_passages_of_a_refusal_are_opened(sound: Answer, answering: Assistant) -> None:
    off = replace(sound.citations[0], quote="It has ten gates.")
    refusal = replace(refused().refusal, nearest=(off,))  # type: ignore[type-var]
    assert sorts(replace(refused(), refusal=refusal), answering) == ["citation does not resolve"]


def test_a_crash_is_counted_with_its_reason(assistant: Scripted, capsys: pytest.CaptureFixture[str]) -> None:
    assistant.scripts["Why?"] = ZeroDivisionError("on purpose")
    asked = [Variant(question(question=text)) for text in ("Why?", "What?")]
    counts = measure(assistant, iter(asked), 5)
    assert (counts["answers"], counts["crashed"]) == (2, 1)
    assert "crashed: ZeroDivisionError: on purpose | as it is: 'Why?'" in capsys.readouterr().out
    assert not is_sound(counts)


def test_only_counts_that_are_no_faults_are_sound() -> None:
    assert is_sound(Counter({"answers": 3, "citations": 2, "crashed": 0}))
    assert not is_sound(Counter({"answers": 3, "citation does not resolve": 1}))


def test_the_command_asks_as_many_as_it_is_told(write_set, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(store), str(write_set({"question": "How many gates?"})), "--answers", "23"]) == 0
    assert '"answers": 23' in capsys.readouterr().out
