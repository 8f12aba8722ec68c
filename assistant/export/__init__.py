"""Kept turns → what leaves the house: a footnoted briefing as DOCX, Markdown or a page to print, and references."""

from assistant.export.briefing import Briefing, briefing
from assistant.export.docx import as_docx
from assistant.export.html import as_html
from assistant.export.markdown import as_markdown
from assistant.export.words import EXPORT_WORDS

__all__ = ["EXPORT_WORDS", "Briefing", "as_docx", "as_html", "as_markdown", "briefing"]
