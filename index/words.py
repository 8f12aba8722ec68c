"""Text → search words of both languages; the same for indexing and for asking, so that they meet."""

import functools
import logging
import math
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

from index.numerals import ORDINALS, digits, figures

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = r"a-z\u00df-\u024f"
# Which of a row (第5条) is one word, and so is a plan's name: "5" stands everywhere.
WHOLE = re.compile(rf"第\d+个?[{ORDINALS}]?|\d+届|十[一二三四五六]五(?!年)")
TOKEN = re.compile(rf"{WHOLE.pattern}|(?:(?!{WHOLE.pattern})[{_HAN}])+|[{_LATIN}]+(?:['’][{_LATIN}]+)?|\d+(?:[.,]\d+)*")
HAN = re.compile(rf"[{_HAN}]")
# Share of Chinese among letters from which a text counts as Chinese: names in an English text stay below it.
CHINESE_SHARE = 0.25
MIDDLING = 2.0


def fold(text: str) -> str:
    """Return the text for search only: simplified, half width, lower case, years in figures.

    Never show it: quotes keep their characters.
    """
    if text.isascii():
        return text.lower()
    return digits(str(_converter("t2s").convert(unicodedata.normalize("NFKC", text))).lower())


def simplified(text: str) -> str:
    """Return a text in simplified characters, every one at its place; a text in which one would move stays as it is."""
    if text.isascii():
        return text
    told = str(_converter("t2s").convert(text))
    return told if len(told) == len(text) else text


def words(text: str) -> list[str]:
    """Return the search words of a text in order: jieba's words for Chinese, stems for Latin, numbers in figures.

    A number is one word however it is written: 三十 and 30; 1.5万亿, 15000亿 and 1.5 trillion.
    """
    out: list[str] = []
    for token in TOKEN.findall(figures(fold(text))):
        if WHOLE.fullmatch(token):
            out.append(token.removeprefix("第") if token.endswith("届") else token)
        elif HAN.match(token):
            out += _cut(token)
        elif token[0].isdigit():
            out.append(token.replace(",", ""))
        else:
            out.append(stem(token))
    return out


# One stretch of characters is cut again and again for a question: in its passage, its sentence, its clause.
@functools.lru_cache(maxsize=16384)
def _cut(run: str) -> tuple[str, ...]:
    return tuple(segmenter().lcut(run))


@functools.lru_cache(maxsize=65536)
def rareness(word: str) -> float:
    """Return from 0.5 (everywhere) to 3 (hardly anywhere) how rare a search word is in Chinese at large.

    Negative log frequency in jieba's dictionary, shifted and scaled to the range that inverse document frequency has
    in a store of some thousand passages; a word of another script counts as middling.
    """
    if not HAN.match(word):
        return MIDDLING
    known = segmenter()
    return min(max((math.log(known.total / max(known.FREQ.get(word, 0), 1)) - 5) / 3, 0.5), 3.0)


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of an English word (Snowball's English algorithm)."""
    return str(_stemmer().stemWord(word.split("'")[0].split("’")[0]))


def language(text: str) -> str:
    """Return "zh", "zh-Hant" or "en": by the share of Chinese characters, and which script they are written in."""
    if not is_chinese(text):
        return "en"
    sample = "".join(HAN.findall(text)[:5000])
    traditional = _differs(sample, "t2s")
    return "zh-Hant" if traditional > _differs(sample, "s2t") else "zh"


def is_chinese(text: str) -> bool:
    """Return True when a text is in Chinese, in either script, by the share of its characters."""
    return len(HAN.findall(text)) >= CHINESE_SHARE * max(sum(map(str.isalpha, text)), 1)


def traditional(text: str) -> str:
    """Return a text in traditional characters, by OpenCC's words and characters."""
    converted: str = _converter("s2t").convert(text)
    return converted


def _differs(text: str, direction: str) -> int:
    return sum(a != b for a, b in zip(text, _converter(direction).convert(text), strict=False))


@functools.cache
def _converter(direction: str) -> Any:
    import opencc

    return opencc.OpenCC(direction)


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@functools.cache
def segmenter() -> Any:
    """Return jieba's tokenizer with its dictionary loaded; the one that all of Yinju shares."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    # jieba keeps a cache of its dictionary in the system's shared folder for temporary files, where anybody could
    # plant one: ours lies in a folder of the user's own.
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "yinju")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        tokenizer.tmp_dir = str(folder)
    except OSError as error:
        logging.getLogger(__name__).info("no cache for the word list in %s: %s", folder, error)
        tokenizer.cache_file = os.devnull
    tokenizer.initialize()
    return tokenizer
