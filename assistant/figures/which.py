"""Which one of a row a text speaks of (第2批, 首期, the first phase): its number and what is numbered, and where it stands."""

import re

from assistant.figures.units import SIMPLE

# Which one of a row a figure is of (第2批, 首期, the first phase), and below which of them are editions of one thing that may go unnamed.
ROW = re.compile(
    r"(?:第(?P<han>[一二三四五六七八九十]{1,3}|\d{1,3})|(?P<first>[首头]))(?P<of>批|期|轮|阶段|标段|次|届|版|季)|(?P<stage>[一二三四五])期(?=工程|项目|建设)|"
    r"\b(?P<en>first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) (?P<of_en>batch|phase|round|stage|tranche|lot|session|edition)|\b(?P<of_en2>phase|stage|batch|round) (?P<n_en>\d{1,2}|one|two|three|four|five|I{1,3})\b",
    re.I,
)
EDITIONS = frozenset("届 版 次 session edition".split())
NUMBERS = {
    **{han: n for n, han in enumerate("一二三四五六七八九十", 1)},
    **{word: n for n, word in enumerate("first second third fourth fifth".split(), 1)},
    **{word: n for n, word in enumerate("one two three four five".split(), 1)},
    "i": 1,
    "ii": 2,
    "iii": 3,
}


def which_of(text: str) -> frozenset[str]:
    """Return which of a row a text speaks of, each as its number and what is numbered: "2 批"; those of an edition too."""
    told = set()
    for found in ROW.finditer(text.translate(SIMPLE)):
        said = found.groupdict()
        number = (said["han"] or said["stage"] or said["en"] or said["n_en"] or "first").lower()
        of = said["of"] or said["of_en"] or said["of_en2"] or "期"
        told.add(f"{NUMBERS.get(number, re.sub(r'(?:st|nd|rd|th)$', '', number))} {of.lower()}")
    return frozenset(told)


def last_batch(text: str) -> re.Match[str] | None:
    """Return the last of a row that a text names, an edition (第三届) left out; None where it names none."""
    named = [found for found in ROW.finditer(text.translate(SIMPLE)) if not EDITIONS & set(found.groupdict().values())]
    return named[-1] if named else None
