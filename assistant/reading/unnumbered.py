"""Lists without numbers: dashes and bullets, lines under a colon, rows of a table, sentences that begin alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.reading.enumeration import LEAD, Enumeration, Lines, Span
from assistant.reading.item_marks import ordinals

# The last row of a table that adds up the others.
TOTAL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|小\s*计|合\s*計|總\s*計|total)\b", re.I)
DASH = re.compile(r"(——|--|[•·●○■□◆◇▪▶►★※√*–—-])\s*(?=\w|[《“「])")
# Items of dashes may have lines of their own under them, up to this many.
LOOSE = 10
# What stands over a table: the unit of its figures; a caption, which is no sentence.
UNIT = re.compile(r"[（(]?\s*(?:计量)?(?:单位|單位|unit)\s*[：:]", re.I)
CAPTION = re.compile(r"[^。；;，,!?！？]{2,40}$")
# A line that is an item by itself under a colon is short and no sentence.
SHORT = re.compile(r"[^。！？!?：:\t]{1,40}$")
# Three of a sort are a row; so much of their beginnings must be the same, in characters or in words.
ROW, ALIKE_ZH = 3, 4
BEGINNING_EN = re.compile(r"[A-Za-z][\w'’-]*(?: [\w'’-]+){2}")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
FIELD = re.compile(r"[^，。；：]{2,24}方面，")


def dashed(lines: Lines) -> Iterator[Enumeration]:
    """Yield lists whose items begin with the same dash or bullet.

    What stands between two items belongs to the one before when each has such lines; where the first ones have none, a
    line between ends the list. So does a heading, and a line that announces another list.
    """
    open_: dict[str, _Dashes] = {}
    for number in range(len(lines)):
        if not (found := DASH.match(lines.said(number))):
            continue
        run = open_.get(found[1])
        if run is None or not run.takes(number, lines):
            if run:
                yield run.listed(lines)
            run = open_[found[1]] = _Dashes()
        run.numbers.append(number)
    yield from (run.listed(lines) for run in open_.values())


class _Dashes:
    """Numbers of lines that begin with one mark and belong together."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.loose = False

    def takes(self, number: int, lines: Lines) -> bool:
        """Return True when the line is the next item."""
        last = self.numbers[-1]
        between = range(last + 1, number)
        far = lines.depth[number] - lines.depth[last] - 1
        if any(lines.is_heading(one) or LEAD.search(lines.said(one)) for one in between) or far > LOOSE:
            return False
        if far > 0 and len(self.numbers) == 1:
            self.loose = True
        return far == 0 or self.loose

    def listed(self, lines: Lines) -> Enumeration:
        """Return the list of the lines."""
        return lines.under(self.numbers[0] - 1, [lines.spans[one] for one in self.numbers])


def under_a_line(lines: Lines, number: int) -> Enumeration | None:
    """Return the list of lines, or of a table's rows, that a line announces.

    A colon announces lines that end with semicolons, all but the last, and short ones that are no sentences; a colon or a
    caption announces the rows of a table.
    """
    if lines.is_row(number) or number + 1 == len(lines) or DASH.match(lines.said(number)):
        return None
    if lines.is_row(number + 1):
        return _rows(lines, number)
    if not LEAD.search(lines.said(number)) or ordinals(lines.said(number + 1)) or DASH.match(lines.said(number + 1)):
        return None
    items = _ending_with_semicolons(lines, number + 1) or _short(lines, number + 1)
    return lines.under(number, items)


def _rows(lines: Lines, number: int) -> Enumeration | None:
    """Return the rows under a line as a list, where the line announces or names a table."""
    rows = list(takewhile(lines.is_row, range(number + 1, len(lines))))
    while number and UNIT.match(lines.said(number)):
        number -= 1
    # The sentence that announces a table may stand over its caption.
    if number and CAPTION.match(lines.said(number)) and LEAD.search(lines.said(number - 1)):
        number -= 1
    beside = 1 + (TOTAL.match(lines.said(rows[-1])) is not None)
    listed = lines.under(number, [lines.spans[one] for one in rows], beside)
    if LEAD.search(lines.said(number)):
        return listed
    return replace(listed, lead=None) if CAPTION.match(lines.said(number)) else None


def _ending_with_semicolons(lines: Lines, first: int) -> list[Span]:
    items: list[Span] = []
    for number in range(first, len(lines)):
        items.append(lines.spans[number])
        if lines.said(number).rstrip()[-1] not in "；;":
            break
    return items if len(items) > 1 else []


def _short(lines: Lines, first: int) -> list[Span]:
    """Return short lines that are no sentences, up to the next heading or numbered line."""

    def is_item(number: int) -> bool:
        said = lines.said(number)
        return SHORT.match(said) is not None and not lines.is_heading(number) and not ordinals(said)

    return [lines.spans[one] for one in takewhile(is_item, range(first, len(lines)))]


def alike(text: str, aside: Sequence[Span] = ()) -> Iterator[Enumeration]:
    """Yield rows of three and more lines, or sentences of one line, that begin with the same words.

    Sentences that name a field each (就业方面，…) are such a row, too.
    """
    lines = Lines(text, aside)
    numbers = [number for number in range(len(lines)) if not lines.is_row(number)]
    begun = [_beginning(lines.said(number)) for number in numbers]
    for first, last in _equal(begun):
        yield lines.under(numbers[first] - 1, [lines.spans[one] for one in numbers[first:last]])
    for number in numbers:
        yield from _sentences_alike(lines, number)


def _sentences_alike(lines: Lines, number: int) -> Iterator[Enumeration]:
    start, _ = lines.spans[number]
    sentences = [(start + one.start(), start + one.end()) for one in SENTENCE.finditer(lines.said(number))]
    begun = [_field(lines.text[a:b]) or _beginning(lines.text[a:b]) for a, b in sentences]
    for first, last in _equal(begun):
        above = sentences[first - 1] if first else lines.spans[number - 1] if number else None
        yield Enumeration(above, above, tuple(sentences[first:last]))


def _field(sentence: str) -> str:
    return "方面，" if FIELD.match(sentence) else ""


def _beginning(said: str) -> str:
    """Return the words with which a line begins, which others may share; "" where it has none, or is an item already."""
    if ordinals(said) or DASH.match(said):
        return ""
    if found := BEGINNING_EN.match(said):
        return found[0]
    head = said[:ALIKE_ZH]
    return head if len(head) == ALIKE_ZH and head.isalpha() and not head.isascii() else ""


def _equal(begun: list[str]) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) of each row of neighbours that are the same and not empty."""
    first = 0
    for at in range(1, len(begun) + 1):
        if at == len(begun) or begun[at] != begun[first]:
            if begun[first] and at - first >= ROW:
                yield first, at
            first = at
