"""RGB and CRUD-RAG: questions that bring their own passages, with no place in them → documents and document gold."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evals.formats.files import json_of, objects, rows_of, value
from evals.formats.types import Asked, Choice, Collection, Doc, LeftOut, Place
from index.errors import MalformedSet

CRUD_TASKS = {"questanswer_1doc": "fact", "questanswer_2docs": "compare", "questanswer_3docs": "summary"}
NEWS = re.compile(r"news\d+")


def rgb(path: Path, choice: Choice) -> Collection:
    """Return RGB's questions; the positive passages are gold, those and the negative ones the documents.

    An answer of several parts, each of which is wanted, is no short answer that could stand in one place: it is left out,
    the question is not. Passages with planted errors (positive_wrong) are not taken.
    """
    documents: dict[str, Doc] = {}
    asked: list[Asked] = []
    left: list[LeftOut] = []
    for row in rows_of(path):
        id = str(value(path, row, "id"))
        gold = _kept(documents, _flat(value(path, row, "positive")))
        _kept(documents, _flat(row.get("negative") or []))
        if not gold:
            left.append(LeftOut(id, "has no positive passage"))
            continue
        places = tuple(Place(document) for document in gold)
        asked.append(
            Asked(id, str(value(path, row, "query")).strip(), _alternatives(value(path, row, "answer")), places)
        )
    return Collection(tuple(documents.values()), tuple(asked), tuple(left))


def crud(path: Path, choice: Choice) -> Collection:
    """Return CRUD-RAG's questions over one, two and three news texts, which are their gold and the documents."""
    told = json_of(path)
    if not isinstance(told, dict) or not told.keys() & CRUD_TASKS:
        raise MalformedSet(f"'{path}' holds none of {', '.join(CRUD_TASKS)}. Name CRUD-RAG's split_merged.json.")
    documents: dict[str, Doc] = {}
    asked: list[Asked] = []
    for task, kind in CRUD_TASKS.items():
        for number, row in enumerate(objects(path, told.get(task, []))):
            news = [str(row[name]) for name in sorted(row) if NEWS.fullmatch(name)]
            places = tuple(Place(document) for document in _kept(documents, news))
            questions, answers = (_flat(value(path, row, name)) for name in ("questions", "answers"))
            id = f"{task}-{row.get('ID') or number}"
            asked.append(Asked(id, " ".join(questions).strip(), tuple(answers), places, kind=kind))
    return Collection(tuple(documents.values()), tuple(asked))


def _kept(documents: dict[str, Doc], texts: Iterable[str]) -> list[str]:
    """Return the ids of these passages, in order, each once; a passage that several questions bring is one document."""
    ids = []
    for text in texts:
        if text.strip():
            id = hashlib.sha256(text.strip().encode()).hexdigest()[:16]
            documents.setdefault(id, Doc(id, text.strip()))
            ids.append(id)
    return list(dict.fromkeys(ids))


def _flat(told: Any) -> list[str]:
    """Return the texts of a text, a list or a list of lists, in order."""
    return [text for one in told for text in _flat(one)] if isinstance(told, list) else [str(told)]


def _alternatives(told: Any) -> tuple[str, ...]:
    """Return the ways to write the answer; RGB lists the parts of an answer, and of each part its alternatives."""
    parts = told if isinstance(told, list) else [told]
    if len(parts) != 1:
        return ()
    return tuple(dict.fromkeys(text.strip() for text in _flat(parts) if text.strip()))
