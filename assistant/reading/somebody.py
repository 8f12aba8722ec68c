"""Whether words of a sentence can be whom it names: 周晓岚, 市水务局局长何川, and not the 代会上 of 人代会上."""

import re
from collections.abc import Iterable

from index.library import Library

HAN = re.compile(r"[\u4e00-\u9fff]")
# Parts of speech, as jieba tags them, that no name ends with: 上 (f), 的 (u), 在 (p), 和 (c), 也 (d), 了 (y), 会上 (s). It takes 镇长 for a verb.
NO_END = tuple("fupcdys")

NOBODY = re.compile(
    r"(?:(?:all|each|some|many|most|none|both|any|one|those|these)(?: of)? ?)?(?:us|we|they|them|he|him|she|her|it|you|I|people|everyone|everybody|others|all|those)$",
    re.I,
)

# Somebody is asked for by name: no office answers that.
ASKS_NAME = re.compile(r"(?:是|叫)(?:谁|哪一?位)|谁是|哪几位|叫什么名字?|姓甚名谁")
FOREIGN = re.compile(r"[\u4e00-\u9fff]·[\u4e00-\u9fff]")
# A line that gives an office and, apart from it, who holds it: 区长　何川.
SIGNED = re.compile(r"[长记任理员席人][ \u3000：:]+[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")


def names_nobody(texts: Iterable[str], asked: str) -> bool:
    """Return True when somebody is asked for by name in Chinese, and no text, all of them Chinese, names a person."""
    told = list(texts)
    if not ASKS_NAME.search(Library.fold(asked)) or not all(HAN.search(text) for text in told):
        return False
    return not any(FOREIGN.search(text) or SIGNED.search(text) or _names_person(text) for text in told)


def _names_person(text: str) -> bool:
    return any(tag.startswith("nr") and len(word) > 1 for word, tag in Library.tagged(text))


def is_named(sentence: str, words: str) -> bool:
    """Return True when words begin and end where words of their sentence do, and end as a name or title may.

    What is not in Chinese is left to the reader, but for what names nobody: all of us, they.
    """
    start = sentence.find(words)
    if start < 0 or not HAN.search(words):
        return NOBODY.match(words) is None
    end, at = start + len(words), 0
    begins, last = False, ""
    for word, tag in Library.tagged(sentence):
        begins = begins or at == start
        at += len(word)
        if at == end:
            last = tag
    return begins and bool(last) and not last.startswith(NO_END)
