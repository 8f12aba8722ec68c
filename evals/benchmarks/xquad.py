"""How often the right passage is first once the reader has read, and the answer in the quotes, on XQuAD's questions.

    python -m evals.benchmarks.xquad XQUAD_FOLDER [--among STORE] [--limit 300] [--languages zh en]

XQUAD_FOLDER holds xquad.zh.jsonl.gz and xquad.en.jsonl.gz. The 240 Chinese passages are the store, each a document; the
questions are asked in Chinese and in English through `Assistant.ask`. With --among the passages are added to a copy of
STORE, so that they stand among its documents: 10,000 press articles, say. For each language one line of JSON is printed:

- `right first`: the passage a question was written over comes first after the reader
- `right found`: it is among those that were read
- `answered`, and `quoted`: the set's answer stands in a quote of the answer; a refusal quotes nothing
- `quoted, refused or not`: it stands in the evidence, whatever was decided of it

English questions are about Chinese quotes: the answer looked for is the Chinese set's. The set measures; nothing may be
trained on it.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.core import Assistant
from evals.answering import says
from evals.benchmarks.following import Followed, follow, spaced
from evals.benchmarks.languages import LANGUAGES, SetMissing, index, lines, share
from evals.types import Question
from index.errors import YinjuError
from index.settings import Settings

SUMMARY = "Ask XQuAD's questions of its Chinese passages, alone or among other documents."
PASSAGES = "zh"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language, the source of its Chinese passage, and its answers in Chinese."""

    question: Question
    source: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one question, by the names that are printed."""

    first: bool
    found: bool
    answered: bool
    quoted: bool
    evidence: bool


def passages(folder: Path) -> dict[str, str]:
    """Return the Chinese passages by source name. Raises SetMissing."""
    return {_source(row): row["context"] for row in lines(folder / f"xquad.{PASSAGES}.jsonl.gz")}


def asked(folder: Path, language: str) -> list[Asked]:
    """Return the questions of a language in the set's order, with what answers them in Chinese. Raises SetMissing."""
    gold = {_number(row): row for row in lines(folder / f"xquad.{PASSAGES}.jsonl.gz")}
    made = []
    for row in lines(folder / f"xquad.{language}.jsonl.gz"):
        there = gold[_number(row)]
        question = Question(0, row["id"], row["question"], (), (), True, "fact", language)
        made.append(Asked(question, _source(there), tuple(answer["text"] for answer in there["answers"])))
    return made


def _number(row: dict[str, str]) -> str:
    """Return what a question's rows have in common in all languages."""
    return row["id"].rpartition("-")[2]


def _source(row: dict[str, str]) -> str:
    return f"{PASSAGES}/{row['context_id']}.txt"


def judged(one: Asked, followed: Followed, assistant: Assistant) -> Told:
    """Return what came of a question."""
    view = assistant.view()
    sources = [view.record(hit.passage.document).source for hit in followed.hits]
    quotes = [citation.quote for citation in followed.answer.citations]
    return Told(
        sources[:1] == [one.source],
        one.source in sources,
        followed.answer.answered,
        _stands(one, quotes),
        _stands(one, [quote.text for quote in followed.evidence.quotes]),
    )


def _stands(one: Asked, quotes: Sequence[str]) -> bool:
    return any(says(answer, quote) for answer in one.answers for quote in quotes)


def measured(assistant: Assistant, every: Sequence[Asked]) -> dict[str, float]:
    """Return the shares that are printed, 0 to 1."""
    told = [judged(one, follow(one.question, assistant), assistant) for one in every]
    return {
        "questions": len(told),
        "right first": share([one.first for one in told]),
        "right found": share([one.found for one in told]),
        "answered": share([one.answered for one in told]),
        "quoted": share([one.quoted for one in told]),
        "quoted, refused or not": share([one.evidence for one in told]),
    }


def measure(folder: Path, among: Path | None, limit: int | None, languages: Sequence[str]) -> Iterator[str]:
    """Yield one line for each language of questions. Raises SetMissing or YinjuError."""
    with tempfile.TemporaryDirectory() as place:
        store = Path(place, "store")
        if among:
            shutil.copytree(among, store)
        settings = Settings.load(store=store)
        index(passages(folder), Path(place), settings).close()
        assistant = Assistant.open(store, settings)
        yield json.dumps(assistant.health())
        for language in languages:
            every = asked(folder, language)
            chosen = spaced(every, limit) if limit else every
            yield f"{language}>{PASSAGES} {json.dumps(measured(assistant, chosen))}"
        assistant.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when the set or the store cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.xquad", description=SUMMARY)
    parser.add_argument("folder", type=Path, metavar="XQUAD_FOLDER")
    parser.add_argument("--among", type=Path, metavar="STORE", help="put the passages into a copy of this store")
    parser.add_argument("--limit", type=int, help="at most so many questions of each language, evenly spaced")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, choices=LANGUAGES, metavar="LANGUAGE")
    options = parser.parse_args(arguments)
    try:
        for line in measure(options.folder, options.among, options.limit, options.languages):
            print(line, flush=True)
    except (SetMissing, YinjuError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
