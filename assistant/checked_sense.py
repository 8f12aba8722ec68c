"""What turns a sentence round: a "not" dropped or added, a rise told as a fall."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked_figures import DOWN, UP
from assistant.checked_source import Cited, Fault, Line, is_chinese
from assistant.checked_words import content, holds, is_verb, nearest
from assistant.figures import figures
from index.library import Library

# Words that begin like a "not" and are none.
NO_NOT = re.compile(
    r"不断|不仅|不但|不少|不同|不过|不久|不低于|不超过|不少于|不高于|不多于|不大于|不小于|不动产|不锈钢|不足|不等|不管|不论|不止|不只|不限于|不可|无人机|无线|无论|无锡|"
    r"未来|非常|非洲|非遗|非公|非金属|没收|否则|是否|能否|可否|可不|差不多|对不起|了不起|不仅仅|\bnot (?:only|just|least)\b|\bno (?:less|more|fewer|later|sooner) than\b|\bno\.? ?\d|\bnothing but\b",
    re.I,
)
NOT = re.compile(r"不|没有|没|未|无|并非|非|勿|\b(?:not|no|never|none|neither|nor|without|cannot)\b|n[’']t\b", re.I)
# What says "not" in a word of its own; and what leaves open whether it does.
DENIES = re.compile(
    r"免|否认|拒绝|驳回|禁止|严禁|取消|停止|暂停|搁置|难以|缺乏|缺少|避免|防止|推迟|延期|零|拒|反对|辟谣|"
    r"\b(?:den(?:y|ied|ies)|reject\w*|refus\w+|fail\w*|lack\w*|free|absen\w+|ban(?:s|ned)?|cancel\w*|halt\w*|suspend\w*|prevent\w*|unable|ruled? out|"
    r"await\w*|wait\w*|delay\w*|postpon\w+|behind schedule|late|miss(?:ed|es)|against|opposed?|un[a-z]{4,})\b",
    re.I,
)
OPEN = re.compile(
    r"仅|只|尚|仍|还|待|才|\b(?:only|yet|still|until|remain\w*|hardly|barely|few|little|less|fewer)\b", re.I
)
CLAUSE = re.compile(r"[，。；：;、！？\n]|, |\. |\bbut\b|但")
# Words behind a "not" within which what it denies stands.
SCOPE = 3
# A text's sentence comes from a source's when they share this much of its words.
ENOUGH, SURELY = 0.35, 0.5


def sense_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield where a text turns round what its sources say."""
    lines = [line for source in cited for line in source.lines]
    for start, end in Library.sentences(text):
        sentence = text[start:end]
        line, share = nearest(sentence, lines)
        if line is None or share < ENOUGH:
            continue
        yield from _denied(sentence, line, lines)
        if share >= SURELY and not figures(sentence):
            yield from _turned(sentence, line)


def denials(text: str) -> list[frozenset[str]]:
    """Return for each "not" in a text the words that it may deny."""
    bare = NO_NOT.sub("  ", text)
    out = []
    for found in NOT.finditer(bare):
        ends = CLAUSE.search(bare, found.end())
        behind = bare[found.end() : ends.start() if ends else len(bare)]
        words = [
            word for word in Library.words(behind) if word in content(behind) and (len(word) > 1 or word.isascii())
        ]
        out.append(frozenset(words[:SCOPE]))
    return out


def _denied(sentence: str, line: Line, lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield a "not" that is dropped or added: a verb that one text denies and the other, without any "not", does not."""
    across = is_chinese(sentence) != is_chinese(line.text)
    here, there = denials(sentence), denials(line.text)
    if there and not here and not DENIES.search(sentence):
        mine = content(sentence)
        lost = [word for scope in there for word in _kept(scope, mine, across)]
        if any(not _asserted(word, lines) for word in lost):
            yield Fault("not_dropped")
    if here and not there and not any(words.search(line.text) for words in (DENIES, OPEN)):
        theirs = content(line.text)
        if any(_kept(scope, theirs, across) for scope in here):
            yield Fault("not_added")


def _kept(scope: frozenset[str], words: frozenset[str], across: bool) -> list[str]:
    """Return the denied words that a text has: its verbs, or all of them."""
    held = [word for word in scope if holds(words, word, across)]
    return held if len(held) == len(scope) else [word for word in held if is_verb(word)]


def _asserted(word: str, lines: Sequence[Line]) -> bool:
    """Return True when some sentence of the sources says a word without any "not"."""
    return any(
        Library.words(line.text).count(word) > sum(word in scope for scope in denials(line.text)) for line in lines
    )


def _turned(sentence: str, line: Line) -> Iterator[Fault]:
    mine, theirs = ((bool(UP.search(text)), bool(DOWN.search(text))) for text in (sentence, line.text))
    if mine[0] != mine[1] and theirs == mine[::-1]:
        yield Fault("turned_up" if mine[0] else "turned_down")
