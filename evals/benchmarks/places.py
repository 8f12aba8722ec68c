"""How many passages of PDFs are found again on their pages, and how long that and the drawing of a page take.

    python -m evals.benchmarks.places STORE [--passages 40]

STORE holds documents that were read from PDFs which still lie where they were. Of each, so many passages are looked for,
spread evenly over it, as the source panel does; then a page in the middle is drawn. Printed is a line of JSON a document:
passages, how many were found exactly, milliseconds of looking (median, longest, without the first, which starts the
process), of drawing, and of telling all that stands beside the text.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.core import Assistant
from index.errors import NoPicture, YinjuError
from index.library import Pages
from index.settings import Settings
from index.types import Document

SUMMARY = "Find passages of PDFs again on their pages, and time it."
WIDTH = 1200


def measure(assistant: Assistant, id: str, most: int) -> dict[str, Any] | None:
    """Return the figures of a document; None where it has no pages to look at."""
    view = assistant.view()
    pages, document = view.pages(id), view.document(id)
    passages = [passage for _, passage in view.passages_of(id)]
    chosen = passages[:: max(1, len(passages) // most)][:most]
    spans = [(one.start, one.end) for one in chosen]
    try:
        pages.spots(document, *spans[0])
    except NoPicture:
        return None
    exact, times, count = looked(pages, document, spans)
    begun = perf_counter()
    pages.picture((count + 1) // 2, WIDTH)
    drawn = since(begun)
    begun = perf_counter()
    assistant.about(id)
    told = {"source": document.source, "characters": len(document.text), "pages": count, "passages": len(spans)}
    looking = {"median": round(statistics.median(times)), "longest": round(max(times))}
    return {**told, "exact": exact, "looking_ms": looking, "drawing_ms": round(drawn), "about_ms": round(since(begun))}


def looked(pages: Pages, document: Document, spans: Sequence[tuple[int, int]]) -> tuple[int, list[float], int]:
    """Return how many spans were found exactly, the milliseconds that each took, and how many pages there are."""
    exact, times, count = 0, [], 0
    for start, end in spans:
        begun = perf_counter()
        found = pages.spots(document, start, end)
        times.append(since(begun))
        exact, count = exact + found.exact, found.pages
    return exact, times, count


def since(begun: float) -> float:
    """Return the milliseconds since a moment."""
    return 1000 * (perf_counter() - begun)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, 1 when no document has pages, 2 when the store cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.places", description=SUMMARY)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("--passages", type=int, default=40, metavar="N", help="of each document (default: 40)")
    options = parser.parse_args(arguments)
    try:
        assistant = Assistant.open(options.store, Settings.load(store=options.store))
        records = assistant.view().records
        told = [row for record in records if (row := measure(assistant, record.id, options.passages))]
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 2
    assistant.close()
    for row in told:
        print(json.dumps(row, ensure_ascii=False))
    return 0 if told else 1


if __name__ == "__main__":
    sys.exit(main())
