"""MultiHop-RAG: news articles and questions over several of them → documents, and the facts as quotations."""

from pathlib import Path
from typing import Any

from evals.formats.files import json_of, objects, value
from evals.formats.types import Asked, Choice, Collection, Doc, Place
from index.errors import MalformedSet

QUESTIONS, CORPUS = "MultiHopRAG.json", "corpus.json"
# Its types of question, as ours; a null query has no answer in the corpus.
KINDS = {"inference_query": "fact", "comparison_query": "compare", "temporal_query": "timeline", "null_query": "fact"}
NO_ANSWER = "null_query"
DAY = 10


def multihop(path: Path, choice: Choice) -> Collection:
    """Return the questions with the facts that answer them; `path` is the folder, or the file of questions in it."""
    folder = path if path.is_dir() else path.parent
    asked = folder / QUESTIONS if path.is_dir() else path
    corpus = folder / CORPUS
    if not corpus.is_file():
        raise MalformedSet(f"There is no '{corpus}', which holds the articles. Put it beside the questions.")
    documents: dict[str, Doc] = {}
    for row in objects(corpus, json_of(corpus)):
        documents.setdefault(_key(row), _doc(corpus, row, len(documents)))
    rows = objects(asked, json_of(asked))
    questions = [_asked(asked, number, row, documents) for number, row in enumerate(rows, 1)]
    return Collection(tuple(documents.values()), tuple(questions))


def _key(row: dict[str, Any]) -> str:
    return str(row.get("url") or row.get("title"))


def _doc(path: Path, row: dict[str, Any], number: int) -> Doc:
    stated = {name: str(row.get(key) or "") for name, key in (("outlet", "source"), ("url", "url"), ("title", "title"))}
    published = str(row.get("published_at") or "")[:DAY]
    return Doc(f"article-{number:04}", str(value(path, row, "body")), published=published, **stated)


def _asked(path: Path, number: int, row: dict[str, Any], documents: dict[str, Doc]) -> Asked:
    id, question = f"q{number:04}", str(value(path, row, "query")).strip()
    type_ = str(row.get("question_type", ""))
    kind = KINDS.get(type_, "fact")
    if type_ == NO_ANSWER:
        return Asked(id, question, answerable=False, kind=kind)
    evidence = objects(path, value(path, row, "evidence_list"))
    places = [_place(documents[_key(one)], str(one.get("fact") or "")) for one in evidence if _key(one) in documents]
    return Asked(id, question, (str(value(path, row, "answer")),), tuple(dict.fromkeys(places)), kind=kind)


def _place(document: Doc, fact: str) -> Place:
    """Return where a fact stands in its article; the article as a whole where it does not stand there word for word."""
    start = document.text.find(fact.strip())
    if not fact.strip() or start < 0:
        return Place(document.id)
    return Place(document.id, start, start + len(fact.strip()))
