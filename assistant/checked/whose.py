"""Whose a figure is: what the words beside it say of it in a sentence, and in the source of it or of another figure."""

import re
from collections.abc import Sequence

from assistant.checked.bounds import differs, in_one_unit
from assistant.checked.changes import changes
from assistant.checked.figure_placed import Placed, of_matter, placed, way
from assistant.checked.source import is_chinese
from assistant.checked.told_dates import Told
from assistant.checked.words import content, holds, is_place, plain, shared

RATE = re.compile(r"([\u4e00-\u9fff]{2}率)[为达到是约超过仅的占]{0,4}$")
# Across languages words of a clause are translated one by one: less than a whole word's lead is none.
LEAD, LEAD_ACROSS = 0.25, 1.0
# By so much a sentence has more of one source's words than of another's to be told from there.
FAR = 0.3


def of_another(said: Placed, others: Sequence[Placed], same: Sequence[Placed]) -> tuple[Placed, bool] | None:
    """Return which other figure of the source a sentence's words are of, and whether they surely are; else None."""
    for other in others:
        then, rate = _is_then(said, other, same), _is_rate(said, other, same)
        if then or rate or _is_of(said, other, same):
            sure = _is_beside(said, other) and not _may_be_both(said, other, same)
            sure = sure and not _from_there(said, other, same) and not _rather_of(said, other, same)
            sure = sure and not _ends_meet(said, other)
            return other, sure or then or rate
    return None


def _is_of(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when words beside a figure say another one of the source, and none of them says this one more surely."""
    across = is_chinese(said.sentence) != is_chinese(other.sentence)
    if any(is_chinese(one.sentence) != is_chinese(other.sentence) for one in same):
        return False  # words of one language are always nearer to a source in it
    own = of_matter(said.own)
    lead = 0.0
    for word in own or (frozenset() if across else of_matter(said.carried)):
        theirs, mine = other.weight(word), max(one.weight(word, part=True) for one in same)
        if is_place(word) and not any(is_place(one) for one in of_matter(other.own)):
            continue  # the place at a sentence's beginning holds for all of it
        if mine > theirs:
            return False
        lead += theirs - mine if mine == 0.0 or (own and theirs == 1.0) else 0.0
    return lead >= (LEAD_ACROSS if across else LEAD)


def _ends_meet(said: Placed, other: Placed) -> bool:
    """Return True where a sentence tells both figures as one change, from one to the other, of one and the same thing."""
    pairs = ((said.figure.low, other.figure.low), (other.figure.low, said.figure.low))
    ways = {("up" if first < last else "down") for first, last in pairs if (first, last) in changes(said.sentence)}
    return bool(ways) and way(said.sentence) in ("", *ways)


def is_elsewhere(said: Placed, same: Sequence[Placed]) -> bool:
    """Return True when all that a sentence says a figure is of stands elsewhere in the source, and nothing of what it is of there.

    Only within one language: words of another are found one by one.
    """
    mine = of_matter(said.own) or of_matter(said.beside)
    if not mine or any(is_chinese(one.sentence) != is_chinese(said.sentence) or not of_matter(one.own) for one in same):
        return False
    near = any(one.weight(word, part=True) for word in mine for one in same)
    theirs = frozenset[str]().union(*(of_matter(one.own) for one in same))
    stands = all(any(word in plain(one.sentence) or word in content(one.sentence) for one in same) for word in mine)
    return not near and stands and not theirs & content(said.sentence)


def _is_beside(said: Placed, other: Placed) -> bool:
    """Return True when a word beside a figure stands beside another one of the source, or carries over to its share: 增长8.1%."""
    if other.figure.measure == "share":
        return True
    across = is_chinese(said.sentence) != is_chinese(other.sentence)
    own = content(other.own)
    return any(holds(own, word, across) for word in of_matter(said.own) or of_matter(said.carried))


def _from_there(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when a sentence is plainly told from where its figure stands, and has but the thing counted of the other's words."""
    if is_chinese(said.sentence) or any(is_chinese(one.sentence) for one in (other, *same)):
        return False
    if {word for word in of_matter(said.own) if other.weight(word)} - content(said.figure.unit):
        return False
    here = max(shared(said.sentence, one.sentence) for one in same)
    return all(one.sentence != other.sentence for one in same) and here - shared(said.sentence, other.sentence) >= FAR


def _rather_of(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when a figure has more of all the words beside it, verbs too, in common with its own than with the other one."""
    mine = frozenset(word for word in content(said.own) - content(said.figure.unit) if not word[0].isdigit())
    return max(len(mine & content(one.own)) for one in same) > len(mine & content(other.own))


def _may_be_both(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True where a sentence tells the other figure too, and what the source says this one is of: their order is not sure."""
    theirs = frozenset[str]().union(*(of_matter(one.own) for one in same))
    if said.figure.measure == "time" and any(differs(one.figure, other.figure) == "" for one in placed(said.sentence)):
        return True  # how old what is renewed in how many years: such words stand near both
    if not any(of_matter(one.own) or (one.carried != one.far and of_matter(one.carried)) for one in same):
        return True  # of what it is, no word says: 今年计划再购置260辆
    beside = [
        one
        for one in placed(said.sentence)
        if in_one_unit(one.figure, other.figure) and differs(one.figure, other.figure) is not None
    ]
    swapped = any(_is_of(one, two, [other]) for one in beside for two in same)
    across = any(is_chinese(one.sentence) != is_chinese(said.sentence) for one in same)
    named = any(holds(content(said.sentence), word, across) for word in theirs)
    return bool(beside) and (named or not theirs) and not swapped


def _is_then(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when the time beside a figure is that of another one of the source, and this one has another time."""
    if not said.dates or not all(one.carried_dates for one in same):
        return False
    mine = frozenset[Told]().union(*(one.carried_dates for one in same))
    return _meet(said.dates, other.dates) and not _meet(said.dates, mine)


def _is_rate(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when the rate that a figure is told to be is another one of the source: 办结率 and 满意率, each one word."""
    mine, others, *theirs = map(_rate, (said, other, *same))
    return bool(mine) and mine == others and all(theirs) and mine not in theirs


def _rate(one: Placed) -> str:
    """Return the rate that is named right before a figure; "" where none is."""
    found = RATE.search(one.sentence, 0, one.figure.start)
    return found[1] if found else ""


def _meet(some: frozenset[Told], others: frozenset[Told]) -> bool:
    return any(_agree(one, other) for one in some for other in others)


def _agree(one: Told, other: Told) -> bool:
    """Return True when two dates may be one: none of year, month, day and years counted differs where both tell it."""
    pairs = [(getattr(one, part), getattr(other, part)) for part in ("year", "month", "day", "relative", "decade")]
    both = [mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None]
    return all(both)
