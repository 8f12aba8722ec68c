"""Is the evidence enough? The decision, its reason, and the one refusal text per reason."""

import math
import re
from collections.abc import Iterator

from assistant.retrieve import Found
from assistant.types import Evidence, Question, Quote, Reason
from assistant.wanted import NAMES, has, speaks_of_others, wanted
from assistant.weigh import lead
from index.library import Library
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

BASE, BY_COVERED, BY_NEAR = 4.8, 4.78, 3.16


def lacks(question: Question, evidence: Evidence, found: Found, library: Library) -> tuple[Reason, str] | None:
    """Return why the evidence is not enough, as a reason and what is missing; None when it is enough."""
    if found.view.narrowed and not found.view.passages:
        return "outside_dates", ""
    if not evidence.quotes or not is_enough(evidence, library.settings):
        return "not_in_sources", ""
    if missing := unsaid(question, evidence, found, library) or unfit(question, evidence):
        return "near_miss", missing
    return None


def is_enough(evidence: Evidence, settings: Settings) -> bool:
    """Return True when the evidence speaks of enough of the question, in the question's own language or another."""
    told = evidence.measures
    if "imprint" in told or "list" in told:
        return True  # chosen only when they fit: see imprint.py, and LIST_ENOUGH in read_list.py
    if told["across"]:
        return told["near"] >= settings.enough_across
    return likely(told["covered"], told["near"]) >= settings.enough


def likely(covered: float, near: float) -> float:
    """Return how likely (0 to 1) a sentence answers: a logistic model of its coverage and its cosine.

    Fitted on 1,066 questions, Chinese and English, over 1,240 paragraphs, half of the questions on paragraphs that were
    not there, half on sets the embedder has not seen: area under the curve 0.86; 0.2 refuses 0.71 of what the
    paragraphs do not say and keeps 0.96 of the right sentences. Near misses are for the rules below to find.
    """
    return 1 / (1 + math.exp(BASE - BY_COVERED * covered - BY_NEAR * near))


def unsaid(question: Question, evidence: Evidence, found: Found, library: Library) -> str:
    """Return the year, title, place or name that the question hangs on and the evidence does not have, or ""."""
    around = [_around(quote, found, library) for quote in evidence.quotes]
    for year in question.years:
        if not any(_is_of(year, quote, text, found) for quote, text in zip(evidence.quotes, around, strict=True)):
            return year
    if evidence.measures.get("across"):
        return ""  # names are written otherwise in the other language
    texts = [library.fold(found.document(id).text) for id in {quote.document for quote in evidence.quotes}]
    return next(_missing(question, around, texts), "")


def _is_of(year: str, quote: Quote, around: str, found: Found) -> bool:
    """Return True when a quote is about a year: it stands around it; a publish date counts where no year is named."""
    if re.search(rf"(?<!\d){year}(?!\d)", around):
        return not speaks_of_others(quote.text, (year,))
    document = found.document(quote.document)
    named = speaks_of_others("\n".join((document.title, *quote.outline, quote.text)), (year,))
    return not named and (document.published or "").startswith(year)


def _missing(question: Question, around: list[str], texts: list[str]) -> Iterator[str]:
    """Yield titles and places that stand around no quote, and other names that no quoted document has anywhere."""
    for title in question.titles:
        if not any(title in text for text in around):
            yield title
    for name in question.names:
        if not any(name.text in text for text in (around if name.kind == "place" else texts)):
            yield name.text


def _around(quote: Quote, found: Found, library: Library) -> str:
    """Return, folded, the quote with its paragraph, its table's head, headings, lead, title and outlet."""
    document = found.document(quote.document)
    dated = max((part.end for part in document.spans("dateline") if part.end <= quote.start), default=0)
    line = document.text[max(dated, document.text.rfind("\n", 0, quote.start) + 1) : quote.end]
    table = next(
        (document.text[p.start : p.start + 200] for p in document.spans("table") if p.start <= quote.start < p.end), ""
    )
    about = (document.title, document.outlet or "", lead(document))
    return library.fold("\n".join((line, table, *about, *quote.outline)))


def unfit(question: Question, evidence: Evidence) -> str:
    """Return the sort of thing that was asked for (a figure, a day …) when no quote holds any, or ""."""
    sort = wanted(question)
    # Who did something may well be told without the words of speaking: that sort only weighs.
    if sort is None or sort == "speaker" or any(has(quote.text, sort) for quote in evidence.quotes):
        return ""
    return NAMES[sort][question.language]


def message(reason: Reason, language: str, missing: str) -> str:
    """Return the one text for a reason in the asker's language."""
    return MESSAGES[reason][language].format(missing=missing)
