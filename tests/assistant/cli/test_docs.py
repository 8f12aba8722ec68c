"""yinju docs: what is held, each document to the letter, removals and versions."""

from pathlib import Path

import pytest

from assistant.core import Assistant
from index.settings import Settings
from tests.assistant.cli.conftest import Yinju, written
from tests.index.conftest import PLAN, PRESS

KEYS = {"id", "source", "title", "outlet", "published", "lang", "kind"}


def id_of(yinju: Yinju, source: str) -> str:
    rows = yinju("docs", "list", "--groups", "finance", "--json").json
    return str(next(row["id"] for row in rows if row["source"] == source))


def test_the_list_is_in_the_order_of_the_sources(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "list", "--json")
    assert (told.code, told.err) == (0, "")
    assert [row["source"] for row in told.json] == ["sub/tram.txt", "water.md", "绿地.txt"]
    assert {frozenset(row) for row in told.json} == {frozenset(KEYS)}


def test_a_line_of_the_list_begins_with_what_show_takes(yinju: Yinju, store: Path) -> None:
    line = yinju("docs", "list").out.splitlines()[-1]
    assert "绿地.txt  滨江市新增绿地三百二十公顷  (滨江日报 · 2026-03-05 · zh · press)" in line
    assert yinju("docs", "show", line.split()[0], "--json").json["source"] == "绿地.txt"


@pytest.mark.parametrize("source", ["sub/tram.txt", "water.md", "绿地.txt"])
def test_text_is_to_the_letter_what_offsets_index(yinju: Yinju, store: Path, source: str) -> None:
    id = id_of(yinju, source)
    text = Assistant.open(store, Settings(embedder="hash")).document(id).text
    assert yinju("docs", "show", id, "--text").out == text
    assert yinju("docs", "show", id, "--text", "--json").json == {"text": text}


def test_the_body_holds_no_headline_and_no_editor(yinju: Yinju, store: Path) -> None:
    body = yinju("docs", "show", id_of(yinju, "绿地.txt"), "--body").out
    assert "人均公园面积达到16.4平方米" in body
    assert "三百二十公顷" not in body
    assert "责任编辑" not in body


def test_parts_are_told_with_their_role_and_exact_place(yinju: Yinju, store: Path) -> None:
    id = id_of(yinju, "绿地.txt")
    told, text = yinju("docs", "show", id, "--parts", "--json").json, yinju("docs", "show", id, "--text").out
    assert [one["role"] for one in told] == ["headline", "source_line", "dateline", "editor"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in told)


def test_reported_speech_names_speaker_and_role(yinju: Yinju, store: Path) -> None:
    said = yinju("docs", "show", id_of(yinju, "绿地.txt"), "--said", "--json").json
    assert ("何川", "园林局局长", True) in [(one["speaker"], one["role"], one["direct"]) for one in said]


def test_an_outline_is_indented_by_level(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "show", id_of(yinju, "water.md"), "--outline")
    lines = [line for line in told.out.splitlines() if "第一" in line]
    assert lines[1].index("第一节") > lines[0].index("第一章")


def test_a_table_is_a_line_a_row_with_tabs_between_cells(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "show", id_of(yinju, "water.md"), "--tables")
    assert told.out.splitlines()[:2] == ["指标\t2025年\t2030年", "再生水利用率\t28%\t40%"]


def test_a_table_in_json_says_each_cells_place_unit_and_address(yinju: Yinju, store: Path) -> None:
    id = id_of(yinju, "water.md")
    table = yinju("docs", "show", id, "--tables", "--json").json[0]
    cell = table["rows"][1][1]
    assert (table["heads"], cell["text"], cell["address"]) == ([0], "28%", "表1 第2行“再生水利用率”×“2025年”")
    assert yinju("docs", "show", id, "--text").out[cell["start"] : cell["end"]] == "28%"


def test_the_facts_of_an_indicator_table_are_a_line_each(yinju: Yinju, tmp_path: Path) -> None:
    table = "| 指标 | 2020年 | 2025年 | 属性 |\n| - | - | - | - |\n| 漏损率（%） | 12 | 9以内 | 约束性 |\n"
    yinju("index", written(tmp_path / "in", {"plan.md": f"# 东湾水务规划\n\n指标如下。\n\n{table}"}))
    id = id_of(yinju, "plan.md")
    line = yinju("docs", "show", id, "--indicators").out.rstrip("\n").split("\t")
    assert line == ["", "漏损率（%）", "2020: 12 → 2025: 9以内", "", "约束性", "表1 第2行“漏损率”×“2025年”"]
    told = yinju("docs", "show", id, "--indicators", "--json").json[0]
    assert (told["name"], told["targets"][0]["cited"]["text"], told["growth"]) == ("漏损率", "9以内", None)


def test_a_part_that_is_not_there_prints_nothing_and_says_so(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "show", id_of(yinju, "sub/tram.txt"), "--tables")
    assert (told.code, told.complaint) == (0, "sub/tram.txt has no tables.")


def test_two_parts_at_once_are_wrong_use(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "show", "abcd", "--text", "--body")
    assert (told.code, told.complaint[:13]) == (2, "Choose one of")


@pytest.mark.parametrize("command", [["show"], ["show", "--text", "--json"], ["history"], ["remove"]])
def test_an_unknown_document_and_a_forbidden_one_are_not_told_apart(
    yinju: Yinju, store: Path, command: list[str]
) -> None:
    secret = id_of(yinju, "secret.txt")
    for id in (secret, "f" * 64, "", "ab"):
        told = yinju("docs", *command, id)
        assert (told.code, told.complaint) == (2, f"No document '{id}' here. `yinju docs list` shows the ids.")


def test_a_removed_document_is_found_by_nobody_until_it_is_back(yinju: Yinju, store: Path) -> None:
    id = id_of(yinju, "绿地.txt")
    assert yinju("docs", "remove", id[:12], "--json").json == {"id": id, "removed": True}
    assert yinju("docs", "show", id).code == 2
    assert "绿地.txt" not in yinju("search", "新增绿地", "--json").out
    assert yinju("docs", "remove", id[:12], "--undo", "--json").json == {"id": id, "removed": False}
    assert yinju("docs", "show", id).code == 0


def test_what_is_not_removed_cannot_be_brought_back(yinju: Yinju, store: Path) -> None:
    told = yinju("docs", "remove", id_of(yinju, "绿地.txt"), "--undo")
    assert (told.code, told.complaint[:20]) == (2, "No removed document ")


def test_only_a_group_brings_back_what_is_for_the_group(yinju: Yinju, store: Path) -> None:
    id = id_of(yinju, "secret.txt")
    yinju("docs", "remove", id, "--groups", "finance")
    assert yinju("docs", "remove", id, "--undo").code == 2
    assert yinju("docs", "remove", id, "--undo", "--groups", "finance").code == 0


NAMED = ("first", "draft", "last")


def test_history_lists_versions_oldest_first(yinju: Yinju, tmp_path: Path) -> None:
    later = PLAN.replace("40%", "45%")
    manifest = (
        '{"file": "draft.md", "title": "滨江市水务发展规划（征求意见稿）", "published": "2025-01-01"}\n'
        '{"file": "final.md", "title": "滨江市水务发展规划", "published": "2025-06-01", "version_of": "draft.md"}\n'
    )
    yinju("index", written(tmp_path / "in", {"draft.md": PLAN, "final.md": later, "manifest.jsonl": manifest}))
    for source in ("draft.md", "final.md"):
        rows = yinju("docs", "history", id_of(yinju, source), "--json").json
        assert [row["source"] for row in rows] == ["draft.md", "final.md"]
    assert rows[0]["status"] != rows[1]["status"] == "current"
    assert [[state["name"] for state in row["states"]] for row in rows] == [["draft", "superseded"], ["issued"]]
    assert rows[0]["states"][1]["day"] == "2025-06-01"


def test_history_lists_the_draft_and_the_text_before_it(yinju: Yinju, tmp_path: Path) -> None:
    title = '{"file": "%s.md", "title": "滨江市水务发展规划%s", "published": "%s"%s}\n'
    manifest = (
        title % ("first", "", "2015-01-01", "")
        + title % ("draft", "（征求意见稿）", "2023-01-01", ', "version_of": "first.md"')
        + title % ("last", "", "2024-01-01", ', "version_of": "draft.md"')
    )
    texts = {f"{name}.md": PLAN.replace("40%", part) for name, part in zip(NAMED, ("40%", "45%", "50%"), strict=True)}
    yinju("index", written(tmp_path / "in", {**texts, "manifest.jsonl": manifest}))
    for name in NAMED:
        rows = yinju("docs", "history", id_of(yinju, f"{name}.md"), "--json").json
        assert [row["source"] for row in rows] == [f"{name}.md" for name in NAMED]
    assert rows[2]["states"] == [{"name": "revised", "day": "2024-01-01"}]


def test_history_lists_the_reprints_of_a_version(yinju: Yinju, tmp_path: Path) -> None:
    manifest = '{"file": "again.txt", "outlet": "东湾晚报", "reprint_of": "first.txt"}\n'
    again = PRESS.replace("滨江市", "我市", 1)
    yinju("index", written(tmp_path / "in", {"first.txt": PRESS, "again.txt": again, "manifest.jsonl": manifest}))
    first = yinju("docs", "history", id_of(yinju, "first.txt"))
    assert "reprint" in first.out
    assert "东湾晚报" in first.out
    told = yinju("docs", "history", id_of(yinju, "again.txt"), "--json").json[0]
    assert told["reprint_of"] == id_of(yinju, "first.txt")
