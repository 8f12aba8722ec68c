"""Asking in a browser: limits and links, stop, edit and ask again, quotes at citations, keys, and the page's languages."""

import re

import pytest

from tests.browser.opening import PHONE, Open, ask

GREEN = "全市新增了多少绿地？"
COPIED = "navigator.clipboard.readText().then((text) => decodeURIComponent(new URL(text).search))"


def address(page) -> str:
    return page.evaluate("decodeURIComponent(location.search)")


def send(page, question: str) -> None:
    page.locator("textarea").first.fill(question)
    page.locator("textarea").first.press("Enter")


def test_a_limit_stands_in_the_address_beside_the_box_and_under_the_question(scripted_page: Open) -> None:
    page = scripted_page("/?x=1")
    page.click("[data-limit]")
    page.select_option("#yj-limit-form [name=outlet]", "滨江日报")
    page.click("#yj-limit-form [type=submit]")
    assert address(page) == "?x=1&outlet=滨江日报"
    ask(page, GREEN)
    assert "滨江日报" in page.locator(".turn .within").inner_text()
    page.click("[data-drop=outlet]")
    assert "outlet" not in address(page)
    assert "x=1" in address(page)


def test_a_shared_link_fills_the_box_and_the_limits_and_asks_only_when_told_to(scripted_page: Open) -> None:
    page = scripted_page("/?q=tram%20<img%20src=x>&from=2026-01-01&outlet=<b>x")
    page.wait_for_selector(".shared")
    assert page.locator("textarea").first.input_value() == "tram <img src=x>"
    assert page.locator(".turn").count() == 0
    assert page.locator("#yj-limits .limits li").all_inner_texts() == ["Outlet <b>x×", "Published from 2026-01-01×"]
    page.locator("textarea").first.press("Enter")
    page.wait_for_selector(".turn.done")
    assert page.locator("#yj-turns img, #yj-limits b b").count() == 0


@pytest.mark.slow
def test_enter_in_an_empty_box_leaves_the_conversation_as_it_is(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, GREEN)
    page.locator("textarea").first.press("Enter")
    page.wait_for_timeout(700)
    assert page.locator(".asked").all_inner_texts() == [GREEN]


@pytest.mark.slow
def test_the_link_of_a_turn_carries_its_question_and_limits_and_not_the_conversation(scripted_page: Open) -> None:
    page = scripted_page("/?kind=press", permissions=["clipboard-read", "clipboard-write"])
    for n, (question, whole) in enumerate([(GREEN, GREEN), ("那里呢？", "滨江市2025年新增了多少绿地？")], 1):
        ask(page, question)
        page.click(f"[data-link='{n}']")
        page.wait_for_selector(f"[data-link='{n}']:has-text('Link copied')")
        assert page.evaluate(COPIED) == f"?q={whole}&kind=press"


def test_stop_leaves_what_had_come_and_says_that_it_is_not_the_whole(scripted_page: Open) -> None:
    page = scripted_page()
    send(page, "任务 slowly")
    page.wait_for_selector(".sentence")
    page.click("#yj-stop")
    page.wait_for_selector(".turn.stopped", timeout=3000)
    assert page.locator(".halted").inner_text() == "Stopped. This is not the whole answer."
    assert page.locator(".sentence").count() < 3
    assert not page.locator("#yj-stop").is_visible()


def test_an_edited_question_takes_the_place_of_its_turn_and_of_those_behind_it(scripted_page: Open) -> None:
    page = scripted_page()
    for question in (GREEN, "tram"):
        ask(page, question)
    page.locator("[data-edit='1']").click()
    assert "Editing question 1" in page.locator(".editing").inner_text()
    assert page.locator("textarea").first.input_value() == GREEN
    send(page, "主要任务")
    page.wait_for_function("document.querySelectorAll('.turn.done').length === 1")
    assert page.locator(".asked").all_inner_texts() == ["主要任务"]
    assert page.locator(".editing").count() == 0


@pytest.mark.slow
def test_asking_again_answers_the_same_question_in_its_place(scripted_page: Open) -> None:
    page = scripted_page("/?outlet=x")
    ask(page, "nothing")
    page.click("[data-freely]")
    page.wait_for_selector(".turn.done:not(:has([data-freely]))")
    assert page.locator(".asked").all_inner_texts() == ["nothing"]
    assert "outlet" not in address(page)


def test_a_quote_shows_at_its_citation_stays_under_the_pointer_and_goes_with_escape(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, GREEN)
    page.locator(".sentence .cite").first.hover()
    tip = page.locator("#yj-tip")
    assert "去年全市新增绿地320公顷" in tip.inner_text()
    tip.hover()
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_keys_lead_to_the_box_and_through_the_citations(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, "主要任务")
    page.evaluate("document.activeElement.blur()")
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.citation") == "1"
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "yj-tip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("j/k")
    assert page.locator("textarea").first.input_value() == "j/k"


@pytest.mark.slow
def test_the_page_speaks_three_languages_and_leaves_quotations_as_they_are(scripted_page: Open) -> None:
    page = scripted_page("/?lang=zh-TW")
    ask(page, GREEN)
    assert page.locator("textarea").first.get_attribute("placeholder") == "輸入問題，按回車提問"
    assert "全市新增绿地320公顷" in page.locator(".sentence .text").first.inner_text()
    page.click("[data-speak=en]")
    assert (
        page.locator("body :is(.w-zh, .w-tw):not(.turn *):visible, .turn .tool :is(.w-zh, .w-tw):visible").count() == 0
    )


@pytest.mark.slow
def test_a_phone_shows_every_kind_of_answer_without_a_sideways_scroll(scripted_page: Open) -> None:
    page = scripted_page("/?lang=en", viewport=PHONE)
    for question in ("泊位", "大桥", "那里呢", "nothing"):
        ask(page, question)
    page.click("[data-limit]")
    wide = "[...document.querySelectorAll('#yj-scroll, #yj-ask, #yj-limit-form, .series, .timeline, .conflict')]"
    assert page.evaluate(f"{wide}.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className || e.id)") == []
    assert re.search("2025年新增了多少绿地", page.locator(".taken").inner_text())


@pytest.mark.slow
def test_a_service_that_is_gone_is_told_and_so_is_its_return(scripted_page: Open) -> None:
    page = scripted_page()
    broken = "(url, how) => (/health/.test(url) ? Promise.reject() : window.fetched(url, how))"
    page.evaluate(f"() => {{ window.fetched = fetch; window.fetch = {broken}; }}")
    send(page, "任务 slowly slowly")
    page.wait_for_selector(".gone:has-text('does not answer')")
    page.evaluate("() => { window.fetch = window.fetched; }")
    page.wait_for_selector(".gone [data-reload]")


@pytest.mark.slow
def test_limits_are_kept_and_offered_anew_when_one_comes_back_from_another_tab(town_page: Open) -> None:
    page = town_page("/?outlet=Gazette&tab=library")
    page.wait_for_selector(".lib-rows tbody tr")
    page.click(".tabs [data-tab=chat]")
    page.wait_for_selector("#yj-limits [data-drop=outlet]:visible")
    assert address(page) == "?outlet=Gazette"
    ask(page, "How many passengers did the tram carry?")
    assert page.locator(".turn .within").inner_text() == "Limited to Outlet Gazette"
    assert page.locator(".short strong").inner_text() == "41,000 passengers"
