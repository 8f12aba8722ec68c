"""Hundreds of honest paraphrases and lies, in both languages and across: what becomes of each, and of how many."""

from typing import Any

import pytest

from tests.assistant.checking import cases, verdict

CASES = cases("check_paraphrases.jsonl")
# Written by another hand than the rules; they were mended on it afterwards.
BLIND = cases("check_blind.jsonl")
# As a good language model writes: merged, turned, rounded, counted together, told by another unit, day or title.
FLUENT = cases("check_fluent.jsonl")
# Honest sentences that a rule removes still: known faults, kept as they are.
REMOVED_YET = frozenset({"honest-b002"})
# What may be removed of honest sentences.
AT_MOST = 0.04


def of(must_be: str) -> list[dict[str, Any]]:
    return [case for case in (*CASES, *BLIND, *FLUENT) if case["must_be"] == must_be and case["id"] not in REMOVED_YET]


def name(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", of("shown"), ids=name)
def test_an_honest_sentence_is_shown(case: dict[str, Any]) -> None:
    found = verdict(case["draft"], case["texts"], case["cites"], case.get("published"))
    assert found.shown, found.why


@pytest.mark.parametrize("case", of("removed"), ids=name)
def test_a_lie_is_removed_and_the_reason_told(case: dict[str, Any]) -> None:
    found = verdict(case["draft"], case["texts"], case["cites"], case.get("published"))
    assert not found.shown
    assert found.why


@pytest.mark.parametrize("case", of("marked"), ids=name)
def test_a_lie_that_no_rule_settles_is_never_shown_as_checked(case: dict[str, Any]) -> None:
    found = verdict(case["draft"], case["texts"], case["cites"], case.get("published"))
    assert not found.checked
    assert found.why


def test_few_honest_sentences_are_removed_and_most_lies_are() -> None:
    honest = sum(case["must_be"] == "shown" for case in CASES)
    lies = {what: sum(case["must_be"] == what for case in CASES) for what in ("removed", "marked")}
    assert honest >= 200
    assert len(REMOVED_YET) <= honest * AT_MOST
    assert sum(lies.values()) >= 200
    assert lies["removed"] >= 0.85 * sum(lies.values())
