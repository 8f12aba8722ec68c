"""The words before a verb of speech → the body, group, medium or paper they name, or what else may speak."""

import re

from index.names import tagged
from index.said.attribution import Subject
from index.said.persons_zh import MARKER, is_unknown_name, simple

BODY = re.compile(
    r"(?:部|局|委|署|厅|(?<![好到四远深高低益坏用何])处|馆|司|院|会|社|台|所|中心|大学|学院|学校|公司|集团|银行|协会|学会|商会|法院|检察院|政府|组织|机构|平台|企业|联盟|基金|"
    r"基金会|委员会|办公室|指挥部|派出所|公安|警方|官方|媒体|外媒|港媒|台媒|日报|晚报|时报|早报|电视台|通讯社|网|方面|部门|银监会|总局|总署|分局|支队|大队|总队|"
    r"研究所|实验室|俱乐部|工会|使馆|白宫|法庭|国防部|央行|联储|欧盟|欧委会|军方|院方|校方|厂方|酒店|餐厅|景区|电站|电厂|矿业|科技|地产|汽车|航空|能源|电力|物流|股份|控股|店家|商家|卖家|厂商|车企|药企|券商|机场|车站|地铁|"
    r"人士|专家|学者|网友|市民|居民|村民|业内|团队|各方|双方|中方|美方|俄方|日方|韩方|欧方|英方|德方|法方|[\u4e00-\u9fff]方|党|军|部队|军队|警卫队|集团军|委|银行间|工作组|专班|剧组|节目组)$"
)
# Words that end a body's name however the tagger cuts what stands before; a name of at most so many characters.
BODY_WORD = re.compile(
    r"(?:医院|大学|学院|研究院|研究所|公司|集团|银行|协会|学会|商会|法院|检察院|政府|委员会|基金会|出版社|报社|电视台|博物馆|图书馆|交易所|管理局|监管局|气象局|"
    r"水务局|教育局|公安局|统计局|卫健委|发改委|大使馆|外交部|国防部|财政部|央行|联合会|俱乐部|幼儿园|小学|中学|酒店|科技|航空)"
)
NO_HEAD = re.compile(r"[在对向被把让请用的了着，、“《从与据我们愿要]|^.{13,}$")
# What a law demands nobody says.
LAWS = re.compile(r"(?:条例|办法|法|规定|细则|章程|规划|纲要|方案|意见|通知|决定)$")
BODY_OF_NAME = re.compile(r"(?:办公室|团队|工作室|律师|方面|家属|家人|办事处|阵营|政府|基金会|公司)$")
GROUP = re.compile(
    r"(?:人士|专家|学者|网友|市民|居民|村民|分析师|官员|经济学家|群众|代表|委员|业界|外界|舆论|员工|家长|学生|游客|商家|企业|机构|媒体|外媒|消费者|业主|农户|果农|茶农|菜农|"
    r"[\u4e00-\u9fff]农|[\u4e00-\u9fff]友|[\u4e00-\u9fff]{1,2}人|[\u4e00-\u9fff]员|[\u4e00-\u9fff]者|[\u4e00-\u9fff]师|老人|负责人|发言人|客服|邻居|街坊|老乡|路人|同事|同伴|家属|亲属|粉丝|球迷|们|夫妇|夫妻俩?|[兄姐师父母][弟妹徒女子]俩|人员)$"
)
PAPERS = re.compile(
    r"(?:报告|报道|规划|计划|会议|全会|大会|通知|意见|方案|纲要|文件|公告|公报|条例|办法|决定|文章|评论|社论|声明|白皮书|蓝皮书|通报|讲话|批示|消息|信|通稿|全文|细则|法|章程)$"
)
# Nouns that the press lets speak without anybody speaking.
NO_SPEAKER = re.compile(
    r"(?:数据|结果|事实|情况|经验|实践|历史|现实|研究|调查|材料|史料|标准|法律|宪法|规定|指标|曲线|图表|照片|视频|画面|记者|市场|消息|时间|话|传言|谣言|说法|声音)$"
)
NOUN_WIDTH = 16
# 不少, 一名, 两位: how many is no part of the name.
QUANTITY = re.compile(r"^(?:不少|许多|很多|一些|部分|多位|多名|几位|数位|一位|一名|另一[位名])")
LONGEST = 60
SIGHT, SHORT = 12, 3


def without_brackets(noun: str) -> str:
    """Return a name without the short form that stands behind it in brackets."""
    return re.sub(r"[（(][^）)]*[）)]?$", "", noun)


def nameless(plain: str) -> Subject | None:
    """Return the body, group, medium or named paper that the words name."""
    if book := re.match(r"^(?:(?![在于从据把对向])[\u4e00-\u9fff]){0,12}《([^》]{2,40})》", plain):
        title = simple(book.group(1))
        if LAWS.search(title):
            return Subject(book.group(1), "", "same")
        if len(title) > 4 or re.search(r"(?:报|刊|志)$", title):
            return Subject(book.group(1), "", "group")
        return Subject(book.group(1), "", "same") if PAPERS.search(title) else None
    if PAPERS.fullmatch(simple(until_ending(plain))):
        return Subject(until_ending(plain), "", "same")
    if named := _bodied(plain):
        return named
    first, tag = tagged(plain[:SIGHT])[0]
    bodied = BODY.search(simple(plain)[:SIGHT]) or BODY.search(simple(first))  # 审计署 is a verb to the tagger
    if tag[0] in "vdcp" and not bodied and len(plain) > SHORT:
        return None
    noun = re.sub(
        r"(?:最新|发布的|公布的|的|有关|相关)*(?:数据|统计|监测|资料|文件|消息|调查|实录|公告|官网|报道)+$",
        "",
        simple(until_ending(plain)),
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
        return name_at_end(body) or Subject(body, "", "person")
    return Subject(body, "", "group") if last in ("nt", "ns", "nz", "j") else None


def _bodied(plain: str) -> Subject | None:
    """Return the body whose name no list holds, told by its last word and by what follows: 安和医院昨日."""
    for found in BODY_WORD.finditer(simple(plain)):
        rest, head = plain[found.end() :], simple(plain)[: found.start()]
        if (not rest or MARKER.match(simple(rest))) and NO_HEAD.search(head) is None:
            return Subject(plain[: found.end()], "", "group")
    return None


def plain_noun(plain: str) -> Subject | None:
    """Return what speaks by words that no list holds, a noun at their end: 远山地产, 妈妈, 不少参赛者, 领队王金辉."""
    if is_unknown_name(plain):
        return Subject(plain, "", "person")
    noun = re.sub(r"^.*的(?=[\u4e00-\u9fff]{2,})", "", without_brackets(until_ending(plain)))
    noun = QUANTITY.sub("", noun)
    words = tagged(noun)
    if re.fullmatch(r"[小阿]?(.)\1", noun):  # 乐乐
        return Subject(noun, "", "person")
    fit = 2 <= len(noun) <= NOUN_WIDTH and all(
        (tag[0] in "njsvabxkqlit" or tag == "eng") and word not in "有是让要" for word, tag in words
    )
    if not fit or not noun.isalnum() or words[-1][1][0] not in "njkxel" or len(simple(words[-1][0])) < 2 > len(words):
        return None
    if NO_SPEAKER.search(simple(noun)) or PAPERS.search(simple(noun)) or (words[0][1][0] == "v" and len(words) == 1):
        return None
    return name_at_end(noun) or Subject(noun, "", "group")


def name_at_end(noun: str) -> Subject | None:
    """Return the person whose name ends a run of nouns, what stands before it being the role: 考察队领队王金辉."""
    words = tagged(noun)
    name = words[-1][0]
    if not words[-1][1].startswith("nr") or len(name) < 2:
        return None
    role = noun[: -len(name)]
    return Subject(name, role, "person") if role or len(name) > 1 else None


def people(noun: str) -> bool:
    """Return True for a noun that means people: 村民们, 夫妻俩."""
    return bool(GROUP.search(simple(noun)))


LOUD = re.compile(r"[大轻輕小高低][声聲]")


def until_ending(plain: str) -> str:
    """Return the words of a subject up to where what it does begins, or where and when."""
    out = ""
    words = tagged(plain[:LONGEST])
    for place, (word, tag) in enumerate(words):
        # 税务总局联合发文: a body that has been named whole does something now.
        if tag[0] == "v" and len(out) > 1 and BODY.search(simple(out)):
            break
        follows = words[place + 1][0] if place + 1 < len(words) else ""
        if out and (
            tag[0] in "pdtczyi"
            or word == "私下"
            or follows in ("着", "著")
            or LOUD.match(word)
            or (tag[0] in "vmr" and MARKER.match(word))
        ):
            break
        out += word
    return out.rstrip("“‘《（(")
