"""What each part of the way to an answer adds: the same questions with one part switched off at a time, side by side.

    python -m evals.benchmarks.ablations STORE SET.jsonl … [--every N] [--only PART …]

STORE holds the documents the sets are over; $YINJU_EVAL_DATA names the folder of files that lie outside. A part is
switched off by a setting where there is one, otherwise by putting another function in the place of one of Yinju's while
the questions are asked: `PARTS` says which. One table in Markdown is printed for all the sets together. Beside each share
stands what the part changed: of how many questions gold is cited no more, and of how many it is only without the part.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from assistant.core import Assistant
from evals.asking import Chosen
from evals.benchmarks.following import Followed, follow
from evals.benchmarks.remembering import remember
from evals.citing import ENOUGH, given
from evals.finding import overlaps
from evals.questions import read
from evals.run import choose
from index.errors import YinjuError
from index.numerals import digits
from index.settings import Settings
from index.words import traditional

SUMMARY = "Measure what answers lose when one part is switched off, part by part."
WHOLE = "nothing"
COLUMNS = ("right document first", "gold passage first", "any gold cited", "answered", "false answers")


def no_folding(text: str) -> str:
    """Return a text as search sees it, its script left as it is."""
    import unicodedata

    return digits(unicodedata.normalize("NFKC", text).lower())


@dataclass(frozen=True, slots=True)
class Part:
    """A part, the settings or the functions (by dotted name) that switch it off, and how the questions are written."""

    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    instead: Mapping[str, Any] = field(default_factory=dict)
    written: Callable[[str], str] = str


KEYWORDS_ALONE = {"keyword_weight": 1.0, "keyword_weight_across": 1.0}
VECTORS_ALONE = {"keyword_weight": 0.0, "keyword_weight_across": 0.0}
# Both sides name candidates whatever their weight, and sentences are weighed by words and vectors: what is switched off
# is what a side says of the order of passages.
PARTS = (
    Part(WHOLE),
    Part("keywords", VECTORS_ALONE),
    Part("vectors", KEYWORDS_ALONE),
    Part("reader", {"reader": "none"}),
    Part("names of documents", instead={"assistant.retrieve.named_first": lambda hits, *_: list(hits)}),
    Part("times asked for first", instead={"assistant.retrieve.dated_first": lambda hits, *_: hits}),
    Part("versions and reprints folded", instead={"assistant.retrieve.fold_editions": lambda hits, *_: hits}),
    Part("glossary", instead={"assistant.glossary.Glossary.meant": lambda *_: []}),
    Part("spread", instead={"assistant.retrieve.spread": lambda hits, question, view, most: hits[:most]}),
    Part("whole lists", instead={"assistant.read.whole_list": lambda *_: None}),
    Part("nothing; asked in traditional characters", written=traditional),
    Part(
        "folding of scripts; asked in traditional characters",
        instead={
            "index.words.fold": no_folding,
            "index.names.fold": no_folding,
            "index.library.Library.fold": staticmethod(no_folding),
        },
        written=traditional,
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question, in the order of COLUMNS; None where a column does not apply."""

    document: bool | None
    passage: bool | None
    cited: bool | None
    answered: bool | None
    false_answer: bool | None

    def told(self) -> tuple[bool | None, ...]:
        """Return what became of it, in the order of COLUMNS."""
        return self.document, self.passage, self.cited, self.answered, self.false_answer


def outcome(chosen: Chosen, followed: Followed) -> Outcome:
    """Return what became of a question with this gold."""
    question, gold = chosen
    answered = followed.answer.answered
    if not question.answerable:
        return Outcome(None, None, None, None, answered)
    first = followed.hits[0] if followed.hits else None
    right = first is not None and any(span.document == first.passage.document for span in gold.spans)
    passage = first is not None and any(overlaps(span, first) for span in gold.spans)
    cited = any(given(span, followed.answer.citations) >= ENOUGH for span in gold.spans)
    return Outcome(right, passage, cited, answered, None)


def ablated(part: Part, chosen: Sequence[Chosen], base: Assistant) -> list[Outcome]:
    """Return what becomes of each question, in order, without a part; the base's models are shared."""
    settings = base.settings.model_copy(update=dict(part.settings))
    assistant = Assistant.open(settings.store, settings)
    remember(assistant.library, base.library)
    with without(part):
        asked = [(replace(one, question=part.written(one.question)), gold) for one, gold in chosen]
        outcomes = [outcome(each, follow(each[0], assistant)) for each in asked]
    assistant.close()
    return outcomes


@contextmanager
def without(part: Part) -> Iterator[None]:
    """Put the part's functions in the place of Yinju's own for a while."""
    with ExitStack() as stack:
        for name, other in part.instead.items():
            stack.enter_context(patch(name, other))
        yield


def table(told: Mapping[str, Sequence[Outcome]]) -> str:
    """Return the outcomes by part as a table in Markdown, in their order; a share is of the questions it applies to."""
    head = f"| switched off | {' | '.join(COLUMNS)} | cited no more, only then |"
    lines = [head, "| --- " * (len(COLUMNS) + 2) + "|"]
    whole = next(iter(told.values()))
    for name, outcomes in told.items():
        shares = [share([one.told()[column] for one in outcomes]) for column in range(len(COLUMNS))]
        lines.append(f"| {name} | {' | '.join(shares)} | {changed(whole, outcomes)} |")
    return "\n".join(lines)


def share(told: Sequence[bool | None]) -> str:
    """Return the share of True among those that apply, to three places; "–" where none does."""
    apply = [one for one in told if one is not None]
    return f"{sum(apply) / len(apply):.3f}" if apply else "–"


def changed(whole: Sequence[Outcome], other: Sequence[Outcome]) -> str:
    """Return of how many questions gold is cited with all parts alone, and of how many without the part alone."""
    pairs = [(bool(one.cited), bool(two.cited)) for one, two in zip(whole, other, strict=True)]
    return f"{sum(one and not two for one, two in pairs)}, {sum(two and not one for one, two in pairs)}"


def measure(store: Path, sets: Sequence[Path], every: int, only: Sequence[str]) -> str:
    """Return the table over every so manieth question of the sets, the whole first. Raises YinjuError."""
    base = Assistant.open(store, Settings.load(store=store))
    remember(base.library)
    chosen = [one for path in sets for one in choose(read(path), base)[0]][::every]
    parts = [part for part in PARTS if part.name == WHOLE or not only or part.name in only]
    told = {}
    for part in parts:
        told[part.name] = ablated(part, chosen, base)
        print(f"{part.name}: {len(chosen)} questions", file=sys.stderr, flush=True)
    base.close()
    return table(told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when the store or a set cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.ablations", description=SUMMARY)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET.jsonl")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask every N-th question only (default: all)")
    parser.add_argument("--only", nargs="+", default=(), metavar="PART", choices=[part.name for part in PARTS])
    options = parser.parse_args(arguments)
    try:
        print(measure(options.store, options.sets, options.every, options.only))
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
