"""A Chinese follow-up and the questions before it → the whole question: what it points at named, what it leaves out put in."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.follow_slots import TIME, exchanged, ordinal_in, time_in
from assistant.types import Earlier
from index.library import Library

OPENING = re.compile(r"^(?:那么|那末|那(?![里儿边个部份项些场次年时种位座台家条])|而|再问一下|请问|对了)[，,]?\s*")
CLOSING = re.compile(r"(?:呢|又如何|怎么样|怎样)?[\s？?。！!]*$")
ASKS = re.compile(r"多少|几(?!乎)|什么|哪|谁|何|吗|怎|如何|为啥|是否|有没有|是不是|能不能|会不会|可不可以")
# What asks, with what measures it: from here on a question says nothing of its subject.
ASKING = re.compile(
    r"(?:一共|总共|大概|大约|预计|分别|各)*(?:是|有|为|达到?了?|占了?|在|由|排)?(?:了)?"
    r"(?:多少|第几|几|什么时候|什么地方|什么|哪一?[里儿些个位家年天种项条句]?|谁|何时|何地|何)[个家项条篇件年颗所位名家座]?"
)
WHY = re.compile(r"为什么要?|为何|怎么看?|怎样|如何|请问")
CUT = re.compile(
    r"是|有(?!色|限|关)|在(?=哪|什么|何)|指什么|由谁|被|要|将|应|能|会|一共|总共|哪|多少|几|谁|什么|为|怎|如何|于"
)
# A follow-up whose nouns are all of this sort says nothing of what it speaks of.
GENERAL: Final = frozenset(
    "总量 总额 总数 目标 规模 增速 增幅 涨幅 比例 占比 比重 金额 数额 数量 人数 面积 部门 领域 项目 单位 时间 地点 原因 理由 结果 影响 重点 任务 "
    "措施 办法 内容 方面 地区 地方 企业 机构 国家 城市 全国 经济 经济总量 约束性 预期性 指标 情况 特点 条件 标准 范围 对象 方式 步骤 问题 意见 作用 "
    "意义 依据 来源 数字 数据 具体 人 时候 目的 背景 日期 排名 名次 水平 价格 费用 期限 去年 上年 同期 上一年 前一年 上年同期".split()
)
PERSON = re.compile(r"(?:他|她)(?!们|国|人|乡|日)|(?:这|那|该)位?(?:人士|官员|专家|负责人|市长|部长)")
PLACE = re.compile(r"那里|那儿|那边|这里|这儿|当地|该地")
THEN = re.compile(r"当时|那时候?|那一?年|同一?年|当年|该年")
THING = re.compile(r"它们?|(?:他|她)们|其(?![他它实余次中])|上述|前者|后者")
THIS = re.compile(r"(?:这|那|该|此)(?:一)?([部份个项台座家条场次款些届种所]?)(?=[\u4e00-\u9fff]{1,6})")
# 这篇报道 is the document in hand, whatever was asked before.
IN_HAND = re.compile(r"[这该此那][篇条则份个]?(?:[\u4e00-\u9fff]{0,4})(?:报道|文章|稿|新闻|消息|页)")
AMONG = re.compile(r"^(?:其中|之后|此后|后来|接着|然后|接下来|最后|另外|此外|除此之外|除此以外|还|也|又|再)")
NAMED = re.compile(r"《[^》]+》|“[^”]+”|「[^」]+」")
NOUNS = ("n", "j", "l", "i", "eng", "vn", "nz", "b")
MOST_VERBS = 2
# Place or country at large, in whose place another may stand.
AT_LARGE = ("全国", "我国", "中国", "全市", "全省")
MEASURE = re.compile(
    r"(?:[率数额量值比]|经费|收入|支出|预算|强度|比重|占比|目标|增速|能力|产值|浓度|寿命|年限|规模|价格|投资|赤字|贸易)$"
)
HEAD = re.compile(
    r"(?:综合|生产|投入|经费|支出|收入|预算|能力|总额|总量|初步数|产量|产值|增加值|规模|目标|增长|数量|金额|浓度|强度|比重)+$"
)
TAIL = re.compile(
    r"(?:的?(?:目标|预期|初步数|指标|上限|下限)?(?:年均)?(?:设想|建议|预计|大概|约|定在?|定为|控制在|增长|下降|提高|增加|减少|降低|达到?|占|一共|总共|是|有|为|到|了)*"
    r"(?:多少|几|什么|哪|怎么样|如何|第几).*)$"
)
BEFORE = re.compile(r"^.*(?:[，、：的里中上]|年度?|财年|稿|草案|纲要|规划|报告|公报|全国|我国)")


def whole_zh(text: str, past: Sequence[Earlier]) -> str:
    """Return the whole question that a Chinese text stands for after the questions before it, or the text itself."""
    body = OPENING.sub("", text.strip())
    bare = CLOSING.sub("", body)
    last = past[-1].question
    if not ASKS.search(bare):
        told = bare if bare != text.strip().rstrip("？?。") or _is_place_or_time(bare) else ""
        return _exchanged(_named(told, past), last) if told else text
    if AMONG.match(body):
        return f"{subject(last)}，{body}"
    named = _named(body, past)
    if named != body:
        return named
    return f"{topic(last)}，{body}" if _says_no_subject(body) else text


def topic(question: str) -> str:
    """Return a question without what asks in it: 怀柔科学城有多少个设施开放？ → 怀柔科学城设施开放."""
    return ASKING.sub("", WHY.sub("", question.strip().rstrip("？?。！!呢吗")), count=1).strip("，, ") or question


def subject(question: str) -> str:
    """Return the topic of a question without what it says of it twice over: the words before a second comma."""
    return topic(question)


def named_thing(question: str) -> str:
    """Return what a question speaks of, up to what it asks: 高能光源是什么装置？ → 高能光源; "" where that is not clear."""
    found = CUT.search(_masked(question))
    return re.sub(r"^(?:请问|关于)", "", question[: found.start()]).strip("，, ") if found else ""


def _masked(question: str) -> str:
    """Return the question with its names and titles blanked: they hold no word that cuts."""
    return NAMED.sub(lambda found: "□" * len(found.group()), question)


def _says_no_subject(text: str) -> bool:
    """Return True where every noun is a general one (哪些部门参加？), and no name, title or figure of its own stands there."""
    if NAMED.search(text) or re.search(r"[A-Za-z]{2}", text) or IN_HAND.search(text) or Library.names(text):
        return False
    words = [(word, tag) for word, tag in Library.tagged(text) if not ASKS.search(word)]
    nouns = [word for word, tag in words if tag.startswith(NOUNS) and word not in GENERAL]
    verbs = [word for word, tag in words if tag == "v" and word not in "是有在"]
    return not nouns and len(verbs) <= MOST_VERBS


def _named(text: str, past: Sequence[Earlier]) -> str:
    """Return the text with what its first pronoun stands for in its place; the text where it has none, or names it itself."""
    for pattern, found_in in ((PERSON, _person), (PLACE, _place), (THEN, _year), (THING, _thing)):
        if (found := pattern.search(text)) and _opens(text[: found.start()]):
            if meant := found_in(past):
                return _put(text, found, meant)
            return f"{topic(past[-1].question)}，{text}"
    return _this(text, past)


def _put(text: str, found: re.Match[str], meant: str) -> str:
    of = "的" if found.group() == "其" else ""
    return text[: found.start()] + meant + of + text[found.end() :]


def _this(text: str, past: Sequence[Earlier]) -> str:
    """Return the text with 这部法律, 该规划 named by what was spoken of."""
    found = THIS.search(text)
    if not found or not _opens(text[: found.start()]) or IN_HAND.search(text):
        return text
    noun = next(iter(Library.tagged(text[found.end() :])), ("", ""))[0]
    for one in reversed(past):
        meant = _titled(one.question, noun) or named_thing(one.question)
        if meant and (noun in meant or noun[:1] in meant[-2:]):
            return text[: found.start()] + meant + text[found.end() + len(noun) :]
    return f"{topic(past[-1].question)}，{text}"


def _titled(question: str, noun: str) -> str | None:
    return next((one for one in NAMED.findall(question) if noun[:1] in one), None)


def _opens(before: str) -> bool:
    """Return True where nothing stands that a pronoun after it could mean."""
    return not any(tag.startswith(NOUNS) and word not in GENERAL for word, tag in Library.tagged(before))


def _person(past: Sequence[Earlier]) -> str | None:
    for one in reversed(past):
        for text in filter(None, (one.short_answer, one.question)):
            if people := [word for word, tag in Library.tagged(text) if tag == "nr" and len(word) in (2, 3)]:
                return people[0]
    return None


def _place(past: Sequence[Earlier]) -> str | None:
    return named_thing(past[-1].question) or next((n.text for n in Library.names(past[-1].question)), None)


def _year(past: Sequence[Earlier]) -> str | None:
    found = TIME.search(past[-1].question)
    return found.group() if found else None


def _thing(past: Sequence[Earlier]) -> str | None:
    """Return what was spoken of; where the question asked which one it is, the short answer."""
    meant = named_thing(past[-1].question)
    return meant or past[-1].short_answer


def _is_place_or_time(text: str) -> bool:
    left = TIME.sub("", text).removesuffix("的")
    return bool(text) and (not left or ordinal_in(text) == text or all(tag == "ns" for _, tag in Library.tagged(left)))


def _exchanged(told: str, last: str) -> str:
    """Return the last question with what the follow-up names in the place of what it spoke of: another year, place, measure."""
    asked, told = last, re.sub(r"^(?:在|对|关于|从|到|跟|和)", "", told)
    if ordinal := ordinal_in(told):
        return exchanged(asked, ordinal) or f"{topic(asked)}，{told}是什么？"
    if time := time_in(told):
        asked, told = exchanged(asked, time) or f"{time}{asked}", told.replace(time, "", 1)
    asked, told = _place_exchanged(asked, told.strip("的，, "))
    return _measure_exchanged(asked, told.strip("的，, ")) if told.strip("的，, ") else asked


def _place_exchanged(asked: str, told: str) -> tuple[str, str]:
    place = next((word for word, tag in Library.tagged(told) if tag == "ns" or word in AT_LARGE), None)
    if not place:
        return asked, told
    old = next((word for word, tag in Library.tagged(asked) if tag == "ns" or word in AT_LARGE), None)
    asked = asked.replace(old, place, 1) if old else f"{place}{asked}"
    return asked, told.replace(place, "", 1)


def _measure_exchanged(asked: str, told: str) -> str:
    """Return a question with another measure: a whole one (失业率) takes the place of all, another (基础研究) of its first part."""
    tail = TAIL.search(asked)
    if not tail or AMONG.match(told) or told in GENERAL:
        return f"{topic(asked)}，{told}呢？"
    before = asked[: tail.start()]
    opening = BEFORE.match(before)
    start = opening.end() if opening else _after_place(before)
    measure = before[start:]
    head = HEAD.search(measure) if not MEASURE.search(told) else None
    return before[:start] + told + (head.group() if head else "") + tail.group()


def _after_place(text: str) -> int:
    """Return where the words after the places at the beginning of a text start."""
    at = 0
    for word, tag in Library.tagged(text):
        if tag not in ("ns", "m", "t") and word not in AT_LARGE:
            break
        at += len(word)
    return at
