"""Liars and honest writers, in both languages and across: what each wrote from which sources, and what must become of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.checking import verdict

CASES = [json.loads(line) for line in Path(__file__).with_name("check_cases.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_lie_is_removed_or_marked_and_an_honest_sentence_is_shown(case: dict[str, Any]) -> None:
    found = verdict(case["draft"], case["texts"], case["cites"], case.get("published"))
    assert found.shown is (case["must_be"] != "removed"), found.why
    assert not found.checked
    assert found.why


def test_there_are_as_many_cases_as_told() -> None:
    count = {kind: sum(case["must_be"] == kind for case in CASES) for kind in ("removed", "shown")}
    assert count["removed"] >= 60
    assert count["shown"] >= 60
