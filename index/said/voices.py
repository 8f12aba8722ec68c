"""Who has been named in a text so far: full names, their roles, and whom he, she or "the spokesman" would mean."""

import re
from dataclasses import dataclass, field

from index.said.attribution import Attribution, Subject
from index.said.persons_zh import simple
from index.script import HAN

# A bare role of so few characters (发言人, 客服) means the longer one that spoke before.
BARE_ROLE = 4
# What speaks only where the text has named its owner before.
# 院方 is the hospital named before, 老人 the person.
SIDES = {"院方": "医院", "校方": "学校", "厂方": "厂", "馆方": "馆", "社方": "社", "园方": "园", "店方": "店"}
ELDERS = frozenset(
    "老人 老汉 大爷 大妈 大娘 奶奶 老奶奶 小伙 小伙子 姑娘 小姑娘 女孩 男孩 小女孩 小男孩 男子 女子 孩子".split()
)
PAPER = re.compile(
    r"(?:报告|报道|规划|计划|会议|大会|全会|通知|意见|方案|纲要|文件|公告|通告|通报|说明|信|讲话|公报|条例|办法|决定|文章|社论|声明|report|study|statement|letter)$"
)
# In a statement, 发布情况说明: what the speaker puts out.
PUT_OUT = re.compile(
    r"(?:在|发|发布|发表|公布|出具|印发)[^，]{0,8}?(?P<zh>报告|声明|文章|公告|通告|通报|说明|文件|信|讲话|意见)(?:中|里|上|称|说|指|指出|表示)|"
    r"\b(?:in|through|issued|published|released) (?:an?|its|her|his|their) (?:[\w-]+ ){0,2}(?P<en>report|statement|study|letter)\b"
)
MEDIUM = re.compile(r"(?:报|社|网|台|新闻|周刊|媒|杂志)$")
ARTICLE = re.compile(r"^(?:(?:an?|the)\s+|该|这位|这名|那位|上述|这家|这个)", re.I)


# Chinese names keep their surname in front: Li Meng comes again as Li.
PINYIN_SURNAMES = frozenset(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng "
    "cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan sheng zou "
    "xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin qiao lai gong wen pang hong".split()
)


# The spokeswoman is a spokeswoman for the airline.
OF = r"(?:{0}$|\b{0} (?:for|of|at|from|in|with|to)\b)"


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker by the fullest form of the name, and the role as first told."""

    name: str
    role: str = ""


@dataclass(slots=True)
class Voices:
    """The voices of one text, in the order in which they were met."""

    known: dict[str, str] = field(default_factory=dict)
    """Each form of a person's name → the fullest one."""
    roles: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """Roles, bodies and papers that have spoken, the latest last."""
    papers: dict[str, Voice] = field(default_factory=dict)
    """What a speaker has put out, by its kind: 声明, statement."""
    last: Voice | None = None
    person: Voice | None = None
    """Whom he or she would mean: the person named last."""

    def meet(self, who: Subject | Attribution) -> Voice:
        """Return the person named, remembered with every form of the name."""
        full = self.known.get(who.who, who.who)
        for form in {full, *_forms(full)}:
            self.known.setdefault(form, full)
        if who.role:
            self.roles.setdefault(full, who.role)
        self.person = Voice(full, self.roles.get(full, ""))
        return self.person

    def hear(self, found: Attribution, words: str = "") -> Voice | None:
        """Return who is meant by an attribution, or None when it names nobody that the text has named.

        `words` are those of the sentence that name the speaker: of 审计署在报告中指出 the report is remembered too.
        """
        voice = self._meant(found)
        if voice and (paper := PUT_OUT.search(simple(words))):
            self.papers[paper["zh"] or paper["en"]] = voice
        self.last = voice or self.last
        return voice

    def _meant(self, found: Attribution) -> Voice | None:
        if found.kind == "person":
            return self.meet(found)
        if found.kind == "he":
            return self.person or self.last
        if found.who.lower() == "it":
            return Voice(self.others[-1]) if self.others else None
        noun = ARTICLE.sub("", simple(found.who)).lower()
        earlier = self._earlier(noun)
        if earlier and found.kind in ("same", "perhaps"):
            return earlier
        if found.kind == "same" and (paper := PAPER.search(noun)):
            return self.papers.get(paper.group(0))
        if earlier and (len(noun) <= BARE_ROLE and noun != found.who.lower()):
            return earlier
        if found.kind == "role" and len(found.who) <= BARE_ROLE and earlier:
            return earlier
        if noun in ELDERS and self.person:
            return self.person
        if found.kind == "group" and (whole := self._whole(SIDES.get(noun, noun))):
            return whole
        self.others.append(found.who)
        return Voice(found.who)

    def _whole(self, noun: str) -> Voice | None:
        """Return the body named before of which a noun is the end: 交警支队 of 市公安局交警支队."""
        ends = (other for other in reversed(self.others) if HAN.search(noun) and simple(other).endswith(noun))
        return next((Voice(other) for other in ends), None)

    def _earlier(self, noun: str) -> Voice | None:
        """Return the speaker named last whose name or role ends with a noun: 报告, 负责人, spokesman."""
        ends = MEDIUM if noun in ("报道", "该报", "文章") else re.compile(OF.format(re.escape(noun)))
        for other in reversed(self.others):
            if ends.search(simple(other).lower()):
                return Voice(other)
        for name, role in reversed(self.roles.items()):
            words = simple(role).lower()
            if ends.search(words) or re.match(rf"{re.escape(noun)}\b", words):
                return Voice(name, role)
        return None


def _forms(full: str) -> list[str]:
    """Return the shorter forms in which a name comes again: 科瓦尔, Okafor, Li."""
    if "·" in full:
        return [full.rsplit("·", 1)[1]]
    words = [word for word in full.split() if word not in ("Jr.", "Jr", "Sr.", "Sr", "II", "III")]
    if len(words) < 2:
        return []
    return [words[-1], words[0]] if words[0].lower() in PINYIN_SURNAMES else [words[-1]]
