"""Lists in every form they are written in, and near ones that must not pass for them: asked of one store with all of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Assistant
from index import build
from index.settings import Settings

# Indexing with weights and asking sixty questions takes a minute, on a busy machine many.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

Case = dict[str, Any]
CASES: list[Case] = [
    json.loads(line) for line in Path(__file__).with_name("list_cases.jsonl").read_text("utf-8").splitlines()
]
LISTED = [case for case in CASES if case["items"]]
ABSENT = [case for case in CASES if not case["items"]]
# What is known to fail, and why.
MISSED = {
    "hant-absent": "the same speaker's other three points are told",
    "en-held-absent": "what the museum shows is told for what it plans to show: the number is right",
    "en-in-sentence": "a kind of place that is asked for is taken for one that tells places apart",
}
# A list promised and given in part is told with a note that says so.
PART = [case for case in LISTED if case.get("part")]


def params(cases: list[Case]) -> list[Any]:
    """Return the cases as parameters; those known to fail must fail."""
    marks = {id: pytest.mark.xfail(reason=why, strict=True) for id, why in MISSED.items()}
    return [pytest.param(case, id=case["id"], marks=marks.get(case["id"], ())) for case in cases]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the documents of all cases, with the shipped embedder and reader."""
    folder, store = tmp_path_factory.mktemp("cases"), tmp_path_factory.mktemp("stores") / "cases"
    for name, text in (pair for case in CASES for pair in case["files"].items()):
        (folder / name).write_text(text, "utf-8")
    settings = Settings(reader="shipped")
    build([folder], store, settings=settings)
    made = Assistant.open(store, settings)
    yield made
    made.close()


def told(answer: Answer) -> str:
    """Return the sentences of an answer, without the space in them, each behind a mark."""
    return "".join("|" + "".join(sentence.text.split()) for sentence in answer.sentences)


def places(case: Case, said: str) -> list[int]:
    """Return where each item of a case is told, -1 for one that is not."""
    return [said.find("".join(item.split())) for item in case["items"]]


def kept(answer: Answer, case: Case) -> bool:
    """Return True when nothing of another list is told."""
    return not any("".join(other.split()) in told(answer) for other in case["not"])


@pytest.mark.parametrize("case", params(LISTED))
def test_a_list_is_told_whole_in_order_and_each_sentence_cited(desk: Assistant, case: Case) -> None:
    answer = desk.ask(case["question"])
    found = places(case, told(answer))
    assert min(found) >= 0, answer.text
    assert found == sorted(found)
    assert kept(answer, case)
    assert all(sentence.citations for sentence in answer.sentences)
    assert bool(answer.notes) >= bool(case.get("part"))


@pytest.mark.parametrize("case", params(ABSENT))
def test_a_near_list_is_not_told_for_one_that_is_not_there(desk: Assistant, case: Case) -> None:
    assert kept(desk.ask(case["question"]), case)


def test_of_the_cases_a_fifth_is_not_there_and_all_are_in_three_scripts() -> None:
    assert {case["lang"] for case in CASES} == {"zh-Hans", "zh-Hant", "en"}
    assert len(CASES) >= 50
    assert len(ABSENT) * 6 >= len(CASES)
    assert PART
