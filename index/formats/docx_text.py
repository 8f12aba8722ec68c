"""A paragraph of a DOCX → its words as a reader sees them: changes accepted, hidden text, notes and boxes told apart."""

from dataclasses import dataclass, field
from typing import Any

# What stands in a paragraph's XML and not on paper: deleted and moved-away text, field codes, formatting, the old-style
# double of a drawing, the reading above a character.
UNSEEN = frozenset(
    {"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "Fallback", "rt", "sdtPr", "tblPr", "tcPr"}
)
MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
# Symbol fonts keep their signs in a private range that no other font knows.
PRIVATE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Told:
    """A paragraph's text with tabs and line breaks, the notes it refers to in order, its text boxes, its hidden text."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    hidden: str = ""


def local(element: Any) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return the attribute with this name, whatever its namespace; None when it is not there."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Any, *path: str) -> Any | None:
    """Return the element at the end of a path of local names, or None."""
    for name in path:
        element = next((below for below in element if local(below) == name), None)
        if element is None:
            return None
    return element


def is_on(element: Any | None) -> bool:
    """Return True for a switch that is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "none", "off")


def told(paragraph: Any) -> Told:
    """Return what a paragraph says."""
    found = Told()
    _walk(paragraph, found)
    return found


def _walk(element: Any, found: Told) -> None:
    for below in element:
        name = local(below)
        if name in UNSEEN:
            continue
        if name == "r" and is_on(child(below, "rPr", "vanish")):
            inside = told(below)
            found.hidden += inside.text
            found.notes += inside.notes
        elif name == "t":
            found.text += _whole(below)
        elif name in MARKS:
            found.text += MARKS[name]
        elif name == "br":
            found.text += "\n" if attribute(below, "type") in (None, "textWrapping") else ""
        elif name == "sym":
            found.text += _symbol(attribute(below, "char") or "")
        elif name in NOTES:
            found.notes.append((NOTES[name], attribute(below, "id") or ""))
        elif name == "txbxContent":
            found.boxes.append(below)
        else:
            _walk(below, found)


def _whole(element: Any) -> str:
    """Return an element's text, also what stands behind a comment or a reference in it."""
    return (element.text or "") + "".join(inner.tail or "" for inner in element)


def _symbol(code: str) -> str:
    try:
        place = int(code, 16)
        return "" if place in PRIVATE else chr(place)
    except (ValueError, OverflowError):
        return ""
