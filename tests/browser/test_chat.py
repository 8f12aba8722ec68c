"""The page in a browser: what outside programs rely on, and what a reader does."""

import pytest

from tests.assistant.fake import CITY, HARBOUR, HOSTILE
from tests.browser.opening import PHONE, Open, ask, in_view, opened

GREEN, TRAM = "全市新增了多少绿地？", "How many passengers did the tram carry?"


def test_enter_in_the_first_box_asks_and_a_citation_shows_its_quote(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, GREEN)
    assert opened(page, 1) == "市园林局局长林晓说，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。"
    assert page.locator("#yj-panel mark").count() == 1
    assert in_view(page, "#yj-panel mark")


def test_the_source_is_the_whole_text_and_the_mark_stands_at_the_offsets(scripted_page: Open) -> None:
    page = scripted_page()
    for question, document in ((GREEN, CITY), (TRAM, HARBOUR), ("hostile", HOSTILE)):
        ask(page, question)
        cite = page.locator('.turn:last-of-type [data-citation="1"]').first
        marked = opened(page, 1)
        assert marked == document.text[int(cite.get_attribute("data-start")) : int(cite.get_attribute("data-end"))]
        paper = page.locator("#yj-panel .paper").evaluate("paper => paper.textContent")
        assert "".join(paper.split()) == "".join(document.text.split())


def test_text_that_wants_to_be_markup_does_nothing(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, "hostile <img src=x onerror='window.hacked = true'>")
    opened(page, 1)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#yj-turns img, #yj-panel img, #yj-panel a, #yj-panel script").count() == 0


@pytest.mark.slow
def test_a_fact_of_the_record_opens_its_document_without_a_mark(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, TRAM)
    page.locator('[data-citation="2"]').first.click()
    page.wait_for_selector("#yj-panel .paper")
    assert "outlet = The Harbour Gazette" in page.locator("#yj-panel .record").inner_text()
    assert page.locator("mark").count() == 0


def test_shift_enter_breaks_the_line_and_an_input_methods_enter_asks_nothing(scripted_page: Open) -> None:
    page = scripted_page()
    box = page.locator("textarea").first
    box.fill("one")
    box.press("Shift+Enter")
    enter = "key: 'Enter', isComposing: true, bubbles: true, cancelable: true"
    for kind in ("keydown", "keypress"):
        box.evaluate(f"box => box.dispatchEvent(new KeyboardEvent('{kind}', {{ {enter} }}))")
    box.press_sequentially("two")
    assert box.input_value() == "one\ntwo"
    box.press("Enter")
    page.wait_for_selector(".turn.done")
    assert page.locator(".asked").all_inner_texts() == ["one\ntwo"]


def test_the_language_switch_turns_every_label_and_is_remembered(scripted_page: Open) -> None:
    page = scripted_page()
    assert page.locator("textarea").first.get_attribute("placeholder") == "Type a question, press Enter"
    page.click('[data-speak="zh"]')
    page.reload()
    page.wait_for_selector(".example.w-zh:visible")
    assert page.locator(".w-en:visible").count() == 0


@pytest.mark.slow
def test_the_page_keeps_its_language_though_gradio_sets_the_browsers(scripted_page: Open) -> None:
    page = scripted_page(locale="fr-FR")
    page.evaluate("document.documentElement.lang = 'fr'")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert page.locator(".w-zh:visible").count() == 0


@pytest.mark.slow
def test_an_example_asks_itself(scripted_page: Open) -> None:
    page = scripted_page()
    page.locator(".example:visible").first.click()
    page.wait_for_selector(".turn.done")
    assert page.locator(".asked").inner_text() == TRAM


def test_an_empty_page_tells_what_the_last_indexing_warned_of(scripted_page: Open) -> None:
    page = scripted_page()
    page.locator("#yj-report summary").click()
    assert "page 3 <holds> no text" in page.locator("#yj-report li").inner_text()
    ask(page, GREEN)
    assert not page.locator("#yj-report").is_visible()


def test_nobody_meets_anothers_conversation(scripted_page: Open) -> None:
    ask(scripted_page(), GREEN)
    other = scripted_page()
    ask(other, TRAM)
    assert other.locator(".asked").all_inner_texts() == [TRAM]


def test_on_a_phone_the_source_lies_over_the_chat_and_escape_gives_the_chat_back(scripted_page: Open) -> None:
    page = scripted_page(viewport=PHONE)
    ask(page, GREEN)
    opened(page, 2)
    assert page.locator("#yj-talk").evaluate("talk => talk.inert")
    assert in_view(page, "#yj-panel mark")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.citation") == "2"
    assert not page.locator("#yj-source").is_visible()


@pytest.mark.parametrize("path", ["/", pytest.param("/embed", marks=pytest.mark.slow)])
def test_a_phone_never_scrolls_sideways(scripted_page: Open, path: str) -> None:
    page = scripted_page(path, viewport=PHONE)
    for question in (GREEN, "主要任务", "hostile", "x" * 300):
        ask(page, question)
    opened(page, 1)
    wide = "[document.documentElement, ...document.querySelectorAll('#yj-scroll, #yj-panel, #yj-head')]"
    assert page.evaluate(f"{wide}.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.id || e.tagName)") == []


def test_the_embed_is_the_chat_alone(scripted_page: Open) -> None:
    page = scripted_page("/embed")
    assert not page.locator("#yj-head").is_visible()
    assert not page.locator("#yj-source").is_visible()
    ask(page, GREEN)
    assert opened(page, 1)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_text_stands_out_from_what_it_stands_on(scripted_page: Open, scheme: str) -> None:
    page = scripted_page(color_scheme=scheme)
    for question in (GREEN, "主要任务", "nothing", "wrong"):
        ask(page, question)
    page.locator(".cite").first.click()
    page.wait_for_selector("#yj-panel mark")
    assert page.evaluate(FAINT) == []


# Every text with a contrast below 4.5 : 1 on the nearest background that is not see-through (WCAG 2, 1.4.3).
FAINT = """() => {
  const parts = (css) => css.match(/[\\d.]+/g).map(Number);
  const light = (css) => {
    const [r, g, b] = parts(css).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const under = (e) => {
    for (; e; e = e.parentElement) {
      const css = getComputedStyle(e).backgroundColor;
      if ((parts(css)[3] ?? 1) === 1) return css;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  for (const e of document.querySelectorAll("#yj-head *, #yj-desk *")) {
    if (!e.checkVisibility() || e.offsetWidth <= 1 || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(under(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(`${e.className || e.tagName}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return faint;
}"""
