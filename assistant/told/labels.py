"""Which side of an answer a quote is of → the words a reader sees before it, in both languages."""

from collections.abc import Mapping
from typing import Any, Final

from assistant.types import Label, Role

NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "old": {"zh": "旧文", "en": "Old text"},
    "new": {"zh": "新文", "en": "New text"},
    "removed": {"zh": "仅见于旧文", "en": "Only in the old text"},
    "added": {"zh": "仅见于新文", "en": "Only in the new text"},
    "latest": {"zh": "最新", "en": "Latest"},
    "earlier": {"zh": "较早", "en": "Earlier"},
    "original": {"zh": "原载", "en": "Original"},
    "reprint": {"zh": "转载", "en": "Reprint"},
}
BY_DOCUMENT = {"zh": "资料为{day}，原文未写明时间", "en": "the document is of {day}; the text names no date"}
BRACKETS = {"zh": "（{}）", "en": " ({})"}
COLON = {"zh": "：", "en": ": "}


def labelled(role: Role, of: str, language: str, group: int = 1) -> Label:
    """Return the label of a role, with what tells its text or time from the others in brackets: 旧文（征求意见稿，2025-11-20）.

    A role without words of its own (`side`, `step`, `differs`) is called by `of` alone.
    """
    if role not in NAMES:
        return Label(role, of, group)
    return Label(role, NAMES[role][language] + (BRACKETS[language].format(of) if of else ""), group)


def day_told(day: str, language: str, *, period: str = "", dated: str = "text") -> str:
    """Return a day as a reader should take it: 2025年前三季度; one that is only the document's says so."""
    if day and dated == "published":
        return BY_DOCUMENT[language].format(day=day)
    if not period or not day:
        return day
    return (
        f"{day}年{period}"
        if language == "zh" and len(day) == len("2025")
        else f"{period} {day}"
        if language == "en"
        else day
    )


def said_before(label: Label | Mapping[str, Any] | None, language: str) -> str:
    """Return what stands before a sentence where it is set as text: its label, or that as JSON, and a colon; "" without one."""
    name = label.name if isinstance(label, Label) else (label or {}).get("name")
    return f"{name}{COLON['en' if language == 'en' else 'zh']}" if name else ""
