"""DOCX → blocks: headings by style, lists with their numbers, tables, notes, text boxes; headers and footers are cut."""

from collections import Counter
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
    facts, warnings = Facts(title=_title(document, blocks)), tuple(_unread(document))
    return Page(tuple(blocks), facts, tuple(cut), warnings=warnings, written=_made(document))


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


def _title(document: Any, blocks: list[Block]) -> str | None:
    """Return the title that the document shows, else the file's."""
    shown = next((block.text for block in blocks if block.role == "heading" and block.level == 1), None)
    return shown or sound_title(document.core_properties.title or "")


def _made(document: Any) -> str | None:
    """Return the day on which the file was made, as its properties say."""
    created = document.core_properties.created
    made = created.date().isoformat() if created else None
    return None if made == TEMPLATE_DAY else made


def _unread(document: Any) -> list[str]:
    """Return a warning where the text refers to something outside itself, which is never fetched."""
    root = document.element
    if root.getroottree().docinfo.internalDTD is None:  # without one a file that refers to anything is broken
        return []
    names = Counter(inner.name for inner in root.iter() if not local(inner) and hasattr(inner, "name"))
    told = ", ".join(f"&{name}; ({times} ×)" for name, times in names.items())
    return [f"refers to something outside its text, which is never read and is missing there: {told}"] if told else []
