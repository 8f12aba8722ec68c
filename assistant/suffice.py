"""Is the evidence enough? The decision, its reason, and the one refusal text per reason."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.asked.wanted import NAMES, ONLY_WEIGH, has, wanted
from assistant.claims.premise import contradicted
from assistant.figures.asked import states_none
from assistant.reading.somebody import names_nobody
from assistant.retrieve import Found
from assistant.types import Evidence, Question, Reason
from assistant.unsaid import unsaid
from index.library import Library
from index.settings import Settings
from index.types import Hit

MESSAGES: dict[Reason, dict[str, str]] = {
    "not_in_sources": {
        "zh": "这里的资料没有回答这个问题。",
        "en": "The sources here do not answer this question.",
    },
    "outside_dates": {
        "zh": "在所限定的时间、来源、语言、类别或章节范围内，没有可以回答这个问题的资料。",
        "en": "No source within the dates, outlets, languages, kinds or parts you set answers this question.",
    },
    "near_miss": {
        "zh": "资料谈到相近的内容，但没有说明问题所问的：{missing}。",
        "en": "The sources speak of something close, but not of what was asked: {missing}.",
    },
    "false_premise": {
        "zh": "问题的前提与资料不符。资料说的是：“{missing}”",
        "en": "The question takes for granted what the sources contradict. They say: “{missing}”",
    },
    "sources_disagree": {
        "zh": "各份资料说法不一，无法给出一个答案。",
        "en": "The sources disagree, so there is no single answer.",
    },
}

# Weights of a sentence's measures: its coverage and cosine, and, where a reader has read its passage, the log-odds that
# the passage answers, and that the sentence does by itself. A sentence in another language has no word of the question:
# there, coverage says nothing.
READ = {"base": -1.05, "covered": 0.8, "near": 3.0, "read": 0.40, "alone": 0.42}
UNREAD = {"base": -4.12, "covered": 2.88, "near": 6.15}
READ_ACROSS = {"base": -0.42, "near": 3.0, "alone": 0.5}
UNREAD_ACROSS = {"base": -1.65, "near": 4.0}
# Evidence of these steps was chosen because it fits: see reading/yes_no.py, reading/metadata.py, reading/section.py, reading/part.py, reading/timeline.py, reading/changes.py, reading/compare.py, and LIST_ENOUGH in reading/lists.py.
FITTING = frozenset({"imprint", "list", "changed", "section", "part", "decides", "steps", "sides"})
# How sure an answer is that rests on a rule alone (one of these steps, or a figure beside which all stands that is asked
# for). Five of five were right in 49 questions of `corpus` and 68 of `corpus_kinds`: too few to fit. It is likely, not sure.
RULED = 0.7
# Shares of what is asked that stand beside or over a figure, and in its sentence, and how likely its sentence must be then.
# With .75 and none: three right answers fewer on our development sets, and as many false ones (evals/LOG.md).
NAMED, COVERED, PLAUSIBLE = 0.6, 0.25, 0.2


@dataclass(frozen=True, slots=True)
class Lack:
    """Why evidence is not enough: the reason, what is missing or what the sources say instead, and where they say it."""

    reason: Reason
    missing: str = ""
    nearest: tuple[Hit, ...] = ()


def lacks(question: Question, evidence: Evidence, found: Found, library: Library) -> Lack | None:
    """Return why the evidence is not enough; None when it is enough."""
    if found.view.narrowed and not found.view.passages:
        return Lack("outside_dates")
    if contrary := contradicted(question, found, library):
        return Lack("false_premise", contrary.text.strip(), (contrary.hit,))
    if not evidence.quotes or not is_enough(evidence, library.settings):
        return Lack("not_in_sources")
    if missing := unsaid(question, evidence, found, library) or unfit(question, evidence):
        return Lack("near_miss", missing)
    # Last: what sources differ on is of no interest where they speak of another year or place.
    return Lack("sources_disagree") if evidence.measures.get("disagree") else None


def is_enough(evidence: Evidence, settings: Settings) -> bool:
    """Return True when the evidence speaks of enough of the question, in the question's own language or another."""
    told = evidence.measures
    return _ruled(told) or likely(told) >= settings.enough


def _ruled(told: Mapping[str, float]) -> bool:
    """Return True where a rule chose the evidence for what it is, or nearly all that is asked for stands beside a figure."""
    if FITTING & told.keys():
        return True
    named = told.get("figure", 0.0) >= NAMED and told["covered"] >= COVERED
    return named and likely(told) >= PLAUSIBLE


def confidence(evidence: Evidence) -> float | None:
    """Return how sure it is, 0 to 1, that the evidence answers; None where there is none.

    It is the likelihood of the best sentence, and no less than `RULED` where a rule chose the evidence for what it is.
    """
    told = evidence.measures
    ruled = RULED if _ruled(told) else 0.0
    weighed = likely(told) if {"covered", "near"} <= told.keys() else 0.0
    return round(max(ruled, weighed), 4) or None


def likely(told: Mapping[str, float]) -> float:
    """Return how likely (0 to 1) a sentence answers: a logistic model of its measures.

    Where no reader reads, fitted on public sets and on our own questions over laws, plans, reports and press; with a reader
    on our own alone (263 within a language, 77 across), none of them trained on, with what the sources do not say among
    them. What it lets pass and refuses at the limit in force, before the rules below look for years, places, titles and
    names: `--fit` of `python -m evals.benchmarks.answering`, and evals/LOG.md.
    """
    read, across = "read" in told, bool(told.get("across"))
    weights = (READ_ACROSS if across else READ) if read else (UNREAD_ACROSS if across else UNREAD)
    return 1 / (1 + math.exp(-weights["base"] - sum(weights[name] * told[name] for name in weights if name != "base")))


def unfit(question: Question, evidence: Evidence) -> str:
    """Return the sort of thing that was asked for (a figure, a day …) when no quote holds any, or ""."""
    sort, texts = wanted(question), [quote.text for quote in evidence.quotes]
    if not FITTING & evidence.measures.keys() and states_none(texts, question):
        return NAMES[sort or "figure"][question.told_in]
    if not FITTING & evidence.measures.keys() and names_nobody(texts, question.text):
        return NAMES["speaker"][question.told_in]
    if sort is None or sort in ONLY_WEIGH or any(has(text, sort) for text in texts):
        return ""
    return NAMES[sort][question.told_in]


def message(reason: Reason, language: str, missing: str) -> str:
    """Return the one text for a reason in the asker's language."""
    return MESSAGES[reason][language].format(missing=missing)
