"""Characters that nobody sees are written out in names, and in no text."""

import pytest

from index.compose import compose
from index.document import read
from index.raw import Article, Raw
from index.text import Reading
from index.types import Block, Facts, Source
from index.unseen import shown, without


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("绿地 2026.txt", "绿地 2026.txt"),
        ("a\x1b[2Jb.txt", r"a\x1b[2Jb.txt"),
        ("a\nb.txt", r"a\nb.txt"),
        ("a\x9bb\u2028.txt", r"a\x9bb\u2028.txt"),
        ("a\u202etxt.exe", r"a\u202etxt.exe"),
        ("a\udcff.txt", r"a\xff.txt"),
    ],
)
def test_what_nobody_sees_in_a_name_is_written_out(name: str, told: str) -> None:
    assert shown(name) == told


def test_no_control_character_stays_in_a_text_but_line_ends_and_tabs() -> None:
    every = "".join(map(chr, range(0xA0)))
    kept = [char for char in without(every) if not char.isprintable()]
    assert kept == ["\t", "\n"]


def test_what_parts_words_becomes_a_space() -> None:
    assert without("harbour\x0ctram\x85line\u200b") == "harbour tram line"


def test_the_cells_of_a_table_stay_where_they_are() -> None:
    assert compose((Block("区\t量\x07\n\t3.5", "table"),)).text == "区\t量\n\t3.5"


def test_a_title_holds_no_control_character(tmp_path: object) -> None:
    source = Source("e.jsonl#1", tmp_path, "/in", Facts(title="新增\x1b[2J绿地", outlet="滨江\x07日报"))  # type: ignore[arg-type]
    told = read(Raw(source, Article("新增\x1b[2J绿地", "河畔公园周六开放。").data(), "article"), 280)
    assert isinstance(told, Reading)
    assert (told.document.title, told.document.outlet) == ("新增[2J绿地", "滨江日报")
    assert told.document.text.startswith("新增[2J绿地\n")
