"""What goes on over the end of a page says of each stretch on which page it stands."""

from pathlib import Path

from index.document import read
from index.raw import Raw
from index.text import Reading
from index.types import Document, Source

from .made_pdf import lines, pdf, table

COLUMNS = [72.0, 252.0, 342.0, 432.0]
HEAD = ["指标", "2025年", "2030年"]
FULL = "到二〇三〇年，全市再生水利用率达到百分之四十，漏损率降到百分之八以下，集中式饮"  # as wide as a line


def document(data: bytes) -> Document:
    answer = read(Raw(Source("plan.pdf", Path("/in/plan.pdf"), "/in"), data), 280)
    assert isinstance(answer, Reading)
    return answer.document


def page_of(made: Document, words: str) -> int | None:
    place = made.place(made.text.index(words))
    return place.page if place else None


def rows(first: int, last: int) -> list[list[str]]:
    return [[f"第{n}项工程投资", f"{n}.5", f"{n}.8"] for n in range(first, last)]


def test_a_row_of_a_table_over_three_pages_stands_on_its_own_page() -> None:
    tables = [table([HEAD, *rows(first, first + 10)], 80, COLUMNS) for first in (10, 20, 30)]
    made = document(pdf(*tables))
    assert len(made.spans("table")) == 1
    assert [page_of(made, f"第{n}项工程投资") for n in (10, 19, 20, 29, 30, 39)] == [1, 1, 2, 2, 3, 3]


def test_a_paragraph_that_goes_on_over_a_page_is_told_by_halves() -> None:
    made = document(pdf(lines([FULL]), lines(["用水水源地水质达标。", FULL, FULL])))
    assert FULL + "用水水源地水质达标。" in made.text
    assert [page_of(made, words) for words in ("到二〇三〇年", "集中式饮", "用水水源地", "达标")] == [1, 1, 2, 2]
