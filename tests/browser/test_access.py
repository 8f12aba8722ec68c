"""WCAG 2.2 AA by axe-core, in the states that people meet: no finding that is serious or critical."""

from typing import Any

import pytest

from tests.browser.opening import PHONE, WIDE, Open, ask

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = ("serious", "critical")


def grave(page: Any) -> list[str]:
    """Return what axe finds serious or critical: rule, and the first element that breaks it."""
    found = axe.Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize(
    ("lang", "scheme", "viewport"),
    [("en", "light", WIDE), pytest.param("zh-TW", "dark", PHONE, marks=pytest.mark.slow)],
)
def test_a_page_with_answers_and_open_filters_has_no_grave_finding(
    scripted_page: Open, lang: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = scripted_page(f"/?lang={lang}&outlet=x", color_scheme=scheme, viewport=viewport)
    assert grave(page) == []
    for question in ("绿地", "泊位", "大桥", "nothing", "wrong"):
        ask(page, question)
    page.click("[data-limit]")
    assert grave(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_open_source_has_no_grave_finding(scripted_page: Open, viewport: dict[str, int]) -> None:
    page = scripted_page(viewport=viewport)
    ask(page, "主要任务")
    page.locator(".cite").first.click()
    page.wait_for_selector("#yj-panel mark")
    assert grave(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)])
def test_drawer_export_and_feedback_have_no_grave_finding(
    scripted_page: Open, scheme: str, viewport: dict[str, int]
) -> None:
    page = scripted_page(color_scheme=scheme, viewport=viewport)
    ask(page, "绿地")
    for opener, ready in (
        ("[data-talks]", "dialog .talk"),
        ("[data-export]", "dialog .choice"),
        ('[data-feedback="bad"]', "dialog textarea"),
    ):
        page.click(opener)
        page.wait_for_selector(ready)
        assert grave(page) == []
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="detached")


FILLED = {"library": ".lib-rows tbody tr", "evaluate": ".yj-panel", "status": ".yj-panel"}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_tab_is_reached_by_its_link_and_has_no_grave_finding(town_page: Open, scheme: str) -> None:
    page = town_page(color_scheme=scheme)
    found = {}
    for tab, filled in FILLED.items():
        page.click(f".tabs [data-tab={tab}]")
        page.wait_for_selector(f"#yj-tab-{tab} {filled}")
        assert page.locator(".yj-tab:visible").count() == 1
        found[tab] = grave(page)
    assert found == {tab: [] for tab in FILLED}
