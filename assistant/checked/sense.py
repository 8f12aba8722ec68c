"""What turns a sentence round: a "not" dropped or added, a rise told as a fall."""

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.checked.figure_forms import easy
from assistant.checked.figure_placed import BOUND, DOWN, UP, figures_in
from assistant.checked.source import Cited, Fault, Line, is_chinese
from assistant.checked.times import without_times
from assistant.checked.words import content, every_word, holds, is_verb, nearest, shared
from index.library import Library

# Words that begin like a "not" and are none, and bounds, which are compared with their figures.
NO_NOT = re.compile(
    r"不断|不仅|不但|不少|不同|不过|不久|不动产|不锈钢|不足|不等|不管|不论|不止|不只|不限|不可或缺|不良|不幸|不法|不当|不适|不慎|不安|不满|不公开|不扩散|不结盟|不发达|不明|"
    r"有条不紊|离不开|忍不住|差不多|对不起|了不起|不得不|不得已|不已|是否|能否|可否|可不|未来|未成年|未婚|未知|没收|淹没|出没|没想到|"
    r"[不没未][^，。；]{0,3}(?:超过|超出|低于|少于|高于|多于|大于|小于|到(?=\s?\d))|(?:不|未|没)[到满足够](?=\s?[\d一二两三四五六七八九十百千万半几])|"
    r"\bnot (?:only|just|least)\b|\b(?:not|never|cannot|n[’']t) (?:be )?(?:exceed\w*|more than|less than|fewer than|above|below|over)|"
    r"\bno (?:less|more|fewer|later|sooner|higher|lower|longer|greater|earlier) than\b|\bno\.? ?\d|\bnothing but\b|\bno later\b|\bor not\b",
    re.I,
)
# 无 and 非 are parts of words: few of them deny what a sentence says.
NOT = re.compile(
    r"不|没有|没|未|并非|绝非|毫无|并无|暂无|尚无|无法|无需|无须|无权|勿|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b",
    re.I,
)
# What says "not" in a word of its own; and what leaves open whether it does.
DENIES = re.compile(
    r"免|首次|首度|第一次|遗漏|忽略|忽视|落空|否认|拒绝|驳回|禁止|严禁|取消|停止|暂停|搁置|难以|缺乏|缺少|避免|防止|推迟|延期|零|拒|反对|辟谣|无|非|除外|例外|而不是|"
    r"\b(?:first time|left out|leav\w+ out|omit\w*|overlook\w*|ignor\w*|neglect\w*|short of|den(?:y|ied|ies)|reject\w*|refus\w+|fail\w*|lack\w*|free|absen\w+|ban(?:s|ned)?|cancel\w*|halt\w*|suspend\w*|prevent\w*|unable|ruled? out|"
    r"await\w*|wait\w*|delay\w*|postpon\w+|behind schedule|late|miss(?:ed|es)|against|opposed?|instead|rather than|exempt\w*|exclud\w+|non-?[a-z]+|"
    r"un(?!ited|ion|iversit|iversal|ique|less|til|der|it\b|its\b|ify)[a-z]{4,}|il(?:legal|licit)\w*|in(?:valid|eligib|suffic|adequa|abil|complete|equal|stabil|secur)\w*|im(?:possib|pract)\w*|"
    r"asymptom\w*|dis(?:agree|appear|qualif|continu|miss|allow)\w*|[a-z]{3,}less)\b",
    re.I,
)
OPEN = re.compile(
    r"仅|只|尚|仍|还(?!是)|[有尚]待|待[定查]|(?<!人)才(?![能智华])|\b(?:only|yet|still|until|remain\w*|hardly|barely|few|little|less|fewer)\b",
    re.I,
)
CLAUSE = re.compile(r"[，。；：;、！？\n]|, |\. |\bbut\b|但")
# Words behind a "not" within which what it denies stands.
SCOPE = 3
# A text's sentence comes from a source's when they share this much of its words.
ENOUGH, SURELY = 0.35, 0.5
# A clause is translated by a sentence that has this much of its words, and it has words enough to tell.
TRANSLATED, WORDS = 0.6, 2
# How something stands to others, and the opposite; told of the same matter, one is not the other.
OPPOSITES = (
    (re.compile(r"最高|最多|最大|\b(?:highest|most|largest|biggest)\b", re.I), re.compile(r"最低|最少|最小|\b(?:lowest|least|fewest|smallest)\b", re.I)),
    (re.compile(r"提前|\bearlier\b|\bahead of\b", re.I), re.compile(r"推迟|延后|\blater\b|\bbehind\b", re.I)),
)  # fmt: skip


PART = re.compile(r"[，；;]|, |\band\b|\bbut\b|\bwhile\b")
# Of where something is first or most; one name for what both languages call it.
TOP = re.compile(
    r"(?P<zh>全球|世界|全国|亚洲|欧洲|全省|全市)(?:上|内|范围内)?(?:的)?(?:首|最|唯一|第一)|"
    r"\b(?P<en>world|global|nation|country|Asia|Europe|province|city)(?:[’']s)? (?:first|most|only|largest|biggest|highest|leading)\b",
    re.I,
)
SCOPES = {"世界": "world", "全球": "world", "global": "world", "全国": "nation", "country": "nation", "亚洲": "asia", "欧洲": "europe", "全省": "province", "全市": "city"}  # fmt: skip


def sense_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield where a text turns round what its sources say."""
    lines = [line for source in cited for line in source.lines]
    for start, end in Library.sentences(text):
        sentence = text[start:end]
        line, share = nearest(sentence, lines)
        if line is None or share < ENOUGH:
            continue
        yield from _denied(sentence, line, lines)
        yield from _across(sentence, line)
        yield from _wider(sentence, line)
        if share >= SURELY:
            yield from _opposite(sentence, line)
        if share >= SURELY:
            yield from _turned(sentence, line)


@functools.lru_cache(maxsize=4096)
def denials(text: str) -> tuple[tuple[str, ...], ...]:
    """Return for each "not" in a text the words behind it that it may deny, in order."""
    bare = NO_NOT.sub("  ", text)
    out = []
    for found in NOT.finditer(bare):
        ends = CLAUSE.search(bare, found.end())
        behind = bare[found.end() : ends.start() if ends else len(bare)]
        words = [
            word for word in Library.words(behind) if word in content(behind) and (len(word) > 1 or word.isascii())
        ]
        out.append(tuple(words[:SCOPE]))
    return tuple(out)


def _denied(sentence: str, line: Line, lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield a "not" that is dropped or added: a verb that one text denies and the other says without any "not"."""
    across = is_chinese(sentence) != is_chinese(line.text)
    here, there = denials(sentence), denials(line.text)
    if there and not _ways_to_deny(sentence) - _ways_to_deny(line.text):
        lost = [
            word for scope in there if not _met(scope, here, across) for word in _said(scope, sentence, here, across)
        ]
        if any(not _asserted(word, lines) for word in lost):
            yield Fault("not_dropped", hard=not _figures_beside(sentence, line.text))
    if not here or OPEN.search(line.text) or (across and there):
        return
    for scope in here:
        otherwise = [at for at in DENIES.finditer(line.text) if not every_word(at.group()) <= set(scope)]
        if any(_met(scope, denials(other.text), across) for other in lines if other is not line):
            continue  # of two sources put together, the other one denies it
        if not otherwise and not _met(scope, there, across) and _said(scope, line.text, there, across):
            denying = content(" ".join(part for part in CLAUSE.split(sentence) if denials(part)))
            reworded = any(word in denying for other in there for word in other)  # did not test children
            left_over = bool(OPEN.search(sentence)) and bool(
                _numbers(sentence) - _numbers(line.text)
            )  # 尚有550张未获遵从
            yield Fault("not_added", hard=not reworded and not left_over)


def _figures_beside(sentence: str, line: str) -> bool:
    """Return True when a sentence tells figures of a line's parts that deny nothing, and none of those that do: 98.5%办结，2件没有办结."""
    mine, denied, others = _numbers(sentence), frozenset[float](), frozenset[float]()
    for part in filter(None, CLAUSE.split(line)):
        if denials(part):
            denied |= _numbers(part)
        else:
            others |= _numbers(part)
    return bool(mine & others) and bool(denied) and not mine & denied


def _numbers(text: str) -> frozenset[float]:
    return frozenset(one.low for one in figures_in(without_times(easy(text))))


@functools.lru_cache(maxsize=4096)
def _ways_to_deny(text: str) -> frozenset[str]:
    """Return the words of a text that say "not" by themselves, in lower case."""
    return frozenset(at.group().lower() for at in DENIES.finditer(text))


def _across(sentence: str, line: Line) -> Iterator[Fault]:
    """Yield a "not" of the clause that a sentence in the other language translates, where the sentence says nothing like it."""
    if is_chinese(sentence) == is_chinese(line.text) or not denials(line.text):
        return
    if any(words.search(sentence) for words in (NOT, DENIES, OPEN)):
        return
    clauses = [clause for clause in CLAUSE.split(NO_NOT.sub("  ", line.text)) if clause and content(clause)]
    alike = [(shared(clause, sentence), clause) for clause in clauses]
    share, nearest_clause = max(alike, default=(0.0, ""))
    if share >= TRANSLATED and denials(nearest_clause) and len(content(nearest_clause)) >= WORDS:
        yield Fault("not_dropped")


def _met(scope: Sequence[str], others: Sequence[Sequence[str]], across: bool) -> bool:
    """Return True when some "not" of the other text denies one of these words too; across languages any may."""
    if across:
        return bool(others)
    return any(not scope or set(scope) & set(other) for other in others)


def _said(scope: Sequence[str], text: str, denied: Sequence[Sequence[str]], across: bool) -> list[str]:
    """Return the denied words that another text says and does not deny: its verbs, or all of them; across, its first verb."""
    words = content(text) - frozenset(word for other in denied for word in other)
    held = [word for word in scope if holds(words, word, across) or _in_halves(word, words)]
    if across:
        first = next((word for word in scope if is_verb(word)), "")
        return [first] if first in held or (scope and len(held) == len(scope)) else []
    return held if len(held) == len(scope) else [word for word in held if is_verb(word)]


def _in_halves(word: str, words: frozenset[str]) -> bool:
    """Return True when four characters that are one word here are two there: 提出异议, 提出了异议."""
    return len(word) == 4 and not word.isascii() and {word[:2], word[2:]} <= words


def _asserted(word: str, lines: Sequence[Line]) -> bool:
    """Return True when some sentence of the sources says a word without any "not"."""
    return any(line.text.lower().count(word) > sum(word in scope for scope in denials(line.text)) for line in lines)


def _turned(sentence: str, line: Line) -> Iterator[Fault]:
    """Yield where a sentence without a figure says up for down."""
    bare = (BOUND.sub("  ", text) for text in (sentence, line.text))
    mine, theirs = ((bool(UP.search(text)), bool(DOWN.search(text))) for text in bare)
    if mine[0] != mine[1] and theirs == mine[::-1] and not figures_in(without_times(easy(sentence))):
        yield Fault("turned_up" if mine[0] else "turned_down")


def _opposite(sentence: str, line: Line) -> Iterator[Fault]:
    """Yield where a sentence says most for least, of what the part of the source nearest to it says the opposite."""
    for one, other in OPPOSITES:
        told = [bool(words.search(sentence)) for words in (one, other)]
        if told[0] == told[1]:
            continue
        part = max(PART.split(line.text), key=lambda part: (shared(part, sentence), -len(part)))
        known = [bool(words.search(part)) for words in (one, other)]
        if known == told[::-1]:
            yield Fault("turned")


def _wider(sentence: str, line: Line) -> Iterator[Fault]:
    """Yield where what is first or most somewhere is told as first or most somewhere else."""
    for at in TOP.finditer(sentence):
        scope, top = _scope(at), at.group()
        theirs = {_scope(one) for one in TOP.finditer(line.text)}
        if theirs and scope not in theirs and top:
            yield Fault("wider", (top,))


def _scope(at: re.Match[str]) -> str:
    word = (at["zh"] or at["en"]).lower()
    return SCOPES.get(word, word)
