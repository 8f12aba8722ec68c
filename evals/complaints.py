"""What readers complain of → lines of a set, for a person to mend: the question, what was cited, what was wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.draft import pointer, words
from evals.likeness import bare
from evals.types import Opened
from index.errors import UnknownDocument
from index.library import View
from index.store.feedback import PRAISE, Feedback
from index.types import Document
from index.words import language

REFUSE = "should_have_refused"
# What an answer said in short is not to be taken for right where the reader says that it was wrong.
WRONG = ("wrong_figure", "wrong_speaker", "wrong_passage")
SAID = {
    "wrong_passage": "a reader says that the passage is the wrong one: point to the right one",
    "wrong_figure": "a reader says that the figure is wrong: write the right one and point to it",
    "wrong_speaker": "a reader says that somebody else said it: write who and point to it",
    "incomplete": "a reader says that something is missing: add its evidence",
    REFUSE: "a reader says that the sources do not answer this",
    "should_have_answered": "a reader says that the sources do answer this: point to where they do",
    "other": "a reader complains: see whether the answer is right",
}


def complained(told: Sequence[Feedback], opened: Opened) -> list[dict[str, Any]]:
    """Return a draft for each question that somebody complained of, in the order of the first complaint about it.

    Several complaints about one question are one line with all their notes. What the answer cited is its evidence to
    begin with; where nothing of it stands in the store any more, the line has none, and `yinju eval check` says so. Praise is no complaint.
    """
    rows: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
    for one in (one for one in told if one.reason != PRAISE):
        key = bare(one.question), one.groups
        if key in rows:
            rows[key]["note"] += f" · {_note(one)}"
        else:
            rows[key] = _row(one, opened.view(frozenset(one.groups)))
    return list(rows.values())


def _row(one: Feedback, view: View) -> dict[str, Any]:
    refuse, short = one.reason == REFUSE, one.answer.get("short_answer")
    return {
        "id": f"feedback-{one.id:03}",
        "question": " ".join(one.question.split()),
        "answers": [short] if short and not refuse and one.reason not in WRONG else [],
        "evidence": [] if refuse else _evidence(one.answer, view),
        "answerable": not refuse,
        "kind": str(one.answer.get("kind") or "fact"),
        "lang": str(one.answer.get("language") or language(one.question)).split("-")[0],
        **({"groups": list(one.groups)} if one.groups else {}),
        "draft": True,
        "note": _note(one),
    }


def _note(one: Feedback) -> str:
    said = f": {' '.join(one.note.split())}" if one.note.strip() else ""
    return f"{one.at} {SAID[one.reason]}{said}"


def _evidence(answer: Mapping[str, Any], view: View) -> list[dict[str, Any]]:
    """Return what an answer cited, else the passages nearest to its refusal, as far as they stand in the store."""
    cited = answer.get("citations") or (answer.get("refusal") or {}).get("nearest") or []
    found: list[dict[str, Any]] = []
    for citation in cited:
        try:
            document = view.document(str(citation.get("document")))
        except UnknownDocument:
            continue  # removed since, or not for the person who asked
        entry = _pointed(citation, document, view)
        if entry not in found:
            found.append(entry)
    return found


def _pointed(citation: Mapping[str, Any], document: Document, view: View) -> dict[str, Any]:
    where, quote = pointer(document, view), str(citation.get("quote") or "")
    start = citation.get("start")
    if not quote or not isinstance(start, int) or document.text[start : start + len(quote)] != quote:
        return where
    return words(document, (start, start + len(quote)), where)
