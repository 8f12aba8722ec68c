"""Gold and citations → the stretches of the sources around them, cut into pieces that say what each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.types import Citation
from evals.types import Opened, Row
from index.errors import UnknownDocument
from index.library import View

# Characters shown before and after what is marked: about a sentence, in either language.
AROUND = 90
# Stretches nearer to each other than this are one.
NEAR = 160
# A marked piece longer than this is shown by its two ends.
LONGEST = 700
GAP = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a source: whether it is gold, and the numbers of the citations that hold it."""

    text: str
    gold: bool = False
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one source, its pieces in order, from and to which code point."""

    source: str
    title: str
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    cited: int | None


def excerpts(row: Row, opened: Opened) -> list[Excerpt]:
    """Return what a row's gold and citations stand in: documents with gold first, then as they are cited.

    A document that may not be seen any more gives none; a citation of a stored field stands in no text.
    """
    marks: dict[str, list[_Mark]] = {}
    for span in row.gold.spans:
        if not span.whole:
            marks.setdefault(span.document, []).append(_Mark(span.start, span.end, None))
    for citation in _cited(row):
        marks.setdefault(citation.document, []).append(_Mark(citation.start, citation.end, citation.n))
    view = opened.view(row.question.access)
    return [excerpt for document, told in marks.items() for excerpt in _of_document(document, told, view)]


def _cited(row: Row) -> Iterable[Citation]:
    near = row.answer.refusal.nearest if row.answer.refusal else ()
    return (one for one in (*row.answer.citations, *near) if one.field is None and one.start < one.end)


def _of_document(document: str, marks: Sequence[_Mark], view: View) -> list[Excerpt]:
    try:
        found = view.document(document)
    except UnknownDocument:
        return []
    made = []
    for group in _groups(sorted(marks, key=lambda mark: (mark.start, mark.end))):
        start = max(0, min(mark.start for mark in group) - AROUND)
        end = min(len(found.text), max(mark.end for mark in group) + AROUND)
        pieces = _pieces(found.text, start, end, group)
        before, after = (Piece("…"),) * (start > 0), (Piece("…"),) * (end < len(found.text))
        made.append(Excerpt(found.source, found.title, start, end, (*before, *pieces, *after)))
    return made


def _groups(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Return the marks in stretches: those that are near each other are one."""
    groups: list[list[_Mark]] = []
    end = 0
    for mark in marks:
        if groups and mark.start - end < NEAR:
            groups[-1].append(mark)
        else:
            groups.append([mark])
        end = max(end, mark.end) if len(groups[-1]) > 1 else mark.end
    return groups


def _pieces(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterable[Piece]:
    """Yield the stretch from start to end, cut wherever a mark begins or ends."""
    cuts = sorted({start, end, *(at for mark in marks for at in (mark.start, mark.end) if start < at < end)})
    for one, other in pairwise(cuts):
        over = [mark for mark in marks if mark.start < other and one < mark.end]
        cited = tuple(sorted({mark.cited for mark in over if mark.cited is not None}))
        yield Piece(_shortened(text[one:other]), any(mark.cited is None for mark in over), cited)


def _shortened(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else text[:half] + GAP + text[-half:]
