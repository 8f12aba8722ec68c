"""The lines of a document that tell a mark of it: parts of a role, short lines at its head and end, clauses of effect."""

import re
from collections.abc import Iterator, Sequence

from assistant.quoting import quoted
from assistant.reading.imprint import given_by, given_on, signatures
from assistant.reading.marks import Mark
from assistant.types import Question, Quote
from index.library import Library
from index.types import Document

# The first and last lines of a text, at most this long, may tell its day, issuer or number.
HEAD, TAIL, LONGEST = 8, 4, 120
# The opening, in characters, in which a press text names its reporter.
OPENING = 600
CLAUSES = {
    "effective": re.compile(
        r"起.{0,8}(?:施行|实施|執行|执行|生效|试行|實施)|(?:into|in|take[sn]?|took) (?:force|effect)|\beffective\b"
    ),
    "repealed": re.compile(r"废止|失效|停止执行|廢止|repealed|cease|expires?"),
}
DAY = re.compile(
    r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日|"
    r"\d{1,2} [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}"
)
# A document's own number stands in a line of its head: 国发〔2021〕5号, 国务院令第467号.
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,8}[〔\[（(]\d{4}[〕\]）)]第?\d+号|[\u4e00-\u9fff]{0,12}(?:令|公告)\s*[（(]?第?\s*[\d〇○零一二三四五六七八九十百]+\s*号"
)
SIGNED = re.compile(
    r"(?:^|.*(?:记者|記者|通讯员|社|报|報|网|[ \u3000。，：:（(/]))([\u4e00-\u9fff·]{2,4})\s*[摄攝]|"
    r"(?:Photo(?:graph)?(?:ed)? by|Photo:)\s+([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)"
)


def day_of(mark: Mark, text: str) -> str | None:
    """Return the day, written out in full, that stands nearest the words of a mark: of effect, not of adoption."""
    pattern = CLAUSES.get(mark.name)
    days = list(DAY.finditer(text))
    said = pattern.search(text) if pattern else None
    if not days or said is None:
        return days[0].group() if days else None
    return min(days, key=lambda day: max(day.start() - said.end(), said.start() - day.end())).group()


def lines_that_say(mark: Mark, field: str, value: str, document: Document, library: Library) -> Iterator[Quote]:
    """Yield the lines that say a value: parts of the mark's roles, else lines at the head and end of the text.

    Without a value in the record, parts of the first role, or of any in which the mark's hint stands.
    """
    said = [
        part
        for role in mark.roles
        for part in document.spans(role)
        if _says(document, part.start, part.end, field, value)
    ]
    if not value and not said:
        of_role = [part for role in mark.roles for part in document.spans(role)]
        said = [part for part in of_role if mark.hint is None or mark.hint.search(document.text[part.start : part.end])]
    if mark.name == "photo":
        said = [part for part in said if part.role == said[0].role]
    elif said:
        said = said[:1]
    if said:
        yield from (quoted(document, (part.start, part.end), 1.0, part.role) for part in said)
    elif value:
        places = head_and_tail(document) if field != "reporter" else _opening(document, library)
        first = next((place for place in places if _says(document, *place, field, value)), None)
        if first:
            yield quoted(document, first, 1.0, "says so")


def _says(document: Document, start: int, end: int, field: str, value: str) -> bool:
    """Return True when a stretch of text says a value: any name of several, or a day written out in full."""
    text = document.text[start:end]
    if not value:
        return False
    if field == "published":
        return any(way in text for way in written(value))
    return any(name in text for name in re.split(r"、|, ", value))


def written(day: str) -> list[str]:
    """Return the ways in which a day (2026-03-05) is written in full; of a month or year alone, none."""
    if not (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", day)):
        return []
    year, month, number = found[1], int(found[2]), int(found[3])
    names = "January February March April May June July August September October November December".split()
    name = names[month - 1]
    short = {name, name[:3], f"{name[:3]}.", f"{name[:4]}."}
    latin = [f"{one} {number}, {year}" for one in sorted(short)] + [f"{number} {one} {year}" for one in sorted(short)]
    han = [f"{year}年{month}月{number}日", f"{year}年{found[2]}月{found[3]}日"]
    return [*han, day, day.replace("-", "/"), day.replace("-", "."), *latin]


def head_and_tail(document: Document) -> list[tuple[int, int]]:
    """Return the short lines at the head and the end of a text, in order."""
    spans, at = [], 0
    for line in document.text.split("\n"):
        begin = at + len(line) - len(line.lstrip("\u3000 "))
        if line.strip():
            spans.append((begin, at + len(line.rstrip())))
        at += len(line) + 1
    chosen = spans[:HEAD] + spans[HEAD:][-TAIL:]
    return [(start, end) for start, end in chosen if end - start <= LONGEST]


def _opening(document: Document, library: Library) -> list[tuple[int, int]]:
    """Return the sentences of a text's opening that name somebody's work."""
    spans: list[tuple[int, int]] = library.sentences(document.text, 0, min(OPENING, len(document.text)))
    return [(a, b) for a, b in spans if re.search("记者|記者|[Bb]y ", document.text[a:b])]


def numbered_line(document: Document) -> tuple[Quote, str] | None:
    """Return the first line of a text's head or end that holds an official number, and the number; None without one."""
    for start, end in head_and_tail(document):
        if found := NUMBER.search(document.text, start, end):
            return quoted(document, (start, end), 1.0, "says so"), found.group()
    return None


# What a text's last lines name as its source, and the page of a paper on which it stood.
AT_END = re.compile(r"文末|末尾|结尾|最后|at the (?:end|bottom|foot)", re.I)
SOURCE = re.compile(r"[（(]?\s*(?:Source|来源|來源|稿源)\s*[：:]\s*(?P<of>[^）)\n]{2,30})[）)]?", re.I)
ON_PAGE = re.compile(r"第几版|哪一?版|几版|版面|\bpage\b", re.I)
PAGE = re.compile(r"第\s*[A-Z]?\d+\s*版|\bpage [A-Z]?\d+", re.I)
# The words that a text sets before the names of those whose work it is, by what is asked.
SIGNS = {
    "editor": re.compile("编|編"),
    "proof": re.compile("校"),
    "reporter": re.compile("记|記|作者|通[讯訊]员"),
    "photo": re.compile("[摄攝]影"),
}


def set_at_end(mark: Mark, question: Question, document: Document) -> tuple[Quote, str | None] | None:
    """Return the line that names a text's source at its end, where the end is asked for, or the page it stood on; and what it says."""
    if mark.name != "outlet":
        return None
    places = head_and_tail(document)
    if ON_PAGE.search(question.text):
        line = next((one for one in places if PAGE.search(document.text, *one)), None)
        return (quoted(document, line, 1.0, "says so"), None) if line else None
    if not AT_END.search(question.text):
        return None
    for line in reversed(places[-TAIL:]):
        if found := SOURCE.search(document.text, *line):
            return quoted(document, line, 1.0, "says so"), found["of"].strip()
    return None


def signed(mark: Mark, document: Document) -> tuple[Quote, str | None] | None:
    """Return the run of roles and names that tells whose work a text is, and the name asked for; or who gives a speech."""
    if mark.name in ("speaker", "delivered"):
        line = given_by(document) if mark.name == "speaker" else given_on(document)
        return (quoted(document, (line.start, line.end), 1.0, "says so"), line.told[0][1]) if line else None
    if mark.name not in SIGNS or any(document.spans(role) for role in mark.roles[:1]):
        return None
    for one in signatures(document):
        if name := next((name for role, name in one.told if SIGNS[mark.name].search(role)), None):
            return quoted(document, (one.start, one.end), 1.0, "says so"), name
    return None


def clause(mark: Mark, document: Document, library: Library) -> Quote | None:
    """Return the last sentence that says from which day a text is in force, or no more; None where none does.

    A sentence that speaks of the text itself (本办法) comes before others; other marks have no such sentence.
    """
    pattern = CLAUSES.get(mark.name)
    if pattern is None:
        return None
    spans = library.sentences(document.text)
    said = [(a, b) for a, b in spans if pattern.search(document.text[a:b]) and DAY.search(document.text[a:b])]
    own = [(a, b) for a, b in said if re.search(r"[本这該该]|[Tt]h(?:is|ese)", document.text[a:b])]
    return quoted(document, (own or said)[-1], 1.0, "says so") if said else None


def short_of(quotes: Sequence[Quote], value: str) -> str | None:
    """Return the value as it stands in a quote; of a photographer, the name that signs; None where neither is told."""
    text = "\n".join(quote.text for quote in quotes)
    ways = [value, *written(value)] if value else []
    if way := next((way for way in ways if way in text), None):
        return way
    signed = {one or other for one, other in SIGNED.findall(text)}
    return signed.pop() if len(signed) == 1 else None
