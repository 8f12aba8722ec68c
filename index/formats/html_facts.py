"""What a page tells of its article: outlet, day, writer and editor, from the lines around the text and from its head."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from index.clean import SENTENCE
from index.formats.html_head import Head
from index.formats.html_lines import Line
from index.press import HAN
from index.types import Facts

DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
URL_DAY = re.compile(r"(?<![\d.])((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LATIN_DAY = re.compile(
    r"\b(?P<m>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b|"
    r"\b(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Z][a-z]{2,8})\.?,? (?P<y2>\d{4})\b"
)
STAMP = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)")
UNIVERSAL = re.compile(r"T.*(?:Z|[+-]00:?00)$")
CHANGED = re.compile(r"更新|修改|修订|Updated|Modified|Last ", re.I)
LABELLED = re.compile(r"(?:发布|發布|发表|时间|日期|Published|Posted|Date)", re.I)
SOURCE = re.compile(
    r"(?:来\s*源|來\s*源|稿\s*源)于?\s*[:：]\s*(?P<name>[^\s:：|｜()（）<>\[\]【】，。]{2,24}?)(?=(?:19|20)\d\d|举报|分享|收藏|打印|作者|编辑|责任|记者|[\s:：|｜()（）<>\[\]【】，。]|$)"
)
LATIN_SOURCE = re.compile(
    r"\bSource\s*[:：]\s*(?P<name>[A-Z][\w.&’' -]{1,40}?)(?=\s*(?:[|,;]|\bEditor\b|\bUpdated\b|\d|$))"
)
HAN_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})*"
HAN_NAMES = rf"{HAN_NAME}(?:(?:\s?[、，,/]\s?|\s){HAN_NAME})*"
_LATIN = r"[A-Z][\w.'’-]+"
LATIN_NAMES = rf"{_LATIN}(?:\s?,? (?:and )?(?:(?:van|von|de|der|den|du|da|di|la|le|el|al|bin|ten) )*{_LATIN}){{0,9}}"
WRITER = re.compile(
    rf"(?:^|[\s|｜（(\d])(?:作者|撰文|撰稿|文/|文｜|(?:[\u4e00-\u9fff]{{0,6}}?)(?:记者|記者)|执笔)\s*[:：/|｜]?\s*(?:记者|記者)?\s*(?P<names>{HAN_NAMES})(?=$|[\s|｜）)\d])"
)
# 甲/滨江日报: a writer and whom they write for.
WRITER_OF = re.compile(
    r"^(?P<names>[\u4e00-\u9fff]{2,4})\s?/\s?(?P<outlet>[\u4e00-\u9fff]{2,12}(?:报|社|网|刊|台|新闻))$"
)
LATIN_WRITER = re.compile(rf"^(?:Written )?[Bb]y:? (?P<names>{LATIN_NAMES})(?=$|\s*[|,•·(/—–-]|\s+(?:in|for) [A-Z])")
# What stands behind a label, up to the next label.
SIGNED = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,6}|[A-Z][a-z]+(?= by)|[A-Z][a-z]+)\s*(?:[:：]|by:?)\s*(?P<names>.*?)(?=(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|审校|监制|来源|记者|作者)\s*[:：]|[|｜)）】\]_;]|$)"
)
EDITORS = ("责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "Editor", "Editors", "Edited", "Editing")
# A writer that is an address, a number or a machine is none.
NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*\d+\W*$|^(?:admin|editors?|webmaster|root|test|null|none|staff|system|管理员|编辑|佚名|网站|责任编辑)\w*$|"
    r"[\u4e00-\u9fff](?:网|網|报|報|社|台|臺|刊|频道|编辑部|新闻|在线|小编|客户端|传媒|办公室|局|委|厅|政府)$|^(?:网易|新浪|腾讯|搜狐|凤凰)",
    re.I,
)
# Lines above the text and below it, where the facts stand when no headline says how far to look.
ABOVE, BELOW, LONGEST = 8, 12, 200


def facts(head: Head, lines: Sequence[Line], kept: Sequence[int], headline: int | None) -> Facts:
    """Return what the page tells of its article; a thing that a reader sees counts more than one in the head.

    An hour in a head may be universal time, so a day seen beside the headline counts more, too.
    """
    begin = min(kept[0], headline if headline is not None else kept[0])
    above = range(max(0, begin - ABOVE), min(len(lines), max(kept[0], begin) + ABOVE))
    below = range(max(kept[-1] - 3, above.stop), min(len(lines), kept[-1] + BELOW))
    near = [lines[n].text for n in (*above, *below) if not lines[n].hidden and len(lines[n].text) <= LONGEST]
    plain = [line for line in near if not SENTENCE.search(line)]
    chinese = bool(HAN.search(lines[kept[0]].text))
    both = next((found for line in plain if (found := WRITER_OF.match(line))), None)
    writer = both["names"] if both else _found(WRITER, plain) or _found(LATIN_WRITER, plain)
    # A Chinese page's head often holds who put the page online; the text itself names who wrote it.
    writer = writer or (
        "" if chinese and any("记者" in lines[n].text for n in kept[:4]) else _person(head.writer, head)
    )
    signed = [lines[n].text for n in reversed(kept) if len(lines[n].text) <= LONGEST] + near
    source = _found(SOURCE, plain) or (both["outlet"] if both else "") or _found(LATIN_SOURCE, plain[: len(above)])
    editor = _editor(signed) or _person(head.editor, head)
    writer = "" if chinese and writer == editor and writer == head.writer else writer
    return Facts(
        title=lines[headline].text if headline is not None else head.title or None,
        outlet=_outlet(source or head.source or head.site),
        published=_published(head, plain),
        url=head.address or None,
        reporter=_joined(writer),
        editor=_joined(editor),
    )


def _found(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    """Return what the pattern's groups hold in the first line where it matches, "" where there is none."""
    matches = (pattern.search(line) for line in lines)
    return next((next(text for text in match.groups() if text) for match in matches if match), "").strip()


def _editor(lines: Sequence[str]) -> str:
    """Return the names behind the label of an editor; a responsible editor's count more than an editor's."""
    told: dict[str, str] = {}
    for line in lines:
        for found in SIGNED.finditer(line.replace("　", " ")):
            label = next((label for label in EDITORS if found["label"].endswith(label)), "")
            names = re.match(rf"{HAN_NAMES}|{LATIN_NAMES}", found["names"].strip())
            if label and names:
                told.setdefault(label, names[0])
    return next((told[label] for label in EDITORS if label in told), "")


def _outlet(name: str) -> str | None:
    name = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", name).split(" ")[0] if HAN.search(name) else name
    return None if not re.search(r"[^\W\d]", name) or "://" in name or len(name) > 60 else name.strip("-_|　 ")


def _person(name: str, head: Head) -> str:
    name = re.sub(r"^(?:By|作者|记者|编辑|责任编辑)\s*[:：]?\s*", "", name).strip()
    return "" if not name or NO_NAME.search(name) or name in (head.site, head.source) or len(name) > 120 else name


def _joined(names: str) -> str | None:
    """Return names parted by 、 in Chinese and by ", " else; None for none."""
    if HAN.search(names):
        return "、".join(part for part in re.split(r"[、，,/;\s]+", names) if part) or None
    return ", ".join(part for part in re.split(r"\s*(?:,| and |;|&)\s*", names) if part) or None


def _published(head: Head, near: Sequence[str]) -> str | None:
    """Return the day the page was published: stated, or seen beside the headline, or in the page's address."""
    stamp = STAMP.search(head.day) or DAY.search(head.day)
    stated = _iso(*stamp.groups()) if stamp else _latin(head.day)
    labelled = [line for line in near if LABELLED.search(line) and not CHANGED.search(line)]
    seen = next((day for line in labelled if (day := _seen(line))), None)
    seen = seen or next((day for line in near if not CHANGED.search(line) and (day := _seen(line))), None)
    seen = seen or next((day for line in near if (day := _seen(line))), None)
    if stated and seen and not UNIVERSAL.search(head.day):
        return stated.isoformat()
    if stated and seen and abs(stated - seen) <= timedelta(days=1):
        return seen.isoformat()
    told = stated or seen or _addressed(head.address)
    return told.isoformat() if told else None


def _seen(line: str) -> date | None:
    found = DAY.search(line)
    return _iso(*found.groups()) if found else _latin(line)


def _latin(text: str) -> date | None:
    found = LATIN_DAY.search(text)
    if not found:
        return None
    month = (found["m"] or found["m2"])[:3].lower()
    return (
        _iso(found["y"] or found["y2"], str(MONTHS.index(month) + 1), found["d"] or found["d2"])
        if month in MONTHS
        else None
    )


def _addressed(address: str) -> date | None:
    found = URL_DAY.search(address)
    return _iso(*found.groups()) if found else None


def _iso(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
