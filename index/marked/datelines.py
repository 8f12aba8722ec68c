"""The opening of a press text → outlet, place, day and reporters: 新华社北京1月20日电（记者甲）, BEIJING, Jan. 20 (Xinhua) --."""

import re
from dataclasses import dataclass

from index.marked.bylines import WORK, reporters
from index.marked.press_days import BARE, MONTHS, iso, month_number

_OUT = r"(?:社|网|網|报|報|台|臺|通讯|通訊|新闻|新聞|在线|线上|客户端|财经|財經|周刊|之家|界|APP|App)"
_OUTLET = rf"(?P<outlet>[^\s。，！？；：、“”\d（(【】《》]{{1,12}}?{_OUT}(?:[（(][^）)]{{2,12}}[）)])?(?:[\u4e00-\u9fff]{{2,4}}(?=[讯訊]|消息))?)"
_PLACE = r"(?P<place>(?!记者|記者)[\u4e00-\u9fff·]{2,10}?)"
_DAY = r"(?:(?P<year>\d{4})年)?\s*(?:(?P<month>\d{1,2})\s*月\s*)?(?P<day>\d{1,2})\s*日"
_PEOPLE = r"(?:\s*[（(](?P<people>[^）)]{1,60})[）)])?"
# 电题：…, 电 题：… name the story's title, which follows.
_SENT = r"(?:\s*专?[电電]|讯|訊|消息|報導|报道)"
DATELINES = (
    # （中央社記者林曉台北20日電） · （新华社北京20日电）
    re.compile(
        rf"^[（(【〔]{_OUTLET}?(?P<people>(?:特派员|特派員|特约|特約)?(?:记者|記者)[\u4e00-\u9fff·、]{{2,12}}?)?{_PLACE}{_DAY}{_SENT}[）)】〕]\s*"
    ),
    # 人民网北京1月20日电 （记者某某） · 濱江時報20日電 · 央广网哈尔滨7月29日消息（记者某某）
    re.compile(rf"^[【（(\[]?(?:据|據)?{_OUTLET}?{_PLACE}?{_DAY}{_SENT}\s*{_PEOPLE}[】\]]?[：:，,]?\s*(?:题[：:]\s*)?"),
    # 央视网消息（新闻联播）： · 本报讯（记者某某） · 新京报贝壳财经讯 · 湖北日报客户端讯
    re.compile(
        rf"^[【\[]?(?P<outlet>[^\s。，！？；：、“”\d【】《》]{{1,14}}?(?:{_OUT}|综合|都|见闻)(?:[（(][^）)]{{2,12}}[）)])?(?:[\u4e00-\u9fff]{{2,4}}?)?)"
        rf"(?:消息|讯|訊)\s*{_PEOPLE}[】\]：:]?(?<=[】\]：:）)\s])\s*"
    ),
    # 〔記者林曉／台北報導〕 · 記者林曉／台北報導 · 【记者林晓台北报道】
    re.compile(
        r"^[〔【（(]?(?P<outlet>[\u4e00-\u9fff]{2,6}(?:报|報|社|网|網|时报|時報))?(?P<people>(?:特约|特約|即时中心|即時中心)?(?:记者|記者)\s*[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)"
        r"(?:[／/](?P<place>[\u4e00-\u9fff]{2,4})|(?P<place2>[\u4e00-\u9fff]{2}))?(?:报道|報導|报导|報道|[电電])[〕】）)]?\s*"
    ),
    # 【环球网报道 记者 某某】 · 【环球网报道】 · （人民日报健康客户端记者 某某）
    re.compile(
        r"^[【\[](?P<outlet>[\u4e00-\u9fff]{2,10}(?:网|网|报|社|台|新闻|财经))(?:综合|特别|独家)?(?:报道|讯|消息)?(?P<people>\s*(?:驻[\u4e00-\u9fff]{2,8})?(?:特约|赴[\u4e00-\u9fff]{2,6}特派|见习|实习)?记者[^】\]]{2,40})?[】\]]\s*"
    ),
    re.compile(
        r"^[（(](?P<outlet>[\u4e00-\u9fff]{2,14}?(?:网|报|社|台|客户端|新闻|在线|本报))?(?P<people>(?:总台|全媒体|见习|实习|特约)?(?:记者|通讯员)[^）)]{2,40})[）)]\s*"
    ),
)
_MONTH = rf"(?P<month_name>(?:{'|'.join(name.capitalize() for name in MONTHS)})[a-z]*)"
ENGLISH = (
    # BEIJING, Jan. 20 (Xinhua) -- · HARBOUR CITY, Calif. (AP) — · GENEVA, 20 January 2026 –
    re.compile(
        r"^(?!PART\b|CHAPTER\b|SECTION\b|ARTICLE\b|ANNEX\b|APPENDIX\b)(?P<place>[A-Z][A-Z .'’/-]{2,30})(?:, [A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]+)?(?=,| \(|\s*(?:--|[—–])| - ))?"
        rf"(?:,? (?:{_MONTH}\.? (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month_name2>[A-Z][a-z]{{2,8}})))?(?:,? (?P<year>\d{{4}}))?"
        # Without a space before it the dash belongs to a word: COVID-19.
        r"\s*(?:\((?P<outlet>[^)]{2,30})\))?(?:\s*(?:--|—|--)|\s[-–])\s*",
    ),
    # Kingsmere, Jan. 20 (HNA) -- : in small letters, a day or an agency tells that it is a dateline.
    re.compile(
        rf"^(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})(?:, [A-Z][A-Za-z.]{{1,14}})?(?:, {_MONTH}\.? (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?\s*(?:\((?P<outlet>[A-Z][^)]{{1,30}})\))?|\s*\((?P<outlet2>[A-Z][A-Za-z ]{{1,20}})\))"
        r"(?:\s*(?:--|—)|\s[-–])\s*"
    ),
    # (Reuters) - · (CNN) · CNN —
    re.compile(r"^\((?P<outlet>[A-Z][A-Za-z. ]{1,24})\)\s*(?:--|—|[-–](?=\s))?\s*(?=[A-Z“\"])"),
)
OURS = frozenset("本报 本報 本刊 本台 本臺 本社 本网 本網 综合 本报综合".split())
# 光明日报北京8月16日电 记者姚远从应急管理部获悉: the reporter stands in the first sentence.
IN_SENTENCE = re.compile(
    r"^[\s　]*(?:本报|本報)?(?:记者|記者)[\s　]?(?P<who>[\u4e00-\u9fff]{2,4}?(?:、[\u4e00-\u9fff]{2,4}?)*)(?:今?\d{0,2}[日天]|昨[日天]|近日|日前)?(?:从|從|在|自|获悉|了解到|采访|报道[：:])"
)


DEPARTMENT = re.compile(r"^(?:客户端|[\u4e00-\u9fff]{0,4}(?:新闻|新聞|频道|财经))")
# 原标题：…人民网成都8月4日电: an export without line ends; only the great agencies are looked for inside a line.
ORIGINAL = re.compile(r"^原(?:标题|標題)\s*[:：]")
INSIDE = re.compile(
    r"据?(?:新华社|人民网|中新网|中新社|央视网|央广网|光明日报|人民日报|中国青年报|中国经济网|经济日报|新京报|海外网|环球网|澎湃新闻|国际在线|参考消息网|工人日报|法治日报|科技日报|农民日报|"
    r"【[\u4e00-\u9fff]{2,8}(?:报道|记者|微特稿|讯)|湖北日报|荆楚网|河南日报|北京日报)"
)
SIGHT = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening up to `end`; `day` is the day in full, `words` its words where the year is missing."""

    end: int
    outlet: str | None = None
    place: str | None = None
    day: str | None = None
    words: str = ""
    people: str | None = None


def behind_title(text: str) -> tuple[int, Dateline] | None:
    """Return where the dateline begins, and what it is, in a paragraph that holds its former title in front of it."""
    if not ORIGINAL.match(text):
        return None
    for found in INSIDE.finditer(text, 0, SIGHT):
        if (read := dateline(text[found.start() :])) and (read.place or read.day or read.words or read.end > 4):
            return found.start(), read
    return None


def dateline(text: str) -> Dateline | None:
    """Return the dateline with which a paragraph begins, or None."""
    for pattern in (*DATELINES, *ENGLISH):
        found = pattern.match(text)
        if found and found.end() and (read := _read(found, text)):
            return read
    return None


def _read(found: re.Match[str], text: str) -> Dateline | None:
    told = {name: value for name, value in found.groupdict().items() if value}
    outlet, place = told.get("outlet") or told.get("outlet2"), told.get("place") or told.get("place2")
    if not outlet and not place and not told.get("people"):
        return None
    if place and (inner := DEPARTMENT.match(place)):  # 中新网广东新闻8月17日电, 中国青年报客户端北京8月17日电
        outlet, place = f"{outlet or ''}{inner.group(0)}", place[inner.end() :]
    day, words = _day(told)
    people = _people(told.get("people", ""))
    end = len(found.group(0).rstrip())
    if people is None and (named := IN_SENTENCE.match(text[found.end() :])):
        people = named["who"]
    return Dateline(end, None if outlet in OURS else outlet, _place(place), day, words, people)


def _place(place: str | None) -> str | None:
    return place.strip(" ,") if place else None


def _day(told: dict[str, str]) -> tuple[str | None, str]:
    """Return the day in full, and the bare words for it where the year is missing."""
    day = told.get("day") or told.get("day2")
    if not day:
        return None, ""
    name = told.get("month_name") or told.get("month_name2")
    month = told.get("month") or (month_number(name) if name else None)
    if month and told.get("year"):
        return iso(told["year"], month, day), ""
    words = f"{name} {day}" if name else f"{month}月{day}日" if month else f"{day}日"
    return None, words if BARE.search(words) else ""


def _people(words: str) -> str | None:
    """Return the reporters in a dateline's brackets: with their work before the names, or names alone."""
    words = words.strip()
    plain = re.fullmatch(r"[\u4e00-\u9fff·]{2,4}(?:[、\s]+[\u4e00-\u9fff·]{1,4}){0,4}", words)
    return reporters(words) if WORK.search(words) or (plain and not re.search(r"[社网報报台播]", words)) else None
