"""The body of a DOCX → blocks in reading order: headings, numbered paragraphs, tables, text boxes, notes at their place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from index.formats.docx_numbering import Numbering
from index.formats.docx_styles import CAPTION, CONTENTS, Styles
from index.formats.docx_tables import WRAPPERS, grid, inside, rows
from index.formats.docx_text import Told, attribute, child, local, told
from index.formats.lines import SPACES, cell, glued
from index.types import Block, Place

# A heading never lies deeper than this: below begin the levels that numbering gives.
DEEPEST = 9
# A line of a table of contents ends in the number of a page.
PAGE_NUMBER = re.compile(r"[\t .．…·]+(?:\d{1,4}|[ivxlc]{1,6})$")
# Text boxes in text boxes, tables in tables: deeper than this nobody reads.
DEPTH = 20


@dataclass(slots=True)
class Body:
    """What reading a body needs to know, and what it has found so far."""

    styles: Styles
    numbering: Numbering
    note: Callable[[str, str], list[Any]]
    """The paragraphs of a foot- or endnote, by kind and id."""
    below_title: int = 0
    """1 where the document has a title of its own style: all headings lie one level below it."""
    blocks: list[Block] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    paragraphs: int = 0
    notes: int = 0
    pending: str = ""
    """The text of a paragraph whose end was deleted: the next one goes on with it."""

    def read(self, element: Any, depth: int = 0) -> None:
        """Add the blocks of a body, a cell, a text box or a note."""
        for below in element:
            name = local(below)
            if name == "p":
                self._paragraph(below, depth)
            elif name == "tbl" and depth < DEPTH:
                self._table(below, depth)
            elif name in WRAPPERS or name in ("AlternateContent", "Choice"):
                self.read(below, depth)

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        self.paragraphs += 1
        place = Place(paragraph=self.paragraphs)
        said = told(paragraph)
        if said.hidden.strip():
            self.cut.append(said.hidden.strip())
        label = self._label(paragraph) if (said.text + self.pending).strip() else ""
        text, self.pending = self.pending + said.text, ""
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self.pending = label + text
        else:
            self._lines(paragraph, label, text, place)
        self._beside(said, place, depth)

    def _lines(self, paragraph: Any, label: str, text: str, place: Place) -> None:
        level = self.styles.level(paragraph)
        if level >= 0:
            title = label + glued(text.split("\n"))
            level = 1 if level == 0 else min(DEEPEST, level + self.below_title)
            self._add(Block(SPACES.sub(" ", title).strip(), "heading", level, place))
            return
        role: Literal["caption", "paragraph"] = "caption" if self.styles.names(paragraph, CAPTION) else "paragraph"
        for number, line in enumerate(text.split("\n")):
            if self.styles.names(paragraph, CONTENTS) and (page := PAGE_NUMBER.search(line)):
                self.cut.append(line.strip())
                line = line[: page.start()]
            self._add(Block(SPACES.sub(" ", (label if number == 0 else "") + line).strip(), role, place=place))

    def _add(self, block: Block) -> None:
        if block.text.strip():
            self.blocks.append(block)

    def _label(self, paragraph: Any) -> str:
        own = child(paragraph, "pPr", "numPr")
        found, style = own, ""
        for name, of in self.styles.of(paragraph):
            if found is not None and child(found, "numId") is not None:
                break
            found, style = of.numbered if of.numbered is not None else found, name
        if found is None or (numbered := child(found, "numId")) is None:
            return ""
        depth = child(own if own is not None and child(own, "ilvl") is not None else found, "ilvl")
        value = (attribute(depth, "val") or "") if depth is not None else ""
        list_id = attribute(numbered, "val") or ""
        level = int(value) if value.isdigit() else self.numbering.level_of(list_id, style)
        return self.numbering.label(list_id, level)

    def _beside(self, said: Told, place: Place, depth: int) -> None:
        """Add the text boxes that a paragraph anchors, and the notes that it refers to."""
        if depth < DEPTH:
            for box in said.boxes:
                self.read(box, depth + 1)
        for kind, name in said.notes:
            self.notes += 1
            if text := cell(told(paragraph).text for paragraph in self.note(kind, name)):
                self._add(Block(f"{self.notes} {text}", "note", place=place))

    def _table(self, table: Any, depth: int) -> None:
        found = rows(table)
        place = Place(paragraph=self.paragraphs + 1)
        if max((len(row) for row in found), default=0) <= 1:  # a frame around text, as boxes (专栏) are made
            for row in found:
                for one in row:
                    if not one.continues:
                        self.read(one.element, depth + 1)
            return
        later: list[tuple[Told, Place]] = []
        text, merged = grid(found, lambda element: self._cell(element, depth, later))
        if text.strip():
            self.blocks.append(Block(text, "table", place=place, merged=merged))
        for said, at in later:
            self._beside(said, at, depth + 1)

    def _cell(self, element: Any, depth: int, later: list[tuple[Told, Place]]) -> str:
        lines: list[str] = []
        for below in inside(element, "p", "tbl"):
            if local(below) == "tbl":
                nested = rows(below) if depth < DEPTH else []
                lines += [
                    self._cell(one.element, depth + 1, later) for row in nested for one in row if not one.continues
                ]
                continue
            self.paragraphs += 1
            said = told(below)
            later.append((said, Place(paragraph=self.paragraphs)))
            if said.text.strip():
                lines.append(self._label(below) + said.text)
        return cell(lines)
