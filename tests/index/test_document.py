import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from index.document import read
from index.raw import Raw
from index.text import Reading
from index.types import Facts, Source
from tests.index.formats.made_office import rows, written, xlsx

MADE = datetime(2026, 3, 2)
BODY = "滨江市今年新增绿地320公顷。"


def published(text: str, otherwise: str | None = None) -> str | None:
    source = Source("a.docx", Path("a.docx"), "o", otherwise=Facts(published=otherwise))
    reading = read(Raw(source, written(text, MADE)), 400)
    assert isinstance(reading, Reading)
    return reading.document.published


@pytest.mark.parametrize("text", ["新华社滨江1月20日电 " + BODY, "新华社滨江1月20日电 2025年，" + BODY])
def test_a_bare_day_is_in_the_year_before_its_file_was_made(text: str) -> None:
    assert published(text) == "2026-01-20"


def test_a_text_without_any_day_is_dated_by_its_file() -> None:
    assert published(BODY) == "2026-03-02"


def test_what_the_run_was_told_counts_more_than_the_day_of_the_file() -> None:
    assert published(BODY, "2025-07-01") == "2025-07-01"


def test_a_text_that_names_years_is_not_dated_by_its_file() -> None:
    assert published("到2030年，" + BODY) is None


def title(name: str, data: bytes) -> str:
    reading = read(Raw(Source(name, Path(name), "o"), data), 400)
    assert isinstance(reading, Reading)
    return reading.document.title


def test_a_table_is_named_by_its_file_not_by_its_cells() -> None:
    assert title("harbour-trips.csv", b"year,trips,fares\n2024,310,2.5\n2025,330,2.5\n") == "harbour-trips"


def test_a_sheet_that_nobody_named_names_no_document() -> None:
    made = xlsx(rows(["year", "trips"], ["2025", 330]), rows(["quay", "trips"], ["north", 12]))
    assert title("harbour-trips.xlsx", renamed(made, "Sheet")) == "harbour-trips"
    assert title("harbour-trips.xlsx", made) == "表A"


def test_a_title_that_is_spread_over_its_line_is_told_whole() -> None:
    assert title("a.txt", "政 府 工 作 报 告\n\n各位代表：现在报告工作。".encode()) == "政府工作报告"


def renamed(workbook: bytes, name: str) -> bytes:
    """Return a workbook whose sheets are called Sheet1, Sheet2 instead of 表A, 表B."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            told = old.read(entry).decode()
            new.writestr(entry, told.replace("表A", f"{name}1").replace("表B", f"{name}2"))
    return out.getvalue()
