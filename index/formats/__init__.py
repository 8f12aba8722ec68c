"""Bytes → a Page of blocks: the type is told by content, one small file reads each format."""

from collections.abc import Callable

from index.formats import html, markdown, text
from index.formats.decode import NotText, decode
from index.types import Page

READERS: dict[str, Callable[[str], Page]] = {"html": html.read, "markdown": markdown.read, "text": text.read}


def read(data: bytes, name: str) -> Page:
    """Return the page that `data` holds. Raises NotText with the reason when it holds no text."""
    content = decode(data)
    return READERS[kind(content, name)](content)


def kind(content: str, name: str) -> str:
    """Return "html", "markdown" or "text", by what the content looks like; the name decides only Markdown."""
    head = content[:2048].lstrip().lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")) or "<html" in head or ("<body" in head and "<p" in head):
        return "html"
    return "markdown" if name.lower().endswith((".md", ".markdown")) else "text"


__all__ = ["NotText", "decode", "kind", "read"]
