"""The page on a port, and a browser to look at it."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from assistant.service import create_app
from assistant.service.listen import address, listening
from index.settings import Settings
from tests.assistant.fake import FakeAssistant

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
# The first of these that is there; a browser of another name can be named by the environment.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXAMPLES = {"zh": ["全市新增了多少绿地？"], "en": ["How many passengers did the tram carry?"]}
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
Open = Callable[..., "playwright.Page"]


@pytest.fixture(scope="module")
def address_of_page() -> Iterator[str]:
    """Building Gradio's page takes a second, so the tests of a file share one."""
    app = create_app(FakeAssistant(), Settings(), EXAMPLES)
    with listening("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield address(bound)
        server.should_exit = True
        thread.join(timeout=10)


def browser_path() -> str:
    """Return where a Chromium is; skip the test with the reason when there is none."""
    named = os.environ.get("CHROMIUM")
    found = named if named and Path(named).exists() else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on the path, and CHROMIUM names none")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    path = browser_path()
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page_at(address_of_page: str, browser: "playwright.Browser") -> Iterator[Open]:
    """Open the page as somebody new; whatever the page complains of fails the test."""
    opened, complaints = [], []

    def page_at(path: str = "/", **how: object) -> "playwright.Page":
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-US", **how})
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _outside(asked.url, address_of_page, complaints))
        page.goto(address_of_page + path, wait_until="commit")
        page.wait_for_selector("#yj-examples .example:visible")
        return page

    yield page_at
    for context in opened:
        context.close()
    assert complaints == []


def _outside(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        complaints.append(f"asked another host: {url}")
