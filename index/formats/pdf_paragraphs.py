"""Lines of a PDF → paragraphs: a line that is full, and isn't followed by an indent, a gap or a number, goes on below."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from index.formats.lines import TIGHT, glued
from index.formats.pdf_columns import box
from index.formats.pdf_lines import Line
from index.outline import label_of
from index.types import Origin, Place

# In ems: how far a line is set in before it begins a paragraph; how far short of the margin a Chinese line may end and be
# full (no line begins with a punctuation mark, so two signs may have moved down).
INDENT, SHORT = 1.2, 2.4
# Steps between lines that are this much longer than usual part paragraphs; sizes that differ by more are other text.
WIDE_STEP, OTHER_SIZE = 1.35, 0.12
ENDS = re.compile(r"[。！？!?：:；;.…][”』」’\"）)】]*$")
SENTENCE = re.compile(r"[。！？!?.…][”』」’\"）)】]*$")
BULLET = re.compile(r"[•●○▪■◆※–—-]{1,2}\s?\S|\(?[a-z\d]{1,3}[.)]\s|[①-⑳]")
# 第一章 总则 ………… 3: a line of a table of contents.
LEADER = re.compile(r"^(.+?)[\s　]*(?:[.．·…‥⋯_-]\s*){4,}\s*(\d{1,4}|[ivxlc]{1,6})?$")
# A bracket that the line below closes.
OPEN = re.compile(r"[（(][^（）()]*$")
# A title is set so much larger than the body, if it runs over several lines.
TITLE_SIZE = 1.15
# Ranks of 编/章/节 and Part/Chapter/Section.
CHAPTERS = 3
# From so few lines nobody can tell a page's margins: those of the whole document count.
FEW = 5


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, with what they say; where they end short of the margin is known to the next one."""

    lines: list[Line]
    text: str = ""
    leader: str = ""
    known: frozenset[str] = field(default=frozenset(), repr=False)
    """Words that keep their hyphen at a line's end."""

    @property
    def place(self) -> Place:
        """Return page and box of the part that stands on the first page."""
        first = [line for line in self.lines if line.page == self.lines[0].page]
        return Place(page=first[0].page, box=box(first))

    @property
    def onward(self) -> tuple[Origin, ...]:
        """Return where its text goes on on later pages, and what it takes of each."""
        found = []
        for n, (above, line) in enumerate(zip(self.lines, self.lines[1:], strict=False), 1):
            if line.page != above.page:
                so_far = glued((one.text for one in self.lines[: n + 1]), self.known)
                own = [one for one in self.lines if one.page == line.page]
                found.append(Origin(len(so_far) - len(line.text.lstrip()), Place(page=line.page, box=box(own))))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands: its left and right margin, and the usual step from line to line, in points."""

    left: float
    right: float
    step: float


@dataclass(slots=True)
class Layout:
    """The size of body type, the columns of each page (1 and 2 where it has two, 0 where one), and the white between."""

    size: float
    columns: dict[tuple[int, int], Column] = field(default_factory=dict)
    gutters: dict[int, float] = field(default_factory=dict)

    def of(self, line: Line) -> tuple[int, Column]:
        """Return the number of the column that a line stands in, and the column."""
        gutter = self.gutters.get(line.page)
        side = 0 if gutter is None else (2 if line.left >= gutter else 1)
        return side, self.columns[line.page, side]


def _sizes(lines: Iterable[Line]) -> Counter[float]:
    """Return how many characters are set in each size, by half points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of type that most characters are set in; 0 without any."""
    return max(_sizes(lines).items(), key=lambda pair: pair[1], default=(0.0, 0))[0]


def larger(lines: Iterable[Line], size: float, share: float) -> list[float]:
    """Return the sizes above `size` in which at least this share of the characters is set."""
    sizes = _sizes(lines)
    return [other for other, count in sizes.items() if other > size and count >= share * sizes.total()]


def paragraphs(lines: Sequence[Line], apart: Container[int] = ()) -> list[Paragraph]:
    """Return the paragraphs that lines (frame and tables taken out) make, in reading order.

    A paragraph never goes on at the places in `apart`: a table stands before them.
    """
    layout = _layout(lines)
    known = _hyphenated(lines)
    found: list[Paragraph] = []
    for place, line in enumerate(lines):
        if (leader := LEADER.match(line.text)) and not SENTENCE.search(leader.group(1)):
            found.append(Paragraph([line], leader.group(1).strip(), leader=line.text))
        elif found and place not in apart and not found[-1].leader and _goes_on(found[-1], line, layout):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    for paragraph in found:
        paragraph.known = known
        paragraph.text = paragraph.text or glued((line.text for line in paragraph.lines), known)
    return found


def _hyphenated(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that stand in the middle of a line, small: they tell which hyphens at line ends are their own."""
    words: set[str] = set()
    for line in lines:
        words |= {word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=\W|$)", line.text[:-1])}
    return frozenset(words)


def _layout(lines: Sequence[Line]) -> Layout:
    layout = Layout(body_size(lines))
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    whole = _column(lines, layout.size, 1) or Column(0.0, 0.0, layout.size)
    for page, inside in by_page.items():
        gutter = _gutter(inside)
        if gutter is None:
            layout.columns[page, 0] = _wide(_column(inside, layout.size, FEW), whole, layout.size)
            continue
        layout.gutters[page] = gutter
        for side in (1, 2):
            own = [line for line in inside if (line.left >= gutter) is (side == 2)]
            layout.columns[page, side] = _column(own, layout.size, 1) or whole
    return layout


def _wide(own: Column | None, whole: Column, size: float) -> Column:
    """Return a page's own column, or the document's where the page holds short lines only."""
    return whole if own is None or own.right < whole.right - SHORT * size else own


def _column(lines: Sequence[Line], size: float, least: int) -> Column | None:
    body = [line for line in lines if abs(line.size - size) <= OTHER_SIZE * size]
    if len(body) < least:
        return None
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    steps = sorted(b.top - a.top for a, b in zip(body, body[1:], strict=False) if 0 < b.top - a.top < 4 * size)
    # The gaps between paragraphs are among the steps: the usual one is that of the lower half.
    step = steps[len(steps) // 4] if steps else 1.5 * size
    return Column(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], step)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the white between two columns of a page lies, or None for a page of one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = [left + (right - left) * share / 100 for share in range(40, 61, 2)]
    best = min(middle, key=lambda x: sum(line.left < x < line.right for line in lines))
    crossed = sum(line.left < best < line.right for line in lines)
    sides = [sum(line.right <= best for line in lines), sum(line.left >= best for line in lines)]
    return best if crossed <= 0.15 * len(lines) and min(sides) >= max(8, 0.25 * len(lines)) else None


def _goes_on(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    last = paragraph.lines[-1]
    (side, column), (last_side, last_column) = layout.of(line), layout.of(last)
    if _is_title_below(paragraph, line, column, layout.size):
        return True
    if _looks_other(last, line) or not _is_full(last, line, last_column):
        return False
    label = label_of(line.text)
    if (label or BULLET.match(line.text)) and ENDS.search(last.text):
        return False
    if label and label[0] <= CHAPTERS and column.right - line.right >= SHORT * line.size:
        return False  # 第三章 at the beginning of a short line: a heading, also below a full line of contents
    if line.page != last.page or side != last_side or line.top < last.top:
        return not SENTENCE.search(last.text) and line.left - column.left <= INDENT * line.size
    if line.top - last.top > WIDE_STEP * max(column.step, line.size):
        return False
    return not _is_set_in(paragraph, line, column)


def _looks_other(last: Line, line: Line) -> bool:
    """Return True for type of another size, and for a bold line above one that isn't: a heading without a number."""
    allowed = OTHER_SIZE * (4 if line.pictured else 1) * max(line.size, last.size)
    return abs(line.size - last.size) > allowed or (last.bold and not line.bold)


def _is_full(last: Line, line: Line, column: Column) -> bool:
    """Return True when the next line's first word would not have found room behind this line."""
    room = column.right - last.right
    if TIGHT.match(line.text[:1]):
        return room < SHORT * last.size
    return room < (len(line.text.split(" ", 1)[0]) + 1) * 0.55 * last.size


def _is_set_in(paragraph: Paragraph, line: Line, column: Column) -> bool:
    last = paragraph.lines[-1]
    if line.left - column.left <= INDENT * line.size:
        return False
    if (
        line.left - last.left > 0.8 * line.size
    ):  # further in than the line above: an indent, or what hangs under a number
        first = paragraph.lines[0]
        return not (last is first and (BULLET.match(first.text) or label_of(first.text)) and not _is_chinese(first))
    # As far in as the line above: one that is itself a paragraph's first line is followed by another such.
    return abs(line.left - last.left) <= 0.8 * line.size and len(paragraph.lines) == 1 and _is_chinese(line)


def _is_chinese(line: Line) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in line.text)


def _is_title_below(paragraph: Paragraph, line: Line, column: Column, size: float) -> bool:
    """Return True for the second line of a title: larger than the body, both in the middle, right below, without a number."""
    last = paragraph.lines[-1]
    near = line.page == last.page and 0 < line.top - last.top < 2.2 * line.size
    alike = abs(line.size - last.size) <= (0.15 * line.size if line.pictured else 0.5)
    large = line.font == last.font and min(line.size, last.size) >= TITLE_SIZE * size
    if not (near and alike and (large or OPEN.search(last.text))) or label_of(line.text) or ENDS.search(last.text):
        return False
    return all(_is_centred(one, column) for one in (last, line))


def _is_centred(line: Line, column: Column) -> bool:
    set_in = line.left - column.left
    return set_in > 0 and abs(set_in - (column.right - line.right)) <= 1.5 * line.size
