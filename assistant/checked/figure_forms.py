"""Ways to write figures that the reader of figures does not know → those it reads: 181 700, a 46-year-old, 21.6 GW, 不得超过."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.checked.words import narrow
from assistant.figures.words import NUMBER_WORDS, SCALES

_HAN = "一二三四五六七八九十"
_NUMBER = r"\d[\d.,]*"
_SCALED = r"(?:%|percent|per cent|million|billion|trillion|dollars|yuan|euros|pounds)"
# What a negated or required bound says the other way round: 不得超过 and must not exceed are 不超过 and no more than.
_NOT_HAN = r"(?:不[能得会应可许要该宜允]{1,2}|没有?|未|勿)(?:允许)?"
_NOT = r"(?:never|not|cannot|n[’']t)\s*(?:be |have |has |to )?"
_GOES = (
    r"(?:go(?:es)?|going|went|gone|mov\w+|ris\w+|rose|climb\w*|step\w*|put|bring\w*|brought|push\w*|tak\w+|took|add\w*)"
)
_TENS = {word: str(n) for n, word in enumerate(NUMBER_WORDS, 2)}

FORMS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.I), form)
    for pattern, form in (
        (r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?= \d)", r"\1"),
        (r"\b([A-Z][a-z]{2,8} \d{1,2}), (?=(?:19|20)\d\d\b)", r"\1 "),
        # The number before a paragraph counts nothing.
        (r"^\s*\d{1,3}(?:\s*[.．)]\s+|[、）)](?=\D))", ""),
        (r"(?<![\d.,])(\d{1,3})((?:[ \u00a0\u202f]\d{3})+)(?!\d)", lambda at: at[1] + re.sub(r"\s", "", at[2])),
        (r"(\d|[一二三四五六七八九十两])\s*个?(?:星期|周|礼拜)(?![年岁末边围期刊一二三四五六日天])", r"\1 weeks"),
        (rf"\bfrom ({_NUMBER}) to ({_NUMBER}\s*)({_SCALED})", r"from \1 \3 ， to \2\3"),
        (rf"\bfrom ({'|'.join(NUMBER_WORDS)}|\d+) to ({'|'.join(NUMBER_WORDS)}|\d[\d.,]*)\b(?![ ]?{_SCALED})", lambda at: f"from {_in_digits(at[1])} ， to {_in_digits(at[2])}"),
        (rf"\bbetween ({_NUMBER}(?:\s?{_SCALED})?) and (?={_NUMBER})", r"\1 to "),
        (rf"{_NOT_HAN}(?:超过|超出|高于|多于|大于)", "不超过"),
        (rf"{_NOT_HAN}(?:低于|少于|小于)", "不低于"),
        (rf"{_NOT}(?:exceed(?:ed|ing)?|more than|over|above|greater than|higher than)", "no more than"),
        (rf"{_NOT}(?:less than|fewer than|below|under|lower than)", "no less than"),
        (rf"\b({_GOES}) up to\b", r"\1 to"),
        (r"(\d+)[- ](?:full )?years?[- ](?:old|olds)\b", r"\1 years old"),
        (r"\baged? (?:of )?(\d+)(?! years)", r"\1 years old"),
        (r"\ba quarter of a (?:percentage )?point", "0.25 percentage points"),
        (r"(\d+) basis points?\b", lambda at: f"{int(at[1]) / 100:g} percentage points"),
        (r"(\d+)个?基点", lambda at: f"{int(at[1]) / 100:g}个百分点"),
        # 15日内 is what 15日以内 is.
        (r"(?<=[日天月年周])(?:以内|之内)|(?<=小时)(?:以内|之内)", "内"),
        # What stands against a figure begins a part of its own, and is no noun that it counts.
        (r"(\d|million|billion|percent|%)\s+(?=(?:even though|although|though|despite)\b)", r"\1, "),
        # A number in two scales: 1万2400, 1亿2000万.
        (r"(?<![\d.])(\d{1,4})万(\d{4})(?![\d.万亿])", lambda at: f"{int(at[1]) * 10000 + int(at[2])}"),
        (r"(?<![\d.])(\d{1,4})亿(\d{1,4})万", lambda at: f"{int(at[1]) * 10000 + int(at[2])}万"),
        (r"(?<![\d.,])((?:[$£€¥]\s?)?\d[\d.,]*(?: (?:thousand|million|billion|percent))?%?(?: [a-z]+)?) at (?:the )?most\b(?! (?:[$£€¥]?\d|[a-z]+ (?:of|percent)\b))", r"no more than \1"),
        (r"(?<![\d.,])((?:[$£€¥]\s?)?\d[\d.,]*(?: (?:thousand|million|billion|percent))?%?(?: [a-z]+)?) at (?:the very |the )?least\b(?! (?:[$£€¥]?\d|[a-z]+ (?:of|percent)\b))", r"at least \1"),
        (r"\b(?:one|a) (?=(?:percent|per cent|percentage point)\b)", "1 "),
        (r"\bhalf a percentage point", "0.5 percentage points"),
        (r"([$£€¥]\d[\d.,]*)\s?m\b", r"\1 million"),
        (r"([$£€¥]\d[\d.,]*)\s?k\b", r"\1 thousand"),
        (r"元(?:的)?(?:新币|新加坡元)", "新元"),
        (r"元(?:的)?(?:港币|港元)", "港元"),
        (r"元(?:的)?美金", "美元"),
        (rf"(?:港币|港幣)({_NUMBER}(?:余|餘|多)?[百千万萬亿億]*)元", r"\1港元"),
        (rf"(?:美金|美元)({_NUMBER}(?:余|餘|多)?[百千万萬亿億]*)元", r"\1美元"),
        (rf"\bby ({_NUMBER}(?:\s?{_SCALED})?) (?=to [$£€¥]?\d)", r"by \1 ， "),
        (rf"\b({'|'.join(NUMBER_WORDS)}) (tenths|hundredths)\b(?: of an?)?", lambda at: f"{(NUMBER_WORDS.index(at[1].lower()) + 2) / (10 if at[2].lower() == 'tenths' else 100):g}"),
        (rf"([{_HAN}])成([{_HAN}半])(?![{_HAN}])", lambda at: f"{_han(at[1])}{5 if at[2] == '半' else _han(at[2])}%"),
        # Money named before its number; what a 元 is of, the reader of figures does not tell apart.
        (rf"(?:\bNT|\bRMB|\bCNY|\bTWD)\s?\$?\s?({_NUMBER}\d|\d)((?:\s?(?:thousand|million|billion|trillion|m|bn|k))?)\b", r"\1\2 yuan"),
        (r"\bNew Taiwan dollars\b|\bNew Taiwanese dollars\b", "yuan"),
        (r"(\d)[\s-]*(?:MWh|megawatt[- ]hours?|兆瓦时)", r"\1 thousand kWh"),
        (r"(\d)[\s-]*megawatts?\b", r"\1 MW"),
        (r"(\d+)个半(小时|月|百分点)", r"\1.5个\2"),
        (r"(?<!\d)(\d\d)比1(?![\d.:%万亿年月日])", r"\1倍"),  # 3比1 may be a match's
        (r"\b(\d\d) to 1\b(?! ?(?:million|billion|[.,]\d))", r"\1 times"),
        (r"((?:[$£€¥]\s?)?(?<![\d.,])\d[\d.,]*(?:\s?(?:thousand|million|billion|percent|%))?(?: [a-z]+)?) or (?:less|fewer|below)\b", r"no more than \1"),
        (r"((?:[$£€¥]\s?)?(?<![\d.,])\d[\d.,]*(?:\s?(?:thousand|million|billion|percent|%))?(?: [a-z]+){0,2}?) (?:or|and) (?:more|above|older|over)\b", r"at least \1"),
        (r"(\d)\s*(?:GWh|gigawatt[- ]hours?|吉瓦时)", r"\1 million kWh"),
        (r"(\d)\s*(?:GW|gigawatts?|吉瓦)(?![A-Za-z])", r"\1 million kW"),
        (r"\b(?:a|the (?:past|last|previous|coming|next)) decade\b", "10 years"),
        (r"\b(two|three|four|five|six|seven|eight|nine) decades\b", lambda at: f"{_TENS[at[1].lower()]}0 years"),
        (r"(\d)\s*(?:摄氏度|度(?!电)|°\s?C?|℃)", r"\1 degrees"),
        (r"\b(?:business|working) days\b", "days"),
        (r"\b(?:kph|km/h|kilomet(?:er|re)s (?:per|an) hour)\b", "kilometres"),
        (r"\b(?:mph|miles (?:per|an) hour)\b", "miles"),
        (r"(?<=[年月天日])每", "，每"),
        (r"(不超过|不低于|不少于|超过|低于|少于|至少|至多|最多|约)([^\d，。；、]{1,12}的)(?=\d)", r"\2\1"),
        (rf"([{_HAN}]+)([至到])([{_HAN}]+)(?=个?[年月天日人名家岁倍])", lambda at: f"{_han(at[1])}{at[2]}{_han(at[3])}"),
        (rf"\b({'|'.join(NUMBER_WORDS)}) (?=of (?:the |its |their )?[a-z])", lambda at: f"{NUMBER_WORDS.index(at[1].lower()) + 2} "),
        (rf"\bone(?= (?:to|or) (?:{'|'.join(NUMBER_WORDS)}|\d))", "1"),
        (rf"\b({'|'.join(NUMBER_WORDS)})(?= (?:to|or) (?:{'|'.join(NUMBER_WORDS)})\b)", lambda at: str(NUMBER_WORDS.index(at[1].lower()) + 2)),
        (rf"(?<=\d )(to|or) ({'|'.join(NUMBER_WORDS)})\b", lambda at: f"to {NUMBER_WORDS.index(at[2].lower()) + 2}"),
        (r"每([十百千万亿]{1,2})(?=人|户|名|平方|辆|家)", lambda at: f"每{SCALES[at[1]]:.0f}"),
        (r"\bmillimet(?:er|re)s?\b", "mm"),
        (r"(最高|最多|最长|至多)(?:可|可以)?(?:获得?|达到?|享受?|为|补贴?)?(?=\s?\d|[一二两三四五六七八九十]+[年月天元个])", "不超过"),
        (r"(周|星期|礼拜)[一二三四五六日天](?=起|至|到|前|开)", r"\1某日"),
        (r"[两三四]轮(?=车)", "轮"),
        (r"\b((?:1[89]|20)\d\d) ?[-–—] ?((?:1[89]|20)\d\d)\b", r"\1-\2"),
        (r"一倍(?=以上|以下)", "1倍"),
        (rf"(\d+|[{_HAN}两])(年|天|小时)半", lambda at: f"{at[1] if at[1].isdigit() else 2 if at[1] == '两' else _han(at[1])}.5{at[2]}"),
        (rf"\b({'|'.join(NUMBER_WORDS)}|\d+) and a half (?=years|months|days|hours|times)", lambda at: f"{_in_digits(at[1])}.5 "),
        (r"\ba (year|month|day|hour) and a half\b", r"1.5 \1s"),
        (r"\beighteen[- ]months?\b", "18 months"),
        # Months from January on are a part of the year, and compared as such.
        (r"\bfirst \w+ months\b|[前首](?:\d+|[一二三四五六七八九十]+)个月", "，"),
        # The bound stands before the verb: 至少要占65%.
        (r"(至少|最少|最多|至多|最高|不低于|不少于|不超过)[要须需应会能可]{0,2}(?:当|该|求|以)?(?:占|达到?|有|为|建成?|完成|配备|保留)(?=\s?\d)", r"\1"),
        # So many tens of thousands is no number that a rule can hold to another.
        (r"[数几好][十百千万亿]+(?:[万亿])?", "许多"),
        (r"\b(?:tops|topped|topping|in excess of|upwards of|north of|greater than|beyond)\s+(?=[$£€¥]?\d)", "more than "),
        (r"(?:不足|不到|未满|不满|未达到?|没到)(?=\s?\d)", "少于"),
    )
)  # fmt: skip
LATIN = re.compile(r"[a-z]{2}", re.I)
# Those that a text without a Latin word may have.
FORMS_IN_HAN = tuple(
    (pattern, form) for pattern, form in FORMS if not LATIN.search(re.sub(r"\\.|\(\?\w", "", pattern.pattern))
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
PART = re.compile(
    r"(?<!first )(?<!second )(?<!latter )\b(?P<half>half|halv(?:ed|ing))\b(?! (?:a|an|year|hour|past)\b)(?!-)|"
    rf"\b(?P<count>{'|'.join(_COUNT)})[- ](?P<part>third|quarter|fifth|sixth|eighth|tenth)s?\b(?! (?:of 20|20\d\d|time|place|year))|"
    rf"(?P<below>[{_HAN}]+)分之(?P<above>[{_HAN}]+)|(?P<han>一半|半数|过半|半价|减半)|"
    rf"\b(?:one|1) (?:in|out of) (?:every )?(?P<ones>[2-9]|[1-9]\d|{'|'.join(NUMBER_WORDS)})\b|每(?P<one_of>[2-9]|10|[{_HAN[1:]}])(?:个|名|位)?人?中?就?有(?:1|一)|"
    rf"(?P<tenths>[{_HAN}])成(?![立为员功本就果交长熟])",
    re.I,
)
# Words right before a share in words, with what it is of between: 接近总数的八成, nearly half.
BEFORE = 14
PART_BOUNDS = tuple(
    (name, re.compile(rf"(?:{words})(?: (?:a|of)\b|[^\d，。；、]{{1,10}}的|达到?)?\s*$", re.I))
    for name, words in (
        ("over", r"超过?|逾|过|高于|多于|不少于|不低于|至少|more than|over|above|at least|exceed\w*"),
        ("under", r"不到|不足|少于|低于|不超过|less than|fewer than|under|below|just short of|at most"),
        ("near", r"接近|将近|近|nearly|almost|close to"),
        ("about", r"大约|约占?|about|around|roughly|approximately|some"),
    )
)
TIMES = re.compile(
    r"\b(?:twice|doubl(?:e|ed|es|ing)|two[- ]?fold|two times)\b|翻了?[一]?番|两倍|2倍|(?:增[长加]|多|高|超)[了过出]?(?:一|1)倍|"
    r"\b(?P<three>tripl(?:e|ed|es|ing)|three times|threefold)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A share or multiple told in words, as a number: a third is 33.3 of "%", twice is 2 of "倍".

    `bound` is "over", "under", "near" or "about" where words right before it say so, else "".
    """

    text: str
    unit: str
    value: float
    bound: str = ""


@functools.lru_cache(maxsize=4096)
def easy(text: str) -> str:
    """Return a text with its figures written as the reader of figures reads them; other words keep their order."""
    text = narrow(text)
    latin = LATIN.search(text) is not None
    for pattern, form in FORMS if latin else FORMS_IN_HAN:
        text = pattern.sub(form, text)
    return text


@functools.lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """Return the shares and multiples that a text tells in words, in order, shares first."""
    shares = (Part(at.group(), "%", 100 * _share(at), _bound(at)) for at in PART.finditer(text))
    times = (Part(at.group(), "倍", 3.0 if at["three"] else 2.0, _bound(at)) for at in TIMES.finditer(text))
    return (*shares, *times)


def _bound(at: re.Match[str]) -> str:
    """Return how a share in words is bounded by the words right before it, or within the Chinese one: 过半."""
    if at.group() == "过半":
        return "over"
    before = at.string[max(at.start() - BEFORE, 0) : at.start()]
    return next((name for name, words in PART_BOUNDS if words.search(before)), "")


def _share(at: re.Match[str]) -> float:
    if told := at["ones"] or at["one_of"]:
        return 1 / _many(told)
    if at["part"]:
        return _COUNT[at["count"].lower()] / _PARTS[at["part"].lower()]
    if at["tenths"]:
        return (_HAN.index(at["tenths"]) + 1) / 10
    if at["below"]:
        return _han(at["above"]) / _han(at["below"])
    return 0.5


def _in_digits(numeral: str) -> str:
    return numeral if numeral[0].isdigit() else f"{NUMBER_WORDS.index(numeral.lower()) + 2}"


def _many(numeral: str) -> int:
    """Return the number of figures, of an English word or of a Chinese figure."""
    if numeral.isdigit():
        return int(numeral)
    return NUMBER_WORDS.index(numeral.lower()) + 2 if numeral.isascii() else _han(numeral)


def _han(numeral: str) -> int:
    """Return the number of one or two Chinese figures: 十五 is 15, 二十 is 20."""
    if len(numeral) == 1:
        return _HAN.index(numeral) + 1
    ones, tens = _HAN.index(numeral[-1]) + 1, _HAN.index(numeral[0]) + 1
    return 10 + ones if numeral[0] == "十" else tens * 10 + (ones if len(numeral) > 2 else 0)
