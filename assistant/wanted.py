"""What sort of thing a question wants (a figure, a year, a day, somebody who says something), and whether a text has it."""

import re
from typing import Literal

from assistant.types import Question

Sort = Literal["figure", "date", "year", "day", "speaker"]
_NUMBER = r"[一二三四五六七八九十百千万亿两]+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
PATTERNS: dict[Sort, re.Pattern[str]] = {
    "figure": re.compile(
        rf"\d|{_NUMBER}(?:分之|[个项家名位座所种件条次倍成元年岁天吨人户])|[一二三四五六七八九十]{{2,}}|"
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|trillion)\b",
        re.I,
    ),
    "date": re.compile(
        rf"\d{{4}}\s*年|\d{{1,2}}\s*[月日号]|{_NUMBER}[月日]|[今去明前]年|[本上当][月日]|\b(?:1[89]|20)\d{{2}}\b|\b{_MONTH} \d|"
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    ),
    "year": re.compile(r"\b(?:1[89]|20)\d{2}\b|\d{4}\s*年|[今去明前]年|\b(?:this|last|next) year"),
    "day": re.compile(
        rf"\d{{1,2}}\s*[日号]|{_NUMBER}[日号]|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\d{{4}}-\d{{2}}-\d{{2}}"
    ),
    "speaker": re.compile(
        r"(?:表示|指出|介绍|强调|认为|透露|坦言|说|称|告诉记者|回应)[，,：:“]|\b(?:said|says|told|added|noted|announced)\b"
    ),
}
NAMES: dict[Sort, dict[str, str]] = {
    "figure": {"zh": "具体数字", "en": "a figure"},
    "date": {"zh": "时间", "en": "a date"},
    "year": {"zh": "年份", "en": "a year"},
    "day": {"zh": "具体日期", "en": "a day"},
    "speaker": {"zh": "人或机构", "en": "a person or body"},
}
ASKS_DAY = re.compile(r"哪一?[天日]|何日|几月几[日号]|几号|具体日期|what date|which day|what day", re.I)
ASKS_YEAR = re.compile(r"哪一?年|何年|几几年|which year|what year", re.I)


def wanted(question: Question) -> Sort | None:
    """Return what sort of thing the question wants, or None when it leaves that open."""
    if question.kind == "date":
        return "day" if ASKS_DAY.search(question.text) else "year" if ASKS_YEAR.search(question.text) else "date"
    if question.kind == "figure":
        return "figure"
    return "speaker" if question.kind == "who" else None


def has(text: str, sort: Sort | None) -> bool:
    """Return True when a text holds something of this sort; nothing wanted is never held."""
    return sort is not None and PATTERNS[sort].search(text) is not None
