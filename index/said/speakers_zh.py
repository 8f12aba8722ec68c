"""The subject of a Chinese clause → who it names: 科技部副部长李萌, 有关负责人, 他."""

import re
from collections.abc import Collection

from index.names import tagged
from index.said.attribution import Subject
from index.said.bodies_zh import BODY, BODY_OF_NAME, GROUP, LONGEST, PAPERS, nameless, until_ending, without_brackets
from index.said.persons_zh import SURNAMES, TITLE, ends_subject, foreign_name, leading_name, simple

# 阿克提坎村党支部书记: what begins like a name goes on as a place.
PLACE = re.compile(r"[\u4e00-\u9fff]{0,3}(?:村|镇|乡|县|市|区|省|州|街道|社区)(?:[\u4e00-\u9fff]{0,8})" + TITLE.pattern)
# Words before the subject that are no part of it.
LEADING = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,8}\s?摄(?:[）)]|\s)|据悉|据了解|对此|对于此事|不过|但是|但|而且|而|同时|此外|另外|随后|目前|日前|近日|近期|当天|当日|当晚|今天|昨天|今年|去年|有|另据|据|连|如|正如|就连|也|并|并且|"
    r"会上|会后|其中|然而|因此|所以|于是|那么|最后|最终|最近|现在|现场|采访中|谈话中|首先|其次|再次|至于|此次|本次|一位|一名|一些|还有|根据|按照|按|依据|援引|综合|\d{1,2}月\d{1,2}日|\d{1,2}日(?:[上下]午|晚)?|[上下]午|晚间|"
    r"[一二三四五六七八九]是|第[一二三四五]|原标题|周[一二三四五六日]|[\s\u3000　]|来自(?=[\u4e00-\u9fff]+的)|当地时间)+"
)
# 在发布会上, 谈到下一步时: an adverbial before the subject, without a comma after it.
AT_PLACE = re.compile(
    r"^(?:在|当(?![代地局事家年])|谈到|谈及|针对|对于|就|关于|说到|说起|面对)[^，]{1,30}?(?:上|中|时|后|期间|之际|下|问题|间|里|前)(?=[\u4e00-\u9fff]{2})"
)


def subject(text: str, known: Collection[str]) -> Subject | None:
    """Return whom the words before a verb of speech name, or None; `known` are the names met so far."""
    plain = trimmed(text)
    if not plain or len(plain) > LONGEST:
        return None
    return (
        _pronoun(plain)
        or _body_with_name(plain)
        or _person(plain, known)
        or _by_title(plain, known)
        or _in_a_run(plain)
        or _described(plain, known)
        or nameless(plain)
    )


def trimmed(text: str) -> str:
    """Return the words from where the subject begins."""
    plain, last = text.strip("　 —“”‘’↓↑▲△▼●■◆"), None
    if named := re.match(r"([^“”「」，。]{2,14})[”」]", plain):  # “政治新闻网”则
        plain = named.group(1) + plain[named.end() :]
    while plain != last:
        last = plain
        for opening in (LEADING, AT_PLACE):
            if found := opening.match(simple(plain)):
                plain = plain[found.end() :]
    return plain


def person(text: str, known: Collection[str]) -> Subject | None:
    """Return the person with whom a clause begins, by name, or None."""
    plain = trimmed(text)
    found = _person(plain, known) or _by_title(plain, known) or _in_a_run(plain)
    if found and found.kind == "person":
        return found if _sure(found, known) else None
    described = _described(plain, known)
    return described if described and _sure(described, known) else None


def _sure(found: Subject, known: Collection[str]) -> bool:
    """Return True for a name with a title or a dot, one met before, or one that the tagger takes for a name: not 元宇宙."""
    named = any(tag.startswith("nr") for _, tag in tagged(found.who))
    return bool(found.role or found.who in known or "·" in found.who or named)


def _described(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person behind a description: 今年五十八岁的吉木萨."""
    described = re.finditer(r"(?<=[^，]{2})的(?=[\u4e00-\u9fff])", plain[:LONGEST])
    return next((who for at in described if (who := _person(plain[at.end() :], known))), None)


def titled(text: str) -> bool:
    """Return True when a clause is nothing but a title with its body: 科技部副部长."""
    return any(found.end() == len(text) for found in TITLE.finditer(simple(text)))


def _pronoun(plain: str) -> Subject | None:
    easy = simple(plain)
    he = re.match(
        r"^(?:他们|她们|两人|二人|对方|他|她|其)(?![\u4e00-\u9fff]{0,3}(?:妻|父|母|儿|女|丈|老|同[事学伴乡窗]|朋|家))",
        easy,
    )
    if he:
        return Subject(plain[: he.end()], "", "he")
    same = re.match(r"^(?:该|这位|这名|那位|上述|这家)(?:有关|相关|名|位|部门)?[\u4e00-\u9fff]{2,8}", easy)
    if same and not PAPERS.search(easy):
        noun = until_ending(plain)
        if not any(kind.search(simple(noun)) for kind in (BODY, GROUP, PAPERS)) and not titled(noun):
            return None
        return Subject(noun, "", "same")
    return None


def _body_with_name(plain: str) -> Subject | None:
    """Return the body that is called by a person's name: 侯远山竞选办公室."""
    noun = without_brackets(until_ending(plain))
    words = tagged(noun)
    named = len(words) > 1 and words[0][1].startswith("nr") and BODY_OF_NAME.search(simple(noun))
    return Subject(noun, "", "group") if named else None


def _person(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person whose name begins the words, or several joined by 和."""
    name = leading_name(plain, known, alone=True)
    if (
        not name
        or plain.startswith("《", len(name))
        or PAPERS.search(simple(name))
        or PLACE.match(simple(plain), len(name))
    ):
        return None
    rest = plain[len(name) :]
    if owned := _owned(name, rest, known):
        return owned
    joined = re.match(r"^(?:和|与|、|及)", rest)
    if joined and (other := leading_name(rest[joined.end() :], known, alone=True)):
        return Subject(name + joined.group(0) + other, "", "person")
    return Subject(name, "", "person")


def _owned(name: str, rest: str, known: Collection[str]) -> Subject | None:
    """Return whom 辛怡的班主任贾老师 or 小宇的妈妈 names: not the one whose teacher or mother it is."""
    if not rest.startswith("的"):
        return None
    who = _by_title(rest[1:], known)
    if who is None:
        return None
    return Subject(who.who, f"{name}的{who.role}", "person") if who.role else Subject(f"{name}的{who.who}", "", "role")


def _by_title(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person or role that a title names: what precedes is its body, what follows its name."""
    titles = [
        (_role(plain[: found.end()].replace("“", "")), plain[found.end() :].lstrip("”"))  # 前“立委”
        for found in TITLE.finditer(simple(plain))
    ]
    for role, rest in titles:
        if _acts(role):
            return None
        if rest.startswith("兼"):
            continue
        if named := leading_name(rest, known, alone=False):
            return Subject(named, role, "person")
        if not rest or (ends_subject(rest) and rest[0] not in "、和与與及"):
            return Subject(role, "", "role")
    role, rest = titles[-1] if titles else ("", "")
    foreign = foreign_name(rest)
    if not foreign or BODY.search(simple(foreign)):
        return None
    return Subject(foreign, role, "person")


def _acts(role: str) -> bool:
    """Return True where what looks like a title's body holds a whole clause: 安全部门提前两天向总统."""
    words = tagged(role[-LONGEST:])
    tags = [tag for _, tag in words]
    return (
        any(tag == "p" and word not in "与和與" for word, tag in words[1:])
        or sum(tag in ("d", "m") for tag in tags[1:]) > 1
    )


def _in_a_run(plain: str) -> Subject | None:
    """Return the person whose name follows a run of nouns that is no title of the list: 外卖骑手乔东摘下手套."""
    words, role = tagged(plain[:LONGEST]), ""
    for place, (word, tag) in enumerate(words):
        if role and tag.startswith("nr") and 2 <= len(word) <= 3 and simple(word[0]) in SURNAMES:
            rest = plain[len(role) + len(word) :]
            fits = len(role) > 1 and not BODY.search(simple(role)) and (not rest or ends_subject(rest))
            return Subject(word, role, "person") if fits else None
        if tag[0] not in "nj" and tag not in ("vn", "b", "s"):
            return None
        role = plain[: sum(len(one) for one, _ in words[: place + 1])]
    return None


# 小宇的妈妈: the owner is part of who it is.
OWNED = re.compile(
    r"[^，的]{2,4}的(?:爷爷|奶奶|外公|外婆|爸爸|妈妈|父亲|母亲|妻子|丈夫|儿子|女儿|哥哥|姐姐|弟弟|妹妹|老师|班主任|律师|家人|教练|经纪人)"
)


def _role(text: str) -> str:
    """Return the title with its body, without what only describes: 正在查看长势的种茶大户 → 种茶大户."""
    if OWNED.fullmatch(simple(text)):
        return text
    role = re.sub(
        r"^.*(?:的|了|着|著|，|…|来到|走进|看到|听到|遇到|见到|联系|采访|陪同|跟随|面对|邀请|[（(【《])", "", text
    )
    role = LEADING.sub("", role)
    return re.sub(r"^(?:和|与(?!会)|由|请|让|对|问|向|在(?!野)|其|是)", "", role) or text
