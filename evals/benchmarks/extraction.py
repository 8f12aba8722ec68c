"""How much of an article a page gives, and what it tells about it: hand-made pages, or a folder with true bodies.

    python -m evals.benchmarks.extraction [FOLDER] [--list]

Without a folder: the 150 pages of `evals/sets/pages` as an index reads them. Of each page, the F1 of the body's tokens
(characters of Chinese, words of other scripts), and whether day, outlet, writer, editor and headline are those that the
page shows. With a folder that holds `ground-truth.json` and `html/*.html.gz`, as the article extraction benchmark of
Scrapinghub does: its own measure, runs of four words whose hits and misses are scaled to one a page, then averaged; beside
it what trafilatura gives alone. `--list` names the pages that lack something.
"""

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.benchmarks.extraction_pages import Made, pages
from index.document import read
from index.formats import decode
from index.raw import Raw
from index.types import Document, Rejected, Source

SUMMARY = "Measure how much of an article is taken from its page, and what is told about it."
TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+")
WORD = re.compile(r"\w+")
# As many words make one run in the benchmark's own measure.
RUN = 4
WIDTH = 400
TOLD = ("published", "outlet", "reporter", "editor", "title")


@dataclass(frozen=True, slots=True)
class Scored:
    """A hand-made page, the F1 of its body, and which of the facts are right."""

    name: str
    f1: float
    right: Mapping[str, bool]
    said: str


def token_f1(truth: str, given: str) -> float:
    """Return the F1 of the tokens of a text, each counted as often as it stands there, from 0 to 1."""
    true, got = Counter(TOKEN.findall(truth)), Counter(TOKEN.findall(given))
    both = (true & got).total()
    return 2 * both / (true.total() + got.total()) if both else float(true.total() == got.total())


def shares(truth: str, given: str) -> tuple[float, float, float]:
    """Return the shares of hits, false and missed runs of four words in all of them; zeros where both texts are empty."""
    true, got = _runs(truth), _runs(given)
    hits, false, missed = (true & got).total(), (got - true).total(), (true - got).total()
    whole = hits + false + missed
    return (hits / whole, false / whole, missed / whole) if whole else (0.0, 0.0, 0.0)


def averages(scored: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the benchmark's measure: the mean of each page's, and the F1 of the means."""
    precision = statistics.mean(hits / (hits + false) for hits, false, _ in scored if hits + false)
    recall = statistics.mean(hits / (hits + missed) for hits, _, missed in scored if hits + missed)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)


def opened(name: str, data: bytes) -> Document | Rejected:
    """Return the document that an index makes of a page, or why there is none."""
    reading = read(Raw(Source(name, Path(name), name), data), WIDTH)
    return reading if isinstance(reading, Rejected) else reading.document


def score(page: Made) -> Scored:
    """Return how well the page was read."""
    document = opened(page.name, page.data)
    if isinstance(document, Rejected):
        return Scored(page.name, 0.0, dict.fromkeys(TOLD, False), document.reason)
    right = {name: getattr(document, name) == getattr(page, name) for name in TOLD}
    wrong = [f"{name}: {getattr(document, name)!r}, true {getattr(page, name)!r}" for name in TOLD if not right[name]]
    return Scored(page.name, token_f1(page.body, document.body()), right, "; ".join(wrong))


def made(list_all: bool) -> None:
    """Print how well the hand-made pages are read."""
    began = time.monotonic()
    scored = [score(page) for page in pages()]
    worst = min(scored, key=lambda one: one.f1)
    print(f"{len(scored)} hand-made pages in {time.monotonic() - began:.0f} s")
    print(f"body: F1 {statistics.mean(one.f1 for one in scored):.4f}, least {worst.f1:.4f} ({worst.name})")
    for name in TOLD:
        print(f"{name}: {statistics.mean(one.right[name] for one in scored):.4f}")
    for one in sorted(scored, key=lambda one: one.f1) if list_all else ():
        if one.f1 < 1 or one.said:
            print(f"  {one.name}: {one.f1:.4f} {one.said}")


def alone(content: str) -> str:
    """Return the body as trafilatura gives it by itself, without comments."""
    from trafilatura import extract

    return str(extract(content, include_comments=False) or "")


def ours(name: str, data: bytes) -> str:
    """Return the body as an index holds it; nothing where the page is refused."""
    document = opened(name, data)
    return "" if isinstance(document, Rejected) else document.body()


def folder(path: Path, list_all: bool) -> None:
    """Print the benchmark's measure of a folder's pages, ours and trafilatura's alone."""
    truth = {
        key: told["articleBody"] for key, told in json.loads((path / "ground-truth.json").read_text("utf-8")).items()
    }
    data = {key: gzip.decompress((path / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    ways: dict[str, Callable[[str], str]] = {
        "yinju": lambda key: ours(f"{key}.html", data[key]),
        "trafilatura alone": lambda key: alone(decode(data[key])),
    }
    for way, give in ways.items():
        scored = {key: shares(truth[key], give(key)) for key in truth}
        precision, recall, f1 = averages(list(scored.values()))
        print(f"{way}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} on {len(scored)} pages")
        for key, (hits, false, missed) in sorted(scored.items(), key=lambda one: one[1][0]) if list_all else ():
            if hits < 1:
                print(f"  {key[:12]}: {hits:.3f} hit, {false:.3f} false, {missed:.3f} missed")


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 after printing the measures; 2 when the folder is none of that benchmark."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.extraction", description=SUMMARY)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="pages with true bodies: ground-truth.json and html/*.html.gz"
    )
    parser.add_argument("--list", action="store_true", help="name the pages that lack something")
    asked = parser.parse_args(arguments)
    if asked.folder is None:
        made(asked.list)
    elif not (asked.folder / "ground-truth.json").is_file():
        print(
            f"Could not use '{asked.folder}': it holds no ground-truth.json. Give the benchmark's own folder.",
            file=sys.stderr,
        )
        return 2
    else:
        folder(asked.folder, asked.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
