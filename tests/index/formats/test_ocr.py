import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.formats import NotText, ocr, read
from index.formats.ocr_rules import edges, without

# A page of one grey picture: as scanners make them.
PICTURE = b"q 595 0 0 842 0 0 cm /I Do Q"
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def scan() -> bytes:
    """Return a PDF whose only page is a white picture with one ruled table of two rows and two columns."""
    import pypdfium2

    from tests.index.formats.made_pdf import pdf, table

    drawn = pypdfium2.PdfDocument(pdf(table([["", ""], ["", ""], ["", ""]], 300, [100.0, 250.0, 400.0], 40)))
    picture = drawn[0].render(scale=100 / 72, grayscale=True).to_pil()
    from io import BytesIO

    picture.save(file := BytesIO(), "PDF", resolution=100)
    return file.getvalue()


def word(line: int, left: int, top: int, text: str, high: int = 40, sure: float = 95) -> str:
    """Return a word as Tesseract tells it, in pixels of 250 to the inch."""
    return f"5\t1\t{line}\t1\t1\t1\t{left}\t{top}\t{high * len(text)}\t{high}\t{sure}\t{text}\n"


CELLS = [
    ("年", 400, 1090),
    ("量", 900, 1090),
    ("2025", 400, 1230),
    ("8.3", 900, 1230),
    ("2030", 400, 1370),
    ("8.5", 900, 1370),
]


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a program in Tesseract's place that tells what stands in `told.tsv`."""
    program = tmp_path / "tesseract"
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo chi_sim; echo eng; exit; fi\ncat >/dev/null\ncat {tmp_path}/told.tsv\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    ocr.languages.cache_clear()
    yield tmp_path / "told.tsv"
    ocr.languages.cache_clear()


def test_a_scan_is_refused_with_what_to_do_where_ocr_was_not_asked_for() -> None:
    with pytest.raises(NotText, match=r"1 are pictures; read them with OCR \(yinju index --ocr"):
        read(scan(), "scan.pdf")


def test_a_missing_tesseract_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ())
    with pytest.raises(NotText, match="apt-get install tesseract-ocr tesseract-ocr-chi-sim"):
        read(scan(), "scan.pdf", ocr=True)


def test_words_on_one_line_are_a_line_and_chinese_has_no_spaces(tesseract: Path) -> None:
    tesseract.write_text(
        HEAD
        + word(1, 300, 300, "水务")
        + word(1, 390, 300, "规划")
        + word(1, 480, 300, "2030")
        + word(1, 660, 300, "年。")
    )
    assert [block.text for block in read(scan(), "scan.pdf", ocr=True).blocks] == ["水务规划2030年。"]


def test_words_in_a_ruled_table_stand_in_its_cells(tesseract: Path) -> None:
    tesseract.write_text(HEAD + "".join(word(n, left, top, text) for n, (text, left, top) in enumerate(CELLS)))
    found = read(scan(), "scan.pdf", ocr=True).blocks
    assert [(block.role, block.text) for block in found] == [("table", "年\t量\n2025\t8.3\n2030\t8.5")]


def test_a_page_read_from_a_picture_is_told_with_its_certainty(tesseract: Path) -> None:
    tesseract.write_text(HEAD + word(1, 300, 300, "水务规划。", sure=80))
    assert "page 1: was read from a picture by OCR with 80 % certainty" in read(scan(), "a.pdf", ocr=True).warnings[0]


def test_a_picture_without_words_is_refused(tesseract: Path) -> None:
    tesseract.write_text(HEAD)
    with pytest.raises(NotText, match="in which no words were found"):
        read(scan(), "scan.pdf", ocr=True)


def test_ruling_lines_are_found_and_painted_over() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[100:103, 50:350] = 0
    found = edges(picture, 0.5)
    assert [(e["orientation"], e["x0"], e["x1"], e["top"]) for e in found] == [("h", 25.0, 175.0, 50.5)]
    assert without(picture, found, 0.5).min() == 255


def test_letters_are_no_ruling_lines() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[100:130, 50:90] = 0
    assert edges(picture, 0.5) == []
