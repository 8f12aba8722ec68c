"""What turns a sentence round: a "not" dropped or added, the opposite, another range."""

import pytest

from assistant.checked.sense import denials, sense_faults
from tests.assistant.checking import source


def codes(text: str, cited: str) -> list[str]:
    return [fault.code for fault in sense_faults(text, [source(cited)])]


@pytest.mark.parametrize(
    ("text", "cited", "code"),
    [
        ("企业对处罚决定提出了异议。", "企业对处罚决定没有提出异议。", "not_dropped"),
        (
            "The state does expropriate foreign investment.",
            "The state does not expropriate foreign investment.",
            "not_dropped",
        ),
        ("AI would replace journalists.", "人工智能不会取代记者。", "not_dropped"),
        ("高校不可以自己决定成果转让。", "高校可以自己决定成果转让。", "not_added"),
        ("Support was lowest among people under 30.", "Support was highest among people under 30.", "turned"),
        ("它是全球首个第四代光源。", "它是亚洲首个第四代光源。", "wider"),
        ("港口运量有所增长。", "港口运量有所下降。", "turned_up"),
    ],
)
def test_what_is_turned_round_is_told(text: str, cited: str, code: str) -> None:
    assert code in codes(text, cited)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("该公园对市民免费。", "该公园不向市民收费。"),
        ("人数不断增加。", "人数持续增加。"),
        ("The number must not exceed 20.", "人数最多20人。"),
        ("147 were asymptomatic.", "无症状感染者147例。"),
    ],
)
def test_words_that_only_look_like_a_not_turn_nothing(text: str, cited: str) -> None:
    assert codes(text, cited) == []


def test_a_not_denies_the_words_behind_it_up_to_the_clause() -> None:
    assert denials("桥没有动工，路修好了。") == (("动工",),)
