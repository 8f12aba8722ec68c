"""The figure told in short, for what it is: a target is not told for a result, nor a result for a target."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant

Build = Callable[..., Assistant]
REPORT = "滨江市政府工作报告\n\n2025年，滨江市绿道里程增长5.4%。2026年的主要预期目标是：绿道里程增长6%左右，新增泊位3万个以上。\n"
QUAY = "北岸码头\n\n滨江日报讯 滨江市规划建设码头37座，目前已建成16座。明年将有渡船90艘。\n"
FACTS = [
    {"file": "report.txt", "published": "2026-01-20", "kind": "report"},
    {"file": "quay.txt", "published": "2026-03-02", "kind": "press"},
]


@pytest.fixture
def bay(build_town: Build) -> Assistant:
    return build_town({"report.txt": REPORT, "quay.txt": QUAY}, *FACTS)


def told(answer: Answer) -> tuple[str | None, bool]:
    """Return the short answer, and whether a note says what it is."""
    return answer.short_answer, any("目标" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("滨江市2026年绿道里程的增长目标是多少？", ("6%左右", False)),
        ("滨江市2025年绿道里程增长多少？", ("5.4%", False)),
        ("滨江市2026年绿道里程增长多少？", ("6%左右", True)),
        ("滨江市2025年绿道里程的增长目标是多少？", (None, False)),
        ("滨江市已建成码头多少座？", ("16座", False)),
        ("滨江市规划建设多少座码头？", ("37座", False)),
        ("滨江市已有渡船多少艘？", (None, False)),
    ],
)
def test_a_figure_is_told_as_what_it_is_asked_for_and_a_note_says_where_it_is_a_target(
    bay: Assistant, asked: str, expected: tuple[str | None, bool]
) -> None:
    short, noted = told(bay.ask(asked))
    assert short == expected[0]
    assert noted >= expected[1]


def test_a_follow_up_on_a_target_gets_the_result_of_the_other_year_and_is_told_so(bay: Assistant) -> None:
    answer = bay.ask("2025年呢？", history=["滨江市2026年绿道里程的增长目标是多少？"])
    assert told(answer) == ("5.4%", True)
    assert "已有的结果" in answer.notes[-1]
