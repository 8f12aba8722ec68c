"""From what to what a sentence says that something changed, against what it cites: 由1200个减少到980个, to 88 million from 102."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked.figure_placed import placed
from assistant.checked.source import Cited, Fault

FROM = re.compile(r"[从由][^，。；\d]{0,8}$|\bfrom (?:[a-z$£€]+ )?$", re.I)
TO = re.compile(r"(?:[至到为]|\bto (?:[a-z$£€]+ )?)$", re.I)
# Between the two stands a word or two: 减少到, yuan up to.
NEAR = 24


def change_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the changes of a text that its sources tell the other way round."""
    told = changes(text)
    if not told:
        return
    known = frozenset[tuple[float, float]]().union(*(changes(source.text) for source in cited))
    for first, last in sorted(told - known):
        if (last, first) in known:
            yield Fault("turned")


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
