"""A Chinese text with a pronoun → the text with what it stands for: 它, 他, 其, 那里, 当时, 这部法律."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assistant.following.pronouns_en import person_en, thing_en
from assistant.following.slots import TIME
from assistant.following.topics import HAN, NAMED_ZH, masked, spoken_of, topic
from assistant.types import Earlier
from index.library import Library

NOUNS = ("n", "j", "l", "i", "eng", "vn", "nz", "b")
# A text whose nouns are all of this sort says nothing of what it speaks of.
GENERAL: Final = frozenset(
    "总量 总额 总数 目标 规模 增速 增幅 涨幅 比例 占比 比重 金额 数额 数量 人数 面积 部门 领域 项目 单位 时间 地点 原因 理由 结果 "
    "影响 重点 任务 措施 办法 内容 方面 地区 地方 企业 机构 国家 城市 全国 经济 经济总量 约束性 预期性 指标 情况 特点 条件 标准 范围 "
    "对象 方式 步骤 问题 意见 作用 意义 依据 来源 数字 数据 具体 人 时候 目的 背景 日期 排名 名次 水平 价格 费用 期限 "
    "去年 上年 同期 上一年 前一年 上年同期".split()
)
PERSON = re.compile(r"(?:他|她)(?!们|国|人|乡|日)|(?:这|那|该)位?(?:人士|官员|专家|负责人|市长|部长)")
PLACE = re.compile(r"那里|那儿|那边|这里|这儿|当地|该地")
THEN = re.compile(r"当时|那时候?|那一?年|同一?年|当年|该年")
THING = re.compile(r"它们?|(?:他|她)们|其(?![他它实余次中])|上述|前者|后者")
SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金"
    "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文殷习温朴岳尤鲁葛翁祁房庄欧裴"
)
PLACED = ("站", "城", "区", "县", "市", "山", "河", "湖", "路", "村", "镇")
THIS = re.compile(r"(?:这|那|该|此)(?:一)?[部份个项台座家条场次款些届种所]?(?=[\u4e00-\u9fff]{1,6})")
# 这篇报道 is the document in hand, whatever was asked before; 那篇讲机场扩建的报道 says itself which one.
IN_HAND = re.compile(
    r"[这该此那][篇条则份个]?[\u4e00-\u9fff]{0,4}(?:报道|報道|文章|稿|新闻|消息|页)|"
    r"[这那][篇条则份部个](?:讲|说|写|谈|关于|有关|介绍)[^，。？]{2,40}的"
)


def named_zh(text: str, past: Sequence[Earlier]) -> str:
    """Return the text with what its first pronoun stands for; as it is where it has none, or names that itself."""
    for pattern, found_in in ((PERSON, _person), (PLACE, _place), (THEN, _year), (THING, _thing)):
        if (found := pattern.search(masked(text))) and _opens(text[: found.start()]):
            return _put(text, found, found_in(past), past[-1].question)
    return _this(text, past)


def _put(text: str, found: re.Match[str], meant: str | None, last: str) -> str:
    """Return the text with the pronoun named. What the last question does not name itself comes after what it asked."""
    of = "的" if found.group() == "其" else ""
    named = text[: found.start()] + (meant + of if meant else found.group()) + text[found.end() :]
    return named if meant and meant in last else f"{topic(last)}，{named}"


def _this(text: str, past: Sequence[Earlier]) -> str:
    """Return the text with 这部法律, 该规划 named by what was spoken of, where its noun stands in that."""
    found = THIS.search(masked(text))
    if not found or not _opens(text[: found.start()]) or IN_HAND.search(text):
        return text
    if found.group().startswith("那") and found.start():  # 2021年初那场发布会 says itself which one
        return text
    noun = next(iter(Library.tagged(text[found.end() :])), ("", ""))[0]
    for one in reversed(past):
        meant = _titled(one.question, noun) or spoken_of(one.question)
        if meant and (noun in meant or noun[:1] in meant[-2:]):
            return text[: found.start()] + meant + text[found.end() + len(noun) :]
    return f"{topic(past[-1].question)}，{text}"


def _titled(question: str, noun: str) -> str | None:
    return next((one for one in NAMED_ZH.findall(question) if noun[:1] in one), None)


def _opens(before: str) -> bool:
    """Return True where nothing stands that a pronoun after it could mean."""
    if NAMED_ZH.search(before):
        return False
    return not any(tag.startswith(NOUNS) and word not in GENERAL for word, tag in Library.tagged(before))


def _person(past: Sequence[Earlier]) -> str | None:
    for one in reversed(past):
        for text in filter(None, (one.short_answer, one.question)):
            if person := _first_person(Library.tagged(text)):
                return person
    return None if HAN.search(past[-1].question) else person_en(past)


def _first_person(words: Sequence[tuple[str, str]]) -> str | None:
    """Return the first name of a person; what the tagger takes for one is often a place (秦岭站) or a word (修正)."""
    for (word, tag), (after, _) in pairwise([*words, ("", "")]):
        if tag == "nr" and len(word) in (2, 3) and word[0] in SURNAMES and not after.startswith(PLACED):
            return word
    return None


def _place(past: Sequence[Earlier]) -> str | None:
    last = past[-1].question
    return spoken_of(last) or next((name.text for name in Library.names(last)), None)


def _year(past: Sequence[Earlier]) -> str | None:
    found = TIME.search(past[-1].question)
    return found.group() if found else None


def _thing(past: Sequence[Earlier]) -> str | None:
    """Return what was spoken of; where the question asked which one it is, the short answer."""
    last = past[-1].question
    return (spoken_of(last) if HAN.search(last) else thing_en(past)) or past[-1].short_answer
