"""Units of measure as tables write them: in brackets behind a name, at its end, after 单位：, alone in a column."""

import re

_MANY = r"(?:[十百千万亿萬億]{0,4})"
_WHAT = (
    r"(?:人民币)?(?:元|美元|港元|欧元|日元)|标准煤|吨标准煤|吨标煤|吨|公吨|公斤|千克|克|市斤|斤|担|公里|千米|米|厘米|平方米|平方公里|立方米|公顷|亩|畝|"
    r"千瓦时|千瓦|兆瓦|瓦|度|升|箱|人次|人日|人年|人|户|戶|家|个|個|项|項|件|辆|台|套|部|座|处|所|张|床|册|份|种|次|岁|歲|周岁|年|月|天|日|小时|分钟|分|级|条|艘|架|头|"
    r"只|株|篇|名|位|例|倍|匹|标准箱|标箱|TEU|吨公里|人公里|印张|比特|EFLOPS|kWh|kW|km|m|kg|t|GB|TB|Gbps|Mbps|％|%|‰|个百分点|個百分點|百分点"
)
_ONE = rf"{_MANY}(?:{_WHAT})"
_ENGLISH = (
    r"(?:(?:\d+ )?(?:hundred|thousand|million|billion|trillion|mn|bn)\s*)?"
    r"(?:yuan|RMB|CNY|USD|US dollars|dollars|euros|pounds|tonnes|tons|kilometers|kilometres|km|hectares|mu|cubic meters|cubic metres|"
    r"square meters|square metres|square kilometers|square kilometres|kilowatts|kWh|MWh|GW|MW|people|persons|households|years|years old|days|hours|"
    r"beds|items|percent|per cent|percentage points|pct|%)|(?:million|billion|trillion|thousand)"
)
UNIT = re.compile(
    rf"(?:{_ONE}|{_MANY})(?:(?:[/／每·]|\s?per\s?){_MANY}(?:{_WHAT}|{_WHAT}GDP|GDP|{_MANY})){{0,2}}"
    rf"|(?:{_ENGLISH})(?:(?:\s*/\s*|\s+per\s+)[\w ,]{{1,30}})?",
    re.I,
)
STATED = re.compile(
    r"(?:计量|金额|数量|計量|數量)?(?:单位|單位|\bUnits?)\s*[:：]\s*(?P<unit>[^（）()。；\n\t]{1,30}?)\s*(?:[）)】\]]|$)",
    re.I,
)
BRACKETS = re.compile(r"[（(\[【]([^（）()\[\]【】]{1,30})[）)\]】]")
SIGN = re.compile(r"(?<=[^\d\s])\s*([%％‰])$")
SEVERAL = re.compile(r"[、，,;；和]|\band\b")


ELSEWHERE = re.compile(r"[见見如详詳]|see\b", re.I)


def is_unit(text: str) -> bool:
    """Return True when a text is nothing but a unit: 亿元, 吨标准煤/万元, billion yuan."""
    return bool(text.strip()) and bool(UNIT.fullmatch(text.strip()))


def stated(text: str) -> tuple[str, int, int] | None:
    """Return the unit that a text states after 单位：, as it is written, and where it stands in the text."""
    found = STATED.search(text)
    return (found["unit"], *found.span("unit")) if found else None


def in_name(text: str) -> tuple[str, int, int] | None:
    """Return the unit in a name's last brackets or at its end (产值（亿元）, 增长率%) and where it stands; None without one."""
    for found in reversed(list(BRACKETS.finditer(text))):
        if is_unit(found.group(1)):
            return found.group(1).strip(), found.start(1), found.end(1)
        if told := stated(found.group(0)):
            return told[0], found.start() + told[1], found.start() + told[2]
    sign = SIGN.search(text)
    return (sign.group(1), *sign.span(1)) if sign else None


def without(text: str) -> str:
    """Return a name without the brackets that hold its unit: 产值（亿元） → 产值."""
    found = in_name(text)
    if found is None or found[1] == 0 or text[found[1] - 1] not in "（([【":
        return text.strip()
    return (text[: found[1] - 1] + text[found[2] + 1 :]).strip()


def one(text: str) -> str:
    """Return a unit that holds for every cell: "" where several are named (亿元、%) or none (见表中), as none says which is whose."""
    return "" if SEVERAL.search(text) or ELSEWHERE.match(text.strip()) else text.strip()
