"""Reprints and versions: which document is a draft, which is superseded, which repeats another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index.text import Record

DRAFT_WORDS = ("征求意见稿", "草案", "讨论稿", "送审稿", "draft for comment", "consultation draft")


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions among the documents one person may see.

    Status by id, reprints by canonical id, canonical id by reprint, and the id of the version that took a document's
    place.
    """

    status: Mapping[str, str] = field(default_factory=dict)
    reprints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)


def editions(records: Iterable[Record]) -> Editions:
    """Return the editions among these documents: a title that says draft is a draft, what has a successor is superseded."""
    known = list(records)
    ending: dict[str, list[Record]] = {}
    for record in known:
        ending.setdefault(_last(record.source), []).append(record)
    status: dict[str, str] = {}
    canonical: dict[str, str] = {}
    newer: dict[str, str] = {}
    for record in known:
        if any(word in record.title.lower() for word in DRAFT_WORDS):
            status[record.id] = "draft"
    for record in known:
        if record.version_of and (older := named(record.version_of, record, ending)):
            # A draft of the next version takes no valid document's place, only that of an earlier draft.
            if status.get(record.id) == "draft" and status.get(older.id) != "draft":
                continue
            status.setdefault(older.id, "superseded")
            newer[older.id] = record.id
        if record.reprint_of and (first := named(record.reprint_of, record, ending)):
            canonical[record.id] = first.id
    reprints: dict[str, tuple[str, ...]] = {}
    for reprint, first_id in canonical.items():
        reprints[first_id] = (*reprints.get(first_id, ()), reprint)
    return Editions(status, reprints, canonical, newer)


def named(name: str, by: Record, ending: Mapping[str, Sequence[Record]]) -> Record | None:
    """Return the document that `by` names: the same source name, or one that ends with it at a "/"; its own folder first.

    `ending` holds the documents by the last part of their source names.
    """
    known = ending.get(_last(name), ())
    fitting = [r for r in known if r.id != by.id and (r.source == name or r.source.endswith("/" + name))]
    fitting.sort(key=lambda r: (r.origin != by.origin, len(r.source), r.source))
    return fitting[0] if fitting else None


def _last(source: str) -> str:
    return source.rsplit("/", 1)[-1]
