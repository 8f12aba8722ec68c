"""Conversations that stay, in a browser: reload, restart, two people at once, the drawer, export, feedback."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from assistant.attending import Attended
from assistant.cli.tabs import measuring_tabs
from assistant.keep import Keeping
from assistant.service import Beside, create_app
from assistant.types import Event
from index.library import Feedback
from index.settings import Settings
from tests.assistant import town
from tests.assistant.conftest import HASH, build_store
from tests.assistant.fake import FakeAssistant
from tests.browser.conftest import EXAMPLES, running
from tests.browser.opening import PHONE, Open, ask, in_view, opened

GREEN, TASKS, TRAM = "全市新增了多少绿地？", "主要任务？", "How many passengers did the tram carry?"


class Patient(FakeAssistant):
    """Tells one sentence, and goes on when it is let: somebody may leave in the middle, however slow the machine is."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def stream(self, text: str, **how: Any) -> Iterator[Event]:
        for event in super().stream(text, **how):
            yield event
            if event.type == "sentence":
                self.go_on.wait(60)


class Heard(list[Feedback]):
    """What readers said."""

    def feed(self, told: Feedback) -> Feedback:
        self.append(told)
        return replace(told, id=len(self))


@pytest.fixture(scope="module")
def patient() -> Iterator[tuple[str, Patient, Heard]]:
    """A page whose assistant may be made to wait, and what is said of its answers."""
    assistant, heard, keeping = Patient(), Heard(), Keeping.in_memory()
    keeping.feed = heard.feed
    with running(create_app(assistant, Settings(), EXAMPLES, beside=Beside(keeping=keeping))) as home:
        yield home, assistant, heard


@pytest.fixture
def page_at(patient: tuple[str, Patient, Heard], open_page: Open) -> Iterator[Open]:
    """Open the page as somebody new; nothing waits before a test, nor after it."""
    patient[1].go_on.set()
    patient[2].clear()
    yield lambda path="/", **how: open_page(patient[0], path, **how)
    patient[1].go_on.set()


def asks_and_waits(page: Any, assistant: Patient, question: str) -> None:
    """Ask, and return when the first sentence of the answer stands there and the rest is not yet told."""
    assistant.go_on.clear()
    page.locator("textarea").first.fill(question)
    page.locator("textarea").first.press("Enter")
    page.wait_for_selector(".turn.live .sentence")


def questions(page: Any) -> list[str]:
    return page.locator(".asked").all_inner_texts()


def told(page: Any, count: int) -> None:
    """Wait until so many answers are whole."""
    page.wait_for_function("n => document.querySelectorAll('.turn.done').length === n", arg=count)


def test_a_reload_in_the_middle_of_an_answer_keeps_the_turn_and_its_citations_open(patient, page_at: Open) -> None:
    page = page_at()
    ask(page, TRAM)
    asks_and_waits(page, patient[1], GREEN)
    page.reload()
    page.wait_for_selector(".turn.live .sentence")
    assert opened(page, 1).startswith("市园林局局长林晓说")
    patient[1].go_on.set()
    told(page, 2)
    assert questions(page) == [TRAM, GREEN]
    assert page.locator(".turn.stopped").count() == 0
    assert page.locator(".turn:last-of-type .text").count() == 2
    assert opened(page, 1).startswith("市园林局局长林晓说")
    assert in_view(page, "#yj-panel mark")


@pytest.mark.slow
def test_an_answer_that_is_stopped_after_a_reload_stays_as_it_stood(patient, page_at: Open) -> None:
    page = page_at()
    asks_and_waits(page, patient[1], GREEN)
    page.reload()
    page.wait_for_selector(".turn.live .sentence")
    page.click("#yj-stop")
    page.wait_for_selector(".turn.stopped")
    patient[1].go_on.set()
    page.reload()
    page.wait_for_selector(".turn.stopped")
    assert page.locator(".turn.stopped .text").count() == 1


def test_two_people_at_once_each_have_their_own(page_at: Open) -> None:
    ann, bob = page_at(), page_at()
    for page, question in ((ann, GREEN), (bob, TRAM)):
        page.locator("textarea").first.fill(question)
        page.locator("textarea").first.press("Enter")
    for page, question in ((ann, GREEN), (bob, TRAM)):
        told(page, 1)
        assert questions(page) == [question]
    bob.goto(ann.url)
    bob.wait_for_selector(".lost")
    assert "This conversation is not here" in bob.locator(".lost").inner_text()
    assert bob.locator(".turn").count() == 0


@pytest.mark.slow
def test_the_drawer_finds_renames_opens_and_deletes(page_at: Open) -> None:
    page = page_at()
    ask(page, GREEN)
    page.click("[data-new]")
    page.wait_for_function("!location.search")
    page.wait_for_selector("#yj-limits .bar", state="attached")
    ask(page, TRAM)
    page.click("[data-talks]")
    page.fill("dialog input[type=search]", "320公顷")
    page.wait_for_function("document.querySelectorAll('dialog .talk').length === 1")
    page.get_by_role("button", name=f"Rename: {GREEN}").click()
    page.fill("dialog form input", "<b>绿地</b>")
    page.keyboard.press("Enter")
    page.locator("dialog .talk .title", has_text="<b>绿地</b>").click()
    told(page, 1)
    assert questions(page) == [GREEN]
    page.click("[data-talks]")
    page.get_by_role("button", name="Delete: <b>绿地</b>").click()
    page.locator("dialog .grave").click()
    page.wait_for_function("!location.search")
    page.click("[data-talks]")
    page.wait_for_selector("dialog .talk")
    assert page.locator("dialog .talk .title").all_inner_texts() == [TRAM]


@pytest.mark.slow
def test_escape_closes_a_dialog_and_gives_focus_back(page_at: Open) -> None:
    page = page_at(viewport=PHONE)
    ask(page, GREEN)
    page.click("[data-export]")
    assert page.locator("dialog.export").evaluate("d => d.contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert page.evaluate("'export' in document.activeElement.dataset")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def exported(page: Any, form: str, *without: int) -> Path:
    """Return the file that a conversation was exported to, without some of its questions."""
    page.click("[data-export]")
    for n in without:
        page.locator(f'dialog [name="turn"][value="{n}"]').uncheck()
    page.locator(f'dialog [value="{form}"]').check()
    with page.expect_download() as coming:
        page.locator("dialog.export .main").click()
    return Path(coming.value.path())


def notes(path: Path) -> list[str]:
    """Return the texts of a DOCX's footnotes, in order, without the rules above them."""
    package = Document(str(path)).part.package
    [part] = [part for part in package.iter_parts() if part.partname == "/word/footnotes.xml"]
    found = parse_xml(part.blob).findall(qn("w:footnote"))
    return ["".join(t.text for t in one.iter(qn("w:t"))) for one in found][2:]


def test_a_selection_is_exported_as_a_docx_with_its_footnotes(page_at: Open) -> None:
    page = page_at()
    for question in (GREEN, TRAM, TASKS):
        ask(page, question)
    path = exported(page, "docx", 2)
    headings = [p.text for p in Document(str(path)).paragraphs if p.style.name == "Heading 1"]
    assert headings == [GREEN, TASKS]
    assert len(notes(path)) == 5
    assert "市园林局局长林晓说，去年全市新增绿地320公顷" in notes(path)[0]
    assert "滨江日报, 2026-03-05" in notes(path)[0]


@pytest.mark.slow
def test_hostile_text_is_text_in_every_export(page_at: Open) -> None:
    page = page_at()
    ask(page, "hostile <img src=x onerror='window.hacked = true'>")
    assert r"\<script\>" in exported(page, "md").read_text("utf-8")
    page.click("[data-export]")
    page.locator('dialog [value="html"]').check()
    with page.expect_popup() as coming:
        page.locator("dialog.export .main").click()
    printed = coming.value
    printed.wait_for_selector(".notes li")
    assert printed.evaluate("window.hacked") is None
    assert printed.locator("main img, main script:not([src]), main b").count() == 0
    assert "<script>window.hacked = true</script>" in printed.locator("main").inner_text()


@pytest.mark.slow
def test_the_briefing_prints_with_its_notes_and_without_its_tools(page_at: Open, tmp_path: Path) -> None:
    page = page_at(locale="zh-CN")
    ask(page, GREEN)
    page.click("[data-export]")
    page.locator('dialog [value="html"]').check()
    with page.expect_popup() as coming:
        page.locator("dialog.export .main").click()
    coming.value.wait_for_selector(".notes li")
    assert coming.value.locator("[data-print]").is_visible()
    coming.value.pdf(path=tmp_path / "brief.pdf")
    sheets = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    text = "".join(re.sub(r"\s", "", sheet.get_textpage().get_text_range()) for sheet in sheets)
    assert "《全市新增绿地三百二十公顷》，滨江日报，2026-03-05" in text
    assert "https://example.org/city" in text
    assert "另存为" not in text


def test_a_complaint_is_kept_with_its_answer_and_a_thumb_stays_pressed(patient, page_at: Open) -> None:
    page = page_at()
    ask(page, GREEN)
    page.locator('[data-feedback="bad"]').click()
    page.locator('dialog [value="wrong_figure"]').check()
    page.fill("dialog textarea", "It is 321 <b>ha</b>.")
    page.locator("dialog.feedback .main").click()
    page.wait_for_selector('[data-feedback="bad"][aria-pressed="true"]')
    [said] = patient[2]
    assert (said.reason, said.note, said.question) == ("wrong_figure", "It is 321 <b>ha</b>.", GREEN)
    assert (said.answer["snapshot"], said.answer["settings"]) == ("s-1", "0123456789ab")
    ask(page, TRAM)
    assert page.locator('[data-feedback="bad"][aria-pressed="true"]').count() == 1
    page.locator('[data-feedback="good"]').last.click()
    page.wait_for_selector('.turn:last-of-type [data-feedback="good"][aria-pressed="true"]')
    assert [one.reason for one in patient[2]] == ["wrong_figure", "good"]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_complaint_becomes_a_draft_question_on_the_evaluate_tab(tmp_path: Path, open_page: Open) -> None:
    store = build_store(tmp_path / "in", tmp_path / "store", town.FILES, town.MANIFEST)
    settings = HASH.model_copy(update={"store": store, "reader": "none"})
    assistant = Attended.open(store, settings)
    tabs = measuring_tabs(assistant, settings, "127.0.0.1")
    with running(
        create_app(assistant, settings, EXAMPLES, tabs=tabs, beside=Beside(keeping=Keeping.open(assistant)))
    ) as home:
        page = open_page(home)
        ask(page, "2025年全市新增绿地多少公顷？")
        page.locator('[data-feedback="bad"]').click()
        page.locator('dialog [value="other"]').check()
        page.fill("dialog textarea", "<i>321</i>")
        page.locator("dialog.feedback .main").click()
        page.wait_for_selector('[data-feedback="bad"][aria-pressed="true"]')
        page.click('.tabs [data-tab="evaluate"]')
        page.wait_for_selector("#yj-evaluate-complaints :text('<i>321</i>')")
        page.click('[data-evaluate="complaint"]')
        page.wait_for_selector("#yj-evaluate-said :text('Added to complaints.jsonl')")
        page.wait_for_selector("#yj-evaluate-complaints td :text('in the set')")
    assistant.close()
    [row] = (store / "evaluations" / "sets" / "complaints.jsonl").read_text("utf-8").splitlines()
    assert (json.loads(row)["id"], json.loads(row)["draft"]) == ("feedback-001", True)


@pytest.mark.slow
def test_both_copies_name_the_sources_each_in_its_way(page_at: Open) -> None:
    page = page_at(permissions=["clipboard-read", "clipboard-write"])
    ask(page, GREEN)
    page.locator('[data-copied="copy_gbt"]').click()
    page.wait_for_selector("text=Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] 全市新增绿地三百二十公顷[N/OL]. 滨江日报, 2026-03-05[" in copied
    page.locator("[data-copy]").first.click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t.includes('[2]'))")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_conversation_outlives_a_restart_in_its_middle(
    tmp_path: Path, serve: Callable[..., Any], browser: Any
) -> None:
    serving = serve(build_store(tmp_path / "in", tmp_path / "store", town.FILES, town.MANIFEST))
    page = browser.new_context(locale="zh-CN").new_page()  # it will complain of the server that is gone
    page.set_default_timeout(20_000)
    page.goto(serving.address)
    page.wait_for_selector("#yj-limits .bar", state="attached")
    ask(page, "图书馆什么时候开放？")
    before = page.locator(".turn .answer, .turn .refusal").first.inner_text()
    serving.stop()
    serving.start()
    page.reload()
    told(page, 1)
    assert page.locator(".turn .answer, .turn .refusal").first.inner_text() == before
    ask(page, "那门票呢？")
    assert page.locator(".turn").count() == 2
    page.context.close()
