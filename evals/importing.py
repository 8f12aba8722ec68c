"""A public collection → documents to index and a set of ours, whose gold stands in them; both in one folder."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.formats import FORMATS, Choice, Collection
from evals.formats.types import Asked, Doc, LeftOut, Place
from evals.likeness import Met
from evals.line import Line
from evals.question_line import LANGUAGES, NoQuestion, question_of
from index.errors import WrongUse
from index.sentences import split
from index.unseen import without
from index.words import language

SET, DOCS = "set.jsonl", "docs"
# A press export of so many rows is read within the limits of one file, and is still opened in an editor.
ROWS = 5_000
# What may not stand in the name of a source, and how long such a name may be.
OTHER, LONGEST = re.compile(r"[^\w.\-]+"), 80


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: the folder of documents, the set, how many of each, and the questions left out."""

    docs: Path
    set: Path
    documents: int
    questions: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it is written: the name of its source, and its text as indexing will hold it."""

    source: str
    text: str
    title: str


def import_set(format: str, path: Path, out: Path, choice: Choice, limit: int | None = None) -> Imported:
    """Return what was written to `out`: docs/ to index, and set.jsonl with the first `limit` questions.

    The documents are all there, whatever the limit. Raises WrongUse, MalformedSet.
    """
    if format not in FORMATS:
        raise WrongUse(f"No format '{format}' here. Known formats: {', '.join(FORMATS)}.")
    for made in (out / SET, out / DOCS):
        if made.exists():
            raise WrongUse(f"'{made}' is there already. Name another folder, or delete it.")
    collection = FORMATS[format](path, choice)
    written = {doc.id: one for doc, one in _documents(collection.documents)}
    rows, left = _rows(collection, written, limit)
    if not rows:
        why = f": {left[0].reason}" if left else ""
        raise WrongUse(f"'{path}' holds no question that can be asked as {format}{why}. Is it of this format?")
    (out / DOCS).mkdir(parents=True)
    count = _write_documents(out / DOCS, collection.documents, written)
    _write(out / SET, rows)
    return Imported(out / DOCS, out / SET, count, len(rows), left)


def _documents(documents: Sequence[Doc]) -> Iterator[tuple[Doc, Written]]:
    """Yield each document with the source it becomes; of several with one text the first, so that gold is in one place."""
    met: dict[tuple[str, str], Written] = {}
    names: set[str] = set()
    for doc in documents:
        title, text = (" ".join(without(doc.title).split()), without(doc.text))
        if (title, text) not in met:
            name = OTHER.sub("-", doc.id)[:LONGEST]
            name = name if name and name not in names else f"document-{len(met) + 1:06}"
            names.add(name)
            met[title, text] = Written(f"{_file(len(met))}#{name}", text, title)
        yield doc, met[title, text]


def _file(number: int) -> str:
    return f"documents-{number // ROWS + 1:03}.jsonl"


def _write_documents(folder: Path, documents: Iterable[Doc], written: dict[str, Written]) -> int:
    """Return how many documents were written, as press exports: an article a line with what is known about it."""
    files: dict[str, list[dict[str, Any]]] = {}
    met: set[str] = set()
    for doc in documents:
        one = written[doc.id]
        if one.source in met:
            continue
        met.add(one.source)
        file, _, name = one.source.partition("#")
        stated = {"title": one.title, "outlet": doc.outlet, "date": doc.published, "url": doc.url, "lang": doc.lang}
        known = {key: value for key, value in stated.items() if value}
        files.setdefault(file, []).append({"id": name, **known, "text": one.text})
    for file, rows in files.items():
        _write(folder / file, rows)
    return len(met)


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    # Half a surrogate pair, which JSON may spell, has no UTF-8.
    path.write_bytes(text.encode("utf-8", "replace"))


def _rows(
    collection: Collection, written: dict[str, Written], limit: int | None
) -> tuple[list[dict[str, Any]], tuple[LeftOut, ...]]:
    """Return the lines of the set, and the questions that are none: the same rules hold as for any set."""
    rows: list[dict[str, Any]] = []
    left = list(collection.left_out)
    met = Met()
    for asked in collection.questions:
        if len(rows) == limit:
            break
        row = _row(asked, written)
        try:
            if asked.lang and _spoken(asked.lang) not in LANGUAGES:
                raise NoQuestion(f"is in '{asked.lang}'; questions are asked in {' or '.join(LANGUAGES)}")
            met.add(question_of(Line(len(rows) + 1, row)))
        except NoQuestion as reason:
            left.append(LeftOut(asked.id, str(reason).removeprefix(f'"{asked.id}" ')))
        else:
            rows.append(row)
    return rows, tuple(left)


def _row(asked: Asked, written: dict[str, Written]) -> dict[str, Any]:
    question = " ".join(asked.question.split())
    evidence = [_evidence(place, written[place.document]) for place in asked.places if place.document in written]
    return {
        "id": asked.id,
        "question": question,
        "answers": list(asked.answers),
        "evidence": [one for n, one in enumerate(evidence) if one not in evidence[:n]],
        "answerable": asked.answerable,
        "kind": asked.kind,
        "lang": _spoken(asked.lang or language(question)),
    }


def _spoken(lang: str) -> str:
    """Return a language without its script or country: DRCD's zh-Hant is asked like any Chinese."""
    return lang.split("-")[0]


def _evidence(place: Place, doc: Written) -> dict[str, str]:
    """Return the pointer to a place: the sentences it stands in, and more around them until no others say the same."""
    if place.start is None or place.end is None:
        return {"source": doc.source}
    sentences = split(doc.text)
    inside = [n for n, (start, end) in enumerate(sentences) if start < place.end and place.start < end]
    first, last = (inside[0], inside[-1]) if inside else (0, len(sentences) - 1)
    bare = "".join((doc.title + doc.text).split())
    while sentences:
        quote = doc.text[sentences[first][0] : sentences[last][1]]
        if bare.count("".join(quote.split())) == 1:
            return {"source": doc.source, "quote": quote}
        if (first, last) == (0, len(sentences) - 1):
            break
        first, last = (first, last + 1) if last + 1 < len(sentences) else (first - 1, last)
    return {"source": doc.source}
