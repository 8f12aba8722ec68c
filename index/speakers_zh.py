"""The subject of a Chinese clause → who it names: 科技部副部长李萌, 有关负责人, 他."""

import re
from collections.abc import Collection
from itertools import accumulate

from index.attribution import Subject
from index.names import tagged
from index.words import fold

# Words that a person's title ends with; what follows one directly may be the name.
TITLE = re.compile(
    r"(?:(?:副|代|总|總|常务副)?(?:部长|省长|市长(?![安沙春江治海宁岛兴])|县长|区长|镇长|乡长|村长|里长|州长|院长|校长|局长|处长|科长|司长|厅长|署长|所长|站长|"
    r"队长|组长|会长|行长|社长|台长|团长|班长|船长|机长|馆长|园长|庭长|检察长|秘书长|董事长|理事长|委员长|议长|酋长|学长|家长|店长|"
    r"厂长|矿长|连长|营长|旅长|师长|军长|参谋长|外长|防长|财长|卫长|长官|主任|书记|主席|总统|总理|首相|经理|总裁|总监|司令|主管|"
    r"教授|秘书|顾问|教练|导演|编辑|裁判|干事))|"
    r"党委书记|委员(?!会)|代表(?!团|队|作|性|处|大会|着)|议员|大使|公使|参赞|特使|专员|发言人|负责人|联系人|候选人|领导人|创始人|合伙人|带头人|传承人|主持人|当事人|"
    r"受访者|目击者|知情者|志愿者|创业者|经营者|从业者|研究者|旅行者|参与者|爱好者|消费者|学者|记者|作者|患者|"
    r"工作人员|管理人员|技术人员|相关人士|研究员|评论员|分析师|经济师|工程师|农艺师|规划师|设计师|建筑师|摄影师|会计师|审计师|"
    r"教师|老师|律师|医师|厨师|技师|讲师|药师|师傅|医生|护士|院士|博士|硕士|战士|博导|专家|作家|画家|歌唱家|[\u4e00-\u9fff]学家|企业家|"
    r"艺术家|政治家|评论家|银行家|冒险家|预报员|护林员|网格员|讲解员|管理员|调研员|快递员|配送员|售货员|饲养员|飞行员|航天员|宇航员|驾驶员|"
    r"乘务员|教练员|运动员|消防员|保洁员|服务员|辅导员|指导员|营业员|演员|队员|球员|选手|成员(?!国|单位|企业)|船员|党员|社员|"
    r"学生|同学|毕业生|大学生|考生|村民|居民|市民|农民|渔民|牧民|牧户|网民|民警|警官|法官|检察官|外交官|指挥官|执行官|运营官|技术官|"
    r"财务官|游客|旅客|乘客|顾客|客户|商户|农户|住户|用户|业主|店主|车主|司机|老板|工人|职工|员工|干部|大户|国务卿|国王|女王|王储|亲王|教皇|"
    r"领袖|掌门人|接班人|掌舵人|歌手|球迷|影迷|网友|外卖员|外卖小哥|小伙|姑娘|老人|母亲|父亲|妻子|丈夫|儿子|女儿|爷爷|奶奶|妈妈|爸爸|老伴|"
    r"家属|亲属|客服|方丈|住持|法师|主帅|主教练|副帅|门将|前锋|后卫|中锋|民众|群众|投递员|校友|CEO|CFO|CTO|COO"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林"
    "刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓"
    "牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧利师巩聂晁勾敖融冷訾辛阚那简饶空"
    "曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公覃岳帅代闫肖佟邸隋湘商牟佘佴伯赏墨哈谯笪年爱阳琴言福仝邝郄苑冼揭匙母修亓仉郇郄勇"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "长孙",
    "宇文",
    "夏侯",
)
HONORIFIC = re.compile(
    r"(?:(?P<one>[\u4e00-\u9fff]{1,4})(?:女士|先生|小姐|阿姨|大爷|大妈|大叔|大伯|大娘|奶奶|爷爷|太太|老师|师傅|老汉|婆婆|伯伯|叔叔|老人|同学|教授|医生))"
)
NICKNAME = re.compile(r"[小老阿](?P<name>[\u4e00-\u9fff])(?![\u4e00-\u9fff]{0,2}(?:年|区|城|镇|村))")
BODY = re.compile(
    r"(?:部|局|委|署|厅|司|院|会|社|台|所|中心|大学|学院|学校|公司|集团|银行|协会|学会|商会|法院|检察院|政府|组织|机构|平台|企业|联盟|基金|"
    r"基金会|委员会|办公室|指挥部|派出所|公安|警方|官方|媒体|外媒|港媒|台媒|日报|晚报|时报|早报|电视台|通讯社|网|方面|银监会|总局|总署|分局|支队|大队|总队|"
    r"研究所|实验室|俱乐部|工会|使馆|白宫|法庭|国防部|央行|联储|欧盟|欧委会|军方|院方|校方|厂方|店家|商家|卖家|厂商|车企|药企|券商|机场|车站|地铁|"
    r"人士|专家|学者|网友|市民|居民|村民|业内|团队|各方|双方|中方|美方|俄方|日方|韩方|欧方|英方|德方|法方|[\u4e00-\u9fff]方|党|军|部队|军队|警卫队|集团军|委|银行间|工作组|专班|剧组|节目组)$"
)
BODY_OF_NAME = re.compile(r"(?:办公室|团队|工作室|律师|方面|家属|家人|办事处|阵营|政府|基金会|公司)$")
GROUP = re.compile(
    r"(?:人士|专家|学者|网友|市民|居民|村民|分析师|官员|经济学家|群众|代表|委员|业界|外界|舆论|员工|家长|学生|游客|商家|企业|机构|媒体|外媒|消费者|业主|农户|果农|茶农|菜农|"
    r"[\u4e00-\u9fff]农|[\u4e00-\u9fff]友|[\u4e00-\u9fff]{1,2}人|[\u4e00-\u9fff]员|[\u4e00-\u9fff]者|[\u4e00-\u9fff]师|老人|负责人|发言人|客服)$"
)
PAPERS = re.compile(
    r"(?:报告|报道|规划|计划|会议|全会|大会|通知|意见|方案|纲要|文件|公告|公报|条例|办法|决定|文章|评论|社论|声明|白皮书|蓝皮书|通报|讲话|批示|消息|信|通稿|全文|细则|法|章程)$"
)
# 阿克提坎村党支部书记: what begins like a name goes on as a place.
PLACE = re.compile(r"[\u4e00-\u9fff]{0,3}(?:村|镇|乡|县|市|区|省|州|街道|社区)(?:[\u4e00-\u9fff]{0,8})" + TITLE.pattern)
# 该负责人, 这位专家, 上述人士: someone named before.
SAME = re.compile(r"^(?:该|这位|这名|那位|上述|这个|这家|该位)(?P<noun>[\u4e00-\u9fff]{2,10})$")
# Words before the subject that are no part of it.
LEADING = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,8}\s?摄(?:[）)]|\s)|据悉|据了解|对此|对于此事|不过|但是|但|而且|而|同时|此外|另外|随后|目前|日前|近日|近期|当天|当日|当晚|今天|昨天|今年|去年|有|另据|据|连|如|正如|就连|也|并|并且|"
    r"会上|会后|其中|然而|因此|所以|于是|那么|最后|最终|最近|现在|现场|采访中|谈话中|首先|其次|再次|至于|此次|本次|一位|一名|一些|根据|按照|按|依据|援引|综合|\d{1,2}月\d{1,2}日|\d{1,2}日(?:[上下]午|晚)?|[上下]午|晚间|"
    r"[一二三四五六七八九]是|第[一二三四五]|原标题|周[一二三四五六日]|[\s\u3000　]|来自(?=[\u4e00-\u9fff]+的)|当地时间)+"
)
# 在发布会上, 谈到下一步时: an adverbial before the subject, without a comma after it.
AT_PLACE = re.compile(
    r"^(?:在|当|谈到|谈及|针对|对于|就|关于|说到|说起|面对)[^，]{1,30}?(?:上|中|时|后|期间|之际|下|问题|间|里|前)(?=[\u4e00-\u9fff]{2})"
)
# Tags of words that end a subject: prepositions, adverbs, verbs, times, numbers, conjunctions, particles.
ENDING = ("p", "d", "v", "t", "m", "c", "u", "r", "z", "f", "x", "y", "a")
MARKER = re.compile(
    r"(?:当地|在|于|对|向|就|接受|给|为|从|与|跟|同|日前|近日|当天|当日|当晚|当场|今天|昨天|今日|昨日|周[一二三四五六日]|星期|\d|[一二三四五六七八九十]{1,3}[日月]|还|也|则|却|又|都|均|同时|"
    r"进一步|再次|多次|曾|特别|明确|笑|主持|走进|随即|随后|直接|另外|最后|如此|这样|如是|并|[\u4e00-\u9fff]{1,4}地$|指着|率|摇|点|没有|不)"
)
LONGEST = 60
# Nouns that the press lets speak without anybody speaking.
NO_SPEAKER = re.compile(
    r"(?:数据|结果|事实|情况|经验|实践|历史|现实|研究|调查|材料|史料|标准|法律|宪法|规定|指标|曲线|图表|照片|视频|画面|记者|市场|消息|时间|话)$"
)
NOUN_WIDTH = 8
SIGHT, SHORT = 12, 3
RARE = ("x", "zg", "g", "ng", "vg", "ag")
NAME_WIDTH = 4
FOREIGN_WIDTH, TRANSLITERATED = 24, 10


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
    plain, last = text.strip("　 —“”‘’"), None
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
        # Without a title or a verb of speech beside it, only what the tagger takes for a name counts: not 元宇宙.
        sure = (
            found.role
            or found.who in known
            or "·" in found.who
            or any(t.startswith("nr") for _, t in tagged(found.who))
        )
        return found if sure else None
    return _described(plain, known)


def _described(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person behind a description: 今年五十八岁的吉木萨."""
    described = re.finditer(r"(?<=[^，]{2})的(?=[\u4e00-\u9fff])", plain[:LONGEST])
    return next((who for at in described if (who := _person(plain[at.end() :], known))), None)


def simple(text: str) -> str:
    """Return a text in simplified characters, of the same length."""
    folded = re.sub(r"[\u3400-\u9fff]+", lambda run: fold(run.group(0)), text)
    return folded if len(folded) == len(text) else text


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
    joined = re.match(r"^(?:和|与|、|及)", rest)
    if joined and (other := leading_name(rest[joined.end() :], known, alone=True)):
        return Subject(name + joined.group(0) + other, "", "person")
    return Subject(name, "", "person")


def _by_title(plain: str, known: Collection[str]) -> Subject | None:
    """Return the person or role that a title names: what precedes is its body, what follows its name."""
    titles = [(_role(plain[: found.end()]), plain[found.end() :]) for found in TITLE.finditer(simple(plain))]
    for role, rest in titles:
        if _acts(role):
            return None
        if named := leading_name(rest, known, alone=False):
            return Subject(named, role, "person")
        if not rest or (_ends_subject(rest) and rest[0] not in "、和与與及"):
            return Subject(role, "", "role")
    role, rest = titles[-1] if titles else ("", "")
    foreign = _foreign(rest)
    return Subject(foreign, role, "person") if foreign else None


def _acts(role: str) -> bool:
    """Return True where what looks like a title's body holds a whole clause: 安全部门提前两天向总统."""
    tags = [tag for _, tag in tagged(role[-LONGEST:])]
    return any(tag == "p" for tag in tags[1:]) or sum(tag in ("d", "m") for tag in tags[1:]) > 1


def _role(text: str) -> str:
    """Return the title with its body, without what only describes: 正在查看长势的种茶大户 → 种茶大户."""
    role = re.sub(r"^.*(?:的|了|着|著|，|…|来到|走进|看到|遇到|见到|联系|采访|陪同|跟随|面对|邀请|[（(【《])", "", text)
    role = LEADING.sub("", role)
    return re.sub(r"^(?:和|与|由|请|让|对|问|向|在|其|是)", "", role) or text


def _ends_subject(rest: str) -> bool:
    words = tagged(rest[:20])
    return bool(MARKER.match(rest)) or (bool(words) and words[0][1][0] in ENDING)


def leading_name(text: str, known: Collection[str], alone: bool) -> str:
    """Return the person's name that a text begins with, or nothing.

    `alone` asks for more certainty: no title stands before the name.
    """
    if not text:
        return ""
    if met := max((name for name in known if text.startswith(name)), key=len, default=""):
        return met
    easy = simple(text)
    if easy[0] in "小老大" and (met := max((n for n in known if n and text.startswith(n, 1)), key=len, default="")):
        return text[0] + met
    if (polite := HONORIFIC.match(easy)) and _is_name(polite["one"]):
        one = polite["one"]  # 何挺教授 is known as 何挺, 刘女士 as nothing else
        return text[: len(one)] if len(one) > 1 and one not in DOUBLE_SURNAMES else text[: polite.end()]
    if (nick := NICKNAME.match(easy)) and nick["name"] in SURNAMES and (len(text) == 2 or _ends_subject(text[2:])):
        return text[:2]
    if alone and TITLE.match(easy):  # 外长安德烈: what begins with a title is told by the title
        return ""
    name = _tagged_name(text) or _by_surname(text, easy)
    rest = text[len(name) :]
    if name and (not rest or _ends_subject(rest) or re.match(r"^[和与與、及，]", rest)):
        return name
    return ""


def _tagged_name(text: str) -> str:
    words = tagged(text[:30])
    if foreign := _transliterated(words):
        return foreign
    dotted = re.match(r"[\u4e00-\u9fff]{1,6}[·•]", text)
    if not words or not (words[0][1].startswith("nr") or dotted):
        return ""
    name = words[0][0]
    for place, (word, tag) in enumerate(words[1:], 1):
        undotted = dotted and "·" not in name and "•" not in name
        if undotted or word in "·•" or words[place - 1][0] in "·•":
            name += word
        elif dotted and len(word) == 1 and tag[0] not in "pdcurvf" and word.isalpha() and not MARKER.match(word):
            name += word  # 吉娜·雷蒙|多: the end of a foreign name, cut off by the tagger
        elif "·" in name or len(name) + len(word) > NAME_WIDTH:
            break
        elif tag.startswith("nr") or (
            len(name) == 1 and len(word) <= 2 and simple(name) in SURNAMES and (len(word) == 2 or tag not in ("p", "d"))
        ):
            name += word
        elif len(name) == 2 and len(word) == 1 and tag in RARE and simple(name[0]) in SURNAMES:
            name += word  # 喆: a character that the tagger knows from no name
        else:
            break
    return name if len(name) >= 2 else ""


def _transliterated(words: tuple[tuple[str, str], ...]) -> str:
    """Return the foreign name with which a text begins, put together from the pieces that the tagger makes of it."""
    name = ""
    tags: list[str] = []
    for word, tag in words:
        if word in "·•":
            return ""
        # 佩·斯科夫: the tagger cuts a first character off that it takes for a word of its own.
        piece = tag in ("nr", "nrt") or (
            len(word) <= 2 and word.isalpha() and (tag in ("x", "n", "zg") or (not name and len(word) == 1))
        )
        if not piece or len(name) + len(word) > TRANSLITERATED:
            break
        name, tags = name + word, [*tags, tag]
    sounded = any(tag == "nrt" or (tag == "nr" and len(word) >= NAME_WIDTH - 1) for word, tag in words[: len(tags)][:2])
    return name if sounded and len(name) >= NAME_WIDTH and tags[-1] in ("nr", "nrt", "x") else ""


def _is_name(one: str) -> bool:
    """Return True for a surname or a full name, as stands before 女士 or 阿姨."""
    return (
        one in SURNAMES or one in DOUBLE_SURNAMES or (len(one) > 1 and all(t.startswith("nr") for _, t in tagged(one)))
    )


def _by_surname(text: str, easy: str) -> str:
    """Return a name of two or three characters that begins with a surname and that a mark of the subject's end follows."""
    width = 2 if easy[:2] in DOUBLE_SURNAMES else 1 if easy[:1] in SURNAMES else 0
    if not width:
        return ""
    ends = list(accumulate(len(word) for word, _ in tagged(text[:SIGHT])))
    for length in (width + 2, width + 1):
        if length not in ends:  # 巴基斯坦央行 begins with no name of three characters
            continue
        if length == len(text) or (length < len(text) and MARKER.match(easy, length)):
            # 何 is a pronoun to the tagger as well as a surname.
            tags = [tag for word, tag in tagged(text[:length]) if word not in SURNAMES]
            first = tagged(text[:length])[0]
            # 查看 is no name of somebody called 查, nor 能取得 of somebody called 能.
            if first[1][0] in "vpd" or (len(first[0]) > width and not first[1].startswith("n")):
                continue
            if all(tag[0] not in "pdcumtr" for tag in tags) and re.fullmatch(r"[\u4e00-\u9fff]+", text[:length]):
                return text[:length]
    return ""


def _foreign(text: str) -> str:
    """Return what follows a title up to the end of the subject: a name that no word list holds."""
    found = re.match(r"[\u4e00-\u9fff·•\-A-Za-z. ]{2,24}", text)
    if found is None:
        return ""
    words, name = tagged(found.group(0)), ""
    for word, tag in words:
        if word in ("当地", "当日", "当天"):
            break
        if tag[0] in ENDING and tag != "x" and not (not name and tag[0] in "am"):
            break
        name += word
    if all(tag in ("n", "v", "vn", "a", "an", "d") for _, tag in tagged(name)):  # 网友评论: a common word is no name
        return ""
    return name.strip() if 2 <= len(name.strip()) <= FOREIGN_WIDTH and not BODY.search(simple(name)) else ""


def _nameless(plain: str) -> Subject | None:
    """Return the body, group, medium or named paper that the words name."""
    if book := re.match(r"^(?:(?![在于从据把对向])[\u4e00-\u9fff]){0,12}《([^》]{2,40})》", plain):
        title = simple(book.group(1))
        if len(title) > 4 or re.search(r"(?:报|刊|志)$", title):
            return Subject(book.group(1), "", "group")
        return Subject(book.group(1), "", "same") if PAPERS.search(title) else None
    if tagged(plain[:SIGHT])[0][1][0] in "vdcp" and not BODY.search(simple(plain)[:SIGHT]) and len(plain) > SHORT:
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


def plain_noun(text: str) -> Subject | None:
    """Return what speaks by a name that no list holds and nothing but nouns make up: 远山地产, 妈妈."""
    noun = without_brackets(_until_ending(trimmed(text)))
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
