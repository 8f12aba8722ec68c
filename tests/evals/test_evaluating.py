"""What the Evaluate tab can do, with a scripted assistant over a small store."""

import json
import re
from base64 import b64encode
from contextlib import nullcontext

import pytest

from evals.evaluating import Evaluating
from evals.offers import Shelf
from evals.page import done, serving
from evals.page_html import choice, runs
from evals.past_runs import documents, forget_but
from evals.records import Words
from index.errors import WrongUse
from tests.evals.scripted import answered

PATIENT = 30


class Quiet:
    """Nobody else asks."""

    def wait_for_quiet(self, seconds):
        return

    def aside(self):
        return nullcontext()


@pytest.fixture
def evaluating(assistant, tmp_path, write_set, cite):
    assistant.scripts["What is 1?"] = answered("It has six gates.", cite("a/park.txt", "It has six gates."))
    write_set({}, {"answerable": False})
    shelves = [
        Shelf("ours", Words("ours", "我们的"), tmp_path),
        Shelf("uploaded", Words("up", "上传"), tmp_path / "up"),
    ]
    return Evaluating.over(assistant, Quiet(), shelves, tmp_path / "runs")


def ran(evaluating):
    evaluating.begin("ours/set.jsonl")
    evaluating.worker.join(PATIENT)
    return evaluating.past()[0]


def test_a_set_is_run_and_its_run_is_listed(evaluating):
    past = ran(evaluating)
    assert evaluating.state.ended == "done"
    assert (past.set_name, past.asked, past.right, past.met, past.finished) == ("set.jsonl", 2, 2, None, True)


def test_a_second_run_of_a_set_is_compared_with_the_first(evaluating):
    first = ran(evaluating)
    second = ran(evaluating)
    told = json.loads(evaluating.file(second.name, "report.json")[0])
    assert told["against"]["verdict"] == "same"
    assert [one.name for one in evaluating.past()] == [second.name, first.name]
    assert "Is the second better?" in evaluating.compared(first.name, second.name).decode()


def test_the_gate_beside_a_set_decides_its_runs(evaluating, tmp_path):
    (tmp_path / "set.gate.toml").write_text('[[measure]]\nname = "right_refusal"\nmax = 0\n')
    past = ran(evaluating)
    assert past.met is False
    assert past.missed[0].en.startswith("right_refusal is 1")
    assert evaluating.state.met is False


def test_a_run_that_was_stopped_goes_on_in_its_folder(evaluating, assistant):
    asked = []
    plain = type(assistant).ask

    def stopping(text, **how):
        asked.append(text)
        if text == "What is 1?" and len(asked) == 2:
            evaluating.stop()
        return plain(assistant, text, **how)

    assistant.ask = stopping
    past = ran(evaluating)
    assert (evaluating.state.ended, past.finished, past.asked) == ("stopped", False, 1)
    evaluating.resume(past.name)
    evaluating.worker.join(PATIENT)
    assert asked.count("What is 1?") == 2
    assert [(one.name, one.finished, one.asked) for one in evaluating.past()] == [(past.name, True, 2)]


def test_a_faulty_set_is_told_line_by_line_and_not_run(evaluating, tmp_path):
    (tmp_path / "set.jsonl").write_text("{\n")
    assert [fault.line for fault in evaluating.check("ours/set.jsonl").faults] == [1]
    evaluating.begin("ours/set.jsonl")
    evaluating.worker.join(PATIENT)
    assert evaluating.state.ended == "failed"
    assert evaluating.state.reason.startswith("set.jsonl:1: is no JSON")


def test_why_a_gate_was_missed_names_its_baseline_without_the_folder(evaluating, tmp_path):
    first = ran(evaluating)
    report = json.loads((tmp_path / "runs" / first.name / "report.json").read_text())
    report["set"]["sha256"] = "0" * 64
    (tmp_path / "before.json").write_text(json.dumps(report))
    (tmp_path / "set.gate.toml").write_text('baseline = "before.json"\n[[measure]]\nname = "crashed"\nmax = 0\n')
    said = " ".join(f"{why.en} {why.zh}" for why in ran(evaluating).missed)
    assert "the baseline before.json is of another set" in said
    assert "基线 before.json 用的是另一套题" in said
    assert str(tmp_path) not in said


def test_no_reason_on_the_page_names_a_folder_of_the_machine(evaluating, tmp_path):
    (tmp_path / "set.jsonl").write_text("{\n")
    said, _ = done(evaluating, json.dumps({"do": "run", "set": "ours/set.jsonl"}))
    evaluating.worker.join(PATIENT)
    (tmp_path / "empty.jsonl").write_text("")
    said += done(evaluating, json.dumps({"do": "run", "set": "ours/empty.jsonl"}))[0]
    evaluating.worker.join(PATIENT)
    said += evaluating.state.reason
    assert "empty.jsonl" in said
    assert str(tmp_path) not in said


def test_what_was_removed_since_is_not_shown_in_an_old_report(evaluating, assistant):
    past = ran(evaluating)
    document = next(record.id for record in assistant.view().records if record.source == "a/park.txt")
    assistant.library.remove(document)
    try:
        with pytest.raises(WrongUse, match="not for everybody any more"):
            evaluating.file(past.name, "report.html")
        with pytest.raises(WrongUse, match="not for everybody any more"):
            evaluating.compared(past.name, past.name)
    finally:
        assistant.library.restore(document)
    assert evaluating.file(past.name, "report.html")[1].startswith("text/html")


def test_a_run_that_quotes_what_was_erased_keeps_its_figures_alone(evaluating, assistant):
    past = ran(evaluating)
    held = {record.id for record in assistant.view().records}
    assert forget_but(evaluating.runs, held) == 0
    assert forget_but(evaluating.runs, held - documents(evaluating.runs / past.name)) == 1
    assert {path.name for path in (evaluating.runs / past.name).iterdir()} == {"run.json", "report.json"}
    after = evaluating.past()[0]
    assert (after.asked, after.right, after.whole) == (2, 2, False)
    assert "erased with their documents" in runs([after], busy=False)
    assert json.loads(evaluating.file(ran(evaluating).name, "report.json")[0])["against"] is None


@pytest.mark.parametrize(
    "path", ["x/report.html", "../set.jsonl", "compare/x/y", "RUN/run.json", "RUN/../../set.jsonl", "RUN"]
)
def test_an_address_leads_to_the_files_of_runs_and_nowhere_else(evaluating, path):
    past = ran(evaluating)
    with pytest.raises(WrongUse):
        serving(evaluating)(path.replace("RUN", past.name))
    assert serving(evaluating)(f"{past.name}/report.csv").media == "text/csv; charset=utf-8"


def test_an_order_that_fails_is_answered_with_its_reason_as_text(evaluating):
    said, _ = done(evaluating, json.dumps({"do": "run", "set": "<b>none</b>"}))
    assert "There is no question set" in said
    assert "&lt;b&gt;none" in said
    for ordered in ("{", "[]", '{"do": "erase"}', '{"do": "take", "name": "a.jsonl", "data": "%"}'):
        assert "cannot be read" in done(evaluating, ordered)[0]


def test_a_set_is_taken_in_and_checked(evaluating, tmp_path):
    data = b64encode((tmp_path / "set.jsonl").read_bytes()).decode()
    ordered = {"do": "take", "name": "mine.jsonl", "data": data, "set": "uploaded/mine.jsonl"}
    said, chosen = done(evaluating, json.dumps(ordered))
    assert ("mine.jsonl" in said, chosen) == (True, "uploaded/mine.jsonl")
    said, _ = done(evaluating, json.dumps({"do": "check", "set": chosen}))
    assert "2 questions, no fault" in said


def offer_here(evaluating, name):
    return next(one.here for one in evaluating.offers() if one.path.name == name)


def test_a_set_about_documents_that_the_store_does_not_hold_is_offered_apart(evaluating, tmp_path):
    asked = json.loads((tmp_path / "set.jsonl").read_text().splitlines()[0])
    (tmp_path / "other.jsonl").write_text(json.dumps(asked | {"evidence": [{"source": "a/pool.txt"}]}))
    assert (offer_here(evaluating, "set.jsonl"), offer_here(evaluating, "other.jsonl")) == (True, False)
    shown = choice(evaluating.offers())
    assert shown.index("set.jsonl") < shown.index("about documents that are not here") < shown.index("other.jsonl")


def test_a_set_is_not_told_to_be_here_because_only_some_may_see_its_document(evaluating, tmp_path):
    asked = json.loads((tmp_path / "set.jsonl").read_text().splitlines()[0])
    (tmp_path / "memo.jsonl").write_text(json.dumps(asked | {"evidence": [{"source": "memo.txt"}]}))
    assert not offer_here(evaluating, "memo.jsonl")


def test_a_set_all_of_whose_files_are_missing_asks_nothing_here(evaluating, tmp_path, monkeypatch):
    asked = json.loads((tmp_path / "set.jsonl").read_text().splitlines()[0])
    outside = {"source": "a/park.txt", "sha256": "0" * 64, "start": 0, "end": 5}
    (tmp_path / "outside.jsonl").write_text(json.dumps(asked | {"evidence": [outside]}))
    monkeypatch.delenv("YINJU_EVAL_DATA", raising=False)
    assert not offer_here(evaluating, "outside.jsonl")
    monkeypatch.setenv("YINJU_EVAL_DATA", str(tmp_path))
    assert offer_here(evaluating, "outside.jsonl")


def test_what_is_no_set_stays_on_offer_so_that_checking_it_says_why(evaluating, tmp_path):
    (tmp_path / "broken.jsonl").write_text("{")
    assert offer_here(evaluating, "broken.jsonl")


def test_the_newest_run_is_set_beside_the_last_one_of_the_same_set(evaluating, tmp_path):
    first = ran(evaluating)
    (tmp_path / "other.jsonl").write_text((tmp_path / "set.jsonl").read_text().replace("What is 1?", "What is 9?"))
    evaluating.begin("ours/other.jsonl")
    evaluating.worker.join(PATIENT)
    newest = ran(evaluating)
    chosen = re.findall(r'value="([^"]+)" selected', runs(evaluating.past(), busy=False))
    assert chosen == [first.name, newest.name]
