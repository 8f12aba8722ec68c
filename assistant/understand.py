"""A question as asked → Question: its language, kind, figures, years and names, and the words to search for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.asked.counts import asked_for
from assistant.asked.dates import asked_dates, years
from assistant.asked.kinds import kind_of
from assistant.following.topics import ASKS_ZH
from assistant.types import Question
from index.types import Name

STOP = frozenset(
    "的 了 在 是 和 与 及 或 将 把 被 对 于 从 到 由 为 以 等 也 都 而 其 之 上 下 中 里 有 没有 吗 呢 吧 啊 么 什么 怎么 怎样 如何 哪 哪些 哪个 哪几 几 "
    "多少 最新 目前 眼下 数字 更高 不同 有何 谁 何 何时 何人 为什么 为何 是否 请 请问 问 一下 关于 对于 根据 按照 其中 分别 包括 主要 具体 方面 内容 情况 个 位 项 年 月 日 这 那 该 此 它 "
    "他 她 们 我 你 吗 来 去 靠 用 让 使 据 所 做 着 过 地 得 并 又 还 就 才 能 会 可以 应 应该 要 想 说 时候 时间 哪年 几个 一个 哪一年 哪位 指 提到 提出 大 多 达到 达 称 表示 介绍 "
    "a an the of in on at to for from by with and or is are was were be been being do does did has have had will would can could "
    "should may might must what which who whom whose when where why how many much that this these those it it's they them he she his her "
    "their there as about into than then so such not no any all some according accord say said does tell me us give list name main "
    # What search words make of any, does, many, why.
    "ani doe mani whi".split()
)
ASKS_EN = re.compile(
    r"\s*(?:(?:and|but|so)\s+)?(?:(?:by|in|on|at|for|of|to|from)\s+)?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|"
    r"could|will|would|should|may|has|have|had)\b",
    re.I,
)
# The month, not the verb: in May, May 2026, 3 May.
MAY = re.compile(r"\b(?:in|of|since|by|until|before|after|last|next|this|\d{1,2}) May\b|\bMay(?=,? \d)")
# So many things asked for, in figures or not: 哪十二项.
COUNTED = re.compile(r"(?<=[哪几这])(?:\d{1,2}|[一二三四五六七八九十两]{1,2})(?=大|个|项|条|种|类|方面|点|件|家|位|座)")
# 是 before a word that asks belongs to no word, though cutting may join it to the one before: 密码法是哪天.
IS = re.compile(r"各?是(?=[哪谁誰什啥何几幾多从從由否怎在第])")
# Words that ask (几月, 哪家), and how many things are asked for (两个, 三点): no text needs to hold them.
ASKING = re.compile(
    r"[几哪何](?:几?[个家项件条位名所座种月日号年天时些里儿处人者级班趟艘架枚台套部张本篇届轮起户次场辆]|一?[个年月日天])?$|[一二三四五六七八九十两]{1,2}(?:个|大|点|项|条|种|类|方面)$"
)
# 多少钱进的货: cut with the word behind it, it would be somebody's name.
SUM = re.compile(r"多少[钱錢]")
# What stands in these marks is a name or a title: evidence must hold it as it is written.
TITLED = re.compile(r"《([^《》]{2,40})》|[「“\"]([^」”\"]{2,40})[」”\"]")
# The seventh round is not the eleventh: which one it is must stand in the evidence too.
ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届批次期轮章条篇]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the library offers to take a text apart: the same words and folding that were indexed."""

    language: Callable[[str], str]
    words: Callable[[str], list[str]]
    fold: Callable[[str], str]
    names: Callable[[str], tuple[Name, ...]]
    newest: str | None = None
    """The newest day among the sources of whoever asks: what 去年 counts from."""


def understand(text: str, tongue: Tongue, as_of: str | None = None, *, typed: str = "") -> Question:
    """Return what is asked. `typed` is what was typed, where `text` is the whole question that a follow-up stands for."""
    folded = tongue.fold(text)
    return Question(
        text=text,
        language=asked_in(typed or text, tongue),
        kind=kind_of(folded),
        words=content_words(text, tongue),
        years=years(folded),
        count=asked_for(folded),
        titles=tuple(
            dict.fromkeys([*(tongue.fold(a or b) for a, b in TITLED.findall(text)), *ORDINAL.findall(folded)])
        ),
        names=tongue.names(SUM.sub(" ", text)),
        as_of=as_of,
        dates=asked_dates(folded, as_of, tongue.newest),
        typed=typed if typed != text else "",
    )


def asked_in(text: str, tongue: Tongue) -> Literal["zh", "en"]:
    """Return the language that a text asks in: that of the words that ask, whatever the names (Who is 何川?), else of most."""
    zh, en = ASKS_ZH.search(text), ASKS_EN.match(text)
    if bool(zh) != bool(en):
        return "zh" if zh else "en"
    return "zh" if tongue.language(text).startswith("zh") else "en"


def content_words(text: str, tongue: Tongue) -> tuple[str, ...]:
    """Return the words of a text that carry meaning, in order, each once."""
    stop = STOP - {"may"} if MAY.search(text) else STOP
    return tuple(
        dict.fromkeys(
            word
            for word in tongue.words(IS.sub(" ", COUNTED.sub("", text)))
            if word not in stop and not ASKING.match(word)
        )
    )
