"""How long the check takes for an answer, and what it removes of liars' and of honest sentences.

    python -m evals.benchmarks.checking CASES.jsonl [SENTENCES]

A line of CASES is {"texts": […], "cites": [1, …], "draft": "…", "must_be": "removed"|"shown", "part": "…"}: the sentences of
tests/assistant/check_cases.jsonl, or your own. An answer is SENTENCES sentences (five, where none is told), each the check
of which is timed alone and for the first time, the word lists loaded: computing time, which other work on the machine does not count
into.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

from assistant.check import check
from assistant.types import Draft, Evidence, Quote
from index.library import Library, View
from index.sentences import split
from index.speech import reported
from index.types import Document

SENTENCES = 5


class Texts:
    """The texts of one case as documents, as far as the check looks at a view."""

    def __init__(self, texts: list[str]) -> None:
        self._documents = {f"d{n}": _document(f"d{n}", text) for n, text in enumerate(texts, 1)}

    def document(self, id: str) -> Document:
        """Return a document by its id."""
        return self._documents[id]


def _document(id: str, text: str) -> Document:
    lang = Library.language(text)
    return Document(id, id, text, "", lang, "press", said=reported(text, split(text), lang))


def checked(cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], bool, float]]:
    """Yield each case, whether its sentence was shown, and how many milliseconds of computing the check took."""
    for case in cases:
        view = cast(View, Texts(case["texts"]))
        quotes = tuple(Quote(f"Q{n}", f"d{n}", 0, len(text), text, 1.0) for n, text in enumerate(case["texts"], 1))
        draft = Draft(case["draft"], tuple(f"Q{n}" for n in case["cites"]))
        begun = time.process_time()
        shown = check(draft, Evidence(quotes), view).shown
        yield case, shown, (time.process_time() - begun) * 1000


def main() -> None:
    """Print what was removed of each part and kind, the cases judged otherwise, and the times."""
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    sentences = int(sys.argv[2]) if len(sys.argv) > 2 else SENTENCES
    list(checked(cases[:1]))  # loads the word lists
    count: dict[tuple[str, str], list[bool]] = defaultdict(list)
    taken = []
    for case, shown, ms in checked(cases):
        right = shown is (case["must_be"] == "shown")
        count[case["part"], case["must_be"]].append(right)
        taken.append(ms)
        if not right:
            print(f"{case['id']} must be {case['must_be']}: {case['draft']}")
    for (part, must_be), judged in sorted(count.items()):
        print(f"{part}: {sum(judged)} of {len(judged)} {must_be}")
    print(
        f"ms a sentence: median {median(taken):.2f}, 99th of a hundred {quantiles(taken, n=100)[-1]:.2f}; "
        f"an answer of {sentences}: {median(taken) * sentences:.2f}"
    )


if __name__ == "__main__":
    main()
