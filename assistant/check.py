"""Each draft sentence against what it cites: offsets re-opened and compared; deterministic, no model."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Draft, Evidence, Quote
from index.errors import UnknownDocument
from index.library import View

# What a sentence asserts that can be compared to the letter: figures with their mark, and words in quotation marks.
FIGURE = re.compile(r"\d+(?:[.,]\d+)*\s*[%％‰万亿千百]*")
QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,})[”\"」』》]")
NAME = re.compile(r"\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found: the quotes that stand, whether the sentence may be shown, and why not or what is in doubt."""

    quotes: tuple[Quote, ...]
    shown: bool
    checked: bool
    why: str | None = None


def check(draft: Draft, evidence: Evidence, view: View) -> Verdict:
    """Return the verdict on one sentence; a sentence that cites nothing, or misquotes, is not shown."""
    known = {quote.key: quote for quote in evidence.quotes}
    quotes = tuple(dict.fromkeys(known[key] for key in draft.keys if key in known))
    if not quotes:
        cited = "cites nothing" if not draft.keys else f"cites {', '.join(draft.keys)}, which is not in the evidence"
        return Verdict((), False, False, cited)
    for quote in quotes:
        if fault := reopen(quote, view):
            return Verdict((), False, False, fault)
    return compare(draft.text, quotes)


def reopen(quote: Quote, view: View) -> str | None:
    """Return why a quote does not stand where it says, or None; the stored text is opened again for it."""
    try:
        text = view.document(quote.document).text
    except UnknownDocument:
        return "cites a document that is not there"
    if not 0 <= quote.start < quote.end <= len(text) or text[quote.start : quote.end] != quote.text:
        return f"does not stand at {quote.start}–{quote.end} of what it cites"
    return None


def compare(text: str, quotes: Sequence[Quote]) -> Verdict:
    """Return whether a sentence says what its quotes say: word for word, or at least no other figure, name or quotation."""
    cited = _plain(" ".join(quote.text for quote in quotes))
    if any(_plain(text) in _plain(quote.text) for quote in quotes) and _plain(text):
        return Verdict(tuple(quotes), True, True)
    for pattern, what in ((FIGURE, "figure"), (QUOTED, "quotation"), (NAME, "name")):
        for found in pattern.finditer(text):
            said = _plain(found.group(found.lastindex or 0))
            if not _holds(cited, said, pattern is FIGURE):
                return Verdict((), False, False, f"has the {what} {said!r}, which does not stand in what it cites")
    return Verdict(tuple(quotes), True, False, "is not word for word what it cites; read the source")


def _holds(cited: str, said: str, is_figure: bool) -> bool:
    if not is_figure:
        return said in cited
    return re.search(rf"(?<![\d.]){re.escape(said)}(?!\d|[.,]\d)", cited) is not None


def _plain(text: str) -> str:
    """Return text without the differences that change no meaning: width, case, spaces. For comparing only."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
