"""A list in a text: what announces it and its items, with exact places; and the lines in which one is looked for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
# A line that ends so announces what follows.
LEAD = re.compile(r"[：:]\s*$")
# Lines that stand between the items of a list and belong to none: a page's number, what is under a picture.
BESIDE = re.compile(r"[—–\-\s]*\d{1,4}[—–\-\s]*$|图[为片：:\d]|圖[為片：:\d]|(?:Photo|Image|Picture|Figure \d+)\b")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items of one list in order; `lead` is the sentence that announces them, `above` the paragraph it stands in.

    The rows of a table that a sentence announces are items, too; its first row and a total come along, `beside` the count.
    """

    lead: Span | None
    above: Span | None
    items: tuple[Span, ...]
    beside: int = 0

    @property
    def count(self) -> int:
        """Return how many things the list names."""
        return len(self.items) - self.beside

    @property
    def start(self) -> int:
        """Return where the list begins, its announcement included."""
        return self.above[0] if self.above else self.items[0][0]

    @property
    def end(self) -> int:
        """Return where the last item ends."""
        return self.items[-1][1]


class Lines:
    """The lines of a text that say something, in order, without those that `BESIDE` and `aside` name.

    `breaks` are where headings begin: no list without numbers goes on behind one.
    """

    def __init__(self, text: str, aside: Sequence[Span] = (), breaks: Collection[int] = ()) -> None:
        self.text, self.breaks = text, frozenset(breaks)
        starts = {start for start, _ in aside}
        self.spans: list[Span] = []
        at = 0
        for line in text.split("\n"):
            end = at + len(line)
            # What stands apart right over a table is its caption.
            apart = at in starts and "\t" not in text[end + 1 : text.find("\n", end + 1)]
            if line.strip() and not apart and not BESIDE.match(line):
                self.spans.append((at, end))
            at = end + 1

    def __len__(self) -> int:
        return len(self.spans)

    def said(self, number: int) -> str:
        """Return the text of a line."""
        start, end = self.spans[number]
        return self.text[start:end]

    def is_row(self, number: int) -> bool:
        """Return True for a row of a table."""
        return "\t" in self.said(number)

    def is_heading(self, number: int) -> bool:
        """Return True for a line that begins as a heading."""
        return self.spans[number][0] in self.breaks

    @cached_property
    def depth(self) -> list[int]:
        """Return for each line how many lines stand before it, rows of tables not counted."""
        counts, so_far = [], 0
        for number in range(len(self.spans)):
            counts.append(so_far)
            so_far += not self.is_row(number)
        return counts

    def lead(self, number: int) -> Span | None:
        """Return the last sentence of a line."""
        return last_sentence(self.text, self.spans[number])

    def under(self, number: int, items: Sequence[Span], beside: int = 0) -> Enumeration:
        """Return the list of these items with this line above them; none is above where the number is negative."""
        if number < 0:
            return Enumeration(None, None, tuple(items), beside)
        return Enumeration(self.lead(number), self.spans[number], tuple(items), beside)


def last_sentence(text: str, line: Span) -> Span | None:
    """Return the last sentence of a line, without the space around it; None where nothing is left."""
    start, end = line
    cut = max((text.rfind(mark, start, end - 1) for mark in "。！？!?"), default=-1)
    begin = max(start, cut + 1)
    while begin < end and text[begin] in " ”」\u3000":
        begin += 1
    while begin < end and text[end - 1] in " \u3000":
        end -= 1
    return (begin, end) if begin < end else None
