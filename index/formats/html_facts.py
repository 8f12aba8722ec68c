"""What a page tells of its article: outlet, day, writer and editor, from the lines around the text and from its head."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from index.clean import SENTENCE
from index.formats.html_head import Head
from index.formats.html_lines import Line
from index.marked.bylines import BYLINE, editors, reporters
from index.marked.press_days import address_day, full_day
from index.marked.source_lines import source_facts
from index.script import HAN
from index.types import Facts

UNIVERSAL = re.compile(r"T.*(?:Z|[+-]00:?00)$")
CHANGED = re.compile(r"更新|修改|修订|Updated|Modified|Last ", re.I)
LABELLED = re.compile(r"(?:发布|發布|发表|时间|日期|Published|Posted|Date)", re.I)
_LATIN = r"[A-Z][\w.'’-]+"
LATIN_NAMES = rf"{_LATIN}(?:\s?,? (?:and )?(?:(?:van|von|de|der|den|du|da|di|la|le|el|al|bin|ten) )*{_LATIN}){{0,9}}"
LATIN_WRITER = re.compile(rf"^(?:Written )?[Bb]y:? (?P<names>{LATIN_NAMES})(?=$|\s*[|,•·(/—–-]|\s+(?:in|for) [A-Z])")
# A line names an editor where a label with a colon, or Edited by, says so; who answers for the text counts more.
EDITOR = re.compile(
    r"(?:责任编辑|責任編輯|责\s*编|責\s*編|编辑|編輯|\bEditors?)\s*[:：]\s*\S|\b(?:Edited|Editing) by:?\s+[A-Z]"
)
RESPONSIBLE = re.compile(r"责任编辑|責任編輯|责\s*编|責\s*編")
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
    near, under = _seen(lines, above), _seen(lines, below)
    plain = [line for line in (*near, *under) if not SENTENCE.search(line)]
    told = [source_facts(line) for line in plain]
    opening = [lines[n].text for n in kept[:4]]
    editor = _editor([*(lines[n].text for n in reversed(kept) if len(lines[n].text) <= LONGEST), *near, *under])
    editor = editor or _person(head.editor, head)
    for_whom = next((found for line in plain if (found := BYLINE.match(line)) and found["paper"]), None)
    writer = for_whom["by"] if for_whom else _writer(plain, told)
    # What is called a source in English below a text is that of a picture.
    source = _first(one.outlet for line, one in zip(plain, told, strict=True) if HAN.search(line))
    source = source or (for_whom["paper"] if for_whom else None)
    source = source or _first(source_facts(line).outlet for line in near if not SENTENCE.search(line))
    return Facts(
        title=lines[headline].text if headline is not None else head.title or None,
        outlet=_outlet(source or head.source or head.site),
        published=_published(head, plain),
        url=head.address or None,
        reporter=writer or _stated_writer(head, opening, editor),
        editor=editor,
    )


def _seen(lines: Sequence[Line], places: range) -> list[str]:
    """Return the lines of these places that a reader sees, without those that are paragraphs of text."""
    return [lines[n].text for n in places if not lines[n].hidden and len(lines[n].text) <= LONGEST]


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


def _writer(plain: Sequence[str], told: Sequence[Facts]) -> str | None:
    """Return who wrote the text, as a line says: one of Chinese names first, else one that begins with By."""
    signed = (LATIN_WRITER.match(line) for line in plain)
    return _first(one.reporter for one in told if HAN.search(one.reporter or "")) or _first(
        reporters(f"By {found['names']}") for found in signed if found
    )


def _stated_writer(head: Head, opening: Sequence[str], editor: str | None) -> str | None:
    """Return whom the head calls the writer.

    A Chinese page's head often holds who put the page online instead: its editor, where the text itself names who wrote it.
    """
    chinese = bool(HAN.search(opening[0]))
    if chinese and any("记者" in line for line in opening):
        return None
    stated = _person(head.writer, head)
    return None if chinese and stated == editor else stated


def _editor(lines: Sequence[str]) -> str | None:
    """Return the names behind the label of an editor; a responsible editor's count more than an editor's."""
    told = [line.replace("\u3000", " ") for line in lines]
    for line in sorted(filter(EDITOR.search, told), key=lambda line: not RESPONSIBLE.search(line)):
        found = EDITOR.search(line)
        if found and (names := editors(line if RESPONSIBLE.search(line) else line[found.start() :])):
            return names
    return None


def _outlet(name: str) -> str | None:
    name = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", name).split(" ")[0] if HAN.search(name) else name
    return None if not re.search(r"[^\W\d]", name) or "://" in name or len(name) > 60 else name.strip("-_|\u3000 ")


def _person(stated: str, head: Head) -> str | None:
    """Return the names that a head states, parted as everywhere; None where what it states is no person."""
    name = re.sub(r"^(?:By\b|作者|记者|编辑|责任编辑)\s*[:：]?\s*", "", stated).strip()
    if not name or NO_NAME.search(name) or name in (head.site, head.source) or len(name) > 120:
        return None
    return reporters(f"作者：{name}" if HAN.search(name) else f"By {name}")


def _published(head: Head, near: Sequence[str]) -> str | None:
    """Return the day the page was published: stated, or seen beside the headline, or in the page's address."""
    stated = full_day(head.day) or address_day(head.day)
    issued = [line for line in near if not CHANGED.search(line)]
    lines = (*(line for line in issued if LABELLED.search(line)), *issued, *near)
    seen = _first(map(full_day, lines))
    if stated and seen and UNIVERSAL.search(head.day):
        apart = date.fromisoformat(stated) - date.fromisoformat(seen)
        return seen if abs(apart) <= timedelta(days=1) else stated
    return stated or seen or address_day(head.address)
