"""One step of one system in a process of its own, so that its memory and its start are its own.

    python -m evals.benchmarks.peers.child MODULE:CLASS index|ask|first FOLDER OUT

What came of it goes to OUT as JSON: seconds, passages, peak memory, or each question's passages, citations and times; or
{"failed": reason}. `first` writes READY to its output once the first question is answered.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from evals.benchmarks.peers.types import Asked, Given, Peer, Place, Text

READY = "ready: the first question is answered"
DEPTH = 10


def peer(spec: str) -> Peer:
    """Return a system by its module and class."""
    module, _, name = spec.partition(":")
    made: Peer = getattr(import_module(module), name)()
    return made


def index(system: Peer, work: Path, saved: Path) -> dict[str, Any]:
    """Return how long indexing took in seconds, by the clock and of computing, how many passages, and the peak memory in MB."""
    sources = tuple(Path(one) for one in json.loads((work / "sources.json").read_text("utf-8")))
    texts = work / "texts.jsonl"
    given = Given(sources, tuple(Text(**row) for row in rows(texts)) if texts.exists() else (), saved)
    began, before = time.perf_counter(), computing()
    passages = system.index(given)
    took = {"seconds": time.perf_counter() - began, "computing": computing() - before}
    return {**took, "passages": passages, "peak_mb": peak()}


def ask(system: Peer, work: Path, saved: Path) -> dict[str, Any]:
    """Return the passages, citations and times in milliseconds of each question, and the peak memory in MB."""
    system.open(saved)
    asked = [Asked(**{**row, "groups": tuple(row["groups"])}) for row in rows(work / "asked.jsonl")]
    # What is loaded at the first question is no question's time; the start is measured apart.
    system.find(asked[0], DEPTH)
    system.cite(asked[0])
    return {"rows": [_answered(system, one) for one in asked], "peak_mb": peak()}


def _answered(system: Peer, one: Asked) -> dict[str, Any]:
    before = computing()
    found, find_ms = timed(lambda: system.find(one, DEPTH))
    find_computing = (computing() - before) * 1000
    cited, cite_ms = timed(lambda: system.cite(one))
    told = {"found": [asdict(place) for place in found], "cited": [asdict(place) for place in cited]}
    took = {"find_ms": find_ms, "find_computing_ms": find_computing, "cite_ms": cite_ms}
    return {"set": one.set, "id": one.id, **told, **took}


def first(system: Peer, work: Path, saved: Path) -> dict[str, Any]:
    """Answer the first question and say so."""
    system.open(saved)
    row = next(iter(rows(work / "asked.jsonl")))
    system.cite(Asked(**{**row, "groups": tuple(row["groups"])}))
    print(READY, flush=True)
    return {}


STEPS: dict[str, Callable[[Peer, Path, Path], dict[str, Any]]] = {"index": index, "ask": ask, "first": first}


def timed(asked: Callable[[], Sequence[Place]]) -> tuple[Sequence[Place], float]:
    """Return what a call returns, and how long it took in milliseconds."""
    began = time.perf_counter()
    told = asked()
    return told, (time.perf_counter() - began) * 1000


def computing() -> float:
    """Return the seconds all cores have computed for this process and those it started, which other work disturbs less."""
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)


def peak() -> float:
    """Return the most memory that was resident at once, in MB: of this process and of the greatest one it started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return own_peak() + children


def own_peak() -> float:
    """Return this process's peak in MB; ru_maxrss also holds what the process that started it had, so Linux is asked."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def rows(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]


def main(arguments: Sequence[str]) -> int:
    """Run one step; return 0, or 1 when it failed and the reason is written."""
    spec, step, work, out = arguments[0], arguments[1], Path(arguments[2]), Path(arguments[3])
    saved = out.parent
    try:
        told = STEPS[step](peer(spec), work, saved)
    except BaseException as error:  # whatever ends a system is what the table has to say
        out.write_text(json.dumps({"failed": f"{step}: {type(error).__name__}: {error}"}), "utf-8")
        return 1
    out.write_text(json.dumps(told), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
