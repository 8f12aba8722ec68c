"""Numbered lines that may be headings or items of a list → those that are headings: told by their siblings together."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.headings import Candidate, Line
from index.numbering import ARTICLE, BOX, FIRST, SECOND


@dataclass(slots=True)
class _Group:
    """The siblings of one list: the same kind of numbering under the same heading, counting on."""

    scale: int
    inside: bool
    """True when they stand within an article: then they are its items, whatever they look like."""
    lost: bool = False
    """True when the first of them is not there."""
    members: list[Candidate] = field(default_factory=list)
    heading_like: list[bool] = field(default_factory=list)


def kept(lines: list[Line]) -> tuple[Candidate, ...]:
    """Return the candidates that are headings, in text order."""
    events = list(_events(lines))
    groups: dict[int, _Group] = {}
    below: list[_Group] = []
    counted: dict[int, int] = {}
    article = False
    for number, one in enumerate(events):
        if one is None:
            continue
        if not _may_be_item(one):
            below = [group for group in below if one.scale and group.scale < one.scale]
            article = one.scale == ARTICLE or (article and one.scale > ARTICLE)
            continue
        below = [group for group in below if group.scale <= one.scale]
        assert one.label is not None
        if not _continues(below, one):
            below = [group for group in below if group.scale < one.scale]
            if not _may_open(one, counted):
                continue
            below.append(_Group(one.scale, article, lost=one.label.number == 2 and counted.get(one.scale) != 1))
        counted[one.scale] = one.label.number
        group = below[-1]
        group.members.append(one)
        group.heading_like.append(one.title != one.label.text and (one.body or _has_text(events, number)))
        groups[one.start] = group
    return tuple(one for one in events if one and (not _may_be_item(one) or _is_kept(groups.get(one.start))))


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
    """Return True for a list most of whose members are short and have text under them, the last left aside."""
    if group is None or group.inside or (group.lost and len(group.members) == 1):
        return False
    # Below the last item stands whatever follows the list.
    judged = group.heading_like[:-1] or group.heading_like
    return sum(judged) * 2 >= len(judged)
