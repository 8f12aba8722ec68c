"""What sources state: a figure with its subject and period; and whether two of them speak of the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asked.places import places, places_of
from assistant.figures.dates import When, when
from assistant.figures.found import Figure, clauses, figures, same_unit
from assistant.figures.standing import standing
from assistant.figures.subject import alikeness, content, manner, one_name, shares, weight
from assistant.figures.table_cell import value_with_unit
from assistant.figures.units import SIMPLE
from assistant.figures.which import EDITIONS, which_of
from assistant.retrieve import Found
from assistant.weigh import lines
from index.library import Cell, Library, Table
from index.types import Document, Hit

AIM = re.compile(
    r"目标|预期|力争|计划|拟|争取|到20[3-9]\d年|不低于|控制在|将(?:达|增|建|在|会)|\bto (?:be|reach|grow)\b|\baims?\b|target|\bplan(?:s|ned)\b|expected|\bwill\b",
    re.I,
)
PART = re.compile(
    r"上半年|下半年|[前首]?[一二三四1-4]个?季度|\d{1,2}\s*[-—至]\s*\d{1,2}月|first (?:half|quarter)|second half", re.I
)
# Words that only say which one: same_one looks at them, whichever way they are written.
ORDINAL = re.compile(r"第|首[批期轮届]|(?:first|second|third|fourth|fifth|phase|stage|batch|round)$")
# A figure that another one was before it grew or fell to this: 由16座增加到20座, from 16 to 20.
FORMER = re.compile(r"(?:由|从|自)(?:[^，。；;]{0,12}?的)?\s*$|\bfrom\s*$", re.I)
GROWN_TO = re.compile(
    r"^[^，。；;]{0,8}?(?:增|升|提|降|减|扩|涨|缩|回落|下)[^，。；;]{0,6}?(?:到|至)|^\s+(?:\w+ ){0,3}to\b", re.I
)
# What says that a part follows; of 37座中已开放16座 the open ones may be what another text speaks of.
OF_WHICH = re.compile(r"其中|其余|余下|\bof (?:which|whom|them)\b|\bincluding\b", re.I)
PARTED = "；;。"
# The share of their subjects' words, by rareness, that two statements of one thing have in common.
ALIKE, ALIKE_APART = 0.5, 0.67
# Clauses before a figure in which its subject may stand, and the letters that make one.
CLAUSES, ENOUGH = 3, 2
# A word of the question that stands over a figure speaks for it, but less than one beside it.
ABOVE = 0.5


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a sentence (`start` to `end` of a document), or a table's row, states: of what, for when."""

    document: Document
    start: int
    end: int
    figure: Figure
    when: When
    subject: frozenset[str]
    about: str
    aim: bool = False
    part: str = ""
    manner: frozenset[str] = frozenset()
    """What makes another figure of the same words: 人均, 年均, 新增."""
    cell: str | None = None
    outline: tuple[str, ...] = ()
    which: frozenset[str] = frozenset()
    """Which of a row it is of: "2 批" for 第二批; of the sentence, else of the title and headings."""
    own: frozenset[str] = frozenset()
    """A part's own words: the foreign firms of 其中外资企业11家; empty for what is no part."""
    former: bool = False
    """True for what a thing was before it became another figure of the sentence."""

    @property
    def text(self) -> str:
        """Return the sentence or row."""
        return self.document.text[self.start : self.end]


def stated(
    document: Document, span: tuple[int, int], figure: Figure, outline: tuple[str, ...], library: Library
) -> Stated:
    """Return what a figure states; its place is within the span of its sentence."""
    start, end = span
    text = document.text[start:end]
    held = when(document, span, start + figure.start, outline)
    subject, about = _subject(text, figure, library)
    clause = text[figure.clause : figure.end] + "".join(outline[-1:])
    part = PART.search(text[: figure.end])
    told = standing(text, figure)
    aim = told.stage == "aim" or (not told.stage and bool(AIM.search(clause)))
    aim = aim or held.iso[:4] > (document.published or "9999")[:4]
    return Stated(
        document,
        start,
        end,
        figure,
        held,
        subject,
        about,
        aim,
        part.group() if part else "",
        _manner(clause),
        None,
        outline,
        which_of(text[: figure.end]) or which_of("\n".join((document.title, *outline))),
        told.own if told.part and OF_WHICH.search(text[: figure.end]) else frozenset(),
        is_former(text, figure),
    )


def is_former(text: str, figure: Figure) -> bool:
    """Return True for what a thing was before it became the next figure of the sentence: the 16 of 由16座增加到20座."""
    return bool(FORMER.search(text[: figure.start])) and bool(GROWN_TO.search(text[figure.end :]))


def stated_in_cell(
    document: Document, table: Table, cell: Cell, outline: tuple[str, ...], library: Library
) -> Stated | None:
    """Return what a table's cell states, its row's name for a subject and its head's year for a time; None for no figure."""
    found = figures(value_with_unit(table, cell))
    row = table.rows[cell.row]
    name = " ".join(one.text for one in table.stub(cell.row))
    if not found:
        return None
    year = re.search(r"(?:19|20)\d{2}", table.named(cell.column))
    words = content(name)
    figure = replace(found[0], start=cell.start - row[0].start, end=cell.end - row[0].start, text=cell.text.strip())
    held = When(year.group(), "sentence") if year else when(document, (cell.start, cell.end), None, outline)
    aim = held.iso[:4] > (document.published or "9999")[:4] or bool(AIM.search(table.named(cell.column)))
    return Stated(
        document, row[0].start, row[-1].end, figure, held, words, name, aim, "", _manner(name), table.address(cell), outline
    )  # fmt: skip


def all_stated(found: Found, like: Stated, library: Library) -> Iterator[Stated]:
    """Yield the figures in the unit and of the kind of one that the found passages state in sentences, best passages first."""
    seen: set[tuple[str, int]] = set()
    for hit in found.hits:
        if hit.passage.role == "table":
            continue
        document = found.document(hit.passage.document)
        for span in _sentences(hit, library):
            if (document.id, span[0]) in seen:
                continue
            seen.add((document.id, span[0]))
            yield from _like(document, span, like, hit, library)


def relevance(one: Stated, asked: frozenset[str], above_too: float = ABOVE) -> float:
    """Return the share (0 to 1) of what is asked for that a figure is of: by the words beside it, and, for less, above it."""
    behind = content(re.split(r"[，。；;]|, ", one.text[one.figure.end :], maxsplit=1)[0])
    beside = one.subject | behind
    above = content("\n".join((one.document.title, *one.outline)))
    said = sum(
        Library.rareness(w) * (1.0 if shares(w, beside) else above_too if shares(w, above) else 0.0) for w in asked
    )
    return said / (weight(asked) or 1.0)


def same_one(one: Stated, other: Stated) -> bool:
    """Return True when two figures are of the same one of a row, both of the whole or both of a part.

    A batch or a phase is not the whole; of an edition (第三届) another text may speak without its number.
    """
    if one.former != other.former or not (_is_whole(one, other) and _is_whole(other, one)):
        return False
    either = one.which ^ other.which
    return not either or (not (one.which and other.which) and all(told.split()[1] in EDITIONS for told in either))


def _is_whole(one: Stated, other: Stated) -> bool:
    """Return False for a part of what the other is of; one that the other is of itself (其中，5G用户) is none."""
    return not one.own or bool(other.own) or alikeness(one.own, _named(other)) >= ALIKE_APART


def same_kind(one: Stated, other: Stated) -> bool:
    """Return True when two figures are in one unit, both of the thing itself or both of its growth, fall or share."""
    same = one.figure.change == other.figure.change and one.part == other.part and one.manner == other.manner
    return same and same_unit(one.figure, other.figure)


def same_subject(one: Stated, other: Stated, library: Library) -> bool:
    """Return True when two figures are of the same thing in the same place: what they count, and most words before them.

    Where each has a word of its own (基础研究经费, 应用研究经费) more must be in common than where one says a word less.
    """
    if not same_kind(one, other):
        return False
    first, second = _named(one), _named(other)
    apart = first - second and second - first
    if alikeness(first, second) < (ALIKE_APART if apart else ALIKE):
        return False
    return same_one(one, other) and same_place(one, other, library)


def _named(one: Stated) -> frozenset[str]:
    """Return the words that say what a figure is of, without those that only say which of a row."""
    return frozenset(word for word in one.subject if not ORDINAL.match(word))


def same_place(one: Stated, other: Stated, library: Library) -> bool:
    """Return True when what either figure is of a place stands around the other too."""
    return _placed(one, other, library) and _placed(other, one, library)


def same_time(one: Stated, other: Stated) -> bool:
    """Return True when two figures are for the same period: month by month; a year's is that of its December.

    A target whose year nobody names is for the year in which it was published.
    """
    first, second = sorted((_period(one), _period(other)), key=len)
    same = first == second or (len(first) == 4 and second == f"{first}-12")
    return bool(first) and same and one.aim == other.aim


def _period(one: Stated) -> str:
    """Return the month (2024-06) for which a figure holds, or its year where no month is told."""
    published = one.aim and one.when.told == "published"
    return one.when.iso[: len("2024") if published else len("2024-06")]


def _manner(text: str) -> frozenset[str]:
    return manner(text.translate(SIMPLE))


def _like(document: Document, span: tuple[int, int], like: Stated, hit: Hit, library: Library) -> Iterator[Stated]:
    text = document.text[slice(*span)]
    if not any(word in library.fold(one_name(text)) for word in like.subject):
        return
    for figure in figures(text):
        if same_unit(figure, like.figure) and figure.change == like.figure.change:
            yield stated(document, span, figure, hit.passage.outline, library)


def _sentences(hit: Hit, library: Library) -> list[tuple[int, int]]:
    at = hit.passage.start
    spans = lines(hit.passage.text) if hit.passage.role == "table" else library.sentences(hit.passage.text)
    return [(at + a, at + b) for a, b in spans]


def _subject(text: str, figure: Figure, library: Library) -> tuple[frozenset[str], str]:
    """Return the words that say what a figure is of, and the clause with the most of them, as written."""
    words: set[str] = set()
    about = ""
    for n, (at, clause) in enumerate(clauses(text, figure)):
        here = content(clause)
        about = clause if len(here) > len(words) else about
        words |= here
        if n + 1 == CLAUSES or len("".join(words)) >= ENOUGH or (words and text[at - 1 : at] in PARTED):
            break
    if text.isascii():  # English says behind a figure what it is of: 3.6 trillion yuan on research and development
        words |= content(re.split(r"[,;.] |\bin (?:19|20)\d\d", text[figure.end :] + " ", maxsplit=1)[0])
    if not words:  # what is counted stands behind its number: 309个项目, 41,000 passengers
        words = set(content(text[figure.end : figure.end + 12])) or {figure.unit}
    return frozenset(words), about.strip()


def _placed(one: Stated, other: Stated, library: Library) -> bool:
    """Return True when what one figure is of a place stands around the other too: its sentence's, else its document's.

    A report of one province that says 城镇新增就业 speaks of that province, and a national one of none.
    """
    said = places(one.text[: one.figure.start])
    needed, enough = (said, all) if said else (places_of(one.document), any)
    document = other.document
    line = document.text.rfind("\n", 0, other.start) + 1
    around = (
        document.title,
        document.issuer or "",
        document.outlet or "",
        *other.outline,
        document.text[line : other.end],
    )
    folded = library.fold("\n".join(around))
    return not needed or enough(place in folded for place in needed)
