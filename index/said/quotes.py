"""Quotation marks → the stretches that are spoken, apart from names and catchwords that only stand in marks."""

import re
from dataclasses import dataclass

from index.script import HAN

PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}
STOP = "。！？!?…，,;；."
# A quotation of fewer characters without a stop, and without a colon before it, is a name or a catchword.
CATCHWORD, LATIN_CATCHWORD = 12, 24
MASK = "\ue001"
# What stands directly around a spoken quotation: nothing, a mark, or the verb that introduces it.
INTRODUCED = re.compile(r"(?:^|[：:，,。！？!?\s—]|[说說道称稱])$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A spoken stretch with its marks; `open` is True where no closing mark follows, `going` where none opens it."""

    start: int
    end: int
    open: bool = False
    going: bool = False


def quotes(text: str, going: bool = False) -> list[Quote]:
    """Return the spoken stretches of a text, in order; `going` says that it begins inside a quotation."""
    found: list[Quote] = []
    at = 0
    if going:
        closing = re.search(r"[”」』\"]", text)
        if closing is None:
            return [Quote(0, len(text), open=True, going=True)]
        found, at = [Quote(0, closing.end(), going=True)], closing.end()
    while at < len(text):
        if text[at] in PAIRS:
            end = _closing(text, at)
            if end is None:
                found += [Quote(at, len(text), open=True)] if _spoken(text, at, len(text)) else []
                break
            found += [Quote(at, end)] if _spoken(text, at, end) else []
            at = end
        else:
            at += 1
    return found


def masked(text: str, spoken: list[Quote]) -> str:
    """Return the text with every spoken character replaced, so that only the writer's words are read; same length."""
    for quote in spoken:
        text = text[: quote.start] + MASK * (quote.end - quote.start) + text[quote.end :]
    return text


def _closing(text: str, at: int) -> int | None:
    """Return where the quotation that opens at `at` ends; one of its own kind may stand inside it."""
    left, right = text[at], PAIRS[text[at]]
    depth = 1
    for place in range(at + 1, len(text)):
        if text[place] == right:
            depth -= 1
        elif text[place] == left:
            depth += 1
        if depth == 0:
            return place + 1
    # An inner mark that was never closed must not hide the outer one's end.
    last = text.rfind(right, at + 1)
    return last + 1 if last >= 0 else None


def _spoken(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end].rstrip('”」』"')
    short = CATCHWORD if HAN.search(inside) else LATIN_CATCHWORD
    if inside[-1:] and inside[-1] in STOP:
        return True
    before = text[:start].rstrip()
    if before.endswith(("：", ":")):
        return True
    # 她说，“最怕的不是忙，是安静”
    if len(inside) <= short and not (re.search(r"[，,。！？]$", before) and re.search(r"[，。！？；]", inside)):
        return False
    after = text[end:].lstrip()
    # “双一流”建设高校: marks around what goes on as one phrase set a name apart, however long it is.
    return bool(INTRODUCED.search(text[:start])) and not (
        HAN.match(after) and before == "" and len(inside) <= 2 * short
    )
