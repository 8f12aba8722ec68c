"""The documents of a view as rows: searched, narrowed, sorted, a page at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index.library import Record, View

# Rows on a page: what somebody looks through; ten thousand documents are 200 pages.
PAGE = 50
Sort = Literal["published", "title", "outlet", "source"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for. Words stand in title, outlet or source, each somewhere; days are ISO and inclusive."""

    words: str = ""
    kind: str | None = None
    lang: str | None = None
    outlet: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    sort: Sort = "published"
    falling: bool = True
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a list shows it."""

    id: str
    source: str
    title: str
    outlet: str | None
    published: str | None
    lang: str
    kind: str
    status: str
    reprints: int
    reprint: bool
    versions: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows; `total` counts the rows of all pages, `page` is the one told, from 1 on."""

    total: int
    page: int
    pages: int
    rows: tuple[Row, ...]


class Rows:
    """All documents of one view, their words folded once for many searches."""

    def __init__(self, view: View, fold: Callable[[str], str]) -> None:
        self.view = view
        self._fold = fold
        self._told = [
            (record, fold(f"{record.title}\n{record.outlet or ''}\n{record.source}")) for record in view.records
        ]

    def page(self, wanted: Wanted) -> Page:
        """Return the page asked for; of a page behind the last one, the last."""
        fitting = in_order(self._fitting(wanted), wanted.sort, wanted.falling)
        pages = max(1, -(-len(fitting) // PAGE))
        page = min(max(wanted.page, 1), pages)
        shown = fitting[(page - 1) * PAGE : page * PAGE]
        return Page(len(fitting), page, pages, tuple(self.row(record) for record in shown))

    def _fitting(self, wanted: Wanted) -> list[Record]:
        words = self._fold(wanted.words).split()
        return [
            record for record, told in self._told if all(word in told for word in words) and _is_within(record, wanted)
        ]

    def row(self, record: Record) -> Row:
        """Return a document as a list shows it: its status among its versions, its reprints."""
        editions = self.view.editions
        return Row(
            id=record.id,
            source=record.source,
            title=record.title,
            outlet=record.outlet,
            published=record.published,
            lang=record.lang,
            kind=record.kind,
            status=editions.status.get(record.id, "current"),
            reprints=len(editions.reprints.get(record.id, ())),
            reprint=record.id in editions.canonical,
            versions=len(editions.versions(record.id)),
        )

    def choices(self) -> dict[str, list[dict[str, Any]]]:
        """Return the outlets, kinds and languages there are, each with its number of documents, the most frequent first."""
        records = [record for record, _ in self._told]
        return {
            "outlets": _counted(record.outlet for record in records),
            "kinds": _counted(record.kind for record in records),
            "languages": _counted(record.lang for record in records),
        }


def in_order(records: Sequence[Record], sort: Sort, falling: bool) -> list[Record]:
    """Return the records by one column, then by source; those without a value stand last, whichever way it runs."""
    by_source = sorted(records, key=lambda record: (record.source, record.id))
    told = [record for record in by_source if getattr(record, sort)]
    told.sort(key=lambda record: str(getattr(record, sort)).casefold(), reverse=falling)
    return told + [record for record in by_source if not getattr(record, sort)]


def _is_within(record: Record, wanted: Wanted) -> bool:
    day = record.published or ""
    return (
        (wanted.kind is None or record.kind == wanted.kind)
        and (wanted.lang is None or record.lang == wanted.lang)
        and (wanted.outlet is None or record.outlet == wanted.outlet)
        and (wanted.published_from is None or day >= wanted.published_from)
        # "To 2024-03" holds all March; what has no day lies within no days.
        and (wanted.published_to is None or "" < day[: len(wanted.published_to)] <= wanted.published_to)
    )


def _counted(values: Iterable[str | None]) -> list[dict[str, Any]]:
    counts = Counter(value for value in values if value)
    return [{"name": name, "documents": n} for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
