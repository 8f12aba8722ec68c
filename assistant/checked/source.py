"""A quote that is cited, as a sentence is held against it: its sentences, who says them, and what stands around it."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.checked.reasons import Reason
from assistant.types import Quote
from index.library import Library
from index.types import Document, Said

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a sentence says that its sources do not: a code of `checked/reasons.py`, and the words it speaks of.

    A hard one removes the sentence; another is a doubt that is shown with it.
    """

    code: str
    parts: tuple[str, ...] = ()
    hard: bool = True

    @property
    def reason(self) -> Reason:
        """Return the reason, which can be told in words."""
        return Reason(self.code, self.parts)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a quote, and as whose words the document reports it (None where they are the document's own)."""

    text: str
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One quote: its text, its sentences, the day it was published, and the words it may lean on without saying them.

    `around` holds title, headings, issuer, outlet and place of the document, and whoever says the quote: a name or year
    from there is no invention, though it does not stand in the words cited.
    """

    text: str
    lines: tuple[Line, ...]
    published: str | None = None
    around: str = ""
    outlet: bool = False
    """Whether the document says in which paper or on which page it appeared."""

    @property
    def chinese(self) -> bool:
        """Return True when the quote is in Chinese."""
        return is_chinese(self.text)


def cited(quote: Quote, document: Document) -> Cited:
    """Return a quote as it is held against; a field of the record is a line of its own, which nobody says."""
    if quote.field is not None:
        return Cited(quote.value or "", (Line(quote.value or ""),), document.published, _around(quote, document, ()))
    spans = [(quote.start + a, quote.start + b) for a, b in Library.sentences(quote.text)] or [(quote.start, quote.end)]
    lines = tuple(Line(document.text[a:b], _said(document, a, b)) for a, b in spans)
    return Cited(quote.text, lines, document.published, _around(quote, document, lines), bool(document.outlet))


def simplified(source: Cited) -> Cited:
    """Return a quote with all of its words in simplified characters, so that the rules need know one script."""
    lines = tuple(Line(_plain(line.text), line.said and _plain_said(line.said)) for line in source.lines)
    return Cited(_plain(source.text), lines, source.published, _plain(source.around), source.outlet)


def as_written(fault: Fault, text: str, sources: Sequence[Cited]) -> Fault:
    """Return a fault with the words it speaks of as they are written in the text or a source, in their own script."""
    written = (text, *(part for source in sources for part in (source.text, source.around)))
    return replace(fault, parts=tuple(_in_script(part, written) for part in fault.parts))


def _in_script(part: str, written: Iterable[str]) -> str:
    return HAN_RUN.sub(lambda run: _found(run.group(), written), part)


def _found(run: str, written: Iterable[str]) -> str:
    places = ((one, _plain(one).find(run)) for one in written)
    return next((one[at : at + len(run)] for one, at in places if at >= 0), run)


_plain = functools.lru_cache(maxsize=4096)(Library.simplified)


def _plain_said(said: Said) -> Said:
    return replace(said, speaker=_plain(said.speaker), role=_plain(said.role))


@functools.lru_cache(maxsize=4096)
def is_chinese(text: str) -> bool:
    """Return True when a text is in Chinese, by the share of its characters."""
    return Library.is_chinese(text)


def _said(document: Document, start: int, end: int) -> Said | None:
    """Return the speech that takes up most of a sentence, or None."""
    taken = [(min(said.end, end) - max(said.start, start), n) for n, said in enumerate(document.said)]
    most, n = max(taken, default=(0, 0))
    return document.said[n] if most * 2 > end - start else None


def _around(quote: Quote, document: Document, lines: tuple[Line, ...]) -> str:
    facts = (document.title, document.issuer, document.outlet, document.dateline, document.published)
    speakers = (word for line in lines if line.said for word in (line.said.speaker, line.said.role))
    return "\n".join(filter(None, (*facts, *quote.outline, *speakers)))
