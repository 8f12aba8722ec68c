"""yinju eval: a set in, reports out, and the exit code of the gate."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.cli.conftest import Yinju
from tests.assistant.cli.test_ask import GREEN
from tests.assistant.generate.scripted_server import Reply, ScriptedServer

QUOTE = "去年全市新增绿地320公顷"


def line(**what: Any) -> str:
    gold = {"source": "绿地.txt", "quote": QUOTE}
    whole = {"id": "q1", "question": GREEN, "answers": ["320公顷"], "evidence": [gold], "answerable": True}
    return json.dumps({**whole, "kind": "figure", "lang": "zh", **what}, ensure_ascii=False) + "\n"


@pytest.fixture
def questions(tmp_path: Path, store: Path) -> Path:
    path = tmp_path / "set.jsonl"
    nothing: dict[str, Any] = {"answers": [], "evidence": [], "answerable": False, "kind": "fact"}
    path.write_text(line() + line(id="q2", question="火星的首都在哪里？", **nothing), "utf-8")
    return path


def gate(tmp_path: Path, questions: Path, bound: str) -> Path:
    path = tmp_path / "gate.toml"
    pinned = hashlib.sha256(questions.read_bytes()).hexdigest()
    path.write_text(f'set_sha256 = "{pinned}"\n[[measure]]\nname = "crashed"\n{bound}\n')
    return path


def test_a_run_leaves_its_reports_and_tells_the_measures(yinju: Yinju, questions: Path, tmp_path: Path) -> None:
    told = yinju("eval", "run", questions, "-o", "out dir", "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json["measures"] == json.loads((tmp_path / "out dir" / "report.json").read_text("utf-8"))["measures"]
    assert {path.name for path in (tmp_path / "out dir").iterdir()} >= {"results.jsonl", "report.html", "report.json"}


@pytest.mark.parametrize(("bound", "code"), [("max = 0", 0), ("min = 1", 3)])
def test_a_gate_that_is_not_met_ends_with_3(
    yinju: Yinju, questions: Path, tmp_path: Path, bound: str, code: int
) -> None:
    path = gate(tmp_path, questions, bound)
    assert yinju("eval", "run", questions, "-o", "out", "--gate", path).code == code


def test_a_sound_set_has_no_faults(yinju: Yinju, questions: Path) -> None:
    told = yinju("eval", "check", questions)
    assert (told.code, told.out, told.err) == (0, "2 questions, 0 faults, 0 not checked\n", "")


def test_each_fault_is_a_line_with_its_place(yinju: Yinju, questions: Path) -> None:
    questions.write_text(line() + "{\n" + line(id="q3", evidence=[{"source": "绿地.txt", "quote": "没有这句"}]))
    told = yinju("eval", "check", questions)
    assert told.code == 2
    assert [fault.split(": ")[0] for fault in told.err.splitlines()] == [f"{questions}:2", f"{questions}:3"]


@pytest.mark.parametrize("words", [["check", "nowhere.jsonl"], ["run", "nowhere.jsonl", "-o", "out"]])
def test_a_set_that_is_not_there_is_wrong_use(yinju: Yinju, store: Path, words: list[str]) -> None:
    told = yinju("eval", *words)
    assert (told.code, "nowhere.jsonl" in told.complaint) == (2, True)


def test_a_gate_that_is_not_there_is_wrong_use(yinju: Yinju, questions: Path) -> None:
    told = yinju("eval", "run", questions, "-o", "out", "--gate", "nowhere.toml")
    assert (told.code, "nowhere.toml" in told.complaint) == (2, True)


def test_two_runs_are_compared_in_words_in_json_and_as_a_page(yinju: Yinju, questions: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        yinju("eval", "run", questions, "-o", name)
    told = yinju("eval", "compare", "one", "two", "-o", "compared.html")
    assert (told.code, told.err) == (0, "")
    assert "Is the second better? Neither better nor worse: no question turned" in told.out
    assert "Is the second better?" in (tmp_path / "compared.html").read_text("utf-8")
    assert yinju("eval", "compare", "one", "two", "--json").json["verdict"] == "same"
    assert yinju("eval", "compare", "one", "nowhere").code == 2


def test_a_folder_that_holds_another_run_is_refused_unless_again(yinju: Yinju, questions: Path) -> None:
    yinju("eval", "run", questions, "-o", "out")
    questions.write_text(line(kind="fact"), "utf-8")
    told = yinju("eval", "run", questions, "-o", "out")
    assert (told.code, "the question set" in told.complaint, "--again" in told.complaint) == (2, True, True)
    assert yinju("eval", "run", questions, "-o", "out", "--again").code == 0


def test_a_gate_is_brought_up_to_a_run(yinju: Yinju, questions: Path, tmp_path: Path) -> None:
    path = gate(tmp_path, questions, "max = 5")
    yinju("eval", "run", questions, "-o", "out")
    told = yinju("eval", "gate", "update", path, "out", "--json")
    assert (told.code, "crashed: max 5 → 0" in told.json["changed"]) == (0, True)
    assert "max = 0" in path.read_text("utf-8")
    assert "corpus_sha256" in path.read_text("utf-8")


def judging(asked: Any) -> Reply:
    """Find every answer supported by its citations, and worth four of five."""
    said = str(asked["messages"])
    return Reply(["4.0\nas good as the reference"] if "Reference Answer" in said else ["YES"])


def test_a_language_model_judges_too_and_its_agreement_with_the_gold_is_told(
    yinju: Yinju, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer(judging) as server:
        monkeypatch.setenv("YINJU_LLM_BASE_URL", server.url)
        told = yinju("eval", "run", questions, "-o", "out", "--judge", "scripted", "--json").json
    assert (told["measures"]["judge_faithful"], told["measures"]["judge_correct"]) == (1, 0.75)
    assert told["judged"]["judge_correct"] == 1  # a refusal is not judged
    assert told["overall"]["judge_accuracy"] == 1
    assert told["run"]["models"]["judge"] == "scripted"
    assert told["run"]["models"]["generator"].startswith("extractive")


def test_a_judge_that_nobody_can_ask_ends_a_run_before_it_begins(
    yinju: Yinju, questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer(lambda _: Reply(status=404, error="no such model")) as server:
        monkeypatch.setenv("YINJU_LLM_BASE_URL", server.url)
        told = yinju("eval", "run", questions, "-o", "out", "--judge", "absent")
    assert (told.code, "The judge 'absent' cannot be asked" in told.complaint) == (2, True)
    assert not (tmp_path / "out").exists()
