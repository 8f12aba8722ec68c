"""Every question is timed step by step, and the most candidates within both limits are named."""

import json
from pathlib import Path

import pytest

from assistant.core import Assistant
from evals.benchmarks.speed import Counting, Timed, figures, main, most_within, questions, timed
from index.embedder import HashEmbedder
from tests.evals.scripted import question


def test_questions_are_of_the_sets_and_of_titles_and_at_most_so_many(write_set, answering: Assistant) -> None:
    asked = questions(answering, [write_set({}, {}, {})], 4)
    assert [one.question for one in asked[:2]] == ["What is 1?", "What is 2?"]
    assert [one.question for one in asked[2:]] == [
        "What does “Riverside park opens” say?",
        "《动物园迎来新馆》说了些什么？",
    ]


def test_an_answer_is_timed_with_its_steps_and_what_it_took(answering: Assistant) -> None:
    counting = Counting(HashEmbedder())
    answering.library.__dict__["embedder"] = counting
    told = timed(question(question="How many gates?"), answering, counting)
    assert {"understand", "retrieve", "reread", "read", "total", "embedding of sentences"} <= set(told.steps)
    assert told.ms >= told.steps["total"] > 0
    assert (told.read, told.sentences) == (2, counting.count)
    assert counting.count > 0


def test_figures_are_percentiles_of_answers_and_of_steps() -> None:
    told = figures([Timed(100.0 * n, 50.0 * n, {"read": 10.0 * n}, n, 2 * n) for n in range(1, 6)])
    assert (told["p50"], told["p95"], told["cpu p50"], told["steps p50"]) == (300.0, 480.0, 150.0, {"read": 30.0})
    assert (told["passages read"], told["sentences embedded"]) == (3.0, 6.0)


def test_the_most_candidates_within_both_limits_are_named() -> None:
    slow, late, right, small = [{"p50": a, "p95": b} for a, b in ((410, 600), (300, 701), (400, 700), (90, 99))]
    assert most_within({24: slow, 16: late, 12: right, 8: small}) == 12
    assert most_within({24: slow}) is None


def test_the_command_indexes_what_it_is_given_and_tells_each_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "park.txt").write_text("A park opens\n\nThe park has six gates and two ponds.\n", "utf-8")
    assert main([str(tmp_path / "store"), str(folder), "--questions", "3", "--candidates", "8", "4"]) == 0
    held, eight, four, within = capsys.readouterr().out.splitlines()
    assert (json.loads(held)["passages"], json.loads(held)["questions"]) == (1, 1)
    assert eight.startswith('8 {"p50"')
    assert json.loads(four.removeprefix("4 "))["passages read"] == 1
    assert json.loads(within)["within"] == {"p50": 400.0, "p95": 700.0}
