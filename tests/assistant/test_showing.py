"""What is shown beside a source: its record and editions, its outline and tables, a place in it."""

import pytest

from assistant import Assistant
from index.errors import UnknownDocument, WrongUse

from .conftest import DESK, id_of


def place(town: Assistant, source: str, words: str) -> dict:
    id = id_of(town, source)
    start = town.document(id).text.index(words)
    return town.place(id, start, start + len(words))


def test_a_reprint_and_its_original_name_each_other(town: Assistant) -> None:
    first, copy = id_of(town, "press/park.txt"), id_of(town, "press/park-reprint.txt")
    assert [one["id"] for one in town.about(first)["reprints"]] == [copy]
    assert town.about(copy)["original"]["outlet"] == "滨江日报"


def test_versions_stand_oldest_first_each_with_its_status(town: Assistant) -> None:
    versions = town.about(id_of(town, "plans/water.md"))["versions"]
    assert [(one["source"], one["status"]) for one in versions] == [
        ("plans/water-draft.md", "draft"),
        ("plans/water.md", "current"),
    ]


def test_a_document_that_stands_alone_has_no_versions(town: Assistant) -> None:
    assert town.about(id_of(town, "press/tram.txt"))["versions"] == []


def test_headings_and_tables_have_their_places_in_the_text(town: Assistant) -> None:
    id = id_of(town, "plans/water.md")
    text, about = town.document(id).text, town.about(id)
    assert "第二章 主要任务" in [text[one["start"] : one["end"]] for one in about["outline"]]
    (table,) = about["tables"]
    assert text[table["start"] : table["end"]].startswith("指标\t2025年")
    assert (table["heads"], table["stubs"]) == ([0], [0])


def test_a_place_has_its_words_its_reference_and_its_cell(town: Assistant) -> None:
    told = place(town, "plans/water.md", "40%\n供水")
    assert told["quote"] == "40%\n供水"
    cell = place(town, "plans/water.md", "28%")["cell"]
    assert "“再生水利用率”×“2025年”" in cell
    assert place(town, "plans/water.md", "更新老旧管网八百公里")["reference"] == "第二章第二节"


def test_a_document_without_pages_says_why_none_are_shown(town: Assistant) -> None:
    told = place(town, "press/tram.txt", "41,000 passengers")
    assert (told["pages"], told["why"]) == ([], "format")
    assert town.about(id_of(town, "press/tram.txt"))["paged"] is False


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (0, 10**7)])
def test_a_place_outside_the_text_is_wrong_use(town: Assistant, start: int, end: int) -> None:
    with pytest.raises(WrongUse, match="Give offsets within"):
        town.place(id_of(town, "press/tram.txt"), start, end)


def test_nothing_of_a_document_is_told_to_those_it_is_not_for(town: Assistant) -> None:
    memo = id_of(town, "memo.txt")
    for asked in (lambda: town.about(memo), lambda: town.place(memo, 0, 2), lambda: town.page(memo, 1, 500)):
        with pytest.raises(UnknownDocument):
            asked()
    assert town.about(memo, DESK)["source"] == "memo.txt"
