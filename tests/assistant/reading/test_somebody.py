"""A short answer to "who" is somebody's name or title, no piece of other words."""

import pytest

from assistant.reading.somebody import is_named, names_nobody

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


@pytest.mark.parametrize(
    ("asked", "text", "nobody"),
    [
        ("现在的灯塔长是谁？", "灯塔长是港务局的行政首长。", True),
        ("現在的燈塔長是誰？", "灯塔长周晓岚出席。", False),
        ("报告是谁作的？", "滨江区代区长  萨何川", False),
        ("论坛请来了哪几位院士？", "论坛邀请部分院士参加。", True),
        ("新任总干事是谁？", "来自滨江的马拉·林德当选。", False),
        ("展览由谁主办？", "展览由港务局主办。", False),  # an office may be the answer
        ("现在的灯塔长是谁？", "The keeper's office is in the harbour.", False),  # names of the other language
    ],
)
def test_who_somebody_is_is_not_told_by_an_office(asked: str, text: str, nobody: bool) -> None:
    assert names_nobody([text], asked) is nobody
