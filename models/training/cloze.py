"""Questions made from statements: a figure, a date, a speaker or a list is asked for where it stands.

Chinese asks in place ("地区生产总值增长多少？"), so that a statement with its figure replaced is a question as people ask
it. Across languages a figure is its own translation: it is asked for in the English sentence and found in the Chinese one.
Near misses, for which the passage has no answer, change the year, the figure or the place that the question names.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from models.training import corpora
from models.training.corpora import Asked, Questions
from models.training.recipe import Recipe
from models.training.teacher import PROSE

CLAUSE = re.compile(r"[^。！？；\n]+")
FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*\s*(?:个百分点|%|％|万亿元|亿元|万元|元|万人|亿人|人|万户|户|公里|万吨|亿吨|吨|万亩|亩|家|个|项|倍|岁|架|艘|座|亿|万)"
)
DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?")
SPEAKER = re.compile(r"^([\u4e00-\u9fff·]{2,20}?)(?<!中)(表示|指出|强调|认为|介绍|说|称)[，：:]?(.{6,60})$")
LIST = re.compile(
    r"(包括|分别是|分别为|涵盖)([^，。；、]{2,16}(?:、[^，。；、]{2,16}){1,8}(?:[和及][^，。；、]{2,16})?)"
)
ENGLISH_FIGURE = re.compile(
    r"(?<![\d.,])\d+(?:[.,]\d+)*(?![\d.,]*\d)(?!\s?(?:million|billion|thousand|th\b|st\b|nd\b|rd\b))(?:\s?%| percent| per cent)?"
)
YEAR = re.compile(r"(?<!\d)(19|20)\d{2}(?!\d)")
PLACES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 "
    "贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 深圳 广州 杭州 南京 武汉 成都 西安 美国 英国 法国 德国 日本 韩国 "
    "俄罗斯 印度 巴西 加拿大 澳大利亚 欧洲 非洲"
).split()
ENGLISH_PLACES = (
    "Beijing Shanghai Guangdong Zhejiang Sichuan Tibet London Paris Berlin Tokyo Moscow California Texas Florida "
    "America Britain France Germany Japan Russia India Brazil Canada Australia Europe Africa Asia China Singapore"
).split()
SHORTEST, LONGEST = 8, 70  # characters of a clause
ROOMY = 30  # characters from which a question is cut to the part around what it asks


def made(recipe: Recipe, chance: random.Random, most: int) -> Questions:
    """Return up to `most` questions made from press, plans, laws and sentence pairs, with their passages."""
    windows = [body[:420] for _, body in corpora.press(recipe.data)]
    for folder in ("plans", "laws"):
        for text in corpora.documents(recipe.data, folder):
            windows += [text[first : first + 420] for first in range(0, len(text) - 100, 420)]
    chance.shuffle(windows)
    passages: dict[str, str] = {}
    asked: list[Asked] = []
    for number, window in enumerate(windows):
        found = list(_of_window(window, f"made:{number}", chance))
        if found:
            passages[f"made:{number}"] = window
            asked += chance.sample(found, min(2, len(found)))
        if len(asked) >= most * 2 // 3:
            break
    across = _across(recipe, chance, most // 3)
    return Questions(passages | across.passages, asked + across.asked)


def near_miss(question: str, passage: str, chance: random.Random) -> str | None:
    """Return the question with another year, figure or place, one the passage doesn't hold; None when it names none."""
    kinds: list[Callable[[str, str, random.Random], str | None]] = [_other_year, _other_place, _other_figure]
    chance.shuffle(kinds)
    for other in kinds:
        changed = other(question, passage, chance)
        if changed is not None:
            return changed
    return None


def _of_window(window: str, key: str, chance: random.Random) -> list[Asked]:
    out = []
    for clause in CLAUSE.finditer(window):
        text = clause.group()
        if SHORTEST <= len(text) <= LONGEST:
            out += [
                replace(one, start=one.start + clause.start(), end=one.end + clause.start())
                for one in _of_clause(text, key)
            ]
    return out


def _of_clause(text: str, key: str) -> list[Asked]:
    """Return the questions of one clause; offsets are within the clause."""
    lead = len(text) - len(text.lstrip(" 　，、"))
    out = [_asking(text, lead, found.span(), _word(found.group()), key) for found in FIGURE.finditer(text)]
    for found in DATE.finditer(text):
        out.append(_asking(text, lead, found.span(), "哪一天" if found.group().endswith("日") else "什么时候", key))
    if (said := SPEAKER.match(text[lead:])) is not None:
        out.append(Asked(f"谁{said[2]}{said[3]}？", key, lead + said.start(1), lead + said.end(1)))
    if (several := LIST.search(text)) is not None:
        out.append(Asked(f"{text[lead : several.start(2)]}哪些？", key, *several.span(2)))
    return [one for one in out if len(one.question) >= SHORTEST]


def _asking(text: str, lead: int, span: tuple[int, int], word: str, key: str) -> Asked:
    """Return the question in which the words at a span are asked for; of a long clause only the part around them."""
    before, after = text[lead : span[0]].rpartition("：")[2], text[span[1] :]
    if len(before) + len(after) > ROOMY:
        before, after = "，".join(before.split("，")[-2:]), after.split("，")[0]
    return Asked(before + word + after + "？", key, *span)


def _word(figure: str) -> str:
    """Return 多少 with the unit that the question keeps, as people ask for a figure."""
    unit = re.sub(r"[\d.,\s]", "", figure)
    return "多少" if unit in ("%", "％", "倍", "亿", "万") else "多少" + unit


def _across(recipe: Recipe, chance: random.Random, most: int) -> Questions:
    """Return questions whose sentence is in one language and whose passage is in the other; the answer is a figure."""
    prose = corpora.pairs(recipe.data, PROSE)
    passages: dict[str, str] = {}
    asked: list[Asked] = []
    for zh, en in chance.sample(prose, len(prose)):
        shared = [f for f in ENGLISH_FIGURE.finditer(en) if f.start() > 3 and _stands_once(_digits(f.group()), zh)]
        if not shared or len(asked) >= most:
            continue
        one = chance.choice(shared)
        key = f"across:{len(asked)}"
        sentences = [zh, *(z for z, _ in chance.sample(prose, 3))]
        chance.shuffle(sentences)
        passages[key] = "".join(sentences)
        start = passages[key].index(zh) + zh.index(_digits(one.group()))
        word = "which year" if YEAR.fullmatch(one.group()) else "how many"
        question = f"{en[: one.start()]}{word}{en[one.end() :]}".rstrip(" .") + "?"
        asked.append(Asked(question, key, start, start + len(_digits(one.group()))))
    return Questions(passages, asked)


def _stands_once(figure: str, text: str) -> bool:
    """Return whether a figure of two digits or more stands in a text once, as a figure of its own."""
    return len(figure) > 1 and len(re.findall(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,]*\d)(?![万亿百千])", text)) == 1


def _digits(figure: str) -> str:
    return re.sub(r"[^\d.].*$", "", figure.replace(",", "")).rstrip(".")


def _other_year(question: str, passage: str, chance: random.Random) -> str | None:
    found = YEAR.search(question)
    if found is None or found.group() not in passage:
        return None
    others = [str(int(found.group()) + by) for by in (-10, -5, -3, -2, -1, 1, 2, 3, 5)]
    free = [year for year in others if year not in passage]
    return question[: found.start()] + chance.choice(free) + question[found.end() :] if free else None


def _other_place(question: str, passage: str, chance: random.Random) -> str | None:
    for places in (PLACES, ENGLISH_PLACES):
        named = [place for place in places if place in question]
        free = [place for place in places if place not in passage and place not in question]
        if named and free:
            return question.replace(chance.choice(named), chance.choice(free))
    return None


def _other_figure(question: str, passage: str, chance: random.Random) -> str | None:
    found = [f for f in re.finditer(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])", question) if not YEAR.fullmatch(f.group())]
    if not found:
        return None
    one = chance.choice(found)
    value = float(one.group()) * chance.choice([0.4, 0.5, 1.5, 2, 3]) + 1
    other = f"{value:.1f}" if "." in one.group() else str(int(value))
    return question[: one.start()] + other + question[one.end() :] if other not in passage else None
