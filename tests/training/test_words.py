"""The word table's making: who stands for whom in translated sentences, and what a dictionary adds."""

import pytest

from models.training.words import OWN_TERMS, entries, gloss_words, line, side, weighed
from models.training.words_align import counts

CHINESE = [["绿地", "公园"], ["绿地"], ["公园", "水厂"], ["水厂"]] * 3
ENGLISH = [["green", "park"], ["green"], ["park", "plant"], ["plant"]] * 3


def test_words_that_stand_together_translate_each_other() -> None:
    found = counts(CHINESE, ENGLISH)
    assert {word: next(iter(said)) for word, said in found.items()} == {
        "绿地": "green",
        "公园": "park",
        "水厂": "plant",
    }


def test_a_sentence_without_words_counts_nothing() -> None:
    assert counts([*CHINESE, [], ["绿地"]], [*ENGLISH, ["green"], []])["绿地"].keys() == {"green"}


def test_a_pair_that_was_seen_once_among_others_is_no_translation() -> None:
    found = counts([["绿地"]] * 12 + [["绿地", "公园"]], [["green"]] * 12 + [["park", "lake", "tree"]])
    assert found["绿地"].keys() == {"green"}


@pytest.mark.parametrize(
    ("gloss", "stems"),
    [
        ("Beijing, capital of a country", ("beij",)),
        ("to plan", ("plan",)),
        ("social security (insurance)", ("social", "secur")),
        ("five-year plans", ("five", "year", "plan")),
    ],
)
def test_a_gloss_is_what_it_says_without_what_explains_it(gloss: str, stems: tuple[str, ...]) -> None:
    assert gloss_words(gloss) == stems


def test_the_best_way_has_full_weight_and_a_hardly_counted_one_is_left_out() -> None:
    ways = weighed({("park",): 10.0, ("garden",): 5.0, ("lawn",): 0.1})
    assert ways == {("park",): 1.0, ("garden",): pytest.approx(0.5**0.8)}


def test_what_a_dictionary_tells_is_added_to_what_was_counted() -> None:
    ways = side({"公园": {"park": 4.0}}, {"garden": {"公园": 4.0}}, {"公园": {("public", "park"): 4.0}})["公园"]
    assert list(ways) == [("park",), ("public", "park"), ("garden",)]


def test_a_gloss_of_a_character_that_was_counted_is_left_out() -> None:
    assert list(side({"站": {"station": 4.0}}, {}, {"站": {("stand",): 9.0}})["站"]) == [("station",)]


def test_a_line_holds_the_ways_with_their_weights_in_tenths() -> None:
    assert line("规划", {("plan",): 1.0, ("town", "plan"): 0.01}) == "规划\tplan=10|town plan=1"


def test_every_term_of_our_own_list_has_a_way() -> None:
    listed = {row.split("\t")[0] for row in OWN_TERMS.read_text("utf-8").splitlines()}
    assert {chinese for chinese, *_ in entries(OWN_TERMS)} == listed
