"""Who has been named in a text so far: full names, their roles, and whom he, she or "the spokesman" would mean."""

import re
from dataclasses import dataclass, field

from index.attribution import Attribution, Subject
from index.persons_zh import simple

# A bare role of so few characters (发言人, 客服) means the longer one that spoke before.
BARE_ROLE = 4
# What speaks only where the text has named its owner before.
PAPER = re.compile(
    r"(?:报告|报道|规划|计划|会议|大会|全会|通知|意见|方案|纲要|文件|公告|公报|条例|办法|决定|文章|社论|声明|report|study|statement|letter)$"
)
MEDIUM = re.compile(r"(?:报|社|网|台|新闻|周刊|媒|杂志)$")
ARTICLE = re.compile(r"^(?:(?:an?|the)\s+|该|这位|这名|那位|上述|这家|这个)", re.I)


# Chinese names keep their surname in front: Li Meng comes again as Li.
PINYIN_SURNAMES = frozenset(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng "
    "cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan sheng zou "
    "xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin qiao lai gong wen pang hong".split()
)


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

    def hear(self, found: Attribution) -> Voice | None:
        """Return who is meant by an attribution, or None when it names nobody that the text has named."""
        voice = self._meant(found)
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
        if found.kind == "same" and PAPER.search(noun):
            return None
        if earlier and (len(noun) <= BARE_ROLE and noun != found.who.lower()):
            return earlier
        if found.kind == "role" and len(found.who) <= BARE_ROLE and earlier:
            return earlier
        self.others.append(found.who)
        return Voice(found.who)

    def _earlier(self, noun: str) -> Voice | None:
        """Return the speaker named last whose name or role ends with a noun: 报告, 负责人, spokesman."""
        ends = MEDIUM if noun in ("报道", "该报", "文章") else re.compile(rf"{re.escape(noun)}$")
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
