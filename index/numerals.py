"""A folded text → the same with its numbers in one form: 三十 as 30, 1.5万亿 and 1.5 trillion as 1500000000000."""

import functools
import re
from decimal import Decimal

DIGITS = {char: value for value, chars in enumerate(("零〇", "一", "二两", "三", *"四五六七八九")) for char in chars}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "thousand": 10**3,
}  # fmt: skip
SMALL = {name: n for n, name in enumerate("one two three four five six seven eight nine".split(), 1)}
TEENS = {
    name: n
    for n, name in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
}
TIES = {name: n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}

_ONE = "一二两三四五六七八九"
_RUN = f"零〇{_ONE}十百千万亿"
# 三十万千瓦 is 300,000 kilowatts: the last 千 belongs to the unit.
_MORE = rf"(?:[零〇{_ONE}十百万亿]|千(?![瓦米克伏卡]))"
# A year written digit by digit. It is as long in figures, so that places in a text stay what they are.
YEAR = re.compile(rf"(?<![{_RUN}])(?:一[八九]|二[〇零])[〇零一二三四五六七八九]{{2}}(?![{_RUN}])")
SHARE = re.compile(rf"([百千])分之(百|[{_RUN}]+(?:点[零〇一二三四五六七八九]+)?)")
# 几十 and 数百万 are no numbers; 二十大 and 十大 are names.
NUMBER = re.compile(rf"(?<![数几{_RUN}])[{_ONE}十]{_MORE}*(?:点[零〇一二三四五六七八九]+)?(?!{_MORE}|[大几])")
# 十 alone is a number before what can be counted: 十分 and 十堰 are words.
COUNTED = re.compile(r"个|项|家|条|年|天|名|所|座|种|件|位|岁|周|次|倍|公|多|余|省|市|县|亩|吨|米|元|人")
MONTH = re.compile(rf"(?<![{_RUN}\d个])(十[一二]?|[{_ONE}])月(?:([{_ONE}十]{{1,3}})(?=[日号]))?")
ORDINALS = "条章节篇编届次批期轮款项部"
ORDINAL = re.compile(rf"第([{_ONE}十][{_RUN}]+|十)(?=个?[{ORDINALS}]|个)")
# Up to the ninth it is a word that dictionaries know (第一批 is "first").
LOW_ORDINAL = re.compile(rf"第([1-9])(?=[个{ORDINALS}])")
SCALED = re.compile(
    r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)[ -]?(万亿|千亿|百亿|亿|千万|百万|万|(?:trillion|billion|million|thousand|bn|tn)\b)"
)
SPELLED = re.compile(rf"\b(?:({'|'.join(TIES)})(?:[ -]({'|'.join(SMALL)}))?|({'|'.join(TEENS)}))\b")
HUNDREDS = re.compile(rf"\b({'|'.join(SMALL)}|[1-9]) hundred(?: and)?(?: (\d{{1,2}})\b)?")
SPELLED_SCALE = re.compile(rf"\b({'|'.join(SMALL)})(?= (?:trillion|billion|million|thousand)\b)")
HAN_NUMERAL, LATIN = re.compile(rf"[{_ONE}十百]"), re.compile(r"[a-z]{2}")
RANKED = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def digits(folded: str) -> str:
    """Return a text with years in figures (二〇二六年 as 2026年); each character stays where it is."""
    return YEAR.sub(lambda found: "".join(str(DIGITS[char]) for char in found.group()), folded)


def figures(folded: str) -> str:
    """Return a folded text with its numbers in figures and counted in ones, so that one number is written one way.

    百分之五 becomes 5%, 第十条 第10条 (but 第5条 第五条), 三十万 300000, 15000亿 1500000000000, twenty-five 25. For search only.
    """
    text = digits(folded)
    if "第" in text:
        text = LOW_ORDINAL.sub(lambda found: "第" + "一二三四五六七八九"[int(found.group(1)) - 1], text)
    if HAN_NUMERAL.search(text):
        text = SHARE.sub(_share, text)
        text = ORDINAL.sub(lambda found: "第" + _plain(found.group(1)), text)
        text = MONTH.sub(_date, text)
        text = NUMBER.sub(_number, text)
    if LATIN.search(text):
        text = SPELLED.sub(_spelled, text)
        text = HUNDREDS.sub(_hundreds, text)
        text = RANKED.sub("", SPELLED_SCALE.sub(lambda found: str(SMALL[found.group()]), text))
    return SCALED.sub(_scaled, text)


@functools.lru_cache(maxsize=4096)
def value(numeral: str) -> Decimal | None:
    """Return the number that a Chinese numeral says (四千零五十万, 五点二), or None where it is none: 十四五, 二百五."""
    whole, point, decimals = numeral.partition("点")
    number = _whole(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    return Decimal(f"{number}." + "".join(str(DIGITS[char]) for char in decimals))


def _whole(numeral: str) -> int | None:
    """Return a numeral's value by its parts before and after 亿 and 万."""
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = numeral.rpartition(unit)
        if found:
            times, rest = _whole(head), _whole(tail) if tail else 0
            # 一万五 may be fifteen thousand or ten thousand and five.
            if times is None or rest is None or rest >= worth or (0 < rest < worth // 10 and tail[0] not in "零〇"):
                return None
            return times * worth + rest
    return _below_ten_thousand(numeral)


def _below_ten_thousand(numeral: str) -> int | None:
    total, digit, last, gap = 0, None, 10**4, False
    for char in numeral:
        if char in TENS:
            if TENS[char] >= last or (digit is None and char != "十"):
                return None
            total += (1 if digit is None else digit) * TENS[char]
            last, digit, gap = TENS[char], None, False
        elif digit is not None:
            return None
        elif char in "零〇":
            gap = True
        else:
            digit = DIGITS[char]
    if digit is None:
        return total or None
    return total + digit if gap or last in (10, 10**4) else None


def _plain(numeral: str) -> str:
    """Return a numeral in figures; what is none stays as it is."""
    number = value(numeral)
    return numeral if number is None else f"{number:f}"


def _share(found: re.Match[str]) -> str:
    of, numeral = found.groups()
    number = "100" if numeral == "百" else _plain(numeral)
    return found.group() if number == numeral else number + ("%" if of == "百" else "‰")


def _number(found: re.Match[str]) -> str:
    numeral = found.group()
    if numeral == "十" and not COUNTED.match(found.string, found.end()):
        return numeral
    # A digit alone belongs to its word: 三农, 一带一路, 四川.
    return _plain(numeral) if any(char in numeral for char in "十百千万亿") else numeral


def _date(found: re.Match[str]) -> str:
    month, day = found.groups()
    return f"{_plain(month)}月" + (_plain(day) if day else "")


def _spelled(found: re.Match[str]) -> str:
    tens, ones, teen = found.groups()
    return str(TEENS[teen] if teen else TIES[tens] * 10 + SMALL.get(ones, 0))


def _hundreds(found: re.Match[str]) -> str:
    times, rest = found.groups()
    return str((SMALL.get(times) or int(times)) * 100 + int(rest or 0)) if times else found.group()


def _scaled(found: re.Match[str]) -> str:
    number, unit = found.groups()
    ones = Decimal(number.replace(",", "")) * SCALES[unit]
    return f"{ones.quantize(Decimal(1)) if ones == ones.to_integral_value() else ones.normalize():f}"
