"""The page's words, in both languages."""

import re
from typing import get_args

import pytest

from assistant.types import Citation, Reason
from assistant.web.words import LANG, REASONS, STATUS, WORDS, both, preferred, word


@pytest.mark.parametrize("table", [WORDS, STATUS, REASONS], ids=["words", "status", "reasons"])
def test_every_word_is_there_in_both_languages_with_the_same_slots(table: dict) -> None:
    for key, pair in table.items():
        slots = {tongue: set(re.findall(r"\{\w+\}", pair[tongue])) for tongue in LANG}
        assert pair["zh"].strip(), key
        assert pair["en"].strip(), key
        assert slots["zh"] == slots["en"], key


def test_every_reason_of_a_refusal_has_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_every_status_but_the_current_one_has_words() -> None:
    assert set(STATUS) == {"draft", "superseded", "repealed"}
    assert Citation.__dataclass_fields__["status"].default == "current"


def test_what_fills_a_slot_is_escaped_as_part_of_the_words() -> None:
    assert "<b>" not in both(WORDS["page"], n="<b>")


def test_a_word_carries_both_languages_marked() -> None:
    assert word("ask") == '<span class="w-zh" lang="zh-CN">提问</span><span class="w-en" lang="en">Ask</span>'


@pytest.mark.parametrize(
    ("wanted", "tongue"),
    [("", "en"), ("zh", "zh"), ("ja,zh-Hant;q=0.8", "zh"), ("zh;q=0,en;q=0.1", "en"), ("en;q=nonsense,zh;q=0.1", "zh")],
)
def test_the_first_language_that_the_page_has_is_preferred(wanted: str, tongue: str) -> None:
    assert preferred(wanted) == tongue
