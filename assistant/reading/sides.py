"""A question that compares → the names of its sides, and what it asks of one side alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.places import NO_PLACE
from assistant.figures.conflicts import EARLY, LAST
from assistant.types import Question
from index.library import Library

# Sides that an answer sets beside each other.
SIDES = 4
JOINED = r"(?:和|与|跟|同|及|还是|、|，|,|\band\b|\bor\b|\bversus\b|\bvs\.?|\bthan\b|比|相比|较)"
PLANS = re.compile(r"十[一二三四五六七八九]五|1\dth(?=[^.?]*five[- ]year|$)")
# The whole country, beside one of its places.
COUNTRY = re.compile(r"全国|我国|(?<![a-z])china(?![a-z])|the whole country|nationwide")
# Two of one row (三中全会和四中全会, FY95 and FY96), and words by which press tells a first figure from the last one.
ROW = re.compile(r"第?[一二三四五六七八九十百\d]+(?:届|批次?|次|期|轮|中全会|号线)|\bfy\s?(?:19|20)?\d\d\b", re.I)
FIRST_TOLD, LAST_TOLD = re.compile(r"年初的?[^，。？和与跟]{0,4}数"), re.compile(r"(?:统计)?公报的?数|年末的?数")
# What sets sides against each other, which the question of one side does not ask: which is more, 各是, side by side.
AGAINST = re.compile(
    r"[，,]?\s*(?:谁|哪一?[个家座年边者地省市区县])的?[^，。？]{0,8}?(?:更|最|比较)?[多少高低大小快慢长短强](?:一?些|一点)?|"
    r"(?:有(?:什么|何|哪些|啥)?|的)?(?:不同|区别|差[别异距])(?:是什么|在哪儿?|之处)?|差在哪儿?|(?:对比|比较|比一比|相比|相较)(?:一下|起来)?|"
    r"\band by how much\b|\bside by side\b|\bcompared?\b|\bcomparison\b|^\s*which (?:of \w+ )?(?:is|was|had|has|saw|got)?(?: the)? ?|"
    r"\bthe (?:larger|higher|bigger|smaller|lower)\b|\b(?:larger|higher|bigger|smaller|lower)\b,?",
    re.I,
)
PAIR = re.compile(r"^两[份个篇部年][^：:，,。]{0,8}[：:，,]")
EACH = re.compile(
    r"(?:各自|分别|各)(?=是|有|为|定|占|安排|达|改|涨|增|发|多|提|有?多少|$)|两[年份个次部篇](?=分别|各)|\beach\b|\brespectively\b",
    re.I,
)
QUANTITY = re.compile(
    r"多少|几|百分之|更?[多高低大小快慢](?=[，。？?]|$)|\bhow (?:much|many)\b|\b(?:larger|higher|bigger|smaller|lower|more|fewer|less)\b|的数(?=[和与跟差]|$)|目标|增速|强度|总量|\b(?:rate|figure|total)\b",
    re.I,
)


def sides(question: Question, library: Library) -> list[str]:
    """Return the names (folded) of the sides a question compares, in its order: titles, plans, states of a figure, years, else names.

    A place may be compared with the whole country. Names that the question joins (北京和上海) are sides; one that stands elsewhere in it is what they are compared in.
    """
    text = question.text
    titled: list[str] = re.findall(r"《([^》]{2,40})》", text)
    if len(titled) > 1:
        return titled[:SIDES]
    if len(plans := list(dict.fromkeys(PLANS.findall(library.fold(text))))) > 1:
        return plans[:SIDES]
    if len(states := _states(library.fold(text))) > 1:
        return states
    if len(row := _of_one_row(library.fold(text))) > 1:
        return row
    if len(question.years) > 1:
        return list(question.years[:SIDES])
    named = [one.text for one in question.names if one.text in library.fold(text) and one.text not in NO_PLACE]
    if len(named) == 1 and (country := COUNTRY.search(library.fold(text))) and country.group() not in named:
        named = sorted((*named, country.group()), key=library.fold(text).index)
    joined = [
        name
        for n, name in enumerate(named)
        if any(_joined(library.fold(text), *pair) for pair in zip(named, named[1:], strict=False) if name in pair)
    ]
    return list(dict.fromkeys(joined or named))[:SIDES]


def are_times(names: Sequence[str]) -> bool:
    """Return True for sides that are two times of one thing: what changed has years, plans or states of a figure for its sides."""
    return all(name.isdigit() or any(one.fullmatch(name) for one in (PLANS, EARLY, LAST)) for name in names)


def _states(text: str) -> list[str]:
    """Return the words for a preliminary and for a final figure, in the order of the question; [] unless it has both."""
    early, late = FIRST_TOLD.search(text) or EARLY.search(text), LAST_TOLD.search(text) or LAST.search(text)
    return [one.group() for one in sorted((early, late), key=re.Match.start)] if early and late else []


def _of_one_row(text: str) -> list[str]:
    """Return two or more of one row that the question joins (三中全会和四中全会), in its order; [] where it names fewer."""
    by_unit: dict[str, list[str]] = {}
    for found in ROW.finditer(text):
        by_unit.setdefault(re.sub(r"[第一二三四五六七八九十百\d\s]", "", found.group()), []).append(found.group())
    named = next((list(dict.fromkeys(each)) for each in by_unit.values() if len(set(each)) > 1), [])
    together = all(_joined(text, *pair) for pair in zip(named, named[1:], strict=False))
    return named[:SIDES] if together else []


def called(name: str, question: Question) -> str:
    """Return a side's name as the question writes it: names are folded to be searched for, not to be shown."""
    if name.isdigit() and question.told_in == "zh":
        return name + "年"
    return as_written(name, question.text)


def as_written(name: str, text: str) -> str:
    """Return a folded name as a text writes it: 灣區 for 湾区, Singapore for singapore; the name itself where it is not there."""
    if name in text or name not in Library.fold(text):
        return name
    starts = range(len(text))
    # Folding changes the number of characters only for years in words and full-width marks: the length is near the name's.
    spans = ((at, at + long) for long in (len(name), *range(len(name) - 2, len(name) + 3)) for at in starts)
    return next((text[a:b] for a, b in spans if Library.fold(text[a:b]).strip() == name), name).strip()


def asked_of(question: Question, name: str, names: Sequence[str], library: Library) -> Question:
    """Return the question of one side alone."""
    others = [other for other in names if other != name]
    text = library.fold(question.text) if any(other not in question.text for other in others) else question.text
    for other in others:
        text = re.sub(rf"{JOINED}?\s*《?{re.escape(other)}》?(?:年)?\s*{JOINED}?", " ", text, count=1, flags=re.I)
    text = PAIR.sub("", EACH.sub("", text))
    counted = QUANTITY.search(question.text) is not None
    text = AGAINST.sub(" ", text) if counted and not question.titles else text
    dropped = {word for other in others for word in library.words(other)} - set(library.words(name))
    kept = set(library.words(text))
    return replace(
        question,
        text=_plainly(text, question),
        kind="figure" if counted else question.kind,
        words=tuple(word for word in question.words if word not in dropped and word in kept),
        years=tuple(year for year in question.years if year not in others),
        titles=tuple(title for title in question.titles if title not in others),
        names=tuple(each for each in question.names if each.text not in others),
    )


def _plainly(text: str, question: Question) -> str:
    """Return the question of one side with what it still has to ask: 是多少 where the other words asked which is more."""
    text = re.sub(r"[，,：:\s]+(?=[。？?]|$)", "", " ".join(text.split()))
    if not QUANTITY.search(question.text) or question.language != "zh" or re.search(r"多少|几|什么|哪", text):
        return text
    return re.sub(r"[。？?]?$", "是多少？", text, count=1)


def _joined(text: str, one: str, other: str) -> bool:
    return bool(re.search(rf"{re.escape(one)}.{{0,14}}?{JOINED}.{{0,6}}?{re.escape(other)}", text, re.I))
