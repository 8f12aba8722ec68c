"""The page's words, in both languages."""

import re
from typing import get_args

import pytest

from assistant.types import Citation, Reason
from assistant.web.chat_words import CHAT_WORDS
from assistant.web.tongue import preferred, spoken
from assistant.web.words import REASONS, STATUS, WORDS, both, whole, word

TABLES = {"words": WORDS, "status": STATUS, "reasons": REASONS, "chat": CHAT_WORDS}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_word_is_there_in_every_language_with_the_same_slots(table: dict) -> None:
    for key, entry in table.items():
        slots = [set(re.findall(r"\{(\w+)", text)) for text in whole(entry).values()]
        assert all(text.strip() for text in whole(entry).values()), key
        assert slots == [slots[0]] * 3, key


def test_every_reason_of_a_refusal_has_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_every_status_but_the_current_one_has_words() -> None:
    assert set(STATUS) == {"draft", "superseded", "repealed"}
    assert Citation.__dataclass_fields__["status"].default == "current"


def test_what_fills_a_slot_is_escaped_as_part_of_the_words() -> None:
    assert "<b>" not in both(WORDS["page"], n="<b>")


def test_a_slot_counts_what_it_is_of() -> None:
    assert [word("searched", documents=n, passages=2).rpartition("<")[0].rpartition(">")[2] for n in (1, 2)] == [
        "1 document, 2 passages searched",
        "2 documents, 2 passages searched",
    ]


def test_a_word_carries_every_language_marked() -> None:
    assert word("ask") == (
        '<span class="w-zh" lang="zh-CN">提问</span><span class="w-tw" lang="zh-TW">提問</span>'
        '<span class="w-en" lang="en">Ask</span>'
    )


def test_taiwan_reads_its_own_words_unless_the_entry_says_otherwise() -> None:
    assert whole({"zh": "软件信息", "en": "x"})["tw"] == "軟體資訊"
    assert whole({"zh": "引据", "en": "x", "tw": "引据"})["tw"] == "引据"


@pytest.mark.parametrize(
    ("wanted", "tongue"),
    [
        ("", "en"),
        ("zh", "zh"),
        ("ja,zh-Hant;q=0.8", "tw"),
        ("zh-HK", "tw"),
        ("zh;q=0,en;q=0.1", "en"),
        ("en;q=nonsense,zh;q=0.1", "zh"),
    ],
)
def test_the_first_language_that_the_page_has_is_preferred(wanted: str, tongue: str) -> None:
    assert preferred(wanted) == tongue


@pytest.mark.parametrize(
    ("name", "tongue"),
    [("zh-CN", "zh"), ("ZH-TW", "tw"), ("tw", "tw"), ("zh-Hant-HK", "tw"), ("en-GB", "en"), ("fr", None), ("", None)],
)
def test_a_tag_of_a_language_names_one_of_the_pages(name: str, tongue: str | None) -> None:
    assert spoken(name) == tongue
