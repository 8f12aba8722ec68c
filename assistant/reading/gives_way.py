"""Weighed sentences → the same, where the best would be refused for what it lacks: one almost as good that has it goes first."""

from assistant.asked.wanted import Sort, has, wanted
from assistant.quoting import quoted
from assistant.retrieve import Found
from assistant.types import Question
from assistant.unsaid import year_missing
from assistant.weigh import Weighed
from index.library import Library

# Sentences looked at, and the share of the best one's weight that another one has: below, it speaks of something else.
LOOKED_AT, ALMOST = 10, 0.7
# Any sentence may hold some figure or sum: of what it is, is asked where figures are read.
WHEN: frozenset[Sort] = frozenset({"date", "year", "day"})


def gives_way(question: Question, weighed: list[Weighed], found: Found, library: Library) -> list[Weighed]:
    """Return the sentences, first the best that has the sort of thing and the year asked for; as they were where none has.

    How likely it answers is judged by its own measures afterwards.
    """
    near = [one for one in weighed[:LOOKED_AT] if one.score >= ALMOST * weighed[0].score]
    whole = next((one for one in near if _has_all(question, one, found, library)), None)
    return weighed if whole is None else [whole, *(one for one in weighed if one is not whole)]


def _has_all(question: Question, one: Weighed, found: Found, library: Library) -> bool:
    sort = wanted(question)
    if sort in WHEN and not has(one.text, sort):
        return False
    document = found.document(one.hit.passage.document)
    return not year_missing(question, quoted(document, (one.start, one.end), one.score, ""), found, library)
