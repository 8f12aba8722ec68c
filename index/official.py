"""An official text → what it says of itself: issuer, number, days of issue, effect and repeal, status; nothing guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.compose import Composed
from index.types import Facts, Heading
from index.versions.effects import DAY, DAY_WORDS, YEAR, day_in, effective, iso, repealed

# Number, day and issuer stand above the first heading, or under the text, where it is signed.
HEAD_BLOCKS, FOOT_BLOCKS = 30, 6
LINE_WIDTH, BROKEN_WIDTH = 60, 12
DAY_LINE = re.compile(rf"^[（(]?\s*{DAY_WORDS}\s*(?:印发|发布|公布)?[）)]?$")
_NUMBER = r"[\u4e00-\u9fff]{1,14}\s?[〔\[【（(［﹝]\s?(?:19|20)\d{2}\s?[〕\]】）)］﹞]\s?(?:第\s?)?\d{1,5}\s?[号號]"
DELIVERED = re.compile(rf"^[—–－-]{{1,6}}\s*{DAY_WORDS}\s*在")
NUMBER_LINE = re.compile(rf"^[（(【]?\s*(?P<number>{_NUMBER})\s*[）)】]?$")
NUMBER_IN_TITLE = re.compile(rf"^(?P<first>{_NUMBER})(?=[\s\u3000])|[（(\s\u3000](?P<last>{_NUMBER})[）)]?$")
ORDER = re.compile(
    r"[\u4e00-\u9fff]{2,20}令\s?(?:第\s?\d{1,5}\s?[号號]|[（(]?第?\s?[一二三四五六七八九十百〇零]{1,6}\s?[号號][）)]?)"
)
ORDER_LINE = re.compile(r"^[\u4e00-\u9fff]{2,30}令$")
LATIN_NUMBER = re.compile(
    r"^\(?(?:(?:[A-Z][A-Za-z]*\.? ){0,4}[\[(]\d{4}[\])] No\. ?\d{1,5}|(?:[A-Z][\w']+ (?:of the )?){0,6}(?:Order|Decree|Regulation|Notice) No\. ?[\d/-]{1,12})\)?$"
)
# A field and its value on one line of the table that stands above many texts.
FIELDS = {
    "issuer": r"发文机关|发布机关|发布单位|制定机关|发文单位|颁布单位|印发机关|Issued by|Issuing (?:body|authority)|Issuer",
    "number": r"发文字号|文号|发文文号|文件编号|Document (?:No\.|number)|Reference(?: No\.)?",
    "published": r"成文日期|发文日期|发布日期|公布日期|印发日期|颁布日期|Date of issue|Issued on|Published on|Date issued",
    "effective": r"实施日期|生效日期|施行日期|Effective (?:date|from|on)|Date of effect|In force from|Commencement",
    "repealed": r"废止日期|失效日期|Repealed on|Date of repeal",
    "status": r"时效性|有效性|效力状态|Status",
}
FIELD = re.compile(
    "|".join(
        f"^[【\\[]?(?P<{name}>{words})[】\\]]?\\s*[:：\\s]\\s*(?P<{name}_told>.+)$" for name, words in FIELDS.items()
    )
)
AGENCY = (
    r"[\u4e00-\u9fff、，· （）“”]{0,60}?(?:人民政府(?:办公[厅室])?|国务院(?:办公厅)?|办公[厅室]|委员会(?:办公[厅室])?|人民代表大会|"
    r"常务委员会|党委|中共中央|领导小组(?:办公室)?|小组|总局|[\u4e00-\u9fff]{2}[部局厅署院委司会]|银行|法院|检察院|联合会|管委会)"
)
ISSUER_IN_TITLE = re.compile(rf"^(?P<issuer>{AGENCY})(?=关于|印发|公告|通告|令)")
# What an official text is called; a headline that speaks of one (国务院印发《…规划》) ends otherwise.
CALLED = re.compile(
    r"(?:法|条例|办法|规定|规则|细则|通知|意见|方案|规划|决定|措施|标准|纲要|计划|公告|通告|政策|制度|章程|指南|解释|预案|清单|批复|函|公报|建议|令)"
    r"(?:\s*[（(][^（）()]{1,40}[）)])*$|征求意见稿$|草案$|"
    r"\b(?:Act|Law|Regulations?|Rules|Measures|Provisions|Plan|Outline|Decision|Notice|Order|Decree|Strategy|Programme?|Charter|Directive|Policy)"
    r"(?:,? (?:of |for )?(?:\d{4}[-–]?){1,2})?(?:\s*\([^()]{1,40}\))*$"
)
# So many articles or chapters make a text official, whatever it is called.
RULES, ENOUGH_RULES = re.compile(r"第.{1,8}[条章编篇]|(?:Article|Chapter|Part)\b"), 3
SIGNED = re.compile(rf"^{AGENCY}$")
ASSEMBLY = re.compile(r"(?:第[一二三四五六七八九十]+届)?(?P<issuer>全国人民代表大会(?:常务委员会)?)")
# What a passing line says was done on its day; a later day of the same weight is the text's own.
ISSUED = re.compile(r"公布|发布|颁布|印发|發布|頒布")
PASSED = re.compile(r"通过|批准|修订|修正|修改|通過|修訂")
IN_FORCE = re.compile(r"^\s*(?:起)?\s*(?:施行|实施|生效)")
HISTORY_LINE = re.compile(rf"^[（(]?\s*(?:根据)?\s*{YEAR}\s*年.{{0,6}}月")
DRAFT = re.compile(
    r"[（(][^（）()]{0,12}(?:征求意见稿|草案|讨论稿|送审稿|徵求意見稿|征求意見稿|审议稿|初稿)[^（）()]{0,8}[）)]|(?:征求意见稿|草案|讨论稿|送审稿)[》）)]?$|"
    r"\((?:[^()]{0,20}\b)?[Dd]raft\b[^()]{0,30}\)|^(?:Consultation )?[Dd]raft(?: for (?:public )?(?:comments?|consultation))?\b"
)
REPEALED = re.compile(
    r"[（(][^（）()]{0,12}(?:已?废止|已?失效)[）)]|\((?:[Nn]o longer in force|[Rr]epealed)[^()]{0,20}\)"
)
CURRENT = re.compile(
    r"[（(](?:\d{4}年?)?(?:第[一二三四五六]次)?(?:修订|修正)(?:本|版|稿)?[）)]|现行有效|^(?:[Ii]n force|[Cc]urrent)$"
)
STATUS_WORDS = (
    ("repealed", re.compile(r"废止|失效|[Rr]epealed")),
    ("draft", re.compile(r"征求意见|草案|[Dd]raft")),
    ("current", re.compile(r"有效|[Cc]urrent|[Ii]n force")),
)


def official(composed: Composed, headings: Sequence[Heading], title: str | None) -> Facts:
    """Return what an official text states of itself: issuer, number, published, effective, repealed, status.

    Days are ISO dates. A field that the text does not state is None; press texts that speak of a law state none of it.
    `published` is the day of the latest issue, passing or amendment; `effective` the day that the text itself names,
    for a text in force from its issue on the day of issue.
    """
    head, foot = _head(composed, headings), [p.block.text for p in composed.blocks[-FOOT_BLOCKS:]]
    name = title or (head[0] if head else "")
    told, history = _fields(head), _history(head)
    delivered = _delivered(head)
    if not (told or delivered or history.published or _number(head, name) or _is_official(name, headings)):
        return Facts()
    signed = _signature(head) or _signature(foot)
    published = day_in(told.get("published", "")) or history.published or (signed.day if signed else delivered)
    passed = history.first or published
    return Facts(
        issuer=told.get("issuer") or _issuer_in(name) or (signed.issuer if signed else None) or history.issuer,
        number=_spaceless(told.get("number")) or _number(head, name) or history.number,
        published=published,
        effective=day_in(told.get("effective", "")) or history.effective or effective(composed.text, passed),
        repealed=day_in(told.get("repealed", "")) or repealed(composed.text),
        status=_status(name, head, told.get("status", "")),
    )


def _is_official(title: str, headings: Sequence[Heading]) -> bool:
    return bool(CALLED.search(title)) or sum(bool(RULES.match(one.label)) for one in headings) >= ENOUGH_RULES


def _head(composed: Composed, headings: Sequence[Heading]) -> list[str]:
    """Return the lines above the first numbered heading."""
    first = next((heading.start for heading in headings if heading.label), len(composed.text))
    return [p.block.text.strip() for p in composed.blocks[:HEAD_BLOCKS] if p.start < first]


def _fields(head: Sequence[str]) -> dict[str, str]:
    """Return what a table of fields above the text states, by the names of Facts."""
    told: dict[str, str] = {}
    for line in (cell for text in head for cell in text.split("\n")):
        if (found := FIELD.match(line)) and len(line) <= LINE_WIDTH * 2:
            name = found.lastgroup.removesuffix("_told") if found.lastgroup else ""
            told.setdefault(name, found[f"{name}_told"].strip())
    return told


@dataclass(slots=True)
class _History:
    """What the lines of passing and amending say, the latest of each."""

    published: str | None = None
    first: str | None = None
    effective: str | None = None
    issuer: str | None = None
    number: str | None = None


def _history(head: Sequence[str]) -> _History:
    """Return what 1994年…通过 根据2019年…修正 and 2019年10月22日国务院令第722号公布 state."""
    said = _History()
    issued: list[str] = []
    passed: list[str] = []
    ordered = ""
    for day, words in _acts(head):
        bare = re.sub(r"《.*?》|〈.*?〉", "", words)
        if IN_FORCE.match(bare):
            said.effective = day
        elif ISSUED.search(bare):
            issued.append(day)
        elif PASSED.search(bare):
            passed.append(day)
        if assembly := ASSEMBLY.search(bare):
            said.issuer = assembly["issuer"]
        if order := ORDER.search(bare):
            said.number, ordered = _spaceless(order.group(0)), day
            said.issuer = re.sub(r"^中华人民共和国(?=国务院)", "", order.group(0).split("令")[0])
    if ordered < max(passed, default=""):  # the order that first issued a text is not the number of its later versions
        said.number = None
    said.published = max([*issued, *passed], default=None)
    said.first = min(issued, default=None) or min(passed, default=None)
    return said


def _acts(head: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each day of a line of passing and amending, with the words up to the next one."""
    for line, below in zip(head, [*head[1:], ""], strict=False):
        if not HISTORY_LINE.match(line) or "。" in line:
            continue
        if len(below) <= BROKEN_WIDTH and not PASSED.search(line) and PASSED.search(below):  # a line broken off
            line += below
        days = list(DAY.finditer(line))
        for found, after in zip(days, [*(one.start() for one in days[1:]), len(line)], strict=False):
            if day := iso(found["y"], found["m"], found["d"]):
                yield day, line[found.end() : after]


@dataclass(frozen=True, slots=True)
class _Signature:
    issuer: str | None
    day: str


def _signature(lines: Sequence[str]) -> _Signature | None:
    """Return who signs and when: the issuer on one line, the day below it."""
    for above, line in zip(["", *lines], lines, strict=False):
        found = DAY_LINE.match(line)
        if found and (day := iso(found["y"], found["m"], found["d"])):
            signed = SIGNED.match(above) and len(above) <= LINE_WIDTH
            return _Signature(above if signed else None, day)
    return None


def _delivered(head: Sequence[str]) -> str | None:
    """Return the day on which a report was given, from the line below its title: ——2026年1月26日在…会议上."""
    found = next(filter(None, map(DELIVERED.match, head)), None)
    return iso(found["y"], found["m"], found["d"]) if found else None


def _issuer_in(title: str) -> str | None:
    found = ISSUER_IN_TITLE.match(title) if CALLED.search(title) else None
    return found["issuer"].strip() if found else None


def _number(head: Sequence[str], title: str) -> str | None:
    """Return the number that stands on a line of its own, or at an end of the title."""
    for place, line in enumerate(head):
        if found := NUMBER_LINE.match(line) or LATIN_NUMBER.match(line):
            return _spaceless(found["number"]) if "number" in found.groupdict() else line.strip("()")
        below = head[place + 1] if place + 1 < len(head) else ""
        if ORDER_LINE.match(line) and re.match(
            r"^[（(]?第\s?[\d一二三四五六七八九十百〇零]{1,6}\s?[号號][）)]?$", below
        ):
            return _spaceless(line + below.strip("（）()"))
        if len(line) <= LINE_WIDTH and (order := ORDER.fullmatch(line)):
            return _spaceless(order.group(0))
    found = NUMBER_IN_TITLE.search(title)
    return _spaceless(found["first"] or found["last"]) if found else None


def _spaceless(text: str | None) -> str | None:
    return re.sub(r"\s", "", text) if text and not text.isascii() else text


def _status(title: str, head: Sequence[str], told: str) -> str | None:
    """Return draft, repealed or current, where title, a line of its own under it, or a field says so."""
    if word := next((name for name, pattern in STATUS_WORDS if told and pattern.search(told)), None):
        return word
    alone = [line for line in head if re.fullmatch(r"[（(][^（）()]{2,20}[）)]", line)]
    for line in (title, *alone):
        if REPEALED.search(line):
            return "repealed"
        if DRAFT.search(line):
            return "draft"
    return "current" if any(CURRENT.search(line) for line in (title, *alone)) else None
