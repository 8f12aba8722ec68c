"""DOCX → blocks: headings by style, lists with their numbers, tables, notes, text boxes; headers and footers are cut."""

import re
from io import BytesIO
from typing import Any

from index.formats.beside_tables import beside_tables
from index.formats.decode import NotText
from index.formats.docx_body import Body
from index.formats.docx_numbering import numbering
from index.formats.docx_styles import styles
from index.formats.docx_text import attribute, local, told
from index.formats.package import broken
from index.formats.titles import sound_title
from index.types import Block, Facts, Page

# A document that states a day itself is not dated by its file.
STATES_DAY = re.compile(
    r"(?:\d{4}|[〇零○Ｏ一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月|\d{4}-\d{2}-\d{2}|\b(?:19|20)\d{2}\b"
)
# What the library that many programs write DOCX with leaves in each of its files.
TEMPLATE_DAY = "2013-12-23"


def read(data: bytes) -> Page:
    """Return a DOCX's blocks. Raises NotText when it can't be opened."""
    document = _opened(data)
    body = Body(
        styles(_part(document, "styles")),
        numbering(_part(document, "numbering")),
        _notes(document),
        below_title=int(_has_title(document)),
    )
    try:
        body.read(document.element.body)
    except RecursionError as error:
        raise NotText("is a DOCX nested too deeply to be read; save it again from Word, or leave it out") from error
    blocks = beside_tables(body.blocks)
    cut = (*body.cut, *_frame(document))
    return Page(tuple(blocks), _facts(document, blocks), tuple(cut))


def _opened(data: bytes) -> Any:
    import docx

    try:
        return docx.Document(BytesIO(data))
    except Exception as error:  # the library lets errors of zip, XML and its own through; each means the file is broken
        raise broken("DOCX", error) from error


def _part(document: Any, name: str) -> Any | None:
    """Return the root of a part (styles, numbering, footnotes …) that the document refers to, or None."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            part = relation.target_part
            try:
                return part.element if hasattr(part, "element") else parse_xml(part.blob)
            except ValueError as error:  # XML faults are values out of range to the parser
                raise broken("DOCX", error) from error
            except SyntaxError as error:
                raise broken("DOCX", error) from error
    return None


def _notes(document: Any) -> Any:
    """Return a look-up of the paragraphs of foot- and endnotes."""
    known: dict[tuple[str, str], list[Any]] = {}
    for kind in ("footnote", "endnote"):
        for element in root if (root := _part(document, f"{kind}s")) is not None else ():
            if local(element) == kind:
                known[kind, attribute(element, "id") or ""] = [below for below in element.iter() if local(below) == "p"]
    return lambda kind, name: known.get((kind, name), [])


def _has_title(document: Any) -> bool:
    found = styles(_part(document, "styles"))
    return any(found.level(p) == 0 and told(p).text.strip() for p in document.element.body if local(p) == "p")


def _frame(document: Any) -> list[str]:
    """Return the lines of headers and footers, each once."""
    lines: list[str] = []
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")) and not relation.is_external:
            root = relation.target_part.element
            lines += [told(below).text.strip() for below in root.iter() if local(below) == "p"]
    return list(dict.fromkeys(line for line in lines if line))


def _facts(document: Any, blocks: list[Block]) -> Facts:
    """Return the title that the document shows, else the file's; the file's day only where the text names no year."""
    core = document.core_properties
    shown = next((b.text for b in blocks if b.role == "heading" and b.level == 1), None)
    made = core.created.date().isoformat() if core.created else None
    stated = any(STATES_DAY.search(block.text) for block in blocks)
    day = None if stated or made == TEMPLATE_DAY else made
    return Facts(title=shown or sound_title(core.title or ""), published=day)
