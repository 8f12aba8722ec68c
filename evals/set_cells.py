"""The cells of a table's row → values by key, of the types that a set has: lists, yes or no, evidence out of its columns."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from evals.set_columns import POINTER, Column
from index.finding.named_fields import day_of
from index.words import fold, language

YES = frozenset("true yes y 1 是 可 可答 有 t".split())
NO = frozenset("false no n 0 否 不可 不可答 无 没有 f".split())
BETWEEN = {"answers": re.compile(r"[;；]"), "groups": re.compile(r"[;；,，、]")}
PLACES = ("start", "end")
WHERE = ("document", "source")


class Unreadable(ValueError):
    """Why a cell is no value of its key, and which column it stands in."""

    def __init__(self, column: Column, reason: str) -> None:
        super().__init__(f"{column.called} {reason}")


def row_of(cells: Mapping[Column, str]) -> dict[str, Any]:
    """Return the values of the cells that hold something, by key; evidence in the order of its numbers. Raises Unreadable."""
    row: dict[str, Any] = {}
    for column, cell in cells.items():
        if column.key in ("answers", "groups"):
            row[column.key] = [*row.get(column.key, []), *_list(column, cell)]
        elif column.key in ("answerable", "draft"):
            row[column.key] = _yes(column, cell)
        elif column.key not in (*POINTER, "evidence"):
            row[column.key] = (day_of(cell) or cell) if column.key == "as_of" else cell
    if evidence := _evidence(cells):
        row["evidence"] = evidence
    return row


def filled(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with what a table may leave out: its kind is a fact, and it is answerable where anything answers it."""
    plain = {
        "answers": [],
        "evidence": [],
        "kind": "fact",
        "lang": language(str(row.get("question", ""))).split("-")[0],
    }
    whole = {**plain, **row}
    return {"answerable": bool(whole["answers"] or whole["evidence"]), **whole}


def _evidence(cells: Mapping[Column, str]) -> list[Any]:
    """Return the evidence of a row; a piece without a source of its own stands where the piece before it does."""
    entries: list[Any] = []
    numbers = sorted({column.number for column in cells if column.key in (*POINTER, "evidence")})
    where: dict[str, Any] = {}
    for number in numbers:
        mine = {column.key: (column, cell) for column, cell in cells.items() if column.number == number}
        pointer = {key: _place(*mine[key]) if key in PLACES else mine[key][1] for key in POINTER if key in mine}
        told = _json(*mine["evidence"]) if "evidence" in mine else None
        if "evidence" in mine and told is None:  # words in a column of evidence are the quotation
            pointer = {"quote": mine["evidence"][1], **pointer}
        entries += told or []
        if not pointer.keys() & WHERE and pointer:
            if entries and entries[-1] == where and number == numbers[1]:
                entries.pop()  # a source alone, before numbered quotations, is theirs
            pointer = {**where, **pointer}
        where = {key: pointer[key] for key in WHERE if key in pointer} or where
        entries += [pointer] if pointer else []
    return entries


def _json(column: Column, cell: str) -> list[Any] | None:
    """Return the list that a cell writes as JSON, one object being a list of one; None when it writes none."""
    if not cell.startswith(("[", "{")):
        return None
    try:
        told = json.loads(cell)
    except json.JSONDecodeError as error:
        raise Unreadable(column, f"is no JSON ({error.msg} at character {error.pos + 1})") from error
    return told if isinstance(told, list) else [told]


def _list(column: Column, cell: str) -> Sequence[Any]:
    if cell.startswith("[") and (told := _json(column, cell)) is not None:
        return told
    return [part.strip() for part in BETWEEN[column.key].split(cell) if part.strip()]


def _yes(column: Column, cell: str) -> bool:
    said = fold(cell).strip(" .。")
    if said not in YES | NO:
        raise Unreadable(column, f"holds '{cell[:30]}', which is neither yes nor no")
    return said in YES


def _place(column: Column, cell: str) -> int:
    said = re.sub(r"\.0+$", "", fold(cell).replace(",", "").strip())
    if not re.fullmatch(r"-?\d+", said):
        raise Unreadable(column, f"holds '{cell[:30]}', which is no whole number")
    return int(said)
