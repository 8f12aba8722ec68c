"""Two runs compared → lines for a terminal: the verdict, each measure, the questions that turned with both answers."""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.counted import counted
from evals.compare import Run, deciding, verdict
from evals.records import Compared, Difference, Flip
from evals.report_words import SHORT, moved, tolerance
from evals.types import Row

# Turned questions named with both answers, each way; the page and --json hold all.
NAMED = 10
# Characters of an answer that a line can hold.
WIDE = 160
WORDS = {"better": "better", "worse": "worse", "unshown": "may be chance", "same": "the same"}


def lines(told: Compared, before: Run, after: Run) -> Iterator[str]:
    """Yield the lines in the order in which they are read."""
    yield f"{before.folder} → {after.folder}: {counted(told.common, 'question')} in both, {told.left_out} left out"
    yield f"Is the second better? {SHORT[verdict(told)].en}"
    yield tolerance(told).en
    yield from (moved(one).en for one in deciding(told, "worse") + deciding(told, "better"))
    yield from (f"changed: {what.en}" for what in told.changed)
    wide = max((len(one.measure) for one in told.differences), default=0)
    yield from (_measure(one, wide) for one in told.differences)
    yield from _turned("turned wrong", told.lost, before, after)
    yield from _turned("turned right", told.gained, before, after)


def _measure(one: Difference, wide: int) -> str:
    figures = f"{one.before:.3f} → {one.after:.3f}  {one.gain:+.3f} ({one.low:+.3f} to {one.high:+.3f})"
    return f"{one.measure:<{wide}}  {figures}  {one.up} up, {one.down} down of {one.questions}: {WORDS[one.word]}"


def _turned(what: str, flips: Sequence[Flip], before: Run, after: Run) -> Iterator[str]:
    if flips:
        yield f"{what}: {', '.join(flip.id for flip in flips)}"
    for flip in islice(flips, NAMED):
        first, then = before.row(flip.id), after.row(flip.id)
        yield f"  {flip.id} {then.question.question}"
        yield f"    before ({flip.before}): {_said(first)}"
        yield f"    after ({flip.after}): {_said(then)}"


def _said(row: Row) -> str:
    text = " ".join((row.crashed or row.answer.text).split())
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"
