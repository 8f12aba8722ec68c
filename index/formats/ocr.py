"""Pictures of pages → lines and tables, by Tesseract where it is installed; what is not certain is said."""

import functools
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from index.formats import ocr_cells, ocr_rules, pdf_tables
from index.formats.decode import NotText
from index.formats.lines import cell, is_tight
from index.formats.pdf_lines import IDEOGRAPH, SEGMENT, Box, Line, Segment
from index.formats.pdf_tables import Table

PROGRAM = "tesseract"
# Both in one run mistake Chinese for Latin letters and the reverse: Chinese first, which knows figures and Latin too;
# where it finds fewer than this share of Chinese signs, English alone.
CHINESE, ENGLISH = "chi_sim", "eng"
CHINESE_SHARE = 0.2
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
# Tesseract was trained on letters about 30 pixels high: 8 to 12-point type at these dots per inch.
COARSEST, FINEST = 200.0, 300.0
# How Tesseract takes a picture: a page whose parts it finds by itself, or one block of lines.
AUTOMATIC, UNIFORM = "3", "6"
# A page of text takes some ten seconds on a slow machine.
SECONDS = 240
POINTS = 72.0
# White between two Chinese characters, in parts of their height, from which on it is a space (第一章 总则): the ink of
# neighbours is nearer.
SPACE = 0.38


class Unread(RuntimeError):
    """You meet it when Tesseract fails on a picture; it says how."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its text, box in points, how sure Tesseract is (percent), and the line that it is on."""

    text: str
    box: Box
    sure: float
    line: tuple[int, int, int]


@dataclass(slots=True)
class Seen:
    """What was read on one picture."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@functools.cache
def languages() -> tuple[str, ...]:
    """Return those of the languages needed that Tesseract has here; none where it is not installed."""
    if shutil.which(PROGRAM) is None:
        return ()
    told = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    return tuple(language for language in (CHINESE, ENGLISH) if language in told.stdout.split())


def advice() -> str:
    """Return what must be installed before OCR can work, as the end of a sentence; "" when it is all there."""
    return "" if len(languages()) == 2 else f", after {INSTALL}"


def page(render: Callable[[float], Any], number: int, dpi: float) -> Seen:
    """Return what stands on a page that `render` draws in grey at a scale. Raises NotText where Tesseract isn't there.

    `dpi` is the fineness of the picture itself: drawn finer or coarser it would blur.
    """
    if len(languages()) < 2:
        missing = "Tesseract is" if not languages() else "Tesseract's Chinese or English is"
        raise NotText(f"holds pages that are pictures, and {missing} not installed; install it: {INSTALL}")
    dpi = min(FINEST, max(COARSEST, dpi))
    scale, picture = POINTS / dpi, render(dpi / POINTS)
    picture = picture[:, :, 0] if picture.ndim == 3 else picture
    edges = ocr_rules.edges(picture, scale)
    seen, words = Seen(), []
    try:
        clean = ocr_rules.without(picture, edges, scale)
        for grid in pdf_tables.drawn(edges):
            words += _table(clean, grid, scale, number, seen)
        outside = _read(ocr_cells.blanked(clean, [table.box for table in seen.tables], scale), scale)
    except Unread as error:
        return Seen(warnings=[f"page {number}: could not be read by OCR ({error}); scan it again"])
    by_line: dict[tuple[int, int, int], list[Word]] = {}
    for word in outside:
        by_line.setdefault(word.line, []).append(word)
    seen.lines = [_line(group, number) for group in by_line.values()]
    seen.warnings += _certainty([*words, *outside], number)
    return seen


def _table(picture: Any, grid: pdf_tables.Grid, scale: float, number: int, seen: Seen) -> list[Word]:
    """Add the table in a grid to what was seen; return its words."""
    stack, places = ocr_cells.stacked(picture, [box for box, _ in grid.cells], scale)
    words = _words(_tsv(stack, CHINESE, UNIFORM), 1.0) if places else []
    told = {
        box: _rows([w for w in words if top <= pdf_tables.middle(w.box)[1] < bottom]) for box, top, bottom in places
    }
    if table := pdf_tables.fill(grid, lambda box: told.get(box, ""), number):
        seen.tables.append(table)
        seen.warnings += _unread(table, [box for box, text in told.items() if not text])
        return words
    return []


def _unread(table: Table, boxes: Sequence[Box]) -> list[str]:
    if not boxes:
        return []
    return [f"page {table.page}: {len(boxes)} cells of a table could not be read and are left empty"]


def _certainty(words: Sequence[Word], number: int) -> list[str]:
    letters = sum(len(word.text) for word in words)
    if not letters:
        return []
    sure = sum(word.sure * len(word.text) for word in words) / letters
    return [f"page {number}: was read from a picture by OCR with {sure:.0f} % certainty; check its figures"]


def _read(picture: Any, scale: float) -> list[Word]:
    words = _words(_tsv(picture, CHINESE, AUTOMATIC), scale)
    letters = [char for word in words for char in word.text if char.isalpha()]
    chinese = sum(char >= "\u2e80" for char in letters)
    return words if chinese >= CHINESE_SHARE * len(letters) else _words(_tsv(picture, ENGLISH, AUTOMATIC), scale)


def _tsv(picture: Any, language: str, layout: str) -> str:
    """Return what Tesseract tells of a picture. Raises Unread with the reason."""
    header = f"P5 {picture.shape[1]} {picture.shape[0]} 255\n".encode()
    command = [PROGRAM, "stdin", "stdout", "-l", language, "--psm", layout, "tsv"]
    try:
        done = subprocess.run(
            command,
            input=header + picture.tobytes(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            # Its threads wait for each other in a loop: on a busy machine one is many times faster than four.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unread(f"not in {SECONDS} seconds") from error
    if done.returncode:
        raise Unread(done.stderr.decode("utf-8", "replace").strip()[-200:])
    return str(done.stdout, "utf-8", "replace")


def _words(tsv: str, scale: float) -> list[Word]:
    found = []
    for row in tsv.split("\n")[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != "5" or not values[11].strip():
            continue
        left, top, width, height = (int(value) * scale for value in values[6:10])
        line = (int(values[2]), int(values[3]), int(values[4]))
        found.append(Word(values[11].strip(), (left, top, left + width, top + height), float(values[10]), line))
    return found


def _rows(inside: Sequence[Word]) -> str:
    """Return the words of a cell as one text, line by line."""
    rows: list[list[Word]] = []
    for word in sorted(inside, key=lambda word: pdf_tables.middle(word.box)[1]):
        if (
            rows
            and pdf_tables.middle(word.box)[1] < rows[-1][-1].box[3]
            and pdf_tables.middle(rows[-1][-1].box)[1] > word.box[1]
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return cell(_text(sorted(row, key=lambda word: word.box[0])) for row in rows)


def _line(words: Sequence[Word], number: int) -> Line:
    boxes = [word.box for word in words]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    # A sign such as 一 or a comma is low, and one that touches the next line is high: the line's size is in the middle.
    high = [w.box[3] - w.box[1] for w in words if any(map(str.isalnum, w.text)) and w.text != "一"]
    size = median(high or [box[3] - box[1]])
    return Line(_text(words), number, box, round(size, 1), segments=tuple(_segments(words, size)), pictured=True)


def _segments(words: Sequence[Word], size: float) -> list[Segment]:
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.box[0] - groups[-1][-1].box[2] <= SEGMENT * size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Segment(_text(group), group[0].box[0], group[-1].box[2]) for group in groups]


def _text(words: Sequence[Word]) -> str:
    """Return the words as a line: Chinese without the spaces that Tesseract puts between its signs, but with wide ones."""
    text, last = "", None
    for word in words:
        text += (" " if last is not None and _is_apart(last, word) else "") + word.text
        last = word
    return text


def _is_apart(last: Word, word: Word) -> bool:
    before, after = last.text[-1], word.text[0]
    if IDEOGRAPH.match(before) and IDEOGRAPH.match(after):
        return word.box[0] - last.box[2] > SPACE * (word.box[3] - word.box[1])
    mixed = (before >= "\u2e80" and after.isascii()) or (after >= "\u2e80" and before.isascii())
    return not (mixed or is_tight(before, after))  # 2025年, 第3页
