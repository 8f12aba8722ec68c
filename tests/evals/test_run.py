import hashlib
import json

import pytest

from evals import check, run
from evals.records import How
from index.errors import MalformedSet, WrongUse
from tests.evals.conftest import ZOO
from tests.evals.scripted import answered

TIMES = ("timings_ms", "latency_ms", "ms", "started", "ended")


def rows(folder):
    return [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


def untimed(value):
    """Return a JSON value without what the clock decides."""
    if isinstance(value, list):
        return [untimed(one) for one in value]
    if isinstance(value, dict):
        return {key: untimed(one) for key, one in value.items() if key not in TIMES}
    return value


def told(folder):
    return json.loads((folder / "report.json").read_text("utf-8"))


def test_each_question_is_a_line_in_the_order_of_the_set(write_set, assistant, tmp_path, cite):
    assistant.scripts["What is 1?"] = answered("six", cite("a/park.txt", "It has six gates."))
    run(write_set({"answers": ["six"]}, {"answerable": False}), tmp_path / "out", assistant)
    first, second = rows(tmp_path / "out")
    assert [first["id"], second["id"]] == ["q1", "q2"]
    assert list(first)[:5] == ["id", "question", "answer", "verdicts", "crashed"]
    assert first["answer"]["citations"][0]["quote"] == "It has six gates."
    assert first["verdicts"]["gold_cited"] == {
        "value": 1.0,
        "reason": "1 of 1 gold spans cited",
        "zh": "1 处标准证据中引用了 1 处",
    }
    assert second["verdicts"]["right_refusal"]["value"] == 1


def test_means_are_over_the_questions_that_a_measure_applies_to(write_set, assistant, tmp_path):
    assistant.scripts["What is 1?"] = answered("six")
    run(write_set({}, {}, {"answerable": False, "lang": "zh"}), tmp_path / "out", assistant)
    report = told(tmp_path / "out")
    assert report["measures"]["answered"] == 0.5
    assert report["judged"]["answered"] == 2
    assert report["measures"]["answer_contains"] is None
    assert report["slices"]["lang"]["zh"]["measures"]["right_refusal"] == 1
    assert report["slices"]["answerable"]["yes"]["questions"] == 2


def test_every_question_is_searched_and_found_by_the_real_search(write_set, assistant, tmp_path):
    report = run(write_set({"question": "How many gates?"}), tmp_path / "out", assistant)
    assert report.means.values["recall@10"] == 1


def test_a_crashed_question_counts_zero_wherever_a_measure_applies(write_set, assistant, tmp_path):
    assistant.scripts["What is 1?"] = ZeroDivisionError("on purpose")
    assistant.scripts["What is 2?"] = ZeroDivisionError("on purpose")
    run(write_set({"answers": ["six"]}, {"answerable": False}), tmp_path / "out", assistant)
    report = told(tmp_path / "out")
    assert {value for value in report["measures"].values() if value is not None} == {0}
    assert report["judged"]["citations_exact"] == 2
    assert report["counts"]["crashed"] == 2
    assert report["crashed"][0] == {"id": "q1", "reason": "ZeroDivisionError: on purpose"}
    assert rows(tmp_path / "out")[0]["answer"]["error"] == "ZeroDivisionError: on purpose"


def test_a_search_that_crashes_crashes_its_question(write_set, assistant, tmp_path, monkeypatch):
    monkeypatch.setattr(type(assistant), "search", lambda *_, **__: 1 / 0)
    report = run(write_set({}), tmp_path / "out", assistant)
    assert report.rows[0].crashed == "search: ZeroDivisionError: division by zero"
    assert report.means.values["recall@1"] == 0


def test_questions_are_asked_with_their_groups_and_day_and_the_first_once_before(write_set, assistant, tmp_path):
    run(write_set({"groups": ["desk"], "as_of": "2026-01-02"}, {}), tmp_path / "out", assistant)
    texts = [how["text"] for how in assistant.asked]
    assert texts == ["What is 1?", "What is 1?", "What is 2?"]
    assert assistant.asked[1] == {"text": "What is 1?", "as_of": "2026-01-02", "access": frozenset({"desk"})}
    assert assistant.asked[2]["access"] == frozenset()


def test_the_same_set_twice_gives_the_same_files_but_for_times(write_set, assistant, tmp_path):
    path = write_set({}, {"answerable": False})
    for out in ("one", "two"):
        run(path, tmp_path / out, assistant)
    one, two = told(tmp_path / "one"), told(tmp_path / "two")
    assert one["latency_ms"].keys() == {"p50", "p95"}
    assert json.dumps(untimed(one)) == json.dumps(untimed(two))
    assert untimed(rows(tmp_path / "one")) == untimed(rows(tmp_path / "two"))


def test_the_report_names_set_snapshot_and_settings(write_set, assistant, tmp_path):
    path = write_set({})
    run(path, tmp_path / "out", assistant)
    report = told(tmp_path / "out")
    assert report["set"] == {"path": str(path), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert report["snapshot"] == assistant.library.snapshot
    assert report["settings"] == assistant.settings.fingerprint()


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """Return the evidence of a question over a file that lies outside."""
    (tmp_path / "zoo.txt").write_text(ZOO, "utf-8")
    monkeypatch.setenv("YINJU_EVAL_DATA", str(tmp_path))
    start = ZOO.index("二是科普。")
    return [{"source": "zoo.txt", "sha256": hashlib.sha256(ZOO.encode()).hexdigest(), "start": start, "end": start + 5}]


def test_a_question_whose_file_changed_is_skipped_with_the_reason(write_set, assistant, tmp_path, outside):
    (tmp_path / "zoo.txt").write_text("changed")
    report = run(write_set({"evidence": outside}, {}), tmp_path / "out", assistant)
    assert [row.question.id for row in report.rows] == ["q2"]
    assert "the set was written over" in report.skipped[0].reason
    assert told(tmp_path / "out")["counts"] == {"questions": 1, "skipped": 1, "crashed": 0}


def test_without_any_of_its_files_a_set_does_not_count_refusals(write_set, assistant, tmp_path, outside, monkeypatch):
    monkeypatch.delenv("YINJU_EVAL_DATA")
    report = run(write_set({"evidence": outside}, {"answerable": False}), tmp_path / "out", assistant)
    assert report.means.values["right_refusal"] is None
    assert [one.id for one in report.skipped] == ["q1", "q2"]
    assert "a refusal would prove nothing" in report.skipped[1].reason


def test_gold_that_cleaning_cut_counts_as_not_found(write_set, assistant, tmp_path, outside):
    content = ZOO + "(责编：某某)\n"
    (tmp_path / "zoo.txt").write_text(content, "utf-8")
    pointer = {"start": len(ZOO), "end": len(content), "sha256": hashlib.sha256(content.encode()).hexdigest()}
    report = run(write_set({"evidence": [outside[0] | pointer]}), tmp_path / "out", assistant)
    assert report.means.values["recall@10"] == 0
    assert "lost in indexing" in report.rows[0].verdicts["recall@10"].reason


def test_a_faulty_set_is_not_run_and_every_fault_counted(write_set, assistant, tmp_path):
    path = write_set({"evidence": [{"source": "none.txt", "quote": "x"}]}, "{", "{", "{", "{")
    with pytest.raises(MalformedSet, match=r"set\.jsonl:2: is no JSON .* and 2 more\. Nothing was run") as refused:
        run(path, tmp_path / "out", assistant)
    assert str(path) in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_report_cannot_go_where_a_file_is(write_set, assistant, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(WrongUse, match="Could not write the report"):
        run(write_set({}), tmp_path / "out", assistant)


def test_a_run_for_everybody_to_read_asks_nothing_for_groups(write_set, assistant, tmp_path):
    memo = {"evidence": [{"source": "memo.txt", "quote": "The gates stay shut on Mondays"}], "groups": ["desk"]}
    path = write_set({}, memo)
    report = run(path, tmp_path / "out", assistant, how=How(public=True))
    assert [row.question.id for row in report.rows] == ["q1"]
    assert [(one.id, one.reason.split(",")[0]) for one in report.skipped] == [("q2", "is asked for groups")]
    assert {how["text"] for how in assistant.asked} == {"What is 1?"}
    assert "memo" not in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_check_for_everybody_to_read_does_not_look_for_what_is_for_groups(write_set, assistant):
    told = check(
        write_set({}, {"groups": ["desk"], "evidence": [{"source": "memo.txt", "quote": "not there"}]}),
        assistant,
        public=True,
    )
    assert (told.faults, [one.id for one in told.skipped]) == ((), ["q2"])
