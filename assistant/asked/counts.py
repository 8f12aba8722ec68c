"""How many things a question asks for, and how many the sentence before a list promises."""

import re

_HAN = "一二三四五六七八九两"
# A unit of time or of a measure counts no items of a list.
_UNIT = r"(?:大|个(?!月|小时|星期|工作日|百分点)|项|条|种|类|方面|点|件|家|位|座|步(?!行)|段|处|名|支|所|招|方)"
_NUMBER = rf"(?<![第一二三四五六七八九十百千万两\d.])([{_HAN}]|十[一二三四五六七八九]?|\d{{1,2}})(?={_UNIT})"
WORDS = {name: n for n, name in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_ENGLISH = rf"\b({'|'.join(WORDS)})\b"
COUNT = re.compile(rf"{_NUMBER}|{_ENGLISH}", re.I)
# The number behind a word that asks is the one meant: 2025年的五个城市有哪三项试点.
ASKED = re.compile(rf"[哪这][{_HAN}十\d]{{1,2}}{_UNIT}")
PAIR = re.compile(r"\bpair of\b|\bboth\b", re.I)


def asked_for(folded: str) -> int | None:
    """Return how many things a question, in simplified script, asks for; None where it does not say."""
    marked = ASKED.search(folded)
    numbers = counts(folded[marked.start() + 1 :] if marked else folded)
    if numbers:
        return numbers[0]
    return 2 if PAIR.search(folded) else None


def promised(lead: str, given: int) -> int | None:
    """Return how many items the sentence before a list promises where that is more than it has, else None."""
    numbers = counts(lead)
    return numbers[-1] if numbers and all(number > given for number in numbers) else None


def counts(text: str) -> list[int]:
    """Return the numbers of things that a text in simplified script names, in order; one thing alone is no number."""
    found = (_value(zh or en) for zh, en in COUNT.findall(text))
    return [number for number in found if number > 1]


def _value(named: str) -> int:
    if named.isdecimal():
        return int(named)
    if named.lower() in WORDS:
        return WORDS[named.lower()]
    if named.startswith("十"):
        return 10 + (_HAN.index(named[1]) + 1 if len(named) > 1 else 0)
    return 2 if named == "两" else _HAN.index(named) + 1
