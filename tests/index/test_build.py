from pathlib import Path

import pytest

from index import Library, build
from index.build import limits, rebuild
from index.document import kind_of, read
from index.errors import EmbedderMismatch, NothingToIndex, StoreBusy, StoreDamaged, StoreMissing, StoreTooNew, WrongUse
from index.raw import Raw
from index.settings import Settings
from index.shipped import shipped
from index.store.writer import writing
from index.types import Facts, Heading, Part, Rejected, Source

from .conftest import PRESS, Write


def sources_of(store: Path, settings: Settings) -> list[str]:
    library = Library.open(store, settings)
    return sorted(record.source for record in library.view(frozenset({"finance"})).records)


def test_what_was_indexed_is_counted(folder: Path, store: Path, settings: Settings) -> None:
    done = build([folder], store, settings=settings)
    assert (done.documents, done.unchanged, done.rejected) == (4, 0, ())
    assert done.passages == Library.open(store, settings).view(frozenset({"finance"})).passages


def test_an_unchanged_folder_is_not_read_again(folder: Path, store: Path, settings: Settings) -> None:
    first = build([folder], store, settings=settings)
    again = build([folder], store, settings=settings)
    assert (again.unchanged, again.snapshot) == (4, first.snapshot)


def test_a_changed_file_takes_the_place_of_its_former_text(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    (folder / "park.txt").write_text(PRESS.replace("320公顷", "350公顷"))
    done = build([folder], store, settings=settings)
    texts = [
        Library.open(store, settings).view().document(r.id).text for r in Library.open(store, settings).view().records
    ]
    assert (done.documents, done.unchanged) == (4, 3)
    assert not any("320公顷" in text for text in texts)


def test_a_second_folder_is_added_to_the_first(folder: Path, write: Write, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    build([write({"new.txt": "新的文件说了新的话。"}, "more")], store, settings=settings)
    assert len(sources_of(store, settings)) == 5


def test_a_faulty_file_is_rejected_with_its_reason_and_the_rest_goes_on(
    write: Write, store: Path, settings: Settings
) -> None:
    folder = write(
        {
            "a.txt": "绿地三百公顷。",
            "b.txt": b"\x7fELF\x02\x01" * 99,
            "c.txt": "",
            "d.txt": "——\n！！",
            "e.png": b"\x89PNG",
        }
    )
    done = build([folder], store, settings=settings)
    assert done.documents == 1
    assert {r.source: r.reason.split()[0] for r in done.rejected} == {
        "b.txt": "holds",
        "c.txt": "holds",
        "d.txt": "holds",
        "e.png": "is",
    }


def test_a_parser_that_stumbles_costs_one_file_and_tells_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stumble(data: bytes, name: str, *, ocr: bool) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("index.formats.read", stumble)
    rejected = read(Raw(Source("a.md", tmp_path / "a.md", str(tmp_path)), b"#"), 280)
    assert isinstance(rejected, Rejected)
    assert "RecursionError: too deep" in rejected.reason


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_the_same_text_in_another_encoding_is_the_same_document(
    write: Write, store: Path, settings: Settings, encoding: str
) -> None:
    build([write({"park.txt": PRESS})], store, settings=settings)
    (plain,) = Library.open(store, settings).records
    build([write({"park.txt": PRESS.encode(encoding)})], store, settings=settings)
    assert [record.id for record in Library.open(store, settings).records] == [plain.id]


def test_an_empty_folder_changes_nothing(folder: Path, tmp_path: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToIndex):
        build([tmp_path / "empty"], store, settings=settings)
    assert len(sources_of(store, settings)) == 4


def test_a_store_that_is_a_file_is_wrong_use(folder: Path, settings: Settings) -> None:
    with pytest.raises(WrongUse, match="it is a file"):
        build([folder], folder / "park.txt", settings=settings)


def test_a_second_writer_is_told_to_wait(folder: Path, store: Path, settings: Settings) -> None:
    with writing(store, settings), pytest.raises(StoreBusy, match="Wait until it is done") as busy:
        build([folder], store, settings=settings)
    assert busy.value.retryable


def test_a_damaged_snapshot_is_repaired_from_the_text(folder: Path, store: Path, settings: Settings) -> None:
    name = build([folder], store, settings=settings).snapshot
    (store / "snapshots" / name / "vectors.faiss").write_bytes(b"?")
    with pytest.raises(StoreDamaged, match=r"vectors\.faiss"):
        Library.open(store, settings)
    rebuild(store, settings=settings)
    assert len(sources_of(store, settings)) == 4


def test_a_store_whose_snapshots_are_lost_is_rebuilt_from_the_text(
    folder: Path, store: Path, settings: Settings
) -> None:
    build([folder], store, settings=settings)
    (store / "CURRENT").unlink()
    rebuild(store, settings=settings)
    assert len(sources_of(store, settings)) == 4


def test_a_text_database_that_is_damaged_is_named(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    for file in store.glob("text.sqlite*"):
        file.write_bytes(b"damage" * 1000)
    with pytest.raises(StoreDamaged, match=r"text\.sqlite"):
        Library.open(store, settings)


def test_there_is_nothing_to_repair_where_there_is_no_store(store: Path, settings: Settings) -> None:
    with pytest.raises(StoreMissing):
        rebuild(store, settings=settings)


def test_a_store_of_a_newer_version_is_neither_read_nor_written(folder: Path, store: Path, settings: Settings) -> None:
    import sqlite3

    build([folder], store, settings=settings)
    with sqlite3.connect(store / "text.sqlite") as connection:
        connection.execute("INSERT INTO migrations VALUES ('m999_from_the_future')")
    for use in (lambda: Library.open(store, settings), lambda: build([folder], store, settings=settings)):
        with pytest.raises(StoreTooNew, match="m999_from_the_future"):
            use()


def test_vectors_of_another_embedder_are_refused_until_they_are_made_anew(
    folder: Path, store: Path, settings: Settings
) -> None:
    build([folder], store, settings=settings)
    with pytest.raises(EmbedderMismatch, match="yinju index"):
        Library.open(store, Settings(embedder=str(shipped("models/embedder"))))


def test_a_file_whose_text_changes_keeps_who_may_see_it(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"memo.txt": "预算一亿元。"})
    build([folder], store, facts=Facts(groups=("finance",)), settings=settings)
    write({"memo.txt": "预算二亿元。"})
    build([folder], store, settings=settings)
    assert Library.open(store, settings).view().records == []
    assert sources_of(store, settings) == ["memo.txt"]


def test_groups_that_are_given_anew_replace_the_old_ones(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    (folder / "manifest.jsonl").write_text('{"file": "secret.txt", "groups": []}')
    build([folder], store, settings=settings)
    assert len(Library.open(store, settings).view().records) == 4


def test_a_reader_keeps_the_snapshot_it_opened(library: Library, folder: Path, settings: Settings) -> None:
    before = library.view().passages
    (folder / "more.txt").write_text("又一个文件。")
    build([folder], library.store, settings=settings)
    assert library.view().passages == before
    assert library.latest().view().passages == before + 1


HEADINGS = [Heading(0, 3, 14, "第一条", "第一条")] * 3


@pytest.mark.parametrize(
    ("name", "title", "parts", "headings", "kind"),
    [
        ("a.md", "滨江市绿地条例", (), HEADINGS, "law"),
        ("a.md", "滨江市水务发展规划", (), [], "plan"),
        ("a.txt", "滨江市公布水务发展规划", (Part("dateline", 0, 3),), [], "press"),
        ("State-of-the-Union-1961.txt", "Address", (), [], "report"),
        ("a.txt", "滨江市新增绿地", (), [], "press"),
    ],
)
def test_the_kind_follows_from_articles_dateline_and_name(
    name: str, title: str, parts: tuple[Part, ...], headings: list[Heading], kind: str
) -> None:
    assert kind_of(name, title, parts, headings) == kind


def test_a_document_without_a_headline_is_named_by_its_first_words(
    write: Write, store: Path, settings: Settings
) -> None:
    build(
        [write({"a.txt": "滨江日报3月5日讯（记者林晓）全市新增绿地320公顷。其中一半在老城区。"})],
        store,
        settings=settings,
    )
    assert Library.open(store, settings).records[0].title == "全市新增绿地320公顷。"


def test_every_sample_document_is_indexed_and_its_offsets_give_its_words(store: Path, settings: Settings) -> None:
    done = build([shipped("corpus")], store, settings=settings)
    assert done.rejected == ()
    library = Library.open(store, settings)
    view = library.view(frozenset(group for record in library.records for group in record.groups))
    for record in view.records:
        document = view.document(record.id)
        assert all(document.text[p.start : p.end] == p.text for _, p in view.passages_of(record.id))
        assert all(document.text[h.start : h.end] == h.title for h in document.outline)
        assert all(document.text[c.start : c.end] == c.text for t in view.tables(record.id) for row in t for c in row)


def test_a_part_of_a_folder_handed_in_alone_stays_restricted(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"in/s.txt": "甲说明书\n\n机密内容在此。\n"})
    build([folder], store, facts=Facts(groups=("hr",)), settings=settings)
    build([folder / "in"], store, settings=settings)
    assert Library.open(store, settings).view().records == []


def test_the_same_text_under_two_paths_stays_restricted(write: Write, store: Path, settings: Settings) -> None:
    text = "甲说明书\n\n机密内容在此。\n"
    first = write({"s.txt": text, "manifest.jsonl": '{"file": "s.txt", "groups": ["hr"]}'}, "x")
    build([first, write({"s.txt": text}, "y")], store, settings=settings)
    assert Library.open(store, settings).view().records == []


def test_a_removed_document_stays_removed_when_its_file_changes(write: Write, store: Path, settings: Settings) -> None:
    folder = write({"s.txt": "甲说明书\n\n第一稿在此。\n"})
    build([folder], store, settings=settings)
    library = Library.open(store, settings)
    library.remove(library.records[0].id)
    build([write({"s.txt": "甲说明书\n\n第二稿在此。\n"})], store, settings=settings)
    assert Library.open(store, settings).view().records == []


def test_a_store_that_has_lost_who_may_see_what_is_not_opened(folder: Path, store: Path, settings: Settings) -> None:
    build([folder], store, settings=settings)
    for file in store.glob("live.sqlite*"):
        file.unlink()
    with pytest.raises(StoreDamaged, match="says who may see what"):
        Library.open(store, settings)


def test_a_file_handed_in_alone_takes_the_place_of_its_former_text(
    write: Write, store: Path, settings: Settings
) -> None:
    folder = write({"in/s.txt": "甲说明书\n\n第一稿在此。\n"})
    build([folder], store, settings=settings)
    write({"in/s.txt": "甲说明书\n\n第二稿在此。\n"})
    build([folder / "in" / "s.txt"], store, settings=settings)
    assert [record.source for record in Library.open(store, settings).view().records] == ["s.txt"]


COPIED = "滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米，比前一年多出不少。" * 3


def test_former_versions_of_a_file_are_compared_with_nothing(write: Write, store: Path, settings: Settings) -> None:
    for version in range(4):
        build([write({"a.txt": f"{COPIED}又有一句{'话' * version}。"})], store, settings=settings)
    with writing(store, settings) as writer:
        assert writer.texts.copies() == []


def test_a_text_that_comes_back_is_compared_with_what_came_meanwhile(
    write: Write, store: Path, settings: Settings
) -> None:
    for texts in ({"a.txt": COPIED}, {"a.txt": "另一篇稿件在此。", "b.txt": COPIED + "又有一句。"}, {"a.txt": COPIED}):
        build([write(texts)], store, settings=settings)
    assert len(Library.open(store, settings).view().editions.canonical) == 1


def test_drawing_pages_for_ocr_may_compute_as_long_as_ocr_may_take() -> None:
    told = Settings(file_cpu_seconds=60, ocr_seconds=900)
    assert [limits(told, ocr).cpu_seconds for ocr in (False, True)] == [60, 900]
