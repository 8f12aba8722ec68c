"""Nothing at run time reaches outside: with the network cut, the main job works with the weights that ship."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.timeout(300)  # on a busy machine; 15 s on one with nothing else to do
ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A network namespace of its own holds one interface, loopback: no route leads out of it.
CUT = ["unshare", "--map-root-user", "--net", "--"]


def browser() -> str:
    named = os.environ.get("CHROMIUM")
    return named if named and Path(named).exists() else next(filter(None, map(shutil.which, BROWSERS)), "")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of the job, done once for all tests: loading weights and page takes seconds."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare (util-linux) here to cut the network with")
    tried = subprocess.run([*CUT, "true"], capture_output=True, text=True)
    if tried.returncode:
        pytest.skip(f"the kernel allows no network namespace: {tried.stderr.strip()}")
    store = tmp_path_factory.mktemp("cut off") / "store"
    # A home without a cache: what an earlier download left on this machine must not help.
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINJU_", "HF_"))}
    job = [sys.executable, "-m", "tests.house.cut_off", str(ROOT / "corpus" / "press"), str(store), browser()]
    done = subprocess.run([*CUT, *job], cwd=ROOT, env={**kept, "HOME": str(home)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_there_was_no_way_out(told: Any) -> None:
    assert told["outside"] is False


def test_indexing_works_without_a_network(told: Any) -> None:
    code, counts = told["index"]
    assert (code, counts["rejected"]) == (0, [])
    assert counts["documents"] > 10


def test_asking_works_without_a_network(told: Any) -> None:
    code, answer = told["ask"]
    assert (code, answer["answered"], answer["error"]) == (0, True, None)
    assert answer["citations"][0]["quote"]


def test_ctrl_c_ends_the_service(told: Any) -> None:
    # 130 is the shell's word for a command that Ctrl-C stopped; 0 where whoever runs this has interrupts ignored (nohup).
    assert told["ended"] in {0, 130}


def test_serving_works_without_a_network(told: Any) -> None:
    assert told["health"]["status"] == "ok"
    assert told["health"]["documents"] > 10


@pytest.mark.browser
def test_the_page_loads_whole_and_answers_without_a_network(told: Any) -> None:
    if told["page"] is None:
        pytest.skip(f"no Chromium: none of {', '.join(BROWSERS)} is on the path, and CHROMIUM names none")
    assert told["page"]["failed"] == []
    assert told["page"]["cited"]


@pytest.mark.browser
def test_the_page_asks_for_nothing_outside(told: Any) -> None:
    if told["page"] is None:
        pytest.skip(f"no Chromium: none of {', '.join(BROWSERS)} is on the path, and CHROMIUM names none")
    home = "http://127.0.0.1:7860/"
    assert [url for url in told["page"]["asked"] if not url.startswith((home, "data:", "blob:"))] == []
    assert any(url.startswith(home) for url in told["page"]["asked"])
