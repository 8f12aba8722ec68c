import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from index.formats import NotText, read, tesseract
from index.formats.ocr_rules import edges, without
from tests.index.formats.made_pdf import pdf, table

DPI = 200

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


COLUMNS, TOP, HIGH = [100.0, 250.0, 400.0], 300, 40


def scan(*, ruled: bool = True) -> bytes:
    """Return a PDF whose only page is a picture of three rows of two blots, in the cells of a ruled table or without."""
    rows = [["", ""], ["", ""], ["", ""]]
    blots = [f"{left + 20} {842 - TOP - HIGH * row - 30} 30 15 re f" for row in range(3) for left in COLUMNS[:2]]
    drawn = pypdfium2.PdfDocument(pdf([*(table(rows, TOP, COLUMNS, HIGH) if ruled else []), *blots]))
    picture = drawn[0].render(scale=DPI / 72, grayscale=True).to_pil()
    picture.save(file := BytesIO(), "PDF", resolution=DPI)
    return file.getvalue()


def word(line: int, left: int, top: int, text: str, high: int = 40, sure: float = 95) -> str:
    """Return a word as Tesseract tells it, in pixels."""
    return f"5\t1\t{line}\t1\t1\t1\t{left}\t{top}\t{high * len(text)}\t{high}\t{sure}\t{text}\n"


# Each blot is 42 pixels high, with 24 white ones around: the cells stand 66 pixels below each other.
CELLS = "".join(word(n, 24, 30 + 66 * n, text) for n, text in enumerate(["年", "量", "2025", "8.3", "2030", "8.5"]))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a program in Tesseract's place that tells what stands in `told.tsv`, and in `cells.tsv` of a block of lines."""
    script = tmp_path / "tesseract"
    (tmp_path / "cells.tsv").write_text(HEAD + CELLS)
    script.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo chi_sim; echo eng; exit; fi\n'
        f'cat >/dev/null; case "$*" in *"--psm 6"*) cat {tmp_path}/cells.tsv;; *) cat {tmp_path}/told.tsv;; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    tesseract.languages.cache_clear()
    yield tmp_path / "told.tsv"
    tesseract.languages.cache_clear()


def test_a_scan_is_refused_with_what_to_do_where_ocr_was_not_asked_for() -> None:
    with pytest.raises(NotText, match=r"1 are pictures; read them with OCR \(yinju index --ocr"):
        read(scan(), "scan.pdf")


def test_a_missing_tesseract_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", lambda: ())
    with pytest.raises(NotText, match="apt-get install tesseract-ocr tesseract-ocr-chi-sim"):
        read(scan(), "scan.pdf", ocr=True)


def test_words_on_one_line_are_a_line_and_chinese_has_no_spaces(program: Path) -> None:
    program.write_text(
        HEAD
        + word(1, 300, 300, "水务")
        + word(1, 390, 300, "规划")
        + word(1, 480, 300, "2030")
        + word(1, 660, 300, "年。")
    )
    assert read(scan(), "scan.pdf", ocr=True).blocks[0].text == "水务规划2030年。"


def test_a_second_look_at_a_short_line_finds_the_number_that_the_first_one_lost(program: Path) -> None:
    # The line's ink on the picture is a blot of the table: with no grid in the way it is cut out and read again.
    program.write_text(HEAD + word(1, 333, 870, "二节 目标", 42))
    program.with_name("cells.tsv").write_text(HEAD + word(1, 24, 30, "第二节 目标"))
    assert any(block.text == "第二节 目标" for block in read(scan(ruled=False), "scan.pdf", ocr=True).blocks)


def test_words_in_a_ruled_table_stand_in_its_cells(program: Path) -> None:
    program.write_text(HEAD)
    found = read(scan(), "scan.pdf", ocr=True).blocks
    assert [(block.role, block.text) for block in found] == [("table", "年\t量\n2025\t8.3\n2030\t8.5")]


def test_a_cell_that_holds_ink_and_could_not_be_read_is_told_and_not_guessed(program: Path) -> None:
    program.write_text(HEAD)
    program.with_name("cells.tsv").write_text(HEAD + CELLS.replace("8.3", " "))
    page = read(scan(), "scan.pdf", ocr=True)
    assert page.blocks[0].text == "年\t量\n2025\t\n2030\t8.5"
    assert page.warnings[0] == "page 1: 1 cells of a table could not be read and are left empty"


def test_a_page_read_from_a_picture_is_told_with_its_certainty(program: Path) -> None:
    program.write_text(HEAD + word(1, 300, 300, "水务规划。", sure=80))
    program.with_name("cells.tsv").write_text(HEAD)
    assert "page 1: was read from a picture by OCR with 80 % certainty" in read(scan(), "a.pdf", ocr=True).warnings[-1]


def test_a_picture_without_words_is_refused(program: Path) -> None:
    program.write_text(HEAD)
    program.with_name("cells.tsv").write_text(HEAD)
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
