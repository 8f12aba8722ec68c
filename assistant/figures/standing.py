"""What a figure is to its thing: a part of it or the whole, aimed at or come about, against which time; and what a question wants."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.figures.found import MARKS, Figure
from assistant.figures.subject import NOISE, one_name, shares, weight
from assistant.figures.which import last_batch
from assistant.types import Question
from index.library import Library

Against = Literal["", "year", "month"]
# Words of an aim, and of what is so. 预期寿命 is no expectation, 计划单列市 no plan, and what is told beside a target that was
# reached (完成年度计划的102%) is a result.
AIM = re.compile(
    r"(?<!完成)(?<!年度)(?<!实现)(?<!超过)目标|预期(?!寿命)|力争|争取|(?<!完成)(?<!年度)计划(?!生育|单列|内|外|的\d)|规划(?:建设|新建|布局|建成|设置)|(?<![模虚比])拟(?!合|人)|"
    r"(?<!必)将(?:达|增|建|新|在|会|于|提|投|有|完|实|开|引|超)|到(?:20[3-9]\d年|“?十[五六]五”?末)|预计|有望|要(?:达到|建成|实现|完成|新增)|"
    r"\bplan(?:s|ned|ning)?\b(?! year)|\baim(?:s|ed)?\b|\btarget(?:s|ed|ing)?\b|\bwill\b|\bwould\b|\b(?:is|are) to\b|\bto be\b|\bexpect(?:s|ed)?\b|\bintends?\b|"
    r"\bhopes? to\b|\bproposed\b|\bgoals?\b|\bby 20[3-9]\d\b",
    re.I,
)
DONE = re.compile(
    r"已(?!知)|目前|现有|现已|截[至止]|累计|迄今|至今|(?<![比较同与])(?:去年|上年)|"
    r"\bhas\b(?! to\b)|(?<!to )(?<!will )(?<!would )\bhave\b(?! to\b)|\bso far\b|\balready\b|\bcurrently\b|\bnow\b|\b(?:opened|built|completed|delivered|installed|finished)\b",
    re.I,
)
# What dates its own clause takes nothing over from the clause before.
DATED = re.compile(r"(?:19|20)\d{2}|[去今明前上]年|目前|\b(?:last|this|next) year\b", re.I)
PART = re.compile(
    r"其中|其余|余下|(?<=[中里])，?(?:就|只|仅|已)?有(?=\D{0,3}$)|\bof (?:which|whom|them|these|those)\b|\bamong (?:them|these|those|the)\b|\bincluding\b|^of the\b|"
    r"\bthe (?:rest|others)\b",
    re.I,
)
# What sums up the batches named before it.
SUMMED = re.compile(
    r"总数|总共|总计|合计|累计|一共|至此|\bin all\b|\baltogether\b|\bin total\b|\btotal\b|\boverall\b", re.I
)
PART_OF = re.compile(r"\d\s+of (?:the|its|his|her|their|them|these|those)\b|^(?:one|two) of\b", re.I)
WHOLE = re.compile(
    r"一共|总共|共计|总数|总计|合计|累计|共(?:有|设|建|签|收|办|计)?(?=[^，。；、]{0,12}$)|\bin all\b|\baltogether\b|\bin total\b|\ba total of\b|\btotal(?:s|l?ed)?\b|"
    r"\bnumbers?\b(?=\D*$)",
    re.I,
)
TOTAL = re.compile(
    r"一共|总共|共有|共计|总数|总计|合计|累计|(?<![公])共(?=[^，。？]{0,8}(?:多少|几))|\bin all\b|\bin total\b|\baltogether\b|\btotal number\b|\boverall\b",
    re.I,
)
# A question asks for an aim in these words too; in a source they say nothing of the kind.
AIM_ASKED = re.compile(
    AIM.pattern
    + r"|\b(?:was|were) to\b|要[达建实完新增培打开引]|应达|\b(?:is|are|was|were) (?:[\w'’-]+ ){1,6}?to (?:be|have|reach|build|open|grow|get|create|cut|add)\b|\bmust\b|\bshould\b",
    re.I,
)
# What is so now, or by now; a verb in the past alone asks for it less plainly.
NOW_ASKED = re.compile(
    r"已(?!知)|目前|现在|如今|现有|截[至止]|迄今|至今|(?<![比较同与])(?:去年|上年)|实际|(?<!为)(?<!除)了(?:多少|几)|"
    r"\bnow\b|\bso far\b|\bcurrent(?:ly)?\b|\balready\b|\bat present\b|\bactual(?:ly)?\b|\bto date\b",
    re.I,
)
PAST_ASKED = re.compile(r"(?<!to )\b(?:have|has|had)\b(?! to\b)|\bdid\b|\bwas\b|\bwere\b", re.I)
YEARLY = re.compile(
    r"同比|[比较]上年|[比较]去年|year[- ](?:on|over)[- ]year|(?:from|than) (?:a year|last year|the year)", re.I
)
MONTHLY = re.compile(
    r"环比|[比较]上[个一]?月|[比较]上一?季度|(?:month|quarter)[- ](?:on|over)[- ](?:month|quarter)|(?:from|than) (?:a month|last month|the month|a quarter)",
    re.I,
)
# Where an English clause ends besides its commas.
JOINS = re.compile(r"\b(?:and|but|while|whereas)\b|[，,、](?!\d)", re.I)
SENTENCE = re.compile(r"[。；;！？!?\n]|\. ")
# Of a part's own words this share (0 to 1, by rareness) stands in a question that asks for it; this one in one that names it.
ITS_OWN, NAMED = 0.6, 0.9
# What each says for a figure, beside the worths of figures.asked: a part or an aim the question names, and the whole.
PART_NAMED, AIMED, WHOLE_ASKED, UNASKED_PART = 3.0, 1.0, 1.0, -0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """What a figure is to its thing. `stage` is "aim", "done" or "" where its words say neither; `own` are a part's own words."""

    stage: Literal["", "aim", "done"] = ""
    part: bool = False
    whole: bool = False
    own: frozenset[str] = frozenset()
    against: Against = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question wants of a figure: `stage` "aim" or "done" ("" for either), the whole of it, and against which time.

    `plainly` is False where only its verb is in the past.
    """

    stage: Literal["", "aim", "done"]
    total: bool
    against: Against
    words: frozenset[str]
    plainly: bool = True


def sought(question: Question) -> Sought:
    """Return what a question wants a figure to be."""
    text = _plain(question.text)
    aimed, now, past = (bool(asks.search(text)) for asks in (AIM_ASKED, NOW_ASKED, PAST_ASKED))
    stage: Literal["", "aim", "done"] = "aim" if aimed else "done" if now or past else ""
    return Sought(stage, bool(TOTAL.search(text)), against(text), _words(text), aimed or now)


def standing(text: str, one: Figure) -> Standing:
    """Return what a figure of a sentence is, by the words of its clause, else by those of the clauses before it."""
    plain = _plain(text)
    before, behind = plain[one.clause : one.start], _clause_behind(plain, one.end)
    over = SENTENCE.split(plain[: one.clause])[-1]
    near, close = JOINS.split(before)[-1], JOINS.split(behind)[0]
    marker = _last(PART, over + before)
    part = marker is not None and not WHOLE.search((over + before)[marker:])
    part = part or bool(PART_OF.search(plain[one.start : one.end + 12]))
    own = _words(f"{_own(over + before, marker)} {one.unit} {close}") if part else frozenset()
    own = own - _words((over + before)[:marker]) or own  # 企业 is said of the whole too, 高新技术 of the part alone
    if batch := _batch(over + before):
        return Standing(_stage(over, before, behind), True, False, _words(batch), against(near + one.text + close))
    whole = bool(WHOLE.search(near)) or (bool(WHOLE.search(close)) and not part)
    return Standing(_stage(over, before, behind), part, whole, own, against(near + one.text + close))


def misfits(told: Standing, want: Sought) -> bool:
    """Return True when a figure is surely not what is asked for: a target for a result, a part for the whole, another comparison."""
    if want.stage == "done" and told.stage == "aim":
        return True
    if want.against and told.against and want.against != told.against:
        return True
    return want.total and told.part and _said(told.own, want.words) < ITS_OWN


def gain(told: Standing, want: Sought) -> float:
    """Return what a figure's standing says for it among others that fit."""
    worth = AIMED if want.stage and told.stage == want.stage and want.plainly else 0.0
    worth += WHOLE_ASKED if want.total and told.whole else 0.0
    if told.part:
        said = _said(told.own, want.words)
        worth += PART_NAMED * said if said or want.total else UNASKED_PART
    return worth


def is_named(told: Standing, want: Sought) -> bool:
    """Return True for a part of which all own words stand in the question."""
    return told.part and bool(told.own) and _said(told.own, want.words) >= NAMED


def against(text: str) -> Against:
    """Return what the last comparison in a text is with: the "year" or the "month" (or quarter) before; "" for none."""
    year, month = _last(YEARLY, text), _last(MONTHLY, text)
    if year is None and month is None:
        return ""
    return "year" if (year or 0) > (month or 0) else "month"


def _plain(text: str) -> str:
    """Return the text in simplified characters, its marks as they are, where that keeps every place in it."""
    folded = str(Library.fold(text))
    if len(folded) != len(text):
        return text
    return "".join(new if "\u4e00" <= old <= "\u9fff" else old for old, new in zip(text, folded, strict=True))


def _stage(over: str, before: str, behind: str) -> Literal["", "aim", "done"]:
    """Return the stage that the last word before a figure tells, else the first behind it, else the last in the clauses before."""
    ahead = JOINS.split(before)[-1]
    for words, last in ((ahead, True), (before, True), (JOINS.split(behind)[0], False)):
        told = sorted(
            [(found.end(), "aim") for found in AIM.finditer(words)]
            + [(found.end(), "done") for found in DONE.finditer(words)]
        )
        if told:
            return told[-1 if last else 0][1]  # type: ignore[return-value]
    aim, done = _last(AIM, over), _last(DONE, over)
    if DATED.search(before) or (aim is None and done is None):
        return ""
    return "aim" if (aim or 0) > (done or 0) else ""


def _clause_behind(text: str, at: int) -> str:
    ends = [found for mark in MARKS if (found := text.find(mark, at)) >= 0]
    return text[at : min(ends, default=len(text))]


def _batch(text: str) -> str:
    """Return the last batch that a text before a figure names, unless all are summed up behind it; "" for none.

    What is counted behind a batch is of that batch, though 共 stands before the figure.
    """
    named = last_batch(text)
    return named[0] if named and not SUMMED.search(text[named.end() :]) else ""


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Return where the last match in a text ends."""
    return max((found.end() for found in pattern.finditer(text)), default=None)


def _own(text: str, marker: int | None) -> str:
    """Return what stands between the marker of a part, or the figure before, and the figure."""
    return JOINS.split(text[marker:])[-1] if marker is not None else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in Library.words(one_name(text)) if word not in NOISE and len(word) > 1 and not word.isdigit()
    )


def _said(own: frozenset[str], asked: frozenset[str]) -> float:
    """Return the share of a part's own words, by rareness, that a question says; 0 where it has none."""
    return weight(frozenset(word for word in own if shares(word, asked))) / (weight(own) or 1.0)
