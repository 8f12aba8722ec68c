"""The beginning of a Chinese text → the person's name that it is: 李萌, 安德烈·科瓦尔, 佩斯科夫, 刘女士, 老钟."""

import re
from collections.abc import Collection
from itertools import accumulate

from index.names import is_common, tagged
from index.said.verbs_zh import VERB
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
    r"财务官|游客|旅客|乘客|顾客|客户|商户|农户|住户|用户|业主|店主|车主|司机|老板娘|老板|工人|职工|员工|店员|总领事|领事|领队|众议员|参议员|发起人|召集人|主理人|经纪人|制片人|策展人|撰稿人|执行长|营运长|牧师|神父|修女|摊主|房东|股东|馆主|护工|矿工|焊工|电工|民工|技工|船工|站长|骑手|绣娘|主厨|大厨|裁缝|石匠|木匠|铁匠|猎人|支书|专干|社工|志工|义工|立委|里民|护理师|理事(?!会)|监事|督察|督导|助理(?!部|国务|署|总|局|主|秘|教|研|检)|总干事|主播|主持人|评论人|观察员|警员|干部|大户|国务卿|国王|女王|王储|亲王|教皇|"
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
# Tags of words that end a subject: prepositions, adverbs, verbs, times, numbers, conjunctions, particles.
ENDING = ("p", "d", "v", "t", "m", "c", "u", "r", "z", "f", "x", "y", "a")
MARKER = re.compile(
    r"(?:当地|在|于|对|向|就|接受|给|为|从|与|跟|同|日前|近日|当天|当日|当晚|当场|今天|昨天|今日|昨日|昨(?!天)|今[早晨晚]|周[一二三四五六日]|星期|\d|[一二三四五六七八九十]{1,3}[日月]|还|也|则|却|又|都|均|同时|"
    r"进一步|再次|多次|曾|特别|明确|笑|主持|走进|随即|随后|直接|另外|最后|如此|这样|如是|并|[\u4e00-\u9fff]{1,4}地$|指着|率|私下|公开|一致|纷纷|普遍|反复|屡次|率先|首次|连连|不约|异口|当即|立即|马上|事后|赛后|会后|会上|席间|坦率|主动|激动|兴奋|动情|深情|自豪|欣慰|高兴|开心|无奈|带队|在线|现场|通过|带着|抱着|拿着|捧着|边|一边|这时|那时|如实|[大轻小高低]声|补充|摇|点|没有|不)"
)
# 打了个比方, 擦着汗: what somebody does, whatever the tagger takes it for.
ACTS = re.compile(r"[\u4e00-\u9fff]{1,2}[了着過过]")
RARE = ("x", "zg", "g", "ng", "vg", "ag")
SIGHT = 12
NAME_WIDTH = 4
NAME_LENGTH = 3
FOREIGN_WIDTH, TRANSLITERATED = 24, 10


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
    if (nick := NICKNAME.match(easy)) and nick["name"] in SURNAMES and (len(text) == 2 or ends_subject(text[2:])):
        return text[:2]
    if TITLE.fullmatch(easy):  # 患者家属: one title more
        return ""
    if alone and TITLE.match(easy):  # 外长安德烈: what begins with a title is told by the title
        return ""
    name = _tagged_name(text) or _by_surname(text, easy)
    if not alone and len(name) <= NAME_LENGTH and (longer := _behind_title(text, easy)):
        return longer
    rest = text[len(name) :]
    # 阿卜杜拉|希扬: what is left of a foreign name before the verb.
    if not alone and len(name) >= NAME_WIDTH and 0 < len(rest) <= 3 and _left(rest):
        return text
    if name and (not rest or ends_subject(rest) or re.match(r"^[和与與、及，]", rest)):
        return name
    return ""


def _behind_title(text: str, easy: str) -> str:
    """Return the name that stands behind a title, though the tagger may not know it for one; three characters first."""
    words = tagged(text[:SIGHT])
    if text[NAME_LENGTH : NAME_LENGTH + 1] in ("·", "•") or text[2:3] in ("·", "•"):
        return ""
    if words and words[0][1].startswith("nr") and len(words[0][0]) == NAME_LENGTH and easy[0] in SURNAMES:
        return words[0][0]
    for length in (NAME_LENGTH, NAME_LENGTH - 1):
        rest, name = text[length:], text[:length]
        whole = is_unknown_name(name) and not MARKER.match(easy, length - 1) and _cut_at(words, length)
        if whole and (not rest or ends_subject(rest) or VERB.match(simple(rest))):
            return name
    return ""


def is_unknown_name(name: str) -> bool:
    """Return True for a surname with one or two characters beside it that are no common word."""
    easy = simple(name)
    width = 2 if easy[:2] in DOUBLE_SURNAMES else 1 if easy[:1] in SURNAMES else 0
    if not width or not 1 <= len(name) - width <= 2 or not re.fullmatch(r"[\u4e00-\u9fff]+", name):
        return False
    words = [(word, tag) for word, tag in tagged(name) if simple(word) not in SURNAMES]
    return all(tag[0] not in "pdcumrytf" and not (len(word) > 1 and is_common(word)) for word, tag in words)


def _left(rest: str) -> bool:
    """Return True for characters that can only be the end of a name: no adverb, no common word."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]+", rest)) and not (
        MARKER.match(simple(rest)) or any(is_common(word) or tag[0] in "dptrcuf" for word, tag in tagged(rest))
    )


def _cut_at(words: tuple[tuple[str, str], ...], length: int) -> bool:
    return length in accumulate(len(word) for word, _ in words)


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


def foreign_name(text: str) -> str:
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
    return name.strip() if 2 <= len(name.strip()) <= FOREIGN_WIDTH else ""


def ends_subject(rest: str) -> bool:
    """Return True when a text begins with what cannot belong to a subject: 在会上, 还, 3月5日."""
    words = tagged(rest[:20])
    return bool(MARKER.match(rest) or ACTS.match(rest)) or (bool(words) and words[0][1][0] in ENDING)


def simple(text: str) -> str:
    """Return a text in simplified characters, of the same length."""
    folded = re.sub(r"[\u3400-\u9fff]+", lambda run: fold(run.group(0)), text)
    return folded if len(folded) == len(text) else text
