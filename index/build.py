"""Index sources into a store: find, read, clean, mark, outline, cut into passages, and commit as one snapshot."""

import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import index.snapshot as snapshot
import index.sources as sources
from index.finding.fetch import Fetcher
from index.gather import Gathered, Gatherer, addressed, is_address
from index.isolated.isolate import readers
from index.raw import Address, Barred, Limits, Raw, within
from index.reading_report import Run, keep
from index.settings import Settings
from index.store.handed import handed, remember
from index.store.writer import Progress, Taken, Writer, writing
from index.types import Facts, Rejected, Source

# Reading is bound by memory bandwidth beyond this, and each process holds a word list.
MOST_PROCESSES = 8
LOG = logging.getLogger(__name__)
NO_FACTS = Facts()


def unheard(item: Taken | Rejected) -> None:
    """Let what came of a source pass."""


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about it: whether pictures of text are read, and to which files alone it keeps (None: all).

    `each` is called with what came of each source, in order; an exception that it or `progress` raises ends the run, and
    the store stays as it was.
    """

    ocr: bool = False
    only: Collection[Path] | None = None
    each: Callable[[Taken | Rejected], None] = unheard


PLAINLY = How()


def quiet(step: str, done: int, of: int) -> None:
    """Report nothing."""


def build(
    paths: Sequence[Path | str | Raw | Rejected],
    store: Path | str,
    *,
    facts: Facts = NO_FACTS,
    settings: Settings | None = None,
    progress: Progress = quiet,
    how: How = PLAINLY,
) -> Run:
    """Return what indexing the files under `paths` into `store` did.

    With no paths nothing is read: a store whose vectors another embedder made is embedded anew from its own text.
    `facts` fill what manifests leave out. Raises WrongUse for an unusable path, StoreBusy while another writes, StoreMissing
    for no paths and no store.
    """
    began = time.monotonic()
    settings = settings or Settings.load(store=store)
    if not paths:
        snapshot.current(Path(store))
    found = list(handed_in(paths, facts, settings, how.only)) if paths else []
    gathered = Gathered(len(found))
    with writing(Path(store), settings) as writer:
        with readers(limits(settings, how.ocr), processes(settings)) as pool:
            raws = Gatherer(pool, fetcher(settings), gathered, settings.url_pages).gather(found)
            taken = []
            for item, answer in pool.read(unread(raws, writer, how), settings.passage_width, ocr=how.ocr):
                taken.append(item if answer is None else writer.take(item, answer, ocr=how.ocr))
                how.each(taken[-1])
                progress("read", len(taken), max(gathered.known, len(taken)))
        gone = writer.vanished(gathered.containers, gathered.open_ended)
        name = writer.commit([item for item in taken if isinstance(item, Taken)], progress)
        remember(Path(store), handed(paths, facts, how.ocr))
        run = writer.report(taken, name, time.monotonic() - began, gone)
        keep(Path(store), run)
        return run


def unread(raws: Iterable[Raw | Rejected], writer: Writer, how: How) -> Iterator[Raw | Taken | Rejected]:
    """Yield what is still to be read as it is, and in the place of all other sources what came of them before."""
    for raw in raws:
        item = raw if isinstance(raw, Rejected) else writer.known(raw, ocr=how.ocr) or raw
        if isinstance(item, Raw):
            writer.expect()
        yield item


def handed_in(
    paths: Sequence[Path | str | Raw | Rejected], facts: Facts, settings: Settings, only: Collection[Path] | None = None
) -> Iterator[Source | Raw | Address | Rejected]:
    """Yield what was handed in: the files under paths, addresses, and texts that came with their bytes, in this order."""
    files = [Path(path) for path in paths if isinstance(path, Path | str) and not is_address(path)]
    if files:
        yield from sources.find(files, facts, int(settings.max_file_mb * 2**20), only)
    yield from (addressed(str(path), facts) for path in paths if isinstance(path, str) and is_address(path))
    yield from (filled(item, facts) for item in paths if isinstance(item, Raw | Rejected))


def filled(item: Raw | Rejected, facts: Facts) -> Raw | Rejected:
    """Return a text that came with its bytes, the gaps in what is known of it filled from flags; groups never widened."""
    if isinstance(item, Rejected):
        return item
    try:
        stated = within(item.source.facts, Facts(groups=facts.groups))
    except Barred as barred:
        return Rejected(item.source.name, str(barred))
    return replace(item, source=replace(item.source, facts=stated, otherwise=replace(facts, groups=None)))


def limits(settings: Settings, ocr: bool) -> Limits:
    """Return how much reading one file may cost; with OCR pages are drawn, which computes as long as it takes."""
    return Limits(
        seconds=max(settings.file_seconds, settings.ocr_seconds) if ocr else settings.file_seconds,
        cpu_seconds=max(settings.file_cpu_seconds, int(settings.ocr_seconds)) if ocr else settings.file_cpu_seconds,
        memory_mb=settings.file_memory_mb,
        file_mb=settings.max_file_mb,
        unpacked_mb=settings.max_unpacked_mb,
    )


def processes(settings: Settings) -> int:
    """Return how many files are read at once."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return settings.reading_processes or min(cores, MOST_PROCESSES)


def fetcher(settings: Settings) -> Fetcher | None:
    """Return what fetches pages, or None where the settings do not allow it."""
    return Fetcher(int(settings.max_file_mb * 2**20), settings.url_seconds) if settings.allow_urls else None


def rebuild(store: Path | str, *, settings: Settings | None = None, progress: Progress = quiet) -> str:
    """Return the name of a new snapshot with vectors and keywords made again from the stored text."""
    settings = settings or Settings.load(store=store)
    with writing(Path(store), settings, repair=True) as writer:
        return writer.commit([], progress)
