"""What was measured → Markdown: for each job a table of quality for each set, one of costs, and how each system was set up."""

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evals.benchmarks.peers.child import peer
from evals.benchmarks.peers.judging import CUTS, Quality, percentile
from evals.benchmarks.peers.running import YINJU, Failed, Measured
from evals.benchmarks.peers.sizes import installed_mb
from evals.benchmarks.peers.types import Peer

SEARCH, COMPUTING, ANSWER = "find_ms", "find_computing_ms", "cite_ms"


@dataclass(frozen=True, slots=True)
class Result:
    """What one system did on one job, and how good it was on each set; or why there are no figures."""

    spec: str
    told: Measured | Failed
    quality: Mapping[str, Quality]

    @property
    def system(self) -> Peer:
        """Return the system."""
        return peer(self.spec)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its head, how a figure is read and written, and which one is best."""

    head: str
    value: Callable[[Result], float | None]
    form: str
    best: Callable[[Iterable[float]], float] | None = max
    ratio: bool = False


def quality_columns(name: str) -> list[Column]:
    """Return the columns for one set of questions."""

    def of(read: Callable[[Quality], float | None]) -> Callable[[Result], float | None]:
        return lambda result: read(result.quality[name])

    def hit(k: int) -> Callable[[Quality], float]:
        return lambda quality: quality.hit[k]

    return [
        *(Column(f"hit@{k}", of(hit(k)), ".3f") for k in CUTS),
        Column("MRR@10", of(lambda quality: quality.mrr), ".3f"),
        Column("nDCG@10", of(lambda quality: quality.ndcg), ".3f"),
        Column("span precision", of(lambda quality: quality.precision), ".3f"),
        Column("of the first", of(lambda quality: quality.first_precision), ".3f"),
        Column("gold cited", of(lambda quality: quality.held), ".3f"),
        Column("cites", of(lambda quality: quality.cited), ".3f", None),
    ]


def cost_columns() -> list[Column]:
    """Return the columns of what a system takes: time, memory, disk."""
    return [
        Column("passages", lambda one: _measured(one).passages, ".0f", None),
        Column("index, s", lambda one: _measured(one).index_seconds, ".1f", min, ratio=True),
        Column("computing, s", lambda one: _measured(one).index_computing, ".1f", min, ratio=True),
        Column("memory indexing, MB", lambda one: _measured(one).index_mb, ".0f", min),
        Column("memory asking, MB", lambda one: _measured(one).ask_mb, ".0f", min),
        Column("search p50, ms", lambda one: _ms(one, SEARCH, 0.5), ".1f", min, ratio=True),
        Column("search p95, ms", lambda one: _ms(one, SEARCH, 0.95), ".1f", min, ratio=True),
        Column("computing p50, ms", lambda one: _ms(one, COMPUTING, 0.5), ".1f", min, ratio=True),
        Column("citations p50, ms", lambda one: _ms(one, ANSWER, 0.5), ".1f", None),
        Column("start, s", lambda one: _measured(one).start_seconds, ".1f", min, ratio=True),
        Column("installed, MB", lambda one: installed_mb(one.system.packages, one.system.files), ".0f", min),
    ]


def _measured(one: Result) -> Measured:
    assert isinstance(one.told, Measured)
    return one.told


def _ms(one: Result, key: str, share: float) -> float:
    return percentile([row[key] for row in _measured(one).rows], share)


def lines(columns: Sequence[Column], results: Sequence[Result]) -> Iterator[str]:
    """Yield a Markdown table: a row a system, the best of each column in bold, ratios to Yinju behind times."""
    yield "| system | " + " | ".join(column.head for column in columns) + " |"
    yield "| --- |" + " ---: |" * len(columns)
    there = [one for one in results if isinstance(one.told, Measured)]
    own = next((one for one in there if one.spec == YINJU), None)
    cells = {
        column.head: dict(zip([one.spec for one in there], _cells(column, there, own), strict=True))
        for column in columns
    }
    for one in results:
        if isinstance(one.told, Failed):
            yield f"| {one.system.name} | {_inline(one.told.reason)} |" + " |" * (len(columns) - 1)
        else:
            yield f"| {one.system.name} | " + " | ".join(cells[column.head][one.spec] for column in columns) + " |"


def _cells(column: Column, there: Sequence[Result], own: Result | None) -> list[str]:
    values = [column.value(one) for one in there]
    known = [value for value in values if value is not None]
    base = column.value(own) if own and column.ratio else None
    # What reads the same is equally good.
    best = format(column.best(known), column.form) if column.best and known else None
    return [_cell(column, value, best, base) for value in values]


def _cell(column: Column, value: float | None, best: str | None, base: float | None) -> str:
    if value is None:
        return "–"
    text = format(value, column.form)
    shown = f"**{text}**" if text == best else text
    return f"{shown} (×{value / base:.2f})" if base else shown


def _inline(reason: str) -> str:
    """Return a reason as one cell of a table: on one line, without bars."""
    return " ".join(reason.split()).replace("|", "/")


def page(told: Sequence[tuple[str, int, int, Sequence[Result]]]) -> str:
    """Return the whole page of jobs: (name, documents, questions left out, results of each system)."""
    out = [
        f"{machine()}. The best of each column is bold; ×N is a time beside Yinju's. Computing is that of all cores together.",
        "",
    ]
    for name, documents, left_out, results in told:
        out += [f"## {name}: {documents} documents", ""]
        if left_out:
            out += [f"{left_out} questions left out: the files of their gold are not here, or are others.", ""]
        for questions in dict.fromkeys(name for one in results for name in one.quality):
            count = next(one.quality[questions].questions for one in results if questions in one.quality)
            out += [f"### {questions}, {count} questions", "", *lines(quality_columns(questions), results), ""]
        out += ["### Costs", "", *lines(cost_columns(), results), ""]
    first = told[0][3] if told else []
    return "\n".join([*out, "## Settings", "", *(setting(one) for one in first)]) + "\n"


def setting(one: Result) -> str:
    """Return how a system was set up, as an item of a list."""
    system = one.system
    versions = ", ".join(f"{name} {_version(name)}" for name in system.packages)
    return f"- **{system.name}** ({versions}): {system.settings}. Cited: {system.cites}."


def machine() -> str:
    """Return the machine in words: cores that may be used, processor, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    info = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    return f"{cores} cores, {names[0] if names else platform.machine()}, Python {platform.python_version()}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
