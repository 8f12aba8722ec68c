"""The clauses of a text that say when it is in force and what it repeals, and the days that they name."""

import datetime
import re
from dataclasses import dataclass

from index.headed.numbering import value

YEAR, _TWO = r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})", r"[\d一二三四五六七八九十]{1,3}"
DAY_WORDS = rf"(?P<y>{YEAR})\s*年\s*(?P<m>{_TWO})\s*月\s*(?P<d>{_TWO})\s*日"
DAY = re.compile(DAY_WORDS)
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)}|{'|'.join(name[:3] for name in _MONTHS)})\.?"
LATIN_DAY = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH}),? (?P<y>\d{{4}})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}),? (?P<y2>\d{{4}})|"
    r"(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
)
_SELF = r"本(?:法|条例|办法|规定|规则|细则|通知|意见|方案|规划|决定|措施|标准|纲要|计划|公告|政策|制度|章程|指南|解释|通告|预案|清单)"
EFFECT = re.compile(
    rf"(?:{_SELF}|现予(?:公布|发布)|以上[^。，]{{0,12}})[^。；“”《》]{{0,16}}?自\s*(?:{DAY_WORDS}|(?P<issue>公布|发布|印发|颁布|下发)之日)\s*起\s*"
    r"(?:正式)?(?:施行|实施|执行|生效|试行)"
)
END = re.compile(
    rf"{_SELF}[^。；“”《》]{{0,12}}?(?:自\s*{DAY_WORDS}\s*起\s*(?:废止|失效|停止执行)|[^。]{{0,20}}有效期(?:限)?至\s*{DAY.pattern.replace('?P<y>', '?P<y2>').replace('?P<m>', '?P<m2>').replace('?P<d>', '?P<d2>')})"
)
REPEALS = re.compile(r"同时(?:废止|失效|停止执行)")
NAMED = re.compile(r"《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》(?:\s*[（(]([^（）()]{2,24}[号號])[）)])?")
_LATIN_SELF = (
    r"[Tt](?:his|hese) (?:Act|Law|Regulations?|Order|Measures|Rules|Provisions|Decision|Notice|Plan|Directive|Policy)"
)
LATIN_EFFECT = re.compile(
    rf"{_LATIN_SELF}\s(?:shall |will )?(?:come|comes|enter|enters|be in|is in|take|takes|be|is)\s?(?:into )?(?:force|operation|effect|effective)[^.;]{{0,24}}?"
    rf"(?:on|from|as of)\s+(?P<day>{LATIN_DAY.pattern})"
)
LATIN_END = re.compile(
    rf"{_LATIN_SELF}\s(?:shall |will )?(?:be|is|was|stands?)?\s?(?:repealed|cease[sd]?(?: to have effect| to apply)?|expires?)\s(?:on|from|as of)\s+(?P<day>{LATIN_DAY.pattern})"
)


@dataclass(frozen=True, slots=True)
class Repeal:
    """A document that another one repeals: its title as it stands there, and its number where it is told."""

    title: str
    number: str | None = None


def repeals(text: str) -> tuple[Repeal, ...]:
    """Return the documents that a text repeals (《…》同时废止), in text order."""
    out: list[Repeal] = []
    for found in REPEALS.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。\n") + 1
        out += [Repeal(name, number or None) for name, number in NAMED.findall(text[begin : found.start()])]
    return tuple(out)


def effective(text: str, issued: str | None) -> str | None:
    """Return the day that the last clause of effect names, or the day of issue where it says so."""
    clauses = [found for found in EFFECT.finditer(text) if not _quoted(text, found.start())]
    if clauses:
        last = clauses[-1]
        return issued if last["issue"] else iso(last["y"], last["m"], last["d"])
    latin = [found for found in LATIN_EFFECT.finditer(text) if not _quoted(text, found.start())]
    return day_in(latin[-1]["day"]) if latin else None


def repealed(text: str) -> str | None:
    """Return the day on which a text says that it ceases to be in force, or None."""
    found = END.search(text)
    if found and not _quoted(text, found.start()):
        return iso(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"])
    latin = LATIN_END.search(text)
    return day_in(latin["day"]) if latin and not _quoted(text, latin.start()) else None


def _quoted(text: str, place: int) -> bool:
    """Return True for words inside a quotation: someone else's clause of effect."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line.count("“") > line.count("”") or line.count("「") > line.count("」")


def day_in(text: str) -> str | None:
    """Return the first day in a text as an ISO date."""
    if found := DAY.search(text):
        return iso(found["y"], found["m"], found["d"])
    if not (latin := LATIN_DAY.search(text)):
        return None
    month = latin["m"] or latin["m2"] or latin["m3"]
    names = [name[:3] for name in _MONTHS]
    number = month if month.isdigit() else str(names.index(month[:3]) + 1)
    return iso(latin["y"] or latin["y2"] or latin["y3"], number, latin["d"] or latin["d2"] or latin["d3"])


def iso(year: str, month: str, day: str) -> str | None:
    """Return yyyy-mm-dd, or None when that is no day."""
    try:
        return datetime.date(value(year), value(month), value(day)).isoformat()
    except ValueError:
        return None
