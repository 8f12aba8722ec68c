"""A question as understood: its kind, years, count, titles and words."""

import pytest

from assistant.core import tongue
from assistant.types import Question
from assistant.understand import STOP, Tongue, understand
from index import Library

TONGUE: Tongue = tongue(Library)  # type: ignore[arg-type]  # what it takes is static


def ask(text: str) -> Question:
    return understand(text, TONGUE)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("metadata", "这篇报道的责任编辑是谁？"),
        ("metadata", "Who wrote this article?"),
        ("summary", "规划主要讲了什么？"),
        ("summary", "Summarise the plan."),
        ("date", "泵站什么时候开工？"),
        ("date", "In which year did the tram open?"),
        ("who", "园林局局长是谁？"),
        ("who", "Who heads the transit office?"),
        ("list", "重点工程包括哪些？"),
        ("list", "要在哪五大方面着力？"),
        ("list", "What are the three reasons?"),
        ("figure", "新增绿地多少公顷？"),
        ("figure", "有几座再生水厂？"),
        ("figure", "How many passengers came?"),
        ("definition", "什么是再生水？"),
        ("yes_no", "公园收费吗？"),
        ("yes_no", "Is the park free?"),
        ("fact", "公园为什么不收费？"),
        ("fact", "Why is the park free?"),
    ],
)
def test_a_question_is_of_its_kind(kind: str, text: str) -> None:
    assert ask(text).kind == kind


@pytest.mark.parametrize("text", ["他提出了哪三点主张？", "今年要做好哪三件事？"])
def test_points_and_things_are_a_list_too(text: str) -> None:
    assert (ask(text).kind, ask(text).count) == ("list", 3)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("公园在哪里？", "zh"),
        ("公園在哪裏？", "zh"),
        ("Where is the park?", "en"),
        ("Mara Lindqvist说了什么？", "zh"),
        ("Who is 何川?", "en"),
        ("GDP figures of 滨江市", "en"),
    ],
)
def test_a_question_is_answered_in_its_own_language(text: str, language: str) -> None:
    assert ask(text).language == language


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("哪五大方面？", 5),
        ("哪两项任务？", 2),
        ("十个方面分别是什么？", 10),
        ("Which three reasons?", 3),
        ("有哪些？", None),
    ],
)
def test_the_number_of_things_asked_for_is_known(text: str, count: int | None) -> None:
    assert ask(text).count == count


def test_years_are_known_each_once_and_longer_numbers_are_none() -> None:
    assert ask("2025年比2024年多多少？2025年呢？编号120251").years == ("2025", "2024")


def test_titles_are_known_folded_from_either_script() -> None:
    assert ask("《城市照明條例》和“护河行动”说了什么？").titles == ("城市照明条例", "护河行动")
    assert ask("《护河的“力”怎么理解》说了什么？").titles == ("护河的“力”怎么理解",)


def test_places_and_people_are_known() -> None:
    assert {name.text for name in ask("上海市的李建国说了什么？").names} >= {"上海市", "李建国"}


def test_what_is_asked_is_no_part_of_a_name() -> None:
    assert ask("散装灯泡一只多少钱进的货？").names == ()


def test_the_end_of_a_place_begins_no_name() -> None:
    assert "东九鹏" not in {name.text for name in ask("屏东九鹏基地在哪里？").names}


def test_words_that_only_ask_are_not_searched_for() -> None:
    assert set(ask("请问公园里有哪几个仓库？").words) & {"请问", "哪几个", "几个", "有", "里"} == set()
    assert "仓库" in ask("请问公园里有哪几个仓库？").words


@pytest.mark.parametrize(("text", "month"), [("What opened in May 2026?", True), ("What may open in 2026?", False)])
def test_may_is_searched_for_where_it_is_the_month(text: str, month: bool) -> None:
    assert ("may" in ask(text).words) == month


def test_both_scripts_give_the_same_words() -> None:
    assert ask("倉庫在哪裏？").words == ask("仓库在哪里？").words


def test_a_follow_up_is_understood_as_its_whole_question_in_the_language_it_was_typed_in() -> None:
    question = understand("北岸泵站的水从哪里来？", TONGUE, typed="Where from?")
    assert (question.text, question.typed, question.language) == ("北岸泵站的水从哪里来？", "Where from?", "en")
    assert "泵站" in question.words


def test_what_was_typed_whole_is_kept_once() -> None:
    assert understand("公园在哪里？", TONGUE, typed="公园在哪里？").typed == ""


def test_as_of_is_kept() -> None:
    assert understand("公园在哪里？", TONGUE, as_of="2026-01-31").as_of == "2026-01-31"


@pytest.mark.parametrize(
    ("text", "count"), [("哪十一个方面？", 11), ("二十项任务有哪些？", None), ("124项中有哪些？", None)]
)
def test_a_count_is_the_whole_numeral_or_none(text: str, count: int | None) -> None:
    assert ask(text).count == count


def test_a_name_that_begins_like_a_question_word_is_kept() -> None:
    assert "何立峰" in ask("何立峰会见了谁？").words


@pytest.mark.parametrize("text", ["哪十二个泵站在建？", "哪12个泵站在建？"])
def test_how_many_are_asked_for_is_no_word_to_look_for(text: str) -> None:
    assert "12" not in ask(text).words


def test_no_word_that_only_asks_is_left_as_a_stem() -> None:
    latin = " ".join(word for word in STOP if word.isascii())
    assert set(Library.words(latin)) <= STOP
