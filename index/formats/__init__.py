"""Bytes → a Page of blocks: the type is told by content, one small file reads each format."""

import re
from collections.abc import Callable
from dataclasses import replace

from index.formats import csv, docx, html, markdown, mhtml, package, pdf, sheet, text
from index.formats.beside_tables import beside_tables
from index.formats.decode import NotText, decode
from index.tabled.table_lines import gathered
from index.types import Page

READERS: dict[str, Callable[[str], Page]] = {
    "html": html.read,
    "markdown": markdown.read,
    "csv": csv.read,
    "text": text.read,
}
SUFFIXES = frozenset(
    (
        *("", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".eml"),
        *(".pdf", ".docx", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv", ".doc", ".wps", ".rtf"),
    )
)
"""Suffixes of files that are worth trying; "" is a name without one. What is inside decides, and refuses with a reason."""

HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml")
# A text that speaks of <html> is no page: only what begins as one is, or what is named so and holds a tag.
HTML_HEAD = re.compile(
    r"(?>\s*(?:<!--(?>.*?-->)\s*|<\?xml[^>]*>\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
HTML_TAG = re.compile(r"<(?:p|div|article|section|h[1-6]|table|ul|ol|br)\b[^>]*>", re.I)
# A PDF may begin with some bytes that mail programs and printers put before it.
PDF_HEAD = 1024


def read(data: bytes, name: str, *, ocr: bool = False) -> Page:
    """Return the page that `data` holds. Raises NotText with the reason when it holds no text.

    `ocr` has pages of a PDF that are pictures read by Tesseract, where it is installed.
    """
    if b"%PDF-" in data[:PDF_HEAD]:
        return pdf.read(data, ocr=ocr)
    if data.startswith(b"PK\x03\x04"):
        found = package.kind(data)
        return docx.read(data) if found == "docx" else sheet.read(data, found)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return sheet.read(data, package.old_office(data))
    if mhtml.is_mhtml(data):
        return _saved(data)
    content = decode(data)
    return _labelled(READERS[kind(content, name)](content))


def kind(content: str, name: str) -> str:
    """Return "html", "markdown", "csv" or "text", by what the content looks like; the name decides only Markdown."""
    named_html = name.lower().endswith(HTML_NAMES)
    if HTML_HEAD.match(content) or (named_html and HTML_TAG.search(content)):
        return "html"
    if name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "csv" if csv.is_csv(content, name) else "text"


def _saved(data: bytes) -> Page:
    what, content, address = mhtml.page(data)
    page = READERS[what](content)
    return _labelled(replace(page, facts=replace(page.facts, url=page.facts.url or address)))


def _labelled(page: Page) -> Page:
    return replace(page, blocks=tuple(beside_tables(list(gathered(page.blocks)))))


__all__ = ["SUFFIXES", "NotText", "decode", "kind", "read"]
