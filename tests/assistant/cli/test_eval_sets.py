"""yinju eval import and draft: public sets and proposals become sets that check and run take."""

import json
from pathlib import Path

from index.library import Library
from index.settings import Settings
from index.store.feedback import Feedback
from tests.assistant.cli.conftest import Yinju

CONTEXT = "石港大桥长四百一十米。桥面宽二十米。"


def public(tmp_path: Path, answer: str = "四百一十米") -> Path:
    path = tmp_path / "public.jsonl"
    row = {"id": "b1", "question": "石港大桥有多长？", "context_id": "c", "context": CONTEXT}
    path.write_text(json.dumps(row | {"answers": [{"text": answer, "start": 5}]}, ensure_ascii=False), "utf-8")
    return path


def test_a_public_set_is_imported_indexed_checked_and_run_with_one_command_each(yinju: Yinju, tmp_path: Path) -> None:
    told = yinju("eval", "import", "squad-lines", public(tmp_path), "-o", "x")
    assert (told.code, told.out.splitlines()[0]) == (0, "1 document in x/docs, 1 question in x/set.jsonl")
    assert yinju("index", "x/docs", "--store", "x/store", "--json").json["rejected"] == []
    assert yinju("eval", "check", "x/set.jsonl", "--store", "x/store").out == "1 question, 0 faults, 0 not checked\n"
    report = yinju("eval", "run", "x/set.jsonl", "-o", "out", "--store", "x/store", "--json").json
    assert report["measures"]["recall@1"] == 1


def test_a_public_set_is_measured_with_one_command_that_can_be_given_again(yinju: Yinju, tmp_path: Path) -> None:
    words = ("eval", "public", "squad-lines", public(tmp_path), "-o", "x")
    assert yinju(*words, "--json").json["measures"]["recall@1"] == 1
    assert (tmp_path / "x/run/report.html").is_file()
    told = yinju(*words)
    assert (told.code, "1 question asked, 0 skipped, 0 crashed" in told.out) == (0, True)
    told = yinju(*words, "--limit", 1)
    assert (told.code, "another part of this set" in told.complaint) == (2, True)


def test_what_an_import_leaves_out_is_told(yinju: Yinju, tmp_path: Path) -> None:
    told = yinju("eval", "import", "squad-lines", public(tmp_path, "六百米"), "-o", "x")
    assert (told.code, "its answer does not stand in its passage" in told.complaint) == (2, True)
    path = public(tmp_path)
    path.write_text(path.read_text("utf-8") + "\n" + path.read_text("utf-8"), "utf-8")
    out = yinju("eval", "import", "squad-lines", path, "-o", "y", "--json").json
    assert (out["questions"], out["left_out"]) == (1, ['b1: id "b1" was given to line 1 already'])


def test_an_unknown_format_is_wrong_use(yinju: Yinju, tmp_path: Path) -> None:
    told = yinju("eval", "import", "trec", public(tmp_path), "-o", "x")
    assert (told.code, "No format 'trec' here. Known formats: squad" in told.complaint) == (2, True)


def test_drafts_are_written_checked_and_not_run_before_somebody_read_them(yinju: Yinju, store: Path) -> None:
    told = yinju("eval", "draft", "-o", "drafts.csv", "--count", "4")
    assert (told.code, told.out) == (0, "")
    assert "4 drafts in drafts.csv" in told.err
    assert (
        "4 questions, 0 faults, 0 not checked, 4 drafts that nobody has read"
        in yinju("eval", "check", "drafts.csv").out
    )
    refused = yinju("eval", "run", "drafts.csv", "-o", "out")
    assert (refused.code, "drafts.csv:2: draft-001: is a draft that nobody has read" in refused.complaint) == (2, True)
    assert yinju("eval", "run", "drafts.csv", "-o", "out", "--drafts", "--json").json["counts"]["questions"] == 4
    again = yinju("eval", "draft", "-o", "drafts.csv")
    assert (again.code, "is there already" in again.complaint) == (2, True)


def test_drafts_go_to_stdout_as_lines_and_nothing_of_another_group_is_in_them(yinju: Yinju, store: Path) -> None:
    rows = [json.loads(line) for line in yinju("eval", "draft", "--kinds", "metadata,figure,date").out.splitlines()]
    assert rows
    assert all(row["draft"] is True and not row["note"].startswith("secret") for row in rows)


def test_complaints_become_drafts(yinju: Yinju, store: Path) -> None:
    library = Library.open(store, Settings(embedder="hash", store=store))
    kept = library.add_feedback(Feedback("绿地新增多少？", {"snapshot": "7", "settings": "s"}, "should_have_refused"))
    library.close()
    assert (kept.id, kept.snapshot, kept.settings) == (1, "7", "s")
    [row] = yinju("eval", "draft", "--from-feedback", "--json").json
    assert (row["id"], row["answerable"], row["question"]) == ("feedback-001", False, "绿地新增多少？")
