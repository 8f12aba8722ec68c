"""Yinju beside LlamaIndex, Haystack, txtai, bm25s and FAISS: the same documents, questions and encoder, one table.

    python -m evals.benchmarks.peers [DATA …] [--only press] [--limit 100] [--documents 300] [-o FILE.md]

DATA are folders: one with xquad.zh.jsonl.gz and xquad.en.jsonl.gz, one laid out as $YINJU_EVAL_DATA (plans/ and laws/,
en_plans/, press2000/; evals/sets/README.md). The documents that come with Yinju are always asked about. Peers come with
`pip install 'yinju[peers]'`; one that is not installed, or fails, is told with its reason. Each step of each system runs in a
process of its own, one after another, so that times are comparable if nothing else runs. Peers get the texts as Yinju reads
them; Yinju's own indexing reads the files. Asked are answerable questions.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.benchmarks.peers.child import peer
from evals.benchmarks.peers.jobs import Job, Prepared, jobs, narrowed, prepare
from evals.benchmarks.peers.judging import Judge
from evals.benchmarks.peers.running import PEERS, YINJU, Failed, Measured, asked, index, place
from evals.benchmarks.peers.table import Result, page
from index.errors import WrongUse, YinjuError

SUMMARY = "Measure Yinju beside what a user would pick instead."


class NoOwnFigures(YinjuError):
    """Yinju itself failed, so that there is no text to hand to others."""


def measure(job: Job, specs: Sequence[str], work: Path, limit: int | None) -> tuple[Prepared, list[Result]]:
    """Return what judging needs, and the results of Yinju and of each peer, in that order. Raises NoOwnFigures."""
    (work / "sources.json").write_text(json.dumps([str(one.resolve()) for one in job.sources]), "utf-8")
    own = index(YINJU, work)
    if isinstance(own, Failed):
        raise NoOwnFigures(f"Yinju could not index {job.name}: {own.reason.rstrip('.')}. Mend that first.")
    prepared = prepare(job, place(peer(YINJU), work) / "store", work, limit)
    judge = Judge(prepared)
    results = []
    for spec in (YINJU, *specs):
        print(f"{job.name}: {peer(spec).name}", file=sys.stderr, flush=True)
        results.append(result(spec, asked(spec, work, own if spec == YINJU else index(spec, work)), judge, job.sets))
    return prepared, results


def result(spec: str, told: Measured | Failed, judge: Judge, sets: Iterable[str]) -> Result:
    """Return a system's figures with its quality on each set that was asked."""
    if isinstance(told, Failed):
        return Result(spec, told, {})
    by_set = {name: [row for row in told.rows if row["set"] == name] for name in sets}
    return Result(spec, told, {name: judge.quality(rows) for name, rows in by_set.items() if rows})


def chosen(data: Sequence[Path], only: Sequence[str] | None, work: Path) -> list[Job]:
    """Return the jobs to do. Raises WrongUse when a name is none of those there are data for."""
    every = jobs(data, work)
    names = [job.name for job in every]
    if unknown := set(only or ()).difference(names):
        raise WrongUse(f"No data for {', '.join(sorted(unknown))} in the folders named. There are: {', '.join(names)}.")
    return [job for job in every if not only or job.name in only]


def run(options: argparse.Namespace, work: Path) -> str:
    """Return the page of all jobs; it is written as far as it goes after each of them. Raises YinjuError."""
    told: list[tuple[str, int, int, list[Result]]] = []
    for number, job in enumerate(chosen(options.data, options.only, work)):
        folder = work / f"job-{number}"
        folder.mkdir()
        cut = narrowed(job, options.documents, folder / "files")
        prepared, results = measure(cut, [PEERS[name] for name in options.peers], folder, options.limit)
        told.append((job.name, len(prepared.texts), prepared.left_out, results))
        if options.out:
            options.out.write_text(page(told), "utf-8")
    return page(told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when the data cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.peers", description=SUMMARY)
    parser.add_argument("data", type=Path, nargs="*", metavar="DATA", help="folders with XQuAD, plans, press …")
    parser.add_argument("--only", nargs="+", metavar="JOB", help="XQuAD, corpus, official, 'english plans', press")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS), metavar="PEER", help=", ".join(PEERS))
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many questions of a set, evenly spaced")
    parser.add_argument("--documents", type=int, metavar="N", help="at most so many files, those with gold first")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE.md", help="write the page here as well")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = run(options, Path(folder))
    except YinjuError as error:
        print(error, file=sys.stderr)
        return 2
    print(told, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
