"""How a folded question says a stretch of time, in Chinese and English: the patterns that asked_dates.py reads."""

import re

_N = r"\d{1,2}|十[一二三四五六]?|[一二两三四五六七八九]"
NUMBERS = {
    name: n for n, name in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六".split(), 1)
} | {"两": 2}
NUMBERS |= {name: n for n, name in enumerate("one two three four five six seven eight nine ten".split(), 1)}
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
# 1980s is a stretch of years.
YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|20\d{2})(?!\d|s\b|年代)")
# 25年 is a year where it begins what is asked, and so many years elsewhere: 用了25年, 近25年, 25年来.
SHORT_YEAR = re.compile(
    r"(?:^|(?<=[，,、。？?“和与同比到至在]))(2[1-9])年(?!来|间|内|以[上内]|之[久内]|[后前期代多余半级限]|历史|左右|的?时间|发展|建设)"
)
RELATIVE = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "前年": -2,
    "明年": 1,
    "this year": 0,
    "last year": -1,
    "next year": 1,
}
RELATIVE |= {"year before last": -2, "previous year": -1, "current year": 0}
# The part of a year: first and last month, and how a text may say it.
PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "1季度": (1, 3), "2季度": (4, 6), "3季度": (7, 9), "4季度": (10, 12),
    "first half": (1, 6), "second half": (7, 12), "first quarter": (1, 3), "second quarter": (4, 6), "third quarter": (7, 9),
    "fourth quarter": (10, 12), "first three quarters": (1, 9),
}  # fmt: skip
# The fourteenth five-year plan began in 2021, and each five years after the one before.
PLAN, BEGAN, LONG = 14, 2021, 5

# A plan itself, as texts name it: its years are those of its period.
PLAN_NAMED = re.compile(
    r"(十[一二三四五六])五[”》’」]?(?:规划|计划|纲要|发展|期间|时期|以来|末)|第(十[一二三四五六]|1[1-6])个五年|\b(1[1-6])th five[- ]year",
    re.I,
)
PLAN_PERIOD = re.compile(
    r"(十[一二三四五六])五[”》’」]?(?:规划)?(?:期间|时期|以来|末)|第(十[一二三四五六]|1[1-6])个五年(?:规划|计划)?(?:期间|时期|以来|末)|"
    r"\b(1[1-6])th five[- ]year(?: plan)?(?: period)?"
)
FROM_TO = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年?(?:[春夏秋冬][天季]?|[初底末]|\d{1,2}月[初底末]?)?\s*(?:[—–\-~～至到]|to|through|until)+\s*(?:(?:early|mid|late)[ -])?((?:19|20)\d{2}|\d{2})(?![\d月日号])(?:年|\b|(?=[^\d]))"
)
SINCE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年?(?:\d{1,2}月)?(?:以来|以后|之后|起(?![草步点诉来义])|至今|到现在|到今天)|\bsince ((?:19|20)\d{2})\b|\bfrom ((?:19|20)\d{2}) on"
)
LAST_YEARS = re.compile(
    rf"(?:近|过去|最近)的?({_N})年|(?:past|last|recent|previous) ({'|'.join(['[0-9]{1,2}', *(n for n in NUMBERS if n.isascii())])}) years"
)
AS_OF = re.compile(
    rf"截[至止]到?(?:((?:19|20)\d{{2}})年)?({_N})月|(?:as of|as at|by the end of|at the end of|until) (?:the end of )?({_MONTH})(?:,? ((?:19|20)\d{{2}}))?\b"
)
MONTH_OF = re.compile(rf"(?:({'|'.join(k for k in RELATIVE if k[-1] == '年')})|((?:19|20)\d{{2}})年)({_N})月")
PART_OF_YEAR = re.compile("|".join(sorted(PARTS, key=len, reverse=True)))
# What a year is compared with is not the year asked about; and 以前年度, 至今年均 and 说明年份 hold other words.
RELATIVE_YEAR = re.compile(
    rf"(?<![比较同与])(?<![以此之](?=前))(?<!说(?=明))(?<!基(?=本))(?<!\bthan )(?<!\bwith )(?<!\bfrom )(?<!\bover )(?:{'|'.join(RELATIVE)})(?![均份龄])"
)
NEAR = re.compile(r"昨[天日]|今天|(?<![海以])上个?月|[本这]个?月|\b(?:yesterday|today|last month|this month)\b")
