"""The tables of a document as rows of cells, each with its exact place in the text."""

from dataclasses import dataclass

from index.types import Document


@dataclass(frozen=True, slots=True)
class Cell:
    """`document.text[start:end] == text`."""

    text: str
    start: int
    end: int


def tables(document: Document) -> list[list[list[Cell]]]:
    """Return the tables in text order; a table is its rows, a row its cells."""
    return [_rows(document.text, part.start, part.end) for part in document.spans("table")]


def _rows(text: str, start: int, end: int) -> list[list[Cell]]:
    rows, at = [], start
    for line in text[start:end].split("\n"):
        cells, place = [], at
        for cell in line.split("\t"):
            cells.append(Cell(cell, place, place + len(cell)))
            place += len(cell) + 1
        rows.append(cells)
        at += len(line) + 1
    return rows
