"""A language model needs its server, or its folder, and nothing else: with the network cut, a real one of each answers."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.house.test_offline import CUT, ROOT

pytestmark = pytest.mark.timeout(300)  # on a busy machine; 20 s on one with nothing else to do
SENTENCE = "滨江市2025年新增绿地320公顷。"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of the job, done once for all tests: starting a real server takes seconds."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare (util-linux) here to cut the network with")
    tried = subprocess.run([*CUT, "true"], capture_output=True, text=True)
    if tried.returncode:
        pytest.skip(f"the kernel allows no network namespace: {tried.stderr.strip()}")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINJU_", "HF_"))}
    job = [sys.executable, "-m", "tests.house.cut_off_model", str(tmp_path_factory.mktemp("cut off"))]
    home = str(tmp_path_factory.mktemp("home"))
    done = subprocess.run([*CUT, *job], cwd=ROOT, env={**kept, "HOME": home}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_there_was_no_way_out(told: Any) -> None:
    assert told["outside"] is False


@pytest.mark.parametrize(("way", "generator"), [("served", "openai"), ("local", "transformers")])
def test_what_the_model_says_is_checked_and_told(told: Any, way: str, generator: str) -> None:
    code, answer = told[way]
    assert (code, answer["text"], answer["notes"]) == (0, SENTENCE, [])
    assert answer["citations"][0]["quote"] == SENTENCE
    assert (answer["generator"]["name"], answer["generator"]["failed"]) == (generator, None)


def test_without_the_server_the_sources_answer(told: Any) -> None:
    code, answer = told["gone"]
    assert (code, answer["text"], answer["generator"]["failed"]) == (0, SENTENCE, "unreachable")
