"""Found passages → the two versions of a document that a question about changes compares: the older and the newer one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.found.editions import WANTS_DRAFT, is_of_year, of_years
from assistant.reading.marks import FILLING, said_in
from assistant.retrieve import Found, is_across
from assistant.types import Question
from assistant.weigh import AKIN, coverage, rarity
from index.library import Library, View

# Documents looked at for versions.
DOCUMENTS = 8
# The share of the question's words that title and passages of a document must have for it to be meant.
NAMED = 0.5
# What names one of several years' texts, in a title: two titles that are the same without it are of one series.
SERIAL = re.compile(r"[\d〇零一二三四五六七八九十]+|年度?|[\s（）()《》“”\"]")
# Words that ask for changes or name a state of a text: they say nothing of what it is about.
ASKING = """
    修改 修订 修正 改动 变动 变化 调整 改变 改 变 相比 比较 对比 区别 不同 差别 差异 不同之处 新增 增加 删除 删 去掉 草案 征求意见稿 征求意见 初稿 送审稿 正式稿 发布稿 定稿 最终稿
    正式 发布 公布 新版 旧版 老版 原版 版本 版 稿 文本 内容 条款 地方 规定 之前 之后 前后 前 后 新 旧 原来 发生 作 做 处 两 两版 两个 比 与 较 从 到 有何 征求 意见 改 正式版 最终 变 哪里 提高 降低
    跟 和 同 到底 究竟 具体 分别 表 表格 表比 比到 添 新添 原稿 正文 前后稿 初步数
    change changes changed changing difference differences differ differs different draft drafts version versions edition final adopted revised revise revision revisions
    amended amend amendment amendments modified modification text between compared compare comparison since old new earlier previous newer older added removed dropped
    table tables row rows became become happen happened alter altered adjusted publish published adopt
"""
ASKS = re.compile(r"(?:19|20)\d{2}年?版?|年版|(?:改|修改|修订|调整|新增|增加|删|删除|变|变化|提高|降低)[了为成过动]")


def telling_words(question: Question) -> tuple[str, ...]:
    """Return the question's words that say which document is meant, or what in it, in their order."""
    asking = set(Library.words(ASKING))
    return tuple(
        word
        for word in question.words
        if not _asks(word, asking) and not ASKS.fullmatch(word) and not FILLING.fullmatch(word)
    )


def _asks(word: str, asking: set[str]) -> bool:
    """Return True for a word that asks for changes, and for two of them that were not cut apart (稿改 of 发布稿改了什么)."""
    return word in asking or any({word[:at], word[at:]} <= asking for at in range(1, len(word)))


def versions_compared(question: Question, found: Found, library: Library) -> tuple[str, str] | None:
    """Return the ids of the older and the newer text that are compared, or None where no two are here.

    Of several documents with versions the one that the question's words name best; else two texts of one series whose
    years the question names.
    """
    words = telling_words(question)
    weights = rarity(replace(question, words=words), found, library)
    near = {id: _nearness(id, weights, question, found, library) for id in _documents(found)}
    for id in sorted(near, key=lambda id: -near[id]):
        if words and near[id] < NAMED:
            break
        visible = {record.id for record in found.view.records}
        versions = [one for one in found.view.editions.versions(id) if one in visible]
        if len(versions) > 1:
            return _pair(versions, found.view, library.fold(question.text))
    return _of_one_series(question, found, library)


def _documents(found: Found) -> list[str]:
    return list(dict.fromkeys(hit.passage.document for hit in found.hits))[:DOCUMENTS]


def _nearness(id: str, weights: Mapping[str, float], question: Question, found: Found, library: Library) -> float:
    """Return how well a document is named (0 to 1) by its title and the passages found; in another language, by cosine.

    A cosine from which a text speaks of the question stands for the share that must be named.
    """
    record = found.view.record(id)
    hits = [hit for hit in found.hits if hit.passage.document == id]
    if is_across(question.language, record.lang):
        best = max(hit.vector for hit in hits)
        return NAMED + best - AKIN if best >= AKIN else 0.0
    said = said_in("\n".join((record.title, *(hit.passage.text for hit in hits[:3]))), tuple(weights), library)
    return coverage(weights, said)


def _pair(versions: Sequence[str], view: View, asked: str) -> tuple[str, str]:
    """Return the two of a document's versions, oldest first, that are asked about: by year, as draft, else the latest two.

    A text in force is compared with the one in force before it, rather than with its draft.
    """
    drafts = [one for one in versions if view.editions.status.get(one) == "draft"]
    valid = [one for one in versions if one not in drafts]
    named = of_years(valid, view, asked) or of_years(versions, view, asked)
    if len(named) > 1:
        return named[0], named[-1]
    if WANTS_DRAFT.search(asked) and drafts:
        after = [one for one in valid if versions.index(one) > versions.index(drafts[-1])]
        return (drafts[-1], after[0]) if after else (versions[-2], versions[-1])
    if named and (later := valid[valid.index(named[0]) + 1 :] if named[0] in valid else []):
        return named[0], later[-1]
    return (valid[-2], valid[-1]) if len(valid) > 1 else (versions[-2], versions[-1])


def _of_one_series(question: Question, found: Found, library: Library) -> tuple[str, str] | None:
    """Return two texts whose titles are the same but for their year, of the two years that the question names."""
    years = sorted(question.years)
    if len(years) != 2:
        return None
    old, new = (
        {
            SERIAL.sub("", library.fold(found.view.record(id).title)): id
            for id in reversed(_documents(found))
            if is_of_year(found.view, id, year)
        }
        for year in years
    )
    return next(((id, new[title]) for title, id in old.items() if title in new and new[title] != id), None)
