"""Places: those that a text names, those that a document is of, and whether the whole country is asked about."""

import functools
import re

from assistant.types import Question
from index.library import Library, Record
from index.types import Document

# What may or may not stand behind a place's name.
AREA = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|省|市|区|县|州)$")
# Jieba tags no place in 浙江省政府: provinces, and what stands before 市人民政府, are found by themselves.
PROVINCE = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
BEGINS = re.compile(rf"[^，。]{{0,6}}(?:{PROVINCE.pattern})(?:省|市|自治区|特别行政区)")
OFFICE = re.compile(
    r"(?:^|[^一-龥]|[年省市区州盟])((?!年)[一-龥]{2,4}?)(?<!自治)(?:省|市|县|区|州)(?:人民|政府|委|统计)"
)
# A river or an island is no place that has a government.
GOVERNED = r"(?:(?:壮族|回族|维吾尔)?自治|特别行政|省|市|县|区|州|盟|旗)"
NO_PLACE = frozenset("城镇 农村 首都 全省 全市 全区 我省 我市 本市".split())
# 国家级 and 国家公园 are sorts of things, 国家统计局 and 国家电网 somebody's names.
NATIONAL = re.compile(
    r"全国|我国|中国|国务院|国家(?!级|公园|[一-龥]{0,6}(?:局|委|署|院|网|馆|队|奖))|\bChina(?:'s|’s)?\b|\bnational\b|\bnationwide\b",
    re.I,
)
# A name in Latin letters, but for the country's and for months; one that begins the question is none.
LATIN_NAME = re.compile(
    r"\b(?!China|Chinese|National|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]+"
)
# A place's own report speaks of the country to compare itself (高于全国平均水平, 全国第三) and of what the state has it do.
OF_COUNTRY = re.compile(
    r"(?<![于占居在同与为是比])(?:全国|我国)(?!平均|水平|第|首|率先|领先|前|各|唯一|先进|重要|统一|范围|人大|政协|试点|示范|百强|最)|\bChina(?:'s|’s)?\b|\bnationwide\b",
    re.I,
)
# Whose law, report or plan is the country's by its name.
OF_THE_STATE = re.compile(r"^(?:关于)?(?:中华人民共和国|全国|国务院|中共中央|国家)|国务院|全国人民代表大会")
# What only a place issues in its name: press of a place tells of the whole world.
OFFICIAL = frozenset({"report", "plan", "law"})
# The report that is meant where no other is named: the one to the National People's Congress.
THE_REPORT = re.compile(r"政府工作报告|\bgovernment work report\b|\breport on the work of the government\b", re.I)


@functools.lru_cache(maxsize=4096)
def places(text: str) -> tuple[str, ...]:
    """Return the places that a short text names, folded, without what kind of place they are (浙江 for 浙江省)."""
    folded = Library.fold(text)
    named = [AREA.sub("", name.text) for name in Library.names(text) if name.kind == "place"]
    told = [*named, *PROVINCE.findall(folded), *(found[1] for found in OFFICE.finditer(folded))]
    return tuple(dict.fromkeys(place for place in told if place not in NO_PLACE))


def places_of(document: Document) -> tuple[str, ...]:
    """Return the places that a document is of, by its title and its issuer."""
    return places("\n".join((document.title, document.issuer or "")))


def local(document: Document | Record) -> tuple[str, ...]:
    """Return the places whose own report, plan or law a document is; () where it is the country's, or of no place.

    Title and file are asked for them: 政府工作报告 may be all that a report calls itself.
    """
    if document.kind not in OFFICIAL:
        return ()
    for name in (Library.fold(document.title), Library.fold(document.source)):
        if OF_THE_STATE.search(name):
            return ()
        if of := tuple(place for place in places(name) if re.search(f"{place}{GOVERNED}", name)):
            return of
    return ()


def of_country(question: Question) -> bool:
    """Return True where the whole country is asked about, and no place of it."""
    return bool(NATIONAL.search(Library.fold(question.text))) and not places(question.text)


def tells_of_place(text: str) -> bool:
    """Return True where a sentence begins with a province, and so tells of it, and names the country nowhere as what it is of."""
    return BEGINS.match(Library.fold(text)) is not None and not OF_COUNTRY.search(text)


def tells_of_country(question: Question, text: str) -> bool:
    """Return True where a place is asked about and a sentence tells of the whole country, and not of that place."""
    asked = places(question.text)
    if not asked or NATIONAL.search(question.text) or not OF_COUNTRY.search(text):
        return False
    folded = Library.fold(text)
    return not any(place in folded for place in asked)


def country_named(question: Question) -> str:
    """Return the question's word for the whole country where it is about it for certain, or "".

    Places in Latin letters are known by no list: with any other name beside the country's, it may be about that.
    """
    named = NATIONAL.search(question.text)
    if not named or not of_country(question) or LATIN_NAME.search(question.text, 1):
        return ""
    return named[0]


def report_named(question: Question) -> str:
    """Return the question's word for the government's work report where no place is named whose it is, or ""."""
    named = THE_REPORT.search(Library.fold(question.text))
    return named[0] if named and not places(question.text) else ""
