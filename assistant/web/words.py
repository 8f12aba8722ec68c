"""The catalogue: the words of the frame and the chat in every language, and how words of any tab become HTML.

An entry names Chinese and English; what Taiwan reads is made from the Chinese, unless the entry says it itself ("tw").
A tab brings a table of its own, of the same shape, and `merged` puts them together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from assistant.taiwan import traditional
from assistant.web.tongue import LANG, Tongue

Entry = Mapping[Tongue, str]
Words = Mapping[str, Entry]
"""Entries by key."""

WORDS: Words = {
    "brand": {"zh": "引据 Yinju", "en": "引据 Yinju", "tw": "引据 Yinju"},
    "parts": {"zh": "页面各部分", "en": "Parts of the page"},
    "tab_chat": {"zh": "问答", "en": "Chat"},
    "motto": {"zh": "每一句都有出处", "en": "every sentence has its source"},
    "welcome": {"zh": "问资料，得出处。", "en": "Ask the documents. Get the source."},
    "promise": {
        "zh": "回答只来自这里收录的报道、规划与法规。每句话后的编号通向原文；资料没有说的，会直接告诉你。",
        "en": "Answers come only from the press, plan and law texts held here. The number after a sentence opens the "
        "original words; what the sources don't say, you are told plainly.",
    },
    "try": {"zh": "可以这样问", "en": "Try asking"},
    "ask": {"zh": "提问", "en": "Ask"},
    "question": {"zh": "问题", "en": "Question"},
    "placeholder": {"zh": "输入问题，按回车提问", "en": "Type a question, press Enter"},
    "conversation": {"zh": "对话", "en": "Conversation"},
    "new": {"zh": "新对话", "en": "New chat"},
    "thinking": {"zh": "正在查找…", "en": "Searching…"},
    "checking": {"zh": "正在核对引文…", "en": "Checking the quotes…"},
    "short": {"zh": "简答", "en": "In short"},
    "sources": {"zh": "出处", "en": "Sources"},
    "unchecked": {"zh": "未能完全核对", "en": "not fully verified"},
    "conflict": {"zh": "各方说法不一", "en": "The sources differ"},
    "copy": {"zh": "复制回答与出处", "en": "Copy with sources"},
    "copied": {"zh": "已复制", "en": "Copied"},
    "copy_failed": {"zh": "未能复制，请手动选取", "en": "Could not copy; select the text instead"},
    "refused": {"zh": "没有答案", "en": "No answer"},
    "searched": {
        "zh": "已查 {documents} 份资料、{passages} 段",
        "en": "{documents:document|documents}, {passages:passage|passages} searched",
    },
    "nearest": {"zh": "最接近的段落", "en": "Nearest passages"},
    "failed": {"zh": "出错了", "en": "Something went wrong"},
    "kept": {"zh": "问题已放回输入框，可以再试。", "en": "Your question is back in the box, ready to try again."},
    "source": {"zh": "原文", "en": "Source"},
    "close": {"zh": "关闭原文", "en": "Close the source"},
    "hint": {
        "zh": "点击回答中的编号，在这里核对原文。",
        "en": "Click a number in an answer to check the original words here.",
    },
    "opening": {"zh": "正在打开原文…", "en": "Opening the source…"},
    "original": {"zh": "打开原网页", "en": "Open the original page"},
    "reprints": {"zh": "另有 {n} 处转载", "en": "reprinted {n:more time|more times}"},
    "page": {"zh": "第 {n} 页", "en": "page {n}"},
    "cell": {"zh": "单元格 {n}", "en": "cell {n}"},
    "record": {
        "zh": "这一点来自资料的登记信息，不在正文里",
        "en": "This comes from the record of the document, not from its text",
    },
    "gone": {
        "zh": "无法打开这份原文：它可能已被移除，或服务已停止。请重新提问。",
        "en": "Could not open this source: it may have been removed, or the service has stopped. Ask again.",
    },
    "changed": {
        "zh": "原文与引文对不上，请勿引用，并重新提问。",
        "en": "The source no longer holds these words. Don't quote them; ask again.",
    },
    "language": {"zh": "界面语言", "en": "Language of the page"},
    "offline": {
        "zh": "这个页面需要 JavaScript。也可以在终端里用 yinju ask 提问。",
        "en": "This page needs JavaScript. You can also ask in a terminal: yinju ask.",
    },
    "indexed": {"zh": "上次收录：读入 {n} 份", "en": "Last indexing: {n} read"},
    "rejected": {"zh": "未收 {n} 份", "en": "{n} refused"},
    "warned": {"zh": "提醒 {n} 条", "en": "{n:warning|warnings}"},
    "refusal": {"zh": "未收", "en": "refused"},
    "warning": {"zh": "提醒", "en": "warning"},
    "vanished": {"zh": "来源中已不存在", "en": "no longer in what it came from"},
    "more_rows": {"zh": "另有 {n} 条（见 yinju index --json）", "en": "{n} more (yinju index --json lists all)"},
    "outlet": {"zh": "媒体", "en": "Outlet"},
    "date": {"zh": "日期", "en": "Date"},
    "title": {"zh": "标题", "en": "Title"},
    "url": {"zh": "网址", "en": "Address"},
}
STATUS: Words = {
    "draft": {"zh": "征求意见稿", "en": "draft"},
    "superseded": {"zh": "已被新版取代", "en": "superseded"},
    "repealed": {"zh": "已废止", "en": "repealed"},
}
REASONS: Words = {
    "not_in_sources": {"zh": "资料里没有", "en": "not in the sources"},
    "outside_dates": {"zh": "不在限定范围内", "en": "outside the limits set"},
    "near_miss": {"zh": "只有相近内容", "en": "only something close"},
    "false_premise": {"zh": "前提不符", "en": "the premise does not hold"},
    "sources_disagree": {"zh": "说法不一", "en": "the sources disagree"},
}


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot; formatted with `one|many` it is counted: "1 page", "2 pages". page.js does the same."""

    value: object

    def __format__(self, spec: str) -> str:
        """Return the value as text; behind it, where the slot counts, the word for so many."""
        one, counts, many = spec.partition("|")
        return f"{self.value} {one if str(self.value) == '1' else many}" if counts else format(self.value, spec)


def both(entry: Entry, **slots: object) -> str:
    """Return HTML with the words in each language; page.css shows the one that <html lang> names.

    So the switch needs no server, and turns that are long on the page follow it. A slot may count: `{n:page|pages}`.
    """
    filling = {name: Slot(value) for name, value in slots.items()}
    return ready({tongue: text.format(**filling) for tongue, text in whole(entry).items()})


def ready(said: Entry) -> str:
    """Return the HTML of what is worded already in each language."""
    return "".join(f'<span class="w-{tongue}" lang="{LANG[tongue]}">{escape(said[tongue])}</span>' for tongue in LANG)


def word(key: str, **slots: object) -> str:
    """Return the HTML of one entry of WORDS in each language."""
    return both(WORDS[key], **slots)


def whole(entry: Entry) -> dict[Tongue, str]:
    """Return an entry with all its languages, in the order of LANG."""
    return {"zh": entry["zh"], "tw": entry.get("tw") or traditional(entry["zh"]), "en": entry["en"]}


def merged(*tables: Words) -> dict[str, Entry]:
    """Return the entries of all tables. Raises ValueError for a key that two of them have: one would hide the other."""
    out: dict[str, Entry] = {}
    for table in tables:
        if twice := out.keys() & table.keys():
            raise ValueError(
                f"Could not merge the page's words: {', '.join(sorted(twice))} stand in two tables. Rename one."
            )
        out.update(table)
    return out
