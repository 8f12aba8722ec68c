"""What one person may see: every read of text, rows and counts goes through a view, and a view knows who asks."""

from pathlib import Path

import pytest

from index import Library, build
from index.errors import StoreMissing, UnknownDocument
from index.library import View
from index.settings import Settings
from index.types import NO_GROUPS, Facts, Filters

from .conftest import Write, id_of

FINANCE = frozenset({"finance"})
SECRET_WORDS = Library.words("内部备忘 预算 财务处 保密")


@pytest.fixture
def secret(library: Library) -> str:
    return id_of(library, "secret.txt")


def found(view: View, rows: list[int]) -> set[str]:
    return {hit.passage.document for hit in view.hits(rows, [(0, 0, 0)] * len(rows))}


def test_a_person_in_the_group_finds_the_document(library: Library, secret: str) -> None:
    rows = library.view(FINANCE).by_words(SECRET_WORDS, 9).rows.tolist()
    assert secret in found(library.view(FINANCE), rows)


def test_words_find_nothing_of_a_document_that_is_not_for_this_person(library: Library, secret: str) -> None:
    view = library.view()
    assert secret not in found(view, view.by_words(SECRET_WORDS, 99).rows.tolist())


def test_vectors_find_nothing_of_a_document_that_is_not_for_this_person(library: Library, secret: str) -> None:
    view = library.view()
    rows = view.by_vector(library.embedder.question("内部备忘 预算"), 99).rows.tolist()
    assert len(rows) == view.passages
    assert secret not in found(view, rows)


@pytest.mark.parametrize("read", ["document", "record", "passages_of", "resolve", "tables"])
def test_no_read_tells_that_the_document_is_there(library: Library, secret: str, read: str) -> None:
    with pytest.raises(UnknownDocument) as hidden:
        getattr(library.view(), read)(secret)
    with pytest.raises(UnknownDocument) as missing:
        getattr(library.view(), read)("f" * 64)
    assert str(hidden.value).replace(secret, "") == str(missing.value).replace("f" * 64, "")


def test_a_passage_row_that_is_guessed_is_refused(library: Library, secret: str) -> None:
    (row, _), *_ = library.view(FINANCE).passages_of(secret)
    with pytest.raises(UnknownDocument):
        library.view().hits([row], [(0, 0, 0)])


def test_records_counts_and_editions_leave_no_trace_of_it(write: Write, store: Path, settings: Settings) -> None:
    listed = '{"file": "new.md", "version_of": "old.md", "groups": ["finance"]}'
    build([write({"old.md": "旧的规定。", "new.md": "新的规定。", "manifest.jsonl": listed})], store, settings=settings)
    library = Library.open(store, settings)
    assert [r.source for r in library.view().records] == ["old.md"]
    assert (library.view().passages, library.view().editions.status) == (1, {})
    assert library.view(FINANCE).editions.status == {id_of(library, "old.md"): "superseded"}


def test_others_come_in_the_same_order_whether_it_is_hidden_or_not(library: Library, secret: str) -> None:
    terms = Library.words("绿地 公园 预算 再生水")
    hidden = secret_rows(library, secret)
    everything = [row for row in library.view(FINANCE).by_words(terms, 99).rows.tolist() if row not in hidden]
    assert library.view().by_words(terms, 99).rows.tolist() == everything


def secret_rows(library: Library, secret: str) -> set[int]:
    return {row for row, _ in library.view(FINANCE).passages_of(secret)}


def test_a_removed_document_is_gone_from_the_next_view_on(library: Library) -> None:
    park = id_of(library, "park.txt")
    library.remove(park)
    assert park not in {record.id for record in library.view().records}
    assert park not in found(library.view(), library.view().by_words(["绿地"], 9).rows.tolist())


def test_a_removal_wins_over_indexing_again_and_can_be_undone(
    library: Library, folder: Path, settings: Settings
) -> None:
    park = id_of(library, "park.txt")
    library.remove(park)
    assert build([folder], library.store, settings=settings).removed == ("park.txt",)
    library.restore(park)
    assert library.view().record(park).source == "park.txt"


def test_removing_or_restoring_what_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(UnknownDocument):
        library.remove("f" * 64)
    with pytest.raises(UnknownDocument, match="it is not removed"):
        library.restore(id_of(library, "park.txt"))


def test_the_same_view_serves_until_somebody_writes(library: Library) -> None:
    first = library.view()
    assert library.view() is first
    library.remove(id_of(library, "park.txt"))
    assert library.view() is not first


def test_the_beginning_of_an_id_is_enough_when_it_fits_one(library: Library) -> None:
    park = id_of(library, "park.txt")
    assert library.view().resolve(park[:12]) == park
    with pytest.raises(UnknownDocument):
        library.view().resolve(park[:3])


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        (Filters(lang="en"), {"tram.txt"}),
        (Filters(kind="plan"), {"water.md"}),
        (Filters(source="water.md"), {"water.md"}),
        (Filters(source="滨江日报"), {"park.txt"}),
        (Filters(outlet="滨江日报"), {"park.txt"}),
        (Filters(outlet="park.txt"), set()),
        (Filters(published_from="2026-03-05"), {"park.txt"}),
        (Filters(published_to="2026-03"), {"park.txt"}),
        (Filters(published_to="2026-03-04"), set()),
        (Filters(source="secret.txt"), set()),
    ],
)
def test_filters_narrow_what_is_found_before_the_search(library: Library, filters: Filters, sources: set[str]) -> None:
    view = library.view(NO_GROUPS, filters)
    rows = view.by_vector(library.embedder.question("绿地"), 99).rows.tolist()
    assert {view.record(document).source for document in found(view, rows)} == sources


def test_a_folder_as_source_is_all_that_lies_in_it(write: Write, store: Path, settings: Settings) -> None:
    files = {"press/a.txt": "绿地增加了。", "press/old/b.txt": "湿地增加了。", "my-press/c.txt": "林地增加了。"}
    build([write(files)], store, settings=settings)
    held = Library.open(store, settings).view(NO_GROUPS, Filters(source="press/")).records
    assert {record.source for record in held} == {"press/a.txt", "press/old/b.txt"}


def test_a_language_filter_holds_both_scripts(write: Write, store: Path, settings: Settings) -> None:
    build([write({"a.txt": "國際科技創新中心的建設。", "b.txt": "国际科技创新中心的建设。"})], store, settings=settings)
    library = Library.open(store, settings)
    assert len(library.view(NO_GROUPS, Filters(lang="zh")).records) == 2


def test_nothing_indexed_yet_says_so(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(StoreMissing, match="Run `yinju index FOLDER"):
        Library.open(tmp_path / "gone", settings)


def test_many_threads_read_one_library(library: Library) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def ask(number: int) -> int:
        view = library.view(NO_GROUPS, Filters(lang="zh" if number % 2 else "en"))
        return sum(len(view.document(record.id).text) for record in view.records)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(0, 80, 2)))) == len(set(pool.map(ask, range(1, 80, 2)))) == 1


def test_a_manifest_wins_over_what_a_text_states_and_flags_only_fill(
    write: Write, store: Path, settings: Settings
) -> None:
    manifest = '{"file": "a.txt", "title": "新增绿地"}'
    folder = write({"a.txt": "滨江市新增绿地\n来源：滨江日报\n全市新增绿地320公顷。", "manifest.jsonl": manifest})
    build([folder], store, facts=Facts(outlet="乙报", published="2026-01-01"), settings=settings)
    (record,) = Library.open(store, settings).records
    assert (record.title, record.outlet, record.published) == ("新增绿地", "滨江日报", "2026-01-01")
