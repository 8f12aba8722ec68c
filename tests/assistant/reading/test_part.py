"""A question that asks which chapter or article deals with something is answered by its heading and the words that do."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant

Build = Callable[..., Assistant]
LAW = """# 滨江市节水条例

第一章 总则

第一条 为了节约用水，制定本条例。

第二章 罚则

第二条 洗车应当使用再生水。违反的，罚款五百元。

第三条 水表由供水单位每年校验一次。
"""
ACT = """# Harbour Lighting Act

## Chapter I General Provisions

Lamps stand on every quay.

## Chapter II Upkeep

The harbour office pays for lamp oil.
"""


@pytest.fixture
def laws(build_town: Build) -> Assistant:
    return build_town({"water.md": LAW, "lamps.md": ACT})


def said(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


def test_a_chapter_is_told_by_its_heading_and_the_sentence_that_deals_with_it(laws: Assistant) -> None:
    answer = laws.ask("Which chapter of the Harbour Lighting Act deals with lamp oil?")
    assert said(answer) == ["Chapter II Upkeep", "The harbour office pays for lamp oil."]
    assert answer.short_answer == "Chapter II"


def test_an_article_that_is_its_own_heading_is_told_once(laws: Assistant) -> None:
    answer = laws.ask("滨江市节水条例第几条讲水表？")
    assert said(answer) == ["第三条 水表由供水单位每年校验一次。"]
    assert answer.short_answer == "第三条"


@pytest.mark.parametrize("question", ["滨江市节水条例哪一章讲罚款？", "滨江市节水条例哪章规定了罚款？"])
def test_the_unit_asked_for_is_told_not_the_innermost_one(laws: Assistant, question: str) -> None:
    assert laws.ask(question).short_answer == "第二章"


def test_what_no_part_deals_with_is_refused(laws: Assistant) -> None:
    answer = laws.ask("Which chapter of the Harbour Lighting Act deals with ferries?")
    assert answer.refusal is not None
    assert answer.refusal.reason == "not_in_sources"


def test_a_part_of_another_document_is_not_told(laws: Assistant) -> None:
    assert not any("lamp" in text for text in said(laws.ask("滨江市节水条例哪一章讲路灯？")))
