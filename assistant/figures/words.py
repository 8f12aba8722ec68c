"""How figures are written in both languages: numerals, scales, what qualifies them, and what looks like one and is a date."""

import re

from assistant.figures.units import CHINESE, ENGLISH
from index.library import Library

DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = r"[一二三四五六七八九十百千万亿两零〇半]"
SCALES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "百万": 1e6, "千万": 1e7, "十万": 1e5, "百亿": 1e10, "千亿": 1e11, "十亿": 1e9} | {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12,
}  # fmt: skip
ENGLISH_SCALE = r"hundred|thousand|million|billion|trillion|ml?n\b|bl?n\b"
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
OVER = r"不(?:得|应|能|可|宜)(?:低于|少于|小于)|超过|超出|超|逾|突破|不低于|不少于|不小于|至少|高于|大于|多于|more than|over|above|at least|(?:no|not) less than|(?:no|not) fewer than|(?<!not )exceed(?:ed|s|ing)?|passed|surpass(?:ed|es|ing)?"
UNDER = r"不(?:得|应|能|可|宜)(?:超过|超出|高于|多于|大于)|不超过|不高于|不多于|不大于|低于|小于|少于|最多|至多|less than|fewer than|under|below|at most|(?:no|not) more than|(?:must |may |shall )?not exceed(?:ing)?|up to"
ABOUT = r"大约|(?<![签合条公节相预邀特制履违失])约为?|大概|about|around|approximately|roughly|some"
NEAR = r"将近|接近|近|nearly|almost|close to"
BEFORE = rf"(?:{OVER}|{UNDER}|{ABOUT}|{NEAR})"
AFTER = r"[及或]?以上|[及或]?以下|以内|之内|左右|上下|or more|or less|or so"
CURRENCY = r"US\$|S\$|HK\$|[$£€¥￥]"
SIGNS = {"us$": "美元", "s$": "新元", "hk$": "港元", "$": "dollars", "£": "英镑", "€": "欧元", "¥": "元", "￥": "元"}
NOUN = r"(?:[a-z][a-z-]+\s+){0,2}?[a-z][a-z-]{2,}s\b(?<!less)(?<!ness)(?<!has)(?<!was)(?<!this)"
UNIT = rf"(?:(?:{CHINESE})(?:\s?[/／每]\s?[十百千万亿]{{0,2}}(?:{CHINESE}))?|(?:{ENGLISH})\b)"
FIGURE = re.compile(
    rf"(?P<before>{BEFORE}\s*(?:到|至|the\s+)?)?(?P<sign>{CURRENCY})?(?<![\dA-Za-z.．—–~-])"
    rf"(?P<value>{DIGITS})(?:\s*(?P<scale1>[十百千万亿]{{1,2}})?(?P<unit1>%|{CHINESE})?\s*(?P<to>[-—–~～至到]|to\b|and\b(?=\s*\d+(?:\.\d+)?\s*(?:percent|per cent|%)))\s*(?P<high>{DIGITS}))?"
    rf"(?![\d]|\.\d)\s*(?P<more>[多余])?(?P<scale>[十百千万亿]{{1,2}}(?!人次元)(?<!千(?=[瓦米克卡伏]))|(?:{ENGLISH_SCALE}))?\s*(?P<more2>[多余])?[\s-]?"
    rf"(?P<unit>{UNIT}|(?i:{NOUN}))?(?P<more3>[多余])?(?P<after>{AFTER})?",
    re.I,
)
IN_HAN = re.compile(
    rf"(?P<before>{BEFORE})?(?<![第一二三四五六七八九十百千万亿\d.])(?P<value>百分之{HAN}+|{HAN}+)(?P<more>[多余])?(?P<unit>{CHINESE})?(?P<after>{AFTER})?"
)
IN_ENGLISH = re.compile(
    rf"(?P<before>{BEFORE}\s+)?\b(?P<value>{'|'.join(NUMBER_WORDS)})\s+(?P<unit>(?:{ENGLISH})\b|{NOUN})", re.I
)
# Digits that date, number or name: 2024年, 3月5日, 9时, 第3, Jan. 5, PM2.5, 14th.
DATED = re.compile(
    r"(?<![\d.])\d{1,2}[.．、](?=[\u4e00-\u9fff])|"  # the number of an item: 1.办理
    r"\b(?:Articles?|Art\.|Chapters?|Sections?|Parts?|Items?|Paragraphs?|Clauses?|No\.|Tables?|Annex(?:es)?|Pages?|Title)\s+\d+\b(?!\s*%)|"
    r"(?:1[89]|20)\d{2}(?:[-—–至到]\d{2,4})?\s?年|\d{1,2}\s?月(?!度)(?:\d{1,2}\s?[日号])?|\d{1,2}\s?[日号](?!均|内|以内|之内|以上)|\d{1,2}\s?[时時点](?:\d{1,2}\s?分)?|"
    r"\d+(?:\.\d+)?公斤级|第\s?\d+[\w年届次批条章节]?|第[一二三四五六七八九十百]+个?五年|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?\b|"
    r"\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\b(?:1[89]|20)\d{2}\b(?![\s,]*(?:%|percent|yuan|[十百千万亿元家个项件公]))|\d+(?:st|nd|rd|th)\b|\d{4}-\d{2}-\d{2}|[A-Za-z]+[-.]?\d[\d.]*",
)


def number(numeral: str) -> float | None:
    """Return what a numeral of digits, of Chinese figures or of English words stands for: 三十 is 30.0.

    None for one that may be read in two ways (一万五).
    """
    if numeral[0].isdigit():
        return float(numeral.replace(",", "").replace("，", ""))
    if numeral.lower() in NUMBER_WORDS:
        return float(NUMBER_WORDS.index(numeral.lower()) + 2)
    if numeral in SCALES or numeral == "半":  # 每百亿元: one of a scale
        return SCALES.get(numeral, 0.5)
    value = Library.numeral(numeral)
    return None if value is None else float(value)
