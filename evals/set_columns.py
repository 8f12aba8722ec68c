"""The heads of a set's table → which key each column holds: in either language, any width, with numbers for several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.words import fold

# The first name of a key is the key itself; folding makes one of full and half width, both scripts and cases.
NAMES: dict[str, str] = {
    "id": "id no 编号 序号 题号",
    "question": "question query 问题 提问 题目",
    "answers": "answers answer goldanswer goldanswers 答案 标准答案 参考答案",
    "evidence": "evidence 证据",
    "answerable": "answerable 可答 可回答 能否回答 是否可答 是否可回答",
    "kind": "kind type 类型 题型 类别",
    "lang": "lang language 语言 语种",
    "as_of": "asof 截至 截至日期 时点",
    "groups": "groups group 用户组 权限组 可见组",
    "draft": "draft 草稿",
    "note": "note notes remark remarks comment comments 备注 说明",
    "document": "document documentid 文档 文档编号",
    "source": "source file filename 来源 文件 文件名 出处 来源文件",
    "quote": "quote 引文 原文 引用 证据原文",
    "start": "start 起 起点 开始",
    "end": "end 止 终点 结束",
    "sha256": "sha256",
}
KEYS = {name: key for key, names in NAMES.items() for name in names.split()}
# What tells where a piece of evidence stands; these and the answers may be numbered: quote1, quote2.
POINTER = ("document", "source", "quote", "start", "end", "sha256")
NUMBERED = (*POINTER, "evidence", "answers")
# What a spreadsheet would run; such a cell is written behind an apostrophe, which is no part of it.
FORMULA = re.compile(r"[=+\-@\t]")
# Above the heads a sheet may have its title.
HEAD_ROWS = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place from 0, the key it holds, which of several it is, and how a person calls it."""

    place: int
    key: str
    number: int
    called: str


def heads(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which of the first rows holds the heads, from 0: the one with a column of questions; None without one."""
    found = (n for n, row in enumerate(rows[:HEAD_ROWS]) if any(_read(cell)[0] == "question" for cell in row))
    return next(found, None)


def columns(row: Sequence[str]) -> tuple[list[Column], list[str]]:
    """Return the columns in their order, and what is wrong with the others: unknown, or there already."""
    found: list[Column] = []
    faults: list[str] = []
    for place, head in enumerate(row):
        key, number = _read(head)
        called = f'column {letters(place)} ("{head.strip()}")'
        before = next((c for c in found if (c.key, c.number) == (key, number)), None)
        if not head.strip():
            continue
        if key is None:
            faults.append(f"{called} is unknown; known: {', '.join(NAMES)}, and {', '.join(NUMBERED)} with numbers")
        elif before:
            faults.append(f"{called} holds what {before.called} holds already; number them: {key}1, {key}2")
        else:
            found.append(Column(place, key, number, called))
    return found, faults


def letters(place: int) -> str:
    """Return a column's letters as workbooks write them: A for 0, AA for 26."""
    name, column = "", place + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _read(head: str) -> tuple[str | None, int]:
    """Return the key a head means and its number, 0 without one: (quote, 2) for 引文２ and evidence_2.quote."""
    # 答案（用；分隔）is 答案, but quote（2）is the second.
    bare = re.sub(r"\([^()\d]*\)", "", fold(head))
    bare = re.sub(r"[\W_]+", "", bare)
    if found := re.fullmatch(r"(?:evidence|证据)(\d*)(\D\w*)", bare):
        bare = found[2] + found[1]
    name, number = bare, ""
    if bare not in KEYS and (numbered := re.fullmatch(r"(sha256|\D+)(\d+)", bare)):
        name, number = numbered[1], numbered[2]
    key = KEYS.get(name)
    return (key, int(number or 0)) if not number or key in NUMBERED else (None, 0)
