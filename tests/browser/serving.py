"""The service as people run it, `yinju serve` in a process of its own: what a test starts, stops and starts again."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

# No weights: words are hashed into vectors, and the likelihood that is enough is lower for these.
LIGHT = {"YINJU_EMBEDDER": "hash", "YINJU_READER": "none", "YINJU_ENOUGH": "0.32", "HF_HUB_OFFLINE": "1"}


class Serving:
    """`yinju serve` over one store, always at the same address; settings of whoever runs the tests are left out."""

    def __init__(self, store: Path, *arguments: str, **settings: str) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        run = "from assistant.cli.program import program; program()"
        self._command = [sys.executable, "-c", run, "serve", "--store", str(store), "--json"]
        self._command += ["--port", str(self.port), *arguments]
        mine = {name: value for name, value in os.environ.items() if not name.startswith("YINJU_")}
        self._env = {**mine, **LIGHT, **settings}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> "Serving":
        """Return when it answers; fail with what it said when it does not come to that."""
        self._process = subprocess.Popen(
            self._command, env=self._env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        assert self._process.stderr
        line = self._process.stdout.readline()
        assert line, self._process.stderr.read()
        assert json.loads(line) == {"address": self.address}
        return self

    def stop(self) -> None:
        """End it the way Ctrl-C does."""
        if self._process:
            self._process.terminate()
            self._process.communicate(timeout=20)
            self._process = None


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
