"""What a text says of its own making, as it is set: 编辑 张三校对 李四 in a last line, 索引号：… or "Speakers: …" in a first one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Document

# The first and last characters of a text in which its making is told.
HEAD, TAIL = 700, 160
_ROLE = (
    r"(?:每经|本报|本网|见习|實習|实习|特约|責任|责任|值班)?"
    r"(?:编辑|編輯|责编|責編|校对|校對|审核|審核|审校|监制|監製|编审|记者|記者|通讯员|通訊員|作者|摄影|攝影)"
)
_NAME = r"[\u4e00-\u9fff·]{2,4}?"
_ITEM = rf"(?P<role>{_ROLE})(?:[：:/／]\s*|[ \u3000\xa0]+)(?P<names>{_NAME}(?:[、 \u3000](?!{_ROLE}){_NAME})?)"
# An item ends where the next one begins, at a mark or at the end: 编辑 张三校对 李四.
ITEM = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[报社网])){_ITEM}(?=\s*(?:{_ROLE})(?:[：:/／]|[ \u3000\xa0])|[）)\s，。；]|$)"
)
FOLLOWS = re.compile(rf"\s*{_ITEM}(?=\s*(?:{_ROLE})(?:[：:/／]|[ \u3000\xa0])|[）)\s，。；]|$)")
# A line at the head that gives something its name: 【引证码】 X, 索引号：X, Speakers: X.
LABELLED = re.compile(
    r"^[ \u3000]*(?:【(?P<boxed>[^】\n]{2,12})】|(?P<zh>[\u4e00-\u9fff]{2,8})[：:]|(?P<en>[A-Z][A-Za-z]+(?: [A-Za-z]+){0,2}):)[ \u3000]*(?P<value>\S[^\n]{0,119})$",
    re.M,
)
# Who gives a speech, under its title: 北京市市长 张三.
GIVEN_BY = re.compile(
    r"^[ \u3000]*(?:[—-]{1,2})?[\u4e00-\u9fff]{0,14}(?:省长|市长|县长|区长|州长|旗长|主席|总理|部长|主任|局长|院长)[ \u3000]+(?P<name>[\u4e00-\u9fff·]{2,4})[ \u3000]*$",
    re.M,
)
# When and before whom it was given: ——2026年1月14日在浙江省第十四届人民代表大会第四次会议上.
GIVEN_ON = re.compile(
    r"^[ \u3000—－（(-]*(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)在[^\n。]{4,50}(?:会议|大会|全会)上[）)]?[ \u3000]*$",
    re.M,
)
SPEAKERS = re.compile(r"^(?:Speakers?|Delivered by|Presented by)[ \u3000]*:[ ]*(?P<name>[^\n(;]{3,60}).*$", re.M)


@dataclass(frozen=True, slots=True)
class Imprint:
    """A stretch of a text that tells its making, and what it says: the names by role, or a value by its label."""

    start: int
    end: int
    told: tuple[tuple[str, str], ...]


def signatures(document: Document) -> Iterator[Imprint]:
    """Yield the runs of roles and names at the head and at the end of a text, each whole."""
    text, at = document.text, 0
    tail = max(0, len(text) - TAIL)
    while found := ITEM.search(text, at):
        told, end = [(found["role"], found["names"])], found.end()
        while more := FOLLOWS.match(text, end):
            told.append((more["role"], more["names"]))
            end = more.end()
        if found.start() < HEAD or found.start() >= tail:
            yield Imprint(found.start(), end, tuple(told))
        at = end


def labelled_lines(document: Document) -> Iterator[Imprint]:
    """Yield the lines at the head of a text that give something a name and a value, in order."""
    for found in LABELLED.finditer(document.text, 0, HEAD):
        label = found["boxed"] or found["zh"] or found["en"]
        yield Imprint(found.start(), found.end(), ((label, found["value"].strip()),))


def given_by(document: Document) -> Imprint | None:
    """Return the line at the head of a speech or report that names who gives it, or None."""
    found = SPEAKERS.search(document.text, 0, HEAD) or GIVEN_BY.search(document.text, 0, HEAD)
    return Imprint(found.start(), found.end(), (("speaker", found["name"].strip()),)) if found else None


def given_on(document: Document) -> Imprint | None:
    """Return the line at the head of a speech or report that tells on which day it was given, or None."""
    found = GIVEN_ON.search(document.text, 0, HEAD)
    return Imprint(found.start(), found.end(), (("day", found["day"]),)) if found else None
