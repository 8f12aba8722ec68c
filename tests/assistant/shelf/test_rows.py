"""The Library's list: found by words of either script, narrowed, sorted, a page at a time; nothing of what is for some only."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.shelf import Shelf
from assistant.shelf.rows import PAGE, Rows, Wanted
from index.library import Record, View
from index.types import NO_GROUPS


@pytest.fixture
def shelf(town: Assistant) -> Shelf:
    return Shelf(town)


def sources(shelf: Shelf, **wanted: object) -> list[str]:
    return [row.source for row in shelf.page(Wanted(**wanted)).rows]  # type: ignore[arg-type]


def test_words_are_found_in_title_outlet_or_source_each_somewhere(shelf: Shelf) -> None:
    assert sources(shelf, words="tram gazette") == ["press/tram.txt"]
    assert sources(shelf, words="nothing like it") == []


def test_words_in_traditional_script_find_simplified_titles(shelf: Shelf) -> None:
    assert sources(shelf, words="濱江市新增綠地") == sources(shelf, words="滨江市新增绿地") != []


def test_a_document_for_some_only_is_in_no_list_and_no_count(shelf: Shelf, town: Assistant) -> None:
    hidden = {record.source for record in town.library.records} - set(sources(shelf))
    assert hidden
    told = shelf.overview()
    assert told["documents"] == len(sources(shelf))
    assert sum(kind["documents"] for kind in told["kinds"]) == told["documents"]


@pytest.mark.parametrize("falling", [True, False])
def test_by_day_the_undated_stand_last_whichever_way_it_runs(shelf: Shelf, falling: bool) -> None:
    days = [row.published for row in shelf.page(Wanted(falling=falling)).rows]
    told = [day for day in days if day]
    assert told == sorted(told, reverse=falling)
    assert days[len(told) :] == [None] * (len(days) - len(told))


def test_a_list_can_be_narrowed_by_kind_language_and_day(shelf: Shelf) -> None:
    rows = shelf.page(Wanted(kind="press", lang="en", published_from="2026-01", published_to="2026-02")).rows
    assert {(row.kind, row.lang) for row in rows} == {("press", "en")}
    assert all("2026-01" <= (row.published or "") < "2026-03" for row in rows)


def test_reprints_and_versions_are_told_in_the_row(shelf: Shelf) -> None:
    rows = shelf.page(Wanted()).rows
    assert sum(row.reprint for row in rows) == sum(row.reprints for row in rows) > 0
    assert {row.status for row in rows if row.versions > 1} >= {"current"}


def test_the_rows_are_made_once_until_somebody_writes(shelf: Shelf) -> None:
    assert shelf.rows() is shelf.rows()


def test_one_document_is_told_with_its_outline_versions_and_what_was_cut(shelf: Shelf) -> None:
    (plan,) = (row for row in shelf.page(Wanted()).rows if row.versions > 1 and row.status == "current")
    told = shelf.look(plan.id)
    assert told["facts"]["title"] == plan.title
    assert len(told["versions"]) == plan.versions
    assert (bool(told["outline"]), told["cut"]) == (True, [])


class Many:
    """A view of ten thousand documents, as far as a list looks at it."""

    def __init__(self, view: View) -> None:
        self.editions = view.editions
        self.records = [_record(n) for n in range(10_000)]


def _record(n: int) -> Record:
    day = f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
    return Record(
        n,
        f"{n:064x}",
        f"press/{n:05}.txt",
        "/x",
        f"第{n}号报道 report",
        "日报",
        day,
        "zh",
        "press",
        None,
        None,
        None,
        (),
    )


@pytest.fixture(scope="module")
def many(town_store: object) -> Callable[[View, Callable[[str], str]], Rows]:
    return lambda view, fold: Rows(Many(view), fold)  # type: ignore[arg-type]


def test_ten_thousand_documents_are_fifty_a_page(town: Assistant, many: Callable[..., Rows]) -> None:
    rows = many(town.view(NO_GROUPS), town.library.fold)
    last = rows.page(Wanted(page=10**6))
    assert (last.total, last.page, last.pages, len(last.rows)) == (10_000, 200, 200, PAGE)
    assert rows.page(Wanted(words="第77號報道")).rows[0].title == "第77号报道 report"
