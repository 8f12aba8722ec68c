"""A question → what it takes for true, or asks whether it is: of what, what happens, how much, and whether it may or must be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.claims.rules import Rule
from assistant.figures.bounds import Bound, bounds
from assistant.figures.subject import NUMBER, one_name
from assistant.glossary import glossary
from assistant.opposites import Said, acts
from assistant.types import Question
from assistant.understand import ASKING, STOP
from index.library import Library, Term

# What only asks: a source that answers holds none of it.
ASKS = re.compile(
    r"是否|是不是|有没有|会不会|能不能|要不要|可不可以|该不该|算不算|准不准|许不许|用不用|需不需要|能否|可否|了?没有?(?=\s*[?？]?$)|没有(?=\s*[?？]?$)|"
    r"为什么|为何|何以|怎么|怎样|如何|什么|多少|吗|呢|到底|究竟|请问|听说|据说|理由|原因|"
    r"\b(?:whether|why|how\s+(?:much|many|come)|reasons?)\b",
    re.I,
)
MAY = re.compile(
    r"能不能|可不可以|准不准|许不许|能否|可否|可以|允许|准许|有权|能(?!源|力|耗|量|效|级|够?[^，。？]{0,2}(?:源|力))|^(?:may|can|could)\b|\ballowed\b|\bpermitted\b|\bfree to\b|\bentitled\b",
    re.I,
)
MUST = re.compile(
    r"要不要|该不该|用不用|需不需要|必须|强制|应当|应该|需要|必要|要(?=[^，。？]{1,12}吗)|\bmust\b|\bhave to\b|\bhas to\b|\bneed(?:s|ed)? to\b|\brequired\b|\bobliged\b|\b(?:compulsory|mandatory)\b|^should\b",
    re.I,
)
# A question that offers two, or that itself denies, is answered by more than yes or no.
OPEN = re.compile(r"还是|是不是[^，。？]{0,12}不|是否不|难道|\bor\b(?! (?:more|less|so)\b)|n't\b|\bnot\b", re.I)
AHEAD = re.compile(r"会不会|将(?!近)|打算|计划|拟|今后|未来|明年|\bwill\b|\bplans?\b|\bgoing to\b|\bnext year\b", re.I)
# What is said of all, or of one alone, is not said by a source that leaves this out.
EVERY = re.compile(
    r"(?<![大])全部|所有|一律|都(?!市|会)|每[个家人]|只(?!有力)|仅|唯一|\ball\b|\bevery\b|\bonly\b|\balways\b|\bentirely\b",
    re.I,
)
NOT = re.compile(r"[不没未]|\bnot\b|n't\b|\bnever\b", re.I)
CLAUSE = re.compile(r"[，,。；;：:？?]|以后|之后|以前|之前|的时候|\b(?:when|after|before|since|if|and)\b", re.I)
# What stands between 把 and a verb is what it is done to; what follows a verb ends where a circumstance begins.
TAKEN = re.compile(r"[把将]([^把将]{1,16})$")
BEHIND = re.compile(r"[对的于给从由]|\b(?:to|in|by|for|from|at|on|over|with|during|as|because|last|this|so)\b", re.I)
# So many words before a verb say what it happens to.
NOUNS = 3


@dataclass(frozen=True, slots=True)
class Needed:
    """A word that a source must say to speak of what is asked: how much it says, and its ways in either language."""

    word: str
    weight: float
    term: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question takes for true or asks about.

    `about` are the words that say of what, `context` all that carry meaning, `acts` the sides of ACTS that it says happen
    (by row), `bounds` its figures. `unread` is True where it holds a word of one sign, which may be all that happens (票价涨了吗)
    and which no rule here reads: words alone then say neither yes nor no. `ahead` is True where it is of what is to come, `every` where it is of all of a thing or
    of one alone, `given` where it is taken for granted.
    """

    text: str
    about: tuple[Needed, ...]
    context: tuple[Needed, ...]
    acts: Mapping[str, int]
    bounds: tuple[Bound, ...]
    rule: Rule = ""
    ahead: bool = False
    every: bool = False
    given: bool = False
    unread: bool = False


def claim(question: Question, library: Library) -> Claim | None:
    """Return what a question claims; None where it offers a choice or denies, which no yes or no answers."""
    text = library.fold(question.text)
    if OPEN.search(text):
        return None
    happening, figured = _one_sided(acts(text)), bounds(text)
    bare = _bare(text, happening, figured)
    about = needed(bare, library)
    rule: Rule = "must" if MUST.search(text) else "may" if MAY.search(text) else ""
    return Claim(
        text,
        about,
        needed(_bare(text, (), ()), library),
        {said.row: said.side for said in happening},
        figured,
        rule,
        bool(AHEAD.search(text)),
        bool(EVERY.search(text)),
        unread=any(len(word) == 1 and not word.isascii() and _asks_nothing(word) for word in library.words(bare)),
    )


def supposed(question: Question, library: Library) -> tuple[Claim, ...]:
    """Return what a question takes for granted: for each thing that happens, that it does, to what stands beside it."""
    text = library.fold(question.text)
    happening = _one_sided(acts(text))
    context = needed(text, library)
    return tuple(
        Claim(text, needed(_object(text, said, happening), library), context, {said.row: said.side}, (), given=True)
        for said in happening
        if not NOT.search(text[: said.start])
    )


def spoken(needed: Sequence[Needed], words: set[str], question: Question, library: Library) -> frozenset[str]:
    """Return which of the needed words a text says, whose search words are given: as they are, in another form, or translated."""
    return held(needed, glossary(library).spoken([one.word for one in needed], question.text, library)(words))


def held(needed: Sequence[Needed], words: set[str]) -> frozenset[str]:
    """Return which of the needed words are among others, as they are or translated."""
    return frozenset(one.word for one in needed if _holds(words, one.word) or _translated(one, words))


def share(needed: Sequence[Needed], said: frozenset[str]) -> float:
    """Return the share (0 to 1) of the needed words, by how much each says, that are said; 1 where none is needed."""
    whole = sum(one.weight for one in needed)
    return sum(one.weight for one in needed if one.word in said) / whole if whole else 1.0


def content(text: str) -> list[str]:
    """Return the words of a folded text that carry meaning, in order, what is written in several ways under one name."""
    told = Library.words(NUMBER.sub(" ", one_name(text)))
    return [word for word in dict.fromkeys(told) if _says(word)]


def _says(word: str) -> bool:
    return _asks_nothing(word) and not word.isdigit() and (len(word) > 1 or word.isascii())


def _asks_nothing(word: str) -> bool:
    return word not in STOP and not ASKING.match(word)


def _one_sided(found: Sequence[Said]) -> list[Said]:
    """Return the acts of the rows of which one side alone is named: 增减 and a rise and fall claim neither."""
    named: dict[str, set[int]] = {}
    for said in found:
        named.setdefault(said.row, set()).add(said.side)
    return [said for said in found if len(named[said.row]) == 1]


def _bare(text: str, happening: Sequence[Said], bounds: Sequence[Bound]) -> str:
    """Return the question's words without what happens, how much, and what only asks."""
    chars = list(text)
    for start, end in [(a.start, a.end) for a in happening] + [(b.figure.start, b.figure.end) for b in bounds]:
        chars[start:end] = " " * (end - start)
    bare = "".join(chars)
    for pattern in (ASKS, MAY, MUST):
        bare = pattern.sub(" ", bare)
    return bare


def _object(text: str, said: Said, happening: Sequence[Said]) -> str:
    """Return the words beside a word for what happens that say to what: its object, else its subject."""
    start = max((m.end() for m in CLAUSE.finditer(text) if m.end() <= said.start), default=0)
    end = min((m.start() for m in CLAUSE.finditer(text) if m.start() >= said.end), default=len(text))
    others = [other for other in happening if other.end <= said.start or other.start >= said.end]
    start = max([start, *(other.end for other in others if other.end <= said.start)])
    end = min([end, *(other.start for other in others if other.start >= said.end)])
    before, after = text[start : said.start], BEHIND.split(text[said.end : end])[0]
    if taken := TAKEN.search(before):
        return _bare(taken[1], (), bounds(taken[1]))
    behind = _bare(after, (), bounds(after))
    return behind if content(behind) else _last(_bare(before, (), bounds(before)))


def _last(text: str) -> str:
    """Return the last few words of a text that say something."""
    return " ".join(content(text)[-NOUNS:])


def needed(text: str, library: Library) -> tuple[Needed, ...]:
    """Return the words of a folded text that a source must say to speak of it, each with its ways in either language."""
    return tuple(
        Needed(word, Library.rareness(word), library.translate((word,), word.capitalize()))  # capitals tell names
        for word in content(text)
        if word not in ("china", "chines", "中国", "我国", "全国")  # the country's own press and plans leave it out
    )


def _holds(words: set[str], asked: str) -> bool:
    """Return True when a word is among others, within a longer Chinese one, or but a little longer than one (成果 and 科技成果)."""
    if asked in words or asked.isascii():
        return asked in words
    return any(asked in word or (word in asked and 2 * len(word) > len(asked)) for word in words if len(word) > 1)


def _translated(one: Needed, words: set[str]) -> bool:
    return any(all(words & set(slot) for slot in way.slots) for term in one.term for way in term.ways)
