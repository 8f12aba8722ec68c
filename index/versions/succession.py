"""Titles, numbers and issuers → which document takes another's place, where no manifest says so.

The rule. A document takes the place of an earlier one by itself only when all of this holds:
- both are plans or laws, and both have a day (of effect, else of publication), the newer the later one;
- their titles are the same but for marks of their state: （征求意见稿）, （草案）, （2021年修订）, （试行）; of a notice (关于印发《…》的通知)
  the title of what it brings counts. A year in front (2026年…) is no such mark: it makes another document;
- both are of one issuer: both name the same, or their numbers are of one series (国发〔2021〕5号, 国发〔2024〕9号);
- the earlier is a draft and the newer is none; or neither is, what they are called is made to last (条例, 办法, 规划 …), and the
  newer has another number or says that it is revised.
A report of each year under one title, or a notice of one, so never takes another's place.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.text import Record

DRAFT_WORDS = ("征求意见稿", "徵求意見稿", "草案", "讨论稿", "送审稿", "draft for comment", "consultation draft")
DRAFT_MARK = re.compile(r"征求意见|徵求意見|草案|讨论稿|送审稿|审议稿|\bdraft\b", re.I)
REVISED = re.compile(r"(?:(?:19|20)\d{2}年?)?(?:修订|修正|修改|修訂)(?:版|本)?|\b(?:revised|amended)\b", re.I)
BROUGHT = re.compile(r"(?:印发|公布|发布|颁布|印發|公佈)[《〈](.+)[》〉]")
MARKS = re.compile(
    r"[（(【\[](?:[^（()）】\]]{0,8}?(?:征求意见稿|徵求意見稿|草案|讨论稿|送审稿|审议稿|修订|修正|修改|修訂|试行|試行|发布稿|正式稿|draft|revised|amended)"
    r"[^（()）】\]]{0,8}?)[）)】\]]",
    re.I,
)
LASTING = re.compile(r"(?:条例|办法|规定|细则|规则|准则|章程|标准|规划|纲要|方案|意见|條例|辦法|規定|規劃|綱要|法)$")
SERIES = re.compile(r"^(.+?)\s*[〔\[（(【]\s*\d{4}\s*[〕\])）】]")
KINDS = ("plan", "law")


@dataclass(frozen=True, slots=True)
class Official:
    """What a plan, law or notice says of itself, as its document holds it; None where it says nothing."""

    issuer: str | None = None
    number: str | None = None
    effective: str | None = None
    repealed: str | None = None
    status: str | None = None


NOTHING_SAID = Official()


def is_draft(record: Record, official: Official = NOTHING_SAID) -> bool:
    """Return True when a document's title says that it is a draft, or the document itself does."""
    return official.status == "draft" or any(word in record.title.lower() for word in DRAFT_WORDS)


def is_revised(record: Record) -> bool:
    """Return True when a document's title says that it is a revised text: （2021年修订）; a draft of one is none."""
    return bool(REVISED.search(record.title)) and not DRAFT_MARK.search(record.title)


def bare(title: str) -> str:
    """Return what a title calls its document, without marks of its state, blanks and marks of quotation."""
    plain = unicodedata.normalize("NFKC", title)
    if brought := BROUGHT.search(plain):
        plain = brought.group(1)
    return re.sub(r"[\s《》〈〉“”\"'‘’]", "", MARKS.sub("", plain)).lower()


def day(record: Record, official: Official = NOTHING_SAID) -> str | None:
    """Return the day from which a document counts: of its effect, else of its publication."""
    return official.effective or record.published


def successors(records: Iterable[Record], official: Mapping[str, Official]) -> Iterator[tuple[Record, Record]]:
    """Yield (older, newer) by the rule above: each document at most once as the older, with the next that takes its place."""
    titled: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in KINDS and day(record, official.get(record.id, NOTHING_SAID)):
            titled[bare(record.title)].append(record)
    for same in titled.values():
        same.sort(key=lambda r: (day(r, official.get(r.id, NOTHING_SAID)) or "", r.source))
        for place, older in enumerate(same):
            newer = next((n for n in same[place + 1 :] if _takes_the_place(older, n, official)), None)
            if newer:
                yield older, newer


def _takes_the_place(older: Record, newer: Record, official: Mapping[str, Official]) -> bool:
    before, after = official.get(older.id, NOTHING_SAID), official.get(newer.id, NOTHING_SAID)
    earlier, later = day(older, before) or "", day(newer, after) or ""
    # 2024 and 2024-05: which is earlier is not told.
    width = min(len(earlier), len(later))
    if earlier[:width] >= later[:width] or is_draft(newer, after) or not _of_one_issuer(before, after):
        return False
    if is_draft(older, before):
        return True
    renumbered = bool(before.number and after.number and _plain(before.number) != _plain(after.number))
    return bool(LASTING.search(bare(newer.title))) and (renumbered or is_revised(newer))


def _of_one_issuer(one: Official, other: Official) -> bool:
    if one.issuer and other.issuer:
        return _plain(one.issuer) == _plain(other.issuer)
    series = [SERIES.match(_plain(number)) for number in (one.number, other.number) if number]
    return len(series) == 2 and all(series) and len({found[1] for found in series if found}) == 1


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def are_versions(one: Record, other: Record, official: Mapping[str, Official]) -> bool:
    """Return True when two like texts are no copies of each other but two documents: versions, or plans of two years.

    So it is when their numbers differ, one of them is a draft or revised and the other is not, or their titles name
    different years; of press texts none of this is asked.
    """
    if one.kind == other.kind == "press":
        return False
    first, second = official.get(one.id, NOTHING_SAID), official.get(other.id, NOTHING_SAID)
    if first.number and second.number and _plain(first.number) != _plain(second.number):
        return True
    years = [set(re.findall(r"(?:19|20)\d{2}", record.title)) for record in (one, other)]
    states = [(is_draft(r, said), REVISED.findall(r.title)) for r, said in ((one, first), (other, second))]
    return states[0] != states[1] or (all(years) and years[0] != years[1])
