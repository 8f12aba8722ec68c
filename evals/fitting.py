"""A set on offer and a store → whether the store holds the documents that the set is about."""

from functools import lru_cache
from pathlib import Path

from evals.gold import Files, named
from evals.questions import read
from evals.types import Opened, Question, Unresolved
from index.errors import YinjuError
from index.library import View


def fits(path: Path, opened: Opened) -> bool:
    """Return whether a set can be run here, as far as the documents tell that it names; what is no set is not judged.

    One document that is not there has the whole set refused. Questions over files outside are only skipped without
    them, but a set of which all are skipped asks nothing.
    """
    try:
        questions = _questions(path, path.stat().st_mtime_ns)
    except (OSError, YinjuError):
        return True  # looking it through names what is wrong
    view, files = opened.view(), Files.from_environment()
    asked = [question for question in questions if question.evidence and not question.groups]
    at_hand = [question for question in asked if files.folder or not _outside(question)]
    return bool(at_hand or not asked) and all(_held(question, view) for question in at_hand)


# The tab lists its sets each time it is opened, and a set of ten thousand takes a second to read.
@lru_cache(maxsize=32)
def _questions(path: Path, written: int) -> tuple[Question, ...]:
    return read(path, drafts=True).questions


def _outside(question: Question) -> bool:
    return any(pointer.sha256 for pointer in question.evidence)


def _held(question: Question, view: View) -> bool:
    return not any(isinstance(named(pointer, view), Unresolved) for pointer in question.evidence)
