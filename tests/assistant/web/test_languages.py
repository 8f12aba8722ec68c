"""Each of the page's languages is one language: nothing of ours is English on the Chinese page, nothing simplified on Taiwan's."""

import ast
import re
from collections.abc import Iterator
from typing import get_args

import pytest
from opencc import OpenCC

from assistant.suffice import message
from assistant.taiwan import around_quotations
from assistant.types import Reason
from assistant.web.library_words import LIBRARY_WORDS
from assistant.web.shell import Shell
from assistant.web.status_words import STATUS_WORDS
from assistant.web.words import REASONS, Entry, whole
from evals.complaints_html import COMPLAINT_WORDS
from evals.page_words import WORDS as EVALUATE_WORDS
from tests.wordings import ROOT

WORDS: dict[str, Entry] = {
    **Shell().words,
    **REASONS,
    **LIBRARY_WORDS,
    **STATUS_WORDS,
    **EVALUATE_WORDS,
    **COMPLAINT_WORDS,
}
# What is called the same everywhere.
NAMES_OF_THINGS = re.compile(r"\b(?:Yinju|GB/T 7714|PDF|DOCX|Markdown|HTML|JSON|CSV|JavaScript|Word)\b|^[^a-z]*$")
SIMPLIFIED = OpenCC("s2tw")
HAN = re.compile(r"[一-鿿]")


def told_in_both() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield file and text of each wording in the code that has a "zh" and an "en": notes, reasons, what is missing."""
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                said = {
                    key.value: value.value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
                }
                if {"zh", "en"} <= said.keys():
                    yield path.relative_to(ROOT).as_posix(), said


@pytest.mark.parametrize("key", sorted(WORDS.keys() - {"brand"}))
def test_a_word_of_the_page_is_in_the_language_of_the_page(key: str) -> None:
    said = whole(WORDS[key])
    bare = {tongue: re.sub(r"\{[^}]*\}", "", text) for tongue, text in said.items()}
    assert HAN.search(said["zh"]) or not re.search(r"[a-z]{3}", NAMES_OF_THINGS.sub("", bare["zh"])), key
    assert SIMPLIFIED.convert(said["tw"]) == said["tw"], key
    assert not HAN.search(NAMES_OF_THINGS.sub("", bare["en"]).replace("引据", "")), key


@pytest.mark.parametrize("reason", get_args(Reason))
def test_each_reason_of_a_refusal_has_one_text_in_each_language(reason: Reason) -> None:
    zh, en = message(reason, "zh", "时间"), message(reason, "en", "a date")
    assert HAN.search(zh)
    assert not HAN.search(en)
    assert SIMPLIFIED.convert(around_quotations(message(reason, "zh", ""))) == around_quotations(
        message(reason, "zh", "")
    )


def test_the_quotation_in_a_refusal_keeps_its_characters_on_taiwans_page() -> None:
    said = message("false_premise", "zh", "全市没有新增绿地。")
    assert around_quotations(said) == "問題的前提與資料不符。資料說的是：「全市没有新增绿地。」"


def test_what_the_assistant_says_of_an_answer_is_in_either_language_and_turns_into_taiwans_script() -> None:
    told = list(told_in_both())
    assert len(told) > 250
    for file, said in told:
        zh, en = (re.sub(r"\{[^}]*\}", "", said[name]) for name in ("zh", "en"))
        assert HAN.search(zh) or not re.search(r"[a-z]{3}", NAMES_OF_THINGS.sub("", zh)), (file, said)
        assert not HAN.search(NAMES_OF_THINGS.sub("", en).replace("引据", "")), (file, said)
        turned = around_quotations(re.sub(r"“[^”]*”", "", zh))
        assert SIMPLIFIED.convert(turned) == turned, (file, said)
