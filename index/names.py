"""Proper names in a text: the places and people that a question may hang on."""

import functools
import re
from typing import Any

from index.types import Name
from index.words import HAN, fold, segmenter

# Names of the country itself: its press and plans leave them out, or say 我国 and 全国.
HOME = frozenset("中国 我国 全国 中华 中华人民共和国 国内 china chinese".split())
# Capitalised in English without being anybody's name.
NO_NAME = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday i english the plan report chapter section article part minister ministry "
    "government president premier".split()
)
# jieba's dictionary calls these places; they are things and doings.
NO_PLACE = frozenset("东西 上台".split())
LONGEST = 200
# In jieba's count of a corpus: 春光 98, 高度 6119, 学生 30776.
COMMON = 300
LATIN = re.compile(r"(?<![.?!:]\s)(?<!^)(?<![A-Za-z'’-])[A-Z][A-Za-z]+(?:[-’'][A-Za-z]+)*")


def names(text: str) -> tuple[Name, ...]:
    """Return the proper names in a text in order, each once; a Latin word that begins a sentence is left out."""
    found = [*_chinese(fold(text)), *_latin(text)]
    return tuple(dict.fromkeys(name for name in found if name.text not in HOME))


def _chinese(folded: str) -> list[Name]:
    if not HAN.search(folded):
        return []
    out, before = [], ""
    # The tagger takes milliseconds a character where it knows no word: a question's names stand near its beginning.
    for pair in _tagger().cut(folded[:LONGEST]):
        # ns: places. nr: people; jieba also guesses it for words it has never met, so it takes two characters to count.
        if pair.flag == "ns" and len(pair.word) > 1 and pair.word not in NO_PLACE:
            out.append(Name(pair.word, "place"))
        elif pair.flag == "nr" and len(pair.word) in (2, 3) and not _cut_off(before, pair.word):
            out.append(Name(pair.word, "person"))
        before = pair.word
    return out


def _cut_off(before: str, name: str) -> bool:
    """Return True when a guessed name begins with the end of a place: 东九鹏 of 屏东九鹏基地."""
    return bool(_tagger().word_tag_tab.get(before[-1:] + name[0]) == "ns")


def _latin(text: str) -> list[Name]:
    found = (re.sub(r"[’']s$", "", word).lower() for word in LATIN.findall(text))
    return [Name(word, "latin") for word in found if word not in NO_NAME]


@functools.cache
def _tagger() -> Any:
    import jieba.posseg

    return jieba.posseg.POSTokenizer(segmenter())


@functools.lru_cache(maxsize=16384)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a short Chinese text in order, each with jieba's part of speech (nr person, ns place, v verb …).

    The words are those of the text itself; a traditional text is tagged by its simplified form.
    """
    folded = fold(text)
    if len(folded) != len(text):  # where folding changes the length, places would no longer be those of the text
        folded = text
    out, at = [], 0
    for pair in _tagger().cut(folded):
        out.append((text[at : at + len(pair.word)], str(pair.flag)))
        at += len(pair.word)
    return tuple(out)


def is_common(word: str) -> bool:
    """Return True for a Chinese word that the dictionary counts often: 学生, but not 长风."""
    words = segmenter()
    words.initialize()
    return bool(words.FREQ.get(fold(word), 0) >= COMMON)
