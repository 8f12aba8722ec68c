"""Numbering and headings → the outline: 编/篇/章/节/条, 一、（一）1., Part/Chapter/Section/Article, styled headings."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.compose import Composed, Placed
from index.types import Document, Heading, Part

_NUMBER = r"[一二三四五六七八九十百千零〇两\d]+"
# Rank of each numbering: a heading belongs under the nearest heading above it with a smaller rank.
NUMBERINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第{_NUMBER}(?:编|篇|部分)(?=[\s\u3000：:]|[\u4e00-\u9fff])")),
    (2, re.compile(rf"第{_NUMBER}章")),
    (3, re.compile(rf"第{_NUMBER}节")),
    (4, re.compile(rf"第{_NUMBER}条(?:之{_NUMBER})?(?=[\s\u3000])")),
    (1, re.compile(r"Part\s+(?:[IVXLC]+|\d+|One|Two|Three|Four|Five|Six)\b", re.I)),
    (2, re.compile(r"Chapter\s+(?:[IVXLC]+|\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b", re.I)),
    (3, re.compile(r"Section\s+(?:[IVXLC]+|\d+)\b", re.I)),
    (4, re.compile(r"Article\s+(?:[IVXLC]+|\d+)\b", re.I)),
    (5, re.compile(r"[一二三四五六七八九十]+、")),
    (5, re.compile(r"[IVX]+\.(?=\s)")),
    (6, re.compile(r"[（(][一二三四五六七八九十]+[）)]")),
    (7, re.compile(r"\d{1,2}[.．、](?=[^\d])")),
)
ARTICLE = 4
# Below every styled heading: numbering inside a Markdown or HTML section nests under that section.
STYLED = 10
# From this rank on (一、 （一） 1.) a numbered line may be an item of a list as well as a heading.
LISTED = 5
# So many lines that come again below make a table of contents; fewer may be sections of like names (第一节 设立).
CONTENTS_LINES = 3
HEADING_WIDTH = {"zh": 40, "en": 100}
ENDS = re.compile(r"[。！？；;，,：:.!?][”』」’\"）)】]*$")
# Where a heading may begin inside a line: articles only between spaces, as 第三条 within a sentence is a reference.
INNER = re.compile(rf"第{_NUMBER}(?:编|篇|部分|章|节)|(?:^|(?<=[\s\u3000]))第{_NUMBER}条(?=[\s\u3000])")
OFFICER = re.compile(rf"第{_NUMBER}(?:编|篇|部分|章|节|条)|^(?:Part|Chapter|Section|Article)\b", re.I)


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in text order, and lines of a table of contents, which are no headings and no body."""

    headings: tuple[Heading, ...]
    contents: tuple[Part, ...] = ()


def label_of(text: str) -> tuple[int, str] | None:
    """Return the rank and the numbering that a line begins with, or None."""
    for rank, pattern in NUMBERINGS:
        if found := pattern.match(text):
            return rank, found.group(0)
    return None


def read(composed: Composed, apart: Iterable[Part]) -> Outline:
    """Return the outline of a text; blocks that are press parts are no headings."""
    taken = {part.start for part in apart}
    lines = [(p, () if p.start in taken else _headings(p)) for p in composed.blocks]
    contents = _contents(lines)
    headings = [h for p, found in lines if p.start not in contents for h in found]
    pairs = zip(headings, [*headings[1:], None], strict=False)
    kept = tuple(heading for heading, below in pairs if not _is_listed(heading, below, composed.text))
    return Outline(kept, tuple(Part("heading", p.start, p.end) for p, _ in lines if p.start in contents))


def _contents(lines: list[tuple[Placed, tuple[Heading, ...]]]) -> set[int]:
    """Return where the lines of tables of contents start: runs of nothing but headings, most of which come again below."""
    titles = Counter(_bare(heading.title) for _, found in lines for heading in found)
    contents: set[int] = set()
    run: list[tuple[int, str]] = []
    for placed, found in lines:
        titles.subtract(_bare(heading.title) for heading in found)
        if found and found[-1].end == placed.end:
            run += [(placed.start, _bare(heading.title)) for heading in found]
        else:
            contents |= _listing(run, titles)
            run = []
    return contents | _listing(run, titles)


def _listing(run: list[tuple[int, str]], titles: Counter[str]) -> set[int]:
    """Return where the lines start that lead up to the last title of a run which comes again, when enough of them do."""
    below = titles + Counter(title for _, title in run)
    last, again = 0, 0
    for place, (_, title) in enumerate(run):
        below[title] -= 1
        if below[title] > 0:
            last, again = place, again + 1
    return {start for start, _ in run[: last + 1]} if again >= CONTENTS_LINES else set()


def _is_listed(heading: Heading, below: Heading | None, text: str) -> bool:
    """Return True for a short item of a list (1. 北京) that looks like a heading: nothing stands under it."""
    if heading.level < STYLED + LISTED or (below and below.level > heading.level):
        return False
    return not text[heading.end : below.start if below else len(text)].strip()


def _bare(title: str) -> str:
    """Return a title without spaces, and without the leader and page number that follow it in a table of contents."""
    return re.sub(r"(?:[.…·]{2,}|（)\d*）?$|\s", "", title)


def _headings(placed: Placed) -> tuple[Heading, ...]:
    """Return the headings that a block begins with: mostly none or one, several where lines have run together."""
    text, found = placed.block.text, label_of(placed.block.text)
    if placed.block.role == "heading":
        return (Heading(placed.start, placed.end, placed.block.level, text, found[1].strip() if found else ""),)
    if placed.block.role != "paragraph" or found is None:
        return ()
    if found[0] < ARTICLE and (run := _run_together(placed)):
        return run
    heading = _heading(placed.start, text)
    return (heading,) if heading else ()


def _heading(start: int, text: str) -> Heading | None:
    found = label_of(text)
    if found is None:
        return None
    rank, label = found
    if rank == ARTICLE and not _is_title(text):
        return Heading(start, start + len(label), STYLED + rank, label, label)
    return Heading(start, start + len(text), STYLED + rank, text, label.strip()) if _is_title(text) else None


def _run_together(placed: Placed) -> tuple[Heading, ...]:
    """Return the headings of 第三篇…第十三章… or 第一章 总则 第一条 …, on one line; none when it is something else."""
    text = placed.block.text
    cuts = [found.start() for found in INNER.finditer(text)]
    pieces = [(a, text[a:b].rstrip()) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=False)]
    headings = [_heading(placed.start + at, piece) for at, piece in pieces]
    sound = [heading for heading in headings if heading]
    return tuple(sound) if len(sound) == len(pieces) > 1 else ()


def _is_title(text: str) -> bool:
    limit = HEADING_WIDTH["zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"]
    return len(text) <= limit and not ENDS.search(text) and "。" not in text


def path_at(headings: Iterable[Heading], place: int) -> tuple[Heading, ...]:
    """Return the headings over `place`, outermost first."""
    path: list[Heading] = []
    for heading in headings:
        if heading.start > place:
            break
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    return tuple(path)


def reference(path: Iterable[Heading]) -> str:
    """Return the path as an officer writes it: 第三篇第七章第二节, Part II Chapter 3; without 篇章节条, 一、（一）."""
    labels = [heading.label for heading in path if heading.label]
    official = [label for label in labels if OFFICER.match(label)]
    latin = any(label.isascii() for label in official)
    return (" " if latin else "").join(official) or "".join(labels)


def place(document: Document, start: int) -> tuple[tuple[str, ...], str]:
    """Return the titles of the headings over a place of a document, outermost first, and the reference to it."""
    path = path_at(document.outline, start)
    return tuple(heading.title for heading in path), reference(path)
