"""Paragraphs of a PDF → blocks: which of them are headings, by size, weight, font and numbering, and of which level."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.formats.beside_tables import CAPTION, UNIT
from index.formats.pdf_paragraphs import CHAPTERS, Paragraph, body_size, larger
from index.outline import label_of
from index.types import Block

# Type this much larger than the body's is a heading's; measured in pictures it must be clearer.
LARGER, LARGER_PICTURED = 1.08, 1.22
# Type that this share of all characters is set in is body type as well, however large.
BODY_SHARE = 0.15
# Longer than this nobody sets a heading.
WIDTH = {"zh": 60, "en": 140}
# （2025年3月5日…会议通过）: what stands below a title.
ASIDE = re.compile(r"[（(][^（）()]{4,}[）)]$")
ENDS = re.compile(r"[。；;，,、：:][”』」’\"）)】]*$|[^.]\.$")
# 条 and Article: rarely alone on a line, and never of another look than their text.
ARTICLE = 4
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Style:
    """The look of most of a document's characters."""

    size: float
    font: str
    bold: bool
    others: tuple[float, ...] = ()
    """Larger sizes in which much of the text is set too."""


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """Return the paragraphs as blocks in their order, headings with levels from 1 (the largest) on."""
    style = _body(paragraphs)
    looks = [_stands_out(paragraph, style) for paragraph in paragraphs]
    ranks = [_rank(paragraph) for paragraph in paragraphs]
    _settle(looks, ranks, paragraphs)
    levels = _levels(paragraphs, looks, ranks)
    return [
        Block(p.text, "heading", level, p.place) if level else Block(p.text, place=p.place, onward=p.onward)
        for p, level in zip(paragraphs, levels, strict=True)
    ]


def _body(paragraphs: Sequence[Paragraph]) -> Style:
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    size = body_size(lines)
    fonts: dict[tuple[str, bool], int] = defaultdict(int)
    for line in lines:
        if abs(line.size - size) <= 0.5:
            fonts[line.font, line.bold] += len(line.text)
    font, bold = max(fonts, key=lambda key: fonts[key]) if fonts else ("", False)
    return Style(size, font, bold, tuple(larger(lines, size, BODY_SHARE)))


def _stands_out(paragraph: Paragraph, body: Style) -> bool:
    text, first = paragraph.text, paragraph.lines[0]
    if paragraph.leader or not _is_title(text) or ASIDE.match(text) or CAPTION.match(text) or UNIT.match(text):
        return False
    size = median(line.size for line in paragraph.lines)
    if first.pictured and len(text) > WIDTH["zh"] // 2:
        return False  # sizes that are measured vary: a whole line of text is none
    if size >= (LARGER_PICTURED if first.pictured else LARGER) * body.size:
        return first.bold or not any(abs(size - other) <= 0.5 for other in body.others)
    if first.pictured or size < 0.95 * body.size:
        return False
    weighty = all(line.bold for line in paragraph.lines) and not body.bold
    return weighty or (first.font != body.font and label_of(text) is not None and len(text) <= WIDTH["zh"] // 2)


def _is_title(text: str) -> bool:
    chinese = any("\u4e00" <= char <= "\u9fff" for char in text)
    words = sum(char.isalpha() for char in text)
    return words > 1 and len(text) <= WIDTH["zh" if chinese else "en"] and not ENDS.search(text) and "。" not in text


def _rank(paragraph: Paragraph) -> int:
    """Return the rank of a paragraph's numbering, from 1; 0 where it has none, or is too long for a heading."""
    label = label_of(paragraph.text)
    if label is None or paragraph.leader or not _is_title(paragraph.text) or len(paragraph.lines) > 2:
        return 0
    return label[0]


def _settle(looks: list[bool], ranks: list[int], paragraphs: Sequence[Paragraph]) -> None:
    """Give all paragraphs of one numbering the same answer, so that sections next to each other have one level."""
    for rank in {rank for rank in ranks if rank}:
        places = [place for place, own in enumerate(ranks) if own == rank]
        most = sum(looks[place] for place in places) * 2 > len(places)
        for place in places:
            looks[place] = (rank <= CHAPTERS or most) and rank != ARTICLE


def _levels(paragraphs: Sequence[Paragraph], looks: Sequence[bool], ranks: Sequence[int]) -> list[int]:
    """Return a level for each heading and 0 for others: numberings in their order, unnumbered ones among them by size."""
    sizes = [median(line.size for line in paragraph.lines) for paragraph in paragraphs]
    of_rank: dict[int, list[float]] = defaultdict(list)
    for look, rank, size in zip(looks, ranks, sizes, strict=True):
        if look and rank:
            of_rank[rank].append(size)
    numbered = [(rank, median(of_rank[rank])) for rank in sorted(of_rank)]
    loose = any(line.pictured for paragraph in paragraphs for line in paragraph.lines)
    free = _clusters([s for look, rank, s in zip(looks, ranks, sizes, strict=True) if look and not rank], loose)
    order: list[tuple[int, float]] = list(numbered)
    for size in sorted(free, reverse=True):
        if not any(_alike(size, other, loose) for _, other in order):
            below = next((place for place, (_, other) in enumerate(order) if other < size), len(order))
            order.insert(below, (0, size))
    return [
        0 if not look else min(DEEPEST, 1 + _level(order, rank, size, loose))
        for look, rank, size in zip(looks, ranks, sizes, strict=True)
    ]


def _alike(a: float, b: float, loose: bool) -> bool:
    return abs(a - b) <= (0.15 if loose else 0.04) * max(a, b)


def _clusters(sizes: Sequence[float], loose: bool) -> list[float]:
    found: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not found or not _alike(found[-1], size, loose):
            found.append(size)
    return found


def _level(order: Sequence[tuple[int, float]], rank: int, size: float, loose: bool) -> int:
    if rank:
        return next(place for place, (own, _) in enumerate(order) if own == rank)
    return min(
        range(len(order)), key=lambda place: (not _alike(order[place][1], size, loose), abs(order[place][1] - size))
    )
