"""The figure told and the reader's words → the one that is told in short, and for what it is: no target for a result, no result for a target."""

import re
from dataclasses import replace

from assistant.figures.asked import MANY, asked, fits, states_none
from assistant.figures.found import Figure, figures
from assistant.figures.standing import AIM, AIM_ASKED, is_named, misfits, sought, standing
from assistant.figures.stated import Stated, stated
from assistant.figures.units import WAYS, class_of
from assistant.types import Evidence, Question
from index.library import Library

# More than one figure is asked for.
SEVERAL = re.compile(
    r"分别|各(?:自|[是为有占达])|哪几|[和与及、][^，。？]{1,24}(?:多少|几|多大)|范围|区间|\band\b|\beach\b|\bboth\b|\brange\b",
    re.I,
)
NOTES = {
    "aim": {
        "zh": "“{figure}”是目标、计划、预计或假设的数，不是已有的结果。",
        "en": "“{figure}” is planned, expected or supposed; it is not a result.",
    },
    "done": {
        "zh": "资料中的“{figure}”是已有的结果，不是目标。",
        "en": "“{figure}” in the source is a result, not a target.",
    },
}


def as_read(told: Stated, words: str | None, question: Question, library: Library) -> Stated:
    """Return the figure in the reader's words, where they hold one alone and it may be what is asked for; else the one told.

    A part that the question names by its own words is told whatever the reader reads.
    """
    held = [] if told.cell else _held(told.text, words, question)
    seek = sought(question)
    if len(held) != 1 or is_named(standing(told.text, told.figure), seek):
        return told
    if misfits(standing(told.text, held[0]), seek):
        return told
    return stated(told.document, (told.start, told.end), held[0], told.outline, library)


def short_words(told: Stated, words: str | None, question: Question) -> str:
    """Return the figure as it is written, with what qualifies it; the reader's words where several are asked for and they hold them."""
    held = [] if told.cell else _held(told.text, words, question)
    several = len(held) > 1 and told.figure in held and SEVERAL.search(question.text)
    return words if words and several and not is_unfit(told.text, words, question) else _written(told, question)


def is_unfit(text: str, words: str, question: Question) -> bool:
    """Return True when words of a sentence hold a figure that is surely not what is asked for, or none of its sort."""
    seek = sought(question)
    if not _held(text, words, question) and states_none([words], question):
        return True  # 二十一时至次日七时 is no answer to how long
    return any(misfits(standing(text, one), seek) for one in _overlapping(text, words))


def for_what_it_is(evidence: Evidence, told: Stated, question: Question) -> Evidence:
    """Return the evidence with a note where its short answer is a target and none is asked for; without one where it is a result and a target is.

    Where the target is that of the question before (2025年呢？), the result is told, with its note.
    """
    seek, stage = sought(question), stage_of(told)
    if evidence.short is None or seek.stage == stage or not stage or (stage == "done" and seek.stage != "aim"):
        return evidence
    inherited = bool(question.typed) and not AIM_ASKED.search(question.typed)
    if stage == "aim" and seek.stage == "done" and not inherited:
        return replace(evidence, short=None)
    short = evidence.short if stage == "aim" or inherited else None
    note = NOTES[stage][question.told_in].format(figure=told.figure.text)
    return replace(evidence, short=short, notes=(*evidence.notes, note))


def stage_of(told: Stated) -> str:
    """Return "aim" for a target, a plan or a forecast, "done" for what has come about, "" where the source leaves it open."""
    published = (told.document.published or "9999")[:4]
    if told.cell:
        return "aim" if told.aim else ""
    stage = standing(told.text, told.figure).stage
    if stage or told.when.year > published:
        return stage or "aim"
    over = "\n".join((told.document.title, *told.outline))
    past = told.when.told == "sentence" and told.when.year < published
    return "done" if past and told.document.kind != "plan" and not AIM.search(over) else ""


def _written(told: Stated, question: Question) -> str:
    """Return the figure as it is written; the number alone where what follows it (22 make instruments) is not what is counted."""
    counted, unit = MANY.search(question.text), told.figure.unit
    if not counted or class_of(unit) != "count" or not told.figure.text.lower().endswith(unit) or unit in WAYS:
        return told.figure.text
    last = Library.words(counted[1])[-1:] == Library.words(unit)[-1:]
    return told.figure.text if last else told.figure.text[: -len(unit)].strip(" -")


def _held(text: str, words: str | None, question: Question) -> list[Figure]:
    """Return the figures of the sort asked for in the reader's words, each as its sentence has it."""
    want = asked(question)
    return [one for one in _overlapping(text, words) if fits(one, want)]


def _overlapping(text: str, words: str | None) -> list[Figure]:
    at = text.find(words) if words else -1
    end = at + len(words or "")
    return [one for one in figures(text) if at >= 0 and one.start < end and at < one.end]
