"""What the decision is fitted on, and what the one in force does on it: only what is right or not there is judged."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.benchmarks.answering import fit, in_force, main


def row(name: str, *, near: float, right: bool, answerable: bool, across: bool = False) -> dict[str, Any]:
    sentence = {"covered": near, "near": near, "read": 8 * near - 4, "alone": near, "right": right}
    return {"set": name, "answerable": answerable, "sentences": [sentence], "across": across}


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    """Two sets, in which what is near is right and what is far is not there; one row of each misses what is there."""
    return [
        one
        for name in ("a", "b")
        for one in (
            *[row(name, near=0.8 + n / 100, right=True, answerable=True) for n in range(8)],
            *[row(name, near=0.1 + n / 100, right=False, answerable=False) for n in range(8)],
            row(name, near=0.9, right=False, answerable=True),
        )
    ]


def test_what_answers_is_told_from_what_is_not_there(rows: list[dict[str, Any]]) -> None:
    told = fit(rows)
    assert told["AUC"] == {"a": 1.0, "b": 1.0}
    assert told["limits"][0.5] == {"a": (0.0, 0.0), "b": (0.0, 0.0)}


def test_a_best_sentence_that_misses_what_is_there_is_not_judged(rows: list[dict[str, Any]]) -> None:
    assert fit(rows)["questions"] == 32


def test_a_limit_refuses_and_lets_pass_by_set(rows: list[dict[str, Any]]) -> None:
    assert in_force(rows, 0.5) == {"a": (0.0, 0.0), "b": (0.0, 0.0)}
    assert in_force(rows, 1.0) == {"a": (0.0, 1.0), "b": (0.0, 1.0)}
    assert in_force(rows, 0.0) == {"a": (1.0, 0.0), "b": (1.0, 0.0)}


def test_across_languages_is_fitted_by_itself(rows: list[dict[str, Any]], tmp_path: Path, capsys: Any) -> None:
    both = [*rows, *({**one, "across": True} for one in rows)]
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for file, some in zip(files, (both[:20], both[20:]), strict=True):
        file.write_text("".join(json.dumps(one) + "\n" for one in some), "utf-8")
    assert main(["none", "--fit", *map(str, files)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" {")[0] for line in said] == ["within", "  in force", "across", "  in force"]
    assert "covered" not in json.loads(said[2].removeprefix("across "))["weights"]
