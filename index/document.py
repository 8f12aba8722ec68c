"""A source's bytes → its document: what its format tells, cleaned, marked, outlined, and cut into passages with their words."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

import index.finding.articles as articles
import index.formats as formats
import index.outline as outline
import index.passages as passages
import index.press as press
from index.clean import clean
from index.compose import Composed, compose
from index.marked.published import Resolved, resolved
from index.official import official
from index.outline import ARTICLE, STYLED, Outline
from index.raw import Article, Raw, identity
from index.sentences import split
from index.speech import reported
from index.tabled.sheet_address import UNNAMED
from index.text import ABOUT, Reading
from index.types import APART, Document, Facts, Grid, Heading, Origin, Page, Part, Rejected, Said, Source
from index.unseen import without
from index.words import HAN, language, words

LOG = logging.getLogger(__name__)
TITLE_WIDTH = 40
# What is shown of a document and may come from an export, a feed or a page, as it stands there.
SHOWN = ("title", "outlet", "url", "reporter", "editor", "dateline", "issuer", "number")
SPREAD = re.compile(r"(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff]$")
# A file name with this many Chinese characters says what is in the file.
NAMED = 6
# A text with this many articles (第X条) is a law, whatever its name.
LAW_ARTICLES = 3
# A text that names days or years may speak of any time: the day of its file is not its own.
STATES_DAY = re.compile(
    r"(?:\d{4}|[〇零○Ｏ一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月|\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d)"
)
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
    if raw.form != "file":
        return articles.read(Article.of(raw.data), raw.warnings)
    page = clean(formats.read(raw.data, raw.source.name, ocr=ocr))
    return replace(page, warnings=(*page.warnings, *raw.warnings)) if raw.warnings else page


def _read(source: Source, page: Page, width: int) -> Reading | Rejected:
    source, page = replace(source, facts=_plain(source.facts)), replace(page, facts=_plain(page.facts))
    composed = compose(page.blocks)
    if not any(char.isalnum() for char in composed.text):
        return Rejected(source.name, "holds no words; leave it out")
    marked = press.mark(composed, source.facts.title or page.facts.title)
    found = outline.read(composed, marked.parts)
    notes = (Part("note", p.start, p.end) for p in composed.blocks if p.block.role == "note")
    parts = (*marked.parts, *found.contents, *notes)
    named = source.facts.title or page.facts.title or marked.facts.title
    told = _facts(source, page, marked, official(composed, found.headings, named), composed.text)
    page = replace(page, warnings=(*page.warnings, *told.warnings))
    document = _document(source.name, composed, told.facts, parts, found, page)
    cut = passages.passages(document.id, composed, parts, found.headings, width)
    if not cut:
        return Rejected(source.name, "holds a headline but no text under it; leave it out, or add its text")
    return Reading(document, cut, [words(passage.searched(document.title)) for passage in cut], told.facts.groups or ())


def _facts(source: Source, page: Page, marked: press.Marked, stated: Facts, text: str) -> Resolved:
    """Return what is known of a document: by its manifest, its format, its press marks, its own words, the flags of the run.

    The day on which its file was made comes last, and only for a text that names no day and no year.
    """
    # A law's own day wins over that of the web page it stands on; a newspaper that speaks of the law states its own.
    found = (page.facts, marked.facts, stated) if _is_press(marked) else (stated, page.facts, marked.facts)
    facts = reduce(Facts.over, found, source.facts)
    told = resolved(facts, marked.day, source.name, source.otherwise.published, page.written)
    facts = told.facts.over(source.otherwise)
    if not marked.day and not STATES_DAY.search(text):
        facts = facts.over(Facts(published=page.written))
    return replace(told, facts=facts)


def _plain(facts: Facts) -> Facts:
    """Return the facts without what nobody sees: a title that holds a control character takes a terminal over."""
    told: dict[str, Any] = {name: without(text) for name in SHOWN if (text := getattr(facts, name))}
    return replace(facts, **told)


def _is_press(marked: press.Marked) -> bool:
    return any(part.role == "dateline" for part in marked.parts)


def _said(composed: Composed, parts: Sequence[Part], lang: str) -> tuple[Said, ...]:
    """Return the reported speech of a press text's body, sentence by sentence."""
    aside = passages.apart(parts)
    spans = []
    for placed in composed.blocks:
        if placed.block.role == "paragraph":
            spans += split(composed.text, *passages.body(composed.text, placed, aside))
    return reported(composed.text, spans, lang)


def _document(
    name: str, composed: Composed, facts: Facts, parts: tuple[Part, ...], found: Outline, page: Page
) -> Document:
    title = _unspread(facts.title or _named(name) or _named_table(name, composed) or _first_words(composed, parts))
    lang, kind = facts.lang or language(composed.text), facts.kind or kind_of(name, title, parts, found.headings)
    return Document(
        id=identity(name, composed.text),
        source=name,
        text=composed.text,
        title=title,
        lang=lang,
        kind=kind,
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
        status=facts.status or "current",
        said=_said(composed, parts, lang) if kind == "press" else (),
        origins=tuple(_origins(composed)),
        grids=tuple(Grid(p.start, p.block.merged) for p in composed.blocks if p.block.merged),
        warnings=page.warnings,
    )


def _origins(composed: Composed) -> Iterator[Origin]:
    """Yield where each block stands in the source, and where it goes on on later pages, in text order."""
    for placed in composed.blocks:
        if placed.block.place:
            yield Origin(placed.start, placed.block.place)
            yield from (replace(one, start=placed.start + one.start) for one in placed.block.onward)


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


def _unspread(title: str) -> str:
    """Return a title without the white that typesetters put between its characters: 政 府 工 作 报 告."""
    return re.sub(r"\s+", "", title) if SPREAD.match(title) else title


def _named(name: str) -> str | None:
    """Return the file's name when it is a title in Chinese, for a document without a headline."""
    stem = Path(name).stem
    return stem if len(HAN.findall(stem)) >= NAMED else None


def _named_table(name: str, composed: Composed) -> str | None:
    """Return the file's name for a document that begins with a table: cells are no title."""
    roles = [placed.block.role for placed in composed.blocks if not UNNAMED.match(placed.block.text)]
    return Path(name).stem if roles[:1] == ["table"] else None


def _first_words(composed: Composed, parts: Sequence[Part]) -> str:
    """Return the beginning of the body, for a document that nobody named."""
    apart = [part for part in parts if part.role in APART]
    for start, end in split(composed.text):
        begin = max([start, *(part.end for part in apart if part.start <= start < part.end)])
        if first := " ".join(composed.text[begin:end].split()):
            return first if len(first) <= TITLE_WIDTH else first[: TITLE_WIDTH - 1] + "…"
    return composed.text[:TITLE_WIDTH]
