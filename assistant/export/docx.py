"""Briefing → DOCX with real footnotes, which Word and LibreOffice set at the foot of the page."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assistant.export.briefing import Block, Briefing, Part
from assistant.export.docx_notes import Footnotes

# A face for each script, that systems have or replace well: Word takes what it has.
LATIN, HAN = "Times New Roman", "SimSun"
SOFT = RGBColor(0x64, 0x5F, 0x54)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_docx(brief: Briefing, lang: str) -> bytes:
    """Return the briefing as the bytes of a DOCX file; `lang` (zh-CN, zh-TW, en) is what a spelling check goes by."""
    document = Document()
    _dress(document, lang)
    _say_what_it_is(document.core_properties, brief)
    document.add_heading(brief.title, 0)
    _soft(document, f"{brief.said['brief_made'].format(day=brief.day)} · {brief.said['brief_promise']}")
    notes = Footnotes(document, brief)
    for part in brief.parts:
        _part(document, part, notes)
    notes.write()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _say_what_it_is(properties: Any, brief: Briefing) -> None:
    """Set the file's properties, in which python-docx's template says things of itself."""
    properties.title, properties.author, properties.comments = brief.title[:255], "", ""
    properties.created = properties.modified = datetime.fromisoformat(brief.day)


def _part(document: Any, part: Part, notes: Footnotes) -> None:
    document.add_heading(part.question, 1)
    for block in part.blocks:
        _block(document, block, notes)
    for remark in part.remarks:
        _soft(document, remark)


def _block(document: Any, block: Block, notes: Footnotes) -> None:
    """Add a paragraph for each line of a list, one for lines that run on."""
    paragraph = None if block.listed else document.add_paragraph()
    for at, line in enumerate(block.lines):
        into = document.add_paragraph(style="List Bullet") if paragraph is None else paragraph
        into.add_run((block.between if at and paragraph is not None else "") + line.text)
        notes.refer(into, line.notes)


def _soft(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), SOFT


def _dress(document: Any, lang: str) -> None:
    """Set the faces of both scripts and the language; python-docx's template knows no Chinese."""
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's face would win over the one that is named
        fonts.set(qn("w:eastAsia"), HAN)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(11)
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:eastAsia"), lang if lang.startswith("zh") else "zh-CN")
    language.set(qn("w:val"), "en-US")
