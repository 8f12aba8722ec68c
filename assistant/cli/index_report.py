"""What a run of `yinju index` did, for a person: a table on a terminal, lines elsewhere, and one line of counts."""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import assistant.cli.show as show

if TYPE_CHECKING:
    from rich.table import Table

    from index.reading_report import Run
    from index.types import Rejected

# Rows of a table that a person reads; beyond them, counts and a word on where to find the rest.
MOST_ROWS = 40
# As many refusals for one reason, one after the other, are told one by one; the rest of them is counted.
SAME = 3


def tell(run: "Run", store: Path) -> None:
    """Print the report on stderr and the counts on stdout."""
    if sys.stderr.isatty() and (run.lines or run.rejected):
        _table(run)
    else:
        for line in refused(run.rejected):
            show.aside(f"rejected: {line}")
        for read in run.lines:
            for warning in read.warnings:
                show.aside(f"warning: {read.source}: {warning}")
    for source in run.removed:
        show.aside(f"still removed: {source} (yinju docs remove ID --undo brings it back)")
    for note in [*run.notes, *groups(run), *vanished(run)]:
        show.aside(note)
    counts = f"{show.counted(run.documents, 'document')}, {show.counted(run.passages, 'passage')}"
    print(f"{counts} in '{store}' ({run.unchanged} unchanged, {len(run.rejected)} rejected), {run.seconds:.1f} s")


def refused(rejected: Iterable["Rejected"]) -> list[str]:
    """Return a line for each refusal in order; of many for one reason the first ones and how many more there are."""
    out = []
    for reason, run in groupby(rejected, key=lambda one: one.reason):
        same = list(run)
        out += [f"{one.source} {reason}" for one in same[:SAME]]
        if len(same) > SAME:
            out.append(f"{len(same) - SAME} more after {same[SAME - 1].source}, for the same reason (--json lists all)")
    return out


def groups(run: "Run") -> list[str]:
    """Return a line for each document that others repeat or replace."""
    out = []
    for group in run.grouped:
        if group.reprints:
            out.append(f"reprints of {group.source}: {', '.join(group.reprints)}")
        if group.newer:
            out.append(f"superseded: {group.source}, by {group.newer}")
    return out


def vanished(run: "Run") -> list[str]:
    """Return what to say of documents whose container holds them no more."""
    if not run.vanished:
        return []
    named = ", ".join(run.vanished[:SAME]) + (
        f" and {len(run.vanished) - SAME} more" if len(run.vanished) > SAME else ""
    )
    return [f"no longer in what they came from: {named}; they stay in the store (yinju docs remove ID takes one out)"]


def _table(run: "Run") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, side in (("source", "left"), ("kind", "left"), ("date", "left"), ("passages", "right"), ("cut", "right")):
        table.add_column(name, justify="right" if side == "right" else "left", overflow="fold")
    table.add_column("", overflow="fold")
    _rows(table, run)
    Console(stderr=True).print(table)


def _rows(table: "Table", run: "Run") -> None:
    """Add a row for each document read, those with a warning first, then one for each refusal."""
    from rich.text import Text

    lines = sorted(run.lines, key=lambda line: not line.warnings)
    for line in lines[:MOST_ROWS]:
        told = Text("; ".join(line.warnings), "yellow")
        cells = [Text(line.source), Text(line.kind), Text(line.published or "—")]
        table.add_row(*cells, str(line.passages), str(line.cut or ""), told)
    if len(lines) > MOST_ROWS:
        table.add_row(Text(f"… and {len(lines) - MOST_ROWS} more (--json lists all)"))
    for refusal in refused(run.rejected):
        source, _, reason = refusal.partition(" ")
        table.add_row(Text(source), Text("refused", "red"), "", "", "", Text(reason))
