"""Bytes → a Page of blocks: the type is told by content, one small file reads each format."""

import re
from collections.abc import Callable

from index.formats import html, markdown, text
from index.formats.decode import NotText, decode
from index.types import Page

READERS: dict[str, Callable[[str], Page]] = {"html": html.read, "markdown": markdown.read, "text": text.read}

HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml")
# A text that speaks of <html> is no page: only what begins as one is, or what is named so and holds a tag.
HTML_HEAD = re.compile(
    r"(?>\s*(?:<!--(?>.*?-->)\s*|<\?xml[^>]*>\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
HTML_TAG = re.compile(r"<(?:p|div|article|section|h[1-6]|table|ul|ol|br)\b[^>]*>", re.I)


def read(data: bytes, name: str) -> Page:
    """Return the page that `data` holds. Raises NotText with the reason when it holds no text."""
    content = decode(data)
    return READERS[kind(content, name)](content)


def kind(content: str, name: str) -> str:
    """Return "html", "markdown" or "text", by what the content looks like; the name decides only Markdown."""
    named_html = name.lower().endswith(HTML_NAMES)
    if HTML_HEAD.match(content) or (named_html and HTML_TAG.search(content)):
        return "html"
    return "markdown" if name.lower().endswith((".md", ".markdown")) else "text"


__all__ = ["NotText", "decode", "kind", "read"]
