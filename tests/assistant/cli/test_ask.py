"""yinju ask: an answer with its citations, or a refusal, and the exit code that tells them apart."""

from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Yinju

GREEN, TRAM = "新增绿地多少公顷？", "How many passengers did the tram carry?"
PARTS = {
    "question", "language", "kind", "answered", "short_answer", "text", "sentences", "citations", "conflicts",
    "refusal", "notes", "snapshot", "settings", "timings_ms", "error", "confidence", "asked_as", "series", "generator",
}  # fmt: skip


def test_an_answer_is_cited_and_ends_with_0(yinju: Yinju, store: Path) -> None:
    told = yinju("ask", GREEN)
    assert (told.code, told.err) == (0, "")
    assert "全市新增绿地320公顷" in told.out
    assert "[1] 滨江市新增绿地三百二十公顷 · 滨江日报 · 2026-03-05" in told.out


def test_with_json_stdout_is_the_whole_answer(yinju: Yinju, store: Path) -> None:
    told = yinju("ask", TRAM, "--json")
    assert (told.code, set(told.json)) == (0, PARTS)
    assert "41,000" in told.json["text"]


def test_a_citation_stands_in_what_docs_show_prints(yinju: Yinju, store: Path) -> None:
    for cited in yinju("ask", GREEN, "--json").json["citations"]:
        text = yinju("docs", "show", cited["document"], "--text").out
        assert text[cited["start"] : cited["end"]] == cited["quote"] != ""


def test_a_refusal_ends_with_3_and_shows_what_is_nearest(yinju: Yinju, store: Path) -> None:
    told = yinju("ask", "火星的首都在哪里？", "--json")
    assert (told.code, told.json["answered"], told.json["sentences"]) == (3, False, [])
    assert yinju("ask", "火星的首都在哪里？").out.startswith(told.json["refusal"]["message"])


@pytest.mark.parametrize("flags", [["--to", "2020-01-01"], ["--as-of", "2020-01-01"], ["--source", "other.txt"]])
def test_a_filter_that_leaves_nothing_makes_a_refusal(yinju: Yinju, store: Path, flags: list[str]) -> None:
    assert yinju("ask", GREEN, *flags).code == 3


@pytest.mark.parametrize(
    ("flags", "code"),
    [(["--part", "第一章"], 0), (["--part", "总体要求"], 0), (["--part", "第二章"], 3), (["--kind", "law"], 3)],
)
def test_a_part_or_a_kind_of_document_is_searched_alone(yinju: Yinju, store: Path, flags: list[str], code: int) -> None:
    assert yinju("ask", "滨江市2030年的再生水利用率要达到多少？", *flags).code == code


def test_only_a_group_reads_what_is_for_the_group(yinju: Yinju, store: Path) -> None:
    secret = "河畔公园的预算是多少？"
    assert "一亿二千万" not in yinju("ask", secret, "--json").out
    assert "一亿二千万" in yinju("ask", secret, "--groups", "finance", "--json").out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "Give one question, or a file of them"),
        ([GREEN, "--batch", "a.jsonl"], "Give one question, or a file of them"),
        ([GREEN, "-o", "a.jsonl"], "-o belongs to --batch"),
        (["  "], "The question is empty."),
        (["x" * 2001], "The question has 2001 characters"),
        ([GREEN, "--lang", "fr"], "'fr' is not one of 'zh', 'en'"),
        ([GREEN, "--as-of", "昨天"], "'昨天' is no day"),
        ([GREEN, "--json", "--from", "2026-1-1"], "'2026-1-1' is no day"),
    ],
)
def test_wrong_use_is_one_line_and_2(yinju: Yinju, store: Path, words: list[str], reason: str) -> None:
    told = yinju("ask", *words)
    assert (told.code, reason in told.complaint) == (2, True)


def test_asking_before_indexing_says_what_to_run(yinju: Yinju) -> None:
    told = yinju("ask", GREEN, "--json")
    assert (told.code, "Run `yinju index FOLDER --store store`" in told.complaint) == (2, True)
