"""A question → what it is about, without what it asks: the words that a follow-up leaves out."""

import re
from typing import Final

from index.library import Library

ASKS_ZH = re.compile(
    r"多少|[几幾](?!乎)|什[么麼]|哪|谁|誰|何[时時地人种種处處以等]|[为為有如]何|吗|嗎|怎|如何|为啥|是否|有没有|是不是|能不能|会不会|可不可以|要不要|准不准|多[高大长久远快]|啥|什麼|幾|誰|嗎|為何|為什麼"
)
# What asks, with the measure word after it: 是多少家, 有哪些, 在什么地方.
ASKING_ZH = re.compile(
    r"(?:一共|总共|大概|大约|预计|分别|各)*(?:是|有|为|达到?了?|占了?|在|由|排)?了?"
    r"(?:多少[十百千万亿]*(?:元|吨|人次?|公里|千米|平方米|立方米|公顷|亩|度|美元|千瓦时|个百分点|倍|岁)|多[大高长远久快](?:规模|面积)?"
    r"|多少|第几|几|什么时候|什么地方|什么样?|哪一?[里儿些个位家年天种项条句]?|谁|何时|何地|何)[个家项条篇件年颗所位名座]?"
)
WHY_ZH = re.compile(r"为什么要?|为何|怎么看?|怎样|如何|请问")
# Where one of these words stands, a question has named what it speaks of.
SAYS_ZH: Final = frozenset(
    "是 有 指 由 被 要 将 应 能 会 可以 应该 一共 总共 共 合计 总计 平均 每 每天 每年 每小时 设 都 目前 最近 现在 为 把 对".split()
)
# What goes on from the question before: 其中, 还有.
AMONG = re.compile(
    r"^(?:其中|之后|此后|后来|接着|然后|接下来|最后|另外|此外|除此之外|除此以外|还(?!款|原|贷)|也(?!门)|又|再(?!生|造))"
)
# What stands between a thing and what is asked of it belongs to neither: 每天抽水, 在, 一共.
SAYING: Final = ("v", "d", "p", "r", "c", "t", "ul", "f")
NAMED_ZH = re.compile(r"《[^》]+》|“[^”]+”|「[^」]+」")
HAN = re.compile(r"[\u4e00-\u9fff]")
END = "？?。.！! "
AUX: Final = (
    "do does did is are was were will would can could should may might must has have had isn't aren't doesn't didn't"
).split()
AUXILIARY = "|".join(AUX)
# What an English question asks for, up to its verb: how many parallel forums | does …
ASKED_EN = re.compile(
    r"^(?P<wh>(?:(?:by|in|on|at|for|of|to|from) )?"
    r"(?:how (?:much|many|long|far|fast|high|big|large|old)|what|which|whose|when|where|why|who|how))"
    rf"(?P<thing>(?: (?!(?:{AUXILIARY})\b)[^\s?]+)*?) (?P<aux>{AUXILIARY})\b",
    re.I,
)


def topic(question: str) -> str:
    """Return a question in either language without what asks in it."""
    return topic_zh(question) if HAN.search(question) else topic_en(question)


def topic_zh(question: str) -> str:
    """Return a question without what asks in it: 怀柔科学城有多少个设施开放？ → 怀柔科学城设施开放."""
    bare = question.strip().rstrip(END + "呢吗")
    return ASKING_ZH.sub("", WHY_ZH.sub("", bare), count=1).strip("，, ") or question


def topic_en(question: str) -> str:
    """Return a question without what asks in it: What growth target did China set? → growth target China set."""
    bare = question.strip().rstrip(END)
    found = ASKED_EN.match(bare)
    if not found:
        return bare
    return f"{found['thing'].strip()} {bare[found.end() :].strip()}".strip()


def spoken_of(question: str) -> str:
    """Return what a Chinese question speaks of, up to what it says or asks of it: 高能光源是什么装置？ → 高能光源."""
    told: list[tuple[str, str]] = []
    for word, tag in Library.tagged(masked(question)):
        if ASKS_ZH.search(word) or word in SAYS_ZH:
            break
        told.append((word, tag))
    while len(told) > 1 and told[-1][1] in SAYING:
        told.pop()
    return re.sub(r"^(?:请问|关于)", "", question[: sum(len(word) for word, _ in told)]).rstrip("，, ")


def masked(question: str) -> str:
    """Return the question with its quotations and titles blanked, as long as it was: no word in them is the asker's own."""
    return NAMED_ZH.sub(lambda found: "□" * len(found.group()), question)
