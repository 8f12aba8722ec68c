"""False premises: what a question takes for granted and a source contradicts is said, with the source; else nothing is."""

import pytest

from assistant import Assistant
from assistant.claims.premise import contradicted
from assistant.core import tongue
from assistant.retrieve import retrieve
from assistant.suffice import message
from assistant.understand import understand


def contrary(port: Assistant, question: str) -> str | None:
    library, view = port.library, port.view()
    asked = understand(question, tongue(library, view))
    line = contradicted(asked, retrieve(asked, library, view), library)
    return line.text.strip() if line else None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("为什么2025年滨江市地区生产总值下降了3%？", "2025年滨江市地区生产总值增长5%，优良天数比例首次超过80%。"),
        ("2025年滨江市出口下降了多少？", "2025年滨江市出口增长6.1%，进口下降2.3%。"),
        ("Why did exports fall in 2025?", "2025年滨江市出口增长6.1%，进口下降2.3%。"),
        ("Why did passenger traffic rise in 2025?", "Passenger traffic fell 4 percent in 2025."),
        (
            "Who asked Harbour City to cut its mooring tax in 2025?",
            "Harbour City will raise its mooring tax in 2025, the mayor said.",
        ),
        ("Why did the fish market close in 2025?", "The fish market did not close in 2025."),
    ],
)
def test_a_source_that_says_the_contrary_is_found(port: Assistant, question: str, said: str) -> None:
    assert contrary(port, question) == said


@pytest.mark.parametrize(
    "question",
    [
        "为什么2025年滨江市出口增长了？",
        "为什么2024年滨江市出口下降了？",
        "为什么2025年浙江省出口下降了？",
        "2026年滨江市工业投资为什么下降？",
        "谁负责管理北航道？",
        "Why did passenger traffic fall in 2025?",
        "东湖轮渡为什么停运？",
    ],
)
def test_what_a_source_says_so_what_none_speaks_of_and_a_target_are_no_false_premise(
    port: Assistant, question: str
) -> None:
    assert contrary(port, question) is None


def test_a_refusal_says_what_the_sources_say_instead_and_shows_it_first(port: Assistant) -> None:
    said = "2025年滨江市出口增长6.1%，进口下降2.3%。"
    refusal = port.ask("为什么2025年滨江市出口下降了3%？").refusal
    assert refusal is not None
    assert (refusal.reason, refusal.message) == ("false_premise", message("false_premise", "zh", said))
    assert said in refusal.nearest[0].quote
