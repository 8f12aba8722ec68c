"""Comparisons: each side with its own evidence, and which is more only where two figures decide it."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.compare import compare, sides
from assistant.retrieve import retrieve
from assistant.types import Evidence
from assistant.understand import understand

Build = Callable[..., Assistant]
WUHAN = "武汉港年报\n\n滨江日报讯 2025年武汉港吞吐量为310万吨，船员多来自本地。\n"
NANJING = "南京港年报\n\n滨江日报讯 2025年南京港吞吐量为450万吨，船员多来自外地。\n"
EARLIER = "武汉港旧闻\n\n滨江日报讯 2023年武汉港吞吐量为280万吨。\n"
FILES = {"wuhan.txt": WUHAN, "nanjing.txt": NANJING, "earlier.txt": EARLIER}


@pytest.fixture
def ports(build_town: Build) -> Assistant:
    return build_town(FILES)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("武汉和南京2025年的港口吞吐量哪个更高？", ["武汉", "南京"]),
        ("2025年和2023年武汉港吞吐量相比哪个更高？", ["2025", "2023"]),
        ("《武汉港章程》与《南京港章程》有何不同？", ["武汉港章程", "南京港章程"]),
        ("武汉港吞吐量是多少？", ["武汉"]),
    ],
)
def test_the_sides_are_what_the_question_joins(town: Assistant, asked: str, expected: list[str]) -> None:
    assert sides(understand(asked, tongue(town.library)), town.library) == expected


def evidence(town: Assistant, asked: str) -> Evidence:
    library = town.library
    question = understand(asked, tongue(library))
    assert question.kind == "compare"
    found = compare(question, retrieve(question, library, library.view()), library)
    assert found is not None
    return found


def said(found: Evidence) -> str:
    return "\n".join(quote.text for quote in found.quotes)


def test_each_side_comes_with_its_own_evidence_and_the_higher_one_is_named(ports: Assistant) -> None:
    found = evidence(ports, "武汉和南京2025年的港口吞吐量哪个更高？")
    assert [quote.text[:9] for quote in found.quotes] == ["2025年武汉港吞", "2025年南京港吞"]
    assert found.short == "南京"


def test_the_lower_side_is_named_when_the_lower_is_asked_for(ports: Assistant) -> None:
    assert evidence(ports, "武汉和南京2025年的港口吞吐量哪个更低？").short == "武汉"


def test_two_years_are_compared_each_by_its_own_text(ports: Assistant) -> None:
    found = evidence(ports, "2025年和2023年武汉港吞吐量相比哪个更高？")
    assert found.short == "2025年"
    assert "310万吨" in said(found)
    assert "280万吨" in said(found)


def test_a_difference_asked_for_is_not_worked_out(ports: Assistant) -> None:
    found = evidence(ports, "武汉和南京2025年的港口吞吐量有什么区别？")
    assert found.short is None
    assert len(found.quotes) == 2


def test_figures_of_different_years_decide_nothing_and_the_answer_says_so(build_town: Build) -> None:
    ports = build_town({"earlier.txt": EARLIER, "nanjing.txt": NANJING})
    found = evidence(ports, "武汉和南京的港口吞吐量哪个更高？")
    assert found.short is None
    assert any("武汉 2023" in note and "南京 2025" in note for note in found.notes)


def test_figures_in_different_units_decide_nothing(build_town: Build) -> None:
    ports = build_town({"wuhan.txt": WUHAN, "nanjing.txt": NANJING.replace("450万吨", "450万箱")})
    assert evidence(ports, "武汉和南京2025年的港口吞吐量哪个更高？").short is None


def test_a_side_that_no_source_speaks_of_is_named_as_missing(build_town: Build) -> None:
    found = evidence(build_town({"wuhan.txt": WUHAN}), "武汉和南京2025年的港口吞吐量哪个更高？")
    assert found.short is None
    assert any("南京" in note for note in found.notes)


def test_a_text_of_a_side_tells_more_of_it_than_one_that_mentions_it(build_town: Build) -> None:
    town = build_town(
        FILES
        | {
            "tour.txt": "沿江看港口\n\n滨江日报讯 2025年，记者从武汉港到南京港，港口吞吐量合计760万吨，哪个更高众说纷纭。\n"
        }
    )
    found = evidence(town, "武汉和南京2025年的港口吞吐量哪个更高？")
    assert [quote.text[:9] for quote in found.quotes] == ["2025年武汉港吞", "2025年南京港吞"]
