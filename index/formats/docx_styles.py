"""A DOCX's styles → what a paragraph is: heading of which level, caption, line of a table of contents, list of which kind."""

import re
from dataclasses import dataclass, field
from typing import Any

from index.formats.docx_text import attribute, child, local

HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.I)
TITLE = re.compile(r"(?:title|标题|標題|文档标题|公文标题)$", re.I)
CAPTION = re.compile(r"(?:caption|题注|題注|图表标题)$", re.I)
CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*\d$|table of figures$", re.I)
# A style that is based on itself, over however many steps, must not hold us up.
STEPS = 20
BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style as far as it says what a paragraph is: its name, parent, outline level (0 is the highest) and list."""

    name: str
    parent: str | None
    outline: int | None
    numbered: Any | None


@dataclass(slots=True)
class Styles:
    """The paragraph styles of a document by their ids, and the id of the one that unstyled paragraphs have."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def of(self, paragraph: Any) -> list[tuple[str, Style]]:
        """Return a paragraph's style and those it is based on, nearest first."""
        told = child(paragraph, "pPr", "pStyle")
        at: str | None = (attribute(told, "val") if told is not None else None) or self.default
        chain: list[tuple[str, Style]] = []
        while at in self.by_id and len(chain) < STEPS:
            chain.append((at, self.by_id[at]))
            at = self.by_id[at].parent
        return chain

    def level(self, paragraph: Any) -> int:
        """Return 1 to 9 for a heading, 0 for a document's title, -1 for what is no heading."""
        own = child(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _outline(own, -1)
        for _, style in self.of(paragraph):
            if found := HEADING.match(style.name):
                return int(found.group(1))
            if TITLE.match(style.name):
                return 0
            if style.outline is not None:
                return style.outline + 1 if style.outline < BODY_LEVEL else -1
        return -1

    def names(self, paragraph: Any, pattern: re.Pattern[str]) -> bool:
        """Return True when a paragraph's style, or one it is based on, has such a name."""
        return any(pattern.match(style.name) for _, style in self.of(paragraph))


def _outline(element: Any, otherwise: int) -> int:
    value = attribute(element, "val") or ""
    return int(value) + 1 if value.isdigit() and int(value) < BODY_LEVEL else otherwise


def styles(root: Any | None) -> Styles:
    """Return the paragraph styles that word/styles.xml defines."""
    found = Styles()
    for element in root if root is not None else ():
        if local(element) == "style" and attribute(element, "type") in (None, "paragraph"):
            name = attribute(element, "styleId") or ""
            found.by_id[name] = _style(element)
            if attribute(element, "default") in ("1", "true"):
                found.default = name
    return found


def _style(element: Any) -> Style:
    named, based = child(element, "name"), child(element, "basedOn")
    level = child(element, "pPr", "outlineLvl")
    value = (attribute(level, "val") or "") if level is not None else ""
    return Style(
        name=((attribute(named, "val") or "") if named is not None else "").strip(),
        parent=attribute(based, "val") if based is not None else None,
        outline=int(value) if value.isdigit() else None,
        numbered=child(element, "pPr", "numPr"),
    )
