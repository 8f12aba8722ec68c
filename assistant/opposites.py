"""Words that exclude one another, in both languages: the one table by which a near miss, a denial and a false premise are told.

WHICH tells things of one sort apart: what is said of the northern channel is not said of the southern one. ACTS are what is
done or happens: a source that says something rose denies that it fell. A row stands here because press and plans write the
two beside each other, and because neither can be meant by a word for the other.
"""

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

Sides = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a row, in a text: which row, which of its sides, and where the word stands."""

    row: str
    side: int
    start: int
    end: int


def _side(chinese: str, english: str = "") -> re.Pattern[str]:
    """Return the pattern of one side: Chinese forms and English ones, each between spaces; + stands for a space in one."""
    forms = chinese.split() + [rf"\b(?:{form})\b" for form in english.replace("+", r"\s+").split()]
    return re.compile("|".join(forms).replace("+", r"\s*"), re.I)


def _point(own: str, after: str, english: str) -> re.Pattern[str]:
    """Return the pattern of a point of the compass; `after` are characters behind which 东 ends another name (山东部分)."""
    place = rf"{own}(?:[岸侧线翼端段港站楼院]|航道|部(?![分门署委队落])|区(?!别)|门(?!子))"
    return _side(
        rf"(?<![{after}]){place} (?<![东南西北]){own}(?=[、和与]?[中东南西北]+[、和与]?[东南西北]部)",
        rf"{english}(?:ern)?",
    )


def _numbered(han: str, digit: str, words: str) -> re.Pattern[str]:
    """Return the pattern of one of a row: 一期, 第一阶段, 1号线, phase one, the first stage, Line 1."""
    number, things = rf"(?:{words}|{digit})", r"(?:phase|stage|round|batch|generation|term|sector|line|terminal)"
    return _side(
        rf"(?<![\d一二三四五六七八九十第周近同远学到]){han}期(?![间末望刊]) 第[{han}{digit}](?:期|阶段|产业|代|步|线|梯队|轮|批) "
        rf"(?<![\d一二三四五六七八九十.])[{han}{digit}]号(?:线|楼|航站楼|机组|码头|桥|隧道)",
        rf"{things}+{number} (?:{words})+{things}",
    )


WHICH: Mapping[str, Sides] = {
    # Quays, banks, stations and lines are named by them; 东南部 is a point of its own, and belongs to both.
    "compass": (
        _point("东", "山广关华远中", "east"),
        _point("西", "山陕江广", "west"),
        _point("南", "河湖云海越济华", "south"),
        _point("北", "河湖台华", "north"),
    ),
    "stream": (
        _side("上游", "upstream upper+(?:reaches|course|basin)"),
        _side("中游", "midstream middle+reaches"),
        _side("下游", "downstream lower+(?:reaches|course|basin)"),
    ),
    "limit": (_side("上限", "upper+(?:limit|bound)"), _side("下限", "lower+(?:limit|bound)")),
    "ring": (_side("内环", "inner+ring"), _side("外环", "outer+ring")),
    "number": (
        _numbered("一", "1", "first|one|i"),
        _numbered("二", "2", "second|two|ii"),
        _numbered("三", "3", "third|three|iii"),
        _numbered("四", "4", "fourth|four|iv"),
        _numbered("五", "5", "fifth|five|v"),
    ),
    # Statistics are told for both halves and every quarter in the same words.
    "half": (
        _side(
            "上半年 1[-—–至到]6月份? 前[6六]个月 6月[底末]", "first+half H1 January(?:[-–]|+to+)June first+six+months"
        ),
        _side("下半年 7[-—–至到]12月份?", "second+half H2 July(?:[-–]|+to+)December"),
    ),
    "quarter": (
        _side("(?:一|第1|第一)季度 1[-—–至到]3月份?", "first+quarter Q1 January(?:[-–]|+to+)March"),
        _side("(?:二|第2|第二)季度 4[-—–至到]6月份?", "second+quarter Q2 April(?:[-–]|+to+)June"),
        _side("(?<!前)(?:三|第3|第三)季度 7[-—–至到]9月份?", "third+quarter Q3 July(?:[-–]|+to+)September"),
        _side("(?:四|第4|第四)季度 10[-—–至到]12月份?", "fourth+quarter Q4 October(?:[-–]|+to+)December"),
        _side("前三季度 1[-—–至到]9月份? 前[9九]个月", "first+three+quarters first+nine+months"),
    ),
    "residence": (
        _side("城镇(?!化) 城市居民 城乡", "urban"),
        _side("农村 乡村 农民 农业农村 城乡", "rural countryside villages?"),
    ),
    # One woman or man is somebody, whom a text may call by name alone.
    "sex": (
        _side("男(?!友)", "men(?:'s)? males? boys?"),
        _side("(?<![子儿])女(?![士儿])", "women(?:'s)? females? girls?"),
    ),
    # 进出口 is neither: it is both together.
    "trade": (
        _side("(?<!进)出口(?!商)", "exports? exported exporting"),
        _side("进口(?!商)", "imports? imported importing"),
    ),
    # What happened to people in a disaster, each told beside the others.
    "casualties": (
        _side(
            "死亡(?!率) 遇难 丧生 身亡 罹难 死者 丧命 死伤 伤亡",
            "deaths? death+toll dead died dies? kill(?:s|ed|ing)? fatalit(?:y|ies) casualties",
        ),
        _side("受伤 伤者 轻伤 重伤 死伤 伤亡", "injur(?:y|ies|ed|ing) wounded casualties"),
        _side("失踪 失联", "(?:people|persons|were|was|still)+missing missing+(?:people|persons) unaccounted"),
        _side("受灾"),
    ),
    # What is ordered is not yet delivered.
    "sale": (
        _side("交付 交机 移交", "deliver(?:y|ies|ed|ing|s)?"),
        _side("订单 订购 订货 预订", "ordered orders+for order+book"),
        _side("销量 销售量 售出 卖出", "sales sold"),
    ),
    "games": (
        _side("(?<!残)[奥亚全]运会? (?<!残疾人)运动会", "Olympics? Olympic+Games Asian+Games"),
        _side("残奥会? 残疾人(?:奥林匹克)?运动会 亚残运会 残运会", "Paralympics? Paralympic+Games Para+Games"),
    ),
    "plenum": tuple(
        _side(f"{han}中全会", f"{word}+(?:plenary+session|plenum)")
        for han, word in zip("一二三四五六七", "first second third fourth fifth sixth seventh".split(), strict=True)
    ),
    "border": (_side("入境", "inbound"), _side("出境", "outbound")),
    "school": (_side("初中", "junior+(?:high|secondary|middle)"), _side("高中", "senior+(?:high|secondary|middle)")),
}

# What these say may be said in many other ways (夺走三人生命): there, another of the row must stand for what is asked.
OTHERWISE = frozenset({"casualties", "sale", "games"})
# What a document is of stands over all of it, where it is said at all.
TITLES = frozenset({"plenum"})

ACTS: Mapping[str, Sides] = {
    # A rate of growth that falls is no fall: 增速, 涨幅 and 降幅 are things, not what happens.
    "amount": (
        _side(
            "增长(?!率|点|极|速度) 增加(?!值) 上升 上涨 提高 攀升 走高 上调 调高 调升 回升 增[至到] 升[至到了] 涨[至到了价] 翻番 飙升 大涨",
            "rose rise[sn]? rising grew grow[sn]? grown increas(?:e[sd]?|ing) climb(?:s|ed|ing)? jumped surg(?:e[sd]?|ing) soar(?:s|ed|ing)? went+up rais(?:e[sd]?|ing) up(?=\\s\\d)",
        ),
        _side(
            "下降 减少 下跌 降低 下滑 走低 下调 调低 回落 降[至到了] 减[至到] 跌[至到了] 萎缩 大跌 暴跌",
            "fell fall(?:s|en|ing)? drop(?:s|ped|ping)? declin(?:e[sd]?|ing) decreas(?:e[sd]?|ing) shrank shrunk shrink(?:s|ing)? "
            "slump(?:s|ed|ing)? plung(?:e[sd]?|ing) tumbl(?:e[sd]?|ing) went+down lower(?:s|ed|ing) cuts? cutting reduc(?:e[sd]?|ing) slash(?:ed|es|ing)? down(?=\\s\\d)",
        ),
    ),
    # What begins or is founded, and what ends: a thing that went into service was not shut down, as far as its source says.
    "being": (
        _side(
            "启动 开始 开工 投产 投用 投入(?:使用|运行) 启用 开通 开园 开馆 开业 开门 开放 设立 成立 建立 恢复 施行",
            "open(?:s|ed|ing)? start(?:s|ed|ing)? beg[au]n begins? launch(?:es|ed|ing)? establish(?:es|ed|ing)? "
            "set+up resum(?:e[sd]?|ing) came+into+(?:force|service) introduc(?:e[sd]?|ing)",
        ),
        _side(
            "关闭 关停 关门 停业 停用 停止 停运 停产 停工 停办 叫停 终止 中止 暂停 取消 撤销 撤下 废除 废止 解散 拆除",
            "shut(?:s|ting)? clos(?:e[ds]?|ing|ure) halt(?:s|ed|ing)? suspend(?:s|ed|ing)? cancel(?:s|l?ed|l?ing)? "
            "abolish(?:es|ed|ing)? abolition scrap(?:s|ped|ping)? repeal(?:s|ed|ing)? terminat(?:e[sd]?|ing) dismantl(?:e[sd]?|ing)",
        ),
    ),
    "decision": (
        _side("批准 同意 通过 获批", "approv(?:e[sd]?|ing|al) pass(?:es|ed)? adopt(?:s|ed)?"),
        _side("否决 驳回 拒绝 不予批准", "reject(?:s|ed|ing)? vetoe?(?:s|ed)? refus(?:e[sd]?|ing|al)"),
    ),
    "schedule": (
        _side("提前 如期 按期 准时", "ahead+of+schedule on+(?:time|schedule) as+scheduled brought+forward"),
        _side("推迟 延期 延后 延迟 顺延", "postpon(?:e[sd]?|ing|ement) delay(?:s|ed|ing)? put+off"),
    ),
    "membership": (_side("加入", "join(?:s|ed|ing)?"), _side("退出", "withdr[ae]w(?:s|n|ing)? quits? exited")),
    "office": (
        _side("就任 上任 当选 出任 履新", "took+office appointed elected"),
        _side("辞职 卸任 离任 下台 免职 罢免 辞去", "resign(?:s|ed|ing|ation)? stepped+down dismissed sacked ousted"),
    ),
    "presence": (_side("出席", "attend(?:s|ed|ing)?"), _side("缺席", "absent missed")),
    "rigour": (
        _side("收紧 从严 加严", "tighten(?:s|ed|ing)? stricter"),
        _side("放宽 放松", "relax(?:es|ed|ing)? loosen(?:s|ed|ing)? eas(?:e[sd]?|ing)"),
    ),
    "stance": (_side("支持 赞成", "support(?:s|ed|ing)?"), _side("反对", "oppos(?:e[sd]?|ing)")),
    "balance": (_side("顺差 盈余 盈利", "surplus"), _side("逆差 赤字 亏损", "deficit")),
    "charge": (
        _side("收费 缴费 交费 交钱 付费 收取费用 收取?[^，。；]{0,6}费", "charg(?:e[sd]?|ing)"),
        _side("免费 免收", "free+of+charge for+free waiv(?:e[sd]?|ing)"),
    ),
    "keeping": (
        _side("上[交缴] 交给(?:国家|上级|财政)", "hand(?:ed|s)?+over turn(?:ed|s)?+over"),
        _side("留给(?:本?单位|自己|企业) 自留 留存 归(?:本|该)?单位", "retain(?:s|ed|ing)? keeps? kept"),
    ),
}

# Names that a word of the table is a part of, and says nothing in.
NAMES = re.compile(
    r"\b(?:north|south|east|west)(?:ern)?\s+(?:korea|korean|koreans|africa|african|asia|asian|china\s+sea|ireland|america|american|"
    r"carolina|dakota|virginia|sudan|timor|germany|sea|pole|atlantic)\b|\b(?:middle|far|near)\s+east\b|\bwest\s+bank\b|"
    r"\bfirst\s+(?:lady|aid)\b|\b(?:close|open)\s+to\b",
    re.I,
)


@functools.lru_cache(maxsize=256)
def which(text: str) -> tuple[Said, ...]:
    """Return the words of a folded text that tell one thing of a sort from another, by row, then by side."""
    return tuple(_found(WHICH, text))


def acts(text: str, rows: Collection[str] = ACTS.keys()) -> list[Said]:
    """Return the words of a text for what is done or happens and has an opposite, in text order; of some rows alone."""
    told = _found({row: ACTS[row] for row in ACTS if row in rows}, text)
    return sorted(told, key=lambda said: (said.start, -said.end))


def unnamed(asked: str, quote: str, around: str) -> str:
    """Return the word of a question that tells its thing apart and that a quote does not have, as it is written; "" for none.

    It must stand in the quote, or around it while the quote names none of the others; of a row of OTHERWISE the quote must
    name none of the others alone, and of a row of TITLES what is over it neither. A question that names several of a row asks about each of them, and a quote of one is no
    near miss.
    """
    asked_for, told = which(asked), sides(quote)
    over = sides(around)
    for word in asked_for:
        if len({other.side for other in asked_for if other.row == word.row}) > 1:
            continue
        here, there = told.get(word.row, set()), over.get(word.row, set())
        elsewhere = there if word.row in TITLES else word.row not in OTHERWISE
        if word.side not in here and (here or (word.side not in there and elsewhere)):
            return asked[word.start : word.end]
    return ""


def names_another(asked: str, text: str) -> bool:
    """Return True when a text names another of a sort than the one a question asks about, and not that one."""
    wanted = sides(asked)
    told = sides(text) if wanted else {}
    return any(len(own) == 1 and told.get(row) and not own & told[row] for row, own in wanted.items())


def tells_the_contrary(asked: str, text: str) -> bool:
    """Return True when a text says of an amount that it rose where a question takes it to have fallen, or the other way round."""
    wanted, told = ({said.side for said in acts(one, ("amount",))} for one in (asked, text))
    return len(wanted) == len(told) == 1 and wanted != told


def sides(text: str) -> dict[str, set[int]]:
    """Return by row which sides of it a text names."""
    out: dict[str, set[int]] = {}
    for said in which(text):
        out.setdefault(said.row, set()).add(said.side)
    return out


def _found(table: Mapping[str, Sides], text: str) -> Iterator[Said]:
    plain = NAMES.sub(lambda name: " " * len(name.group()), text)
    for row, patterns in table.items():
        for side, pattern in enumerate(patterns):
            yield from (Said(row, side, found.start(), found.end()) for found in pattern.finditer(plain))
