"""A document → what is shown beside its text: its record, outline, tables and editions; a place in it, and its pages."""

from collections.abc import Iterable
from typing import Any

from assistant.found.editions import standing
from index.errors import NoPicture, WrongUse
from index.library import Library, Table, View, sheet_cells
from index.types import Document, Part

# What a record says of a document, in the order in which people are told.
RECORD = ("title", "outlet", "published", "issuer", "number", "effective", "repealed", "reporter", "editor", "dateline")
NAMED = ("id", "source", "lang", "kind", "url")


def about(view: View, id: str) -> dict[str, Any]:
    """Return all that is known of a document but its text, as JSON. Raises UnknownDocument."""
    document, known = view.document(id), view.editions
    first = known.canonical.get(id)
    return {
        **{name: getattr(document, name) for name in (*NAMED, *RECORD)},
        "status": standing(view, id, None).status,
        "characters": len(document.text),
        "paged": any(origin.place.page is not None for origin in document.origins),
        "original": _named(view, first) if first else None,
        "reprints": [_named(view, one) for one in known.reprints.get(id, ())],
        "versions": versions(view, id),
        **inside(document),
    }


def inside(document: Document) -> dict[str, Any]:
    """Return a document's headings and tables, in text order, with their offsets."""
    headings = [{"start": h.start, "end": h.end, "level": h.level, "title": h.title} for h in document.outline]
    return {"outline": headings, "tables": [_table(table) for table in Library.grids(document)]}


def versions(view: View, id: str) -> list[dict[str, Any]]:
    """Return the versions of a document, oldest first, each with its status; none where there is it alone."""
    ids = view.editions.versions(id)
    told = [{**_named(view, one), "status": standing(view, one, None).status} for one in ids]
    return told if len(told) > 1 else []


def _named(view: View, id: str) -> dict[str, Any]:
    record = view.record(id)
    return {name: getattr(record, name) for name in ("id", "title", "outlet", "published", "source")}


def _table(table: Table) -> dict[str, Any]:
    """Return how the lines of a table are to be read: which are its head, which columns name rows, which cells are merged."""
    merged = [cell for row in table.rows for cell in row if cell.rows > 1 or cell.columns > 1]
    return {
        "start": table.start,
        "end": table.end,
        "heads": list(table.heads),
        "stubs": list(table.stubs),
        "merged": [[cell.row, cell.column, cell.rows, cell.columns] for cell in merged],
        "title": table.title.text if table.title else None,
        "unit": table.unit.text if table.unit else None,
        "notes": [note.text for note in table.notes],
    }


def place(view: View, id: str, start: int, end: int) -> dict[str, Any]:
    """Return what is known of `text[start:end]`: its words, headings and reference, its cell, its boxes on pages.

    Where the pages cannot be shown, `pages` is empty and `why` says it in a word (see NoPicture). Raises UnknownDocument,
    WrongUse for offsets outside the text.
    """
    document = view.document(id)
    if not 0 <= start <= end <= len(document.text):
        raise WrongUse(
            f"Could not show {start} to {end} of '{id}': its text has {len(document.text)} characters. Give offsets within."
        )
    headings, reference = Library.place(document, start, end)
    return {
        "start": start,
        "end": end,
        "quote": document.text[start:end],
        "outline": list(headings),
        "reference": reference,
        "cell": _cell(document, start, end) if start < end else None,
        **_on_pages(view, document, start, end),
    }


def _cell(document: Document, start: int, end: int) -> str | None:
    """Return the address of the cell that the words are, or stand in; of cells of a workbook that they reach over."""
    if not any(_holds(part, start, end) for part in document.spans("table")):
        return None
    cells = (
        (table, cell)
        for table in Library.grids(document)
        if table.start <= start and end <= table.end
        for row in table.rows
        for cell in row
    )
    held = next((table.address(cell) for table, cell in cells if cell.start <= start and end <= cell.end), None)
    return held or sheet_cells(document, start, end)


def _holds(part: Part, start: int, end: int) -> bool:
    return part.start <= start and end <= part.end


def _on_pages(view: View, document: Document, start: int, end: int) -> dict[str, Any]:
    if not _is_paged(document):
        return {"pages": [], "count": 0, "exact": False, "why": "format"}
    try:
        found = view.pages(document.id).spots(document, start, end)
    except NoPicture as error:
        return {"pages": [], "count": 0, "exact": False, "why": error.why}
    pages = [
        {"page": spot.page, "width": spot.width, "height": spot.height, "boxes": [list(box) for box in spot.boxes]}
        for spot in found.spots
    ]
    return {"pages": pages, "count": found.pages, "exact": found.exact, "why": None}


def _is_paged(document: Document) -> bool:
    places: Iterable[Any] = (origin.place for origin in document.origins)
    return any(place.page is not None for place in places)
