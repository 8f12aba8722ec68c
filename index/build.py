"""Index sources into a store: find, read, clean, mark, outline, cut into passages, and commit as one snapshot."""

import hashlib
import logging
import re
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import index.formats as formats
import index.outline as outline
import index.passages as passages
import index.press as press
import index.snapshot as snapshot
import index.sources as sources
from index.clean import clean
from index.compose import Composed, compose
from index.outline import ARTICLE, STYLED, Outline
from index.sentences import split
from index.settings import Settings
from index.text import ABOUT, Reading
from index.types import APART, Document, Facts, Grid, Heading, Indexed, Origin, Page, Part, Rejected, Source
from index.words import HAN, language, words
from index.writer import Progress, Taken, searched, writing

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


def quiet(step: str, done: int, of: int) -> None:
    """Report nothing."""


def build(
    paths: Sequence[Path | str],
    store: Path | str,
    *,
    facts: Facts = NO_FACTS,
    settings: Settings | None = None,
    progress: Progress = quiet,
) -> Indexed:
    """Return what indexing the files under `paths` into `store` did.

    With no paths nothing is read: a store whose vectors another embedder made is embedded anew from its own text.
    `facts` fill what manifests leave out. Raises WrongUse for an unusable path, StoreBusy while another writes, StoreMissing
    for no paths and no store.
    """
    began = time.monotonic()
    settings = settings or Settings.load(store=store)
    if not paths:
        snapshot.current(Path(store))
    most = int(settings.max_file_mb * 2**20)
    found = list(sources.find([Path(path) for path in paths], facts, most)) if paths else []
    with writing(Path(store), settings, partial(read, width=settings.passage_width)) as writer:
        taken = [writer.take(item) if isinstance(item, Source) else item for item in reported(found, progress)]
        name = writer.commit([item for item in taken if isinstance(item, Taken)], progress)
        return writer.report(taken, name, time.monotonic() - began)


def rebuild(store: Path | str, *, settings: Settings | None = None, progress: Progress = quiet) -> str:
    """Return the name of a new snapshot with vectors and keywords made again from the stored text."""
    settings = settings or Settings.load(store=store)
    with writing(Path(store), settings, partial(read, width=settings.passage_width), repair=True) as writer:
        return writer.commit([], progress)


def reported(items: Sequence[Source | Rejected], progress: Progress) -> Iterator[Source | Rejected]:
    """Yield the items, reporting how many are done."""
    for number, item in enumerate(items):
        progress("read", number, len(items))
        yield item
    progress("read", len(items), len(items))


def read(source: Source, data: bytes, width: int) -> Reading | Rejected:
    """Return the document in a source's bytes with its passages and their words, or why there is none."""
    try:
        return _read(source, data, width)
    except formats.NotText as error:
        return Rejected(source.name, str(error))
    except Exception as error:  # one file that a parser stumbles over must not end the run, and its reason is kept
        LOG.info("could not read %s", source.name, exc_info=True)
        return Rejected(
            source.name, f"could not be read: {type(error).__name__}: {error}; save it again, or leave it out"
        )


def _read(source: Source, data: bytes, width: int) -> Reading | Rejected:
    page = clean(formats.read(data, source.name))
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
