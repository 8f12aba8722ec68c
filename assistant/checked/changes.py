"""From what to what a sentence says that something changed, against what it cites: 由1200个减少到980个, to 88 million from 102."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked.figure_placed import placed
from assistant.checked.source import Cited, Fault

FROM = re.compile(r"[从由][^，。；\d]{0,8}$|\bfrom (?:[a-z$£€]+ )?$", re.I)
TO = re.compile(r"(?:[至到为]|\bto (?:[a-z$£€]+ )?)$", re.I)
CAME_TO = re.compile(
    r"(?:[升降增减涨跌]|提高|增加|减少|扩大|缩小)(?:了)?[至到]$|\b(?:rose|risen|rises|fell|fallen|falls|dropped|drops|grew|grown|climbed|declined|increased|decreased|cut|raised|slid|slipped|up|down) to (?:about )?$",
    re.I,
)
# Between the two stands a word or two: 减少到, yuan up to.
NEAR = 24


def change_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the changes of a text that its sources tell the other way round."""
    told, came_to = changes(text), _came_to(text)
    if not told and not came_to:
        return
    known = frozenset[tuple[float, float]]().union(*(changes(source.text) for source in cited))
    for first, last in sorted(told - known):
        if (last, first) in known:
            yield Fault("turned")
            return
    begun, ended = ({pair[n] for pair in known} for n in (0, 1))
    if came_to & begun - ended - {first for first, _ in told}:  # fell to what it fell from
        yield Fault("turned")


@functools.lru_cache(maxsize=4096)
def _came_to(text: str) -> frozenset[float]:
    """Return the numbers that a text says something rose or fell to."""
    return frozenset(one.figure.low for one in placed(text) if CAME_TO.search(one.sentence, 0, one.figure.start))


@functools.lru_cache(maxsize=4096)
def changes(text: str) -> frozenset[tuple[float, float]]:
    """Return the changes that a text tells, each as the number that it began with and the one it came to."""
    found = placed(text)
    out = set()
    for one, other in zip(found, found[1:], strict=False):
        if one.sentence != other.sentence or other.figure.start - one.figure.end > NEAR:
            continue
        ends = [_end(one.sentence[: at.figure.start]) for at in (one, other)]
        if ends == ["from", "to"]:
            out.add((one.figure.low, other.figure.low))
        elif ends == ["to", "from"]:
            out.add((other.figure.low, one.figure.low))
    return frozenset(out)


def _end(before: str) -> str:
    """Return "from" or "to" where the words before a figure say that a change began or came there, else ""."""
    return "from" if FROM.search(before) else "to" if TO.search(before) else ""
