"""Index sources into a store: find, read, clean, mark, outline, cut into passages, and commit as one snapshot."""

import hashlib
import logging
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import index.articles as articles
import index.formats as formats
import index.outline as outline
import index.passages as passages
import index.press as press
import index.snapshot as snapshot
import index.sources as sources
from index.clean import clean
from index.compose import Composed, compose
from index.fetch import Fetcher
from index.gather import Gathered, Gatherer, addressed, is_address
from index.isolate import readers
from index.outline import ARTICLE, STYLED, Outline
from index.raw import Address, Article, Limits, Raw
from index.reading_report import Run, keep
from index.sentences import split
from index.settings import Settings
from index.text import ABOUT, Reading
from index.types import APART, Document, Facts, Grid, Heading, Origin, Page, Part, Rejected, Source
from index.words import HAN, language, words
from index.writer import Progress, Taken, Writer, searched, writing

# Reading is bound by memory bandwidth beyond this, and each process holds a word list.
MOST_PROCESSES = 8
LOG = logging.getLogger(__name__)
NO_FACTS = Facts()
TITLE_WIDTH = 40
# A file name with this many Chinese characters says what is in the file.
NAMED = 6
# A text with this many articles (第X条) is a law, whatever its name.
LAW_ARTICLES = 3
PLAN_WORDS = (
    "规划",
    "规画",
    "年计划",
    "指导意见",
    "实施意见",
    "若干政策",
    "纲要",
    "行动计划",
    "实施方案",
    "行动方案",
    "five-year plan",
    "action plan",
)
REPORT_WORDS = ("工作报告", "report on the work", "budget speech", "state of the union")


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about it: whether pictures of text are read, and to which files alone it keeps (None: all)."""

    ocr: bool = False
    only: Collection[Path] | None = None


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
                progress("read", len(taken), max(gathered.known, len(taken)))
        gone = writer.vanished(gathered.containers)
        name = writer.commit([item for item in taken if isinstance(item, Taken)], progress)
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
    """Return a text that came with its bytes, the gaps in what is known of it filled from flags."""
    if isinstance(item, Rejected):
        return item
    return replace(item, source=replace(item.source, facts=item.source.facts.over(facts)))


def limits(settings: Settings, ocr: bool) -> Limits:
    """Return how much reading one file may cost."""
    return Limits(
        seconds=max(settings.file_seconds, settings.ocr_seconds) if ocr else settings.file_seconds,
        cpu_seconds=settings.file_cpu_seconds,
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


def read(raw: Raw, width: int, *, ocr: bool = False) -> Reading | Rejected:
    """Return the document in a source's bytes with its passages and their words, or why there is none."""
    name = raw.source.name
    try:
        return _read(raw.source, page_of(raw, ocr), width)
    except formats.NotText as error:
        return Rejected(name, str(error))
    except MemoryError:  # a limit, which whoever set it tells
        raise
    except Exception as error:  # one file that a parser stumbles over must not end the run, and its reason is kept
        LOG.info("could not read %s", name, exc_info=True)
        return Rejected(name, f"could not be read: {type(error).__name__}: {error}; save it again, or leave it out")


def page_of(raw: Raw, ocr: bool = False) -> Page:
    """Return a source's page: of a file what its format tells, cleaned; an article has nothing around it. Raises NotText."""
    if raw.form == "article":
        return articles.read(Article.of(raw.data), raw.warnings)
    page = clean(formats.read(raw.data, raw.source.name, ocr=ocr))
    return replace(page, warnings=(*page.warnings, *raw.warnings)) if raw.warnings else page


def _read(source: Source, page: Page, width: int) -> Reading | Rejected:
    composed = compose(page.blocks)
    if not any(char.isalnum() for char in composed.text):
        return Rejected(source.name, "holds no words; leave it out")
    marked = press.mark(composed, source.facts.title or page.facts.title)
    found = outline.read(composed, marked.parts)
    parts = (*marked.parts, *found.contents)
    facts = source.facts.over(page.facts).over(marked.facts)
    document = _document(source.name, composed, facts, parts, found, page)
    cut = passages.passages(document.id, composed, parts, found.headings, width)
    if not cut:
        return Rejected(source.name, "holds a headline but no text under it; leave it out, or add its text")
    return Reading(document, cut, [words(searched(document.title, passage)) for passage in cut], facts.groups or ())


def _document(
    name: str, composed: Composed, facts: Facts, parts: tuple[Part, ...], found: Outline, page: Page
) -> Document:
    title = facts.title or _named(name) or _first_words(composed, parts)
    return Document(
        id=hashlib.sha256(f"{name}\x00{composed.text}".encode()).hexdigest(),
        source=name,
        text=composed.text,
        title=title,
        lang=facts.lang or language(composed.text),
        kind=facts.kind or kind_of(name, title, parts, found.headings),
        outlet=facts.outlet,
        published=facts.published,
        url=facts.url,
        parts=parts,
        outline=found.headings,
        cut=page.cut,
        version_of=facts.version_of,
        reprint_of=facts.reprint_of,
        facts_from=facts.facts_from,
        **{name: getattr(facts, name) for name in ABOUT},
        origins=tuple(Origin(p.start, p.block.place) for p in composed.blocks if p.block.place),
        grids=tuple(Grid(p.start, p.block.merged) for p in composed.blocks if p.block.merged),
        warnings=page.warnings,
    )


def kind_of(name: str, title: str, parts: Sequence[Part], headings: Sequence[Heading]) -> str:
    """Return law, plan, report or press: by its articles, its dateline, then by what its name or title calls it."""
    called = re.sub(r"[-_]", " ", f"{name} {title}".lower())
    if sum(heading.level == STYLED + ARTICLE for heading in headings) >= LAW_ARTICLES:
        return "law"
    if any(part.role == "dateline" for part in parts):  # a newspaper speaks of the plan
        return "press"
    if any(word in called for word in REPORT_WORDS):
        return "report"
    return "plan" if any(word in called for word in PLAN_WORDS) else "press"


def _named(name: str) -> str | None:
    """Return the file's name when it is a title in Chinese, for a document without a headline."""
    stem = Path(name).stem
    return stem if len(HAN.findall(stem)) >= NAMED else None


def _first_words(composed: Composed, parts: Sequence[Part]) -> str:
    """Return the beginning of the body, for a document that nobody named."""
    apart = [part for part in parts if part.role in APART]
    for start, end in split(composed.text):
        begin = max([start, *(part.end for part in apart if part.start <= start < part.end)])
        if first := composed.text[begin:end].strip():
            return first if len(first) <= TITLE_WIDTH else first[: TITLE_WIDTH - 1] + "…"
    return composed.text[:TITLE_WIDTH]
