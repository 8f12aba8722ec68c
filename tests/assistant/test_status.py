"""What the Status tab tells: counts of what everybody may see, the models in force, the speed of people's answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.attending import Attended
from assistant.self_test import Found
from assistant.status import status
from assistant.web import status_html as show
from tests.assistant.conftest import HASH


@pytest.fixture
def attended(town_store: Path) -> Iterator[Attended]:
    made = Attended.open(town_store, HASH)
    yield made
    made.close()


def test_it_names_models_store_and_speed(attended: Attended) -> None:
    attended.ask("新增绿地多少公顷？")
    told = status(attended, own=True)
    assert (told.embedder, told.fingerprint, told.generator) == ("hash", "hash-256", "extractive")
    assert (told.documents, told.passages) == (len(attended.view().records), attended.view().passages)
    assert dict(told.languages).keys() == {"zh", "en"}
    assert told.speed.answers == 1
    assert told.megabytes is not None


def test_it_counts_what_everybody_may_see_and_tells_strangers_no_size(attended: Attended) -> None:
    before = status(attended, own=False)
    document = attended.view().records[0].id
    attended.library.remove(document)
    try:
        after = status(attended, own=False)
    finally:
        attended.library.restore(document)
    assert before.documents - after.documents == 1
    assert after.passages < before.passages
    assert before.megabytes is None


def test_of_a_model_in_a_folder_it_tells_the_name_and_not_where_it_lies(town_store: Path, tmp_path: Path) -> None:
    (tmp_path / "small-7b").mkdir()
    model = {"generator": "transformers", "llm_model": str(tmp_path / "small-7b")}
    with_model = Attended.open(town_store, HASH.model_copy(update=model))
    try:
        assert status(with_model, own=False).generator == "transformers small-7b"
    finally:
        with_model.close()


def test_the_page_shows_it_in_both_languages_and_escapes_it(attended: Attended) -> None:
    read = {"read": [{"source": "<b>", "document": "1", "warnings": ["is <odd>"]}]}
    told = show.facts(status(attended, own=True), read)
    for words in ("向量模型", "Embedder", "Nobody has asked anything", "hash-256", "上次收录", "&lt;odd&gt;"):
        assert words in told
    assert "<odd>" not in told


def test_what_is_low_is_told_with_what_to_do() -> None:
    good = show.tested([Found("zh", "keywords", 20, 20), Found("zh", "vectors", 18, 20)])
    assert ("18 of 20" in good, "yinju doctor" in good) == (True, False)
    assert "yinju doctor" in show.tested([Found("zh", "keywords", 10, 20)])
    assert "no sentence to test with" in show.tested([])
    assert "&lt;x&gt;" in show.failed("<x>")
