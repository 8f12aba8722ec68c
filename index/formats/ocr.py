"""Pictures of pages → lines and tables, by Tesseract where it is installed; what is not certain is said."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from index.formats import ocr_cells, ocr_rules, pdf_tables, tesseract
from index.formats.decode import NotText
from index.formats.lines import cell, is_tight
from index.formats.pdf_lines import SEGMENT, Box, Line, Segment
from index.formats.pdf_tables import Table
from index.formats.tesseract import AUTOMATIC, CHINESE, ENGLISH, INSTALL, UNIFORM, Unread, Word, sure
from index.outline import label_of

# Both in one run mistake Chinese for Latin letters and the reverse: Chinese first, which knows figures and Latin too;
# where it finds fewer than this share of Chinese signs, English alone.
CHINESE_SHARE = 0.2
# Tesseract was trained on letters about 30 pixels high: 8 to 12-point type at these dots per inch.
COARSEST, FINEST = 200.0, 300.0
POINTS = 72.0
# The number of a heading that a space follows: 第一章 总则.
LABEL = re.compile(r"第[一二三四五六七八九十百零〇两\d]+[编篇章节]")
# Pieces of one line that Tesseract takes for two stand at most so far apart, in heights of the line.
PIECES = 2.0
# A page with more than this share of lines side by side has columns.
BESIDE = 0.1
# Lines of at most so many characters may be headings.
SHORT = 30


@dataclass(slots=True)
class Seen:
    """What was read on one picture."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def page(render: Callable[[float], Any], number: int, dpi: float) -> Seen:
    """Return what stands on a page that `render` draws in grey at a scale. Raises NotText where Tesseract isn't there.

    `dpi` is the fineness of the picture itself: drawn finer or coarser it would blur.
    """
    if len(tesseract.languages()) < 2:
        missing = "Tesseract is" if not tesseract.languages() else "Tesseract's Chinese or English is"
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
        clean = ocr_cells.blanked(clean, [table.box for table in seen.tables], scale)
        outside = _read(clean, scale)
        seen.lines = _again(clean, _grouped(outside), scale, number)
    except Unread as error:
        return Seen(warnings=[f"page {number}: could not be read by OCR ({error}); scan it again"])
    seen.warnings += _certainty([*words, *outside], number)
    return seen


def _grouped(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words line by line; what Tesseract parted at a wide space stands together again."""
    by_line: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    groups: list[list[Word]] = []
    for group in by_line.values():
        if groups and _is_piece(groups[-1][-1].box, group[0].box):
            groups[-1] += group
        else:
            groups.append(group)
    return groups


def _is_piece(before: Box, after: Box) -> bool:
    high = max(before[3] - before[1], after[3] - after[1])
    level = abs(pdf_tables.middle(before)[1] - pdf_tables.middle(after)[1]) < 0.4 * high
    return level and 0 <= after[0] - before[2] < PIECES * high


def _again(picture: Any, groups: Sequence[list[Word]], scale: float, number: int) -> list[Line]:
    """Return the lines, short ones as a second look reads them where it is surer or finds their number.

    Alone between wide white, the first sign of a heading (第) gets lost; below each other on one picture it doesn't.
    """
    lines = [_line(group, number) for group in groups]
    short = {_around(line): place for place, line in enumerate(lines) if _is_short(line.text)}
    stack, places = ocr_cells.stacked(picture, list(short), scale)
    words = tesseract.words(stack, CHINESE, UNIFORM) if places else []
    for box, top, bottom in places:
        place = short[box]
        found = [word for word in words if top <= pdf_tables.middle(word.box)[1] < bottom]
        told = _rows(found)
        numbered, was_numbered = label_of(told) is not None, label_of(lines[place].text) is not None
        surer = numbered is was_numbered and sure(found) > sure(groups[place])
        if told and (surer or (numbered and not was_numbered)):
            left, _, right, _ = lines[place].box
            lines[place] = replace(lines[place], text=told, segments=(Segment(told, left, right),))
    return _downwards(lines)


def _downwards(lines: list[Line]) -> list[Line]:
    """Return the lines of one column from top to bottom; where lines stand side by side, Tesseract's order is better."""
    down = sorted(lines, key=lambda line: line.top)
    pairs = list(zip(down, down[1:], strict=False))
    beside = sum(b.top < (a.top + a.bottom) / 2 and (b.left > a.right or b.right < a.left) for a, b in pairs)
    return down if beside <= BESIDE * len(down) else lines


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and not text.endswith(("。", "，", ",", ".")) and any(char >= "\u2e80" for char in text)


def _around(line: Line) -> Box:
    left, top, right, bottom = line.box
    return (left - 1.5 * line.size, top - 0.2 * line.size, right + 0.4 * line.size, bottom + 0.2 * line.size)


def _table(picture: Any, grid: pdf_tables.Grid, scale: float, number: int, seen: Seen) -> list[Word]:
    """Add the table in a grid to what was seen; return its words."""
    stack, places = ocr_cells.stacked(picture, [box for box, _ in grid.cells], scale)
    words = tesseract.words(stack, CHINESE, UNIFORM) if places else []
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
    if not words:
        return []
    return [f"page {number}: was read from a picture by OCR with {sure(words):.0f} % certainty; check its figures"]


def _read(picture: Any, scale: float) -> list[Word]:
    words = tesseract.words(picture, CHINESE, AUTOMATIC, scale)
    letters = [char for word in words for char in word.text if char.isalpha()]
    chinese = sum(char >= "\u2e80" for char in letters)
    return words if chinese >= CHINESE_SHARE * len(letters) else tesseract.words(picture, ENGLISH, AUTOMATIC, scale)


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
    """Return the words as a line: Chinese without the spaces that Tesseract puts between its signs."""
    text, label = "", _label_end(words)
    for place, word in enumerate(words):
        text += (" " if place and (place == label or _is_apart(text[-1], word.text[0])) else "") + word.text
    return text


def _is_apart(before: str, after: str) -> bool:
    mixed = (before >= "\u2e80" and after.isascii()) or (after >= "\u2e80" and before.isascii())
    return not (mixed or is_tight(before, after))  # 2025年, 第3页


def _label_end(words: Sequence[Word]) -> int:
    """Return the place of the word before which a heading's number ends with the widest white of its line; else 0.

    Where Tesseract sees signs begin and end is too rough to tell other spaces by.
    """
    label = LABEL.match("".join(word.text for word in words))
    gaps = [b.box[0] - a.box[2] for a, b in zip(words, words[1:], strict=False)]
    length = 0
    for place, word in enumerate(words):
        if label and place and length == label.end() and gaps[place - 1] == max(gaps) > 0:
            return place
        length += len(word.text)
    return 0
