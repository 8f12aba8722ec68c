"""The cell of a row that a question asks for."""

import pytest

from assistant.figures.table_cell import cell_asked, grids, row_at, value_with_unit
from assistant.types import Question
from index.types import Document, Part

PLAN = "指标\t单位\t2025年\t2030年\t年均增速（%）\t属性\n吞吐量\t万箱\t310\t450左右\t7.7\t预期性\n岸电率\t%\t62\t90以上\t—\t约束性"
PAY = "Item\tAmount in 2025 (billion yuan)\tChange from 2024 (billion yuan)\nPort bonds\t1,300\t+300\nDock bonds\t500\tnew"


def document(text: str, lang: str = "zh") -> Document:
    part = Part("table", 0, len(text))
    return Document(id="d", source="d.md", text=text, title="港口“十五五”规划", lang=lang, kind="plan", parts=(part,))


def asked(text: str, *years: str) -> Question:
    return Question(text=text, language="zh", kind="figure", words=(), years=years)


def told(table: str, name: str, question: Question) -> str | None:
    cell = cell_asked(question, document(table), table.index(name))
    return cell.text if cell else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (asked("吞吐量要达到多少？"), "450左右"),
        (asked("2030年吞吐量是多少？", "2030"), "450左右"),
        (asked("2025年吞吐量是多少？", "2025"), "310"),
        (asked("吞吐量的基期值是多少？"), "310"),
        (asked("吞吐量年均增速是多少？"), "7.7"),
        (asked("吞吐量是约束性还是预期性指标？"), "预期性"),
        (asked("吞吐量目标是多少，是约束性的吗？"), "450左右"),
        (asked("2035年吞吐量是多少？", "2035"), None),
    ],
)
def test_the_column_follows_the_question(question: Question, expected: str | None) -> None:
    assert told(PLAN, "吞吐量", question) == expected


def test_a_table_of_other_things_is_read_by_the_words_of_its_heads() -> None:
    assert told(PAY, "Port", asked("What is the amount of port bonds?")) == "1,300"
    assert told(PAY, "Port", asked("What is the change of port bonds?")) == "+300"
    assert told(PAY, "Port", asked("Port bonds?")) is None


def test_a_value_is_said_with_its_unit() -> None:
    table = grids(document(PAY, "en"))[0]
    placed = row_at(document(PAY, "en"), PAY.index("Port"))
    assert placed is not None
    assert value_with_unit(table, placed[1][1]) == "1,300 billion yuan"


def test_a_place_outside_a_table_is_in_no_row() -> None:
    text = "港口规划。\n" + PLAN
    whole = Document(
        id="e", source="d.md", text=text, title="", lang="zh", kind="plan", parts=(Part("table", 6, len(text)),)
    )
    assert row_at(whole, 0) is None
    assert row_at(whole, text.index("吞吐量")) is not None
