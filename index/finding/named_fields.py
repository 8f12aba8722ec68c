"""The names under which exports and loaders state an article's facts, in both languages; and what they state, as Facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from index.raw import Article
from index.types import Facts

# Of several names that a row has, the first here counts.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "标题", "標題", "题目", "新闻标题"),
    "text": ("text", "body", "content", "content_text", "article", "maintext", "fulltext", "full_text", "正文", "内容", "內容", "全文"),
    "markup": ("html", "body_html", "content_html"),
    "outlet": ("outlet", "source", "publisher", "media", "site_name", "sitename", "newspaper", "来源", "來源", "媒体", "媒體", "报纸", "稿源"),
    "published": (
        "published", "date", "published_at", "publish_date", "pub_date", "pubdate", "publish_time", "date_publish",
        "datepublished", "pub_time", "发布时间", "發佈時間", "发布日期", "日期", "时间", "出版日期", "见报日期",
    ),
    "url": ("url", "link", "source_url", "permalink", "网址", "链接", "鏈接", "原文链接"),
    "reporter": ("reporter", "author", "authors", "byline", "作者", "记者", "記者"),
    "editor": ("editor", "editors", "责任编辑", "責任編輯", "责编", "编辑"),
    "lang": ("lang", "language", "语言", "語言"),
    "groups": ("groups",),
    "id": ("id", "guid", "article_id", "doc_id", "编号", "文章编号"),
}  # fmt: skip
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
PLAIN_DAY = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
MONTH = re.compile(r"(\d{4})\s*[-/年]\s*(\d{1,2})\s*月?")
LANGUAGES = {"zh": "zh", "zh-cn": "zh", "zh-hans": "zh", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-hant": "zh-Hant"}
HALF = re.compile("[\ud800-\udfff]")


class Unclear(ValueError):
    """You meet it when a row says who may see it, and not in a way that can be understood: it could open too much."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an article: its text, the facts it states, the name it gives itself, and what could not be understood."""

    article: Article
    facts: Facts
    id: str | None
    warnings: tuple[str, ...]


def row_of(told: Mapping[str, Any]) -> Row | None:
    """Return the article that a row's named fields state, or None when no field of it holds a text. Raises Unclear."""
    row = {str(name).strip().lower(): value for name, value in told.items()}
    markup, text = _first(row, "markup"), _first(row, "text")
    if not (markup or text):
        return None
    given = _first(row, "published")
    published = day_of(given) if given else None
    warnings = [f"its date {given!r} names no day; the day is not taken from it"] if given and not published else []
    kept = {name: _whole(_first(row, name)) for name in ("title", "outlet", "url", "reporter", "editor")}
    # Some programs call the address, or the file, "source".
    if kept["outlet"] and re.search(r"[/\\]", kept["outlet"]):
        kept["url"], kept["outlet"] = kept["url"] or kept["outlet"], None
    if kept["url"] and not kept["url"].startswith(("http://", "https://")):
        kept["url"] = None
    facts = Facts(
        title=kept["title"],
        outlet=kept["outlet"],
        url=kept["url"],
        reporter=kept["reporter"],
        editor=kept["editor"],
        published=published,
        lang=_language(_first(row, "lang")),
        groups=_groups(row.get("groups")),
    )
    text = _whole(text or markup) or ""
    article = Article(kept["title"] or "", text, markup=bool(markup and not _first(row, "text")) or _is_markup(text))
    if text != (_first(row, "text") or markup):
        warnings.append("it holds halves of characters; each is shown as \ufffd")
    return Row(article, facts, _name(_first(row, "id")), tuple(warnings))


def has_text(told: Mapping[str, Any]) -> bool:
    """Return True when one of the row's names is one that holds a text."""
    names = {str(name).strip().lower() for name in told}
    return bool(names & {*FIELDS["text"], *FIELDS["markup"]})


def day_of(stated: str) -> str | None:
    """Return the day (or month) that a date names as it stands, in whatever zone it is told, or None."""
    stated = stated.strip()
    if found := DAY.search(stated) or PLAIN_DAY.fullmatch(stated):
        return _iso(*map(int, found.groups()))
    if found := MONTH.fullmatch(stated):
        day = _iso(int(found[1]), int(found[2]), 1)
        return day[:7] if day else None
    return _mailed(stated)


def _mailed(stated: str) -> str | None:
    """Return the day of a date as mails and feeds write it: Thu, 05 Mar 2026 07:00:00 +0800."""
    from email.utils import parsedate

    told = parsedate(stated)
    return _iso(*told[:3]) if told else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _first(row: Mapping[str, Any], fact: str) -> str | None:
    """Return the first of the fact's names that holds something, as text; a list's items stand between 、."""
    for name in FIELDS[fact]:
        value = row.get(name)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = ("\n" if fact == "text" else "、").join(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value if fact in ("text", "markup") else value.strip()
    return None


def _groups(stated: Any) -> tuple[str, ...] | None:
    """Return the groups a row names, None for none: a row may restrict who sees it, and opens nothing."""
    names = stated.split(",") if isinstance(stated, str) else stated or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Unclear(f'says who may see it as {str(stated)[:80]!r}; write "groups" as a list of group names')
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip())) or None


def _whole(text: str | None) -> str | None:
    """Return the text without halves of characters, which no file can hold: JSON may spell them, each becomes U+FFFD."""
    return HALF.sub("\ufffd", text) if text else text


def _is_markup(text: str) -> bool:
    """Return True for HTML: it begins with an element and ends with one."""
    bare = text.strip()
    return bare.startswith("<") and bare.endswith(">") and "</" in bare


def _language(stated: str | None) -> str | None:
    """Return the language as Yinju names it; None for one it does not know: the text tells."""
    if not stated:
        return None
    folded = stated.lower().replace("_", "-")
    return LANGUAGES.get(folded) or ("en" if folded.split("-")[0] == "en" else None)


def _name(stated: str | None) -> str | None:
    """Return an id that may stand in a source's name: short, without what parts names."""
    return stated if stated and len(stated) <= 80 and re.fullmatch(r"[\w.\-]+", stated) else None
