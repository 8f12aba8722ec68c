"""Words in quotation marks: in one source, in one piece, in its language."""

from assistant.checked.quotations import quotation_faults
from tests.assistant.checking import source

PARK = "他把公园叫作“城市的肺”。"


def codes(text: str, *cited: str) -> list[str]:
    return [fault.code for fault in quotation_faults(text, [source(one) for one in cited])]


def test_the_words_of_one_source_are_no_fault() -> None:
    assert codes("公园是“城市的肺”。", PARK) == []


def test_words_of_two_sources_are_no_quotation() -> None:
    assert codes("“公园很大，湖水很清”", "公园很大。", "湖水很清。") == ["quotation"]


def test_what_is_left_out_between_is_a_doubt_and_a_translation_too() -> None:
    assert codes("“公园……很清”", "公园里的湖水很清。") == ["quotation_pieces"]
    assert codes('He said "the lungs of the city".', PARK) == ["quotation_language"]
