"""Prompts: a slot that is missing, or that no prompt has, fails at once and says which."""

import pytest

from assistant.prompts import prompt
from index.errors import WrongUse


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_prompt_comes_with_its_slots_filled(language: str) -> None:
    text = prompt("tool", language, documents=71, latest="2026-03-05")
    assert "71" in text
    assert "2026-03-05" in text
    assert "{" not in text


def test_a_missing_slot_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"'tool\.en\.md': missing \['latest'\], unknown \[\]"):
        prompt("tool", "en", documents=1)


def test_an_unknown_slot_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"missing \[\], unknown \['lastest'\]"):
        prompt("tool", "en", documents=1, latest="", lastest="")


def test_an_unknown_prompt_is_refused_by_name() -> None:
    with pytest.raises(WrongUse, match=r"There is no prompt 'tool\.fr\.md'"):
        prompt("tool", "fr")
