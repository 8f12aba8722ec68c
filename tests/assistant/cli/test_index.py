"""yinju index: what goes in, what is rejected and why, and with which exit code."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock

from tests.assistant.cli.conftest import Yinju, written
from tests.index.conftest import PRESS
from tests.index.test_kill import kill_at


def test_a_folder_is_indexed_and_counted(yinju: Yinju, folder: Path) -> None:
    told = yinju("index", folder, "--json")
    assert told.code == 0
    assert set(told.json) >= {"documents", "passages", "unchanged", "rejected", "seconds"}
    assert (told.json["documents"], told.json["unchanged"], told.json["rejected"]) == (4, 0, [])
    assert told.err == ""


def test_what_was_indexed_before_is_unchanged(yinju: Yinju, folder: Path) -> None:
    yinju("index", folder)
    told = yinju("index", folder)
    assert told.code == 0
    assert re.fullmatch(r"4 documents, \d+ passages in 'store' \(4 unchanged, 0 rejected\), \d+\.\d s\n", told.out)


def test_a_path_that_does_not_exist_is_wrong_use(yinju: Yinju, tmp_path: Path) -> None:
    told = yinju("index", "nowhere", "--json")
    assert told.code == 2
    assert told.complaint == "Could not index 'nowhere': there is no such file or folder. Check the path."
    assert not (tmp_path / "store").exists()


def test_facts_without_the_paths_they_are_for_are_wrong_use(yinju: Yinju, folder: Path) -> None:
    yinju("index", folder)
    told = yinju("index", "--groups", "press")
    assert told.code == 2
    assert "name the files or folders they are for" in told.complaint


def test_an_empty_folder_is_wrong_use(yinju: Yinju, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = yinju("index", "empty")
    assert (told.code, "Nothing to index in 'empty'" in told.complaint) == (2, True)


def test_a_binary_file_named_txt_is_rejected_and_the_rest_indexed(yinju: Yinju, folder: Path) -> None:
    written(folder, {"noise.txt": bytes(range(256)) * 20})
    told = yinju("index", folder)
    assert (told.code, told.out[:11]) == (1, "4 documents")
    assert told.err.startswith("rejected: noise.txt holds no text in any known encoding")


def test_nothing_but_a_binary_file_is_unusable_input(yinju: Yinju, tmp_path: Path) -> None:
    told = yinju("index", written(tmp_path / "only", {"noise.txt": bytes(range(256)) * 20}), "--json")
    assert told.code == 2
    assert [one["source"] for one in told.json["rejected"]] == ["noise.txt"]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_text_of_any_usual_encoding_is_read_to_the_letter(yinju: Yinju, tmp_path: Path, encoding: str) -> None:
    assert yinju("index", written(tmp_path / "in", {"a.txt": PRESS.encode(encoding)})).code == 0
    (row,) = yinju("docs", "list", "--json").json
    assert yinju("docs", "show", row["id"], "--text").out.replace("\n", "") == PRESS.replace("\n", "")


def test_a_file_of_200_mb_is_refused_by_a_setting_that_is_named(yinju: Yinju, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 2**20)  # sparse: it takes no room
    told = yinju("index", folder, "--json")
    assert told.code == 1
    assert told.json["rejected"][0]["source"] == "huge.txt"
    assert "is 200 MB, more than the 50 MB that setting max_file_mb allows" in told.json["rejected"][0]["reason"]


def test_the_limit_is_what_the_environment_says(yinju: Yinju, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_MAX_FILE_MB", "0.0001")
    assert yinju("index", folder, "--json").code == 2


def test_a_second_writer_is_told_to_wait(yinju: Yinju, store: Path, folder: Path) -> None:
    with FileLock(store / "LOCK"):
        told = yinju("index", folder)
        asked = yinju("ask", "新增绿地多少公顷？")
    assert (told.code, "another `yinju index` is at work there" in told.complaint) == (2, True)
    assert asked.code == 0


def test_after_a_killed_index_the_old_store_still_answers(yinju: Yinju, store: Path, folder: Path) -> None:
    before = yinju("ask", "新增绿地多少公顷？", "--json").json
    written(folder, {"new.txt": "河畔公园周六开放。"})
    kill_at("files written", folder, store)
    after = yinju("ask", "新增绿地多少公顷？", "--json").json
    assert before["answered"]
    assert (before["text"], before["snapshot"]) == (after["text"], after["snapshot"])


def test_flags_fill_what_a_manifest_leaves_out(yinju: Yinju, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"a.txt": "河畔公园周六开放。\n免费入园。\n"})
    yinju("index", folder, "--published", "2026-01-31", "--groups", "press, city")
    assert yinju("docs", "list", "--json").json == []
    (row,) = yinju("docs", "list", "--groups", "city", "--json").json
    assert row["published"] == "2026-01-31"


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026", ""])
def test_a_day_that_is_none_is_wrong_use(yinju: Yinju, folder: Path, day: str) -> None:
    told = yinju("index", folder, "--published", day)
    assert told.code == 2
    assert f"{day!r} is no day: write it as YYYY-MM-DD" in told.complaint


def test_a_faulty_manifest_is_named_with_its_line(yinju: Yinju, folder: Path) -> None:
    (folder / "manifest.jsonl").write_text(json.dumps({"file": "a.txt"}) + "\n{\n")
    told = yinju("index", folder)
    assert (told.code, "manifest.jsonl:2: is no JSON object" in told.complaint) == (2, True)


@pytest.mark.parametrize("flags", [["--ray", "address"]])
def test_what_this_version_cannot_do_is_said_to_be_unknown(yinju: Yinju, folder: Path, flags: Sequence[str]) -> None:
    told = yinju("index", folder, *flags)
    assert (told.code, told.complaint.startswith(f"No such option: {flags[0]}")) == (2, True)


def test_ctrl_c_stops_and_leaves_the_store_as_it_was(
    yinju: Yinju, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, {"new.txt": "河畔公园周六开放。"})
    monkeypatch.setattr("index.store.writer.Writer.commit", _interrupted)
    told = yinju("index", folder)
    assert (told.code, told.complaint) == (130, "Stopped.")
    assert len(yinju("docs", "list", "--json").json) == 3


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_in_place_of_the_store_is_wrong_use(yinju: Yinju, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("")
    told = yinju("index", folder)
    assert (told.code, told.complaint) == (2, "Could not use 'store' as a store: it is a file. Name a folder.")


def test_a_report_says_what_was_read_refused_and_warned_of(yinju: Yinju, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "滨江新增绿地", "text": "去年新增绿地320公顷。", "date": "昨天"},
        {"id": "b", "title": "空"},
    ]
    folder = written(tmp_path / "in", {"e.jsonl": "\n".join(json.dumps(row) for row in rows)})
    told = yinju("index", folder, "--json")
    assert told.code == 1
    (read,) = told.json["read"]
    assert (read["source"], read["passages"], read["warnings"]) == (
        "e.jsonl#a",
        1,
        ["its date '昨天' names no day; the day is not taken from it"],
    )
    assert told.json["rejected"][0]["source"] == "e.jsonl#2"
    again = yinju("index", folder)
    assert again.err.startswith("rejected: e.jsonl#2 has no field that holds its text")


def test_many_refusals_for_one_reason_are_counted(yinju: Yinju, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"a.txt": PRESS, "e.jsonl": '{"title": "空"}\n' * 9})
    told = yinju("index", folder)
    assert told.err.count("rejected: ") == 4
    assert "rejected: 6 more after e.jsonl#3, for the same reason" in told.err


def test_a_row_that_left_its_export_is_told_and_stays(yinju: Yinju, tmp_path: Path) -> None:
    rows = [json.dumps({"id": name, "text": f"{name}区新增绿地。"}) for name in "ab"]
    folder = written(tmp_path / "in", {"e.jsonl": "\n".join(rows)})
    yinju("index", folder)
    written(folder, {"e.jsonl": rows[1]})
    told = yinju("index", folder)
    assert "no longer in what they came from: e.jsonl#a" in told.err
    assert told.out.startswith("2 documents")
    assert "(1 unchanged, 0 rejected)" in told.out


def test_an_address_is_refused_until_a_setting_allows_it(yinju: Yinju, folder: Path) -> None:
    told = yinju("index", folder, "https://news.example/a.html")
    assert (told.code, told.out[:11]) == (1, "4 documents")
    assert told.err.startswith("rejected: https://news.example/a.html is not fetched: setting allow_urls is off")


def test_an_address_cannot_be_watched(yinju: Yinju) -> None:
    told = yinju("index", "https://news.example/", "--watch")
    assert (told.code, "--watch looks at files" in told.complaint) == (2, True)
