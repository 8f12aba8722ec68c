"""The sentences that answer bring along what they mean nothing without."""

from collections.abc import Callable

import pytest

from assistant.core import Assistant

TABLE = "城市指标\n\n下面是主要指标。\n\n指标\t单位\t2025年\t2030年\n绿地率\t%\t41\t45\n路灯数\t盏\t8000\t9500\n"


@pytest.fixture
def table(build_town: Callable[..., Assistant]) -> Assistant:
    return build_town({"table.txt": TABLE}, {"file": "table.txt"})


def test_a_row_of_a_table_comes_with_the_row_that_names_its_columns(table: Assistant) -> None:
    told = table.ask("2030年路灯数是多少盏？")
    assert [sentence.text for sentence in told.sentences] == ["指标\t单位\t2025年\t2030年", "路灯数\t盏\t8000\t9500"]


def test_the_row_that_names_the_columns_is_not_quoted_twice(table: Assistant) -> None:
    told = table.ask("表里的指标和单位，2025年与2030年各是什么？")
    assert len(told.citations) == len({(citation.start, citation.end) for citation in told.citations})


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("灯塔之名\n\n灯塔的玻璃能把光聚到四十公里外。因此它也被称为海上的眼睛。\n", "为什么称灯塔为海上的眼睛？"),
        (
            "The lamp\n\nThe keeper lost his sight in the storm. As a result, the lamp is lit by a machine.\n",
            "Why is the lamp lit by a machine?",
        ),
    ],
)
def test_what_follows_from_the_sentence_before_is_told_with_it(
    build_town: Callable[..., Assistant], text: str, asks: str
) -> None:
    told = build_town({"a.txt": text}).ask(asks)
    assert [citation.quote for citation in told.citations] == [text.split("\n\n")[1].strip()]
