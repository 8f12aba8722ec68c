"""How often the right passage comes first when question and passage are in one language, and when they are in two.

    python -m evals.benchmarks.languages XQUAD_FOLDER [--weights 0.2 0.3 0.4] [--limit 200] [--reread 30] [--traditional]

XQUAD_FOLDER holds xquad.zh.jsonl.gz and xquad.en.jsonl.gz: the same questions and passages in both languages, the last
part of a question's id the same in both. They are indexed by Yinju's own writer, a passage a document, and searched by
its own search: keywords alone, vectors alone, and both, in all four directions; then with both languages in one store.
With --traditional the Chinese questions are asked in traditional characters too, of the simplified passages.
With --reread the reader reads the best passages of both, and they are put in order once more.
The set measures; nothing may be trained on it or chosen by it but a weight or two.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.core import tongue
from assistant.reread import reread
from assistant.retrieve import Found, search, search_vectors, search_words
from assistant.understand import understand
from evals.benchmarks.remembering import RememberingEmbedder
from index.build import quiet
from index.library import Library, View
from index.raw import Raw
from index.settings import Settings
from index.store.writer import Taken, writing
from index.text import Reading
from index.types import Document, Filters, Hit, Passage, Source
from index.words import traditional as in_traditional
from index.words import words

SUMMARY = "Measure keywords, vectors and both, within a language and across."
LANGUAGES = ("zh", "en")
WITHIN = 5

Find = Callable[[str], list[Hit]]


class SetMissing(ValueError):
    """You meet it when the folder lacks a file of the set; it says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language, and the names of the sources that hold its passage, by their language."""

    text: str
    home: dict[str, str]


@dataclass(frozen=True, slots=True)
class XQuad:
    """Passages by source name, and the questions of each language."""

    passages: dict[str, str]
    asked: dict[str, list[Asked]]


def read(folder: Path) -> XQuad:
    """Return the set. Raises SetMissing."""
    rows = {language: list(lines(folder / f"xquad.{language}.jsonl.gz")) for language in LANGUAGES}
    passages: dict[str, str] = {}
    homes: dict[str, dict[str, str]] = {}
    for language, found in rows.items():
        for row in found:
            name = f"{language}/{row['context_id']}.txt"
            passages[name] = row["context"]
            homes.setdefault(row["id"].split("-")[-1], {})[language] = name
    asked = {
        language: [Asked(row["question"], homes[row["id"].split("-")[-1]]) for row in found]
        for language, found in rows.items()
    }
    return XQuad(passages, asked)


def lines(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a gzip-ed JSON Lines file, in order. Raises SetMissing."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as opened:
            return [json.loads(line) for line in opened]
    except OSError as error:
        raise SetMissing(f"Could not read '{file}': {error}. Name the folder that holds the set's files.") from error


def index(passages: dict[str, str], folder: Path, settings: Settings) -> Library:
    """Return a library over a new store in `folder` that holds each passage as a document of its own."""
    with writing(folder / "store", settings) as writer:
        taken = []
        for name, text in passages.items():
            raw = Raw(Source(name, folder / "sources" / name, str(folder / "sources")), text.encode())
            taken.append(writer.take(raw, whole(raw.source, raw.data)))
        writer.commit([one for one in taken if isinstance(one, Taken)], quiet)
    library = Library.open(folder / "store", settings)
    library.__dict__["embedder"] = RememberingEmbedder(library.embedder)
    return library


def whole(source: Source, data: bytes) -> Reading:
    """Return a source as one document of one passage, its language that of its folder."""
    text = data.decode("utf-8")
    id = hashlib.sha256(f"{source.name}\x00{text}".encode()).hexdigest()
    # Without a title: what stands in for one, the file's name, would be embedded with the passage and tell nothing of it.
    document = Document(id, source.name, text, "", source.name.split("/")[0], "report")
    return Reading(document, [Passage(id, 0, len(text), text)], [words(text)], ())


def direction(
    library: Library, asked: Sequence[Asked], passages: str, weights: Sequence[float], read: int
) -> dict[str, float]:
    """Return recall@1 of the questions over the passages of one language: keywords, vectors, both at each weight.

    And, where `read` is not 0, both at the first weight after the reader has read so many passages.
    """
    view = library.view(filters=Filters(lang=passages))
    gold = [one.home[passages] for one in asked]
    ways: dict[str, Find] = {
        "keywords": lambda text: search_words(library, view, text, 1),
        "vectors": lambda text: search_vectors(library, view, text, 1),
        **{f"both, {weight:g}": both(library, view, weight) for weight in weights},
    }
    if read:
        ways[f"reread, {read}"] = rereading(library, view, weights[0], read)
    found = {name: [sources(view, find(one.text)) for one in asked] for name, find in ways.items()}
    return {name: share([home in top for home, top in zip(gold, tops, strict=True)]) for name, tops in found.items()}


def both(library: Library, view: View, weight: float, k: int = 1) -> Find:
    """Return the search by keywords and vectors with one weight of keywords, within a language and across."""

    def find(text: str) -> list[Hit]:
        """Return the k best passages."""
        given = {"keyword_weight": weight, "keyword_weight_across": weight}
        library.settings = library.settings.model_copy(update=given)
        return search(library, view, text, tuple(library.words(text)), max(k, library.settings.candidates))[:k]

    return find


def rereading(library: Library, view: View, weight: float, read: int) -> Find:
    """Return the search by both whose first `read` passages the reader has put in order."""
    first = both(library, view, weight, read)

    def find(text: str) -> list[Hit]:
        """Return the one of them that comes first now."""
        return list(reread(understand(text, tongue(library)), Found(tuple(first(text)), view), library).hits[:1])

    return find


def together(library: Library, asked: Sequence[Asked], language: str, weight: float) -> dict[str, float]:
    """Return for questions over passages of both languages how often a right one is first, and each is among the first."""
    view = library.view()
    tops = [sources(view, both(library, view, weight, WITHIN)(one.text)) for one in asked]
    other = next(name for name in LANGUAGES if name != language)
    return {
        "right first": share([top[0] in one.home.values() for top, one in zip(tops, asked, strict=True)]),
        f"own@{WITHIN}": share([one.home[language] in top for top, one in zip(tops, asked, strict=True)]),
        f"other@{WITHIN}": share([one.home[other] in top for top, one in zip(tops, asked, strict=True)]),
    }


def sources(view: View, hits: Sequence[Hit]) -> list[str]:
    """Return the source names of the hits' documents, in order."""
    return [view.record(hit.passage.document).source for hit in hits]


def share(right: Sequence[bool]) -> float:
    """Return the share of questions, 0 to 1, rounded to three places."""
    return round(sum(right) / max(len(right), 1), 3)


def measure(data: XQuad, weights: Sequence[float], limit: int | None, read: int, traditional: bool = False) -> None:
    """Print one line of figures for each direction, then one for each language of questions over both."""
    with tempfile.TemporaryDirectory() as folder:
        library = index(data.passages, Path(folder), Settings.load())
        asked = {name: rows[:: max(len(rows) // limit, 1)] if limit else rows for name, rows in data.asked.items()}
        for question in LANGUAGES:
            for passages in LANGUAGES:
                figures = direction(library, asked[question], passages, weights, read)
                print(f"{question}>{passages}", json.dumps(figures), flush=True)
        for question in LANGUAGES:
            figures = together(library, asked[question], question, weights[0])
            print(f"{question}>both, {weights[0]:g}", json.dumps(figures), flush=True)
        if traditional:
            written = [replace(one, text=in_traditional(one.text)) for one in asked["zh"]]
            for passages in LANGUAGES:
                print(f"zh-Hant>{passages}", json.dumps(direction(library, written, passages, weights, 0)), flush=True)
        library.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when the set cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.languages", description=SUMMARY)
    parser.add_argument("folder", type=Path, metavar="XQUAD_FOLDER")
    parser.add_argument("--weights", type=float, nargs="+", default=[0.35], help="of keywords (default: 0.35)")
    parser.add_argument("--limit", type=int, help="at most about so many questions of each language")
    parser.add_argument("--reread", type=int, default=0, metavar="N", help="let the reader read the best N passages")
    parser.add_argument("--traditional", action="store_true", help="ask the Chinese questions in traditional too")
    options = parser.parse_args(arguments)
    try:
        measure(read(options.folder), options.weights, options.limit, options.reread, options.traditional)
    except SetMissing as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
