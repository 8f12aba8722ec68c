"""What a page may have done to its store: add files, index again, begin with the samples, go back. One at a time."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import index.finding.uploads as uploads
from index.build import NO_FACTS, How, build
from index.errors import NothingToIndex, WrongUse
from index.finding.uploads import clear_incoming as clear_incoming
from index.finding.uploads import incoming as incoming
from index.finding.uploads import of_source as of_source
from index.finding.uploads import refused as refused
from index.finding.uploads import safe_name as safe_name
from index.gather import is_address
from index.reading_report import Run
from index.settings import Settings
from index.shipped import shipped
from index.store.compact import size as size
from index.store.handed import Handed as Handed
from index.store.handed import recalled
from index.store.rollback import Kept as Kept
from index.store.rollback import kept as kept
from index.store.rollback import roll_back as roll_back
from index.store.writer import Progress, Taken, alone
from index.types import Facts, Rejected


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: read (its document's id and title), unchanged, refused with the reason, or removed_before."""

    source: str
    state: str
    reason: str = ""
    document: str = ""
    title: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has arrived: where its bytes lie, the name it came with made safe, what its sender says of it."""

    arrived: Path
    name: str
    facts: Facts = NO_FACTS


Each = Callable[[Outcome], None]
"""Called with what came of each source, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a run tells how far it is. Either may raise, which ends the run and leaves the store as it was."""

    progress: Progress
    each: Each

    def how(self, ocr: bool = False, only: Collection[Path] | None = None) -> How:
        """Return how to go about a run that tells what came of each source."""
        return How(ocr, only, lambda item: self.each(outcome(item)))


def outcome(item: Taken | Rejected) -> Outcome:
    """Return what came of a source, as a page tells it."""
    if isinstance(item, Rejected):
        return Outcome(item.source, "refused", item.reason)
    state = "unchanged" if item.unchanged else "read"
    if item.line is None:
        return Outcome(item.source.name, state)
    return Outcome(item.source.name, state, "", item.line.document, item.line.title, item.line.warnings)


def add(store: Path, settings: Settings, files: Sequence[Upload], told: Told) -> tuple[Run, list[str]]:
    """Return what indexing these files did, and under which name each was kept, in their order.

    What could not be read is not kept, and nothing is when the run fails or is ended. Raises StoreBusy, before anything is
    taken, while another writes.
    """
    with alone(store):
        pass
    before = _names(store)
    names = [uploads.take(store, file.arrived, file.name).name for file in files]
    new, read = set(names) - before, set[str]()

    def each(found: Outcome) -> None:
        if found.state != "refused":
            read.add(uploads.of_source(found.source))
        told.each(found)

    try:
        stated = zip(names, files, strict=True)
        uploads.describe(store, {name: file.facts for name, file in stated if name in new or file.facts != NO_FACTS})
        place = uploads.folder(store)
        how = replace(told, each=each).how(only={place / name for name in names})
        run = build([place], store, settings=settings, progress=told.progress, how=how)
    except BaseException:
        uploads.drop(store, new)
        raise
    uploads.drop(store, new - read)
    return run, names


def _names(store: Path) -> set[str]:
    place = uploads.folder(store)
    return {path.name for path in place.iterdir()} if place.is_dir() else set()


def again(store: Path, settings: Settings, handed: Iterable[Handed], told: Told) -> list[Run]:
    """Return what indexing these again did, each with the flags it was handed in with. What is gone is told, and stays."""
    runs = []
    for one in handed:
        if not is_address(one.path) and not Path(one.path).exists():
            told.each(Outcome(one.path, "refused", "is not there any more; what was read from it stays"))
            continue
        try:
            runs.append(_once_more(store, settings, one, told))
        except (NothingToIndex, WrongUse) as error:
            told.each(Outcome(one.path, "refused", str(error)))
    return runs


def _once_more(store: Path, settings: Settings, one: Handed, told: Told) -> Run:
    path = one.path if is_address(one.path) else Path(one.path)
    return build([path], store, facts=one.facts, settings=settings, progress=told.progress, how=told.how(one.ocr))


def samples(store: Path, settings: Settings, first: Collection[str], told: Told) -> list[Run]:
    """Return what indexing the sample documents did; those named `first` are committed before the rest is read.

    So that somebody can ask while the rest is still read. Each source is told once.
    """
    place, met, runs = shipped("corpus").resolve(), set[str](), []

    def each(found: Outcome) -> None:
        if found.source not in met:
            met.add(found.source)
            told.each(found)

    for only in ({place / name for name in first}, None):
        how = replace(told, each=each).how(only=only)
        runs.append(build([place], store, settings=settings, progress=told.progress, how=how))
    return runs


def uploads_folder(store: Path) -> Path:
    """Return the folder in which the store keeps what was uploaded."""
    return uploads.folder(store)


def has_samples() -> bool:
    """Return whether sample documents ship with this installation."""
    return (shipped("corpus") / "manifest.jsonl").is_file()


def handed_in(store: Path) -> list[Handed]:
    """Return what was handed in and can be indexed again, in the order of the paths."""
    return recalled(store)
