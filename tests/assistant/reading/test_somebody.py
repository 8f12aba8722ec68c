"""A short answer to "who" is somebody's name or title, no piece of other words."""

import pytest

from assistant.reading.somebody import is_named

SAID = "柳溪镇镇长周晓岚3月4日在镇人代会上说，今年要修三条路。"


@pytest.mark.parametrize("words", ["周晓岚", "柳溪镇镇长周晓岚", "柳溪镇镇长"])
def test_a_name_or_title_is_somebody(words: str) -> None:
    assert is_named(SAID, words)


@pytest.mark.parametrize("words", ["代会上", "人代会上", "晓岚", "周晓岚3月4日在", "周晓岚3月4日在镇人代会上"])
def test_a_piece_of_other_words_is_nobody(words: str) -> None:
    assert not is_named(SAID, words)


def test_latin_names_are_left_to_the_reader() -> None:
    assert is_named("Mara Lindqvist said so.", "Mara Lindqvist")


@pytest.mark.parametrize("words", ["all of us", "they", "many of them", "People"])
def test_who_is_meant_by_no_name_is_nobody(words: str) -> None:
    assert not is_named(f"It belongs to {words}.", words)
