"""A question's words in the other language: translations, terms, names, and what stays as it is."""

import pytest

from index.keywords import Term
from index.translated.table import Table, shipped_table
from index.translated.translate import Translator
from index.words import words

LINES = {
    "公园": "park=10|garden=4",
    "plan": "规划=10|计划=8",
    "five year plan": "五年 规划=10",
    "水厂": "water plant=10",
    "北岸": "north bank=10",
}
READINGS = {"林": "lin", "晓": "xiao", "华": "hua", "单": "dan shan", "桥": "qiao"}


def said(term: Term) -> dict[tuple[str, ...], float]:
    """Return a term's ways by their words, without the longer words of the store."""
    return {tuple(slot[0] for slot in way.slots): way.weight for way in term.ways}


def translator(*store: str) -> Translator:
    return Translator(Table(LINES, READINGS), store)


def test_a_word_is_its_translations_by_weight_and_itself() -> None:
    (park,) = translator().terms(["公园"])
    assert said(park) == {("park",): 1.0, ("garden",): 0.4, ("公园",): 1.0}


def test_stop_words_of_both_languages_are_no_terms() -> None:
    assert translator().terms(["的", "the", "多少", "how"]) == ()


def test_a_word_that_nobody_knows_and_a_figure_stay_as_they_are() -> None:
    assert [said(term) for term in translator().terms(["gdp", "2025"])] == [{("gdp",): 1.0}, {("2025",): 1.0}]


def test_a_term_of_several_words_is_a_way_to_say_each_of_them() -> None:
    for term in translator().terms(["five", "year", "plan"]):
        assert said(term)["五年", "规划"] == 1.0


def test_neighbours_that_are_cut_apart_are_looked_up_together() -> None:
    for term in translator().terms(["水", "厂"]):
        assert said(term)["water", "plant"] == 1.0


def test_a_compound_is_looked_up_by_its_parts() -> None:
    _, north, plant = translator().terms(["北岸水厂"])[:3]
    assert (said(north), said(plant)) == ({("north", "bank"): 1.0}, {("water", "plant"): 1.0})


def test_a_translation_is_found_within_longer_words_of_the_store() -> None:
    (term,) = translator("总规划", "规划", "城市规划局", "计划").terms(["plan"])
    assert next(way.slots for way in term.ways if way.slots[0][0] == "规划") == (("规划", "总规划"),)


def test_a_chinese_name_is_spelled_in_latin_letters() -> None:
    spelled = said(translator().terms(["林晓华"])[-1])
    assert set(spelled) == {("lin", "xiaohua"), ("linxiaohua",)}


def test_a_family_name_has_a_reading_of_its_own() -> None:
    assert ("shan", "xiao") in said(translator().terms(["单晓"])[-1])


@pytest.mark.parametrize("written", ["Lin Xiaohua", "Xiaohua Lin", "Who is Lin Xiaohua?"])
def test_a_latin_name_finds_the_chinese_name_that_sounds_so(written: str) -> None:
    terms = translator("林晓华", "林桥").terms(words(written), written)
    assert said(terms[-1]) == {("林晓华",): 1.0}


def test_without_a_capital_it_is_no_name() -> None:
    text = "lin xiaohua"
    assert all(("林晓华",) not in said(term) for term in translator("林晓华").terms(words(text), text))


@pytest.mark.parametrize(
    ("asked", "way"),
    [
        ("社会保障", "social security"),
        ("高质量发展", "high quality development"),
        ("五年规划", "five-year plan"),
        ("武汉", "Wuhan"),
        ("经济", "economy"),
        ("3月", "March"),
        ("social security", "社会保障"),
        ("five-year plans", "五年规划"),
        ("planning", "规划"),
        ("Hangzhou", "杭州"),
        ("children", "儿童"),
    ],
)
def test_the_table_that_ships_knows_press_and_plans(asked: str, way: str) -> None:
    terms = Translator(shipped_table(), ()).terms(words(asked), asked)
    assert any(tuple(words(way)) in said(term) for term in terms)
