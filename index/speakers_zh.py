"""The subject of a Chinese clause → who it names: 科技部副部长李萌, 有关负责人, 他."""

import re
from collections.abc import Collection

from index.attribution import Subject
from index.names import tagged
from index.persons_zh import MARKER, TITLE, ends_subject, foreign_name, is_unknown_name, leading_name, simple

BODY = re.compile(
    r"(?:部|局|委|署|厅|司|院|会|社|台|所|中心|大学|学院|学校|公司|集团|银行|协会|学会|商会|法院|检察院|政府|组织|机构|平台|企业|联盟|基金|"
    r"基金会|委员会|办公室|指挥部|派出所|公安|警方|官方|媒体|外媒|港媒|台媒|日报|晚报|时报|早报|电视台|通讯社|网|方面|银监会|总局|总署|分局|支队|大队|总队|"
    r"研究所|实验室|俱乐部|工会|使馆|白宫|法庭|国防部|央行|联储|欧盟|欧委会|军方|院方|校方|厂方|酒店|餐厅|景区|电站|电厂|矿业|科技|地产|汽车|航空|能源|电力|物流|股份|控股|店家|商家|卖家|厂商|车企|药企|券商|机场|车站|地铁|"
    r"人士|专家|学者|网友|市民|居民|村民|业内|团队|各方|双方|中方|美方|俄方|日方|韩方|欧方|英方|德方|法方|[\u4e00-\u9fff]方|党|军|部队|军队|警卫队|集团军|委|银行间|工作组|专班|剧组|节目组)$"
)
# Words that end a body's name however the tagger cuts what stands before; a name of at most so many characters.
BODY_WORD = re.compile(
    r"(?:医院|大学|学院|研究院|研究所|公司|集团|银行|协会|学会|商会|法院|检察院|政府|委员会|基金会|出版社|报社|电视台|博物馆|图书馆|交易所|管理局|监管局|气象局|"
    r"水务局|教育局|公安局|统计局|卫健委|发改委|大使馆|外交部|国防部|财政部|央行|联合会|俱乐部|幼儿园|小学|中学|酒店|科技|航空)"
)
NO_HEAD = re.compile(r"[在对向被把让请用的了着，、“《从与据我们愿要]|^.{13,}$")
BODY_OF_NAME = re.compile(r"(?:办公室|团队|工作室|律师|方面|家属|家人|办事处|阵营|政府|基金会|公司)$")
GROUP = re.compile(
    r"(?:人士|专家|学者|网友|市民|居民|村民|分析师|官员|经济学家|群众|代表|委员|业界|外界|舆论|员工|家长|学生|游客|商家|企业|机构|媒体|外媒|消费者|业主|农户|果农|茶农|菜农|"
    r"[\u4e00-\u9fff]农|[\u4e00-\u9fff]友|[\u4e00-\u9fff]{1,2}人|[\u4e00-\u9fff]员|[\u4e00-\u9fff]者|[\u4e00-\u9fff]师|老人|负责人|发言人|客服|邻居|街坊|老乡|路人|同事|同伴|家属|亲属|粉丝|球迷)$"
)
PAPERS = re.compile(
    r"(?:报告|报道|规划|计划|会议|全会|大会|通知|意见|方案|纲要|文件|公告|公报|条例|办法|决定|文章|评论|社论|声明|白皮书|蓝皮书|通报|讲话|批示|消息|信|通稿|全文|细则|法|章程)$"
)
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
    r"^(?:在|当|谈到|谈及|针对|对于|就|关于|说到|说起|面对)[^，]{1,30}?(?:上|中|时|后|期间|之际|下|问题|间|里|前)(?=[\u4e00-\u9fff]{2})"
)
LONGEST = 60
# Nouns that the press lets speak without anybody speaking.
NO_SPEAKER = re.compile(
    r"(?:数据|结果|事实|情况|经验|实践|历史|现实|研究|调查|材料|史料|标准|法律|宪法|规定|指标|曲线|图表|照片|视频|画面|记者|市场|消息|时间|话)$"
)
NOUN_WIDTH = 8
SIGHT, SHORT = 12, 3


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
        or _described(plain, known)
        or _nameless(plain)
    )


def trimmed(text: str) -> str:
    """Return the words from where the subject begins."""
    plain, last = text.strip("　 —“”‘’↓↑▲△▼●■◆"), None
    while plain != last:
        last = plain
        for opening in (LEADING, AT_PLACE):
            if found := opening.match(simple(plain)):
                plain = plain[found.end() :]
    return plain


def person(text: str, known: Collection[str]) -> Subject | None:
    """Return the person with whom a clause begins, by name, or None."""
    plain = trimmed(text)
    found = _person(plain, known) or _by_title(plain, known)
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
        noun = _until_ending(plain)
        if not any(kind.search(simple(noun)) for kind in (BODY, GROUP, PAPERS)) and not titled(noun):
            return None
        return Subject(noun, "", "same")
    return None


def _body_with_name(plain: str) -> Subject | None:
    """Return the body that is called by a person's name: 侯远山竞选办公室."""
    noun = without_brackets(_until_ending(plain))
    words = tagged(noun)
    named = len(words) > 1 and words[0][1].startswith("nr") and BODY_OF_NAME.search(simple(noun))
    return Subject(noun, "", "group") if named else None


def without_brackets(noun: str) -> str:
    """Return a name without the short form that stands behind it in brackets."""
    return re.sub(r"[（(][^）)]*[）)]?$", "", noun)


def _person(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person whose name begins the words, or several joined by 和."""
    name = leading_name(plain, known, alone=True)
    if not name or PLACE.match(simple(plain), len(name)):
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
    tags = [tag for _, tag in tagged(role[-LONGEST:])]
    return any(tag == "p" for tag in tags[1:]) or sum(tag in ("d", "m") for tag in tags[1:]) > 1


def _role(text: str) -> str:
    """Return the title with its body, without what only describes: 正在查看长势的种茶大户 → 种茶大户."""
    role = re.sub(r"^.*(?:的|了|着|著|，|…|来到|走进|看到|遇到|见到|联系|采访|陪同|跟随|面对|邀请|[（(【《])", "", text)
    role = LEADING.sub("", role)
    return re.sub(r"^(?:和|与(?!会)|由|请|让|对|问|向|在(?!野)|其|是)", "", role) or text


def _nameless(plain: str) -> Subject | None:
    """Return the body, group, medium or named paper that the words name."""
    if book := re.match(r"^(?:(?![在于从据把对向])[\u4e00-\u9fff]){0,12}《([^》]{2,40})》", plain):
        title = simple(book.group(1))
        if len(title) > 4 or re.search(r"(?:报|刊|志)$", title):
            return Subject(book.group(1), "", "group")
        return Subject(book.group(1), "", "same") if PAPERS.search(title) else None
    if named := _bodied(plain):
        return named
    first, tag = tagged(plain[:SIGHT])[0]
    bodied = BODY.search(simple(plain)[:SIGHT]) or BODY.search(simple(first))  # 审计署 is a verb to the tagger
    if tag[0] in "vdcp" and not bodied and len(plain) > SHORT:
        return None
    noun = re.sub(
        r"(?:最新|发布的|公布的|的|有关|相关)*(?:数据|统计|监测|资料|文件|消息|调查|实录|公告|官网|报道)+$",
        "",
        simple(_until_ending(plain)),
    )
    body = without_brackets(plain[: len(noun)])
    body = re.sub(r"^.*(?:的)(?=[\u4e00-\u9fff]{2,})", "", body)
    if not 2 <= len(body) <= 30:
        return None
    easy = simple(body)
    if paper := PAPERS.search(easy):
        # 报告, 会议 alone are the document's own or nobody's; 世界银行报告 is somebody's.
        kind_of_paper = re.fullmatch(
            r"(?:本|该|此|这份|这项|上述)?(?:本次|此次|工作|年度|专题|常务)?" + paper.group(0), easy
        )
        return Subject(body, "", "same" if kind_of_paper else "group")
    if any(word in "接被把让请用来去到" for word, _ in tagged(body)[1:]):  # 警方接群众举报
        return None
    if BODY.search(easy) or GROUP.search(easy):
        return Subject(body, "", "group")
    last = tagged(body)[-1][1]
    if last.startswith("nr") and all(tag[0] == "n" for _, tag in tagged(body)):
        return Subject(body, "", "person")
    return Subject(body, "", "group") if last in ("nt", "ns", "nz", "j") else None


def _bodied(plain: str) -> Subject | None:
    """Return the body whose name no list holds, told by its last word and by what follows: 安和医院昨日."""
    for found in BODY_WORD.finditer(simple(plain)):
        rest, head = plain[found.end() :], simple(plain)[: found.start()]
        if (not rest or MARKER.match(simple(rest))) and NO_HEAD.search(head) is None:
            return Subject(plain[: found.end()], "", "group")
    return None


def plain_noun(text: str) -> Subject | None:
    """Return what speaks by a name that no list holds and nothing but nouns make up: 远山地产, 妈妈."""
    noun = without_brackets(_until_ending(trimmed(text)))
    if is_unknown_name(trimmed(text)):
        return Subject(trimmed(text), "", "person")
    tags = [tag for _, tag in tagged(noun)]
    fit = 2 <= len(noun) <= NOUN_WIDTH and all(tag[0] == "n" or tag in ("j", "vn", "eng", "x") for tag in tags)
    if not fit or not noun.isalnum() or NO_SPEAKER.search(simple(noun)) or PAPERS.search(simple(noun)):
        return None
    return Subject(noun, "", "person" if any(tag.startswith("nr") for tag in tags) else "group")


def _until_ending(plain: str) -> str:
    out = ""
    for word, tag in tagged(plain[:LONGEST]):
        # 税务总局联合发文: a body that has been named whole does something now.
        if tag[0] == "v" and BODY.search(simple(out)):
            break
        if out and (tag[0] in "pdtczy" or (tag[0] in "vmr" and MARKER.match(word))):
            break
        out += word
    return out.rstrip("“‘《（(")
