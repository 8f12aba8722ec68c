"""What tests in a browser do over and over: find a Chromium, ask, open a citation, see whether something is in view."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# The first of these that is there; a browser of another name can be named by the environment.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, TABLET, PHONE = {"width": 1280, "height": 800}, {"width": 834, "height": 1112}, {"width": 390, "height": 844}
Open = Callable[..., Any]
"""Opens a page as somebody new: `open(path, **what playwright's new_context takes)`."""


def browser_path() -> str:
    """Return where a Chromium is; skip the test with the reason when there is none."""
    named = os.environ.get("CHROMIUM")
    found = named if named and Path(named).exists() else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on the path, and CHROMIUM names none")
    return found


def ask(page: Any, question: str) -> None:
    """Ask, and wait until the answer is whole."""
    turns = page.locator(".turn").count()
    page.locator("textarea").first.fill(question)
    page.locator("textarea").first.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('.turn.done').length === n", arg=turns + 1)


def opened(page: Any, n: int) -> str:
    """Return the marked words after a click on a citation of the newest answer."""
    cite = page.locator(f'.turn:last-of-type [data-citation="{n}"]').first
    cite.click()
    quote = cite.get_attribute("data-quote")
    page.wait_for_function("q => document.querySelector('#yj-panel mark')?.textContent.length === q.length", arg=quote)
    return page.locator("#yj-panel mark").evaluate("mark => mark.textContent")


def in_view(page: Any, selector: str) -> bool:
    """Return True when the whole of an element stands in the window."""
    return page.locator(selector).evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.width > 0; }"
    )
