"""The tabs Evaluate and Status in a browser: a set is handed in, checked, run, stopped, gone on with; its report is read."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from assistant.attending import Attended
from assistant.cli.tabs import measuring_tabs
from assistant.examples import Examples
from assistant.service import create_app
from assistant.service.listen import address, listening
from assistant.types import Answer
from index.settings import Settings
from tests.assistant import town
from tests.assistant.conftest import HASH, build_store
from tests.browser.opening import PHONE, Open

GREEN, MARS = "2025年全市新增绿地多少公顷？", "火星的首都在哪里？"
QUOTE = "2025年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
# In pixels: what stands nearer looks like one box.
NEAR = 8
# As many questions as a test can stop between.
MANY = 12


class Unhurried(Attended):
    """Takes its time over each answer, so that a run can be stopped."""

    pause = 0.0

    def ask(self, text: str, **how: Any) -> Answer:
        time.sleep(self.pause)
        return super().ask(text, **how)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unhurried]:
    folder = tmp_path_factory.mktemp("evaluate")
    store = build_store(folder / "sources", folder / "store", town.FILES, town.MANIFEST)
    made = Unhurried.open(store, HASH.model_copy(update={"store": store, "reader": "none"}))
    yield made
    made.close()


def served(assistant: Unhurried, host: str) -> Iterator[str]:
    app = create_app(assistant, Settings(), Examples(), tabs=measuring_tabs(assistant, assistant.settings, host))
    with listening("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield address(bound)
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def home(assistant: Unhurried) -> Iterator[str]:
    yield from served(assistant, "127.0.0.1")


@pytest.fixture(scope="module")
def elsewhere(assistant: Unhurried) -> Iterator[str]:
    yield from served(assistant, "0.0.0.0")


def question(id: str, **keys: Any) -> str:
    plain = {"id": id, "question": GREEN, "answers": ["320公顷"], "answerable": True, "kind": "figure", "lang": "zh"}
    evidence = [{"source": next(name for name, text in town.FILES.items() if text is town.PARK), "quote": QUOTE}]
    return json.dumps({**plain, "evidence": evidence, **keys}, ensure_ascii=False) + "\n"


def a_set(folder: Path, name: str, count: int = 1) -> Path:
    nothing: dict[str, Any] = {"answers": [], "evidence": [], "answerable": False, "kind": "fact"}
    more = [question(f"n{n}", question=f"{MARS[:-1]}{n}？", **nothing) for n in range(count)]
    (folder / name).write_text(question("q1") + "".join(more), "utf-8")
    return folder / name


def hand_in(page: Any, path: Path) -> None:
    page.wait_for_selector("#yj-evaluate-set")
    page.set_input_files("[data-evaluate-take]", path)
    page.wait_for_selector("#yj-evaluate-said .yj-note")
    assert page.input_value("#yj-evaluate-set") == f"uploaded/{path.name.replace(' ', '-')}"


def run(page: Any) -> None:
    page.click("[data-evaluate=run]")
    page.wait_for_selector('#yj-evaluate-going a[href*="report.html"]', timeout=60_000)


def apart(page: Any, above: str, below: str) -> float:
    """Return how many pixels lie between two parts."""
    upper, lower = (page.locator(one).first.bounding_box() for one in (above, below))
    return float(lower["y"] - upper["y"] - upper["height"])


def test_a_set_is_handed_in_checked_run_and_its_report_read(home: str, open_page: Open, tmp_path: Path) -> None:
    page = open_page(home, "/?tab=evaluate")
    hand_in(page, a_set(tmp_path, "好题 good.jsonl"))
    page.click("[data-evaluate=check]")
    page.wait_for_selector("#yj-evaluate-said :text('2 questions, no fault')")
    assert apart(page, "#yj-evaluate-sets .yj-panel", "#yj-evaluate-said .yj-note") >= NEAR
    run(page)
    assert apart(page, "#yj-evaluate-sets .yj-panel", "#yj-evaluate-going .yj-note") >= NEAR
    assert page.locator("#yj-evaluate-runs tbody tr").first.locator(".number").inner_text() == "2 / 2"
    with page.context.expect_page() as opening:
        page.locator("#yj-evaluate-runs a:visible").first.click()
    report = opening.value
    assert "2 of 2 questions went right" in report.inner_text("main")
    report.fill("#find", "q1")
    assert report.locator("[data-case]:visible").count() == 1
    assert report.evaluate("self.origin") == "null"


def test_a_fault_is_told_with_its_line_and_nothing_is_run(home: str, open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(
        question("q1") + question("<b>q2</b>", kind="figure", evidence=[{"source": "no.txt"}])
    )
    page = open_page(home, "/?tab=evaluate")
    hand_in(page, tmp_path / "bad.jsonl")
    page.click("[data-evaluate=check]")
    page.wait_for_selector("#yj-evaluate-said .grave")
    assert 'line 2 "<b>q2</b>" asks what "q1" in line 1 asks already' in page.inner_text("#yj-evaluate-said")
    page.click("[data-evaluate=run]")
    page.wait_for_selector("#yj-evaluate-going .yj-note.grave")
    assert "bad.jsonl:2" in page.inner_text("#yj-evaluate-going")


def test_a_run_is_watched_stopped_and_gone_on_with_while_people_ask(
    home: str, open_page: Open, tmp_path: Path, assistant: Unhurried, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant, "pause", 1.0)
    page = open_page(home, "/?tab=evaluate")
    hand_in(page, a_set(tmp_path, "many.jsonl", MANY))
    page.click("[data-evaluate=run]")
    page.wait_for_selector("#yj-evaluate-going progress:not([value='0'])", timeout=30_000)
    page.click("[data-evaluate=stop]")
    page.wait_for_selector("#yj-evaluate-going .doubt", timeout=30_000)
    row = page.locator("#yj-evaluate-runs tbody tr").first
    assert "not finished" in row.inner_text()
    monkeypatch.setattr(assistant, "pause", 0.0)
    row.locator("[data-evaluate=resume]").click()
    page.wait_for_selector('#yj-evaluate-going a[href*="report.html"]', timeout=60_000)
    assert (
        page.locator("#yj-evaluate-runs tbody tr").first.locator(".number").inner_text() == f"{MANY + 1} / {MANY + 1}"
    )


@pytest.mark.slow
def test_two_runs_are_compared_in_a_window_of_their_own(home: str, open_page: Open, tmp_path: Path) -> None:
    page = open_page(home, "/?tab=evaluate")
    hand_in(page, a_set(tmp_path, "twice.jsonl"))
    run(page)
    page.click("[data-evaluate=run]")
    page.wait_for_function("document.querySelectorAll('#yj-evaluate-after option').length >= 2")
    page.wait_for_selector('#yj-evaluate-going a[href*="report.html"]', timeout=60_000)
    with page.context.expect_page() as opening:
        page.click("[data-evaluate-compare]")
    assert "Is the second better?" in opening.value.inner_text("main")


@pytest.mark.slow
def test_others_are_told_why_there_is_no_evaluation_for_them(elsewhere: str, open_page: Open) -> None:
    page = open_page(elsewhere, "/?tab=evaluate")
    assert "yinju eval run" in page.inner_text("#yj-evaluate-head")
    assert page.locator("#yj-tab-evaluate .yj-button").count() == 0
    assert page.request.get(f"{elsewhere}/tab/evaluate/x/report.html").status == 404


def test_behind_a_proxy_nobody_is_taken_to_sit_at_the_machine(home: str, open_page: Open) -> None:
    page = open_page(home, "/?tab=evaluate", extra_http_headers={"X-Forwarded-For": "10.0.0.9"})
    page.wait_for_selector("#yj-evaluate-sets .yj-note")
    assert page.locator("#yj-tab-evaluate :is(.yj-button, table)").count() == 0
    assert page.request.get(f"{home}/tab/evaluate/x/report.html").status == 403


def test_the_status_tells_models_store_and_what_search_finds_of_its_own_sentences(home: str, open_page: Open) -> None:
    page = open_page(home, "/?tab=status", locale="zh-CN")
    page.wait_for_selector("#yj-status-facts dl")
    assert "向量模型" in page.inner_text("#yj-status-facts")
    page.click("[data-status-test]")
    page.wait_for_selector("#yj-status-found table")
    assert "中文" in page.inner_text("#yj-status-found")


@pytest.mark.parametrize("tab", ["evaluate", "status"])
def test_on_a_phone_neither_tab_is_wider_than_the_screen(home: str, open_page: Open, tab: str) -> None:
    page = open_page(home, f"/?tab={tab}", viewport=PHONE)
    page.wait_for_selector(f"#yj-tab-{tab} :is(h2, dl):visible")
    wide = f"[document.documentElement, document.querySelector('#yj-tab-{tab}')]"
    assert page.evaluate(f"{wide}.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.id || e.tagName)") == []
