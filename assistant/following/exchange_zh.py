"""A Chinese question and what takes the place of a part of it → the question about another year, place, measure or item."""

import re
from typing import Final

from assistant.following.pronouns_zh import GENERAL
from assistant.following.slots import exchanged, ordinal_in, time_in
from assistant.following.topics import AMONG, topic
from index.library import Library

PREPOSITION = re.compile(r"^(?:在|对|关于|从|到|跟|和)")
# The country at large, or a region that the tagger takes for a noun; in the place of one another may stand.
AT_LARGE: Final = frozenset("全国 我国 中国 全市 全省 京津冀 粤港澳 大湾区 长三角".split())
NO_PLACE: Final = frozenset("城镇 农村 城乡 城区 郊区".split())
# A whole measure: 失业率. Others (基础研究) are of a measure: 基础研究经费.
MEASURE = re.compile(
    r"(?:[率数额量值比]|经费|收入|支出|预算|强度|比重|占比|增速|能力|产值|浓度|寿命|年限|规模|价格|投资|赤字|贸易)$"
)
# So many characters at the end of two names make them names of one sort.
SAME = 2
# A target belongs to its measure and takes no measure's place.
TARGET = re.compile(r"(?:目标|指标|计划|预期|上限|下限)$")
HEAD = re.compile(
    r"(?:综合|生产|投入|经费|支出|收入|预算|能力|总额|总量|初步数|产量|产值|增加值|规模|目标|增长|数量|金额|浓度|强度|比重)+$"
)
# What a question asks of its measure, from the verb on.
TAIL = re.compile(
    r"的?(?:目标|预期|初步数|指标|上限|下限)?(?:年均)?"
    r"(?:设想|建议|预计|大概|约|定在?|定为|控制在|增长|下降|提高|增加|减少|降低|达到?|占|一共|总共|是|有|为|到|了)*"
    r"(?:多少|几|什么|哪|怎么样|如何|第几).*$"
)
# Where the measure begins: behind the year, the place and the document.
BEFORE = re.compile(r"^.*(?:[，、：的里]|中(?=[，的])|上(?=[，的])|\d年度?|财年|稿|草案|纲要|规划|报告|公报|全国|我国)")


def exchanged_zh(told: str, last: str) -> str:
    """Return the last question with what is told in the place of what it spoke of: another year, place, measure, item."""
    if AMONG.match(told):
        return f"{topic(last)}，{told}呢？"
    asked, told = last, PREPOSITION.sub("", told)
    if ordinal := ordinal_in(told):
        return exchanged(asked, ordinal) or f"{topic(asked)}，{told}是什么？"
    if time := time_in(told):
        asked, told = exchanged(asked, time) or f"{time}{asked}", told.replace(time, "", 1)
    asked, told = _place_exchanged(asked, told.strip("的，, "))
    told = told.strip("的，, ")
    return _measure_exchanged(asked, told) if told else asked


def _place_exchanged(asked: str, told: str) -> tuple[str, str]:
    """Return the question about the place that is told, and what else is told."""
    place, old = _first_place(told), _first_place(asked)
    if not place:
        return asked, told
    return asked.replace(old, place, 1) if old else f"{place}{asked}", told.replace(place, "", 1)


def _first_place(text: str) -> str | None:
    return next(
        (word for word, tag in Library.tagged(text) if (tag == "ns" and word not in NO_PLACE) or word in AT_LARGE), None
    )


def _measure_exchanged(asked: str, told: str) -> str:
    """Return a question with another measure: a whole one (失业率) takes the place of all, another (基础研究) of its first part."""
    if like := _like_part(asked, told):
        return asked.replace(like, told, 1)
    tail = TAIL.search(asked)
    if not tail or told in GENERAL:
        return f"{topic(asked)}，{told}呢？"
    before = asked[: tail.start()]
    if TARGET.search(told):
        return f"{before}的{told}是多少？"
    opening = BEFORE.match(before)
    start = opening.end() if opening else _after_place(before)
    head = None if MEASURE.search(told) else HEAD.search(before[start:])
    return before[:start] + told + (head.group() if head else "") + tail.group()


def _like_part(asked: str, told: str) -> str | None:
    """Return the words of a question that end as the told ones do and are as long: 二级响应 for 一级响应."""
    if len(told) < 3 or (at := asked.find(told[-SAME:])) < 0:
        return None
    part = asked[max(0, at + SAME - len(told)) : at + SAME]
    return part if part != told and not re.search(r"[的，、是：“”《》]", part) else None


def _after_place(text: str) -> int:
    """Return where the words after the places at the beginning of a text start."""
    at = 0
    for word, tag in Library.tagged(text):
        if tag not in ("ns", "m", "t") and word not in AT_LARGE:
            break
        at += len(word)
    return at
