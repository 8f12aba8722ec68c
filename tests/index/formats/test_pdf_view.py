"""A PDF as people see it: its pages as pictures, and where on them words stand."""

import struct

import pytest

from index.formats import NotText
from index.formats.pdf_view import picture, spots
from index.formats.spots import Wanted

from .made_pdf import HEIGHT, LEADING, LEFT, TOP, WIDTH, lines, pdf, table

ROWS = [["指标", "2025年", "2030年"], ["再生水利用率", "28%", "40%"], ["供水达标率", "98%", "99%"]]
COLUMNS = [72.0, 252.0, 342.0, 432.0]
PLAN = pdf(
    lines(["第一章 总体要求", "到2030年，再生水利用率达到百分之四十，管网漏损", "率降到百分之八以下。"]),
    table(ROWS, 100, COLUMNS),
    lines(["第二章 保障措施"]),
)


def wanted(context: str, words: str, first: int = 1, last: int = 3) -> Wanted:
    start = context.index(words)
    return Wanted(context, start, start + len(words), first, last, first)


def size(png: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_words_are_boxed_line_by_line_where_they_are_printed() -> None:
    found = spots(PLAN, wanted("再生水利用率达到百分之四十，管网漏损率降到百分之八以下。", "管网漏损率降到百分之八"))
    assert (found.exact, [spot.page for spot in found.spots]) == (True, [1])
    first, second = found.spots[0].boxes
    assert first[1] == pytest.approx(TOP + LEADING, abs=3)
    assert second[1] == pytest.approx(TOP + 2 * LEADING, abs=3)
    assert second[0] == pytest.approx(LEFT, abs=2)
    assert (found.spots[0].width, found.spots[0].height) == (WIDTH, HEIGHT)


def test_a_cell_is_boxed_as_a_cell() -> None:
    row = "\t".join(ROWS[1])
    found = spots(PLAN, wanted(row, "40%"))
    assert [spot.page for spot in found.spots] == [2]
    assert found.spots[0].boxes == ((342.0, 124.0, 432.0, 148.0),)


def test_of_a_row_each_cell_is_boxed() -> None:
    row = "\t".join(ROWS[2])
    boxes = spots(PLAN, wanted(row, row)).spots[0].boxes
    assert [box[0] for box in boxes] == COLUMNS[:3]
    assert {box[1] for box in boxes} == {148.0}


def test_where_words_are_not_found_their_block_is_shown_and_told_as_inexact() -> None:
    want = Wanted("这一句不在里面", 0, 7, 3, 3, 3, (72.0, 70.0, 200.0, 90.0))
    found = spots(PLAN, want)
    assert (found.exact, found.spots[0].page, found.spots[0].boxes) == (False, 3, (want.box,))


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    drawn = picture(PLAN, 2, 500)
    assert drawn
    assert size(drawn) == (500, pytest.approx(500 * HEIGHT / WIDTH, abs=1))


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_page_that_is_not_there_is_none(number: int) -> None:
    assert picture(PLAN, number, 500) is None


def test_a_page_as_long_as_a_street_is_drawn_small() -> None:
    long = PLAN.replace(f"[0 0 {WIDTH} {HEIGHT}]".encode(), b"[0 0 14 9000]", 1)
    drawn = picture(long, 1, 2400)
    assert drawn
    wide, high = size(drawn)
    assert wide * high <= 12_100_000


def test_what_is_no_pdf_is_refused_with_the_reason() -> None:
    with pytest.raises(NotText, match="PDF"):
        picture(b"%PDF-1.4 nothing", 1, 500)
