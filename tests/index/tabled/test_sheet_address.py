"""A span of a workbook is told by its sheet and its cells."""

import pytest

from index.tabled.sheet_address import sheet_cells
from index.types import Document, Origin, Part, Place

TEXT = "漏损率统计\n区\t量\t年\n东\t3.5\t\n西\t4.1\t2025"
TABLE = TEXT.index("区")


def document(corner: tuple[int, int] | None = (2, 1), sheet: str | None = "收支") -> Document:
    origins = (Origin(0, Place(sheet=sheet, corner=(0, 1))), Origin(TABLE, Place(sheet=sheet, corner=corner)))
    return Document("d", "a.xlsx", TEXT, "t", "zh", "plan", parts=(Part("table", TABLE, len(TEXT)),), origins=origins)


@pytest.mark.parametrize(
    ("quote", "cells"),
    [
        ("漏损率统计", "收支!B1"),
        ("区", "收支!B3"),
        ("4.1", "收支!C5"),
        ("\t2025", "收支!D5"),
        ("西\t4.1\t2025", "收支!B5:D5"),
        ("东\t3.5\t", "收支!B4:C4"),
        ("3.5\t\n西\t4.1", "收支!B4:D5"),
        ("漏损率统计\n区\t量", "收支!B1"),
    ],
)
def test_a_span_is_told_by_the_cells_it_stands_in(quote: str, cells: str) -> None:
    start = TEXT.index(quote)
    assert sheet_cells(document(), start, start + len(quote)) == cells


def test_csv_has_no_sheet() -> None:
    assert sheet_cells(document(sheet=None), TABLE, TABLE + 1) == "B3"


def test_where_no_cell_is_known_none_is_told() -> None:
    assert sheet_cells(document(corner=None), TABLE, TABLE + 1) is None
    assert sheet_cells(Document("d", "a.txt", TEXT, "t", "zh", "press"), 0, 2) is None
