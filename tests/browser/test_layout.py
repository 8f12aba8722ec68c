"""What must stay in sight, whatever the window and however much there is: buttons that end something, the language in force."""

import re
from typing import Any

import pytest

from tests.assistant.fake import CITY
from tests.browser.opening import PHONE, Open, ask, in_view, opened

LOW = {"width": 390, "height": 600}
GREEN = "全市新增了多少绿地？"
# Twenty questions are asked in no time by doubling the one that is there.
MANY = (
    "turn => { for (let n = 2; n <= 20; n++) { const t = turn.cloneNode(true); t.dataset.turn = n; turn.after(t); } }"
)


@pytest.mark.parametrize("viewport", [PHONE, LOW], ids=["phone", "low"])
def test_the_filters_are_ended_by_a_button_in_sight(scripted_page: Open, viewport: dict[str, int]) -> None:
    page = scripted_page(viewport=viewport)
    page.click("[data-limit]")
    assert in_view(page, "#yj-limit-form [type=submit]")
    page.click("#yj-limit-form [type=submit]")
    assert not page.locator("#yj-limit-form").is_visible()


def test_twenty_questions_are_exported_by_a_button_in_sight(scripted_page: Open) -> None:
    page = scripted_page(viewport=PHONE)
    ask(page, GREEN)
    page.locator(".turn").evaluate(MANY)
    page.click("[data-export]")
    page.wait_for_selector("dialog .choice >> nth=20")
    assert in_view(page, "dialog form > .tools button")
    assert lies_on_top(page, "dialog form > .tools button")


def test_the_language_in_force_is_seen_on_a_phone(scripted_page: Open) -> None:
    page = scripted_page("/?lang=zh-TW", viewport=PHONE)
    assert page.locator('[data-speak][aria-pressed="true"]').inner_text() == "繁體"
    assert in_view(page, '[data-speak][aria-pressed="true"]')


def test_a_source_says_its_title_once_and_keeps_it_in_sight(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, GREEN)
    opened(page, 1)
    panel = page.locator("#yj-panel")
    panel.evaluate("panel => panel.scrollTo(0, panel.scrollHeight)")
    page.wait_for_selector("#yj-panel .bar[data-titled] .about:visible")
    panel.evaluate("panel => panel.scrollTo(0, 0)")
    page.wait_for_selector("#yj-panel .bar:not([data-titled])")
    seen = page.get_by_text(CITY.title, exact=True).locator("visible=true")
    assert [one.get_attribute("class") for one in seen.all() if one.locator("xpath=ancestor::aside").count()] == [
        "headline"
    ]


def test_before_the_first_question_the_page_is_one_column_and_beside_an_answer_stands_the_source(
    scripted_page: Open,
) -> None:
    page = scripted_page()
    assert not page.locator("#yj-source").is_visible()
    ask(page, GREEN)
    assert page.locator("#yj-source").is_visible()


def test_whoever_goes_by_keyboard_sees_where_they_are(scripted_page: Open) -> None:
    page = scripted_page()
    ask(page, GREEN)
    page.locator("[data-talks]").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(RINGED), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en"])
def test_on_a_phone_the_thumbs_take_no_line_of_their_own(scripted_page: Open, lang: str) -> None:
    page = scripted_page(f"/?lang={lang}", viewport=PHONE)
    ask(page, GREEN)
    tops = page.locator(".turn .tools .tool").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(tops) == 7
    assert max(tops[-2:]) - tops[-3] < 10


@pytest.mark.parametrize("width", [320, 390, 834])
def test_no_number_begins_a_line_away_from_its_sentence(scripted_page: Open, width: int) -> None:
    page = scripted_page(viewport={"width": width, "height": 844})
    ask(page, GREEN)
    ask(page, "水务规划的主要任务是什么？")
    lines = page.locator(".turn .ends").evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert lines == [1] * 5
    begins = page.locator(".turn .ends > span:first-child").evaluate_all("all => all.map(one => one.textContent)")
    assert set(begins) == {"。"}


def test_the_hint_of_a_field_is_in_the_pages_language_alone(scripted_page: Open) -> None:
    page = scripted_page("/?lang=en")
    part = page.locator("#yj-limit-form [name=part]")
    assert part.get_attribute("placeholder") == "Chapter 3"
    page.click("[data-speak=tw]")
    page.wait_for_function("document.querySelector('#yj-limit-form [name=part]').placeholder === '第三章'")


def test_a_day_follows_the_switch_of_the_language(scripted_page: Open) -> None:
    page = scripted_page("/?lang=en")
    ask(page, GREEN)
    page.click("[data-talks]")
    facts = page.locator("dialog .talk .facts")
    assert re.match(r"[A-Z][a-z]{2} \d{1,2}, \d{4} ·", facts.inner_text())
    page.evaluate("document.querySelector('[data-speak=zh]').click()")
    assert re.match(r"\d{4}年\d{1,2}月\d{1,2}日 ·", facts.inner_text())


# The frame around the box shows the focus of what is in it.
RINGED = """() => {
  const at = document.activeElement.matches("textarea") ? document.activeElement.closest(".input-container") : document.activeElement;
  const css = getComputedStyle(at);
  return at.matches("body") || (css.outlineStyle !== "none" && parseFloat(css.outlineWidth) >= 2) || css.boxShadow !== "none";
}"""


def lies_on_top(page: Any, selector: str) -> bool:
    """Return True when nothing lies over the middle of an element."""
    return page.locator(selector).evaluate(
        "e => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2)); }"
    )
