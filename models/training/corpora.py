"""The corpora, read from their folder: sentence pairs, terms, questions with spans, press, plans and laws."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.training import own

# Sets that measure and are never trained on, with whatever derives from them.
MEASURED = ("xquad.", "squad.dev", "cmrc2018.trial", "drcd.dev")
# The part of a measuring set that is not measured on.
TRAINED = "/train"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the id of its passage, and where its answer stands there: (-1, -1) when it doesn't."""

    question: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Questions:
    """Passages by id, the questions asked of them, and the titles of the texts the passages are from, by the same ids."""

    passages: dict[str, str]
    asked: list[Asked]
    titles: dict[str, str] = field(default_factory=dict)


def lines(file: Path) -> Iterator[str]:
    """Yield the lines of a gzip-ed text file, without their ends."""
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        for line in opened:
            yield line.rstrip("\n")


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzip-ed JSONL file."""
    return (json.loads(line) for line in lines(file))


def pairs(data: Path, sources: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return (Chinese, English) sentences in file order; of the sources named, or of all."""
    found = (line.split("\t") for line in lines(data / "parallel/zh-en.tsv.gz"))
    return [(zh, en) for zh, en, source in found if not sources or source in sources]


def other_pairs(data: Path, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (sentence, English sentence) of these languages ("de", "fr", …), in file order."""
    found = (line.split("\t") for line in lines(data / "parallel/other-en.tsv.gz"))
    return [(other, en) for other, en, language, _ in found if language in languages]


def terms(data: Path) -> list[tuple[str, list[str]]]:
    """Return (Chinese term, its English glosses) of the dictionary, in file order."""
    found = (line.split("\t") for line in lines(data / "parallel/terms.zh-en.tsv.gz"))
    return [(zh, glosses.split("; ")) for zh, glosses, _ in found]


def questions(data: Path, name: str, most: int | None = None) -> Questions:
    """Return a set of questions; `name` is "cmrc2018.train", or "drcd.dev/train" and "drcd.dev/held" for its parts.

    A part holds two thirds ("train") or one third ("held") of the articles, chosen by a hash of the article's title.
    """
    name, _, part = name.partition("/")
    passages: dict[str, str] = {}
    titles: dict[str, str] = {}
    asked: list[Asked] = []
    for row in own.rows(data) if name == own.NAME else rows(data / f"qa/{name}.jsonl.gz"):
        if part and (is_held(row["title"]) != (part == "held")):
            continue
        key = f"{name}:{row['context_id']}"
        passages[key] = row["context"]
        titles[key] = row["title"].replace("_", " ")
        asked.append(_asked(row, key))
    asked = asked[:most]
    kept = {one.passage for one in asked}
    return Questions({key: text for key, text in passages.items() if key in kept}, asked, titles)


def training_questions(data: Path, sets: dict[str, int]) -> Questions:
    """Return several sets as one; `sets` says how many questions of each, 0 for all. Refuses sets that measure."""
    passages: dict[str, str] = {}
    titles: dict[str, str] = {}
    asked: list[Asked] = []
    for name, most in sets.items():
        if name.startswith(MEASURED) and not name.endswith(TRAINED):
            raise ValueError(f"{name} is for measuring only; take it out of the recipe.")
        found = questions(data, name, most or None)
        passages |= found.passages
        titles |= found.titles
        asked += found.asked
    return Questions(passages, asked, titles)


def is_held(title: str) -> bool:
    """Return True for the third of all articles that is kept out of training."""
    return hashlib.sha256(title.encode()).digest()[0] % 3 == 0


def press(data: Path) -> list[tuple[str, str]]:
    """Return (title, body) of the Chinese press items, in file order."""
    return [(row["title"], row["body"]) for row in rows(data / "docs/press.zh.jsonl.gz")]


def documents(data: Path, folder: str) -> list[str]:
    """Return the texts of a folder of documents ("plans", "laws", "en_plans"), in the order of their names."""
    return [file.read_text("utf-8", "replace") for file in sorted((data / "docs" / folder).iterdir()) if file.is_file()]


def _asked(row: dict[str, Any], key: str) -> Asked:
    if not row["answerable"] or not row["answers"]:
        return Asked(row["question"], key, -1, -1)
    answer = row["answers"][0]
    return Asked(row["question"], key, answer["start"], answer["start"] + len(answer["text"]))
