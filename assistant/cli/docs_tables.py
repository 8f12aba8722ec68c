"""What `yinju docs show` prints of tables and of the facts in them: lines for people, objects for machines."""

from dataclasses import asdict
from typing import Any

from index.indicators import Indicator, Value
from index.tabled.cells import Line, Table


def lines(table: Table) -> str:
    """Return a table as it stands, a line a row, cells between tabs; below it the notes that stand outside of it."""
    rows = ["\t".join(cell.text for cell in row) for row in table.rows]
    return "\n".join([*rows, *(note.text for note in table.notes if note.start >= table.end)]) + "\n"


def table(one: Table) -> dict[str, Any]:
    """Return a table as --json prints it: its head rows by number from 0, and each cell with its place, unit and address."""
    return {
        "number": one.number,
        "title": _line(one.title),
        "unit": _line(one.unit),
        "notes": [_line(note) for note in one.notes],
        "sheet": one.sheet,
        "heads": list(one.heads),
        "rows": [
            [{**asdict(cell), "unit": one.unit_of(cell), "address": one.address(cell)} for cell in row]
            for row in one.rows
        ],
    }


def fact(one: Indicator) -> str:
    """Return an indicator as a line: category, name and unit, base, targets, growth, nature and the target's address."""
    name = f"{one.name}（{one.unit}）" if one.unit else one.name
    values = [_dated(value) for value in (one.base, *one.targets) if value]
    growth = one.growth.cited.text if one.growth else ""
    address = one.target.cited.address if one.target else one.names[-1].address
    told = [one.category.text if one.category else "", name, " → ".join(values), growth]
    return "\t".join([*told, one.nature.text if one.nature else "", address])


def indicator(one: Indicator) -> dict[str, Any]:
    """Return an indicator as --json prints it; what its table doesn't say is null."""
    return asdict(one)


def _dated(value: Value) -> str:
    return f"{value.year}: {value.cited.text}" if value.year else value.cited.text


def _line(line: Line | None) -> dict[str, Any] | None:
    return asdict(line) if line else None
