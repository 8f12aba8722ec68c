"""The figures of a sentence against those it cites: the number, its unit and bound, whose it is, and which way it went."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked.bounds import differs, in_one_unit, kind
from assistant.checked.changes import changes
from assistant.checked.figure_forms import Part, easy, parts
from assistant.checked.figure_placed import DOWN, UP, Placed, numbers_of, of_matter, placed
from assistant.checked.numbers import numbers, unread
from assistant.checked.source import Cited, Fault, is_chinese
from assistant.checked.told_dates import Told
from assistant.checked.words import content, is_place, plain
from assistant.figures.found import Figure

SPELLED = re.compile(r"[a-z]|两", re.I)
# A share told in words is that of figures within this much of it: a third is 33%.
NEARLY = 0.02
# What two small numbers come to may be any number; and two sums are one within this much of it.
SMALL, NOTHING = 12, 1e-6
# A change by so much: 下降67.8%, fell by 12 percent; what rises to a figure is no change by it.
BY = re.compile(
    r"(?:增长|上升|上涨|提高|增加|下降|减少|回落|下跌|降低)[了约近超过逾 ]*$|\b(?:rose|grew|fell|dropped|declined|increased|decreased)(?: by)?(?: about| around| nearly)?\s*$",
    re.I,
)
# So many of a thing for each ten thousand people: the people are counted by nobody.
PER = re.compile(r"(?:每|\bper )$")
# Across languages words of a clause are translated one by one: less than a whole word's lead is none.
LEAD, LEAD_ACROSS = 0.25, 1.0


def figure_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield what the figures of a text say that those of its sources do not."""
    mine = placed(text)
    if not mine and not parts(text):
        return
    known = [one for source in cited for one in placed(source.text)]
    told_in_words = [one for source in cited for one in parts(source.text)]
    told = frozenset(numbers_of(mine))
    for said in mine:
        like = [(_differs(said, one, told, known), one) for one in known if in_one_unit(said.figure, one.figure)]
        same = [one for how, one in like if how == ""] or [one for how, one in like if how == "rounds off"]
        if same:
            others = [one for how, one in like if how is None and _rivals(said, one) and not _of_one_change(one, same)]
            yield from _against(said, same, others)
            yield from () if any(how == "" for how, _ in like) else [_rounded(said, same[0])]
        elif any(_same_part(said.figure, one) for one in told_in_words) or (said.figure.unit == "倍" and parts(text)):
            continue
        elif changed := next((one for how, one in like if how), None):
            yield _changed(said, changed)
        elif not _between(said.figure, known) and not _counted(said, known, cited):
            # 两个 may count what the source names: both, a woman and her child
            sure = not _pair(said) and not _unread(said, cited) and not _computed(said.figure, known)
            yield Fault("figure", (said.figure.text,), hard=sure)
    yield from _parts(text, known, told_in_words)


def _differs(said: Placed, one: Placed, told: frozenset[float], known: Sequence[Placed]) -> str | None:
    """Return how a figure differs from a cited one; an end of a range is it where the other end is told too."""
    how = differs(said.figure, one.figure)
    if how != "drops":
        return how
    ends = {one.figure.low, one.figure.high}
    if bound := {"over": "under", "under": "over"}.get(kind(one.figure)):  # 三万元以上三十万元以下
        beside = (other.figure for other in known if other.sentence == one.sentence and kind(other.figure) == bound)
        ends |= {other.low for other in beside if in_one_unit(one.figure, other) and other.low in told}
    return "" if len(ends) > 1 and ends <= told else how


def _of_one_change(one: Placed, same: Sequence[Placed]) -> bool:
    """Return True for two ends of one change: what the words beside say of one, they say of the other."""
    told = changes(one.sentence)
    pairs = ((one.figure.low, other.figure.low) for other in same if other.sentence == one.sentence)
    return any((a, b) in told or (b, a) in told for a, b in pairs)


def _parts(text: str, known: Sequence[Placed], told_in_words: Sequence[Part]) -> Iterator[Fault]:
    """Yield the shares and multiples in words that no source has: a fault where it tells others, else for the reader to judge."""
    for said in parts(text):
        others = [one for one in told_in_words if one.unit == said.unit]
        stands = any(_near(said.value, one.value) for one in others) or any(
            _same_part(one.figure, said) for one in known
        )
        if not stands:
            yield Fault("figure", (said.text,), hard=bool(others))


def _same_part(figure: Figure, part: Part) -> bool:
    times = 10 if figure.unit == "成" else 1
    return figure.unit in (part.unit, "成" if part.unit == "%" else "") and _near(figure.low * times, part.value)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= NEARLY * other


def _against(said: Placed, same: Sequence[Placed], others: Sequence[Placed]) -> Iterator[Fault]:
    """Yield what the words beside a figure say of it that the source says of another, or the other way round."""
    text = said.figure.text
    if (other := next((one for one in others if _is_of(said, one, same) or _is_then(said, one, same)), None)) is not None:  # fmt: skip
        yield Fault("figure_of_another", (text, other.figure.text), hard=not _may_be_both(said, other, same))
    elif _is_elsewhere(said, same):
        yield Fault("figure_of_another", (text, same[0].figure.text))
    ways = {one.way() for one in same}
    if said.way() and ways == {"down" if said.way() == "up" else "up"}:
        yield Fault(f"went_{said.way()}", (text,))
    if BY.search(said.sentence, 0, said.figure.start) and not any(_moves(one) for one in same):
        yield Fault("figure_of_another", (text, same[0].figure.text))
    bases = {one.base() for one in same}
    if said.base() and bases == {"month" if said.base() == "year" else "year"}:
        yield Fault(f"from_{said.base()}", (text,))


def _rivals(said: Placed, other: Placed) -> bool:
    """Return True when a figure may be taken for another: across languages only where both are plainly in one unit."""
    one, two = said.figure, other.figure
    if PER.search(other.sentence, 0, two.start):
        return False
    if is_chinese(said.sentence) == is_chinese(other.sentence):
        return bool(one.unit) == bool(two.unit)
    return bool(one.unit) and (one.unit == two.unit or (one.measure == two.measure != "count"))


def _moves(one: Placed) -> bool:
    """Return True for a figure that no share or level alone is: some word beside it says that it moved, or by what."""
    return one.figure.change != "share" or bool(UP.search(one.beside) or DOWN.search(one.beside))


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


def _is_elsewhere(said: Placed, same: Sequence[Placed]) -> bool:
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


def _may_be_both(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True where a sentence tells the other figure too, and what the source says this one is of: their order is not sure."""
    theirs = frozenset[str]().union(*(of_matter(one.own) for one in same))
    beside = [
        one
        for one in placed(said.sentence)
        if in_one_unit(one.figure, other.figure) and differs(one.figure, other.figure) is not None
    ]
    swapped = any(_is_of(one, two, [other]) for one in beside for two in same)
    return bool(beside) and bool(theirs & content(said.sentence)) and not swapped


def _is_then(said: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Return True when the time beside a figure is that of another one of the source, and this one has another time."""
    if not said.dates or not all(one.carried_dates for one in same):
        return False
    mine = frozenset[Told]().union(*(one.carried_dates for one in same))
    return _meet(said.dates, other.dates) and not _meet(said.dates, mine)


def _meet(some: frozenset[Told], others: frozenset[Told]) -> bool:
    return any(_agree(one, other) for one in some for other in others)


def _agree(one: Told, other: Told) -> bool:
    """Return True when two dates may be one: none of year, month, day and years counted differs where both tell it."""
    pairs = [(getattr(one, part), getattr(other, part)) for part in ("year", "month", "day", "relative", "decade")]
    both = [mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None]
    return all(both)


def _between(said: Figure, known: Sequence[Placed]) -> bool:
    """Return True for a range whose ends are both cited: 五百元以上二千元以下 as 500 to 2,000 yuan."""
    ends = {one.figure.low for one in known if in_one_unit(said, one.figure)}
    return said.low != said.high and {said.low, said.high} <= ends


def _counted(said: Placed, known: Sequence[Placed], cited: Sequence[Cited]) -> bool:
    """Return True when a number stands in what is cited though no figure there says it, or only counts the sources."""
    figure = said.figure
    if figure.low != figure.high:
        return False
    if SPELLED.search(figure.value) and figure.low <= len(cited):
        return True
    told = f"{figure.low:.10g}"
    elsewhere = any(told in numbers(easy(source.text)) for source in cited)
    return elsewhere and not any(one.figure.low == figure.low for one in known)


def _unread(said: Placed, cited: Sequence[Cited]) -> bool:
    """Return True when a number's digits stand in a source where no reader of figures, dates and times takes them: 3:28.41."""
    digits = set(re.findall(r"\d+", said.figure.value))
    return bool(digits) and any(digits <= set(re.findall(r"\d+", unread(source.text))) for source in cited)


def _computed(said: Figure, known: Sequence[Placed]) -> bool:
    """Return True when a number is the sum of two that are cited in its unit, or what lies between them."""
    unit = "%" if said.unit == "百分点" else said.unit
    told = {one.figure.low for one in known if unit in ("", one.figure.unit) and one.figure.low == one.figure.high}
    if said.low != said.high or (said.low <= SMALL and unit != "%"):
        return False
    sums = (
        value for a in told for b in told if a > b for value in ((a - b,) if said.unit == "百分点" else (a - b, a + b))
    )
    return any(abs(value - said.low) <= NOTHING * abs(said.low) for value in sums)


def _pair(said: Placed) -> bool:
    figure = said.figure
    return figure.low == figure.high == 2 and SPELLED.search(figure.value) is not None


def _changed(said: Placed, one: Placed) -> Fault:
    return Fault("figure_changed", (one.figure.text, said.figure.text))


def _rounded(said: Placed, one: Placed) -> Fault:
    return Fault("figure_rounded", (one.figure.text, said.figure.text), hard=False)
