"""A question's passage and answer are looked for in Chinese, whichever language asks; passages stand among others too."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.core import Assistant
from assistant.types import Citation
from evals.benchmarks.following import NOTHING, Followed
from evals.benchmarks.xquad import Asked, Told, asked, judged, main
from index.types import Hit, Passage
from tests.evals.scripted import answered, question, refused

Cite = Callable[[str, str], Citation]
# Where the passage is, and what answers.
PARK, ZOO, PONDS = (("a/park.txt", ("six",)), ("b/zoo.txt", ("six",)), ("a/park.txt", ("two ponds",)))

TEXTS = {
    "zh": [("公园有六扇门，每天早上八点开放。", "公园有几扇门？", "六扇"), ("动物园的新馆占地二十一公顷。", "动物园的新馆占地多少？", "二十一公顷")],
    "en": [("The park has six gates.", "How many gates has the park?", "six"), ("The new house has 21 hectares.", "How large is it?", "21")],
}  # fmt: skip


def row(language: str, number: int, told: tuple[str, str, str]) -> dict[str, Any]:
    context, text, answer = told
    ids = {"id": f"xquad-{language}-{number:04}", "context_id": f"{language}{number}"}
    return {**ids, "context": context, "question": text, "answers": [{"text": answer, "start": context.index(answer)}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, told in TEXTS.items():
        lines = [json.dumps(row(language, number, one)) for number, one in enumerate(told)]
        with gzip.open(tmp_path / f"xquad.{language}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    return tmp_path


def test_english_questions_are_about_the_chinese_passages(folder: Path) -> None:
    told = asked(folder, "en")
    assert [(one.question.question, one.source, one.answers) for one in told] == [
        ("How many gates has the park?", "zh/zh0.txt", ("六扇",)),
        ("How large is it?", "zh/zh1.txt", ("二十一公顷",)),
    ]


def test_passage_answer_and_refusal_are_judged_each_by_itself(answering: Assistant, cite: Cite) -> None:
    gates = cite("a/park.txt", "It has six gates.")
    hits = (Hit(0, Passage(gates.document, 0, 5, ""), 1.0),)
    right = Followed(answered("six", gates), hits, NOTHING)
    park, zoo, ponds = (Asked(question(), *told) for told in (PARK, ZOO, PONDS))
    assert judged(park, right, answering) == Told(True, True, True, True, False)
    assert judged(zoo, right, answering) == Told(False, False, True, True, False)
    assert judged(ponds, right, answering) == Told(True, True, True, False, False)
    assert judged(park, Followed(refused(), (), NOTHING), answering) == Told(False, False, False, False, False)


def test_alone_the_passages_are_all_there_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    held, zh, en = capsys.readouterr().out.splitlines()
    assert json.loads(held)["documents"] == 2
    told = json.loads(zh.removeprefix("zh>zh "))
    assert (told["questions"], told["right first"], told["quoted, refused or not"]) == (2, 1.0, 1.0)
    assert json.loads(en.removeprefix("en>zh "))["questions"] == 2


def test_among_others_they_stand_in_a_copy_of_their_store(
    folder: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (store / "CURRENT").read_text("utf-8")
    assert main([str(folder), "--among", str(store), "--limit", "1", "--languages", "zh"]) == 0
    held, zh = capsys.readouterr().out.splitlines()
    assert json.loads(held)["documents"] == 4
    assert json.loads(zh.removeprefix("zh>zh "))["questions"] == 1
    assert (store / "CURRENT").read_text("utf-8") == before


def test_a_set_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "xquad.zh.jsonl.gz" in capsys.readouterr().err
