"""Numbered lines that may be headings or items of a list → those that are headings: told by their siblings together."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.headed.headings import Candidate, Line
from index.headed.numbering import ARTICLE, BOX, FIRST, SECOND


@dataclass(slots=True)
class _Group:
    """The siblings of one list: the same kind of numbering under the same heading, counting on."""

    scale: int
    inside: bool
    """True when they stand within an article: then they are its items, whatever they look like."""
    within: bool = False
    """True when they begin under a numbering of a smaller kind, (一、 under （三）): then only titles head sections."""
    lost: bool = False
    """True when the first of them is not there."""
    members: list[Candidate] = field(default_factory=list)
    heading_like: list[bool] = field(default_factory=list)


def kept(lines: list[Line]) -> tuple[Candidate, ...]:
    """Return the candidates that are headings, in text order."""
    events = list(_events(lines))
    lists = _Lists()
    for number, one in enumerate(events):
        if one and _may_be_item(one):
            lists.take(one, _has_text(events, number))
        elif one:
            lists.close(one)
    return tuple(one for one in events if one and (not _may_be_item(one) or _is_kept(lists.group(one))))


class _Lists:
    """The lists read so far: candidates go in one by one, each to the group that it counts on."""

    def __init__(self) -> None:
        self._groups: dict[int, _Group] = {}
        self._open: list[_Group] = []
        self._counted: dict[int, int] = {}
        self._article = False

    def group(self, one: Candidate) -> _Group | None:
        """Return the group of a candidate; None for one that opens no list and belongs to none."""
        return self._groups.get(one.start)

    def close(self, heading: Candidate) -> None:
        """Close what a heading of a higher kind ends."""
        self._open = [group for group in self._open if heading.scale and group.scale < heading.scale]
        self._article = heading.scale == ARTICLE or (self._article and heading.scale > ARTICLE)

    def take(self, one: Candidate, text_below: bool) -> None:
        """Put a candidate to its siblings; a number that neither counts on nor begins a list is left out."""
        assert one.label is not None
        around = self._open
        self._open = [group for group in around if group.scale <= one.scale]
        if not _continues(self._open, one):
            self._open = [group for group in self._open if group.scale < one.scale]
            within = bool(around) and not self._open
            if not _may_open(one, self._counted):
                return
            lost = one.label.number == 2 and self._counted.get(one.scale) != 1
            self._open.append(_Group(one.scale, self._article, within, lost))
        self._counted[one.scale] = one.label.number
        self._add(self._open[-1], one, text_below)

    def _add(self, group: _Group, one: Candidate, text_below: bool) -> None:
        titled = one.label is not None and one.title != one.label.text
        group.members.append(one)
        # A paragraph too long for a title heads a section when others stand below it.
        group.heading_like.append((titled and one.body) or ((titled or not group.within) and text_below))
        self._groups[one.start] = group


def _events(lines: list[Line]) -> Iterator[Candidate | None]:
    """Yield the candidates in text order, and None for every stretch of text that is no heading."""
    for line in lines:
        yield from line.found
        if not line.found:
            yield None


def _may_be_item(one: Candidate) -> bool:
    return FIRST <= one.scale < BOX and not one.styled


def _continues(below: list[_Group], one: Candidate) -> bool:
    if not below or below[-1].scale != one.scale or one.label is None:
        return False
    last = below[-1].members[-1].label
    return last is not None and one.label.number > last.number


def _may_open(one: Candidate, counted: dict[int, int]) -> bool:
    """Return True for the first of a list, or one that counts on from a list further up (5. under the second （二）).

    A list may begin with its second item where the first is lost, as happens to scanned and aligned texts.
    """
    assert one.label is not None
    first = one.label.number in (1, 2, counted.get(one.scale, 0) + 1)
    return first or (one.titled and one.scale in (FIRST, SECOND))


def _has_text(events: list[Candidate | None], number: int) -> bool:
    """Return True when text, a box or a deeper list stands below the candidate."""
    if number + 1 == len(events):
        return False
    below, one = events[number + 1], events[number]
    return below is None or (one is not None and below.scale > one.scale)


def _is_kept(group: _Group | None) -> bool:
    """Return True for a list most of whose members have a title or text under them, the last left aside."""
    if group is None or group.inside or (group.lost and len(group.members) == 1):
        return False
    # Below the last item stands whatever follows the list.
    judged = group.heading_like[:-1] or group.heading_like
    return sum(judged) * 2 >= len(judged)
