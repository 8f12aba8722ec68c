"""Numbers that are neither figures, dates nor times (which of a row, a line's or law's number, names): each must be cited too."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked.computed import is_computed
from assistant.checked.figure_forms import easy
from assistant.checked.figure_placed import figures_in, placed
from assistant.checked.source import Cited, Fault, is_chinese
from assistant.checked.times import without_times
from assistant.checked.told_dates import without_dates
from assistant.checked.words import narrow, plain
from index.library import Library

ORDINALS = {
    name: n for n, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)
}  # fmt: skip
TENS = {
    name: n * 10 for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}  # fmt: skip
ORDINALS |= {f"{ten}-{one}": n + ORDINALS[one] for ten, n in TENS.items() for one in list(ORDINALS)[:9]}
ORDINALS |= {f"{ten[:-1]}ieth": n for ten, n in TENS.items()}
CARDINALS = {
    name: n for n, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
DIGITS = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
HAN = re.compile(r"[一二三四五六七八九十百千万两零〇]+")
ROMAN = re.compile(r"\b(?:(?:Article|Chapter|Part|Section|Book|Annex|Phase|Stage) ([IVXLC]+)|([IVXLC]{2,}))\b")
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
RANK_WORD = re.compile(rf"\b(?:{_ORDINAL})\b", re.I)
COMMA = re.compile(r"(?<=\d),(?=\d{3})")
YEAR = re.compile(r"(?<![\d.A-Za-z])(?:1[89]|20)\d\d(?!\d|\.\d|[A-Za-z])")
# A part is no row: a third, two thirds, 三分之一; and what is so by all means is in the first place.
RANKED = re.compile(
    rf"(?<!\ba )(?<!\bone )(?<!in the )\b({_ORDINAL})\b(?! (?:time|of all))|\bin the ({_ORDINAL})\b(?! (?:time|place|half))|"
    r"第([一二三四五六七八九十百\d]+)(?!时间)|\b(\d+)(?:st|nd|rd|th)\b|"
    r"\b(?:Articles?|Chapters?|Sections?|Lines?|Phases?|Paragraphs?|Pages?|Items?|Rules?|Tables?|Figures?|No\.?) ?(\d+)\b|(\d+)号线|([一二三])等奖",
    re.I,
)
# What a row counts, where one language says it: 第三批 is no 第三届.
COUNTED = re.compile(r"第([一二三四五六七八九十百\d]+)([批届期条章节款位名代轮季产]|个五年)")
SPELLED = re.compile(rf"\b({_ORDINAL}|{'|'.join(CARDINALS)})\b", re.I)
LEADING = re.compile(r"首[个家批期届次座条位]|\bfirst\b", re.I)
# 十四五 is the 14th plan.
PLAN = re.compile(r"(十[一二三四五六]?)五")
STAGE = re.compile(r"([一二三四五])期")
EVERYDAY = frozenset("12")
# Names with a number in them, and what stands for some of them in words.
NAMED = re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z]+[-.]?\d+(?:\.\d+)?[A-Za-z]*|\d+[A-Z](?![A-Za-z]))")
ALSO = {"covid-19": "新冠|冠状病毒|疫情|coronavirus", "pm2.5": "细颗粒物|fine[ -]partic", "pm10": "可吸入颗粒物"}


@functools.lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[str]:
    """Return every number in a text, whatever its script and scale, in figures and counted in ones: 三, third and 第3 are "3"."""
    told = plain(narrow(text))
    out = {_trim(found.replace(",", "")) for found in DIGITS.findall(COMMA.sub("", told))}
    out |= {f"{value:f}" for run in HAN.findall(told) if (value := Library.numeral(run)) is not None}
    out |= {number for plan in PLAN.findall(told) for number in (f"{Library.numeral(plan)}", "5")}  # of five years
    out |= {str(ORDINALS.get(word.lower()) or CARDINALS[word.lower()]) for word in SPELLED.findall(text)}
    out |= {str(_roman(one or other)) for one, other in ROMAN.findall(text)}
    return frozenset(out | ({"1"} if LEADING.search(text) else set()))


def number_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the numbers of a text, beside its figures, dates and times, that no source has, nor what stands around it."""
    names, left = _names(text), {_trim(found) for found in DIGITS.findall(plain(unread(text)))}
    if names or left:
        whole = "\n".join(f"{easy(source.text)}\n{source.around}" for source in cited)
        yield from _named(text, names, whole, cited)
        new = left - numbers(whole) if left else left
        yield from (Fault("number", (number,)) for number in sorted(new - (_following(text, cited) if new else new)))
    yield from _ranks(text, cited)


def _following(text: str, cited: Sequence[Cited]) -> frozenset[str]:
    """Return the numbers of a text that follow from the figures of its sources, which are doubted with the figures."""
    known = [one for source in cited for one in placed(source.text)]
    return frozenset(
        f"{one.figure.low:.10g}" for one in placed(text) if not one.figure.unit and is_computed(one, known)
    )


def _names(text: str) -> tuple[str, ...]:
    """Return the names with a number in them, in lower case and in order, each once."""
    return tuple(dict.fromkeys(found.group().lower() for found in NAMED.finditer(narrow(text))))


def _named(text: str, names: Sequence[str], whole: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield names with a number in them that no source has: A58, 6G, COVID-19."""
    across = {source.chinese for source in cited} != {is_chinese(text)}
    lower = re.sub(r"\s*[-–]\s*", "-", whole.lower())
    for name in names:
        other = ALSO.get(name)
        if name not in lower and not (other and re.search(other, lower)) and not (across and _told(name, whole)):
            yield Fault("name", (name,))


def _told(name: str, whole: str) -> bool:
    """Return True when the number of a name stands alone where its letters may be another language's word."""
    return set(re.findall(r"\d+(?:\.\d+)?", name)) <= numbers(whole)


def _ranks(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield which of a row a text names otherwise; first and second are everyday words where the source has no row."""
    if ranks(text):
        yield from _other_ranks(text, cited)
    if counted := _counted(text):
        theirs = frozenset[tuple[str, str]]().union(*(_counted(source.text) for source in cited))
        kinds = {kind for _, kind in theirs}
        yield from (Fault("rank", (f"{number}{kind}",)) for number, kind in sorted(counted - theirs) if kind in kinds)


def _other_ranks(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    rows = frozenset[str]().union(*(ranks(source.text) for source in cited))
    if ranks(text) <= rows:  # then what else the sources count need not be read
        return
    others = frozenset[str]().union(
        *(numbers(f"{unread(source.text)}\n{source.around}") | _inner(source.text) for source in cited)
    )
    across = {source.chinese for source in cited} != {is_chinese(text)}
    loose = numbers("\n".join(source.text for source in cited))
    for rank in sorted(ranks(text) - rows - others):
        if rank in loose and (across or re.search(rf"\b{rank}(?:st|nd|rd|th)\b", text)):
            continue  # a day or a birthday may be told as one of a row
        if rows or rank not in EVERYDAY:
            yield Fault("rank", (rank,))


@functools.lru_cache(maxsize=4096)
def _counted(text: str) -> frozenset[tuple[str, str]]:
    """Return which of a row a Chinese text names, and of what row: ("3", "批")."""
    found = COUNTED.findall(narrow(text))
    return frozenset((number if number.isdigit() else f"{Library.numeral(number)}", kind) for number, kind in found)


@functools.lru_cache(maxsize=4096)
def ranks(text: str) -> frozenset[str]:
    """Return which of a row a text names, in figures: 第三批, the third team, 14th, 二期, 第12条, Article 12."""
    easily = COMMA.sub("", narrow(text))
    found = (next(filter(None, at.groups())).lower() for pattern in (RANKED, STAGE) for at in pattern.finditer(easily))
    values = (word if word.isdigit() else ORDINALS.get(word) or Library.numeral(word) for word in found)
    return frozenset({f"{value}" for value in values if value} | ({"1"} if LEADING.search(text) else set()))


@functools.lru_cache(maxsize=4096)
def unread(text: str) -> str:
    """Return a text without its figures, dates, times and names: each is compared with more care elsewhere."""
    text = without_times(easy(text))
    for one in reversed(figures_in(text)):
        text = f"{text[: one.start]} ， {text[one.end :]}" if one.unit else text
    text = NAMED.sub(" ， ", text)
    return YEAR.sub(" ， ", COMMA.sub("", without_dates(RANK_WORD.sub(" ， ", text))))


def _inner(text: str) -> frozenset[str]:
    """Return the numbers in brackets behind others, and ordinals in words: 1 of Article 7(1), a third edition."""
    spelled = {str(ORDINALS[word.lower()]) for word in RANK_WORD.findall(text)}
    return frozenset({*re.findall(r"[\d)]\((\d+)\)", text), *spelled})


def _roman(numeral: str) -> int:
    values = [dict(zip("IVXLC", (1, 5, 10, 50, 100), strict=True))[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _trim(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
