"""A question for how a thing went → the words it hangs on, and how much of them a text says, in either language."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.claims.claim import Needed, held, needed, share
from assistant.glossary import glossary
from assistant.opposites import Said, acts
from assistant.retrieve import Found
from assistant.types import Question
from assistant.weigh import rarity_of
from index.library import Library

# What only asks how a thing went, and when: no step of it holds these words.
ASKS = re.compile(
    r"按(?:照)?(?:时间|先后|年份)[^，。？]{0,6}|时间先后|先后(?:顺序)?|历程|沿革|来龙去脉|大事记|演变|进展|时间[线表]|(?:全?过程|经过)(?=是|怎|如何|[？?])|一步一?步|逐步|逐年|历年|"
    r"一年一年|(?<!带)一路|[走分]?[了到成作过]{0,2}(?:哪|几)几?步|哪[几些一]?[年步次天]|几次|分别|各(?=[在是自])|这[几些]年|近[几年]{1,2}|以来|期间|怎[么样]|如何|变[化多少成到]?(?!电|压|速|更)|"
    r"走(?=[了到过的？?]|$)|年份|现在|目前|如今|我国的?(?=[^，。？]{1,12}(?:法|条例|规划|计划)从)|往[上下][走涨升]?的?|(?:升|涨|增长?|加|降|减少?|提高?)[到至了]*(?=多少|几|[？?]|$)|(?:从|到|了|是)?(?:多少|几(?=[^个家项件条位]))|以[^，。？]{2,16}为准|看?[中英]文(?:材料|报道|资料)|"
    r"[按据](?=.{0,20}[说看讲][。？]?$)|[说看讲][。？]?$|(?:19|20)\d{2}年?(?:代|底|初|末|[春夏秋冬][天季]?)?|\d{1,2}月(?:底|初|末)?|[春夏秋冬][天季]|[一二两三四五六七八九十几\d]+[来多余]?[年天][间里来内]?|年间|[出起下上]来|名次|数量|总量|总数|"
    r"\b(?:trace|timeline|chronolog(?:y|ically)|history of|milestones?|step by step|year by year|from year to year|progress(?:ed)?|chang(?:e|es|ed|ing)|grow(?:n|th)?|grew|rise|rose|"
    r"risen|fall(?:en)?|fell|announcements?|increased?|decreased?|moved?|evolved?|unfold(?:ed)?|developed|over the (?:years|course)|come in|came in|give me|in order|"
    r"number|count|size|figure|latest|early|late|mid|first|the years?|\d{4}s?(?:-\d\d)?)\b",
    re.I,
)
# 从 and 到 belong to no word of what lies between them, though cutting may join them to one: 法从, 到落地.
BETWEEN = re.compile(
    r"(?<![服听自])从(?![业事来容属众])|(?<![达感找得遇收看])[到至](?![期位达底岸场账会今少])|\b(?:between|over|and|s)\b"
)
# The stages that a question names, from the first to the last: each step is of one of them, or lies between.
STAGES = re.compile(r"从([^，。？]{1,30}?)[到至]([^，。？]{1,16})|\bfrom (.{1,40}?) to ([^,:?]{1,40})", re.I)
# What happens to a law or a plan: each is a stage, whether or not a question says from which to which.
MADE = re.compile(
    r"通过|修正|修订|修改|施行|实施|公布|颁布|发布|废止|批准|\b(?:adopt|amend|revis|enact|repeal|publish|approv)\w*|\bt(?:ake|ook) effect\b",
    re.I,
)
# What ends a stretch of time whose beginning a question leaves open.
UP_TO = re.compile(r"(?:\b(?:to|until|through)(?: the)?|[到至])\s*$", re.I)
# Rows of ACTS whose second side ends, refuses or puts off the thing: that it came to this is said by few sources, and by none for most things.
ENDED = frozenset({"being", "decision", "schedule", "membership", "office"})
# The steps of one course say this share of what it hangs on, together; each this much, with what stands over it.
TOGETHER, EACH = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """What a course is of: the words needed, those of them that are names or the stages it names, and what happens in it (by row and side)."""

    question: Question
    needed: tuple[Needed, ...]
    names: frozenset[str]
    acts: frozenset[tuple[str, int]]
    stages: frozenset[str]
    heard: Callable[[set[str]], set[str]]
    """What adds to the words of a text those of the question that it says in another form."""

    def said(self, words: set[str]) -> frozenset[str]:
        """Return which of the needed words a text says, whose search words are given."""
        return held(self.needed, self.heard(words))

    def share(self, said: frozenset[str]) -> float:
        """Return the share (0 to 1) of what it hangs on that is said; 0 where it hangs on nothing."""
        return share(self.needed, said) if self.needed else 0.0

    def thing(self, said: frozenset[str]) -> float:
        """Return the share (0 to 1) of what it is of that is said, whichever of its stages; of all where it names nothing else."""
        needed = [one for one in self.needed if one.word not in self.stages] or self.needed
        return share(needed, said) if needed else 0.0


def course_of(question: Question, found: Found, library: Library) -> Course:
    """Return what the course hangs on that a question asks for; what few passages hold weighs more."""
    folded = library.fold(question.text)
    words = needed(BETWEEN.sub(" ", ASKS.sub(" ", folded)), library)
    weights = rarity_of([one.word for one in words], found, library)
    words = tuple(replace(one, weight=weights[one.word]) for one in words)
    heard = glossary(library).spoken([one.word for one in words], question.text, library)
    named = {word for name in question.names if name.kind != "person" for word in library.words(name.text)}
    names = frozenset(one.word for one in words if one.word in named)
    return Course(question, words, names, happens(acts(folded)), _stages(folded, library), heard)


def _stages(folded: str, library: Library) -> frozenset[str]:
    """Return the words of the stages that a question names."""
    named = [text for found in STAGES.finditer(folded) for text in found.groups() if text]
    told = [*named, *(found.group() for found in MADE.finditer(folded))]
    return frozenset(one.word for text in told for one in needed(ASKS.sub(" ", text), library))


def told_of(course: Course, steps: Sequence[frozenset[str]], texts: Iterable[str], library: Library) -> float:
    """Return the share (0 to 1) of what a course hangs on that its steps say together; 0 where they are not of it.

    Each name must be said, and each thing that is asked to have happened: how a station was built is not how it was closed.
    """
    together = frozenset().union(*steps)
    happened = happens(said for text in texts for said in acts(library.fold(text)))
    if not course.needed or not course.names <= together or not course.acts <= happened:
        return 0.0
    whole = course.share(together)
    return whole if whole >= TOGETHER and all(course.thing(step) >= EACH for step in steps) else 0.0


def ends(course: Course) -> frozenset[tuple[str, int]]:
    """Return what a question takes to have ended, been refused or put off: the second sides of ACTS."""
    return frozenset(one for one in course.acts if one[0] in ENDED and one[1] == 1)


def happens(found: Iterable[Said]) -> frozenset[tuple[str, int]]:
    """Return what happens, by row and side; whether a number rose or fell its figures tell."""
    return frozenset((one.row, one.side) for one in found if one.row != "amount")


def bounds(question: Question) -> tuple[str, str]:
    """Return the first and last year that a question names for the stretch it asks about; of one year alone none."""
    if len(question.years) > 1:
        return min(question.years), max(question.years)
    if question.dates and question.dates.first[:4] != question.dates.last[:4]:
        # Up to the rate of 2026-27: from whenever it began.
        ends_it = UP_TO.search(Library.fold(question.text).split(question.dates.said)[0])
        return "" if ends_it else question.dates.first[:4], question.dates.last[:4]
    return "", "9999"
