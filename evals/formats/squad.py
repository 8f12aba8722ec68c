"""SQuAD and its kin (XQuAD, CMRC 2018, DRCD, flat CMRC, flat JSON lines) → passages, questions, places of the answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.formats.files import json_of, objects, rows_of, value
from evals.formats.types import Asked, Choice, Collection, Doc, LeftOut, Place

# SQuAD's titles are names of Wikipedia pages, as addresses write them.
UNDERSCORES = re.compile("_+")


def nested(path: Path, choice: Choice) -> Collection:
    """Return a set of the nested form: data, paragraphs, qas; or CMRC's older one: context_id, context_text, qas."""
    collection = _gathered(_nested(path))
    if choice.questions is None:
        return collection
    return asked_by(collection, {asked.id: asked for _, asked in _nested(choice.questions) if isinstance(asked, Asked)})


def lines(path: Path, choice: Choice) -> Collection:
    """Return a set of one question a line, each with its passage: question, context_id, context, answers, title."""
    collection = _gathered(_flat(path))
    if choice.questions is None:
        return collection
    others = {_plain(a.id, a.lang): a for _, a in _flat(choice.questions) if isinstance(a, Asked)}
    return asked_by(collection, {a.id: o for a in collection.questions if (o := others.get(_plain(a.id, a.lang)))})


def asked_by(collection: Collection, others: dict[str, Asked]) -> Collection:
    """Return the collection asked by the others' words, found by id; an answer in either language is right."""
    asked, left = [], list(collection.left_out)
    for one in collection.questions:
        if other := others.get(one.id):
            answers = tuple(dict.fromkeys((*one.answers, *other.answers)))
            asked.append(replace(one, question=other.question, answers=answers, lang=other.lang))
        else:
            left.append(LeftOut(one.id, "has no counterpart among the questions of the other file"))
    return Collection(collection.documents, tuple(asked), tuple(left))


def _plain(id: str, lang: str) -> str:
    """Return an id without its language: xquad-zh-56be and xquad-en-56be are one question."""
    return id.replace(f"-{lang}-", "-", 1) if lang else id


def _gathered(found: Iterable[tuple[Doc, Asked | LeftOut | None]]) -> Collection:
    documents: dict[str, Doc] = {}
    asked: list[Asked] = []
    left: list[LeftOut] = []
    for document, one in found:
        documents.setdefault(document.id, document)
        if isinstance(one, Asked):
            asked.append(one)
        elif one:
            left.append(one)
    return Collection(tuple(documents.values()), tuple(asked), tuple(left))


def _nested(path: Path) -> Iterator[tuple[Doc, Asked | LeftOut | None]]:
    told = json_of(path)
    articles = objects(path, told["data"] if isinstance(told, dict) and "data" in told else told)
    for number, article in enumerate(articles):
        for place, paragraph in enumerate(article.get("paragraphs", [article])):
            text = str(value(path, paragraph, "context", "context_text"))
            id = str(paragraph.get("id") or paragraph.get("context_id") or f"{number}-{place}")
            document = Doc(id, text, UNDERSCORES.sub(" ", str(article.get("title") or "")).strip())
            questions = objects(path, value(path, paragraph, "qas"))
            for qa in questions:
                yield document, _asked(path, qa, document, bool(qa.get("is_impossible")))
            if not questions:
                yield document, None


def _flat(path: Path) -> Iterator[tuple[Doc, Asked | LeftOut | None]]:
    for row in rows_of(path):
        title, lang = UNDERSCORES.sub(" ", str(row.get("title") or "")).strip(), str(row.get("lang") or "")
        document = Doc(str(value(path, row, "context_id")), str(value(path, row, "context")), title, lang=lang)
        one = _asked(path, row, document, row.get("answerable") is False)
        yield document, replace(one, lang=lang) if isinstance(one, Asked) else one


def _asked(path: Path, qa: dict[str, Any], document: Doc, impossible: bool) -> Asked | LeftOut:
    id = str(value(path, qa, "id", "query_id"))
    question = str(value(path, qa, "question", "query_text")).strip()
    if impossible:
        return Asked(id, question, answerable=False)
    answers = [_answer(path, answer) for answer in value(path, qa, "answers")]
    places = [place for text, at in answers if (place := _place(document, text, at))]
    if not places:
        reason = (
            "its answer does not stand in its passage" if answers else "has no answer, and does not say there is none"
        )
        return LeftOut(id, reason)
    told = tuple(dict.fromkeys(text.strip() for text, _ in answers if text.strip()))
    return Asked(id, question, told, places=(places[0],))


def _answer(path: Path, told: Any) -> tuple[str, int | None]:
    """Return an answer's words and where they begin, as far as the format says."""
    if isinstance(told, str):
        return told, None
    start = told.get("answer_start", told.get("start"))
    return str(value(path, told, "text")), start if isinstance(start, int) else None


def _place(document: Doc, text: str, start: int | None) -> Place | None:
    """Return where an answer stands; in some sets the beginning is off, then it is the nearest place with its words."""
    if not text.strip():
        return None
    starts = [found.start() for found in re.finditer(re.escape(text), document.text)]
    if not starts:
        return None
    at = min(starts, key=lambda place: abs(place - (start or 0)))
    return Place(document.id, at, at + len(text))
