"""How long an answer takes, step by step, and how many passages the reader can read within the time that is allowed.

    python -m evals.benchmarks.speed STORE [FOLDER …] [--sets SET.jsonl …] [--questions 200] [--candidates 24 16 12 8]

STORE is opened; where FOLDERs are named they are indexed into it first (what is there already is not read again). For
20,000 passages about 7,400 press articles do (`evals.benchmarks.press_export --count 7400`). Asked are the sets' questions,
and questions made of the titles of the store's documents, evenly spaced, until there are so many. Each number of candidates
opens the store anew and warms it; one line of JSON a number is printed: median and 95th percentile of an answer and the
median of each step in milliseconds of the clock, of the computing of all cores together (`cpu`, which other work on the
machine disturbs less), and how many passages were read. The last line says the most candidates that keep both limits.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.core import Assistant
from evals.benchmarks.following import follow, spaced
from evals.questions import read
from evals.types import Question
from index.build import build
from index.embedder import Embedder, Vectors
from index.errors import YinjuError
from index.settings import Settings

SUMMARY = "Measure the time of answers and of each step, for several numbers of candidates."
# Milliseconds that an answer may take: the median, and the 95th percentile.
MEDIAN, P95 = 400.0, 700.0
OF_TITLE = {"zh": "《{title}》说了些什么？", "en": "What does “{title}” say?"}
PLAIN = Question(0, "", "", (), (), True, "summary", "zh")


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer: its milliseconds by the clock, of computing, by step, and how many passages and sentences it took."""

    ms: float
    cpu: float
    steps: Mapping[str, float]
    read: int
    sentences: int


class Counting:
    """An embedder that keeps how many passages and sentences it made vectors of, and in how many milliseconds."""

    def __init__(self, embedder: Embedder) -> None:
        self.fingerprint, self.dimensions = embedder.fingerprint, embedder.dimensions
        self.question = embedder.question
        self._embedder = embedder
        self.count, self.ms = 0, 0.0

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (len(texts), dimensions), rows of length one, in the order of `texts`."""
        began = time.perf_counter()
        made = self._embedder.passages(texts)
        self.ms += (time.perf_counter() - began) * 1000
        self.count += len(texts)
        return made


def questions(assistant: Assistant, sets: Sequence[Path], most: int) -> list[Question]:
    """Return so many questions: of the sets, evenly spaced, at most half of them; the rest of documents' titles."""
    written = spaced([one for path in sets for one in read(path).questions], most // 2)
    records = [record for record in assistant.view().records if record.title]
    made = [
        replace(PLAIN, id=record.id, lang=lang, question=OF_TITLE[lang].format(title=record.title[:60]))
        for record in spaced(records, most - len(written))
        for lang in ("en" if record.lang == "en" else "zh",)
    ]
    return [*written, *made]


def timed(question: Question, assistant: Assistant, counting: Counting) -> Timed:
    """Return how long one answer took. What is embedded beside the question is a step of its own, and part of `read`."""
    count, before = counting.count, counting.ms
    cpu, began = time.process_time(), time.perf_counter()
    followed = follow(question, assistant)
    ms, computed = (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000
    steps = {**followed.answer.timings_ms, "embedding of sentences": counting.ms - before}
    return Timed(ms, computed, steps, len(followed.hits), counting.count - count)


def measured(store: Path, asked: Sequence[Question], candidates: int) -> list[Timed]:
    """Return the times of each question, in order, over a store opened anew and warmed."""
    settings = Settings.load(store=store, candidates=candidates)
    assistant = Assistant.open(store, settings)
    counting = Counting(assistant.library.embedder)
    assistant.library.__dict__["embedder"] = counting
    assistant.warm()
    # The first questions meet lengths of text that the networks have not met yet: they are asked once before.
    for question in asked[:10]:
        follow(question, assistant)
    told = [timed(question, assistant, counting) for question in asked]
    assistant.close()
    return told


def figures(told: Sequence[Timed]) -> dict[str, Any]:
    """Return the median and 95th percentile of an answer, the median of each step, and the mean of what was read."""
    names = list(dict.fromkeys(name for one in told for name in one.steps))
    return {
        "p50": percentile([one.ms for one in told], 50),
        "p95": percentile([one.ms for one in told], 95),
        "cpu p50": percentile([one.cpu for one in told], 50),
        "cpu p95": percentile([one.cpu for one in told], 95),
        "steps p50": {name: percentile([one.steps.get(name, 0.0) for one in told], 50) for name in names},
        "steps p95": {name: percentile([one.steps.get(name, 0.0) for one in told], 95) for name in names},
        "passages read": round(float(np.mean([one.read for one in told])), 1),
        "sentences embedded": round(float(np.mean([one.sentences for one in told])), 1),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return a percentile, rounded to a tenth."""
    return round(float(np.percentile(values, share)), 1)


def most_within(told: Mapping[int, Mapping[str, Any]]) -> int | None:
    """Return the most candidates whose answers keep both limits, or None where none do."""
    kept = [many for many, one in told.items() if one["p50"] <= MEDIAN and one["p95"] <= P95]
    return max(kept, default=None)


def measure(store: Path, sets: Sequence[Path], most: int, candidates: Sequence[int]) -> None:
    """Print the figures of each number of candidates, one line each, and which of them is within the limits."""
    assistant = Assistant.open(store, Settings.load(store=store))
    asked = questions(assistant, sets, most)
    print(json.dumps({**assistant.health(), "questions": len(asked)}), flush=True)
    assistant.close()
    told: dict[int, dict[str, Any]] = {}
    for many in candidates:
        told[many] = figures(measured(store, asked, many))
        print(many, json.dumps(told[many]), flush=True)
    print(json.dumps({"within": {"p50": MEDIAN, "p95": P95}, "candidates": most_within(told)}))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when the store, a folder or a set cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.speed", description=SUMMARY)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--sets", type=Path, nargs="*", default=[], metavar="SET.jsonl")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="how many (default: 200)")
    parser.add_argument("--candidates", type=int, nargs="+", default=[24, 16, 12, 8], metavar="N")
    options = parser.parse_args(arguments)
    try:
        if options.folders:
            build(options.folders, options.store, settings=Settings.load(store=options.store))
        measure(options.store, options.sets, options.questions, options.candidates)
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
