"""With the shipped weights no command loads what takes seconds, or what reports to its maker."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"torch", "transformers", "sentence_transformers", "openvino_telemetry"}
JOB = """
import contextlib, json, sys
from assistant.cli.app import main
loaded = {}
for words in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(sys.stderr):
        code = main(words)
    assert code == 0, words
    loaded[words[0]] = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is loaded after each command, one process for all of them."""
    place = tmp_path_factory.mktemp("light")
    (place / "docs").mkdir()
    (place / "docs" / "tram.txt").write_text("有轨电车开通\n\n新城的有轨电车于2023年5月开通，全长12公里。\n" * 3)
    store = ["--store", str(place / "store")]
    commands = [
        ["index", str(place / "docs"), *store],
        ["search", "有轨电车", *store],
        ["ask", "有轨电车全长多少公里？", *store],
    ]
    command = [sys.executable, "-c", JOB, json.dumps(commands)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "openvino" in done.stdout, done.stderr
    told: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize("command", ["index", "search", "ask"])
def test_a_command_with_the_shipped_weights_loads_nothing_heavy(loaded: dict[str, list[str]], command: str) -> None:
    assert HEAVY & set(loaded[command]) == set()
