"""After compacting, no file of the store holds what was removed, and the rest is as it was."""

from pathlib import Path

import pytest

from index import Library, build
from index.build import quiet
from index.errors import StoreMissing
from index.keeping import Told, Upload, add, incoming
from index.settings import Settings
from index.store.compact import compact
from index.store.rollback import kept
from index.store.verify import verify

from ..conftest import SECRET, id_of

# Words that stand in one document alone, and make no other word in the index's own files.
WORDS = "一亿二千万元"


def holding(store: Path, words: str) -> list[str]:
    """Return the names of the files of a store in whose bytes these words stand."""
    files = (path for path in store.rglob("*") if path.is_file())
    return sorted(path.name for path in files if words.encode() in path.read_bytes())


def test_removed_words_stand_in_no_file_any_more(library: Library, store: Path, settings: Settings) -> None:
    library.remove(id_of(library, "secret.txt"))
    library.close()
    assert holding(store, WORDS)
    done = compact(store, settings, quiet)
    assert (len(done.erased), holding(store, WORDS)) == (1, [])


def test_what_is_not_removed_stays_and_the_store_is_sound(library: Library, store: Path, settings: Settings) -> None:
    library.remove(id_of(library, "secret.txt"))
    compact(store, settings, quiet)
    sources = [record.source for record in Library.open(store, settings).view().records]
    assert (sorted(sources), verify(store, settings)) == (["park.txt", "tram.txt", "water.md"], [])


def test_only_the_snapshot_in_force_is_kept(library: Library, store: Path, settings: Settings) -> None:
    library.remove(id_of(library, "tram.txt"))
    done = compact(store, settings, quiet)
    assert [one.name for one in kept(store)] == [done.snapshot]


def test_what_was_removed_stays_removed_when_it_is_handed_in_again(
    library: Library, folder: Path, store: Path, settings: Settings
) -> None:
    gone = id_of(library, "tram.txt")
    library.remove(gone)
    compact(store, settings, quiet)
    build([folder], store, settings=settings)
    assert gone not in {record.id for record in Library.open(store, settings).view().records}


def test_a_store_whose_last_document_was_removed_goes_on(
    library: Library, folder: Path, store: Path, settings: Settings
) -> None:
    for record in library.records:
        library.remove(record.id)
    compact(store, settings, quiet)
    assert Library.open(store, settings).view().records == []
    assert holding(store, "绿地") == []


def test_the_uploaded_file_of_a_removed_document_is_deleted(store: Path, settings: Settings) -> None:
    for name, text in (("memo.txt", SECRET), ("note.txt", "Harbour note\n\nThe harbour opens at six.\n")):
        arrived = incoming(store) / name
        arrived.write_text(text)
        add(store, settings, [Upload(arrived, name)], Told(quiet, lambda _: None))
    library = Library.open(store, settings)
    library.remove(id_of(library, "memo.txt"))
    library.close()
    compact(store, settings, quiet)
    assert holding(store, WORDS) == []
    assert {path.name for path in (store / "uploads").iterdir()} == {"note.txt", "manifest.jsonl", ".incoming"}


def test_there_is_nothing_to_compact_before_anything_was_indexed(store: Path, settings: Settings) -> None:
    with pytest.raises(StoreMissing):
        compact(store, settings, quiet)
