"""Passages → Evidence: the line that names the editor, the whole list, or the sentences that answer."""

from dataclasses import replace

from assistant.asked.dates import dates_note
from assistant.figures.asked import may_want
from assistant.reading.age import age_note
from assistant.reading.changes import changes
from assistant.reading.compare import compare
from assistant.reading.figure import figure
from assistant.reading.gives_way import gives_way
from assistant.reading.lists import whole_list
from assistant.reading.metadata import metadata
from assistant.reading.part import which_part
from assistant.reading.section import section
from assistant.reading.sentences import sentences
from assistant.reading.series import latest
from assistant.reading.timeline import timeline
from assistant.reading.yes_no import yes_no
from assistant.retrieve import Found
from assistant.types import Evidence, Question
from assistant.weigh import weigh
from index.library import Library

# Passages shown as nearest when there is no answer.
NEAREST = 3


def read(question: Question, found: Found, library: Library) -> Evidence:
    """Return the evidence in reading order, with the measures by which `suffice` judges it."""
    evidence = _found(question, found, library)
    notes = (*evidence.notes, *filter(None, [dates_note(question), age_note(question, evidence, found)]))
    return replace(evidence, nearest=evidence.nearest or found.hits[:NEAREST], notes=notes)


def _found(question: Question, found: Found, library: Library) -> Evidence:
    if marks := metadata(question, found, library):
        return marks
    if told := section(question, found, library):
        return told
    if question.kind == "changed" and (revised := changes(question, found, library)):
        return revised
    if question.kind in {"compare", "changed"} and (both := compare(question, found, library)):
        return both
    weighed = gives_way(question, weigh(question, found, library), found, library)
    if (part := which_part(question, weighed, found, library)) is not None:
        return part
    if question.kind == "yes_no" and (told := yes_no(question, weighed, found, library)):
        return told
    if question.kind in {"list", "summary"} and (listed := whole_list(question, weighed, found, library)):
        return listed
    if may_want(question) and (told := figure(question, weighed, found, library)):
        return told
    if question.kind == "latest" and (newest := latest(question, weighed, found, library)):
        return newest
    if question.kind == "timeline" and (steps := timeline(question, weighed, found, library)):
        return steps
    return sentences(question, weighed, found, library)
