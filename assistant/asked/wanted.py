"""What sort of thing a question wants (a figure, a year, a day, somebody who says something), and whether a text has it."""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.types import Question

Sort = Literal["figure", "money", "share", "date", "year", "day", "speaker", "meaning"]
_NUMBER = r"[一二三四五六七八九十百千万亿两]+"
_HAN_YEAR = r"[一二][〇○零一二三四五六七八九]{3}\s*年"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_FULL_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
PATTERNS: dict[Sort, re.Pattern[str]] = {
    "figure": re.compile(
        rf"\d|{_NUMBER}(?:分之|[个项家名位座所种件条次倍成元年岁天吨人户棵株头只辆部本台张册支批处艘架枚间亩米里])|[一二三四五六七八九十]{{2,}}|"
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|trillion)\b",
        re.I,
    ),
    "money": re.compile(
        r"[元币钱镑铢]|法郎|克朗|卢[比布]|比索|\b(?:yuan|renminbi|rmb|dollars?|dlrs?|cents?|euros?|pounds?|yen|won|francs?|crowns?|kron(?:a|or|er)|"
        r"rupees?|rupiah|roubles?|rubles?|pesos?|baht|ringgit|dirhams?)\b|[$¥€£]",
        re.I,
    ),
    "share": re.compile(rf"[%％‰]|百分之|{_NUMBER}成|分之|\bper ?cent\b|\bpct\b|\b(?:half|third|quarter)\b", re.I),
    "date": re.compile(
        rf"\d{{4}}\s*年|{_HAN_YEAR}|\d{{1,2}}\s*[月日号]|{_NUMBER}[月日]|[今去明前]年|[本上下当]个?[月日周]|年[底初末中内]|月[底初末中]|[上下]半年|[一二三四1-4]季度|"
        rf"(?:周|星期|礼拜)[一二三四五六日天]|[初廿][一二三四五六七八九十]|春节|清明|端午|中秋|国庆|元旦|寒假|暑[假期]|[春夏秋冬][天季]|十[一二三四五六]五|\b(?:1[89]|20)\d{{2}}\b|\b{_MONTH} \d|\b(?!May\b){_FULL_MONTH}\b|"
        r"\b(?:in|by|of|since|until|before|after|this|next|last|early|mid|late) May\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
        r"\b(?:this|next|last|every|in|by|each) (?:\w+ )?(?:spring|summer|autumn|winter|year|month|week|quarter)\b|\b(?:end|middle|start|beginning) of the (?:year|month|week|decade|century)\b|"
        r"\b(?:first|second|third|fourth) (?:quarter|half)\b|\b(?:Easter|Christmas|New Year)\b"
    ),
    "year": re.compile(rf"\b(?:1[89]|20)\d{{2}}\b|\d{{4}}\s*年|{_HAN_YEAR}|[今去明前]年|\b(?:this|last|next) year"),
    "day": re.compile(
        rf"\d{{1,2}}\s*[日号]|{_NUMBER}[日号]|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\d{{4}}-\d{{2}}-\d{{2}}|"
        r"个(?:星期|周)[一二三四五六日天]|[春秋]分|[冬夏]至|除夕|[初廿][一二三四五六七八九十]|\b(?:first|second|third|fourth|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    ),
    "speaker": re.compile(
        r"(?:表示|指出|介绍|强调|认为|透露|坦言|说|称|告诉记者|回应)[，,：:“]|\b(?:said|says|told|added|noted|announced)\b"
    ),
    "meaning": re.compile(
        r"是指|[系即]指|指的是|所称|简称|定义为|叫[做作]|称之?为|之比|\b(?:means?|mean that|refers? to|defined as|stands? for|known as|short for)\b"
    ),
}
# What answers may well be told without such words: these sorts only weigh.
ONLY_WEIGH: frozenset[Sort] = frozenset({"speaker", "meaning"})
NAMES: dict[Sort, dict[str, str]] = {
    "figure": {"zh": "具体数字", "en": "a figure"},
    "money": {"zh": "金额", "en": "an amount of money"},
    "share": {"zh": "比例", "en": "a share"},
    "date": {"zh": "时间", "en": "a date"},
    "year": {"zh": "年份", "en": "a year"},
    "day": {"zh": "具体日期", "en": "a day"},
    "speaker": {"zh": "人或机构", "en": "a person or body"},
    "meaning": {"zh": "含义", "en": "a meaning"},
}
# What is counted is no year: 1800亿元, 2000 yuan. Nor is a class of people told by one: 2024届毕业生.
YEARS = re.compile(
    r"(?<![\d.$¥€£])(1[89]\d{2}|20\d{2})(?![\d.]*\d)(?!\s*(?:[万亿元家个项件人户吨座公平倍名辆届%％]|(?:percent|per cent|yuan|million|billion|trillion)\b))"
)
DATES = re.compile(
    rf"(?:1[89]|20)\d{{2}}\s*年?|\d{{1,2}}\s*[月日号]|\b{_MONTH} \d{{1,2}}\b|[“《]?十[一二三四五]五[”》]?|第?[一二三四五六七八九十]+届"
)
ASKS_DAY = re.compile(r"哪一?[天日]|何日|几月几[日号]|几号|具体日期|what date|which day|what day", re.I)
ASKS_MONEY = re.compile(
    r"多少(?:.{0,2}元|钱|资金|经费)|几.?元|多少[^，。？]{0,4}[元钱]|how (?:much|many) (?:money|yuan|dollars|euros|pounds)",
    re.I,
)
ASKS_SHARE = re.compile(r"百分之几|百分比|几成|占比|比重是|what (?:percentage|proportion|share)|per ?cent", re.I)
ASKS_YEAR = re.compile(r"哪一?年|何年|几几年|which year|what year", re.I)


def wanted(question: Question) -> Sort | None:
    """Return what sort of thing the question wants, or None when it leaves that open."""
    if question.kind == "date":
        return "day" if ASKS_DAY.search(question.text) else "year" if ASKS_YEAR.search(question.text) else "date"
    if question.kind == "figure":
        return (
            "money" if ASKS_MONEY.search(question.text) else "share" if ASKS_SHARE.search(question.text) else "figure"
        )
    return {"who": "speaker", "definition": "meaning"}.get(question.kind)  # type: ignore[return-value]


def has(text: str, sort: Sort | None) -> bool:
    """Return True when a text holds something of this sort; nothing wanted is never held, and a date is no figure."""
    if sort is None:
        return False
    if sort == "figure":
        text = DATES.sub("", text)
    return PATTERNS[sort].search(text) is not None


def speaks_of_others(text: str, years: Sequence[str]) -> bool:
    """Return True when years are asked for, and the text names years but none of these."""
    named = YEARS.findall(text)
    return bool(years) and bool(named) and not set(named) & set(years)
