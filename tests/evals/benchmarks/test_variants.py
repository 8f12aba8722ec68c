"""The same sets give the same questions, every change is used, and none makes a question that cannot be asked."""

from itertools import islice

import pytest

from evals.benchmarks.variants import CHANGES, Chance, Variant, pieces, variants
from tests.evals.scripted import question

ASKED = [
    question(id="a", question="2025年上海市有多少座公园？"),
    question(id="b", question="How many gates has Riverside park in 2021?"),
]
MANY = list(islice(variants(ASKED), 200))


def test_the_same_questions_give_the_same_variants() -> None:
    assert list(islice(variants(ASKED), 200)) == MANY
    assert MANY[:2] == [Variant(one) for one in ASKED]


def test_every_change_is_made_by_itself_and_then_some_at_once() -> None:
    alone = [one.made for one in MANY[2 : 2 + 2 * len(CHANGES)]]
    assert alone[::2] == alone[1::2] == list(CHANGES)
    assert all(", " in one.made for one in MANY[2 + 2 * len(CHANGES) :])


def test_no_variant_is_empty() -> None:
    assert all(one.question.question.strip() for one in MANY)


@pytest.mark.parametrize(
    ("made", "texts"),
    [
        ("traditional", ["2025年上海市有多少座公園？", ASKED[1].question]),
        ("upper case", [ASKED[0].question, "HOW MANY GATES HAS RIVERSIDE PARK IN 2021?"]),
        ("without marks", ["2025年上海市有多少座公园", "How many gates has Riverside park in 2021"]),
        ("full width", ["２０２５年上海市有多少座公园？", "Ｈｏｗ"]),
    ],
)
def test_a_change_is_the_one_it_is_called(made: str, texts: list[str]) -> None:
    found = [one.question.question for one in MANY if one.made == made]
    assert [said[: len(text)] for said, text in zip(found, texts, strict=True)] == texts


def test_another_year_stands_in_the_place_of_the_year() -> None:
    said = [one.question.question for one in MANY if one.made == "another year"]
    assert said[0].endswith("年上海市有多少座公园？")
    assert said[0] != ASKED[0].question
    assert said[1].startswith("How many gates has Riverside park in ")


def test_a_follow_up_comes_after_its_question() -> None:
    told = [one for one in MANY if one.made == "followed up"]
    assert [one.history for one in told] == [(asked.question,) for asked in ASKED]
    assert [one.question.id for one in told] == ["a", "b"]


def test_an_empty_change_leaves_the_question() -> None:
    nothing = Variant(question(question="？"))
    made = CHANGES["without marks"](nothing, Chance(None, (), ()))  # type: ignore[arg-type]
    assert made.question.question == "？"


@pytest.mark.parametrize("text", ["2025年上海市有多少座公园？", "How many  gates?", "？"])
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text
