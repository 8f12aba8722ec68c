"""For when a figure, or a sentence, holds: the day, month or year its own words name, or those around it, as ISO."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.asked.date_words import MONTHS, RELATIVE
from assistant.figures.units import SIMPLE
from index.types import Document

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = re.compile(
    rf"(?P<year>(?:1[89]|20)\d{{2}})\s*年(?:\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*[日号])?)?(?P<end>年?[底末终])?|"
    rf"(?P<said>[去今前上本当]年|过去(?:的)?一年)(?:\s*(?P<month2>\d{{1,2}})\s*月(?:\s*(?P<day2>\d{{1,2}})\s*[日号])?)?(?P<end2>年?[底末终])?|"
    rf"(?<![\d年])(?P<month3>\d{{1,2}})\s*月(?:\s*(?P<day3>\d{{1,2}})\s*[日号]|(?P<end3>[底末]))?(?!度)|"
    rf"(?P<month4>{_MONTH})\s+(?:(?P<day4>\d{{1,2}})(?:,\s*|\s+))?(?P<year4>(?:1[89]|20)\d{{2}})\b|"
    rf"\b(?P<day5>\d{{1,2}})\s+(?P<month5>{_MONTH})\s+(?P<year5>(?:1[89]|20)\d{{2}})\b|"
    rf"\b(?P<month6>{_MONTH})\s+(?P<day6>\d{{1,2}})\b|"
    rf"(?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)|\b(?P<said7>(?:this|last|next) year)\b|"
    rf"(?<![\d$.,])\b(?P<year8>(?:1[89]|20)\d{{2}})\b(?!\s*(?:%|percent|yuan|元|家|个|项|件|[万亿]))"
)
# What compares, or where a change began, dates another figure: 比2014年下降, 从2020年的82.4岁提高到.
BASE = re.compile(
    r"(?:比|较|与|同|相比|自|从|由|(?<=[高低优好快慢多少大小强弱早晚相较次等])于|除|since|from|than in|than|compared with|against|over|between|that of|times)\s*$",
    re.I,
)
# 自2020年1月1日起施行: a day of its own, though 自 stands before it.
BEGINS = re.compile(r"^[日号]?起?(?:正式|全面)?(?:施行|实施|执行|生效|启用|开始|征收)")
# 是2010年的2.6倍: the date of what a figure is measured by, too.
MEASURED_BY = re.compile(r"^\s*的\s*(?:[\d.]+|[一二两三四五六七八九十]+)\s*(?:倍|[%％]|成)")
# A report, plan or law is called by the year in which it speaks: what it tells of is often of the year before.
OF_ITS_OWN_YEAR = frozenset(("report", "plan", "law"))
# The day on which something is told is not the day of what is told: 统计局3月2日通报, announced on March 2.
TELLS = r"(?:发布|公布|通报|介绍|表示|透露|披露|获悉|了解到|消息|讯|电(?![力量价站网])|发布会|召开|举行)"
TOLD_ON = re.compile(
    rf"^(?:[日号])?(?:上午|下午|晚间?)?[^，。；：,\d]{{0,12}}{TELLS}|^\s*[,，]?\s*(?:announced|said|reported|released)\b",
    re.I,
)
TELLS_ON = re.compile(
    r"(?:announced|said|reported|released|told reporters|published)(?: \w+)? (?:on )?$|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri)day, $",
    re.I,
)
# What is told of 全年 is of the year with which a paragraph before it begins; so many characters before are looked at.
WHOLE_YEAR, OPENS = re.compile("全年"), re.compile(r"^[ \u3000]*(?:19|20)\d{2}年(?=[，,])", re.M)
PART = 3000
# Years in the name of a plan, or of its span, date nothing that stands below it.
NAMED = re.compile(r"《[^》]*》|(?:19|20)\d{2}年?\s*[-—–~至]+\s*(?:19|20)\d{2}年?")
# Words that texts use for a year and questions do not.
YEARS_AHEAD = {**RELATIVE, "当年": 0, "上年": -1, "过去一年": -1, "过去的一年": -1}


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year as ISO (2024, 2024-11, 2025-04-22; "" for none), and where it is told, nearest first.

    `told` is "sentence", "around" (the paragraph, the headings, a press text's title), "title" or "published": the last two are
    the document's own time.
    """

    iso: str = ""
    told: str = ""

    @property
    def year(self) -> str:
        """Return the year alone."""
        return self.iso[:4]

    @property
    def dated(self) -> Literal["text", "published"]:
        """Return whose time it is: its own, by the text, or only that of the document's publication."""
        return "text" if self.told in ("sentence", "around") else "published"


def when(document: Document, sentence: tuple[int, int], at: int | None = None, outline: tuple[str, ...] = ()) -> When:
    """Return for when holds what stands at a place of a sentence: the date nearest before it, else behind it, else around it."""
    start, end = sentence
    text, place = document.text[start:end].translate(SIMPLE), None if at is None else at - start
    if found := _nearest(text, place, document.published):
        return When(found, "sentence")
    line = document.text.rfind("\n", 0, start) + 1
    opened = _opened(document.text[max(0, line - PART) : line]) if WHOLE_YEAR.search(text) else ""
    own = "title" if document.kind in OF_ITS_OWN_YEAR else "around"
    around = (
        (document.text[line:start], "around"),
        (opened, "around"),
        *((one, "around") for one in reversed(outline)),
        (document.title, own),
    )
    for words, where in around:
        told = [iso for _, _, iso in dates(NAMED.sub(" ", words.translate(SIMPLE)), document.published)]
        if told:
            return When(told[-1], where)
    return When(document.published or "", "published")


def _opened(before: str) -> str:
    """Return the year with which the last paragraph that begins with one does: 2012年，全区上下…, behind which 全年 is that year."""
    return next((found.group() for found in reversed(list(OPENS.finditer(before)))), "")


def year_at(text: str, at: int) -> str:
    """Return the year that a text names for what stands at a place of it, or ""."""
    return _nearest(text.translate(SIMPLE), at, None)[:4]


def dates(text: str, published: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, ISO) of the dates in a text in order; 去年 and a month alone are counted from the publish day."""
    for found in DATE.finditer(text):
        told = found.groupdict()
        month = next((told[key] for key in told if key.startswith("month") and told[key]), None)
        day = next((told[key] for key in told if key.startswith("day") and told[key]), None)
        year = told["year"] or told["year4"] or told["year5"] or told["year8"]
        if said := told["said"] or told["said7"]:
            year = str(int(published[:4]) + YEARS_AHEAD[said.lower()]) if published else None
        if told["iso"]:
            yield found.start(), found.end(), told["iso"]
            continue
        if any(told[key] for key in ("end", "end2")) and not month:
            month = "12"
        year = year or (published[:4] if published else None)
        if year:
            yield found.start(), found.end(), _iso(year, month, day)


def _iso(year: str, month: str | None, day: str | None) -> str:
    if month is None:
        return year
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _nearest(text: str, at: int | None, published: str | None) -> str:
    """Return the date of a sentence that what stands at a place is for, or ""; without a place, the last that is no base."""
    told = _own(text, published)
    if at is None:
        return told[-1][2] if told else ""
    told = [one for one in told if len(one[2]) < len("2024-11-05") or not _tells(text, one)]
    before = [one for one in told if one[1] <= at]
    behind = [one for one in told if one[0] >= at and not re.search(r"[，。；;]|, ", text[at : one[0]])]
    if before:
        return before[-1][2]
    return behind[0][2] if behind else ""


def _tells(text: str, date: tuple[int, int, str]) -> bool:
    """Return True for the day on which something is told, held or published."""
    return bool(TOLD_ON.search(text[date[1] :]) or TELLS_ON.search(text[: date[0]]))


def _own(text: str, published: str | None) -> list[tuple[int, int, str]]:
    """Return the dates of a sentence that what it tells of may be for: no base of a comparison."""
    return [
        one
        for one in dates(text, published)
        if (not BASE.search(text[: one[0]]) or BEGINS.match(text[one[1] :])) and not MEASURED_BY.search(text[one[1] :])
    ]


def own_days(text: str, published: str | None) -> list[str]:
    """Return the days, months or years (ISO) that a sentence tells of, in its order; what it compares with is none of them."""
    return [iso for _, _, iso in _own(text.translate(SIMPLE), published)]


def sorted_as(iso: str) -> str:
    """Return what sorts as the last day of a year or month, and a day as itself: 2026 behind 2026-08."""
    return iso.ljust(len("2026-01-31"), "9")
