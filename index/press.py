"""The marks of press text: headline, dateline, byline, caption, source and editor lines, and what they tell."""

import re
from dataclasses import dataclass

from index.compose import Composed, Placed
from index.types import Facts, Part

EDITOR = re.compile(
    r"^[（(\[【]?\s*(责任编辑|责编|编辑|校对|审核|编审|监制|Editors?|Edited by|Editing by)\s*[:：]", re.I
)
CAPTION = re.compile(r"^(图为|资料图|图[：:]|Photo[: ])|(摄|供图|资料图片?|制图)[）)]?。?$|\((Photo|Image)[^)]*\)$")
SOURCE_LINE = re.compile(
    r"^(标题|来源|稿源|信息来源|发布时间|发布日期|发文日期|成文日期|更新时间|时间|日期|网址|链接|原文链接|说明|Source|Published|Updated|Date|Note|Time)\s*[:：]",
    re.I,
)
DATE_LINE = re.compile(
    r"^(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})[\s\d:：|｜·]*"
    r"((来源|Source).{0,40})?$"
)
BYLINE = re.compile(r"^[（(]?(本报记者|记者|通讯员|作者|撰文|文/|文｜|By [A-Z])")
HEAD_LINE = re.compile("|".join(f"(?:{p.pattern})" for p in (SOURCE_LINE, DATE_LINE, BYLINE)))
_AGENCY = r"(?P<outlet>[^\s。，！？；：、“”\d（(]{1,10}?(?:社|网|报|台|通讯|新闻|在线|客户端))"
DATELINES = (
    # 人民网北京1月20日电 （记者某某）
    re.compile(
        rf"^{_AGENCY}?(?P<place>[\u4e00-\u9fff·]{{2,10}}?)?(?P<year>\d{{4}}年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
        r"(?:电|讯)\s*(?:[（(][^）)]{1,40}[）)])?[：:]?\s*"
    ),
    # 央视网消息（新闻联播）： · 本报讯（记者某某）
    re.compile(r"^(?P<outlet>[\u4e00-\u9fff]{2,8}?)(?:消息|讯)\s*(?:[（(][^）)]{1,40}[）)])?[：:]?(?<=[：:）)\s])\s*"),
    # BEIJING, Jan. 20 (Xinhua) --
    re.compile(
        r"^(?P<place>[A-Z][A-Z .'’]{2,30})(?:, (?P<month_name>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}))?(?:, (?P<year>\d{4}))?"
        r"\s*(?:\((?P<outlet>[^)]{2,30})\))?\s*(?:--|[-–—])\s*"
    ),
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
# Press marks stand at the head of a text; below it, a line that looks like one is body.
HEAD_BLOCKS = 8
HEADLINE_WIDTH = 80
SENTENCE_END = re.compile(r"[。！？；;.…：:，,][”』」’\"）)】]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """The roles found in a text and the facts they state."""

    parts: tuple[Part, ...]
    facts: Facts


def mark(composed: Composed, kind: str | None) -> Marked:
    """Return the stretches that are headline, dateline, byline, caption, source or editor line, and their facts."""
    parts: list[Part] = []
    facts = Facts()
    if headline := _headline(composed.blocks):
        parts.append(Part("headline", headline.start, headline.end))
        facts = Facts(title=headline.block.text)
    for number, placed in enumerate(composed.blocks):
        if headline and placed.start == headline.start:
            continue
        part, told = _mark_one(placed, number)
        if part:
            parts.append(part)
        facts = facts.over(told)
    return Marked(tuple(sorted(parts, key=lambda p: p.start)), facts)


def _headline(blocks: tuple[Placed, ...]) -> Placed | None:
    """Return the block that is the headline: a top heading, or a short line without a full stop above the text."""
    for placed in blocks[:HEAD_BLOCKS]:
        text = placed.block.text
        if HEAD_LINE.match(text) or CAPTION.search(text):
            continue
        if placed.block.role == "heading":
            return placed if placed.block.level <= 2 else None
        plain = placed.block.role == "paragraph" and len(text) <= HEADLINE_WIDTH and text[0] not in "【[(（—"
        return placed if plain and not SENTENCE_END.search(text) and len(blocks) > 1 else None
    return None


def _mark_one(placed: Placed, number: int) -> tuple[Part | None, Facts]:
    text, start, end = placed.block.text, placed.start, placed.end
    if placed.block.role == "table":
        return Part("table", start, end), Facts()
    if EDITOR.match(text):
        return Part("editor", start, end), Facts()
    if placed.block.role == "caption" or (len(text) <= HEADLINE_WIDTH and CAPTION.search(text)):
        return Part("caption", start, end), Facts()
    if number >= HEAD_BLOCKS:
        return None, Facts()
    if SOURCE_LINE.match(text) or DATE_LINE.match(text):
        return Part("source_line", start, end), _source_facts(text)
    if BYLINE.match(text) and len(text) <= HEADLINE_WIDTH and not SENTENCE_END.search(text):
        return Part("byline", start, end), Facts()
    return _dateline(placed)


def _source_facts(text: str) -> Facts:
    date = DATE.search(text)
    outlet = re.search(r"(?:来源|稿源|Source)\s*[:：]\s*([^\s|｜]{2,20})", text)
    named = outlet.group(1) if outlet and "http" not in outlet.group(1) else None
    return Facts(published=_iso(*date.groups()) if date else None, outlet=named)


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
    return None if name in (None, "本报", "本台", "本社", "本网", "综合") else name


def _month(name: str | None) -> str | None:
    known = (name or "")[:3].lower()
    return str(MONTHS.index(known) + 1) if known in MONTHS else None


def _iso(year: str, month: str, day: str) -> str | None:
    """Return yyyy-mm-dd, or None when that is no day."""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
