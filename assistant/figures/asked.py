"""What figure a question wants → the one of a sentence that fits it: by unit, by what it measures, by the words before it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.asked.wanted import YEARS, has, wanted
from assistant.figures.dates import year_at
from assistant.figures.found import MARKS, Change, Figure, clauses, figures
from assistant.figures.standing import gain, misfits, sought, standing
from assistant.figures.subject import shares
from assistant.figures.units import ANY, CHINESE, ENGLISH, PEOPLE, SIMPLE, class_of, named
from assistant.types import Question
from index.library import Library

COUNTED = re.compile(rf"(?:多少|(?<![第那这])几)(?:[十百千万亿]{{1,2}})?({CHINESE})")
COUNTED_EN = re.compile(
    rf"how (?:many|much) (?:(?:hundred|thousand|million|billion|trillion)s? )?(?:of )?({ENGLISH})\b", re.I
)
MANY = re.compile(r"how many ((?:[a-z-]+ ){0,3}?[a-z-]{2,}s\b|people)", re.I)
LONG = re.compile(r"多长(?!时间)|多远|how (?:long|far)", re.I)
AREA = re.compile(
    r"(?:面积|占地)[^，。？]{0,6}(?:多[少大广]|几)|多大的?面积|\bhow (?:large|big) (?:an|is the|was the) area|what (?:is|was) the (?:[\w-]+ ){0,3}area\b",
    re.I,
)
AGE = re.compile(r"多大年[纪龄]|寿命|几岁|how old|life expectancy", re.I)
SPENT_TIME = re.compile(
    r"多长时间|多久|(?:期限?|时间|历时|任期)[^，。？]{0,4}多长|多长的(?:期限|时间)|how long (?:does|did|will|do|can|could|would|should|may|might|must|has|have|had)\b|how long (?:is|are|was|were) .*\b(?:valid|in (?:force|operation|office|power|service|use)|term|period|allowed)\b",
    re.I,
)
GROWN = re.compile(
    r"增长了?(?:多少|几)|增长(?:的?预期|的)?(?:目标|指标)|增速|增幅|涨幅|增长率|(?:提高|上升|增加|上涨|涨)了?(?:多少|几)|同比|环比|how (?:much|fast) .*(?:gr[eo]w|rise|rose|increase)|growth|increase\b",
    re.I,
)
FALLEN = re.compile(
    r"(?:下降|降低|减少|下跌|回落|降)了?(?:多少|几)|降幅|how much .*(?:fall|fell|drop|decline|lower)", re.I
)
SHARED = re.compile(
    r"占比|比重|比例|占[^，。？]{0,12}(?:多少|几)|强度|(?<!生产)(?<!汇)(?<!频)率(?!先|领)|几成|百分之|share|proportion|percent|ratio|intensity|\brate\b",
    re.I,
)
SUMS = re.compile(
    r"(?:经费|金额|资金|投资|收入|支出|预算|成交额|总额|产值|生产总值|营收|市值|损失|赤字(?!率)|债券|国债|补助|奖金|费用|票价|价格|GDP)[^，。？]{0,8}(?:多少|多大|几)|"
    r"多少[^，。？]{0,3}(?:损失|投资|收入|债务|税款|罚款|补贴|贷款)|"
    r"(?:how much|what (?:amount|sum))\b.*\b(?:spen[dt]|cost|invest\w*|budget|deficit|revenue|debt|bonds?|output|worth|receives?|paid|pay)\b|"
    r"what .*\b(?:deficit|budget|cost|price|fare|revenue)\b",
    re.I,
)
# What is weighed, counted or measured is neither a sum of money nor a share.
AMOUNT = re.compile(
    r"(?:产|销|储|流|运|客|货|吞吐|保有|拥有|使用|消费|排放|进口|出口|供应|发电|用电|降水|降雨|库存|装机容|数)量|人口|人数|户数|家数|里程|面积|总产(?!值)|"
    r"\b(?:number|output of \w+|harvest|population|mileage|area)\b",
    re.I,
)
MUCH = re.compile(r"\bhow much\b", re.I)
COUNTED_THING = re.compile(r"([\u4e00-\u9fff]{1,4})(?=[，。？?、]|$)")
THING = re.compile(r"多少([\u4e00-\u9fff]{1,4}?)(?=[，。？?、]|$)")
TIMES = re.compile(r"\b(?:once|twice|thrice|\w+-time|\w+ times)\b|[一二两三四五六七八九十]+[度次连]", re.I)
MOVES = re.compile(r"[增减涨跌升降]|提高|变化|grow|grew|rise|rose|fall|fell|change", re.I)
WHY = re.compile(
    r"为什么|为何|原因|怎么|怎样|如何|什么(?!水平)|哪|\bwhy\b|\bhow (?:do|does|did|can|will|is|are|was|were)\b|\bwhich\b",
    re.I,
)
# What each thing in common with the question is worth when figures of one sentence are told apart.
UNIT, MEASURE, CHANGE, WORDS, OTHER, YEAR = 2.0, 1.0, 1.0, 2.0, -2.0, 0.75
# From what a change began is not what is asked for: 由10万亿元增至13万亿元.
BEFORE = re.compile(r"(?:[从由自]|\bfrom)\s*(?:(?:19|20)\d{2}年?(?:底|末)?的?)?$", re.I)
# Words in a clause further off than this say nothing of a figure.
FAR = 3
# Characters behind a figure that may name what it counts.
BEHIND = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit a question names ("" for none), what it measures ("" when open), and whether a growth, fall or share."""

    unit: str = ""
    measure: str = ""
    change: Change = ""
    amount: bool = False
    """Whether an amount is asked for, in whatever unit: no money, and no share."""
    mass: bool = False
    """Whether it is asked how much there is of something, which nothing counts: how much capacity is no number of firms."""
    thing: str = ""
    """What an amount is asked of, as it is written: 多少煤."""


def asked(question: Question) -> Asked:
    """Return what figure a question wants."""
    text = question.text.translate(SIMPLE)
    change: Change = "growth" if GROWN.search(text) else "fall" if FALLEN.search(text) else ""
    found = COUNTED.search(text) or COUNTED_EN.search(text)
    if found and not (found[1] in "成" and "百分" not in text and not found[0].startswith("几")):
        unit = named(found[1])
        counted = COUNTED_THING.match(text, found.end())
        return Asked(unit, class_of(unit), change, thing=counted[1] if counted and unit == ANY else "")
    if found := MANY.search(text):
        return Asked("", "count", change)
    if SPENT_TIME.search(text):
        return Asked("", "time", change)
    if LONG.search(text):
        return Asked("", "length", change)
    if AGE.search(text):
        return Asked("岁", "age", change)
    sort = wanted(question)
    if sort == "money":
        return Asked("", "money", change)
    if change or sort == "share" or SHARED.search(text):
        return Asked("", "share", change or "share")
    measure = "money" if SUMS.search(text) else "area" if AREA.search(text) else ""
    amount = not measure and bool(AMOUNT.search(text)) and not MOVES.search(text)
    thing = THING.search(text)
    return Asked("", measure, change, amount, not measure and bool(MUCH.search(text)), thing[1] if thing else "")


def may_want(question: Question) -> bool:
    """Return True when a question wants a figure: by its kind, or, a plain one, by what it asks for (研发投入强度)."""
    if question.kind == "figure":
        return True
    return question.kind == "fact" and not WHY.search(question.text) and bool(asked(question).measure)


def fits(figure: Figure, want: Asked) -> bool:
    """Return True when a figure may be what is wanted: its unit measures that, as far as the question says.

    A share is no growth, and who comes twice (人次) is not counted by people; by households neither are, and none of them by 个.
    """
    if want.change in ("growth", "fall") and figure.change == "share":
        return False
    if want.unit != figure.unit and ("户" in (want.unit, figure.unit) and {want.unit, figure.unit} & PEOPLE - {"户"}):
        return False
    if want.unit in PEOPLE and figure.unit and figure.unit not in PEOPLE:
        return False
    if want.unit == "人次" and figure.unit == "人":
        return False
    if want.amount and figure.measure in ("money", "share"):
        return False
    if want.change == "share" and figure.unit == "百分点":
        return False  # by how much a share rose is not the share
    if want.mass and figure.measure == "count":
        return False
    return not want.measure or figure.measure == want.measure


def states_none(texts: Iterable[str], question: Question) -> bool:
    """Return True when a figure of a certain sort is asked for, and no text states any; a row of a table has its unit elsewhere."""
    want = asked(question)
    if question.kind != "figure" or not (want.measure or want.amount or want.mass):
        return False
    return not any("\t" in text or _states(text, want) for text in texts)


def _states(text: str, want: Asked) -> bool:
    """Return True when a text has a figure that may be wanted; a number alone may count things, and money has many names."""
    if want.measure == "money" and has(text, "money"):
        return True
    if want.measure == "time" and len(set(YEARS.findall(text))) > 1:  # from 1870 to 1939
        return True
    if want.measure in ("count", "ratio") and TIMES.search(text):
        return True
    return any(
        (fits(one, want) and not _counts_others(text, one, want))
        or (want.measure in ("count", "age") and not one.unit and not YEARS.fullmatch(one.value))
        for one in figures(text)
    )


def _counts_others(text: str, one: Figure, want: Asked) -> bool:
    """Return True for a figure with a counter of its own (38场) where 个 asks for a thing that nothing beside it speaks of: 几个球."""
    if want.unit != ANY or not want.thing or one.unit in ("", ANY) or one.measure != "count":
        return False
    return not set(want.thing) & set(text[one.clause : one.end] + _behind(text, one))


def best(
    text: str, found: list[Figure], question: Question, weights: Mapping[str, float], library: Library
) -> Figure | None:
    """Return the figure of a sentence that fits the question best, the first of equals; None when none fits at all.

    What is surely another one (a target for a result, a part for the whole) does not fit.
    """
    want, seek = asked(question), sought(question)
    fitting = [(one, standing(text, one)) for one in found if fits(one, want)]
    worth = [
        (_worth(text, one, want, weights, library) + gain(told, seek) + _of_year(text, one, question), one)
        for one, told in fitting
        if not misfits(told, seek) and not _counts_others(text, one, want)
    ]
    return max(worth, key=lambda pair: pair[0])[1] if worth else None


def _worth(text: str, one: Figure, want: Asked, weights: Mapping[str, float], library: Library) -> float:
    """Return how well a figure fits: its unit, its kind of change, and the question's words before it, nearer ones more."""
    worth = MEASURE if want.measure else 0.0
    if want.unit:
        worth += UNIT if one.unit == want.unit else 0.5 * UNIT if ANY in (one.unit, want.unit) else 0.0
    if one.change == want.change:
        worth += CHANGE
    elif want.change or one.change in ("growth", "fall"):
        worth += OTHER
    if BEFORE.search(text[: one.start]):
        worth += OTHER / 2
    if want.thing and want.thing in text[one.clause : one.end] + _behind(text, one):
        worth += UNIT
    if not want.measure and one.measure == "time":  # how long is asked for in words of its own
        worth += OTHER / 2
    whole = sum(weights.values()) or 1.0
    seen: set[str] = set()
    for n, (_, clause) in enumerate(clauses(text, one)):
        if n == FAR:
            break
        words = set(library.words(clause if n else clause + " " + _behind(text, one))) - seen
        seen |= words
        worth += (
            WORDS
            * sum(w for word, w in weights.items() if not word.isdigit() and shares(word, words))
            / whole
            / (1 + n)
        )
    return worth


def _of_year(text: str, one: Figure, question: Question) -> float:
    """Return what a figure gains for the year asked for, and loses for another one."""
    year = year_at(text, one.start) if question.years else ""
    return YEAR if year in question.years else -YEAR if year else 0.0


def _behind(text: str, one: Figure) -> str:
    """Return the words behind a figure in its own clause: 309个项目签约."""
    return re.split("|".join(map(re.escape, MARKS)), text[one.end :], maxsplit=1)[0][:BEHIND]
