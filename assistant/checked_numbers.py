"""Numbers that are neither figures nor dates (which of a row, a line's or law's number, times): each must be cited too."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked_source import Cited, Fault
from assistant.checked_words import narrow, plain
from assistant.figure_dates import DATE
from assistant.figures import figures
from index.library import Library

ORDINALS = {
    name: n for n, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
CARDINALS = {
    name: n for n, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
DIGITS = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
HAN = re.compile(r"[一二三四五六七八九十百千万两零〇]+")
# A part is no row: a third, two thirds, 三分之一.
RANKED = re.compile(
    rf"(?<!\ba )(?<!\bone )\b({'|'.join(ORDINALS)})\b(?! (?:time|of all|place))|第([一二三四五六七八九十百\d]+)(?!次|时间)|\b(\d+)(?:st|nd|rd|th)\b|"
    r"\b(?:Articles?|Chapters?|Sections?|Lines?|Phases?|No\.?) ?(\d+)\b|(\d+)号线",
    re.I,
)
SPELLED = re.compile(rf"\b({'|'.join((*ORDINALS, *CARDINALS))})\b", re.I)
LEADING = re.compile(r"首[个家批期届次座条]|\bfirst\b", re.I)
# 十四五 is the 14th plan.
PLAN = re.compile(r"(十[一二三四五六]?)五")
STAGE = re.compile(r"([一二三四五])期")
EVERYDAY = frozenset("12")


@functools.lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[str]:
    """Return every number in a text, whatever its script and scale, in figures and counted in ones: 三, third and 第3 are "3"."""
    easy = plain(narrow(text))
    out = {_trim(found.replace(",", "")) for found in DIGITS.findall(re.sub(r"(?<=\d),(?=\d{3})", "", easy))}
    out |= {f"{value:f}" for run in HAN.findall(easy) if (value := Library.numeral(run)) is not None}
    out |= {f"{Library.numeral(plan)}" for plan in PLAN.findall(easy)}
    out |= {str(ORDINALS.get(word.lower()) or CARDINALS[word.lower()]) for word in SPELLED.findall(text)}
    return frozenset(out | ({"1"} if LEADING.search(text) else set()))


def number_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the numbers of a text, beside its figures and dates, that none of its sources has, nor what stands around them."""
    known = frozenset[str]().union(*(numbers(f"{source.text}\n{source.around}") for source in cited))
    rest = _without_figures(narrow(text))
    for number in sorted(
        {_trim(found) for found in DIGITS.findall(re.sub(r"(?<=\d),(?=\d{3})", "", plain(rest)))} - known
    ):
        yield Fault("number", (number,))
    yield from _ranks(text, cited, known)


def _ranks(text: str, cited: Sequence[Cited], known: frozenset[str]) -> Iterator[Fault]:
    """Yield which of a row a text names otherwise; first and second are everyday words where the source has no row."""
    rows = frozenset[str]().union(*(ranks(source.text) for source in cited))
    for rank in sorted(ranks(text) - (rows or known)):
        if rows or rank not in EVERYDAY:
            yield Fault("rank", (rank,))


@functools.lru_cache(maxsize=4096)
def ranks(text: str) -> frozenset[str]:
    """Return which of a row a text names, in figures: 第三批, the third team, 14th, 二期, 第12条, Article 12."""
    found = (
        next(filter(None, at.groups())).lower() for pattern in (RANKED, STAGE) for at in pattern.finditer(narrow(text))
    )
    values = (word if word.isdigit() else ORDINALS.get(word) or Library.numeral(word) for word in found)
    return frozenset({f"{value}" for value in values if value} | ({"1"} if LEADING.search(text) else set()))


def _without_figures(text: str) -> str:
    """Return a text with its figures and dates left out: each is compared with more care elsewhere."""
    for one in reversed(figures(text)):
        text = f"{text[: one.start]} ， {text[one.end :]}"
    return DATE.sub(" ， ", text)


def _trim(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
