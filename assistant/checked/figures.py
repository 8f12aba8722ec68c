"""The figures of a sentence against those it cites: the number, its unit and bound, whose it is, and which way it went."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.checked.bounds import differs, in_one_unit, kind
from assistant.checked.changes import changes
from assistant.checked.computed import follows, is_part, parts_of
from assistant.checked.converted import counts_a_list, is_converted
from assistant.checked.figure_forms import Part, easy, parts
from assistant.checked.figure_placed import DOWN, UP, Placed, numbers_of, placed
from assistant.checked.numbers import numbers, unread
from assistant.checked.other_way import turned_round
from assistant.checked.source import Cited, Fault, is_chinese
from assistant.checked.whose import is_elsewhere, of_another
from assistant.figures.found import Figure

SPELLED = re.compile(r"[a-z]|两", re.I)
# A change by so much: 下降67.8%, fell by 12 percent; what rises to a figure is no change by it.
BY = re.compile(
    r"(?:增长|上升|上涨|提高|增加|下降|减少|回落|下跌|降低)[了约近超过逾 ]*$|\b(?:rose|grew|fell|dropped|declined|increased|decreased)(?: by)?(?: about| around| nearly)?\s*$",
    re.I,
)
# What compares a figure with an earlier one, and bounds none: below the 66 million of 2019, 低于2019年的6600万.
COMPARES = re.compile(
    r"低于|高于|不及|不如|少于|多于|超过|超出|[赶追]上|\b(?:below|above|short of|under|over|less|fewer|more|higher|lower|behind|exceed\w*|surpass\w*)\b",
    re.I,
)
OF_YEAR = re.compile(
    r"[^,.;，。；]{0,14}\b(?:of|in|from|recorded|seen) (?:the )?(?:(?:19|20)\d\d|last|previous|year)", re.I
)
COMPARED = re.compile(
    r"(?:(?:19|20)\d\d年?|去年|上年|前一年|全国|平均)[^，。；\d]{0,8}的?[^，。；\d]{0,6}$|\b(?:(?:19|20)\d\d|last year|average)[^,.;\d]{0,24}$",
    re.I,
)
OF_WHAT = ("over", "under", "near")
WITHIN = re.compile(r"\bwithin (?:the )?$", re.I)
# One of several: two of its 21 branches, 21家分馆中的两家.
OF_THEM = re.compile(r"\s*of (?:its|the|their|all|these|those)?\s*", re.I)
AMONG = re.compile(r"[^，。；\d]{0,6}[中里]的?有?")
# So many of a thing for each ten thousand people: the people are counted by nobody.
PER = re.compile(r"(?:每|\bper )$")
EACH = re.compile(r"每|人均|户均|\bper\b|\beach\b|\bevery\b", re.I)


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
            others = [
                one
                for how, one in like
                if how is None and _rivals(said, one) and not _of_one_change(one, same) and not _is_whole(one, same)
            ]
            yield from _against(said, same, others)
            yield from () if any(how == "" for how, _ in like) else [_rounded(said, same[0])]
        elif said.figure.unit == "成" and not said.figure.value[0].isdigit():
            continue  # a share in words, which is looked at below
        elif any(_same_part(said.figure, one) for one in told_in_words) or (said.figure.unit == "倍" and parts(text)):
            continue
        elif changed := next((one for how, one in like if how), None):
            yield _changed(said, changed)
        elif is_converted(said, known):
            yield Fault("converted", (said.figure.text,), hard=False)
        elif counts_a_list(said.figure, known, cited):
            yield Fault("counted", (said.figure.text,), hard=False)
        elif not _between(said.figure, known) and not _counted(said, known, cited):
            if follows(said, known, cited):
                yield Fault("computed", (said.figure.text,), hard=False)
                continue
            # 两个 may count what the source names: both, a woman and her child
            yield Fault("figure", (said.figure.text,), hard=not _pair(said) and not _unread(said, cited))
    yield from _parts(text, known, told_in_words)


def _differs(said: Placed, one: Placed, told: frozenset[float], known: Sequence[Placed]) -> str | None:
    """Return how a figure differs from a cited one; an end of a range is it where the other end is told too."""
    how = differs(said.figure, one.figure)
    if how != "drops":
        return how
    if kind(one.figure) == "under" and _within_time(said):
        return ""
    ends = {one.figure.low, one.figure.high}
    if bound := {"over": "under", "under": "over"}.get(kind(one.figure)):  # 三万元以上三十万元以下
        beside = (other.figure for other in known if other.sentence == one.sentence and kind(other.figure) == bound)
        ends |= {other.low for other in beside if in_one_unit(one.figure, other) and other.low in told}
    return "" if len(ends) > 1 and ends <= told else how


def _within_time(said: Placed) -> bool:
    """Return True for a time within which something is done, which is no more than that time: 15日内, within 15 days."""
    figure, text = said.figure, said.sentence
    inside = text[: figure.end].endswith("内") or text.startswith("内", figure.end)
    return figure.measure == "time" and (inside or WITHIN.search(text, 0, figure.start) is not None)


def _of_one_change(one: Placed, same: Sequence[Placed]) -> bool:
    """Return True for two ends of one change: what the words beside say of one, they say of the other."""
    told = changes(one.sentence)
    pairs = ((one.figure.low, other.figure.low) for other in same if other.sentence == one.sentence)
    return any((a, b) in told or (b, a) in told for a, b in pairs)


def _is_whole(one: Placed, same: Sequence[Placed]) -> bool:
    """Return True for the number of all of which a figure counts some: what they are is said of both."""
    text = one.sentence
    return any(
        other.sentence == text
        and (
            OF_THEM.fullmatch(text, other.figure.end, max(one.figure.start, other.figure.end))
            or AMONG.fullmatch(text, one.figure.end, max(one.figure.end, other.figure.start))
        )
        for other in same
    )


def _parts(text: str, known: Sequence[Placed], told_in_words: Sequence[Part]) -> Iterator[Fault]:
    """Yield the shares and multiples in words that no source has: a fault where it tells others, else for the reader to judge."""
    for said in parts(text):
        others = [one for one in told_in_words if one.unit == said.unit]
        stands = any(is_part(said, one.value) for one in others) or any(_same_part(one.figure, said) for one in known)
        if not stands:
            alike = (one.figure for one in known if one.figure.low == one.figure.high)
            follows = any(is_part(said, value) for value in parts_of(list(alike), said.unit))
            told = others or (said.text.endswith("成") and any(one.figure.unit == "%" for one in known))
            yield Fault("computed" if follows else "figure", (said.text,), hard=bool(told) and not follows)


def _same_part(figure: Figure, part: Part) -> bool:
    times = 10 if figure.unit == "成" else 1
    if figure.unit not in (part.unit, "成" if part.unit == "%" else ""):
        return False
    return is_part(replace(part, bound=part.bound or kind(figure)), figure.low * times)


def _against(said: Placed, same: Sequence[Placed], others: Sequence[Placed]) -> Iterator[Fault]:
    """Yield what the words beside a figure say of it that the source says of another, or the other way round."""
    text = said.figure.text
    if found := of_another(said, others, same):
        yield Fault("figure_of_another", (text, found[0].figure.text), hard=found[1])
    elif is_elsewhere(said, same) and not any(OF_THEM.match(one.sentence, one.figure.end) for one in same):
        yield Fault("figure_of_another", (text, same[0].figure.text))
    ways = {one.way() for one in same}
    if said.way() and ways == {"down" if said.way() == "up" else "up"}:
        yield Fault(
            f"went_{said.way()}", (text,), hard=said.figure.measure != "time"
        )  # four hours faster are four fewer
    if BY.search(said.sentence, 0, said.figure.start) and not any(_moves(one) for one in same):
        yield Fault("figure_of_another", (text, same[0].figure.text))
    bases = {one.base() for one in same}
    if said.base() and bases == {"month" if said.base() == "year" else "year"}:
        yield Fault(f"from_{said.base()}", (text,))


def _rivals(said: Placed, other: Placed) -> bool:
    """Return True when a figure may be taken for another: across languages only where both are plainly in one unit."""
    one, two = said.figure, other.figure
    if PER.search(other.sentence, 0, two.start) or (EACH.search(said.own) and not EACH.search(other.own)):
        return False
    if is_chinese(said.sentence) == is_chinese(other.sentence):
        return bool(one.unit) == bool(two.unit)
    return bool(one.unit) and (one.unit == two.unit or (one.measure == two.measure != "count"))


def _moves(one: Placed) -> bool:
    """Return True for a figure that no share or level alone is: some word beside it says that it moved, or by what."""
    return one.figure.change != "share" or bool(UP.search(one.beside) or DOWN.search(one.beside))


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


def _pair(said: Placed) -> bool:
    figure = said.figure
    return figure.low == figure.high == 2 and SPELLED.search(figure.value) is not None


def _changed(said: Placed, one: Placed) -> Fault:
    """Return what comes of a bound that is lost or added; a doubt where it is told apart from its figure, or only compares."""
    apart = kind(one.figure) in OF_WHAT and COMPARES.search(said.sentence, 0, said.figure.start)
    compared = OF_YEAR.match(one.sentence, one.figure.end) or OF_YEAR.match(said.sentence, said.figure.end)
    sure = not (apart and (compared or COMPARED.search(said.sentence, 0, said.figure.start)))
    if turned_round(said, one):
        return Fault("bound_turned", (one.figure.text, said.figure.text), hard=False)
    return Fault("figure_changed", (one.figure.text, said.figure.text), hard=sure)


def _rounded(said: Placed, one: Placed) -> Fault:
    return Fault("figure_rounded", (one.figure.text, said.figure.text), hard=False)
