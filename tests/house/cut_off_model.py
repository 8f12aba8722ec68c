"""Ask by a language model in this one process and a server beside it, for a place without a network.

Run as a program with a folder to work in; prints one JSON object of what came of it. The server is the one that comes with
Transformers; the model is tiny and says one line, whose words stand in the only document.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.assistant.generate.tiny_qwen import saying_qwen
from tests.house.cut_off import command, loopback_up, reaches_outside

QUESTION = "滨江市2025年新增绿地多少公顷？"
LINE = ["滨江市", "2025年", "新增绿地", "320公顷", "。", "[Q1]"]
PORT = 8765
PATIENCE = 90
"""Seconds for the server to come up on a machine with other work to do."""


def ask(place: Path, **settings: str) -> Any:
    """Return the exit code and the answer of a question with these settings in the environment."""
    given = {f"YINJU_{name.upper()}": value for name, value in settings.items()}
    os.environ.update(given)
    told = command("ask", QUESTION, "--store", str(place / "store"))
    for name in given:
        del os.environ[name]
    return told


def serving(model: Path) -> "subprocess.Popen[bytes]":
    """Return the server's process once it answers."""
    program = Path(sys.executable).parent / "transformers"
    options = ["--host", "127.0.0.1", "--port", str(PORT), "--device", "cpu", "--dtype", "float32"]
    process = subprocess.Popen([program, "serve", str(model), *options], stdout=sys.stderr, stderr=sys.stderr)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/v1/models", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return process
    process.kill()
    raise SystemExit(f"the server did not come up in {PATIENCE} s (exit code {process.poll()})")


def main(place: Path) -> dict[str, Any]:
    """Return what came of it."""
    loopback_up()
    os.environ |= {"YINJU_EMBEDDER": "hash", "YINJU_READER": "none", "YINJU_ENOUGH": "0.32", "HF_HUB_OFFLINE": "1"}
    (place / "docs").mkdir()
    (place / "docs" / "a.txt").write_text("滨江市要闻\n\n滨江市2025年新增绿地320公顷。\n", "utf-8")
    model = saying_qwen(place / "model", LINE)
    command("index", str(place / "docs"), "--store", str(place / "store"))
    server = serving(model)
    try:
        url = f"http://127.0.0.1:{PORT}/v1"
        served = ask(place, generator="openai", llm_base_url=url, llm_model=str(model), llm_max_tokens="60")
    finally:
        server.terminate()
        server.wait()
    local = ask(place, generator="transformers", llm_model=str(model), llm_max_tokens="60")
    gone = ask(place, generator="openai", llm_base_url=url, llm_model=str(model), llm_retries="0")
    return {"outside": reaches_outside(), "served": served, "local": local, "gone": gone}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
