"""The short run: every step of the pipeline on two hundredths of the data, and its figures against those kept here.

`python tests/training/test_short.py` in a fresh run writes the figures anew.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = Path(__file__).with_name("short.json")
ROOT = Path(__file__).parents[2]
RECIPES = ("embedder", "reader")
NEAR = 0.01


def short_run(folder: Path) -> dict[str, float]:
    """Return the figures of every checkpoint of a short run in an empty folder."""
    figures = {}
    for recipe in RECIPES:
        for steps in ([], ["evaluate"]):
            command = [sys.executable, "-m", "models.training", f"models/training/{recipe}.toml", *steps]
            options = ["--data", os.environ["TRAIN_DATA"], "--run", str(folder), "--share", "0.02"]
            said = subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True, text=True).stdout
            for line in said.splitlines():
                if line.startswith("{"):
                    found = json.loads(line)
                    figures |= {f"{found['checkpoint']} {k}": v for k, v in found.items() if k != "checkpoint"}
    return figures


@pytest.mark.train
def test_the_short_run_gives_the_kept_figures(tmp_path):
    figures, kept = short_run(tmp_path), json.loads(KEPT.read_text("utf-8"))
    apart = {
        name: (figures.get(name), value) for name, value in kept.items() if abs(figures.get(name, -9) - value) > NEAR
    }
    assert not apart, f"(now, kept): {apart}"


if __name__ == "__main__":
    KEPT.write_text(json.dumps(short_run(Path(sys.argv[1])), indent=1) + "\n", "utf-8")
