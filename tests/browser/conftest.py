"""Pages on a port, and a browser to look at them. `scripted_page` and `town_page` open a page; `serve` runs one's own store."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from assistant.examples import Examples
from assistant.service import create_app
from assistant.service.listen import address, listening
from index.settings import Settings
from tests.assistant import town
from tests.assistant.conftest import build_store
from tests.assistant.fake import FakeAssistant
from tests.browser.opening import QUIET, WIDE, Open, browser_path
from tests.browser.serving import Serving

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
# What Gradio says when a page is left while it hears an answer.
LEFT = ("BodyStreamBuffer was aborted", "errored out.")
EXAMPLES = Examples({"zh": ("全市新增了多少绿地？",), "en": ("How many passengers did the tram carry?",)})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that lies here; what takes long is marked `slow` where it stands, and runs by `make test-browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator["playwright.Browser"]:
    path = browser_path()
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Serve an app from a thread of this process; the value is its address."""
    with listening("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield address(bound)
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def scripted() -> Iterator[str]:
    """The address of a page whose answers are scripted; it knows no store. Building Gradio's page takes a second."""
    with running(create_app(FakeAssistant(), Settings(), EXAMPLES)) as home:
        yield home


@pytest.fixture
def serve() -> Iterator[Callable[..., Serving]]:
    """Run `yinju serve` over a store of one's own: `serve(store, *options, **settings)`; it ends with the test."""
    started: list[Serving] = []

    def made(store: Path, *arguments: str, **settings: str) -> Serving:
        started.append(Serving(store, *arguments, **settings).start())
        return started[-1]

    yield made
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def town_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real service over the town's documents. Whoever changes the store takes `serve` and their own."""
    folder = tmp_path_factory.mktemp("town")
    serving = Serving(build_store(folder / "sources", folder / "store", town.FILES, town.MANIFEST)).start()
    yield serving.address
    serving.stop()


@pytest.fixture
def open_page(browser: "playwright.Browser") -> Iterator[Open]:
    """Open an address as somebody new: `open_page(address, path, **context)`; whatever the page complains of fails the test."""
    contexts, complaints = [], []

    def opens(home: str, path: str = "/", **how: object) -> "playwright.Page":
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-US", **how})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(
            30_000
        )  # a busy machine indexes and answers slowly; what never comes fails all the same
        page.on("console", lambda said: complaints.append(said.text) if _complains(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _outside(asked.url, home, complaints))
        page.goto(home + path, wait_until="commit")
        page.wait_for_selector("textarea", state="attached")
        page.wait_for_selector("#yj-limits .bar", state="attached")
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def scripted_page(scripted: str, open_page: Open) -> Open:
    """Open the scripted page: `scripted_page(path, **context)`."""
    return lambda path="/", **how: open_page(scripted, path, **how)


@pytest.fixture
def town_page(town_served: str, open_page: Open) -> Open:
    """Open the page over the town's documents: `town_page(path, **context)`."""
    return lambda path="/", **how: open_page(town_served, path, **how)


def _complains(said: "playwright.ConsoleMessage") -> bool:
    """Return True for an error or warning; that a stream ended because its reader left is none."""
    return said.type in ("error", "warning") and not any(part in said.text for part in LEFT)


def _outside(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        complaints.append(f"asked another host: {url}")
