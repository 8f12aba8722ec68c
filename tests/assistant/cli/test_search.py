"""yinju search: passages with scores, best first."""

from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Yinju

KEYS = {"document", "source", "passage", "start", "end", "text", "score", "title"}


@pytest.mark.parametrize("way", [[], ["--vectors"], ["--keywords"]])
def test_passages_come_best_first_with_their_place(yinju: Yinju, store: Path, way: list[str]) -> None:
    told = yinju("search", "新增绿地公顷", *way, "--json")
    scores = [row["score"] for row in told.json]
    assert (told.code, told.err, scores) == (0, "", sorted(scores, reverse=True))
    assert {frozenset(row) for row in told.json} == {frozenset(KEYS)}
    best = told.json[0]
    assert best["source"] == "绿地.txt"
    assert yinju("docs", "show", best["document"], "--text").out[best["start"] : best["end"]] == best["text"]


def test_k_is_how_many_at_most(yinju: Yinju, store: Path) -> None:
    assert len(yinju("search", "新增绿地", "-k", 1, "--json").json) == 1


def test_a_line_names_title_source_and_place(yinju: Yinju, store: Path) -> None:
    first = yinju("search", "tram passengers", "--keywords").out.splitlines()[0]
    assert "Harbour tram opens to passengers — sub/tram.txt:" in first


def test_words_that_are_nowhere_find_nothing_and_that_is_said(yinju: Yinju, store: Path) -> None:
    assert yinju("search", "zyzzyva", "--keywords", "--json").json == []
    told = yinju("search", "zyzzyva", "--keywords")
    assert (told.code, told.complaint) == (0, "No passage fits these words.")


def test_what_is_for_a_group_is_not_found_by_others(yinju: Yinju, store: Path) -> None:
    assert "secret.txt" not in yinju("search", "公园的预算", "--json").out
    assert "secret.txt" in yinju("search", "公园的预算", "--groups", "finance", "--json").out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([" "], "There is nothing to search for."),
        (["绿地", "--vectors", "--keywords"], "Choose --vectors or --keywords"),
        (["绿地", "-k", "0"], "Invalid value for '-k'"),
        (["绿地", "-k", "many"], "Invalid value for '-k'"),
        ([], "Missing argument 'WORDS'"),
    ],
)
def test_wrong_use_is_one_line_and_2(yinju: Yinju, store: Path, words: list[str], reason: str) -> None:
    told = yinju("search", *words)
    assert (told.code, reason in told.complaint) == (2, True)
