"""Names: people, places and bodies that no source has, in its language and across."""

import pytest

from assistant.checked.names import name_faults
from assistant.checked.sounds import is_chinese_name, may_be_person
from assistant.glossary import shipped
from tests.assistant.checking import source


def faults(text: str, cited: str) -> list[tuple[str, bool]]:
    return [(fault.code, fault.hard) for fault in name_faults(text, [source(cited)], shipped())]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("She sailed for Hong Kong.", "她前往香港。"),
        ("The River Bridge was joined.", "大桥合龙。"),
        ("The plant opened, The Dresford way.", "The Dresford plant opened."),
        ("全国范围内住在城镇的人增加了，同比增加9.9%。", "全国城镇人口增加，同比增长9.9%。"),
        ("He Chuan spoke.", "何川发言。"),
    ],
)
def test_what_stands_there_or_names_nobody_is_no_fault(text: str, cited: str) -> None:
    assert faults(text, cited) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Judge Helena Brown wrote it.", "Judge Helena Marsh wrote it."),
        ("水利厅厅长马志强介绍。", "水利厅介绍。"),
        ("Wang Lei said so.", "沈佳宁介绍。"),
        ("东京市长发言。", "Mayor Tomas Reyes spoke."),
        ("Germany has more.", "全省装机超过煤电。"),
    ],
)
def test_another_name_is_a_fault(text: str, cited: str) -> None:
    assert (("name", True)) in faults(text, cited)


def test_a_name_in_the_other_language_that_no_rule_hears_is_a_doubt() -> None:
    assert faults("黄循财发言。", "Finance Minister Lawrence Wong spoke.") == [("name_unheard", False)]


def test_two_syllables_are_a_chinese_name_only_with_a_surname() -> None:
    assert is_chinese_name(["Wang", "Lei"])
    assert not is_chinese_name(["Da", "Nang"])
    assert may_be_person("马志强")
    assert not may_be_person("同比增加")
