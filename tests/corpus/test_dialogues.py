"""Follow-ups over the sample documents find what their whole questions find, by rule alone."""

from pathlib import Path

import pytest

from assistant import Assistant
from evals.benchmarks.dialogues import compared, dialogues, share
from index.library import Library
from index.types import Indexed

SETS = Path(__file__).parents[2] / "evals" / "sets"
DIALOGUES = SETS / "dialogues"
# Without weights 58 of 60 (with those that ship: evals/LOG.md). A floor one dialogue below.
FLOOR = 57 / 60


@pytest.fixture(scope="module")
def assistant(indexed: tuple[Indexed, Library]) -> Assistant:
    library = indexed[1]
    return Assistant(library, library.settings)


def test_a_follow_up_finds_the_same_top_document_as_the_question_written_by_hand(assistant: Assistant) -> None:
    told = [compared(one, assistant) for one in dialogues(DIALOGUES / "dialogues.jsonl")]
    assert len(told) == 60
    assert share(told) >= FLOOR, [one.dialogue.id for one in told if not one.same]


def test_a_dialogue_that_finds_another_document_counts_as_one(assistant: Assistant) -> None:
    one = next(dialogues(DIALOGUES / "dialogues.jsonl"))
    alone = compared(type(one)(one.id, one.sort, (), one.question, "《促进科技成果转化法》第二条讲了什么？"), assistant)
    assert (alone.made, alone.same) == ("那上海呢？", False)


def test_the_sets_have_ids_of_their_own_and_the_held_one_no_dialogue_of_the_other() -> None:
    every = [one for name in ("dialogues.jsonl", "dialogues.held.jsonl") for one in dialogues(DIALOGUES / name)]
    assert len({one.id for one in every}) == len({(one.history, one.question) for one in every}) == 80
