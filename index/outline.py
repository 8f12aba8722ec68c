"""Numbering and headings → the outline: 编/篇/章/节/条, 一、（一）1., Part/Chapter/Section/Article, styled headings."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.compose import Composed, Placed
from index.types import Heading, Part

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
HEADING_WIDTH = {"zh": 40, "en": 100}
ENDS = re.compile(r"[。！？；;，,：:.!?][”』」’\"）)】]*$")
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
    headings = [h for p in composed.blocks if p.start not in taken and (h := _heading(p))]
    titles = Counter(_bare(h.title) for h in headings)
    kept, contents = [], []
    for heading in headings:
        titles[_bare(heading.title)] -= 1
        # A heading that comes again below is a line of the table of contents; short labels may well come again.
        again = titles[_bare(heading.title)] > 0 and heading.level % STYLED <= 3 and heading.label != heading.title
        (contents if again else kept).append(heading)
    return Outline(tuple(kept), tuple(Part("heading", h.start, h.end) for h in contents))


def _bare(title: str) -> str:
    return re.sub(r"\s", "", title)


def _heading(placed: Placed) -> Heading | None:
    text, found = placed.block.text, label_of(placed.block.text)
    if placed.block.role == "heading":
        return Heading(placed.start, placed.end, placed.block.level, text, found[1].strip() if found else "")
    if placed.block.role != "paragraph" or found is None:
        return None
    rank, label = found
    if rank == ARTICLE and not _is_title(text):
        return Heading(placed.start, placed.start + len(label), STYLED + rank, label, label)
    return Heading(placed.start, placed.end, STYLED + rank, text, label.strip()) if _is_title(text) else None


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
