from datetime import datetime
from pathlib import Path

import pytest

from index.document import read
from index.raw import Raw
from index.text import Reading
from index.types import Facts, Source
from tests.index.formats.made_office import written

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
