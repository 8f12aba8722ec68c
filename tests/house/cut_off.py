"""The main job, for a place without a network: index and ask in this process, serve in one beside it, and the page in a browser.

Run as a program with the sources, a store and a browser (or ""); prints one JSON object of what happened.
"""

import contextlib
import fcntl
import io
import json
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

QUESTION = "北京国际科创中心建设将着重在哪五大方面构建发展新动力？"
HOME = "http://127.0.0.1:7860"
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
PATIENCE = 60
"""Seconds for the service to come up and for an answer to show, on a machine with other work to do."""


def loopback_up() -> None:
    """Bring up the one interface of a new network namespace; it starts down."""
    with socket.socket() as handle:
        fcntl.ioctl(handle, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def reaches_outside() -> bool:
    """Return True when there is a way to an address out there; nobody needs to answer at it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        try:
            handle.connect(("192.0.2.1", 53))
        except OSError:
            return False
        return True


def command(*arguments: str) -> tuple[int, Any]:
    """Return the exit code and the JSON of a command."""
    from assistant.cli.app import main

    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(out):
        code = main([*arguments, "--json"])
    out.flush()
    return code, json.loads(out.buffer.getvalue())  # type: ignore[attr-defined]


@contextlib.contextmanager
def serving(store: str) -> Iterator[dict[str, Any]]:
    """Let `yinju serve` run, told of its health once it listens; at the end, of how Ctrl-C ended it."""
    run = [sys.executable, "-c", "from assistant.cli.program import program; program()", "serve", "--store", store]
    served: dict[str, Any] = {}
    with subprocess.Popen(run, stdout=subprocess.DEVNULL) as service:
        try:
            served["health"] = health(time.monotonic() + PATIENCE)
            yield served
        finally:
            service.send_signal(signal.SIGINT)
            served["ended"] = service.wait(PATIENCE)


def health(until: float) -> Any:
    """Return what the service says of its health, once it does. Raises OSError when it has not by then."""
    while True:
        try:
            with urllib.request.urlopen(f"{HOME}/api/v1/health", timeout=PATIENCE) as reply:
                return json.load(reply)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def looked_at(browser: str) -> dict[str, Any]:
    """Return what the page asked for, what failed, and the first citation's text after a question was asked."""
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    failed: list[str] = []
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda reply: failed.append(f"{reply.status} {reply.url}") if reply.status >= 400 else None)
        # A stream that the page itself lets go of is aborted: that is no failure.
        page.on(
            "requestfailed",
            lambda request: None if "ABORTED" in request.failure else failed.append(f"{request.failure} {request.url}"),
        )
        page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
        page.goto(HOME)
        page.wait_for_selector("textarea:visible")
        loaded = list(failed)
        page.locator("textarea").first.fill(QUESTION)
        page.keyboard.press("Enter")
        cited = page.locator("[data-citation]").first.inner_text()
        chromium.close()
    return {"asked": asked, "failed": loaded, "cited": cited}


def job(sources: str, store: str, browser: str) -> dict[str, Any]:
    """Return what came of each step."""
    told = {
        "outside": reaches_outside(),
        "index": command("index", sources, "--store", store),
        "ask": command("ask", QUESTION, "--store", store),
    }
    with serving(store) as served:
        page = looked_at(browser) if browser else None
    return {**told, **served, "page": page}


if __name__ == "__main__":
    loopback_up()
    told = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        outcome = job(*sys.argv[1:])
    print(json.dumps(outcome, ensure_ascii=False), file=told, flush=True)
