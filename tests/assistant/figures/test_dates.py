"""For when a figure holds: its own date, not the one it is compared with, else what stands around it."""

from dataclasses import replace

import pytest

from assistant.figures.dates import dates, when
from index.types import Document

PUBLISHED = "2026-02-03"


def of(text: str, title: str = "港口") -> Document:
    return Document(id="d", source="d.txt", text=text, title=title, lang="zh", kind="press", published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("截至2025年4月，港口有16座泊位。", "16", "2025-04"),
        ("2025年，浓度比2014年下降六成。", "六", "2025"),
        ("2025年泊位从2020年的82座提高到90座。", "90", "2025"),
        ("2025年底，泊位有90座。", "90", "2025-12"),
        ("2015年收入为69亿元，是2010年的2.6倍，泊位有90座。", "90", "2015"),
        ("过去一年，泊位增加到90座。", "90", "2025"),
        ("去年6月底，泊位有90座。", "90", "2025-06"),
        ("The port handled 90 ships in 2024.", "90", "2024"),
        ("By Aug. 5, 2025 the port had 90 berths.", "90", "2025-08-05"),
    ],
)
def test_a_figure_is_for_the_date_its_sentence_names(text: str, figure: str, expected: str) -> None:
    found = when(of(text), (0, len(text)), text.rindex(figure))
    assert (found.iso, found.told) == (expected, "sentence")


def test_a_sentence_without_a_date_takes_that_of_its_paragraph_its_headings_or_the_publish_day() -> None:
    text = "2024年，港口扩建。泊位有90座。"
    span = (text.index("泊位"), len(text))
    assert when(of(text), span).iso == "2024"
    alone = of("泊位有90座。")
    assert when(alone, (0, 7), None, ("一、2023年工作回顾",)).iso == "2023"
    assert (when(alone, (0, 7)).iso, when(alone, (0, 7)).told) == (PUBLISHED, "published")


def test_a_month_alone_and_last_year_are_counted_from_the_publish_day() -> None:
    assert [iso for _, _, iso in dates("去年增长，3月5日开工", PUBLISHED)] == ["2025", "2026-03-05"]


def test_the_year_in_the_title_of_a_report_is_the_reports_and_not_its_figures() -> None:
    report = replace(of("泊位有90座。", title="2026年滨江市政府工作报告"), kind="report")
    assert (when(report, (0, 7)).iso, when(report, (0, 7)).dated) == ("2026", "published")
    assert when(report, (0, 7), None, ("一、过去一年工作回顾",)).iso == "2025"
    press = of("泊位有90座。", title="2025年滨江港泊位增至90座")
    assert (when(press, (0, 7)).iso, when(press, (0, 7)).dated) == ("2025", "text")


@pytest.mark.parametrize(
    "text",
    [
        "港务局2月3日通报，港口共有90座泊位。",
        "记者2月3日从港务局获悉，港口共有90座泊位。",
        "港务局2月3日举行发布会，提出建成90座泊位。",
        "The port, it was announced on Feb. 2, 2026, has 90 berths.",
    ],
)
def test_the_day_on_which_something_is_told_is_not_the_figures(text: str) -> None:
    found = when(of(text), (0, len(text)), text.index("90"))
    assert (found.iso, found.told) == (PUBLISHED, "published")
