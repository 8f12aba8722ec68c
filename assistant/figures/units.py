"""Units as press and plans write them, in both languages → one name a unit, and the class of things it measures."""

import re

# One name a unit: its class, then every other way to write it.
_UNITS: dict[str, tuple[str, str]] = {
    "%": ("share", "％|percent|per cent|pct"),
    "‰": ("share", ""),
    "百分点": ("share", "个百分点|percentage points|percentage point"),
    "成": ("share", ""),
    "倍": ("ratio", "times"),
    "元": ("money", "人民币|块钱|yuan|RMB|renminbi"),
    "美元": ("money", "US dollars|U.S. dollars"),
    "新元": ("money", "新加坡元|Singapore dollars"),
    "dollars": ("money", "dollar|dlrs|dlr"),
    "港元": ("money", "Hong Kong dollars"),
    "欧元": ("money", "euros|euro"),
    "日元": ("money", "yen"),
    "英镑": ("money", "pounds sterling|pounds"),
    "公里": ("length", "千米|kilometers|kilometres|kilometer|kilometre|km"),
    "米": ("length", "meters|metres|metre|meter"),
    "英里": ("length", "miles|mile"),
    "海里": ("length", "nautical miles"),
    "英尺": ("length", "feet|foot|ft"),
    "英寸": ("length", "inches|inch"),
    "厘米": ("length", "cm|centimeters|centimetres"),
    "毫米": ("length", "mm"),
    "平方公里": ("area", "平方千米|square kilometers|square kilometres|sq km"),
    "平方米": ("area", "平米|square meters|square metres"),
    "公顷": ("area", "hectares|hectare"),
    "亩": ("area", "mu"),
    "英亩": ("area", "acres|acre"),
    "平方英里": ("area", "square miles|square mile|sq miles"),
    "平方英尺": ("area", "square feet|square foot|sq ft"),
    "立方米": ("volume", "cubic meters|cubic metres"),
    "吨标准煤": ("weight", "吨标煤|tonnes of standard coal|tons of standard coal"),
    "吨": ("weight", "tonnes|tons|tonne|ton"),
    "公斤": ("weight", "千克|kg|kilograms"),
    "斤": ("weight", ""),
    "微克/立方米": ("density", "微克每立方米|micrograms per cubic meter|micrograms per cubic metre"),
    "兆字节": ("data", "MB|megabytes|megabyte"),
    "吉字节": ("data", "GB|gigabytes|gigabyte"),
    "太字节": ("data", "TB|terabytes|terabyte"),
    "千瓦时": ("energy", "度|kWh|kilowatt-hours|kilowatt hours"),
    "千瓦": ("energy", "kW|kilowatts|kilowatt"),
    "兆瓦": ("energy", "MW|megawatts"),
    "人次": ("count", "visits|trips"),
    "人": ("count", "名|位|口人|people|persons|residents"),
    "户": ("count", "households|household"),
    "岁": ("age", "周岁|years old|years of age"),
    "年": ("time", "周年|years|year"),
    "个月": ("time", "months|month"),
    "天": ("time", "个工作日|工作日|日以内|日之内|日以上|日内|days|day"),
    "周": ("time", "个星期|星期|weeks|week"),
    "小时": ("time", "个小时|hours|hour"),
    "分钟": ("time", "minutes|minute"),
}
# What things are counted by: each is a unit of its own, and 个 counts any of them.
_COUNTERS = (
    "家 个 项 件 座 所 处 条 种 类 款 支 只 台 套 辆 部 张 篇 册 场 次 批 颗 艘 架 头 株 棵 本 例 起 门 间 层 集 片 段 组 "
    "枚 标准箱 床 章 编 则 份 幅 栋 幢 步 轮 宗 笔 股 道 口 把 师 户次 班 列 趟 对 站"
)
ANY = "个"
# What 个 does not count: people, households and their visits have counters of their own.
PEOPLE = frozenset(("人", "户", "人次", "户次"))
# The traditional characters of figures and units, one for one: places stay the same.
SIMPLE = str.maketrans(
    "萬億個項噸畝戶輛臺張條種類場層組間門艘歲時鐘幹兩餘約過數倍處則枚顆圓幾頭點標準隻對釐週棟筆輪師",
    "万亿个项吨亩户辆台张条种类场层组间门艘岁时钟干两余约过数倍处则枚颗元几头点标准只对厘周栋笔轮师",
)


def _ways() -> dict[str, str]:
    """Return by each way to write a unit its one name."""
    ways = {counter: counter for counter in _COUNTERS.split()}
    for name, (_, others) in _UNITS.items():
        ways |= {way.lower(): name for way in (name, *others.split("|")) if way}
    return ways


WAYS = _ways()
CLASSES = {name: told[0] for name, told in _UNITS.items()}
_LONGEST_FIRST = sorted(WAYS, key=len, reverse=True)
CHINESE = "|".join(re.escape(way) for way in _LONGEST_FIRST if not way[0].isascii() or way in "%")
ENGLISH = "|".join(re.escape(way).replace(r"\ ", r"\s+") for way in _LONGEST_FIRST if way[0].isascii() and way != "%")


def named(unit: str) -> str:
    """Return the one name of a unit as written (percent → %); a noun that is counted stays itself, in lower case."""
    written = " ".join(unit.translate(SIMPLE).lower().split())
    return WAYS.get(written, written)


def class_of(name: str) -> str:
    """Return what a unit measures: share, money, length, area, time …; "count" for whatever is counted, "" for none."""
    return CLASSES.get(name, "count") if name else ""
