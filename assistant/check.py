"""Each draft sentence against what it cites: offsets re-opened and compared; deterministic, no model."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.fields import stored, tells
from assistant.types import Draft, Evidence, Quote
from assistant.wanted import has
from index.errors import UnknownDocument
from index.library import Library, View

# What a sentence asserts that can be compared to the letter: figures with their unit, words in quotation marks, names.
SCALE = r"[万亿千百]+|(?:thousand|million|billion|trillion)\b"
# Units that exclude each other; counters (家, 个, 项) do not: a sentence may well say another one.
UNIT = (
    r"[%‰]|平方公里|平方米|立方米|公里|公顷|公斤|千瓦时|美元|欧元|港元|日元|小时|分钟|[元吨人年月日天岁度米亩倍]|"
    r"(?:yuan|dollars?|euros?|pounds?|hectares?|km|kg|tonnes?|tons?|hours?|days?|years?)\b"
)
FIGURE = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?)(?!\d|\.\d)\s*({SCALE})?\s*({UNIT})?")
HAN_FIGURE = re.compile(
    r"[二三四五六七八九十百千万亿两零〇][一二三四五六七八九十百千万亿两零〇]*(?=[家个名项座条元吨人户亩米篇所种倍公])"
)
MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\b"
)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,})[”\"」』》]")
NAME = re.compile(r"\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b")
# A Chinese word of two characters may be a name or not (新建, 和平): only from this length on is it surely one.
SURE = 3
HAN = re.compile(r"[\u4e00-\u9fff]")
# Full-width letters, figures and marks → the same at half width.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


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
    if not draft.text.strip():
        return Verdict((), False, False, "says nothing")
    if not quotes:
        cited = "cites nothing" if not draft.keys else f"cites {', '.join(draft.keys)}, which is not in the evidence"
        return Verdict((), False, False, cited)
    for quote in quotes:
        if fault := reopen(quote, view):
            return Verdict((), False, False, fault)
    return compare(draft.text, quotes)


def reopen(quote: Quote, view: View) -> str | None:
    """Return why a quote does not stand where it says, or None; the stored text, or record, is opened again for it."""
    try:
        if quote.field is not None:
            known = stored(view, quote.document, quote.field) == quote.value
            return None if known else f"cites the {quote.field} '{quote.value}', which the record does not say"
        text = view.document(quote.document).text
    except UnknownDocument:
        return "cites a document that is not there"
    if not 0 <= quote.start < quote.end <= len(text) or text[quote.start : quote.end] != quote.text:
        return f"does not stand at {quote.start}–{quote.end} of what it cites"
    return None


def compare(text: str, quotes: Sequence[Quote]) -> Verdict:
    """Return whether a sentence says what its quotes say: word for word, or at least no other figure, name or quotation."""
    if stands := tuple(quote for quote in quotes if tells(text, quote) or _stands_whole(text, quote.text)):
        return Verdict(stands, True, True)  # a quote beside it, in which it does not stand, supports nothing
    cited = " ".join(quote.value or quote.text for quote in quotes)
    if fault := next(_faults(text, cited), None):
        return Verdict((), False, False, f"has the {fault}, which does not stand in what it cites")
    return Verdict(tuple(quotes), True, False, "is not word for word what it cites; read the source")


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


def _faults(text: str, cited: str) -> Iterator[str]:
    """Yield the figures, dates, quotations and names of a text that what it cites does not have."""
    known = [found.groups() for found in FIGURE.finditer(_figures(cited))]
    for found in FIGURE.finditer(_figures(text)):
        if not any(_agrees(found.groups(), other) for other in known):
            yield f"figure '{found.group().strip()}'"
    if not known:  # 五 may be told as 5: where there are figures, no rule settles it
        yield from (f"figure '{said}'" for said in HAN_FIGURE.findall(text) if said not in cited)
    for quoted in QUOTED.findall(text):
        if _plain(quoted) not in _plain(cited):
            yield f"quotation '{quoted}'"
    yield from (f"name '{name}'" for name in _names(text, cited))


def _agrees(said: Sequence[str | None], cited: Sequence[str | None]) -> bool:
    """Return True when two figures (number, scale, unit) are the same; a unit that one of them leaves out is no other."""
    return said[:2] == cited[:2] and (said[2] == cited[2] or not said[2] or not cited[2])


def _names(text: str, cited: str) -> Iterator[str]:
    """Yield names and months that are not in what is cited; those written in another script no rule can settle."""
    if re.search("[A-Za-z]", cited):
        spaced = " ".join(cited.split()).lower()
        latin = (" ".join(found.group().split()) for found in NAME.finditer(text))
        yield from (name for name in latin if not re.search(rf"\b{re.escape(name.lower())}\b", spaced))
        months = {month[:3] for month in MONTH.findall(cited)}
        yield from (month for month in MONTH.findall(text) if month[:3] not in months)
    if HAN.search(cited):
        folded = Library.fold(cited)
        known = (name.text for name in Library.names(text) if name.kind != "latin" and len(name.text) >= SURE)
        yield from (name for name in known if name not in folded)


def _figures(text: str) -> str:
    """Return text in which the same figure is written in one way: half width, no thousands mark, % for per cent."""
    half = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"\s*per ?cent", "%", THOUSANDS.sub("", half))


def _plain(text: str) -> str:
    """Return text without the differences that change no meaning: width, case, spaces. For comparing only."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _exact(text: str) -> str:
    """Return text but for what never changes a meaning: full width, a last full stop, spaces beside Chinese."""
    narrow = text.translate(NARROW)
    return re.sub(r"(?<![!-~])\s+|\s+(?![!-~])", "", re.sub(r"\s+", " ", narrow)).rstrip("。.")
