import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import build
from index.settings import Settings

SCRIPT = Path(__file__).with_name("ten_thousand.py")
TREE = SCRIPT.parents[2]


@pytest.fixture
def many(tmp_path):
    """Return a store of thirty documents of some 2,000 characters."""
    folder, made = tmp_path / "sources", tmp_path / "store"
    folder.mkdir()
    for number in range(30):
        told = (f"Gate {n} of park {number} opened on day {n + number} of the year." for n in range(45))
        (folder / f"{number}.txt").write_text(f"Park {number} opens\n\n" + "\n\n".join(told), "utf-8")
    build([folder], made, settings=Settings(embedder="hash", store=made))
    return made


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_thousand_questions_stay_under_two_gigabytes(many, tmp_path):
    command = [sys.executable, str(SCRIPT), str(many), str(tmp_path), "10000"]
    told = subprocess.run(
        command, capture_output=True, text=True, cwd=TREE, env={**os.environ, "PYTHONPATH": str(TREE)}
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout.split()[-1]) < 2000
