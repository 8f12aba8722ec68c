"""What a body or office plainly reports of its own work: who leaves its name out tells no view as a fact."""

import re

from assistant.checked.computed import is_computed
from assistant.checked.figure_placed import placed
from assistant.checked.sense import denials
from assistant.checked.sounds import may_be_person
from assistant.checked.source import Line
from assistant.checked.told_dates import told_dates
from assistant.checked.words import folded

DECIDES = re.compile(
    r"(?:数据|统计|资料|结果)(?:显示|表明)|\b(?:data|figures|results|statistics) (?:show|from|indicate)|(?:部|局|委|署|厅|院|会|府|中心|法院|方面)(?:明确|规定|决定|宣布|公布|通告)|\b(?:government|council|ministry|court|office) (?:announced|decided|ruled)\b"
)
# A body that makes known what it knows or does: whoever leaves it out tells no opinion as a fact. What is contested is one.
BODY = re.compile(
    r"(?:集团|公司|企业|部|局|署|厅|委|办|院|会|府|庭|中心|部门|方面|[警校馆院厂店园资军官厅局]方|媒体|大学|学校|台|社|所|队|站|馆|厂|银行|基金|联盟|省|市|县|区|组)$|"
    r"\b(?:ministry|bureau|department|council|government|court|police|inc|corp|company|firm|group|office|agency|commission|committee|authority|university|"
    r"institute|association|bank|board|service|centre|center|officials|bureau|hospital|school|operator|airline|directorate|administration|regulator|organi[sz]ation|federation|foundation|network|club|panel|developer|maker|retailer|charity|authorities)\b",
    re.I,
)
PEOPLE = re.compile(
    r"(?:[长员者人士家民友师生众属客]|主任|书记|主席|总统|总理|经理|教授|律师|代表|先生|女士|专家|网友|工会)$|"
    r"\b(?:critics|opponents|supporters|residents|experts|analysts|neighbou?rs|parents|witnesses|scientists|researchers|farmers|workers|activists|lawyers?|unions?|opposition|drivers|"
    r"man|woman|people|he|she|they|some|many|others)\b",
    re.I,
)
CONTESTED = re.compile(
    r"认为|声称|自称|坚称|否认|指责|质疑|批评|辩称|主张|反对|担心|希望|相信|呼吁|抱怨|\b(?:argu\w+|claim\w*|den(?:y|ied|ies)|insist\w*|accus\w+|blam\w+|believ\w+|"
    r"thinks?|thought|contend\w*|alleg\w+|complain\w*|critici\w+|maintain(?:s|ed) that|hopes?|fears?)\b",
    re.I,
)
# What a body only hopes for or reckons with is its own view, where what it has or does is so.
HEDGED = re.compile(
    r"有望|预计|预测|可能|料将?|\b(?:would|could|might|may|hop\w+|expect\w*|predict\w*|forecast\w*)\b", re.I
)
UNION = re.compile(r"工会|协会|联合会|\b(?:union|association|federation)\b", re.I)
# What somebody says nobody has seen, which others may have.
DISCLAIMS = re.compile(
    r"(?:没有|未|无|不)(?:任何)?(?:发现|收到|接到|证据|迹象|出现|存在|发生|知情|了解|受到?|影响)|"
    r"\b(?:no|not|never|without)\b[^,.;]{0,20}\b(?:evidence|signs?|reports?|indications?|complaints?|aware|know\w*|received|risk|danger|proof|found|seen|fault|blame)\b",
    re.I,
)
# Who holds an office and tells what it does and counts; what the other side of a council or a court says is a view.
OFFICE = re.compile(
    r"(?:[长总]|主任|书记|发言人|负责人|经理|总裁|总工程师|总编辑|秘书|干事|司令|专员|理事|站长)$|"
    r"\b(?:director|chief|head|spokes(?:man|woman|person)|minister|secretary|mayor|governor|president|chair(?:man|woman|person)?|manager|commissioner|"
    r"superintendent|officer|administrator|treasurer|chancellor|premier|leader)\b",
    re.I,
)
OPPOSED = re.compile(r"反对|工会|\b(?:opposition|shadow|union|former|group of|protest)\b|^[原前]", re.I)
PLANNED = re.compile(
    r"计划|规划|目标|力争|争取|拟(?!人)|打算|\b(?:plan(?:s|ned)?|aim(?:s|ed)?|target\w*|intend\w*|goals?)\b", re.I
)
FUTURE = re.compile(r"将|预计|\b(?:will|would|expect\w*|due to|going to)\b", re.I)
# Whose words are politics, where they tell no figure.
POLITICS = re.compile(
    r"总统|总理|主席|部长|大臣|议长|书记|党|\b(?:president|premier|minister|chancellor|governor|senator|secretary|party|leader)\b",
    re.I,
)
# What a study found is what is known, whoever found it.
FOUND = re.compile(
    r"(?:发现|测得|查明|统计)(?!说)|\b(?:found|discovered|observed|measured|detected|recorded|identified)\b", re.I
)


def reports_plainly(line: Line, piece: str) -> bool:
    """Return True where a reported sentence, told in a piece without its speaker, is what its speaker has, does, plans or counts."""
    return _decides(line) or _makes_known(line, piece) or _own_plan(line, piece) or _counts(line, piece)


def _decides(line: Line) -> bool:
    """Return True where a body's words are what it does: what a government makes clear or decides is so."""
    said = line.said
    return said is not None and not said.role and bool(DECIDES.search(line.text)) and len(said.speaker) > 2


def _makes_known(line: Line, piece: str) -> bool:
    """Return True where a body, and no person, tells what it knows or does, and nothing that others may see otherwise."""
    said = line.said
    if said is None or CONTESTED.search(line.text):
        return False
    if said.role:  # developer Grey Heron Energy
        known = not HEDGED.search(line.text) and (not denials(piece) or _arranges(line.text))
        body = BODY.search(said.role.split()[-1]) is not None and not OFFICE.search(said.role)
        return known and body and not said.direct
    return not _is_person(said.speaker)


def _own_plan(line: Line, piece: str) -> bool:
    """Return True for what a body or union says it will do, told as its plan."""
    said = line.said
    if said is None or said.role or CONTESTED.search(line.text) or HEDGED.search(line.text):
        return False
    body = UNION.search(said.speaker) is not None or not _is_person(said.speaker)
    return (
        body
        and PLANNED.search(piece) is not None
        and (PLANNED.search(line.text) or FUTURE.search(line.text)) is not None
    )


def _counts(line: Line, piece: str) -> bool:
    """Return True where who holds an office tells figures of its work, or what somebody found, and a piece tells them too.

    Their own words, what is contested, and what they expect, judge or deny, are theirs alone.
    """
    said = line.said
    if said is None or said.direct or CONTESTED.search(line.text):
        return False
    if FOUND.search(line.text) and not DISCLAIMS.search(line.text) and not OPPOSED.search(said.role):
        return True
    office = folded(said.role or said.speaker)
    theirs = placed(line.text)
    told = numbers_told(piece) & numbers_told(line.text) or any(is_computed(one, theirs) for one in placed(piece))
    dated = {one for one in told_dates(piece) if one.month} & {one for one in told_dates(line.text) if one.month}
    planned = PLANNED.search(piece) and (PLANNED.search(line.text) or FUTURE.search(line.text))
    at_work = not POLITICS.search(office) and (not denials(piece) or _arranges(line.text))
    return bool(OFFICE.search(office)) and not OPPOSED.search(office) and bool(told or dated or planned or at_work)


def _arranges(text: str) -> bool:
    """Return True where a "not" is of how something is run, and not of what nobody has seen or heard."""
    return bool(denials(text)) and DISCLAIMS.search(text) is None


def _is_person(speaker: str) -> bool:
    """Return True for one person by name or role, or for people of a kind: residents, critics."""
    name = folded(speaker)
    if BODY.search(name) and not PEOPLE.search(name):
        return False
    if not name.isascii():
        return bool(PEOPLE.search(name)) or may_be_person(name) or (len(name) > 1 and "·" in name)
    named = len(re.findall(r"\b[A-Z]", speaker)) > 1 and not name.startswith("the ")
    return bool(PEOPLE.search(name)) or named or " " not in speaker


def numbers_told(text: str) -> frozenset[float]:
    """Return the numbers of the figures in a text."""
    return frozenset(one.figure.low for one in placed(text))
