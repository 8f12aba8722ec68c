"""What commands print: JSON for machines, lines for people; stdout for results, stderr for everything else."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from assistant.counted import counted as counted
from assistant.told.labels import said_before
from assistant.types import Answer, Citation, Refusal

STEPS = {"read": "Reading", "embed": "Embedding", "ask": "Asking"}
SHORT = 160

Bar = Callable[[str, int, int], None]
"""Called with the step, how much is done and how much there is."""


def as_json(value: Any) -> None:
    """Print a value as JSON in UTF-8, indented, characters as they are."""
    exactly(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def aside(line: str) -> None:
    """Print a line on stderr."""
    print(line, file=sys.stderr)


def exactly(text: str) -> None:
    """Write the text to stdout as UTF-8 with nothing added, whatever the terminal's encoding."""
    sys.stdout.flush()
    # Half a surrogate pair has no UTF-8; its code, \udxxx, is what JSON writes for it too.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def answer(told: Answer) -> None:
    """Print an answer for a person: the short one, sentences with [n], a line for each source; or the refusal.

    What the assistant says itself is in the script of the question.
    """
    from assistant.own_words import as_asked, is_traditional  # most commands need none of what it knows

    told = as_asked(told)
    if told.refusal:
        refusal(told.refusal, told.language, traditional=is_traditional(told.question))
    else:
        if told.short_answer and [sentence.text for sentence in told.sentences] != [told.short_answer]:
            print(f"{told.short_answer}\n")
        for sentence in told.sentences:
            marks = "".join(f"[{n}]" for n in sentence.citations)
            row = sentence.text.replace("\t", " | ")  # a table's row, between whose cells a bar reads better
            print(
                f"{said_before(sentence.label, told.language)}{row}{marks}"
                + ("" if sentence.checked else f"  (? {sentence.why})")
            )
        print()
        for citation in told.citations:
            print(f"[{citation.n}] {source(citation)}")
    for note in told.notes:
        print(f"* {note}")


def refusal(told: Refusal, language: str, *, traditional: bool = False) -> None:
    """Print why there is no answer, what was searched, and the nearest passages, in the language of the answer."""
    documents, passages = (int(told.searched.get(name, 0)) for name in ("documents", "passages"))
    print(told.message)
    if language == "zh":
        said = (
            "（已查 {documents} 份資料、{passages} 段）"
            if traditional
            else "（已查 {documents} 份资料、{passages} 段）"
        )
        print(said.format(documents=documents, passages=passages))
    else:
        print(f"({counted(documents, 'document')}, {counted(passages, 'passage')} searched)")
    for near in told.nearest:
        print(f"  ~ {shortened(near.quote)}\n    {source(near)}")


def source(citation: Citation) -> str:
    """Return one line on where a citation stands: title, outlet, date, place, file and offsets."""
    status = "" if citation.status == "current" else f"({citation.status})"
    reprints = f"(+{counted(citation.reprints, 'reprint')})" if citation.reprints else ""
    known = (citation.title, citation.outlet, citation.date, citation.reference, citation.cell, status, reprints)
    place = f":{citation.start}-{citation.end}" if citation.field is None else f" ({citation.field} of its record)"
    return " · ".join(part for part in known if part) + f" — {citation.source}{place}"


def shortened(text: str) -> str:
    """Return the text on one line, at most 160 characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1] + "…"


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each row, its cells under each other; the last cell is as long as it is."""
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    return ["  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows]


@contextmanager
def progress(*, wanted: bool) -> Iterator[Bar]:
    """Yield what draws a bar on stderr for each step, with how many a second and the time left.

    Nothing is drawn where stderr is no terminal.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[rate]:>8}")
    columns = TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn()
    with Bars(*columns, console=console, disable=not (wanted and console.is_terminal)) as bars:
        tasks: dict[str, Any] = {}

        def report(step: str, done: int, of: int) -> None:
            """Draw how much of a step is done."""
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS.get(step, step), rate="")
            speed = next(task.speed for task in bars.tasks if task.id == tasks[step])
            bars.update(tasks[step], completed=done, total=of, rate=f"{speed:,.1f}/s" if speed else "")

        yield report
