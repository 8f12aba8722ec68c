"""Questions that are there already: the same id, the same words with other punctuation, or other answers to them."""

import re
import unicodedata

from evals.question_line import NoQuestion
from evals.types import Question

Key = tuple[str, str | None, tuple[str, ...]]


class Met:
    """The questions of a set so far, by their ids and by their words."""

    def __init__(self) -> None:
        self._ids: dict[str, Question] = {}
        self._words: dict[Key, Question] = {}

    def add(self, question: Question) -> Question:
        """Return the question. Raises NoQuestion when its id or its words were there before; both are kept in mind."""
        same, alike = self._ids.get(question.id), self._words.get(_key(question))
        self._ids.setdefault(question.id, question)
        self._words.setdefault(_key(question), question)
        if same:
            raise NoQuestion(f'id "{question.id}" was given to line {same.line} already', "id")
        if alike:
            raise NoQuestion(_said(question, alike), "question")
        return question


def _key(question: Question) -> Key:
    """Return what makes two questions one: their words, apart from punctuation, width and case; the day; who asks.

    The same words in the other script are another question: whether they find the same is worth asking.
    """
    return bare(question.question), question.as_of, tuple(sorted(question.groups))


def bare(text: str) -> str:
    """Return a text's letters and figures, width and case apart; words of Latin letters stay apart."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", " ".join(re.findall(r"\w+", folded)))


def _said(question: Question, other: Question) -> str:
    where = f'"{other.id}" in line {other.line}'
    if question.answerable != other.answerable:
        one, two = ("is", "is not") if question.answerable else ("is not", "is")
        return f'"{question.id}" contradicts {where}: the same question {one} answerable here and {two} there'
    mine, theirs = ({bare(answer) for answer in q.answers} for q in (question, other))
    if mine and theirs and not mine & theirs:
        told = (question.answers[0], other.answers[0])
        return f'"{question.id}" contradicts {where}: the same question has the answer "{told[0]}" here and "{told[1]}" there'
    exactly = question.question.split() == other.question.split()
    return f'"{question.id}" asks what {where} asks already{"" if exactly else ", in other punctuation"}'
