"""The one writer of a store: adds rows to the text, keeps what is unchanged, and commits snapshots."""

import hashlib
import json
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

import index.snapshot as snapshot
import index.versions.families as families
from index.editions import editions
from index.embedder import Embedder, Vectors, fingerprint_of, open_embedder
from index.errors import StoreBusy, StoreDamaged, StoreMissing, WrongUse
from index.keywords import Bm25Keywords
from index.raw import Raw
from index.reading_report import Line, Run, grouped, line
from index.scored import Rows
from index.settings import Settings
from index.store.live import Live
from index.text import Reading, Record, Stamp, Texts
from index.types import Facts, Rejected, Source
from index.vectors import FaissVectors
from index.versions.succession import Official

# Goes up when the reading steps or the search words change what they return, so that unchanged files are read again.
READER = 9
# Where a PDF says what it is: readers allow some bytes before it.
PDF, PDF_HEAD = b"%PDF", 1024
# Passages embedded between two reports of progress.
STRIDE = 512

Progress = Callable[[Literal["read", "embed"], int, int], None]
"""Called with the step, how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A source's row in text.sqlite, and whether its file was read already in an earlier run."""

    source: Source
    row: int
    unchanged: bool
    line: Line | None = None
    """What the report says of it, when it was read in this run."""


@contextmanager
def writing(store: Path, settings: Settings, *, repair: bool = False) -> Iterator["Writer"]:
    """Yield the store's one writer. Raises StoreBusy while another process writes."""
    if store.exists() and not store.is_dir():
        raise WrongUse(f"Could not use '{store}' as a store: it is a file. Name a folder.")
    if repair and not store.is_dir():
        raise StoreMissing(f"No store in '{store}': there is no such folder.")
    store.mkdir(parents=True, exist_ok=True)
    with alone(store):
        writer = Writer(store, settings, repair)
        try:
            yield writer
        finally:
            writer.close()


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Hold the store's lock, so that nobody else writes. Raises StoreBusy while another process holds it."""
    from filelock import FileLock, Timeout

    lock = FileLock(store / "LOCK")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreBusy(
            f"Could not write to store '{store}': another `yinju index` is at work there. Wait until it is done."
        ) from error
    try:
        yield
    finally:
        lock.release()


class Writer:
    """Adds rows to the text and commits snapshots; there is one for a store at a time."""

    def __init__(self, store: Path, settings: Settings, repair: bool) -> None:
        self.store = store
        self.settings = settings
        self.old = None if repair else _snapshot_of(store)
        self.texts = Texts(store)
        self.live = Live(store)
        self.rows = list(self.old.manifest.documents) if self.old else []
        self._compared = frozenset(self.rows)
        if repair:
            self._take_rows_to_repair()
        self._held = frozenset(self.rows)
        self.notes: list[str] = []
        self._opening: Future[Embedder] | None = None

    def _take_rows_to_repair(self) -> None:
        try:
            self.rows = list(snapshot.read_manifest(self.store).documents)
            self._compared = frozenset(self.rows)
        except (StoreDamaged, StoreMissing):
            self.rows = self.texts.newest()  # perhaps never together in one snapshot

    def close(self) -> None:
        """Close the databases."""
        self.texts.close()
        self.live.close()

    def expect(self) -> None:
        """Begin to open the embedder, for there will be something to embed: beside the reading it takes no time."""
        if self._opening is None:
            beside = ThreadPoolExecutor(1, "embedder")
            self._opening = beside.submit(open_embedder, self.settings.embedder, self.settings.prompts)
            beside.shutdown(wait=False)

    def _embedder(self) -> Embedder:
        self.expect()
        assert self._opening is not None
        return self._opening.result()

    def known(self, raw: Raw, *, ocr: bool = False) -> Taken | None:
        """Return the row of a source that an earlier run, finished or not, read from just these bytes and facts.

        A PDF that was read with OCR need not be read again without it.
        """
        for way in (True,) if ocr else (False, True):
            row = self.texts.same(self._stamp(raw, way))
            if row is not None:
                return Taken(raw.source, row, unchanged=row in self._held)
        return None

    def take(self, raw: Raw, answer: Reading | Rejected, *, ocr: bool = False) -> Taken | Rejected:
        """Return the row of a source, written before the next one is; or why it could not be read."""
        if isinstance(answer, Rejected):
            return answer
        row = self.texts.add(self._stamp(raw, ocr), answer)
        return Taken(raw.source, row, unchanged=False, line=line(answer))

    def _stamp(self, raw: Raw, ocr: bool) -> Stamp:
        digest = hashlib.sha256(raw.data).hexdigest()
        return Stamp(raw.source.origin, raw.source.name, digest, _shaping_sha256(raw, self.settings, ocr))

    def vanished(
        self, containers: Mapping[Source, set[str] | None], open_ended: Container[str] = ()
    ) -> tuple[str, ...]:
        """Return the sources the store holds from these containers that are not among their documents any more.

        `open_ended` names what inside them may hold more than it gave, such as a feed: nothing of it has vanished.
        """
        inside = {
            whole_name(one.origin, one.name): {whole_name(one.origin, name) for name in names}
            for one, names in containers.items()
            if names is not None
        }
        gone = []
        for record in self.texts.records(self.rows) if inside else ():
            path = whole_name(record.origin, record.source)
            around = (path[:at] for at, char in enumerate(path) if char in "/#")
            if record.source.split("#", 1)[0] in open_ended:
                continue
            if any(container in inside and path not in inside[container] for container in around):
                gone.append(record.source)
        return tuple(sorted(gone))

    def commit(self, taken: Sequence[Taken], progress: Progress) -> str:
        """Return the snapshot that holds what the old one held, with the sources taken in place of their former rows.

        It is "" when there is nothing to hold yet.
        """
        rows = self._merged(taken)
        if not rows:
            return ""
        self._admit(taken)
        self._compare(rows)
        return self._hold(rows, progress)

    def without(self, documents: Collection[str], progress: Progress) -> str:
        """Return the snapshot that holds what the old one held, but none of these documents (their ids)."""
        return self._hold([r.row for r in self.texts.records(self.rows) if r.id not in documents], progress)

    def _hold(self, rows: list[int], progress: Progress) -> str:
        """Return the snapshot that holds these document rows: the old one where it does, else a new one."""
        embedder = self._embedder() if self._must_embed(rows) else None
        fingerprint = embedder.fingerprint if embedder else self.old.manifest.embedder if self.old else ""
        if self.old and rows == list(self.old.manifest.documents) and fingerprint == self.old.manifest.embedder:
            return self.old.manifest.snapshot
        pairs = np.array(self.texts.passage_rows(rows), np.int64).reshape(-1, 2)
        vectors = FaissVectors.make(self._vectors(pairs, embedder, progress))
        keywords = Bm25Keywords.make(self.texts.words([int(row) for row in pairs[:, 0]]))
        parts = snapshot.Parts(fingerprint, rows, pairs, vectors, keywords, self.settings.embedding())
        name = snapshot.commit(self.store, parts)
        self.rows = rows
        return name

    def _compare(self, rows: Sequence[int]) -> None:
        """Look for copies among the texts of the snapshot; those of the one before it were compared with each other then.

        Former versions are left out: each is a copy of the next, and their pairs would grow with the square of them.
        """
        kept = {row: np.frombuffer(told, np.uint32) for row, told in self.texts.signatures().items()}
        new = [row for row in rows if row not in self._compared or row not in kept]
        if new:
            known = {row: kept[row] for row in sorted(set(rows) - set(new))}
            signatures, copies = families.compared(known, new, lambda row: self.texts.document(row).body())
            self.texts.keep_compared({row: one.tobytes() for row, one in signatures.items()}, copies)

    def _merged(self, taken: Sequence[Taken]) -> list[int]:
        """Return the rows to hold: the newest of each source and of each id, in row order."""
        records = self.texts.records(sorted({*self.rows, *(t.row for t in taken)}))
        chosen = {t.row for t in taken}
        # By the file itself, as in _admit: its former text goes, whatever folder it was handed in with.
        by_source: dict[str, Record] = {}
        for record in sorted(records, key=lambda r: (r.row in chosen, r.row)):
            by_source[whole_name(record.origin, record.source)] = record
        by_id = {record.id: record.row for record in sorted(by_source.values(), key=lambda r: r.row)}
        return sorted(by_id.values())

    def _admit(self, taken: Sequence[Taken]) -> None:
        """Set who may see the documents before any snapshot shows them; restrictions stay unless groups are given.

        A file whose text has changed is a new document: it inherits who may see it, and that it was removed, from the
        one it replaces.
        """
        state = self.live.state()
        # By the file itself: whether it is handed in alone or with a folder above it, it is the same file.
        former = {whole_name(r.origin, r.source): r for r in self.texts.records(self.rows)}
        new: dict[str, Iterable[str]] = {}
        for item, record in zip(taken, self.texts.records([t.row for t in taken]), strict=True):
            if item.source.facts.groups is not None:
                new[record.id] = item.source.facts.groups
                continue
            before = former.get(whole_name(record.origin, record.source), record)
            if before.id in state.removed:
                self.live.remove(record.id)
            inherited = state.groups(before.id, before.groups)
            if record.id in new:
                continue  # the same text under another path, about which something was said
            if record.id not in state.access or (inherited and not state.groups(record.id, ())):
                new[record.id] = inherited
        changed = {id_: groups for id_, groups in new.items() if state.groups(id_, ("\x00",)) != frozenset(groups)}
        if changed:
            self.live.admit(changed)

    def _must_embed(self, rows: Sequence[int]) -> bool:
        if self.old is None or set(rows) - set(self.old.manifest.documents):
            return True
        if fingerprint_of(self.settings.embedder, self.settings.prompts) == self.old.manifest.embedder:
            return False
        self.notes.append(f"Embedder is now '{self.settings.embedder}': the vectors of all passages were made anew.")
        return True

    def _vectors(self, pairs: Rows, embedder: Embedder | None, progress: Progress) -> Vectors:
        """Return the vectors of the passages in order: those of the old snapshot where it has them, else new ones."""
        old = (
            self.old if embedder is None or (self.old and embedder.fingerprint == self.old.manifest.embedder) else None
        )
        known = {int(row): at for at, row in enumerate(old.passages[:, 0])} if old else {}
        width = embedder.dimensions if embedder else old.vectors.dimensions if old else 0
        out = np.zeros((len(pairs), width), np.float32)
        kept = [(at, known[int(row)]) for at, row in enumerate(pairs[:, 0]) if int(row) in known]
        if old and kept:
            places, rows = np.array(kept, np.int64).T
            out[places] = old.vectors.vectors(rows)
        fresh = [at for at, row in enumerate(pairs[:, 0]) if int(row) not in known]
        if embedder:
            for begin in range(0, len(fresh), STRIDE):
                progress("embed", begin, len(fresh))
                places = np.array(fresh[begin : begin + STRIDE], np.int64)
                out[places] = embedder.passages(self._embedded(pairs[places]))
            progress("embed", len(fresh), len(fresh))
        return out

    def _embedded(self, pairs: Rows) -> list[str]:
        titles = {r.row: r.title for r in self.texts.records(sorted({int(row) for row in pairs[:, 1]}))}
        texts = self.texts.passages([int(row) for row in pairs[:, 0]])
        return [passage.searched(titles[int(row)]) for row, passage in zip(pairs[:, 1], texts, strict=True)]

    def report(self, read: Sequence[Taken | Rejected], name: str, seconds: float, gone: Sequence[str] = ()) -> Run:
        """Return the counts over what everyone and every group may find in the store now, and what this run did."""
        removed = self.live.state().removed
        records = [record for record in self.texts.records(self.rows) if record.id not in removed]
        taken = {item.row for item in read if isinstance(item, Taken)}
        again = tuple(r.source for r in self.texts.records(sorted(taken)) if r.id in removed)
        lines = tuple(item.line for item in read if isinstance(item, Taken) and item.line)
        official = {id_: Official(*told) for id_, told in self.texts.official([r.row for r in records]).items()}
        known = editions(records, official, self.texts.copies())
        return Run(
            documents=len(records),
            passages=len(self.texts.passage_rows([record.row for record in records])),
            unchanged=sum(isinstance(item, Taken) and item.unchanged for item in read),
            rejected=tuple(item for item in read if isinstance(item, Rejected)),
            removed=again,
            seconds=seconds,
            snapshot=name,
            notes=tuple(self.notes),
            taken=len(taken),
            lines=lines,
            grouped=grouped(records, known.reprints, known.newer, {line.document for line in lines}),
            vanished=tuple(gone),
        )


def whole_name(origin: str, source: str) -> str:
    """Return what a source is called from whatever folder it is handed in; in an address // and a last / say something."""
    return f"{Path(origin).as_posix().rstrip('/')}/{source}"


def _snapshot_of(store: Path) -> snapshot.Snapshot | None:
    try:
        return snapshot.load(store)
    except StoreMissing:
        return None


def _shaping_sha256(raw: Raw, settings: Settings, ocr: bool) -> str:
    """Return what stands for all that shapes a reading beside the bytes; groups are live, they shape nothing."""
    told: list[Any] = [READER, settings.passage_width, asdict(replace(raw.source.facts, groups=None))]
    if raw.source.otherwise != Facts():
        told.append(asdict(raw.source.otherwise))
    if raw.form != "file" or raw.warnings:
        told += [raw.form, raw.warnings]
    # Nothing but a PDF is read another way with OCR.
    if ocr and PDF in raw.data[:PDF_HEAD]:
        told.append("ocr")
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
