"""Whether every citation leads where it says: thousands of questions, each citation of each answer opened again.

    python -m evals.benchmarks.resolved STORE SET.jsonl … [--answers 10000] [--examples 5]

STORE holds the documents the sets are over. Asked are the sets' questions and what `evals.benchmarks.variants` makes of
them, until there are so many answers. A citation is opened as evaluation opens it (`evals.citing.inexact`), not by the
product's own check. With YINJU_EMBEDDER=hash over a store made with it, and YINJU_READER=none, it goes a good deal faster:
other passages are cited then, the way from a passage to its citation is the same. Printed are counts as JSON, and
examples of each fault; the command ends with 1 when there was one.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from assistant.core import Assistant
from assistant.reading.yes_no import YES_NO
from assistant.told.ending import failed, told
from assistant.types import Answer, Citation
from evals.benchmarks.variants import Variant, variants
from evals.citing import inexact
from evals.questions import read
from index.errors import YinjuError
from index.library import View
from index.settings import Settings

SUMMARY = "Open every citation of thousands of answers, and count those that do not resolve."
STRIDE = 500
SHORT = frozenset(short for pair in YES_NO.values() for short in pair)


def ask(variant: Variant, assistant: Assistant) -> Answer:
    """Return the answer, or an Answer of full shape with `error` set."""
    question = variant.question
    try:
        return assistant.ask(question.question, history=variant.history, as_of=question.as_of, access=question.access)
    except Exception as error:  # its reason is counted and shown
        answer = failed(question.question, told(error)).answer
        assert answer is not None
        return answer


def faults(answer: Answer, view: View) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, how) for each fault of an answer."""
    if answer.error:
        yield "crashed", answer.error
    known = {citation.n for citation in answer.citations}
    for sentence in answer.sentences:
        if not known.intersection(sentence.citations):
            yield "sentence without citation", sentence.text
        if lost := set(sentence.citations) - known:
            yield "number without citation", f"{sorted(lost)}: {sentence.text}"
    for citation in opened(answer):
        if fault := inexact(citation, view):
            yield "citation does not resolve", fault.en
    if answer.short_answer and not stands(answer.short_answer, answer.citations):
        yield "short answer in no quote", answer.short_answer
    if answer.answered and not answer.sentences:
        yield "answered without a sentence", answer.text


def opened(answer: Answer) -> tuple[Citation, ...]:
    """Return every citation that is shown: those of the answer and the nearest passages of a refusal."""
    return (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))


def stands(short: str, citations: Sequence[Citation]) -> bool:
    """Return True for a yes or no, and for what stands word for word in a quote or a cited value."""
    return short in SHORT or any(short in (citation.value or citation.quote) for citation in citations)


def measure(assistant: Assistant, asked: Iterator[Variant], examples: int) -> Counter[str]:
    """Return how many answers, sentences, citations and faults of each sort there were; print the first of each sort."""
    counts: Counter[str] = Counter()
    for variant in asked:
        answer = ask(variant, assistant)
        counts.update(answers=1, answered=int(answer.answered), sentences=len(answer.sentences))
        counts.update(citations=len(answer.citations), nearest=len(opened(answer)) - len(answer.citations))
        for sort, how in faults(answer, assistant.view(variant.question.access)):
            counts[sort] += 1
            if counts[sort] <= examples:
                print(
                    f"{sort}: {how} | {variant.made or 'as it is'}: {variant.question.question!r} {variant.history}",
                    flush=True,
                )
        if counts["answers"] % STRIDE == 0:
            print(json.dumps(counts), file=sys.stderr, flush=True)
    return counts


def is_sound(counts: Counter[str]) -> bool:
    """Return True when nothing but what is no fault was counted."""
    return not set(+counts) - {"answers", "answered", "sentences", "citations", "nearest"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, 1 when an answer had a fault, 2 when store or sets cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.resolved", description=SUMMARY)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET.jsonl")
    parser.add_argument("--answers", type=int, default=10_000, metavar="N", help="how many (default: 10,000)")
    parser.add_argument("--examples", type=int, default=5, metavar="N", help="shown of each fault (default: 5)")
    options = parser.parse_args(arguments)
    try:
        questions = [question for path in options.sets for question in read(path).questions]
        assistant = Assistant.open(options.store, Settings.load(store=options.store))
        counts = measure(assistant, islice(variants(questions), options.answers), options.examples)
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 2
    assistant.close()
    print(json.dumps(counts))
    return 0 if is_sound(counts) else 1


if __name__ == "__main__":
    sys.exit(main())
