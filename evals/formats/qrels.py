"""BEIR and MIRACL: a corpus, queries, and which documents are relevant to each → document gold."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evals.formats.files import columns_of, doc_of, found, rows_of, value
from evals.formats.types import Asked, Choice, Collection, Doc, LeftOut, Place
from index.errors import MalformedSet

Relevant = dict[str, list[str]]
"""The ids of the documents that are relevant to a query, by the query's id."""
SPLITS = ("test", "dev", "train")
CORPUS = ("corpus.jsonl", "corpus.jsonl.gz", "docs*.jsonl", "docs*.jsonl.gz")


def beir(path: Path, choice: Choice) -> Collection:
    """Return a BEIR folder: corpus.jsonl, queries.jsonl, qrels/test.tsv (or dev, train, or the split that is named)."""
    relevant = _relevant(_chosen(path, choice, "qrels/*.tsv", "*qrels*.tsv"))
    [queries, *_] = found(path, "queries.jsonl", "queries.jsonl.gz") or [path / "queries.jsonl"]
    asked = ((str(value(queries, row, "_id", "id")), str(value(queries, row, "text"))) for row in rows_of(queries))
    return _collection(path, choice, list(asked), relevant)


def miracl(path: Path, choice: Choice) -> Collection:
    """Return a MIRACL folder: topics and qrels of one language and split, and the corpus as docs-*.jsonl below it."""
    qrels = _chosen(path, choice, "*qrels*.tsv")
    # There are topics of more splits than there are judgements.
    split = next((split for split in (choice.split, *SPLITS) if split in _parts(qrels)), None)
    topics = _chosen(path, replace(choice, split=split), "*topic*.tsv")
    asked = [(row[0], row[1]) for row in columns_of(topics) if len(row) > 1]
    return _collection(path, choice, asked, _relevant(qrels))


def _parts(path: Path) -> list[str]:
    return re.split(r"[-_.]", path.stem)


def _chosen(folder: Path, choice: Choice, *patterns: str) -> Path:
    """Return the file of the split that is named, else of the first of test, dev and train. Raises MalformedSet."""
    files = found(folder, *patterns)
    for split in (choice.split,) if choice.split else SPLITS:
        fitting = [path for path in files if split in _parts(path)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            named = ", ".join(str(path) for path in fitting[:3])
            raise MalformedSet(f"'{folder}' has {len(fitting)} files for split '{split}': {named}. Name their folder.")
    if len(files) == 1 and not choice.split:
        return files[0]
    raise MalformedSet(f"'{folder}' has no one file {patterns[0]} for {choice.split or 'any split'}. Check the folder.")


def _relevant(path: Path) -> Relevant:
    """Return the relevant documents in the file's order; grades above 0 count alike."""
    relevant: Relevant = {}
    for number, row in enumerate(columns_of(path), 1):
        # BEIR writes query, document, grade under a head; TREC and MIRACL query, Q0, document, grade.
        query, document, grade = (row[0], row[-2], row[-1]) if len(row) in (3, 4) else ("", "", "")
        if not grade.lstrip("-").isdigit():
            if number == 1 and query:
                continue
            raise MalformedSet(
                f"{path}:{number}: is no line of relevance (query, document, grade). Is it of this format?"
            )
        if int(grade) > 0:
            relevant.setdefault(query, []).append(document)
    return relevant


def _collection(path: Path, choice: Choice, asked: list[tuple[str, str]], relevant: Relevant) -> Collection:
    gold = {document for query, _ in asked for document in relevant.get(query, ())}
    documents = tuple(_corpus(path, gold, choice.documents))
    there = {document.id for document in documents}
    questions: list[Asked] = []
    left: list[LeftOut] = []
    for id, text in asked:
        if id not in relevant:  # a query of another split
            continue
        places = tuple(Place(document) for document in relevant[id] if document in there)
        if places:
            questions.append(Asked(id, text, places=places))
        else:
            left.append(LeftOut(id, "none of its relevant documents is in the corpus"))
    return Collection(documents, tuple(questions), tuple(left))


def _corpus(path: Path, gold: set[str], most: int | None) -> Iterator[Doc]:
    """Yield the gold documents and, of the others, the first so many, in the order of the corpus. Raises MalformedSet."""
    files = found(path, *CORPUS)
    if not files:
        raise MalformedSet(f"'{path}' has no corpus ({', '.join(CORPUS)}). Put the corpus into that folder.")
    others = 0
    for file in files:
        for row in rows_of(file):
            document = doc_of(file, row)
            if document.id in gold:
                yield document
            elif most is None or others < most:
                others += 1
                yield document
