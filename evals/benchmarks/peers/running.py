"""A job → what each system did: every step in a process of its own, one after another, and the reason where one failed."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import evals.benchmarks.peers.light as light
from evals.benchmarks.peers.child import READY, peer
from evals.benchmarks.peers.types import Peer

YINJU = "evals.benchmarks.peers.yinju:Yinju"
PEERS: Mapping[str, str] = {
    "llamaindex": "evals.benchmarks.peers.llamaindex:LlamaIndex",
    "haystack": "evals.benchmarks.peers.haystack:Haystack",
    "txtai": "evals.benchmarks.peers.txtai:Txtai",
    "bm25": "evals.benchmarks.peers.bm25:Bm25Jieba",
    "vectors": "evals.benchmarks.peers.vectors:FlatVectors",
}
LIGHT = Path(light.__file__)
# Nothing is looked up or told outside while a system is measured.
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "DO_NOT_TRACK": "1",
}
# The better of so many starts: the first reads files from the disk that the second finds in memory.
STARTS = 2


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a system has no figures."""

    reason: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What the steps of one system on one job gave: seconds, megabytes, and the rows of `child.ask`."""

    index_seconds: float
    index_computing: float
    passages: int
    index_mb: float
    ask_mb: float
    start_seconds: float
    rows: tuple[Mapping[str, Any], ...]


def missing(system: Peer) -> list[str]:
    """Return the modules a system needs that are not installed."""
    return [name for name in system.modules if not _is_there(name)]


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # a package above it is missing
        return False


def index(spec: str, work: Path) -> dict[str, Any] | Failed:
    """Return what indexing told, or why it failed or could not begin."""
    system = peer(spec)
    if lacking := missing(system):
        return Failed(f"not installed: {', '.join(lacking)}")
    saved = place(system, work)
    saved.mkdir(parents=True)
    return step(spec, "index", work, saved)


def asked(spec: str, work: Path, indexed: dict[str, Any] | Failed) -> Measured | Failed:
    """Return all that was measured of an indexed system, or why it failed."""
    if isinstance(indexed, Failed):
        return indexed
    saved = place(peer(spec), work)
    told = step(spec, "ask", work, saved)
    if isinstance(told, Failed):
        return told
    starts = [started(spec, work, saved) for _ in range(STARTS)]
    if failed := next((one for one in starts if isinstance(one, Failed)), None):
        return failed
    seconds = min(one for one in starts if isinstance(one, float))
    return Measured(
        indexed["seconds"],
        indexed["computing"],
        indexed["passages"],
        indexed["peak_mb"],
        told["peak_mb"],
        seconds,
        tuple(told["rows"]),
    )


def place(system: Peer, work: Path) -> Path:
    """Return the folder in which a system saves its index."""
    return work / "".join(char if char.isalnum() else "-" for char in system.name.lower())


def step(spec: str, name: str, work: Path, saved: Path) -> dict[str, Any] | Failed:
    """Return what a step wrote, or why it failed."""
    out = saved / f"{name}.json"
    run = subprocess.run(_command(spec, name, work, out), env=_environment(saved), capture_output=True, text=True)
    return _told(out, run.returncode, run.stderr, name)


def started(spec: str, work: Path, saved: Path) -> float | Failed:
    """Return the seconds from the start of a process to its first answer, or why there was none."""
    out = saved / "first.json"
    began = time.perf_counter()
    with subprocess.Popen(
        _command(spec, "first", work, out),
        env=_environment(saved),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        ready = [time.perf_counter() - began for line in process.stdout if line.strip() == READY]
    if ready:
        return ready[0]
    told = _told(out, process.returncode, "", "first")
    return told if isinstance(told, Failed) else Failed("first: it ended without an answer")


def _command(spec: str, name: str, work: Path, out: Path) -> list[str]:
    how = ["-m", "evals.benchmarks.peers.child"] if spec == YINJU else ["-P", str(LIGHT)]
    return [sys.executable, *how, spec, name, str(work), str(out)]


def _environment(saved: Path) -> dict[str, str]:
    return {**os.environ, **OFFLINE, "LLAMA_INDEX_CACHE_DIR": str(saved / "cache")}


def _told(out: Path, code: int, errors: str, name: str) -> dict[str, Any] | Failed:
    if not out.exists():
        last = errors.strip().splitlines()[-1:] or ["it said nothing"]
        return Failed(f"{name}: its process ended with {code}: {last[0]}")
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return Failed(told["failed"]) if "failed" in told else told
