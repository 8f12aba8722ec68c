"""The names of a sentence in its sources' language: people, places and bodies that are not there, or put together of two."""

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from assistant.checked.quotations import PAPER
from assistant.checked.sounds import heard_in, is_chinese_name, is_name, is_place_name, may_be_person, sounds_alike
from assistant.checked.source import Cited, Fault
from assistant.checked.words import content, every_word, folded
from assistant.glossary import Glossary
from index.library import Library

HAN = re.compile(r"[\u3400-\u9fff]")
# What the tagger takes by itself, whatever stands before and behind.
BETWEEN_MARKS = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._]+")
WORD = re.compile(r"\b(?:[A-Z]&[A-Z]\b|[A-Z][A-Za-z]*(?:[-’'][A-Za-z]+)*)")
COMPOUND = re.compile(r"[A-Z][a-z]+-[a-z]")
CAPITAL_NEXT = re.compile(r"(?:['’]s)? [A-Z]")
RUN = re.compile(rf"(?:{WORD.pattern})(?: (?:{WORD.pattern}))*")
# Capitalised without being anybody's name; months and days are dates, and China's own name is left out at home.
NO_NAME = frozenset(
    "i mr mrs ms dr prof sir january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday china chinese english ad bc bce ce "
    # What kind of place or body a name is of, and where in it: River, City, Republic, North.
    "river bridge lake sea bay beach island mountain mount hill valley port street road avenue line station airport county city town village "
    "district province state states region republic kingdom union north south east west northern southern eastern western central new "
    "university college school institute academy hospital bank company corporation group party ministry department bureau office agency "
    "commission committee council court congress parliament government law act regulation plan report project foreign national international "
    "mw gw kw kwh mwh gwh twh km kg mm cm ceo cfo "
    "federal royal people public general high great first second third".split()
)
HOME = frozenset("中国 我国 全国 中华 中华人民共和国 国内 全省 全市 全县 全区 本市 本省 城乡".split())
# One place by several names: what stands behind a name, and the one character that stands for a province.
AREA = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|省|市|区|县|州|镇|乡|村)$")
# Bodies by how their names end, and those that anybody may be: a text may say 公司 for what its source calls 集团.
BODY = re.compile(
    r"(?:集团|公司|大学|学院|医院|银行|协会|学会|委员会|联盟|基金会|法院|检察院|局|厅|委|署|研究院|研究所|日报|晚报|电视台|出版社)$"
)
ANY_BODY = frozenset(
    "集团 公司 大学 学院 医院 银行 协会 学会 委员会 联盟 基金会 法院 检察院 局 厅 委 署 研究院 研究所 日报 晚报 电视台 出版社 子公司 总公司 分公司 有限公司 股份公司 "
    "当局 结局 格局 布局 邮局 大厅 客厅 餐厅 该局 该厅 该委 全局 总局 市委 省委 县委 区委 党委 常委 编委 政委 部委 原委 医院 高校".split()
)
TITLED = re.compile(
    r"(?:长|书记|主任|主席|总统|总理|经理|教授|院士|研究员|发言人|负责人|先生|女士|代表|委员|总裁|秘书|记者)$"
)
# Sorts of places, which anybody may speak of.
NOWHERE = re.compile(r"城镇|城乡|乡镇|农村|市区|县城|城区|郊区|周边|沿海|内地|海外|境外|地区$|^[在到从于]")
# Everyday words that the tagger's dictionary has as places.
NO_PLACE = frozenset(
    "中断 中约 中风 中考 中联 上台 上岗 上路 上马 上坡 上古 上联 上铺 上宾 下坡 下联 下河 入口 入海 入川 井口 井台 井水 关联 冰川 冰山 冰河 加密 加仑 南瓜 台风 台地 吉他 喜庆 城堡 "
    "塔台 塞车 墨水 多嘴 多极 大坝 大河 大海 大江 大山 大洋 天桥 太阳 太平 宜居 密约 山坡 山城 山寨 山岭 山庄 山水 山河 山羊 山脚 山野 山门 山鸡 山川 山林 山泉 山溪 山岗 山岩 后山 巴士 并联 "
    "广度 广布 广开 库仑 延时 开山 开春 怀古 扎根 拱坝 拱桥 攸关 故城 旧城 新城 新春 新鲜 日增 日志 朝圣 朝野 株连 欢度 江水 江河 江流 江湖 池塘 沧桑 河口 河川 河水 河渠 河港 河湖 河畔 河道 内河 "
    "治安 治本 治沙 沿河 泉水 海峡 海洋 海港 海湾 海滨 海滩 海疆 海塘 海马 海鲜 深山 深度 深海 深谷 浅海 渡河 渡江 渡海 湖水 湖泊 湖滨 湖畔 滑坡 火海 牡丹 登门 盐湖 神圣 福利 福地 美丽 美德 美感 "
    "英雄 虎口 蓝牙 西瓜 象牙 贵宾 路桥 远洋 邦联 都城 重阳 银联 长大 长寿 长度 长波 长跑 长龙 长尾 阳极 阴阳 香水 馆藏 馆内 驻京 来京 离京 高原 黑马 龙脉 保鲜 二本 古寺 古庙 古堡 古都 绕城 城建 城关 "
    "锦旗 屯田 四环 五岳 云海 松林 摩崖 委顿 雅兴 雅乐 北风 仰角 旁门 圣明".split()
)
AREAS = frozenset("省市县区州")
NUMERALS = tuple("0123456789一二三四五六七八九十百千万亿两几")
QUALIFIES = tuple("约近超逾共达仅")
PLACE_TAGS = ("ns", "nsf")
# What may name a body before 法院 or 公司: nouns, foreign words and what the tagger does not know; not 二审 or 新设.
NOUNS = ("n", "x", "j", "z", "i", "l", "s", "f")
NEAR = 2


def name_faults(text: str, cited: Sequence[Cited], glossary: Glossary) -> Iterator[Fault]:
    """Yield the names of a text that no source has: hard where a rule can tell, a doubt where none can."""
    if not any(source.outlet for source in cited):
        text = PAPER.sub(" ", text)  # which no source tells, and which is doubted as a quotation
    known = _Known(cited, glossary, text)
    if known.has_every_word(text):  # then no name is new, and none of them need be looked for
        return
    for name in (*_chinese(text, known.stands), *_latin(text)):
        if not known.has(name) and not known.has_given(name):
            yield from known.judged(name)
    for run in RUN.findall(text):
        yield from known.run(run.split(" "))


class _Known:
    """What the sources and what stands around them name."""

    def __init__(self, cited: Sequence[Cited], glossary: Glossary, text: str) -> None:
        self._said = text
        self._glossary = glossary
        self._text = "\n".join(f"{source.text}\n{source.around}" for source in cited)
        self._languages = {source.chinese for source in cited}
        self._words = frozenset[str]().union(
            *(every_word(part) for source in cited for part in (source.text, source.around))
        )

    @functools.cached_property
    def _plain(self) -> str:
        return folded(self._text)

    @functools.cached_property
    def _said_otherwise(self) -> frozenset[str]:
        """The official forms in the text that the sources hold otherwise: looked up where a name needs it, for it takes long."""
        return self._glossary.otherwise(self._said, self._text)

    def has_every_word(self, text: str) -> bool:
        """Return True when all words of a Chinese text stand there; names in Latin letters may be put together of two."""
        return every_word(text) <= self._words and not WORD.search(text)

    def stands(self, run: str) -> bool:
        """Return True when a folded run of characters stands there as it is, and with it every name in it."""
        return run in self._plain

    def has(self, name: str) -> bool:
        """Return True when a name stands there, in any script, case or official form, or by its initials."""
        plain = folded(name)
        if HAN.search(name):
            stands = any(form in self._plain for form in (plain, AREA.sub("", plain), BODY.sub("", plain) or plain))
        else:
            stands = every_word(name) <= self._words or (name.isupper() and _initials(name, self._text))
        return stands or plain in self._said_otherwise

    def has_given(self, name: str) -> bool:
        """Return True when the tagger drew a character to a word that stands there (成|建制村), and took both for somebody."""
        return len(name) == NEAR + 1 and name[1:] in self._plain and name[0] not in self._plain

    def judged(self, name: str) -> Iterator[Fault]:
        """Yield what comes of a name that does not stand there as it is: nothing where its sound or translation does."""
        if bool(HAN.search(name)) in self._languages and len(self._languages) == 1:
            yield Fault("name", (name,))
            return
        alike = sounds_alike(name, self._plain)
        if alike is None:
            yield Fault("name_unheard", (name,), hard=False)
        elif not alike:
            yield Fault("name", (name,))

    def run(self, words: list[str]) -> Iterator[Fault]:
        """Yield what comes of capitalised words in a row: a Chinese name by its sound, or one put together of two."""
        names = [
            word
            for word in words
            if word.lower() not in NO_NAME and content(word) and (is_name(word) or is_chinese_name(words))
        ]
        if True in self._languages and is_chinese_name(names) and not all(map(self.has, names)):
            if self._translated(names):
                return
            if not heard_in(names, self._plain):
                yield Fault("name", (" ".join(names),))
            return
        yield from self._other_surname(words)
        for one, other in zip(names, names[1:], strict=False):
            if self.has(one) and self.has(other) and not self._side_by_side(one, other):
                yield Fault("name", (f"{one} {other}",))

    def _other_surname(self, words: list[str]) -> Iterator[Fault]:
        """Yield a name of which the sources have the first part alone: Helena Brown, where they have Helena Marsh."""
        if self._languages != {False}:
            return
        for one, other in zip(words, words[1:], strict=False):
            known = re.search(rf"\b{re.escape(one)} ([A-Z][a-z]+)\b", self._text)
            if known and known[1] != other and other.lower() not in NO_NAME and not self.has(other) and is_name(one):
                yield Fault("name", (f"{one} {other}",))

    def _translated(self, names: list[str]) -> bool:
        """Return True when words in a row are the usual way to say a name that stands there: Hong Kong for 香港."""
        ways = Library.table().ways(" ".join(stem for name in names for stem in Library.words(name)))
        return any("".join(way) in self._plain for way, _ in ways)

    def _side_by_side(self, one: str, other: str) -> bool:
        """Return True when two names stand near each other, or cannot be looked for since they stand there otherwise."""
        a, b = (re.escape(word.lower()) for word in (one, other))
        lower = self._text.lower()
        if not (re.search(rf"\b{a}\b", lower) and re.search(rf"\b{b}\b", lower)):
            return True
        between = rf"(?:\W+\w+){{0,{NEAR}}}\W+"
        return re.search(rf"\b{a}{between}{b}\b|\b{b}{between}{a}\b", lower) is not None


def _tagged(text: str, stands: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Return the words of a text with their parts of speech; a run of characters that stands in the sources is one word of none.

    Tagging takes longer than all else here, and the tagger takes each run between two marks by itself.
    """
    plain = folded(text)
    plain = plain if len(plain) == len(text) else text
    out, last = [], 0
    for at in BETWEEN_MARKS.finditer(plain):
        out += [(mark, "x") for mark in text[last : at.start()]]
        run = text[at.start() : at.end()]
        out += [("", "x")] if stands(at.group()) or not HAN.search(run) else Library.tagged(run)
        last = at.end()
    return out


def _chinese(text: str, stands: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the people, places and bodies that a Chinese text names and that do not surely stand there, in order, each once."""
    if not HAN.search(text):
        return ()
    words, out = _tagged(text, stands), []
    for n, (word, tag) in enumerate(words):
        before, after = words[n - 1] if n else ("", ""), words[n + 1] if n + 1 < len(words) else ("", "")
        # The tagger drew what counts or qualifies a number to a word beside it: 3460|张清|拆令, 中约|四成.
        if before[0][-1:] in NUMERALS or (word[-1:] in QUALIFIES and after[0][:1] in NUMERALS):
            continue
        if (
            tag in PLACE_TAGS
            and word not in HOME
            and word not in NO_PLACE
            and not NOWHERE.search(word)
            and (len(word) > NEAR or is_place_name(word))
        ):
            # 东京 before 市长 is the city 东京市.
            out.append(word + after[0][:1] if after[0][:1] in AREAS and len(after[0]) > 1 else word)
        elif tag.startswith("nr") and (person := _person(word, before, after)):
            out.append(person)
        elif BODY.search(word) and (body := _body(word, before)):
            out.append(body)
    return tuple(dict.fromkeys(out))


def _body(word: str, before: tuple[str, str]) -> str:
    """Return what names a body: itself, or the unknown word before 集团, 公司 and the like; "" for any body."""
    if word not in ANY_BODY:
        return word if len(word) > NEAR else ""
    name, tag = before
    return name if len(name) > 1 and tag[:1] in NOUNS and HAN.match(name) and is_name(name) else ""


def _person(word: str, before: tuple[str, str], after: tuple[str, str]) -> str:
    """Return the person's name at a word that may be one, "" where it may as well be another word."""
    if len(word) == 1 or "·" in (before[0], after[0]):
        return ""
    if len(before[0]) == 1 and len(word) == NEAR and before[1][:1] in ("n", "z") and may_be_person(before[0]):
        return before[0] + word  # 马|志强
    if not may_be_person(word):
        return ""
    titled = TITLED.search(before[0]) or TITLED.search(after[0])
    return word if len(word) > NEAR or titled or is_name(word) else ""


@functools.lru_cache(maxsize=4096)
def _latin(text: str) -> tuple[str, ...]:
    """Return the Latin words of a text that are names, in order, each once.

    A word that begins a sentence counts where another capital follows, or the word table knows it for a name.
    """
    openings = {a for a, _ in Library.sentences(text)}
    out = []
    for at in WORD.finditer(text):
        word = re.sub(r"[’']s?$", "", at.group())
        opens = (
            at.start() in openings
            or not text[: at.start()].rstrip(' “"‘(（').strip()
            or text[: at.start()].rstrip()[-1:] in '“"'
        )
        if word.lower() in NO_NAME or not content(word) or not is_name(word):
            continue
        if opens and COMPOUND.match(word):  # Nineteen-year-old
            continue
        if not opens or Library.table().ways(" ".join(Library.words(word))) or CAPITAL_NEXT.match(text, at.end()):
            out.append(word)
    return tuple(dict.fromkeys(out))


def _initials(name: str, text: str) -> bool:
    """Return True when letters are the first ones of words that stand in a row in a text."""
    letters = "".join(
        word[0] for word in re.findall(r"[A-Za-z]+", text) if word.lower() not in ("of", "the", "and", "for")
    )
    return name.lower() in letters.lower()
