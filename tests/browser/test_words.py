"""One language at a time: the page's, and around an answer the question's; reasons and news of the service included."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assistant.conftest import build_store
from tests.browser.opening import PHONE, Open, ask
from tests.browser.serving import Serving

GREEN = "全市新增了多少绿地？"
LAMPS = "河畔公园换上太阳能路灯\n\n河畔公园的二百盏路灯换成了太阳能灯，每年省电六万度。\n"


@pytest.fixture
def lamps_at(tmp_path: Path, serve: Callable[..., Serving]) -> Serving:
    """A service over one document."""
    return serve(build_store(tmp_path / "docs", tmp_path / "store", {"lamps.txt": LAMPS}, []))


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "wide"])
def test_an_english_question_on_the_chinese_page_has_an_english_frame_and_chinese_buttons(
    scripted_page: Open, size: dict
) -> None:
    page = scripted_page("/?lang=zh-CN", viewport=size)
    ask(page, "nothing of this is there")
    refusal = page.locator(".refusal").inner_text()
    assert "No answer" in refusal
    assert "没有" not in refusal
    assert "重新回答" in page.locator(".turn .tools").inner_text()


def test_a_chinese_question_on_the_english_page_has_a_chinese_frame_and_english_buttons(scripted_page: Open) -> None:
    page = scripted_page("/?lang=en")
    ask(page, "没有的事？")
    assert "没有答案" in page.locator(".refusal").inner_text()
    assert "No answer" not in page.locator(".refusal").inner_text()
    assert "Ask again" in page.locator(".turn .tools").inner_text()


def test_taiwans_page_frames_a_chinese_answer_in_its_script_and_leaves_its_quotations(scripted_page: Open) -> None:
    page = scripted_page("/?lang=zh-TW")
    ask(page, GREEN)
    assert "簡答" in page.locator(".turn .short").inner_text()
    assert "全市新增绿地320公顷" in page.locator(".sentence .text").first.inner_text()
    assert page.locator(".turn [lang=zh-CN].w-zh:visible, .turn .w-en:visible").count() == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-CN", "没能回答：内部错误"), ("zh-TW", "沒能回答：內部錯誤"), ("en", "an internal error")]
)
def test_what_went_wrong_is_told_in_the_pages_language(scripted_page: Open, lang: str, said: str) -> None:
    page = scripted_page(f"/?lang={lang}")
    ask(page, "crash")
    assert said in page.locator(".failed").inner_text()


@pytest.mark.slow
def test_a_file_that_is_refused_has_its_reason_in_the_language_that_the_page_is_switched_to(
    lamps_at: Serving, open_page: Open
) -> None:
    page = open_page(lamps_at.address, "/?tab=library&lang=zh-TW")
    page.wait_for_selector(".lib-rows table")
    bad = {"name": "bad.pdf", "mimeType": "application/octet-stream", "buffer": b"%PDF-1.4 x"}
    page.set_input_files(".lib-files", [bad, {**bad, "name": "moon.xyz"}])
    page.wait_for_selector(".lib-job [data-close-job]")
    told = page.locator(".lib-job").inner_text()
    assert "是損壞的 PDF（" in told
    assert "是 .xyz 檔案，本版本不能讀取" in told
    page.click("[data-speak=en]")
    assert "is a .xyz file, which this version does not read" in page.locator(".lib-job").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("tab", ["chat", "status"])
def test_a_service_that_stops_is_told_of_in_the_pages_words_alone(lamps_at: Serving, browser, tab: str) -> None:
    # Not by open_page: a service that is gone makes a browser complain.
    page = browser.new_page(locale="en-US")
    page.goto(f"{lamps_at.address}/?tab={tab}&lang=zh-CN")
    page.wait_for_selector("#yj-status-found .w-zh" if tab == "status" else "#yj-limits .bar", state="attached")
    lamps_at.stop()
    if tab == "chat":
        page.locator("textarea").first.fill(GREEN)
        page.locator("textarea").first.press("Enter")
    else:
        page.click("[data-status-test]")
    page.wait_for_selector(f"#yj-tab-{tab} .gone:has-text('服务没有回应')")
    assert page.locator(".toast-body:visible").count() == 0
    page.close()
