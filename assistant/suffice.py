"""Is the evidence enough? The decision, its reason, and the one refusal text per reason."""

import re

from assistant.types import Evidence, Question, Reason
from index.library import Library, View
from index.settings import Settings

MESSAGES: dict[Reason, dict[str, str]] = {
    "not_in_sources": {
        "zh": "这里的资料没有回答这个问题。",
        "en": "The sources here do not answer this question.",
    },
    "outside_dates": {
        "zh": "在所限定的时间、来源或语言范围内，没有可以回答这个问题的资料。",
        "en": "No source within the dates, outlets or languages you set answers this question.",
    },
    "near_miss": {
        "zh": "资料谈到相近的内容，但没有说明问题所问的：{missing}。",
        "en": "The sources speak of something close, but not of what was asked: {missing}.",
    },
    "false_premise": {
        "zh": "问题的前提与资料不符。",
        "en": "The question assumes something the sources do not say.",
    },
    "sources_disagree": {
        "zh": "各份资料说法不一，无法给出一个答案。",
        "en": "The sources disagree, so there is no single answer.",
    },
}


def lacks(question: Question, evidence: Evidence, view: View, library: Library) -> tuple[Reason, str] | None:
    """Return why the evidence is not enough, as a reason and what is missing; None when it is enough."""
    if not view.passages and view.narrowed:
        return "outside_dates", ""
    if not evidence.quotes:
        return "not_in_sources", ""
    if missing := must_say(question, evidence, view, library):
        return "near_miss", missing
    return None if is_enough(question, evidence, library.settings) else ("not_in_sources", "")


def is_enough(question: Question, evidence: Evidence, settings: Settings) -> bool:
    """Return True when the evidence speaks of enough of the question, in the question's own language or another."""
    told = evidence.measures
    if told.get("across"):
        return told["near"] >= settings.enough_across
    return told["covered_by_passage"] >= settings.enough


def must_say(question: Question, evidence: Evidence, view: View, library: Library) -> str:
    """Return the year or name that the question hangs on and the evidence's own documents do not have, or ""."""
    around = library.fold(" ".join(_context(evidence, view)))
    for year in question.years:
        if not re.search(rf"(?<!\d){year}(?!\d)", around):
            return year
    for name in question.names:
        if name not in around and not evidence.measures.get("across"):
            return name
    return ""


def _context(evidence: Evidence, view: View) -> list[str]:
    """Return the quotes with their paragraphs, headings, titles and dates."""
    out = []
    for quote in evidence.quotes:
        record, document = view.record(quote.document), view.document(quote.document)
        line = document.text[document.text.rfind("\n", 0, quote.start) + 1 : quote.end]
        table = next((document.text[p.start : p.start + 200] for p in document.spans("table") if p.start <= quote.start < p.end), "")
        out += [quote.text, line, table, record.title, record.published or "", *quote.outline]
    return out


def message(reason: Reason, language: str, missing: str) -> str:
    """Return the one text for a reason in the asker's language."""
    return MESSAGES[reason][language].format(missing=missing)
