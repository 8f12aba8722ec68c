"""Whether words of a sentence can be whom it names: 周晓岚, 市水务局局长何川, and not the 代会上 of 人代会上."""

import re

from index.library import Library

HAN = re.compile(r"[\u4e00-\u9fff]")
# Parts of speech, as jieba tags them, that no name ends with: 上 (f), 的 (u), 在 (p), 和 (c), 也 (d), 了 (y), 会上 (s). It takes 镇长 for a verb.
NO_END = tuple("fupcdys")

NOBODY = re.compile(
    r"(?:(?:all|each|some|many|most|none|both|any|one|those|these)(?: of)? ?)?(?:us|we|they|them|he|him|she|her|it|you|I|people|everyone|everybody|others|all|those)$",
    re.I,
)


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
