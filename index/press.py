"""The marks of press text: headline, dateline, byline, caption, source and editor lines, and what they tell."""

import datetime
import re
from dataclasses import dataclass

from index.compose import Composed, Placed
from index.outline import OFFICER
from index.types import Facts, Part

EDITOR = re.compile(
    r"^[（(\[【]?\s*(责任编辑|責任編輯|责编|責編|编辑|編輯|校对|審校|审核|编审|监制|Editors?|Edited by|Editing by)\s*[:：]",
    re.I,
)
CAPTION = re.compile(
    r"^(图为|资料图|图[：:]|Photo[: ])|((?<!拍)[摄攝]|供图|供圖|资料图片?|制图)[）)]?。?$|\((Photo|Image)[^)]*\)$"
)
SOURCE_LINE = re.compile(
    r"^(标题|標題|来源|來源|来　源|稿件来源|发表时间|稿源|信息来源|发布时间|發布時間|發佈時間|发布日期|发文日期|成文日期|更新时间|时间|日期|网址|链接|原文链接|说明|Title|Source|Published|Updated|Date|Note|Time)\s*[:：]",
    re.I,
)
DATE_LINE = re.compile(
    r"^(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})[\s\d:：|｜·]*"
    r"(?:\d{1,2}时\d{1,2}分)?\s*((来源|來源|Source).{0,40})?$"
)
# An outlet and a day on one line: 滨江日报 2026年3月5日 · The Harbour Gazette, 11 February 2026
OUTLET_LINE = re.compile(
    r"^(?P<outlet>[\u4e00-\u9fff·]{1,12}?(?:社|网|網|报|報|台|臺|刊|新闻|新聞|在线|客户端))[\s|｜·]+\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?[\s\d:：]*$|"
    r"^(?P<latin>[A-Z][\w .'’&-]{2,40}?)\s*[,|·]\s*(?:\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$"
)
BYLINE = re.compile(
    r"^[（(]?(?:本报记者|本報記者|记者|記者|通讯员|通訊員|作者|撰文|文/|文｜)[\s:：|｜/]*[\u4e00-\u9fff·、，,/\s]{2,40}[）)]?$|"
    r"^By [A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){0,7}(?:[,|].{0,40})?$"
)
HEAD_LINE = re.compile("|".join(f"(?:{p.pattern})" for p in (SOURCE_LINE, DATE_LINE, OUTLET_LINE, BYLINE)))
# A field name whose value stands on the next line, as when a page is copied from a browser.
LABEL_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,4}\s*[:：]$")
LABEL_VALUE = 30
# Marks of a document database or library, which are no headline: 【法宝引证码】…, 分类号:…
RECORD_LINE = re.compile(
    r"^(?:【[^】]{1,11}(?:码|号|期|间|机关|部门|单位|类别|级别|性|来源|出处)】|(?:分类号|索引号|文号|主题词|编号|公开方式)\s*[:：])"
)
NO_TITLES = frozenset("序言 前言 引言 目录 目次 导言 Contents Preface Foreword Introduction".split())
_AGENCY = r"(?P<outlet>[^\s。，！？；：、“”\d（(【】]{1,10}?(?:社|网|網|报|報|台|臺|通讯|通訊|新闻|新聞|在线|客户端))"
DATELINES = (
    # 人民网北京1月20日电 （记者某某）
    re.compile(
        rf"^【?{_AGENCY}?(?P<place>[\u4e00-\u9fff·]{{2,10}}?)?(?P<year>\d{{4}}年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
        r"[电讯電訊]\s*(?:[（(][^）)]{1,40}[）)])?[】：:]?\s*"
    ),
    # 央视网消息（新闻联播）： · 本报讯（记者某某）
    re.compile(
        r"^【?(?P<outlet>[\u4e00-\u9fff]{1,7}?(?:社|网|網|报|報|台|臺|新闻|新聞|在线|客户端|综合))(?:消息|讯|訊)\s*(?:[（(][^）)]{1,40}[）)])?[】：:]?(?<=[】：:）)\s])\s*"
    ),
    # BEIJING, Jan. 20 (Xinhua) --
    re.compile(
        r"^(?!PART\b|CHAPTER\b|SECTION\b|ARTICLE\b|ANNEX\b)(?P<place>[A-Z][A-Z .'’]{2,30})(?:, (?P<month_name>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}))?(?:, (?P<year>\d{4}))?"
        # Without a space before it the dash belongs to a word: COVID-19.
        r"\s*(?:\((?P<outlet>[^)]{2,30})\))?(?:\s*(?:--|—)|\s[-–])\s*"
    ),
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
ENGLISH_DATE = re.compile(
    r"(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>\d{4})|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8})\.?,? (?P<year2>\d{4})"
)
# Press marks stand at the head of a text; below it, a line that looks like one is body.
HEAD_BLOCKS = 8
HEADLINE_WIDTH, LATIN_HEADLINE_WIDTH = 80, 160
HAN = re.compile(r"[\u4e00-\u9fff]")
SENTENCE_END = re.compile(r"[。！？；;.…：:，,][”』」’\"）)】]*$")

# What begins so is no headline, unless it is the name of a column (【开好局】) with the headline behind it.
ASIDE = re.compile(r"[\[(（—]|【[^】]*(?:】$|[电電讯訊]】)|【[^】]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """The roles found in a text and the facts they state."""

    parts: tuple[Part, ...]
    facts: Facts


def mark(composed: Composed, title: str | None) -> Marked:
    """Return the stretches that are headline, dateline, byline, caption, source or editor line, and their facts.

    `title` is what the format itself calls the title, where it does: the block that says just that is the headline.
    """
    parts: list[Part] = []
    facts = Facts()
    headline = _headline(composed.blocks, title)
    if headline:
        parts.append(Part("headline", headline.start, headline.end))
    label = ""
    for number, placed in enumerate(composed.blocks):
        if headline and placed.start == headline.start:
            label = ""
            continue
        part, told = _mark_one(placed, number, label)
        label = (
            placed.block.text if part and part.role == "source_line" and LABEL_ALONE.match(placed.block.text) else ""
        )
        if part:
            parts.append(part)
        facts = facts.over(told)
    facts = facts.over(Facts(title=headline.block.text)) if headline else facts
    return Marked(tuple(sorted(parts, key=lambda p: p.start)), facts)


def _headline(blocks: tuple[Placed, ...], title: str | None) -> Placed | None:
    """Return the block that is the headline: a top heading, or a short line without a full stop above the text."""
    head = blocks[:HEAD_BLOCKS]
    if named := [placed for placed in head if title and placed.block.text == title]:
        return named[0]
    after_label = False
    for placed in head:
        text = placed.block.text
        value, after_label = after_label, bool(LABEL_ALONE.match(text))
        if value or HEAD_LINE.match(text) or RECORD_LINE.match(text) or CAPTION.search(text) or text in NO_TITLES:
            continue
        if OFFICER.match(text):  # a text that begins with its first chapter has no headline
            return None
        if placed.block.role == "heading":
            return placed if placed.block.level <= 2 else None
        longest = HEADLINE_WIDTH if HAN.search(text) else LATIN_HEADLINE_WIDTH
        plain = placed.block.role == "paragraph" and len(text) <= longest and not ASIDE.match(text)
        return placed if plain and not SENTENCE_END.search(text) and len(blocks) > 1 else None
    return None


def _mark_one(placed: Placed, number: int, label: str) -> tuple[Part | None, Facts]:
    """Return the part that a block is, and what it tells; `label` is a field name that stands alone on the line above."""
    text, start, end = placed.block.text, placed.start, placed.end
    if placed.block.role == "table":
        return Part("table", start, end), Facts()
    if EDITOR.match(text):
        return Part("editor", start, end), Facts()
    if placed.block.role == "caption" or (len(text) <= HEADLINE_WIDTH and CAPTION.search(text)):
        return Part("caption", start, end), Facts()
    if number >= HEAD_BLOCKS:
        return None, Facts()
    if label and len(text) <= LABEL_VALUE:
        return Part("source_line", start, end), _source_facts(f"{label.strip()}{text}")
    if named := OUTLET_LINE.match(text):
        told = _source_facts(text)
        return Part("source_line", start, end), told.over(Facts(outlet=named["outlet"] or named["latin"]))
    if SOURCE_LINE.match(text) or DATE_LINE.match(text) or (RECORD_LINE.match(text) and len(text) <= LABEL_VALUE * 2):
        return Part("source_line", start, end), _source_facts(text)
    if BYLINE.match(text) and len(text) <= HEADLINE_WIDTH and not SENTENCE_END.search(text):
        return Part("byline", start, end), Facts()
    return _dateline(placed)


def _source_facts(text: str) -> Facts:
    url = re.search(r"https?://\S+", text)
    plain = text.replace(url.group(0), "") if url else text  # an address may hold digits that look like a date
    date = DATE.search(plain)
    outlet = re.search(r"(?:来源|來源|稿源|Source)\s*[:：]\s*([^\s|｜:：/]{2,20})(?:[\s|｜]|$)", plain)
    title = re.match(r"(?:标题|標題|Title)\s*[:：]\s*(.+)", plain)
    return Facts(
        title=title.group(1).strip() if title else None,
        outlet=outlet.group(1) if outlet else None,
        published=_iso(*date.groups()) if date else _english_day(plain),
        url=url.group(0) if url else None,
    )


def _dateline(placed: Placed) -> tuple[Part | None, Facts]:
    for pattern in DATELINES:
        if found := pattern.match(placed.block.text):
            told = found.groupdict()
            day, year = told.get("day"), (told.get("year") or "").rstrip("年")
            month = told.get("month") or _month(told.get("month_name"))
            published = _iso(year, month, day) if year and month and day else None
            end = placed.start + len(found.group(0).rstrip())
            return Part("dateline", placed.start, end), Facts(outlet=_outlet(told.get("outlet")), published=published)
    return None, Facts()


def _outlet(name: str | None) -> str | None:
    return None if name in (None, "本报", "本報", "本台", "本臺", "本社", "本网", "本網", "综合") else name


def _month(name: str | None) -> str | None:
    known = (name or "")[:3].lower()
    return str(MONTHS.index(known) + 1) if known in MONTHS else None


def _english_day(text: str) -> str | None:
    found = ENGLISH_DATE.search(text)
    if not found:
        return None
    month = _month(found["month"] or found["month2"])
    return _iso(found["year"] or found["year2"], month, found["day"] or found["day2"]) if month else None


def _iso(year: str, month: str, day: str) -> str | None:
    """Return yyyy-mm-dd, or None when that is no day."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
