import pytest

from evals.offers import MOST_BYTES, Shelf, offered, offers, take
from evals.records import Words
from index.errors import WrongUse


@pytest.fixture
def shelves(tmp_path):
    made = []
    for key in ("ours", "uploaded"):
        (tmp_path / key).mkdir()
        made.append(Shelf(key, Words(key, key), tmp_path / key))
    for name in ("b.jsonl", "a.csv", "kept.held.jsonl", "a.gate.toml", "notes.md"):
        (tmp_path / "ours" / name).write_text("x")
    return made


def test_sets_are_offered_by_shelf_and_name_and_held_back_ones_are_not(shelves):
    assert [one.key for one in offers(shelves)] == ["ours/a.csv", "ours/b.jsonl"]


def test_a_folder_that_is_not_there_offers_nothing(tmp_path):
    assert list(offers([Shelf("x", Words("x", "x"), tmp_path / "none")])) == []


def test_the_gate_beside_a_set_is_its_own(shelves):
    first, second = offers(shelves)
    assert first.gate == first.path.with_name("a.gate.toml")
    assert second.gate is None


@pytest.mark.parametrize("key", ["ours/none.jsonl", "ours/../ours/b.jsonl", "", "/etc/passwd"])
def test_a_key_that_is_none_of_those_offered_leads_nowhere(shelves, key):
    with pytest.raises(WrongUse, match="There is no question set"):
        offered(key, shelves)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("q.jsonl", "q.jsonl"),
        ("../../x/q 1.csv", "q-1.csv"),
        ("c:\\sets\\题集.xlsx", "题集.xlsx"),
        (".q.jsonl", "q.jsonl"),
    ],
)
def test_a_set_handed_in_keeps_its_name_and_lies_on_its_shelf_alone(shelves, name, kept):
    offer = take(name, b"{}", shelves[-1])
    assert (offer.path.name, offer.path.parent, offer.path.read_bytes()) == (kept, shelves[-1].folder, b"{}")
    assert offered(f"uploaded/{kept}", shelves) == offer


@pytest.mark.parametrize("name", ["q.toml", "q", ".jsonl", "../.."])
def test_another_sort_of_file_is_refused(shelves, name):
    with pytest.raises(WrongUse, match="is no question set"):
        take(name, b"", shelves[-1])


def test_a_file_too_large_for_a_set_is_refused(shelves):
    with pytest.raises(WrongUse, match="larger than 32 MB"):
        take("q.jsonl", bytes(MOST_BYTES + 1), shelves[-1])
