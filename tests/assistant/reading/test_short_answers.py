"""Short answers of made-up press and plans: the right one, or none; never another. With the shipped weights, in one store."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from index import build
from index.settings import Settings

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("short_answers.jsonl").read_text("utf-8").splitlines()
]
ASKED = [(case, ask) for case in CASES for ask in case["asks"]]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder, store = tmp_path_factory.mktemp("press"), tmp_path_factory.mktemp("stores") / "press"
    for case in CASES:
        (folder / f"{case['id']}.txt").write_text(f"{case['title']}\n\n{case['text']}\n", "utf-8")
    lines = [
        {"file": f"{case['id']}.txt", **{key: case[key] for key in ("title", "published", "kind")}} for case in CASES
    ]
    (folder / "manifest.jsonl").write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    build([folder], store, settings=Settings())
    made = Assistant.open(store, Settings(reader="shipped"))
    yield made
    made.close()


@pytest.mark.parametrize(("case", "ask"), ASKED, ids=[f"{case['id']}:{ask['question']}" for case, ask in ASKED])
def test_the_short_answer_is_the_right_one_or_none(press: Assistant, case: dict[str, Any], ask: dict[str, Any]) -> None:
    answer = press.ask(ask["question"], history=ask.get("history", ()))
    told = answer.short_answer
    if ask.get("may_be_none") and told is None:
        return
    if "not_yet" in ask and told not in ask["short"]:
        pytest.xfail(ask["not_yet"])
    assert told in (ask["short"] or [None]), answer.text
    days = [point["as_of"] for point in answer.series if point["value"] == told and point["dated"] == "text"]
    assert not days or days[0] in ask.get("as_of", days), "the day beside it is not the figure's"


def test_a_fifth_of_the_questions_has_no_short_answer() -> None:
    count = Counter(bool(ask["short"]) for _, ask in ASKED)
    assert count[False] * 5 >= len(ASKED)
    assert len(ASKED) >= 90
