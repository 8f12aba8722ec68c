"""Notes → footnotes of a DOCX, which python-docx does not write: their part, their styles, their marks in the text."""

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from assistant.export.briefing import Briefing, Note

# The two footnotes that draw the line above the others (ECMA-376, part 1, 17.11); Word numbers them so.
RULES = (("separator", "-1"), ("continuationSeparator", "0"))
# Word's own names: by these it knows the styles.
TEXT, MARK = "footnote text", "footnote reference"


class Footnotes:
    """The footnotes of one document, made as they are referred to; the number in the text is the program's own."""

    def __init__(self, document: Any, brief: Briefing) -> None:
        self._document = document
        self._notes = {note.n: note for note in brief.notes}
        self._said = brief.said
        self._made: set[int] = set()
        self._root = _element("w:footnotes")
        for kind, id_ in RULES:
            self._root.append(_rule(kind, id_))
        _styles(document)

    def refer(self, paragraph: Any, numbers: Sequence[int]) -> None:
        """Put the marks of notes at the end of a paragraph; a note that stands already is referred to by its number."""
        for at, n in enumerate(numbers):
            if at:
                _marked(paragraph, ", ")  # 1 and 2 side by side would be 12
            self._refer(paragraph, n)

    def _refer(self, paragraph: Any, n: int) -> None:
        if n in self._made:
            _cross(paragraph, n)
            return
        self._made.add(n)
        self._root.append(self._note(self._notes[n]))
        paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(n), "w:name": _name(n)}))
        _marked(paragraph)._r.append(_element("w:footnoteReference", {"w:id": str(n)}))
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(n)}))

    def write(self) -> None:
        """Add the part to the document, and name its rules in the settings, as the standard asks for."""
        part = self._document.part
        made = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        named = _element("w:footnotePr")
        for _, id_ in RULES:
            named.append(_element("w:footnote", {"w:id": id_}))
        settings = self._document.settings.element
        settings.insert(settings.index(settings.find(qn("w:compat"))), named)  # the schema's order

    def _note(self, note: Note) -> Any:
        """Return a footnote: mark, source, quote, address, in one paragraph."""
        paragraph = Paragraph(OxmlElement("w:p"), self._document._body)
        paragraph._p.style = _id(TEXT)
        _marked(paragraph)._r.append(_element("w:footnoteRef"))
        said = self._said
        quote = f"{said['brief_open_quote']}{note.quote}{said['brief_close_quote']}" if note.quote else ""
        text = said["brief_between"].join(part for part in (note.source, quote) if part)
        paragraph.add_run(" " + " ".join(part for part in (text, note.url) if part))
        made = _element("w:footnote", {"w:id": str(note.n)})
        made.append(paragraph._p)
        return made


def _cross(paragraph: Any, n: int) -> None:
    """Put a field that shows the number of a note which stands already, and follows it when numbers change."""
    for kind in ("begin", "separate", "end"):
        if kind == "end":
            _marked(paragraph, str(n))
        _marked(paragraph)._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        if kind == "begin":
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = f" NOTEREF {_name(n)} \\f \\h "
            _marked(paragraph)._r.append(instruction)


def _marked(paragraph: Any, text: str = "") -> Any:
    """Return a new run at the paragraph's end that looks as marks of footnotes do."""
    run = paragraph.add_run(text)
    run._r.style = _id(MARK)
    return run


def _id(style: str) -> str:
    """Return the id that python-docx gives a style of this name; by name it would search all styles for each run."""
    return style.replace(" ", "")


def _name(n: int) -> str:
    return f"_RefNote{n}"


def _rule(kind: str, id_: str) -> Any:
    paragraph, run = _element("w:p"), _element("w:r")
    run.append(_element(f"w:{kind}"))
    paragraph.append(run)
    made = _element("w:footnote", {"w:type": kind, "w:id": id_})
    made.append(paragraph)
    return made


def _styles(document: Any) -> None:
    """Add the two styles of footnotes, which python-docx's template lacks."""
    text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style, text.font.size = document.styles["Normal"], Pt(9)
    text.paragraph_format.space_after = Pt(2)
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made
