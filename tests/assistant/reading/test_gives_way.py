"""A sentence that has not the time or the year asked for gives way to one almost as good that has it, and to no other."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.core import tongue
from assistant.reading.gives_way import gives_way
from assistant.retrieve import retrieve
from assistant.understand import understand
from assistant.weigh import Weighed, weigh

Build = Callable[..., Assistant]
HALL = "滨江集市\n\n滨江日报讯 滨江集市大厅试运行的设备已经装好。滨江集市大厅10月试运行。\n"
OLD = "2025滨江灯会开幕\n\n滨江日报讯 滨江灯会周三开幕。\n"
NEW = "2026滨江灯会开幕\n\n滨江日报讯 滨江灯会周四开幕，灯会规模空前。\n"
FACTS = [
    {"file": "hall.txt", "published": "2026-05-01", "kind": "press"},
    {"file": "old.txt", "published": "2025-02-12", "kind": "press"},
    {"file": "new.txt", "published": "2026-02-12", "kind": "press"},
]


@pytest.fixture
def first(build_town: Build) -> Callable[[str, str], str]:
    """Return what stands first when the sentence that begins so was the best before."""
    town = build_town({"hall.txt": HALL, "old.txt": OLD, "new.txt": NEW}, *FACTS)

    def made(asked: str, begins: str) -> str:
        library = town.library
        question = understand(asked, tongue(library))
        found = retrieve(question, library, library.view())
        weighed = weigh(question, found, library)
        best = next(one for one in weighed if one.text.startswith(begins))
        order: list[Weighed] = [best, *(one for one in weighed if one is not best)]
        return gives_way(question, order, found, library)[0].text

    return made


def test_a_sentence_without_a_time_gives_way_where_a_time_is_asked_for(first: Callable[[str, str], str]) -> None:
    assert first("滨江集市大厅何时试运行？", "滨江集市大厅试运行的设备") == "滨江集市大厅10月试运行。"


def test_a_sentence_of_another_years_document_gives_way_to_one_of_the_year_asked_for(
    first: Callable[[str, str], str],
) -> None:
    assert first("2025年滨江灯会何时开幕？", "滨江灯会周四") == "滨江灯会周三开幕。"


def test_what_asks_for_no_time_keeps_its_order(first: Callable[[str, str], str]) -> None:
    assert first("滨江集市大厅的设备怎么样？", "滨江集市大厅10月") == "滨江集市大厅10月试运行。"
