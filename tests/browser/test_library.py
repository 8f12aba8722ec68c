"""The Library in a browser: a PDF comes in and is asked about, documents go and come back, an empty store greets."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assistant.conftest import build_store
from tests.browser.opening import PHONE, Open, ask, in_view, opened
from tests.browser.serving import Serving
from tests.index.formats.made_pdf import Text, pdf

HOSTILE = "<img src=x onerror='window.hacked = true'><script>window.hacked = true</script> **bold** \u202eback"
LAMPS = "河畔公园换上太阳能路灯\n\n河畔公园的二百盏路灯换成了太阳能灯，每年省电六万度。\n"
Serve = Callable[..., Serving]


@pytest.fixture
def lamps(tmp_path: Path, serve: Serve) -> str:
    """The address of a service over one document."""
    files = {"lamps.txt": LAMPS, "hostile.txt": f"{HOSTILE}\n\nA text that wants to be markup: {HOSTILE}\n"}
    lines = [{"file": "hostile.txt", "title": HOSTILE, "outlet": HOSTILE}]
    return serve(build_store(tmp_path / "docs", tmp_path / "store", files, lines)).address


@pytest.fixture
def lamps_page(lamps: str, open_page: Open) -> Open:
    """Open the Library over that document; the page is closed before its service ends."""
    return lambda path="/?tab=library", **how: open_page(lamps, path, **how)


def sent(page, *files: dict) -> None:
    """Send files, and wait until the job is over."""
    page.set_input_files(".lib-files", [*files])
    page.wait_for_selector(".lib-job [data-close-job]", timeout=60_000)


def file(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_a_pdf_is_uploaded_and_asked_about(lamps_page: Open) -> None:
    page = lamps_page()
    page.wait_for_selector(".lib-rows table")
    cost = "The repair of the harbour light cost 41,000 crowns in May, the harbour office said."
    light = pdf([Text("Harbour light repaired", 72, 72, 18), Text(cost, 72, 120, 10)])
    sent(page, file("light.pdf", light), file("bad.pdf", b"%PDF-1.4 x"))
    assert "light.pdf" in page.locator(".lib-job").inner_text()
    assert page.locator(".lib-job li", has_text="bad.pdf").locator(".yj-chip.grave").count() == 1
    page.click("[data-go-ask]")
    ask(page, "How much did the repair of the harbour light cost?")
    assert "41,000 crowns" in opened(page, 1)


def test_a_document_is_removed_and_brought_back(lamps_page: Open) -> None:
    page = lamps_page(locale="zh-CN")
    row = page.locator(".lib-rows tr", has_text="河畔公园")
    row.locator("[data-remove]").click()
    page.wait_for_selector(".lib-undo:visible")
    assert row.count() == 0
    page.click(".lib-undo [data-restore]")
    row.wait_for()


def test_on_a_phone_what_can_be_done_ends_the_line_of_a_document_and_undo_is_in_sight(lamps_page: Open) -> None:
    page = lamps_page(viewport=PHONE, locale="zh-CN")
    row = page.locator(".lib-rows tr", has_text="河畔公园")
    page.wait_for_selector(".lib-rows [data-remove]")
    tops = [row.locator(part).bounding_box() for part in (".kind", "[data-remove]")]
    assert abs(sum(box["y"] + box["height"] / 2 for box in tops[:1]) - (tops[1]["y"] + tops[1]["height"] / 2)) < 12
    page.locator(".lib-rows [data-remove]").last.click()
    page.wait_for_selector(".lib-undo:visible")
    assert in_view(page, ".lib-undo")


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_on_a_tablet_what_can_be_done_with_a_document_is_in_sight(lamps_page: Open, lang: str) -> None:
    page = lamps_page(f"/?tab=library&lang={lang}", viewport={"width": 820, "height": 1180})
    page.wait_for_selector(".lib-rows [data-remove]")
    wide = page.locator(".lib-rows .yj-wide")
    page.evaluate(
        "document.querySelector('.lib-rows td.kind').lastChild.textContent = document.documentElement.lang === 'en' ? 'Traditional Chinese' : '繁体中文'"
    )
    assert wide.evaluate("wide => wide.scrollWidth - wide.clientWidth") <= 0


def test_the_search_narrows_the_list_and_a_document_shows_its_facts(lamps_page: Open) -> None:
    page = lamps_page()
    page.locator(".lib-rows .lib-open").nth(1).wait_for()
    page.fill(".lib-filters [name=q]", "lamps")
    page.wait_for_function("() => document.querySelectorAll('.lib-rows .lib-open').length === 1")
    page.click(".lib-rows .lib-open")
    page.wait_for_selector(".lib-look[open] .lib-facts")
    assert "lamps.txt" in page.locator(".lib-look").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".lib-look[open]").count() == 0


def test_hostile_titles_and_names_are_text_everywhere(lamps_page: Open) -> None:
    page = lamps_page()
    page.locator(".lib-open", has_text="window.hacked").click()
    page.wait_for_selector(".lib-look[open] .lib-facts")
    page.locator(".lib-look summary", has_text="whole text").click()
    page.wait_for_function("() => document.querySelector('.lib-text')?.textContent.includes('wants to be markup')")
    page.keyboard.press("Escape")
    sent(page, file("<img src=x onerror='window.hacked = true'>.txt", LAMPS.encode()))
    assert page.locator("#yj-lib img, #yj-lib script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_pasted_text_is_added_on_a_phone_and_nothing_is_wider_than_it(lamps_page: Open) -> None:
    page = lamps_page(viewport=PHONE)
    page.click("[data-paste]:visible")
    page.fill(".lib-paste [name=text]", "The ferry stops at six\n\nThe last ferry of the day leaves at six.")
    page.fill(".lib-paste [name=title]", "Ferry hours")
    page.click(".lib-paste [type=submit]")
    page.locator(".lib-rows .lib-open", has_text="Ferry hours").wait_for(timeout=60_000)
    wide = "() => { const tab = document.querySelector('#yj-tab-library'); return tab.scrollWidth - tab.clientWidth; }"
    assert page.evaluate(wide) <= 0


def test_what_may_not_be_changed_says_so_and_is_only_shown(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    store = build_store(tmp_path / "docs", tmp_path / "store", {"lamps.txt": LAMPS}, [])
    page = open_page(serve(store, "--read-only").address, "/?tab=library")
    page.wait_for_selector(".lib-rows table")
    assert page.locator(".lib-why").is_visible()
    assert page.locator(".lib-add:visible, .lib-store:visible, [data-remove]").count() == 0


def test_an_empty_store_greets_and_own_text_leads_to_a_cited_answer(
    tmp_path: Path, serve: Serve, open_page: Open
) -> None:
    page = open_page(serve(tmp_path / "nothing yet").address)
    page.click("#yj-first [data-first-own]")
    page.wait_for_selector(".lib-drop")
    sent(page, file("lamps.txt", LAMPS.encode()))
    page.click("[data-go-ask]")
    ask(page, "河畔公园的路灯怎么样了？")
    assert "二百盏路灯" in opened(page, 1)


@pytest.mark.slow
def test_one_click_on_the_samples_leads_to_a_cited_answer(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(tmp_path / "nothing yet").address)
    page.click("#yj-first [data-first-samples]")
    page.locator("#yj-examples .example:visible").first.click(timeout=60_000)
    page.wait_for_selector(".turn.done [data-citation]", timeout=60_000)


@pytest.mark.slow
def test_a_job_goes_on_over_a_reload_and_can_be_ended(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(tmp_path / "store").address, "/?tab=library")
    page.wait_for_selector(".lib-drop .yj-line")
    many = [file(f"{n:03}.txt", f"Note {n}\n\nThe {n}th note of the harbour.\n".encode()) for n in range(300)]
    page.set_input_files(".lib-files", many)
    page.wait_for_selector("[data-end-job]", timeout=60_000)
    page.reload()
    page.click("[data-end-job]", timeout=60_000)
    page.wait_for_selector("[data-close-job]", timeout=60_000)
    assert page.locator(".lib-counts").inner_text().startswith("0 documents")
