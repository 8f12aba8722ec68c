"""A Chinese follow-up and the questions before it → the whole question; a question that stands by itself is left alone."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.following.exchange_zh import exchanged_zh
from assistant.following.pronouns_zh import GENERAL, IN_HAND, NOUNS, named_zh
from assistant.following.slots import ORDINAL, TIME
from assistant.following.topics import AMONG, ASKS_ZH, END, NAMED_ZH, topic
from assistant.types import Earlier
from index.library import Library

# 好的，那…; 不是北京，是上海; 我想问的是上海.
COURTESY = re.compile(
    r"^(?:(?:好的?|谢谢|感谢|明白了?|知道了|嗯|哦)[，,。！!\s]+)?(?:(?:不是[^，,]{1,10}[，,]\s*)?(?:我(?:想问|要问|问|说)的?是|(?<=[，,])而?是))?"
)
GO_ON = re.compile(
    r"^(?:请?继续|接着[说讲]|(?:请?再?)?(?:详细|展开|具体|多)(?:地|一?点|一些|[说讲谈]|介绍)|再[说讲]).{0,12}$"
)
OPENING = re.compile(r"^(?:那么|那末|那(?![里儿边个部份项些场次年时种位座台家条篇])|而|再问一下|请问|对了)[，,]?\s*")
CLOSING = re.compile(rf"(?:呢|又如何|怎么样|怎样)?[{re.escape(END)}]*$")
# What names no more than another year, place or measure is short; a longer text says what it wants.
LONGEST_NAME = 16
NEXT = re.compile(r"[上下]一[条款章节个项]")
# A figure or Latin name of its own: the question says what it speaks of.
OWN = re.compile(r"[A-Za-z]{2}|(?<!第)(?:\d|[二三四五六七八九十百千万]{2})")
MOST_VERBS: Final = 2


def whole_zh(text: str, past: Sequence[Earlier]) -> str:
    """Return the whole question that a Chinese text stands for after the questions before it, or the text itself."""
    typed, last = text.strip(), past[-1].question
    body = OPENING.sub("", COURTESY.sub("", typed))
    bare = CLOSING.sub("", body)
    if not ASKS_ZH.search(bare) and not GO_ON.match(bare):
        opened = len(bare) <= LONGEST_NAME and (bare != typed.rstrip(END) or bool(NEXT.match(bare)))
        return exchanged_zh(named_zh(bare, past), last) if opened or _is_place_or_time(bare) else text
    if AMONG.match(body) or GO_ON.match(body):
        return f"{topic(last)}，{body}"
    named = named_zh(body, past)
    if named != body:
        return named
    return f"{topic(last)}，{body}" if _says_no_subject(body) else text


def _says_no_subject(text: str) -> bool:
    """Return True where every noun is a general one (哪些部门参加？), and no name, title or figure of its own stands there."""
    if NAMED_ZH.search(text) or OWN.search(text) or IN_HAND.search(text) or Library.names(text):
        return False
    words = [(word, tag) for word, tag in Library.tagged(text) if not ASKS_ZH.search(word)]
    nouns = [word for word, tag in words if tag.startswith(NOUNS) and word not in GENERAL]
    verbs = [word for word, tag in words if tag == "v" and word not in "是有在"]
    return not nouns and len(verbs) <= MOST_VERBS


def _is_place_or_time(text: str) -> bool:
    """Return True for a year, a place, or which of a row, and nothing beside it."""
    left = TIME.sub("", text).removesuffix("的")
    return bool(text) and (
        not left or bool(ORDINAL.fullmatch(text)) or all(tag == "ns" for _, tag in Library.tagged(left))
    )
