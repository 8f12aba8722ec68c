"""Files that are meant to do harm are refused, or read within limits; each is named, and the rest is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from index import Library, build
from index.isolated import isolate
from index.reading_report import Run
from index.settings import Settings

from . import hostile

pytestmark = pytest.mark.timeout(600)  # on a machine that is busy; seconds on one with nothing else to do
LIMITS = Settings(embedder="hash", file_cpu_seconds=3, file_memory_mb=512, reading_processes=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "store"


@pytest.fixture(scope="module")
def run(store: Path) -> Run:
    hostile.write(store.parent / "docs")
    done = build([store.parent / "docs"], store, settings=LIMITS)
    isolate.end_waiting()
    return done


def reason(run: Run, source: str) -> str:
    return next((rejected.reason for rejected in run.rejected if rejected.source == source), "")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("locked.pdf", "password"),
        ("broken.pdf", "is a broken PDF"),
        ("bomb.zip", "zip bomb"),
        ("up.zip/../up.txt", "leads out of its archive"),
        ("bomb.docx", "unpacks from"),
        ("link.txt", "leads out of the folder"),
        ("nul.txt", "holds binary data"),
        ("deep.jsonl#1", "is no JSON object"),
    ],
)
def test_what_cannot_be_read_is_refused_and_named(run: Run, source: str, why: str) -> None:
    assert reason(run, source)
    assert why in reason(run, source)


@pytest.mark.parametrize("source", ["long.pdf", "large.html", "deep.html", "entity.docx", "billions.docx", "nuls.txt"])
def test_what_is_too_much_is_read_within_limits_or_refused(run: Run, source: str) -> None:
    assert reason(run, source) or source in [line.source for line in run.lines]


def test_the_good_files_among_them_are_read(run: Run) -> None:
    assert {"good.txt", "up.zip/in.txt"} <= {line.source for line in run.lines}


def test_nothing_of_another_file_comes_in(run: Run, store: Path) -> None:
    view = Library.open(store, LIMITS).view()
    assert not any(hostile.SECRET in view.document(record.id).text for record in view.records)


def test_no_character_is_a_nul(run: Run, store: Path) -> None:
    view = Library.open(store, LIMITS).view()
    assert not any("\x00" in view.document(record.id).text for record in view.records)


PEAK = """
import resource, sys
from index.isolated import isolate
from index.build import build
from index.settings import Settings
build(sys.argv[2:], sys.argv[1], settings=Settings(embedder="hash", file_memory_mb=512, reading_processes=1))
isolate.end_waiting()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10)
"""


def test_memory_stays_within_the_limit(run: Run, store: Path, tmp_path: Path) -> None:
    # In a process of its own: what other tests' children took stays out of the figure.
    files = [
        str(store.parent / "docs" / name) for name in ("large.html", "deep.html", "long.pdf", "bomb.zip", "good.txt")
    ]
    command = [sys.executable, "-c", PEAK, str(tmp_path / "store"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert 20 < float(done.stdout) < LIMITS.file_memory_mb + 200  # what libraries take before the first file
