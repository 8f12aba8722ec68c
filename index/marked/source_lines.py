"""Lines at the head of a press text → outlet, day, address, writer and editor: 2026-03-05 08:00 来源：滨江日报."""

import re
from collections.abc import Sequence

from index.marked.bylines import WORK, editors, reporters
from index.marked.press_days import full_day
from index.types import Facts

_DAY = r"(?:\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})"
_CLOCK = r"[\s\d:：|｜·,]*(?:\d{1,2}[时時点]\d{1,2}分?)?(?:\s*(?:[AaPp]\.?[Mm]\.?|GMT|UTC|BST|EST|ET|CST|北京时间))*\s*"
SOURCE_LINE = re.compile(
    r"^[【\[（(]?(原?标题|原?標題|原题为?|来源于?|來源于?|来　源|来 源|稿件来源|发表时间|稿源|信息来源|文章来源|发布时间|發布時間|發佈時間|发布日期|发文日期|成文日期|更新时间|最后更新|時間|时间|日期|网址|链接|原文链接|说明|"
    r"Title|Source|Published(?: on)?|Updated|Last updated|Posted|Date|Note|Time)\s*(?:[:：]|(?=《)|(?=\s\d{4}))|^(?:Published|Updated|Posted)(?: on| at)? (?=\d|[A-Z][a-z]{2,8}\.? \d)",
    re.I,
)
DATE_LINE = re.compile(
    rf"^(?:[A-Z][A-Z ]{{2,20}} )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?{_DAY}{_CLOCK}\s*(?:字号[^\u4e00-\u9fff]{{0,16}})?((?:来源|來源|稿源|作者|记者|記者|编辑|責編|责编|责任编辑|Source|By).{{0,60}})?$|"
    # Harbour Daily | Updated: 2026-03-05 · (Harbour Daily) 09:26, January 20, 2026
    rf"^(?:[\w .'’&-]{{2,40}}\s*[|｜]\s*)?(?:Updated|Published)\s*:?\s*{_DAY}{_CLOCK}$|^\([A-Z][\w .'’&-]{{2,30}}\)\s*[\d:]{{0,5}},?\s*{_DAY}{_CLOCK}$|"
    # 新华网河北频道 ( 2012-06-04 09:20 ) 稿件来源：滨江日报 · 2019年11月25日 18:57 参考消息
    rf"^[\u4e00-\u9fff]{{2,12}}\s*[（(]\s*{_DAY}{_CLOCK}[）)].{{0,40}}$|^{_DAY}{_CLOCK}(?<=[\s\d])(?P<behind>[\u4e00-\u9fff·-]{{2,16}})$|"
    rf"^(?:\d{{1,2}}-\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日)\s+\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:\s*(?:来源|來源).{{0,40}})?$"
)
# An outlet and a day on one line: 滨江日报 2026年3月5日 · The Harbour Gazette, 11 February 2026
OUTLET_LINE = re.compile(
    r"^(?P<outlet>[\u4e00-\u9fff·]{1,12}?(?:社|网|網|报|報|台|臺|刊|新闻|新聞|在线|客户端|中国|中國))(?:[\s|｜·]+(?:记者|作者)?\s*(?P<who>[\u4e00-\u9fff·、\s]{2,20}))?[\s|｜·]+"
    r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?[\s\d:：]*$|"
    r"^(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?P<latin>[A-Z][\w .'’&-]{2,40}?)\s*[,|·]\s*(?:\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$"
)
_SOURCE = r"(?:(?:来\s*源|來\s*源|稿\s*源)[于於]?|\bSource)\s*[:：]\s*"
OUTLETS = (
    # Source: The Harbour Gazette Editor: … goes up to the next label.
    re.compile(
        rf"{_SOURCE}(?P<latin>[A-Z][A-Za-z.&’' -]{{1,40}}?)(?=\s*(?:[|｜,;()（）]|\b(?:Editors?|Updated|Published|Author|By)\b|\d|$)|\s+[\u4e00-\u9fff])"
    ),
    re.compile(
        rf"{_SOURCE}([^\s:：|｜/()（）<>\[\]【】，。；;]{{2,24}}?)(?=[\s:：|｜/()（）<>\[\]【】，。；;]|(?:19|20)\d\d|举报|收藏|分享|打印|责任|编辑|作者|记者|$)"
    ),
    re.compile(r"(?:^|[|｜])\s*(?!By\b)([A-Z][\w .'’&-]{2,40}?)\s*[|｜]\s*(?:Updated|Published)"),
    re.compile(r"^\(([A-Z][\w .'’&-]{2,30})\)\s*[\d:]"),
)
_NAME = r"(?:[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff]))"
_NAMES = rf"{_NAME}(?:(?:\s?[、，,/]\s?|\s){_NAME})*"
# Names end where nothing, white, a bracket, a figure or the next label follows.
_END = r"(?=$|[\s|｜）)】\]\d;；_]|责任编辑|責任編輯|责编|编辑|編輯|来源|來源|校对|摄影|图/|点击|字号)"
WRITER = re.compile(
    rf"(?:作者|记者|記者|文字|撰文|撰稿|执笔)\s*[:：]\s*(?:(?:记者|記者)\s*)?{_NAMES}{_END}|作者\s*[:：]\s*[\u4e00-\u9fff]{{5,12}}{_END}|"
    rf"(?:^|[\s|｜（(\d])(?:作者|撰文|撰稿|执笔|文\s*[/／｜]|[\u4e00-\u9fff]{{0,6}}?(?:记者|記者))\s*[/／|｜]?\s*{_NAMES}{_END}"
)
LATIN_WRITER = re.compile(r"\b[Bb]y:? [A-Z][^|·]{2,160}")
# A line, or brackets behind the last sentence, of such fields alone: （本报记者 林晓 2026年3月5日 来源：滨江日报）
_FIELD = (
    rf"(?:(?:{WORK.pattern})\s*[:：]?\s*{_NAMES}|(?>{_DAY}{_CLOCK})|(?:来源|來源|稿源)[于於]?\s*[:：]\s*[^\s，。；|｜()（）]{{2,24}}|"
    rf"(?:责任编辑|責任編輯|责编|编辑|編輯)\s*[:：]\s*{_NAMES})"
)
# Few fields, and not longer than a headline: a list of names and days must not be tried in every way there is.
_FIELDS = rf"(?=.{{6,80}}$){_FIELD}(?:[\s|｜，,；;·]*+{_FIELD}){{1,4}}"
SIGNATURE = re.compile(rf"^[（(【\[〔]?\s*{_FIELDS}\s*[）)】\]〕]?$")
SIGNED_BEHIND = re.compile(rf"(?<=[。！？”])\s*[（(【]\s*{_FIELDS}\s*[）)】]$")
# What may be an outlet without being called one: 2026年3月5日 18:57 滨江晚报
OUTLET = re.compile(
    r"(?:网|報|报|社|台|臺|刊|新闻|新聞|财经|在线|消息|客户端|频道|综合|中国)$|^[\u4e00-\u9fff]{2,8}-[\u4e00-\u9fff]{2,8}$"
)


def source_facts(text: str) -> Facts:
    """Return what a line at the head of a text states."""
    url = re.search(r"https?://\S+", text)
    plain = text.replace(url.group(0), "") if url else text  # an address may hold digits that look like a date
    title = re.match(r"原?(?:标题|標題|Title)\s*[:：]\s*(.+)", plain)
    if title:  # a former title is not the one the text bears now, and is told nowhere else
        if plain.startswith("原"):
            return Facts()
        return Facts(title=title.group(1).strip())
    writer = WRITER.search(plain) or LATIN_WRITER.search(plain)
    behind = DATE_LINE.match(plain)
    outlet = _first(OUTLETS, plain) or (
        behind["behind"] if behind and behind["behind"] and OUTLET.search(behind["behind"]) else None
    )
    return Facts(
        outlet=outlet,
        published=full_day(plain),
        url=url.group(0) if url else None,
        reporter=reporters(writer.group(0)) if writer else None,
        editor=editors(plain),
    )


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> str | None:
    return next((found.group(1).strip() for pattern in patterns if (found := pattern.search(text))), None)
