"""Reprints and versions: which document is a draft, which is superseded or repealed, which repeats another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import index.versions.families as families
from index.text import Record
from index.versions.succession import NOTHING_SAID, Official, are_versions, day, is_draft, is_revised, successors

Name = Literal["draft", "issued", "revised", "superseded", "repealed"]


@dataclass(frozen=True, slots=True)
class State:
    """A state of a document and the day from which it is in it; None where nobody states the day."""

    name: Name
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions among the documents one person may see.

    Status by id, reprints by canonical id, canonical id by reprint, the id of the version that took a document's place,
    by id the states that plans, laws and whatever has versions went through, earliest first, and the ids of the versions
    whose place a document took (a draft's, and that of the text in force before it), earliest first.
    """

    status: Mapping[str, str] = field(default_factory=dict)
    reprints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, tuple[State, ...]] = field(default_factory=dict)
    older: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def versions(self, id: str) -> list[str]:
        """Return the ids of all versions of a document, oldest first: each behind those whose place it took."""
        newest, met = id, {id}
        while (after := self.newer.get(newest)) and after not in met:  # two manifest lines may name each other
            met.add(after)
            newest = after
        found: dict[str, None] = {}
        waiting = [newest]
        while waiting:
            version = waiting.pop()
            if version not in found:
                found[version] = None
                waiting += self.older.get(version, ())
        return list(reversed(found))


def editions(
    records: Iterable[Record],
    official: Mapping[str, Official] | None = None,
    copies: Iterable[tuple[int, int]] = (),
) -> Editions:
    """Return the editions among these documents, and of nothing else: a copy or version that is not here leaves no trace.

    `official` is by id what documents say of themselves, `copies` are the rows (longer, shorter) of like texts. What
    manifests name counts first; then like texts make families, of which `families.canonical` says who stands for them,
    and `succession` says which document takes another's place.
    """
    known, said = list(records), official or {}
    ending: dict[str, list[Record]] = {}
    for record in known:
        ending.setdefault(_last(record.source), []).append(record)
    newer = _newer(known, ending, said)
    canonical = _canonical(known, ending, said, newer, copies)
    reprints: dict[str, tuple[str, ...]] = {}
    for reprint, first in canonical.items():
        reprints[first] = (*reprints.get(first, ()), reprint)
    older = _older(known, newer, said)
    status, states = _status(known, newer, said), _states(known, newer, older, said)
    return Editions(status, reprints, canonical, newer, states, older)


def _newer(
    known: Sequence[Record], ending: Mapping[str, Sequence[Record]], said: Mapping[str, Official]
) -> dict[str, str]:
    """Return by id the version that took a document's place: by manifests, then by title, number and issuer."""
    newer: dict[str, str] = {}
    waiting: list[tuple[Record, Record]] = []
    for record in known:
        if record.version_of and (older := named(record.version_of, record, ending)):
            # A draft of the next version takes no valid document's place, only that of an earlier draft.
            if is_draft(record, _said(said, record)) and not is_draft(older, _said(said, older)):
                waiting.append((older, record))
                continue
            newer[older.id] = record.id
    _when_issued(waiting, {record.id: record for record in known}, newer, said)
    told = {*newer, *newer.values()}
    for older, record in successors(known, said):
        # Whom a manifest speaks of, it speaks of fully.
        if older.id not in told or record.id not in told:
            newer.setdefault(older.id, record.id)
    return newer


def _when_issued(
    waiting: Iterable[tuple[Record, Record]],
    by_id: Mapping[str, Record],
    newer: dict[str, str],
    said: Mapping[str, Official],
) -> None:
    """Let the text that a draft became take the place of the document that the draft is to replace."""
    for older, draft in waiting:
        version, met = draft, {older.id}
        while is_draft(version, _said(said, version)) and version.id in newer and version.id not in met:
            met.add(version.id)
            version = by_id[newer[version.id]]
        if version.id not in met and not is_draft(version, _said(said, version)):
            newer.setdefault(older.id, version.id)


def _older(
    known: Iterable[Record], newer: Mapping[str, str], said: Mapping[str, Official]
) -> dict[str, tuple[str, ...]]:
    """Return by id the versions whose place a document took, earliest first."""
    older: dict[str, tuple[str, ...]] = {}
    for record in sorted(known, key=lambda r: (day(r, _said(said, r)) or "", r.source)):
        if after := newer.get(record.id):
            older[after] = (*older.get(after, ()), record.id)
    return older


def _canonical(
    known: Sequence[Record],
    ending: Mapping[str, Sequence[Record]],
    said: Mapping[str, Official],
    newer: Mapping[str, str],
    copies: Iterable[tuple[int, int]],
) -> dict[str, str]:
    """Return by id of a reprint the document that stands for its family."""
    stated = {
        record.id: first.id
        for record in known
        if record.reprint_of and (first := named(record.reprint_of, record, ending))
    }
    by_row, by_id = {record.row: record for record in known}, {record.id: record for record in known}
    versions = {frozenset(pair) for pair in newer.items()}
    pairs = [
        (longer.id, shorter.id)
        for a, b in copies
        if (longer := by_row.get(a)) and (shorter := by_row.get(b)) and longer.id != shorter.id
        if not are_versions(longer, shorter, said) and frozenset((longer.id, shorter.id)) not in versions
    ]
    canonical: dict[str, str] = {}
    for family in families.grouped(pairs):
        told = next((stated[id_] for id_ in family if id_ in stated), None)
        stands = told or families.canonical([by_id[id_] for id_ in family])
        canonical |= {id_: stands for id_ in family if id_ != stands}
    return _followed({**canonical, **stated})


def _followed(canonical: Mapping[str, str]) -> dict[str, str]:
    """Return each reprint with the document at the end of the chain; where a chain runs in a circle, with the next."""
    ends = {}
    for reprint, first in canonical.items():
        met = {reprint}
        end = first
        while end in canonical and end not in met:
            met.add(end)
            end = canonical[end]
        ends[reprint] = first if end in met else end
    return ends


def _status(known: Iterable[Record], newer: Mapping[str, str], said: Mapping[str, Official]) -> dict[str, str]:
    status: dict[str, str] = {}
    for record in known:
        told = _said(said, record)
        if is_draft(record, told):
            status[record.id] = "draft"
        elif told.repealed or told.status == "repealed":
            status[record.id] = "repealed"
        elif record.id in newer:
            status[record.id] = "superseded"
        elif told.status:
            status[record.id] = told.status
    return status


def _states(
    known: Sequence[Record],
    newer: Mapping[str, str],
    older: Mapping[str, tuple[str, ...]],
    said: Mapping[str, Official],
) -> dict[str, tuple[State, ...]]:
    """Return the states of each document that is a plan or a law, or has a version before or after it."""
    by_id = {record.id: record for record in known}
    states = {}
    for record in known:
        if record.kind in ("plan", "law") or record.id in newer or record.id in older:
            before = [by_id[id_] for id_ in older.get(record.id, ())]
            in_force = any(not is_draft(one, _said(said, one)) for one in before)
            states[record.id] = tuple(_went_through(record, in_force, by_id.get(newer.get(record.id, "")), said))
    return states


def _went_through(
    record: Record, in_force: bool, after: Record | None, said: Mapping[str, Official]
) -> Iterable[State]:
    """Yield the states of a document; `in_force` tells that it took the place of one that was no draft."""
    told = _said(said, record)
    if is_draft(record, told):
        yield State("draft", record.published)
    elif is_revised(record) or in_force:
        yield State("revised", record.published or told.effective)
    else:
        yield State("issued", record.published or told.effective)
    if after:
        yield State("superseded", after.published or _said(said, after).effective)
    if told.repealed or told.status == "repealed":
        yield State("repealed", told.repealed)


def _said(said: Mapping[str, Official], record: Record) -> Official:
    return said.get(record.id, NOTHING_SAID)


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
