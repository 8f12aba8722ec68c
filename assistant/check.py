"""Each draft sentence against what it cites: offsets re-opened and compared; deterministic, no model."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked.wanted import has
from assistant.checked.changes import change_faults
from assistant.checked.dates import date_faults
from assistant.checked.figures import figure_faults
from assistant.checked.names import name_faults
from assistant.checked.numbers import number_faults
from assistant.checked.orders import order_faults, ordered
from assistant.checked.quotations import quotation_faults
from assistant.checked.reasons import Reason
from assistant.checked.sense import sense_faults
from assistant.checked.source import Cited, Fault, as_written, cited, is_chinese, simplified
from assistant.checked.speech import speech_faults, unnamed
from assistant.checked.times import time_faults
from assistant.fields import stored, tells
from assistant.glossary import Glossary, shipped
from assistant.types import Draft, Evidence, Quote
from index.errors import UnknownDocument
from index.library import Library, View
from index.types import Document

# Full-width letters, figures and marks → the same at half width.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
PARAPHRASE, TRANSLATION = Reason("paraphrase"), Reason("translation")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found: the quotes that stand, whether the sentence may be shown, and why not or what is in doubt."""

    quotes: tuple[Quote, ...]
    shown: bool
    checked: bool
    reason: Reason | None = None

    @property
    def why(self) -> str | None:
        """Return the reason in English, for logs; `reason.told` says it in the reader's language."""
        return self.reason.told("en") if self.reason else None


def check(
    draft: Draft, evidence: Evidence, view: View, glossary: Glossary | None = None, told: Container[str] = ()
) -> Verdict:
    """Return the verdict on one sentence; one that cites nothing, misquotes or says what its sources don't is not shown.

    `glossary` holds the official renderings in force; without it, those that ship. `told` holds the keys of the quotes that
    stand before it in the answer, word for word.
    """
    known = {quote.key: quote for quote in evidence.quotes}
    quotes = tuple(dict.fromkeys(known[key] for key in draft.keys if key in known))
    if not draft.text.strip():
        return Verdict((), False, False, Reason("nothing"))
    if not quotes:
        missing = Reason("unknown", (", ".join(draft.keys),)) if draft.keys else Reason("uncited")
        return Verdict((), False, False, missing)
    opened: dict[str, Document] = {}
    for quote in quotes:
        if fault := reopen(quote, view, opened):
            return Verdict((), False, False, fault)
    verdict = compare(draft.text, quotes, [cited(quote, opened[quote.document]) for quote in quotes], glossary)
    # Who says the items of a list stands in the sentence that announces them.
    spoken = (
        verdict.reason is not None and verdict.reason.code == "unnamed" and _announced(verdict.quotes, evidence, told)
    )
    return replace(verdict, checked=True, reason=None) if spoken else verdict


def _announced(quotes: Sequence[Quote], evidence: Evidence, told: Container[str]) -> bool:
    """Return True for an item of a list right behind whose announcement, told before it, its own quote stands."""
    (item, *others) = quotes
    before = [
        one for one in evidence.quotes if one.document == item.document and one.end <= item.start and not one.item
    ]
    return item.item and not others and bool(before) and before[-1].key in told and has(before[-1].text, "speaker")


def reopen(quote: Quote, view: View, opened: dict[str, Document] | None = None) -> Reason | None:
    """Return why a quote does not stand where it says, or None; the stored text, or record, is opened again for it.

    `opened` takes up the documents, so that a sentence's quotes of one document open it once.
    """
    opened = {} if opened is None else opened
    try:
        if quote.document not in opened:
            opened[quote.document] = view.document(quote.document)
        if quote.field is not None:
            known = stored(view, quote.document, quote.field) == quote.value
            return None if known else Reason("record", (quote.field, f"{quote.value}"))
    except UnknownDocument:
        return Reason("gone")
    text = opened[quote.document].text
    if not 0 <= quote.start < quote.end <= len(text) or text[quote.start : quote.end] != quote.text:
        return Reason("place", (f"{quote.start}", f"{quote.end}"))
    return None


def compare(text: str, quotes: Sequence[Quote], sources: Sequence[Cited], glossary: Glossary | None = None) -> Verdict:
    """Return whether a sentence says what its quotes say: word for word, or at least nothing that one of the rules finds.

    `sources` are the quotes in their order, each with what stands around it. A hard fault removes the sentence; the first
    doubt is told with it.
    """
    stands = [n for n, quote in enumerate(quotes) if tells(text, quote) or _stands_whole(text, quote.text)]
    if stands:  # a quote beside it, in which it does not stand, supports nothing
        doubt = ordered(text) or unnamed(text, [sources[n] for n in stands])
        return Verdict(tuple(quotes[n] for n in stands), True, doubt is None, doubt.reason if doubt else None)
    doubts = []
    plain = Library.simplified(text), [simplified(source) for source in sources]
    for fault in _faults(*plain, glossary or shipped()):
        reason = as_written(fault, text, sources).reason
        if fault.hard:
            return Verdict((), False, False, reason)
        doubts.append(reason)
    return Verdict(tuple(quotes), True, False, next(iter(doubts), _in_other_words(text, quotes)))


def _faults(text: str, sources: Sequence[Cited], glossary: Glossary) -> Iterator[Fault]:
    """Yield what a text says that its sources do not, the surest rules first."""
    yield from order_faults(text, sources)
    yield from quotation_faults(text, sources)
    yield from figure_faults(text, sources)
    yield from change_faults(text, sources)
    yield from date_faults(text, sources)
    yield from time_faults(text, sources)
    yield from number_faults(text, sources)
    yield from name_faults(text, sources, glossary)
    yield from speech_faults(text, sources, glossary)
    yield from sense_faults(text, sources)


def _in_other_words(text: str, quotes: Sequence[Quote]) -> Reason:
    """Return what a sentence is that no rule faults and that is not word for word: a translation of all it cites, or a paraphrase."""
    chinese = is_chinese(text)
    words = [quote.text for quote in quotes if quote.text]
    return TRANSLATION if words and all(is_chinese(one) != chinese for one in words) else PARAPHRASE


def _stands_whole(text: str, quote: str) -> bool:
    """Return True when a text is the quote, or whole sentences of it in a row, and no speaker of it is left out.

    What begins or ends elsewhere was cut out of a sentence, and may have lost who said it, or a "not".
    """
    said = _exact(text)
    if not said or (has(quote, "speaker") and not has(text, "speaker")):
        return False
    spans = Library.sentences(quote)
    runs = (quote[a:b] for n, (a, _) in enumerate(spans) for _, b in spans[n:])
    return said == _exact(quote) or any(said == _exact(run) for run in runs)


def _exact(text: str) -> str:
    """Return text but for what never changes a meaning: full width, a last full stop, spaces beside Chinese."""
    narrow = text.translate(NARROW)
    return re.sub(r"(?<![!-~])\s+|\s+(?![!-~])", "", re.sub(r"\s+", " ", narrow)).rstrip("。.")
