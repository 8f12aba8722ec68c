"""What may be asked about a document itself (who wrote it, which outlet, when …), by the words of both languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked.kinds import OUT
from assistant.found.naming import file_words, says
from assistant.glossary import glossary
from assistant.types import Question
from index.library import Library, Record, is_across


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing asked of a document: the roles of the lines that tell it, the likeliest first, and the record's fields.

    `hint` must stand in such a line where the record has no value to look for; `sure` marks what no sentence of the
    text can answer besides: where neither line nor record tells it, nothing does.
    """

    name: str
    asked: re.Pattern[str]
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    hint: re.Pattern[str] | None = None
    sure: bool = False


# Who wrote it is asked for by these words, whatever else the question says of the document.
WROTE = re.compile(
    r"哪[一]?[位个名]?(?:记者|作者)|(?:记者|作者)(?:是谁|叫|姓)|谁(?:采写|撰写|写)|(?:which|what) (?:reporter|journalist|author)|\bwho (?:wrote|reported)",
    re.I,
)
# The first mark whose words are found (folded); the order settles questions that fit two (which outlet reported it).
MARKS = (
    Mark("editor", re.compile(r"责编|编辑|\bedit", re.I), ("editor",), ("editor",), re.compile("编|[Ee]dit|編"), True),
    Mark("reporter", WROTE, ("byline", "dateline", "source_line"), ("reporter",), re.compile(r"记者|記者|文[/／：]|作者|通讯员|\b[Bb]y\b|Reporting"), True),
    Mark("proof", re.compile("校[对對]|审校|proofread", re.I), ("editor",), (), re.compile("校"), True),
    Mark("photo", re.compile(r"摄|拍|photograph|took the (?:photo|picture)", re.I), ("credit", "caption"), (), None, True),
    Mark("origin", re.compile(r"转[载发]自|(?:reprint|republish|t[oa]k)\w* from", re.I), (), ("outlet",), None, True),
    Mark("reprints", re.compile(r"转载|reprint|republish", re.I), (), ("reprints",), None, True),
    Mark("number", re.compile(r"文号|发文字号|文件编号|几号(?:文|令|公告)|document number|(?:official|reference) number", re.I), (), ("number",), None, True),
    Mark("url", re.compile(r"网址|链接|网页地址|\burl\b|web ?address|\blink ", re.I), (), ("url",), None, True),
    Mark("repealed", re.compile(r"废止|失效|停止执行|repeal|expire|cease", re.I), (), ("repealed",)),
    Mark("effective", re.compile(r"施行|生效|起?实施|开始执行|take effect|t(?:ook|akes) effect|(?:in|into) force|effective", re.I), (), ("effective",)),
    Mark("outlet", re.compile(r"媒体|报纸|报社|报刊|通讯社|网站|电视台|杂志|newspaper|outlet|carried|picked up|publications?\b(?! date)|news agenc|\bpapers?\b|websites?|\bpress\b|\bmedia\b", re.I), ("source_line", "dateline"), ("outlet",)),
    Mark("published", re.compile(rf"(?:何时|何日|何年|什么时[候间]|啥时候|哪一?[年月天日]|几月|几号).{{0,6}}(?:{OUT})|(?:{OUT}).{{0,6}}(?:何时|何日|何年|什么时[候间]|啥时候|哪一?[年月天日]|几月|几号|日期|时间)|\bwhen\b|\bdate\b|wh(?:at|ich) (?:day|year)", re.I), ("source_line", "dateline", "byline"), ("published",)),
    Mark("delivered", re.compile(r"宣读|落款|署的?日期|哪一?[天日][^，。？]{0,6}(?:作|做|宣读|发表)的|\bbears?\b|\bdelivered\b|\bdated\b", re.I), ("source_line", "dateline"), ("published",)),
    Mark("issuer", re.compile(r"印发|发文|发布|制定|颁布|出台|公布|下发|签发|issue|released|published|promulgated", re.I), (), ("issuer", "outlet")),
    Mark("reporter", re.compile(r"记者|出自|写|作者|署名|报道|编的|wr[io]t|reported|reporter|byline|author", re.I), ("byline", "dateline", "source_line"), ("reporter",), re.compile(r"记者|記者|文[/／：]|作者|通讯员|\b[Bb]y\b|Reporting"), True),
)  # fmt: skip
# Who gives a speech or a report is a mark of its text, told at its head.
SPEAKER = Mark(
    "speaker",
    re.compile(
        r"\b(?:delivered|gave|presented|read out)\b.*\b(?:budget|address|statement|speech|report)\b|"
        r"(?:谁|哪一?位[^，。？]{0,6})(?:作|做|宣读|提交|发表)(?:的|了)?[^，。？]{0,20}(?:报告|预算案|讲话|演说|致辞)|"
        r"(?:报告|预算案|讲话|演说|致辞)(?:是|由)?(?:谁|哪一?位[^，。？]{0,4})(?:作|做|宣读|提交|发表)",
        re.I,
    ),
    (),
    (),
)
# Kinds of question that may ask for a mark; a date is one only where a text says when it takes effect or was given.
ASKABLE = {
    "metadata": frozenset(mark.name for mark in MARKS),
    "date": frozenset({"effective", "repealed", "delivered"}),
    "who": frozenset({"speaker"}),
}
ASKS = re.compile(r"谁|哪|几|什么|何|多少|啥|\b(?:who|what|which|when|whose)\b", re.I)
# Words that ask for a mark and say nothing of the document that is meant.
ASKING = """
    报道 文章 稿件 稿子 消息 新闻 记者 编辑 责任编辑 责编 作者 署名 媒体 报纸 报社 报刊 通讯社 网站 电视台 杂志 发布 发表 刊发 刊登 刊出 刊载 见报 登出 印发 公布 出台 颁布
    发文 成文 下发 制定 起草 签发 日期 时间 文号 文件 字号 编号 网址 链接 地址 拍摄 摄影 拍 摄 照片 图片 配图 采写 撰写 采访 写 篇 条 份 则 张 幅 部门 机关 单位 机构 施行 实施 生效
    废止 失效 执行 最早 转载 正式 这篇 这条 这份 本文 该文 共同 联合 一起 起 原文 标题 开始 哪天 哪家 几号
    article articles story report reports piece page note photo picture wrote write written author reporter reported edited edit editor editors
    published publish publication issue issued release released carried carry carries reprinted reprint reprints republished outlet outlets newspaper newspapers
    paper media agency website site press day date year number document official reference url web address link photographed photographer took take takes effect force
    讲 出自 挂 落款 转自 除了 还有 披露 文字 english 宣读 作 做 当时 时任 职务 职位 身份 文末 末尾 注明 来源 英文 中文 稿 通稿 校对 叫 两篇 bear bears delivered gave dated minister printed print page
    come into enter effective repealed repeal promulgated drew body department ministry authority news picked
"""
# Words that only join others, or point: no title holds them.
FILLING = re.compile(
    r"[那这][一两几]?[版张则]|哪[一-龥]{1,3}|出来|[那这两各][个部份条篇则项种次家位是]?|第?几[号点分]?|号令|[是从自在由于里中上对和与据起]{1,2}|[稿案版]里|发|登|刊|本|有关|关于|一下"
)


def said_in(text: str, words: Sequence[str], library: Library) -> set[str]:
    """Return which of the words a text says: as a search word of it, or in it (北京 in 北京市)."""
    folded, known = library.fold(text), set(library.words(text))
    return {word for word in words if word in known or (not word.isascii() and word in folded)}


def without_cut_names(question: Question, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words, a name in place of a word that joins it to what follows (殷勇作 is 殷勇)."""
    named = [one.text for one in question.names if not one.text.isascii()]
    return tuple(
        next((name for name in named if word != name and word.startswith(name) and len(word) <= len(name) + 1), word)
        for word in words
    )


def marks_asked(question: Question) -> tuple[tuple[Mark, str], ...]:
    """Return what the question asks of a document, each mark once, with the words that ask for it; () when nothing of the kind.

    哪天发的，记者是谁 asks for two things: each clause that asks is looked at by itself.
    """
    text = Library.fold(question.text)
    clauses = [
        clause
        for clause in re.split(r"[，。？,?;；]|\band (?=on |in |by |which |what |who |when )", text)
        if ASKS.search(clause)
    ]
    each = [(mark, clause.strip()) for clause in clauses if (mark := _mark_in(clause, question.kind))]
    if len({mark.name for mark, _ in each}) > 1:
        return tuple({mark.name: (mark, clause) for mark, clause in reversed(each)}.values())[::-1]
    mark = _mark_in(text, question.kind)
    return ((mark, text),) if mark else ()


def _mark_in(text: str, kind: str) -> Mark | None:
    """Return the first mark that a text (folded) asks for, of those that a kind of question may ask for."""
    names = ASKABLE.get(kind, frozenset())
    return next((mark for mark in (*MARKS, SPEAKER) if mark.name in names and mark.asked.search(text)), None)


def naming_words(question: Question) -> tuple[str, ...]:
    """Return the question's words that say which document is meant, in their order."""
    asking = set(Library.words(ASKING))
    words = without_cut_names(question, question.words)
    return tuple(word for word in words if word not in asking and not FILLING.fullmatch(word))


def named_share(question: Question, record: Record, library: Library) -> float:
    """Return the share (0 to 1) of the words that name a document which its title and its file's name say, in either language."""
    words = naming_words(question)
    title = f"{record.title}\n{file_words(record)}"
    if not words:
        return 0.0
    if not is_across(question.language, record.lang):
        return len(said_in(title, words, library)) / len(words)
    terms = glossary(library).rendered(library.translate(words, question.text), question.text, library)
    name = frozenset(library.words(title))
    return min(1.0, sum(says(term, name) > 0 for term in terms) / len(words))
