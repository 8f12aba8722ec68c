"""Spans → Quotes: exact text, the outline over it, and keys of our own."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Quote
from index.library import Library
from index.types import Document


def quoted(document: Document, span: tuple[int, int], score: float, why: str) -> Quote:
    """Return the quote of a span, with the headings over its own place and the reference an officer would write."""
    start, end = span
    outline, reference = Library.place(document, start, end)
    return Quote("", document.id, start, end, document.text[start:end], round(score, 4), why, outline, reference)


def keyed(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes in order with the keys Q1, Q2, …: what a draft cites them by."""
    return tuple(replace(quote, key=f"Q{n}") for n, quote in enumerate(quotes, 1))
