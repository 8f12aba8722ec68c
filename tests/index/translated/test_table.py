"""The word table on disk: what ships is whole, small, and of words that the index can hold."""

import json
import lzma
import shutil
from pathlib import Path

import pytest

from index.errors import ModelMissing
from index.shipped import shipped
from index.translated.table import MANIFEST, READINGS, WORDS, Table, shipped_table
from index.words import HAN, words

FOLDER = shipped("models/words")
LARGEST = 1_500_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "words"))


def test_what_ships_is_what_its_manifest_counts() -> None:
    table, told = shipped_table(), json.loads((FOLDER / MANIFEST).read_text("utf-8"))["entries"]
    assert told["chinese"] == sum(bool(HAN.search(key)) for key in table.lines)
    assert len(table.lines) == told["chinese"] + told["english"]


def test_what_ships_is_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in (WORDS, READINGS)) <= LARGEST


@pytest.mark.parametrize("text", ["Elections", "railways", "harbours", "ministries", "reported", "選舉", "铁路"])
def test_keys_are_search_words_so_that_questions_meet_them(text: str) -> None:
    assert words(text)[0] in shipped_table().lines


def test_the_best_way_comes_first_with_full_weight() -> None:
    for key in list(shipped_table().lines)[::499]:
        weights = [weight for _, weight in shipped_table().ways(key)]
        assert weights[0] == 1.0
        assert weights == sorted(weights, reverse=True)


def test_a_word_that_is_not_there_has_no_ways_and_no_sound() -> None:
    assert shipped_table().ways("滨江灯塔夜航") == shipped_table().sounds("a") == []


@pytest.mark.parametrize("name", [WORDS, READINGS])
def test_a_damaged_table_is_refused_with_what_to_do(copy: Path, name: str) -> None:
    (copy / name).write_bytes(lzma.compress(b"x\ty=10\n"))
    with pytest.raises(ModelMissing, match=rf"{name}.*checksum.*models\.training\.words"):
        Table.load(copy)


@pytest.mark.parametrize("name", [WORDS, READINGS, MANIFEST])
def test_an_absent_table_is_refused_with_what_to_do(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelMissing, match=rf"{name}.*Install Yinju again"):
        Table.load(copy)
