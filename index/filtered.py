"""Does a document lie within the limits that a reader sets? What may be seen at all is another question."""

from collections.abc import Iterable

from index.text import Record
from index.types import Filters


def within(record: Record, filters: Filters) -> bool:
    """Return True when a document lies within every limit that is set."""
    if not filters.any():
        return True
    published = record.published or ""
    checks: Iterable[bool] = (
        filters.source is None or _is_from(record, filters.source),
        filters.outlet is None or record.outlet == filters.outlet,
        filters.lang is None or record.lang == filters.lang or record.lang.startswith(filters.lang + "-"),
        filters.kind is None or record.kind == filters.kind,
        filters.published_from is None or published >= filters.published_from,
        # A document without a date is within no dates: the sources don't say when it was. "To 2024-03" holds all March.
        filters.published_to is None or "" < published[: len(filters.published_to)] <= filters.published_to,
    )
    return all(checks)


def _is_from(record: Record, name: str) -> bool:
    if name.endswith("/"):
        return f"/{name}" in f"/{record.source}"
    return name in (record.source, record.outlet) or record.source.endswith("/" + name)
