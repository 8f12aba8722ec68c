"""What is measured of the evidence for each question of a question set: what the decision of assistant/suffice.py is fitted on.

    python -m evals.benchmarks.answering_sets STORE SET.jsonl --rows ROWS.jsonl

STORE holds the documents the set is over; $YINJU_EVAL_DATA names the folder of files that lie outside. Rows are added to
ROWS.jsonl in the form of `evals.benchmarks.answering`, whose `--fit` takes several such files. A set's `.held` part is
for the end: fit nothing on it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import assistant.core as core
from assistant.core import Assistant
from assistant.read import read
from assistant.reread import reread
from assistant.retrieve import retrieve
from assistant.suffice import lacks
from assistant.types import Evidence
from assistant.understand import understand
from evals.benchmarks.answering import Row, Told, kept
from evals.gold import Files, resolve
from evals.questions import read as read_set
from evals.types import Gold, QuestionSet
from index.types import Filters, Hit

SUMMARY = "Keep what is measured of the evidence for each question of a set."


def rows(assistant: Assistant, asked: QuestionSet, files: Files) -> Iterator[Row]:
    """Yield what was measured of each question whose evidence a reader or search judged, in the set's order."""
    library = assistant.library
    for one in asked.questions:
        view = library.view(one.access, core.known_by(one.as_of, Filters()))
        gold, _ = resolve(one, view, files)
        question = understand(one.question, core.tongue(library, view), one.as_of)
        found = retrieve(question, library, view)
        again = reread(question, found, library)
        evidence = read(question, again, library)
        if "near" not in evidence.measures or "changed" in evidence.measures:
            continue
        refused = lacks(question, evidence, again, library)
        yield Row(
            asked.path.stem,
            question.language,
            one.answerable,
            _holds(found.hits, gold),
            _holds(again.hits, gold),
            refused.reason if refused else "",
            (_told(evidence, gold),),
            bool(evidence.measures["across"]),
        )


def _told(evidence: Evidence, gold: Gold) -> Told:
    """Return the measures of the evidence, and whether one of its quotes has gold in it."""
    measures = evidence.measures
    right = any(
        quote.document == span.document and quote.start < span.end and span.start < quote.end
        for quote in evidence.quotes
        for span in gold.spans
    )
    named = {name: float(measures.get(name, 0.0)) for name in ("covered", "near", "alone", "read")}
    return Told(search=0.0, score=0.0, right=right, **named)


def _holds(hits: Sequence[Hit], gold: Gold) -> bool:
    """Return True when gold stands in the first passage."""
    first = hits[0].passage if hits else None
    return first is not None and any(
        first.document == span.document and first.start < span.end and span.start < first.end for span in gold.spans
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.answering_sets", description=SUMMARY)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("set", type=Path, metavar="SET.jsonl")
    parser.add_argument("--rows", type=Path, required=True, metavar="ROWS.jsonl", help="the file the rows are added to")
    options = parser.parse_args(arguments)
    assistant = Assistant.open(options.store)
    count = sum(1 for _ in kept(rows(assistant, read_set(options.set), Files.from_environment()), options.rows))
    assistant.close()
    print(f"{count} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
