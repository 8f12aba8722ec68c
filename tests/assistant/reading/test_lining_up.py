"""Two texts beside each other: what was reworded, added and left out, and what only moved."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.reading.lining_up import LinedUp, line_up
from index.library import Library
from tests.assistant.conftest import id_of

Build = Callable[..., Assistant]
HEAD = "# 灯塔管理办法\n\n"
SIX, EIGHT = "灯塔每晚亮六小时。", "灯塔每晚亮八小时。"
GUARD, FEE, PINE = (
    "灯塔由海事处看护，费用列入预算。",
    "参观者凭船票登塔，每人收两元。",
    "塔下补种岸松三百棵，由林场负责。",
)


@pytest.fixture
def beside(build_town: Build) -> Callable[[str, str], list[tuple[str | None, str | None]]]:
    """Return the changes between two texts as (old, new) words."""

    def made(old: str, new: str) -> list[tuple[str | None, str | None]]:
        town = build_town({"old.md": HEAD + old + "\n", "new.md": HEAD + new + "\n"})
        first, second = (town.document(id_of(town, name)) for name in ("old.md", "new.md"))
        lined: LinedUp = line_up(first, second, Library.sentences)
        return [
            (one.old and first.text[slice(*one.old)], one.new and second.text[slice(*one.new)]) for one in lined.changes
        ]

    return made


Beside = Callable[[str, str], list[tuple[str | None, str | None]]]


def test_a_sentence_in_another_wording_is_a_pair(beside: Beside) -> None:
    assert beside(SIX + GUARD, EIGHT + GUARD) == [(SIX, EIGHT)]


def test_what_one_text_alone_has_has_no_other_side(beside: Beside) -> None:
    assert beside(SIX + FEE, SIX + PINE) == [(FEE, None), (None, PINE)]


def test_what_only_moved_or_was_renumbered_is_no_change(beside: Beside) -> None:
    old = f"第一条 {SIX}\n\n第二条 {GUARD}\n\n第三条 {FEE}"
    assert beside(old, f"第一条 {FEE}\n\n第二条 {SIX}\n\n第四条 {GUARD}") == []


def test_changes_come_in_the_order_of_the_newer_text(beside: Beside) -> None:
    changed = beside(f"{SIX}\n\n{FEE}\n\n{GUARD}", f"{EIGHT}\n\n{GUARD}\n\n{PINE}")
    assert changed == [(SIX, EIGHT), (FEE, None), (None, PINE)]


def test_rows_of_tables_are_compared_row_by_row(beside: Beside) -> None:
    table = "| 指标 | 2030年 |\n| --- | --- |\n| 亮灯率 | {} |\n| 完好率 | 99% |\n"
    assert beside(table.format("90%"), table.format("95%")) == [("亮灯率\t90%", "亮灯率\t95%")]


def test_a_row_is_the_same_row_under_another_number_or_a_longer_name(beside: Beside) -> None:
    old = "| 序号 | 指标 | 2030年 |\n| --- | --- | --- |\n| 1 | 花坛 | 30个 |\n| 2 | 街区公园绿地覆盖率 | 40% |\n"
    new = "| 序号 | 指标 | 2030年 |\n| --- | --- | --- |\n| 1 | 街区公园绿地覆盖率（建成区） | 45%以上 |\n| 2 | 花坛 | 30个 |\n"
    assert beside(old, new) == [("2\t街区公园绿地覆盖率\t40%", "1\t街区公园绿地覆盖率（建成区）\t45%以上")]


def test_a_sentence_cut_in_two_is_neither_gone_nor_new(beside: Beside) -> None:
    old, first, second = "公园由园林所养护，每季度检查一次。", "公园由园林所养护。", "每季度检查一次。"
    assert beside(old + SIX, first + second + SIX) == [(old, first), (old, second)]
    assert beside(first + second + SIX, old + SIX) == [(first, old), (second, old)]


def test_a_reference_that_only_follows_a_renumbered_article_is_no_change(beside: Beside) -> None:
    old = f"第一条 {SIX}\n\n第二条 {GUARD}\n\n第三条 违反第二条规定的，由海事处责令改正。"
    new = f"第一条 {SIX}\n\n第二条 {PINE}\n\n第三条 {GUARD}\n\n第四条 违反第三条规定的，由海事处责令改正。"
    assert beside(old, new) == [(None, "第二条 " + PINE)]
    assert beside(old, new.replace("违反第三条", "违反第一条")) != [(None, "第二条 " + PINE)]
