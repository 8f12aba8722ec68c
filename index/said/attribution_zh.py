"""A Chinese sentence → who is named as its speaker, by the verb of speech and the clause before it."""

import re
from collections.abc import Collection
from itertools import pairwise

from index.said.attribution import Attribution, Subject
from index.said.bodies_zh import people, plain_noun
from index.said.persons_zh import simple
from index.said.quotes import MASK, Quote, masked
from index.said.speakers_zh import subject, titled, trimmed
from index.said.verbs_zh import NOUN_TOO, RUNS_ON, SAYS, SILENT, TAIL, VERB

BREAK = re.compile(rf"[，。！？；：,;:!?…—\n{MASK}]+")
# Only followed by a comma or colon do these report what someone says, not what someone does.
NO_SPEAKER = re.compile(
    r"^(?:请|让|使|令|可以|应该|也就是|换句话|换言之|一般|普遍|毫不夸张地|不得不|坦率地|简单|具体来|总的来|俗话|常言|老话|古人|有人|人们|谁|什么|[这那](?![位名家个])|数据|事实|结果|研究(?!人员|员|者|团队|所|院|中心|生|组)|调查(?!人员|员|组|局|队)|(?:有|本报|本刊|现场)?记者)"
)
LEARNT = re.compile(r"从(?P<who>[^，。]{2,30}?)(?:方面)?(?:了解到|获悉|获知|得知)")
# 据介绍, 据报道: nobody is named.
ANONYMOUS = re.compile(r"^(?:另?据|又据)$")
# 据路透社报道，俄外长称: the medium only hands on what another says.
HANDED_ON = re.compile(r"^(?:据|综合|援引|根据|按照)|报道|援引|转述")
IN_EYES = re.compile(r"^在(?P<who>[^，。]{1,30}?)(?:看来|眼里|眼中)")
LATE = re.compile(
    r"是(?P<who>[\u4e00-\u9fff·]{1,12}?)(?:在|对|反复|经常|常|一直|最)[^，。]{0,14}(?:的(?:一句)?话|的心愿|的口头禅)"
)
# 市长的话掷地有声, 用镇长的话说: the words are somebody's.
WORDS = re.compile(r"^用?(?P<who>[^，。]{2,30}?)的(?:这番|一番|一席|这句|一句)?话(?!题|剧|语|筒|音|题)")
# 笑着对记者说: to whom, and how; who it is stands in the clause before.
TO_WHOM = re.compile(
    r"(?:^|(?<=[\u4e00-\u9fff]))(?:[\u4e00-\u9fff]{0,6}[着着地])?(?:(?<![反面针绝相应校核])对|(?<![方走流风导])向|跟|朝|冲)"
    r"[^，着]{0,6}(?:记者|媒体|大家|我们|[他她]们?|孩子们?|众人|镜头|同伴|队友|妈妈|爸爸|网友|来宾|观众|民警|法官|员工|学生|家长|村民|居民|选民|外界)$"
)
# 给出答案：…: what stands before the colon announces what is said, though without a verb of speech or quotation marks.
ANNOUNCES = re.compile(r"(?:答案|看法|观点|建议|解释|回应|说法|结论|判断|答复|期待|希望|账|话|评价)[：:]$")


# 记者沈钊报道：…: who writes speaks of others.
BYLINE = re.compile(r"(?:记者|通讯员)$")
AFTER_COMMA = re.compile(r"^[^。！？]{6,}[，,]\s*$")
ENDED = re.compile(r"[。！？!?…][”」』]$")


def attribution(text: str, spoken: list[Quote], known: Collection[str]) -> Attribution | None:
    """Return who a sentence says is speaking, or None; `spoken` are its quotations, `known` the names met so far."""
    easy = simple(masked(text, spoken))
    clauses, medium = _clauses(easy), None
    for place, (start, end) in enumerate(clauses):
        if found := _special(text, easy, start, end, known):
            return found
        for verb in VERB.finditer(easy, start, end):
            if not _reports(easy, verb, end):
                continue
            who = _subject_of(text, clauses[: place + 1], verb.start(), known, verb.group(0) in SAYS)
            if who is None or (verb.group(0) == "报道" and BYLINE.search(simple(who.role))):
                continue
            attributed = _attributed(text, easy, who, start, verb.end(), end)
            if not HANDED_ON.search(easy[start : verb.end()]) or who.kind == "person":
                return attributed
            medium = medium or attributed
    return _by_colon(text, easy, spoken, clauses, known) or medium


def _clauses(easy: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for mark in BREAK.finditer(easy):
        out.append((at, mark.start()))
        at = mark.end()
    out.append((at, len(easy)))
    return [(start, end) for start, end in out if easy[start:end].strip()]


def _reports(easy: str, verb: re.Match[str], end: int) -> bool:
    """Return True when a verb introduces or closes what is said: at its clause's end, or running on into it."""
    rest = easy[verb.end() : end].strip(" 　”’」』）)")
    if verb.group(0) in ("看来", "获悉"):
        return False
    before = easy[verb.start() - 1 : verb.start()]
    if before == "被" or (before == "的" and verb.group(0) in NOUN_TOO):  # 被宣布死亡, 深情的寄语
        return False
    if TAIL.fullmatch(rest):
        return easy[end : end + 1] not in ("。", "", "；") or verb.group(0) not in NOUN_TOO
    return bool(RUNS_ON.fullmatch(verb.group(0))) and not re.match(
        r"的|了(?!解)|过|其|会上|着|以|和|与|、|出|要点|性|力|书|稿", rest
    )


def _special(text: str, easy: str, start: int, end: int, known: Collection[str]) -> Attribution | None:
    """Return the speaker of 在她看来, 从国家能源局获悉, 是他常说的话, 对此不予置评."""
    for pattern in (IN_EYES, LEARNT, LATE, SILENT, *((WORDS,) if MASK in easy else ())):
        found = pattern.search(easy[start:end])
        if found:
            who = subject(text[start + found.start("who") : start + found.end("who")], known)
            if who and (pattern is not WORDS or who.kind != "group"):
                return _attributed(text, easy, who, start, start + found.end(), end)
    return None


def _subject_of(
    text: str, clauses: list[tuple[int, int]], verb: int, known: Collection[str], says: bool
) -> Subject | None:
    """Return the subject of a verb: before it in its clause, or with which an earlier clause of the sentence begins."""
    start = clauses[-1][0]
    own = TO_WHOM.sub("", simple(text[start:verb]))
    own = text[start : start + len(own)]
    if NO_SPEAKER.match(simple(own).strip()):
        return None
    if ANONYMOUS.match(simple(own).strip()):
        return None
    if who := subject(own, known) or (plain_noun(trimmed(own)) if says else None):
        return _with_role(who, text, clauses)
    if trimmed(own) and not _adverbial(own):
        return None
    for earlier, end in clauses[:-1]:
        if (who := subject(text[earlier:end], known)) and who.kind != "group":
            return _with_role(who, text, clauses)
        if who and len(clauses) == 2:
            return who
    # 据介绍, 据悉: nobody is named.
    return None


def _with_role(who: Subject, text: str, clauses: list[tuple[int, int]]) -> Subject:
    """Return the person with the role that stands in apposition: 李萌，科技部副部长，在会上说."""
    if who.kind != "person" or who.role:
        return who
    for (start, end), (role_start, role_end) in pairwise(clauses):
        role = text[role_start:role_end]
        if text[start:end].endswith(who.who) and titled(role):
            return Subject(who.who, role, who.kind)
    return who


def _adverbial(own: str) -> bool:
    """Return True for what has no subject of its own: 仔细询问情况后, 在会上."""
    easy = simple(own)
    return (
        bool(re.search(r"(?:后|时|上|中|间|并|地|再次|着|还|也|同时|进一步|才|又|随后|下|里)$", easy.strip()))
        or len(easy) <= 3
    )


def _attributed(text: str, easy: str, who: Subject, start: int, verb_end: int, end: int) -> Attribution:
    outside = easy.replace(MASK, "")
    rest = easy[end:]
    said_before = easy[:start].strip("，,。 ")
    content = rest.strip("，。！？：,:.!? ”")
    after = bool(said_before) and not content.replace(MASK, "")
    return Attribution(
        who.who,
        who.role,
        who.kind,
        start,
        max(verb_end, end if TAIL.fullmatch(easy[verb_end:end]) else verb_end),
        after=after,
        bare=len(outside.strip("，。！？：,:.!? ”")) <= end - start + 2 and not content.replace(MASK, ""),
    )


def _heading(text: str, easy: str, clauses: list[tuple[int, int]], known: Collection[str]) -> Attribution | None:
    """Return the speaker of 统计司司长白承宇：外贸开局平稳: nothing but title and name before a colon."""
    start, end = clauses[0] if clauses else (0, 0)
    who = subject(text[start:end], known) if easy[end : end + 1] in "：:" and easy[:start].strip() == "" else None
    if who is None or not who.role or text[start:end].strip() != f"{who.role}{who.who}":
        return None
    return Attribution(who.who, who.role, who.kind, start, end)


def _by_colon(
    text: str, easy: str, spoken: list[Quote], clauses: list[tuple[int, int]], known: Collection[str]
) -> Attribution | None:
    """Return the speaker of 杜小曼摇摇头：“…”: a quotation after a colon belongs to the person the sentence begins with."""
    if (named := _heading(text, easy, clauses, known)) is not None:
        return named
    opened = [quote.start for quote in spoken if easy[: quote.start].rstrip().endswith(("：", ":"))]
    # 她的手机里存着一百多个号码，“谁家灯泡坏了，都打给我。”
    opened += [
        quote.start for quote in spoken if AFTER_COMMA.search(easy[: quote.start]) and ENDED.search(text[: quote.end])
    ]
    opened += [mark.end() for mark in re.finditer("[：:]", easy) if ANNOUNCES.search(easy[: mark.end()])]
    if not opened:
        return None
    before = [(start, end) for start, end in clauses if end <= opened[0]]
    for start, end in reversed(before):
        who = subject(text[start:end], known)
        if who and (who.kind in ("person", "role", "he", "same") or people(who.who)):
            return Attribution(who.who, who.role, who.kind, start, opened[0])
    return None
