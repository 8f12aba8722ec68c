"""A Chinese sentence → who is named as its speaker, by the verb of speech and the clause before it."""

import re
from collections.abc import Collection
from itertools import pairwise

from index.attribution import Attribution, Subject
from index.persons_zh import simple
from index.quotes import MASK, Quote, masked
from index.speakers_zh import plain_noun, subject, titled, trimmed

BREAK = re.compile(rf"[，。！？；：,;:!?…—\n{MASK}]+")
# Verbs of speech; the first of each clause counts. What must not stand around a short one is ruled out beside it.
VERB = re.compile(
    r"指称|介绍说|解释说|回忆说|分析说|补充说|强调说|表示(?!祝贺|感谢|哀悼|慰问|敬意|称赞|诚挚|热烈|衷心|由衷|亲切|最?崇高)|指出|强调|坦言|直言|透露|回应|写道|宣布|宣称|声称|坚称|笑称|笑言|谎称|证实|承认|否认|"
    r"介绍(?!了|信|会|所)|认为(?!了)|以为|告诉(?!了)|告知|呼吁|警告|提醒|建议(?!书|稿)|预计|预测|预言|预期|估计|推测|判断|相信|希望|期待|解释|补充(?!了|耕|水)|质疑|反问|反映|反驳|"
    r"要求|主张|感慨|感叹|叮嘱|嘱咐|回忆|回答|答道|笑道|问道|喊道|叹道|说道|评价|点评|分析|总结(?!会)|谈到|提到|提出|明确|显示|表明|披露|报道|通报|"
    r"敦促|重申|批评|抱怨|打趣|幽默|自嘲|吐槽|赞叹|惊叹|誓言|承诺|保证|交代|讲述|诉说|倾诉|获悉|看来|补了一句|"
    r"(?<![小传学劝游听据解胡再虽来或话])说(?!明|法|服|起|到|唱|不|来|是|谎|客|理|辞|书|教)|(?<![号名简自职堪被俗全统别])称(?!为|之|号|赞|职|谓|呼|作|重|霸|得)|"
    r"(?<![知味街频渠轨赛管通航地人大王河车铁报公])道(?=$)|(?<![宣演主])讲(?!话|座|述|解|究|台|义|好|师)|(?<![访提追询慰疑学])问(?!题|世|候|卷|询|责|诊|答|鼎)|喊(?!话)"
)
# After the verb up to the clause's end: 记者, 道, 说 and the like, and nothing else.
TAIL = re.compile(
    r"(?:说|道|称|着|到|了?一句|《[^》]{2,20}》)?(?:给|向|对)?(?:本报|本台|本社|本网|[\u4e00-\u9fff]{2,8}(?:报|社|网|新闻|台))?(?:记者|大家|媒体|我们|我|他|她|消费者|公众|市民|旅客|网友|[\u4e00-\u9fff]{2,6}记者)?"
    r"(?:说|道|称|表示|时说|时)?$"
)
# Verbs that may go on without a comma: 强调要把…, 预计未来十天…
RUNS_ON = re.compile(
    r"表示|指出|强调|认为|宣布|宣称|声称|坚称|预计|预测|透露|建议|呼吁|敦促|坦言|警告|承认|否认|希望|相信|要求|承诺|重申|质疑|批评|称|说|证实|估计|主张|提醒|介绍|回应"
)
# Only followed by a comma or colon do these report what someone says, not what someone does.
NO_SPEAKER = re.compile(
    r"^(?:请|让|使|令|可以|应该|也就是|换句话|换言之|一般|普遍|毫不夸张地|不得不|坦率地|简单|具体来|总的来|俗话|常言|老话|古人|有人|人们|谁|什么|这|那|数据|事实|结果|研究|调查|(?:有|本报|本刊|现场)?记者)"
)
LEARNT = re.compile(r"从(?P<who>[^，。]{2,30}?)(?:方面)?(?:了解到|获悉|获知|得知)")
# Nouns as well as verbs: at a sentence's end they report nothing.
NOUN_TOO = frozenset(
    "承诺 报道 建议 希望 期待 评价 要求 分析 总结 预期 保证 提醒 通报 判断 估计 推测 预测 主张 批评 回应 明确 显示 回忆 呼吁 警告 预计 相信 证实 否认 承认 披露 解释".split()
)
# Verbs that only a speaker can be the subject of: before them any noun may be a speaker's name.
SAYS = frozenset(
    "表示 称 说 指出 透露 回应 宣布 认为 坦言 直言 告诉 写道 介绍说 笑称 声称 宣称 说道 解释说 补充说".split()
)
# 据介绍, 据报道: nobody is named.
ANONYMOUS = re.compile(r"^(?:另?据|又据)$")
# 据路透社报道，俄外长称: the medium only hands on what another says.
HANDED_ON = re.compile(r"^(?:据|综合|援引|根据|按照)|报道|援引|转述")
IN_EYES = re.compile(r"^在(?P<who>[^，。]{1,30}?)(?:看来|眼里|眼中)")
LATE = re.compile(
    r"是(?P<who>[\u4e00-\u9fff·]{1,12}?)(?:在|对|反复|经常|常|一直|最)[^，。]{0,14}(?:的(?:一句)?话|的心愿|的口头禅)"
)
# 给出答案：…: what stands before the colon announces what is said, though without a verb of speech or quotation marks.
ANNOUNCES = re.compile(r"(?:答案|看法|观点|建议|解释|回应|说法|结论|判断|答复|期待|希望|账|话|评价)[：:]$")


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
            if who := _subject_of(text, clauses[: place + 1], verb.start(), known, verb.group(0) in SAYS):
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
    if TAIL.fullmatch(rest):
        return easy[end : end + 1] not in ("。", "", "；") or verb.group(0) not in NOUN_TOO
    return bool(RUNS_ON.fullmatch(verb.group(0))) and not re.match(
        r"的|了(?!解)|过|其|会上|着|以|和|与|、|出|要点|性|力|书|稿", rest
    )


def _special(text: str, easy: str, start: int, end: int, known: Collection[str]) -> Attribution | None:
    """Return the speaker of 在她看来, 从国家能源局获悉, 是他常说的话."""
    for pattern in (IN_EYES, LEARNT, LATE):
        found = pattern.search(easy[start:end])
        if found:
            who = subject(text[start + found.start("who") : start + found.end("who")], known)
            if who:
                return _attributed(text, easy, who, start, start + found.end(), end)
    return None


def _subject_of(
    text: str, clauses: list[tuple[int, int]], verb: int, known: Collection[str], says: bool
) -> Subject | None:
    """Return the subject of a verb: before it in its clause, or with which an earlier clause of the sentence begins."""
    start = clauses[-1][0]
    own = text[start:verb]
    if NO_SPEAKER.match(simple(own).strip()):
        return None
    if ANONYMOUS.match(simple(own).strip()):
        return None
    if who := subject(own, known) or (plain_noun(own) if says else None):
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
    opened += [mark.end() for mark in re.finditer("[：:]", easy) if ANNOUNCES.search(easy[: mark.end()])]
    if not opened:
        return None
    before = [(start, end) for start, end in clauses if end <= opened[0]]
    for start, end in reversed(before):
        who = subject(text[start:end], known)
        if who and who.kind in ("person", "role", "he", "same"):
            return Attribution(who.who, who.role, who.kind, start, opened[0])
    return None
