"""What a text says a figure is of: its words without those that stand beside any figure, and how alike two such sets are."""

import re

from index.library import Library

# Words that stand beside a figure and say nothing of what it is of.
NOISE = frozenset(
    "全国 我国 中国 国内 全社会 社会 全年 全省 全市 全区 本市 累计 共 一共 总共 合计 约 为 是 有 达 达到 到 至 由 的 了 在 将 已 已有 并 和 与 及 比 较 上年 去年 今年 "
    "同比 环比 增长 增加 提高 下降 降低 减少 上升 增速 年均 占 所占 其中 截至 年底 月底 底 末 年 月 日 年末 投入 完成 实现 突破 超过 控制 保持 同期 新增 定 定为 计划 目标 力争 拟 预计 数据 显示 已经 总数 数量 "
    "多少 多大 多高 多长 几 目前 现在 最新 当前 迄今 什么 哪个 哪些 how many much what which does did do there now current currently latest "
    "经费 spend spent 公报 报告 初步 初步测算 测算 按 数 数据显示 a an the of in on at to for from by with and or is are was were be been has have had it its it they this that more than year "
    "earlier last total about some over nearly came put took reach reached grow grew rose percent per cent according annual whole nationwide china".split()
)
# One name for what is written in several ways in one language.
SAME = (
    (re.compile(r"研究(?:与|和)?试验发展(?:[（(]R&D[）)])?|R&D(?=[^A-Za-z]|$)|research and development", re.I), "研发"),
    (re.compile(r"(?:国内|地区)?生产总值|gross domestic product|经济(?=增长|增速)", re.I), "gdp"),
)
# What stands in brackets, or what a share is of, is another thing.
ASIDE = re.compile(r"[（(][^（）()]*[）)]|占.*$|\bas a share of.*$")
NUMBER = re.compile(r"第?\d[\d.,]*\s*(?:[万亿]+|[年月日批期轮届]底?)?")
# What makes another figure of the same words.
MANNER = re.compile(
    r"人均|年均|日均|月均|户均|平均每|每[百千万]{1,2}(?=人|户|名|位)|每[天日月](?=[^，。；]{0,8}\d)|新增|净增|\bper capita\b|\bper person\b|\b(?:per|a|each|every) day\b|\bdaily\b|\baverage\b|\bnew\b",
    re.I,
)


def manner(text: str) -> frozenset[str]:
    """Return what makes another figure of the same words: per head, per year, new ones alone."""
    return frozenset(found.lower() for found in MANNER.findall(text))


def one_name(text: str) -> str:
    """Return a text with the one name for what is written in several ways: 研究与试验发展 and R&D are 研发."""
    for pattern, name in SAME:
        text = pattern.sub(name, text)
    return text


def content(text: str) -> frozenset[str]:
    """Return the words of a text that say what a figure is of, those written in several ways under one name."""
    told = ASIDE.sub("", one_name(text))
    found = (word for word in Library.words(NUMBER.sub(" ", told)) if word not in NOISE)
    return frozenset(word for word in found if len(word) > 1)


def weight(words: frozenset[str]) -> float:
    """Return the sum of the words' rareness."""
    return sum(Library.rareness(word) for word in words)


def alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share (0 to 1) of two subjects' words, by rareness, that they have in common."""
    return weight(one & other) / (weight(one | other) or 1.0)


def shares(word: str, words: frozenset[str] | set[str]) -> bool:
    """Return True when a word is among others, or part of one or the other way round: 开放 and 对外开放."""
    return word in words or any(len(w) > 1 and (w in word or word in w) for w in words if not w.isascii())
