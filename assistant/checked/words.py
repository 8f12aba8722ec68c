"""The words of two texts held against each other, in one language or across: which they share, and how much of one that is."""

import functools
from collections.abc import Iterable

from assistant.checked.source import Line, is_chinese
from index.library import Library

# What says nothing of a sentence's matter, beside the words that questions are rid of.
NOISE = frozenset(
    "的 了 是 在 和 与 及 或 也 都 而 就 被 把 对 从 于 以 为 之 其 这 那 个 有 并 将 会 可 等 中 上 所 由 到 已 还 则 又 据 称 说 表示 介绍 指出 认为 其中 "
    "全市 全省 全县 全区 全国 全年 今年 去年 当年 年 月 日 元 亿元 万元 累计 共 共有 分别 比上 年末 月末 "
    "the of to and a an in that is for it on be as with by this are was at from or have has had do doe did been were would should "
    "could may might must shall will than then there these those it his her their our its he she we they i you not no but if so "
    "said say tell told accord year percent per cent which while also each between them".split()
)
# Full-width figures, letters, the point in a figure and the per cent sign → half width.
NARROW = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
# What the tagger takes for verbs and press counts as things.
THINGS = frozenset(
    "收入 支出 投资 投入 出口 进口 进出口 消费 贷款 存款 就业 产出 教育 生产 销售 运输 研究 研发 保险 补贴 补助 建设 改造 旅游 医疗 养老 出生 死亡 结婚 受伤 失联 失踪 获救 确诊 治愈 在建 竣工 开工 投产 签约 上市 支持 反对 赞成".split()
)
# A word's way into the other language counts from this weight on: rarer ones are of other senses.
SENSE = 0.2


@functools.lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """Return the search words of a text that carry its matter; its numbers among them, in figures."""
    return every_word(text) - NOISE


@functools.lru_cache(maxsize=8192)
def every_word(text: str) -> frozenset[str]:
    """Return all search words of a text."""
    return frozenset(Library.words(text))


@functools.lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text simplified, at half width and in lower case."""
    return Library.fold(text)


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a text folded for comparing: simplified, half width, lower case, figures for numbers."""
    return Library.numbers(folded(text))


@functools.lru_cache(maxsize=16384)
def ways(word: str) -> tuple[tuple[str, ...], ...]:
    """Return how a search word is said in the other language, best first."""
    return tuple(way for way, weight in Library.table().ways(word) if weight >= SENSE)


@functools.lru_cache(maxsize=4096)
def rendered(words: frozenset[str]) -> frozenset[str]:
    """Return the search words of the other language that these are said by, one word for one."""
    return frozenset(way[0] for word in words for way in ways(word) if len(way) == 1)


def holds(words: frozenset[str], word: str, across: bool) -> bool:
    """Return True when a word is among these, or across languages either is a way to say the other."""
    if word in words or not across:
        return word in words
    return word in rendered(words) or any(words.issuperset(way) for way in ways(word))


def shared(text: str, other: str) -> float:
    """Return the share (0 to 1) of a text's words, by rareness, that the other text has, in its language or the other."""
    mine, theirs, across = content(text), content(other), is_chinese(text) != is_chinese(other)
    return _share(mine, theirs, across)


@functools.lru_cache(maxsize=8192)
def _share(mine: frozenset[str], theirs: frozenset[str], across: bool) -> float:
    whole = sum(map(Library.rareness, mine))
    return sum(Library.rareness(word) for word in mine if holds(theirs, word, across)) / (whole or 1.0)


def nearest(text: str, lines: Iterable[Line]) -> tuple[Line | None, float]:
    """Return the line that has most of a text's words, the first of equals, and that share; (None, 0.0) for no lines."""
    best, share = None, 0.0
    for line in lines:
        here = shared(text, line.text)
        if best is None or here > share:
            best, share = line, here
    return best, share


@functools.lru_cache(maxsize=16384)
def is_place(word: str) -> bool:
    """Return True for a Chinese search word that names a place."""
    return not word.isascii() and Library.tagged(word)[-1][1].startswith("ns")


def narrow(text: str) -> str:
    """Return a text with figures, letters and % at half width; places stay the same, and so do Chinese marks."""
    return text.translate(NARROW)


@functools.lru_cache(maxsize=16384)
def is_verb(word: str) -> bool:
    """Return True for a search word that is a verb, or names nothing, in Chinese; an English one by its usual way there."""
    if not word.isascii():
        tag = Library.tagged(word)[-1][1]
        return tag[0] in "vdpcu" and tag != "vn" and word not in THINGS
    found = Library.table().ways(word)
    return word[0].isdigit() or (bool(found) and all(not part.isascii() and is_verb(part) for part in found[0][0]))
