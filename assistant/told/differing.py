"""What sources differ on, and the short answer → which side the short answer is, and the note that says so."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Told = Mapping[str, Any]
"""A side of a conflict, or a conflict, as its JSON."""
NOTES: Final[Mapping[str, Mapping[str, str]]] = {
    "differ": {
        "zh": "各份资料的数字不同：{sides}。",
        "en": "The sources give different figures: {sides}.",
    },
    "chosen": {
        "zh": "简答用的是{side}。",
        "en": " The short answer is {side}.",
    },
    "open": {
        "zh": "这里未作取舍，也未平均。",
        "en": " None of them is preferred here, and none is averaged.",
    },
}


def with_choice(sides: Sequence[Told], short: str | None) -> tuple[Told, ...]:
    """Return the sides, each with `chosen`: True for the one whose figure the short answer is; for none where several are."""
    told = [short is not None and _is_in(side, short) for side in sides]
    alone = told.count(True) == 1
    return tuple({**side, "chosen": alone and is_told} for side, is_told in zip(sides, told, strict=True))


def note(conflict: Told, language: str) -> str:
    """Return the note on a conflict: every side, and which of them the short answer is, or that none was preferred."""
    sides = [_told(side, language) for side in conflict["sides"]]
    chosen = next((said for said, side in zip(sides, conflict["sides"], strict=True) if side["chosen"]), None)
    listed = ("；" if language == "zh" else "; ").join(sides)
    end = NOTES["chosen"][language].format(side=chosen) if chosen else NOTES["open"][language]
    return NOTES["differ"][language].format(sides=listed) + end


def measured(side: Told) -> str:
    """Return the figure of a side with its unit, as it is written: 320公顷, 26.8%, 5 hectares."""
    unit = str(side.get("unit") or "")
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{side['value']}{gap}{unit}"


def _is_in(side: Told, short: str) -> bool:
    """Return True when a side's number, whole, and its unit stand in the short answer."""
    number = re.search(rf"(?<![\d.,]){re.escape(str(side['value']))}(?!\d|[.,]\d)", short)
    return bool(number) and str(side["unit"]) in short


def _told(side: Told, language: str) -> str:
    bracket, comma = ("（{}）", "，") if language == "zh" else (" ({})", ", ")
    parts = comma.join(filter(None, (side["scope"], side["as_of"])))
    return measured(side) + (bracket.format(parts) if parts else "")
