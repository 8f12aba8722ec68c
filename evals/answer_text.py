"""An answer or a gold answer → what is compared: the text meant, its units, and the formulae over units."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from assistant.types import Answer
from index.library import Library

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNIT = re.compile(rf"[{HAN}]|[^\s{HAN}]+")
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
Units = Sequence[str]


def said_shortly(answer: Answer) -> str:
    """Return the short answer where one was told, else the whole text."""
    return answer.short_answer or answer.text


def said_in_full(answer: Answer) -> str:
    """Return the whole text."""
    return answer.text


def units(text: str) -> list[str]:
    """Return what two answers are compared by, in order: single Chinese characters, and words of other scripts.

    As SQuAD (Rajpurkar et al. 2016) has it, case, punctuation and the articles a, an, the are left out; what is a unit of
    Chinese, and which marks count there, is CMRC 2018's (Cui et al. 2019). Width and script are folded too.
    """
    kept = "".join(char for char in Library.fold(text) if not _is_mark(char))
    return UNIT.findall(ARTICLE.sub(" ", kept))


def has_chinese(text: str) -> bool:
    """Return True when a text holds a Chinese character."""
    return re.search(f"[{HAN}]", text) is not None


def exact(gold: Units, said: Units) -> float:
    """Return 1 when both have the same units in the same order, else 0 (SQuAD's exact match)."""
    return float(list(gold) == list(said))


def f1(gold: Units, said: Units) -> float:
    """Return the harmonic mean of precision and recall of the units they share, as often as both have them (SQuAD)."""
    return _harmonic(sum((Counter(gold) & Counter(said)).values()), gold, said)


def f1_run(gold: Units, said: Units) -> float:
    """Return the same of the longest run of units that both have: CMRC 2018's F1, as its script computes it."""
    return _harmonic(SequenceMatcher(None, gold, said, autojunk=False).find_longest_match().size, gold, said)


def rouge_l(gold: Units, said: Units) -> float:
    """Return ROUGE-L's F-measure (Lin 2004) of the longest common subsequence, by rouge-score over our units."""
    return float(_rouge().score("\n".join(gold), "\n".join(said))["rougeL"].fmeasure)


def _harmonic(shared: int, gold: Units, said: Units) -> float:
    if not gold or not said:
        return float(list(gold) == list(said))
    return 2 * shared / (len(gold) + len(said))


def _is_mark(char: str) -> bool:
    return char in string.punctuation or unicodedata.category(char).startswith("P")


class _Lines:
    """What rouge-score takes for a tokenizer: its own drops every character that is no Latin letter."""

    def tokenize(self, text: str) -> list[str]:
        return text.split("\n") if text else []


@cache
def _rouge() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeL"], tokenizer=_Lines())
