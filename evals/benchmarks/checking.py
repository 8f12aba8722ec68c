"""How long the check takes for an answer, and what it removes and doubts of liars' and of honest sentences.

    python -m evals.benchmarks.checking CASES.jsonl [SENTENCES]

A line of CASES is {"id", "texts": […], "cites": [1, …], "draft": "…", "must_be": "removed"|"marked"|"shown", "part": "…"}, or it
has "of": […] for the names of texts that other lines hold ({"source": "name", "text": "…"}): those of
tests/assistant/check_cases.jsonl and check_paraphrases.jsonl, or your own. An answer is SENTENCES sentences (five, where
none is told) over the same sources; its first sentence reads the sources, the others find them read. Time is computing time,
the word lists loaded, which other work on the machine does not count into; and, since machines differ, how many times as long
as jieba takes to cut the sentences and their sources into words.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, cast

from assistant.check import check
from assistant.types import Draft, Evidence, Quote
from index.library import Library, View
from index.sentences import split
from index.speech import reported
from index.types import Document
from index.words import segmenter

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


def read(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file in order, each with its texts."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = {line["source"]: line["text"] for line in lines if "source" in line}
    return [{"texts": [texts[of] for of in line.get("of", ())], **line} for line in lines if "draft" in line]


def answers(cases: list[dict[str, Any]], sentences: int) -> list[list[dict[str, Any]]]:
    """Return the cases that belong in answers of so many sentences: shown ones over the same sources, in their order."""
    of: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for case in cases:
        if case["must_be"] == "shown":
            of[tuple(case["texts"])].append(case)
    return [some[:sentences] for some in of.values() if len(some) >= sentences]


def cut(answer: list[dict[str, Any]]) -> float:
    """Return how many milliseconds of computing it takes to cut an answer and its sources into words."""
    begun = time.process_time()
    for text in (*answer[0]["texts"], *(case["draft"] for case in answer)):
        segmenter().lcut(text)  # the search words would be those that the check has cut already
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print what was removed of each part and kind, the cases judged otherwise, and the times."""
    cases = read(Path(sys.argv[1]))
    sentences = int(sys.argv[2]) if len(sys.argv) > 2 else SENTENCES
    list(checked(cases[:1]))  # loads the word lists
    timed = [(sum(ms for _, _, ms in checked(answer)), cut(answer)) for answer in answers(cases, sentences)]
    count: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for case, shown, _ in checked(cases):
        count[case["part"], case["must_be"]].append(not shown)
        if shown is (case["must_be"] == "removed"):
            print(f"{case['id']} must be {case['must_be']}: {case['draft']}")
    for (part, must_be), removed in sorted(count.items()):
        print(f"{part}, must be {must_be}: {sum(removed)} of {len(removed)} removed, the others shown with a mark")
    if timed:
        times = sorted(ms for ms, _ in timed)
        print(
            f"an answer of {sentences} over sources not read before: {median(times):.1f} ms in the middle of {len(times)}, "
            f"{times[-1]:.1f} the slowest; {median(ms / words for ms, words in timed):.1f} times as long as cutting it into words"
        )


if __name__ == "__main__":
    main()
