"""`yinju index`, killed at any moment, leaves a store that answers as before, and the next run goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library, build, snapshot
from index.settings import Settings

# Runs an index in another process that says when it has come to a step, and then stands still to be killed.
SCRIPT = """
import signal, sys
from index import build, keywords, snapshot
from index.store import writer
from index.settings import Settings

step, folder, store = sys.argv[1:]
owner, name = {
    "reading": (writer.Writer, "take"),
    "text written": (writer.Writer, "commit"),
    "access set": (snapshot, "commit"),
    "half of the files": (keywords.Bm25Keywords, "save"),
    "files written": (snapshot, "_write"),
    "renamed": (snapshot, "switch"),
    "switched": (snapshot, "_prune"),
}[step]

real = getattr(owner, name)
def stand_still(*args, **kwargs):
    if step in ("reading", "files written"):
        real(*args, **kwargs)
    print("here", flush=True)
    signal.pause()
setattr(owner, name, stand_still)
build([folder], store, settings=Settings(embedder="hash"))
"""
STEPS = ["reading", "text written", "access set", "half of the files", "files written", "renamed", "switched"]


def kill_at(step: str, folder: Path, store: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, step, str(folder), str(store)]
    root = Path(snapshot.__file__).parent.parent
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_index_loses_nothing(folder: Path, store: Path, settings: Settings, step: str) -> None:
    before = build([folder], store, settings=settings)
    (folder / "new.txt").write_text("河畔公园周六开放。")
    kill_at(step, folder, store)
    held = Library.open(store, settings)
    assert len(held.records) == (5 if step == "switched" else 4)
    assert held.view().by_words(["绿地"], 3).rows.size
    after = build([folder], store, settings=settings)
    assert (after.documents, after.rejected) == (before.documents + 1, ())


def test_a_killed_first_index_leaves_nothing_that_stands_in_the_way(
    folder: Path, store: Path, settings: Settings
) -> None:
    kill_at("files written", folder, store)
    assert build([folder], store, settings=settings).documents == 4
