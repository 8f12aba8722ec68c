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
        ("武漢和南京2025年的港口吞吐量哪個更高？", ["武汉", "南京"]),
        ("水运投资的目标，“十五五”比“十四五”高多少？", ["十五五", "十四五"]),
        ("How do the 14th and 15th Five-Year Plans differ on ports?", ["14th", "15th"]),
        ("2024年港口投资，初步数和最终数差多少？", ["初步", "最终"]),
        ("2025年武汉的失业率和全国比怎么样？", ["武汉", "全国"]),
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


def labels(found: Evidence) -> list[tuple[str, int]]:
    return [(quote.label.name, quote.label.group) for quote in found.quotes if quote.label]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("武汉和南京2025年的港口吞吐量哪个更高？", ["武汉", "南京"]),
        ("武漢和南京2025年的港口吞吐量哪個更高？", ["武漢", "南京"]),
        ("2025年和2023年武汉港吞吐量相比哪个更高？", ["2025年", "2023年"]),
    ],
)
def test_each_quote_says_which_side_it_is_of_by_the_name_the_asker_wrote(
    ports: Assistant, asked: str, names: list[str]
) -> None:
    assert labels(evidence(ports, asked)) == [(name, n) for n, name in enumerate(names, 1)]


def test_names_of_notes_and_short_answer_keep_their_capitals(build_town: Build) -> None:
    files = {
        "a.txt": "Wuhan port report\n\nIn 2025 the port of Wuhan handled 310 tonnes of cargo.\n",
        "b.txt": "Nanjing port report\n\nIn 2025 the port of Nanjing handled 450 tonnes of cargo.\n",
    }
    asked = "Which port handled more cargo in 2025, Wuhan or Nanjing?"
    found = evidence(build_town(files), asked)
    assert (labels(found), found.short) == ([("Wuhan", 1), ("Nanjing", 2)], "Nanjing")


def test_a_side_that_is_missing_is_named_as_the_asker_wrote_it(build_town: Build) -> None:
    asked = "Which port handled more cargo in 2025, Wuhan or Nanjing?"
    town = build_town({"a.txt": "Wuhan port report\n\nIn 2025 the port of Wuhan handled 310 tonnes of cargo.\n"})
    assert evidence(town, asked).notes == ("Nothing was found on “Nanjing”; only the other side is given.",)


def test_a_sentence_on_both_sides_is_quoted_once_under_both_names(build_town: Build) -> None:
    town = build_town({"both.txt": "两港年报\n\n滨江日报讯 2025年武汉港吞吐量为310万吨，南京港吞吐量为450万吨。\n"})
    found = evidence(town, "武汉和南京2025年的港口吞吐量哪个更高？")
    assert labels(found) == [("武汉、南京", 2)]


def test_a_place_is_compared_with_the_whole_country_by_a_text_of_the_country(build_town: Build) -> None:
    files = {
        "wuhan.txt": "2026年武汉市政府工作报告\n\n2025年，城镇调查失业率为4.1%，增速比全国高。\n",
        "all.txt": "2026年国务院政府工作报告\n\n2025年，全国城镇调查失业率平均为5.2%。\n",
    }
    found = evidence(build_town(files), "2025年武汉的城镇调查失业率和全国比哪个更高？")
    assert labels(found) == [("武汉", 1), ("全国", 2)]
    assert found.short == "全国"


def test_a_preliminary_figure_is_compared_with_the_final_one(build_town: Build) -> None:
    files = {
        "early.txt": "初步测算：2024年港口投资超过360亿元\n\n2024年港口投资为360亿元。最终数以公报为准。\n",
        "late.txt": "统计公报：2024年港口投资363亿元\n\n公报显示，2024年港口投资为363亿元。\n",
    }
    found = evidence(build_town(files), "2024年港口投资，初步数比最终数低多少？")
    assert [label for label, _ in labels(found)] == ["初步", "最终"]
    assert ["360亿元" in found.quotes[0].text, "363亿元" in found.quotes[1].text] == [True, True]


def test_what_changed_from_one_year_to_the_next_is_told_by_year_where_there_are_no_versions(ports: Assistant) -> None:
    answer = ports.ask("武汉港的吞吐量，2025年和2023年相比改成了多少？")
    assert answer.kind == "changed"
    assert [one.label and one.label.name for one in answer.sentences] == ["2025年", "2023年"]
