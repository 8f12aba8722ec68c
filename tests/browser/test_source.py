"""The source panel over a real store: text, pages and tables at the quoted place, long texts, contents, editions, links."""

import json
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from assistant import Assistant
from assistant.examples import Examples
from assistant.service import create_app
from assistant.service.listen import address, listening
from index import build
from index.settings import Settings
from tests.assistant.fake import SCRIPT
from tests.browser.opening import PHONE, Open, ask, in_view
from tests.index.formats.made_pdf import lines, pdf, table

HASH = Settings(embedder="hash", reader="none", enough=0.32)
LEAK = "管网漏损率降到百分之八以下"
GONE = "新城大道全长九公里，两侧各留十米绿带。"
ROW = "再生水利用率\t28%\t40%"
CELLS = [["指标", "2025年", "2030年"], ROW.split("\t"), ["供水达标率", "98%", "99%"]]
WATER = pdf(
    lines(["滨江市水务发展规划"]),
    [*lines(["第一章 总体要求", f"到2030年，{LEAK}。"]), *table(CELLS, 200, [72.0, 252.0, 342.0, 432.0])],
)
PLAN = """# 园林规划

## 第一章 指标

| 指标 | 2025年 | 2030年 |
| --- | --- | --- |
| 人均公园 | 16.4 | 18.0 |
| 新增绿地 | 320 | 280 |
"""
LONG = "\n\n".join(
    ["# 国土规划"]
    + [
        f"## 第{n // 100 + 1}章 片区\n\n第{n}片用地一百公顷。" if n % 100 == 0 else f"第{n}片用地一百公顷。"
        for n in range(1200)
    ]
)
HOSTILE = f"# Plan {SCRIPT}\n\n## Chapter 1 {SCRIPT}\n\nThe words \u202ethat count stand here.\n"
FILES = {
    "water.pdf": WATER,
    "gone.pdf": pdf(lines(["临港新城道路规划", GONE])),
    "plan.md": PLAN.encode(),
    "long.md": LONG.encode(),
    "hostile.md": HOSTILE.encode(),
    "park.txt": "滨江市新增绿地三百二十公顷。河畔公园周六开放，沿河步道全长十二公里。".encode(),
    "copy.txt": "河畔公园周六开放。沿河步道全长十二公里，分四段施工，明年完成。".encode(),
}
MANIFEST = [
    {"file": "park.txt", "outlet": "滨江日报", "published": "2026-03-05"},
    {"file": "copy.txt", "outlet": "滨江晚报", "published": "2026-03-06", "reprint_of": "park.txt"},
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder, store = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("stores") / "store"
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "manifest.jsonl").write_text("\n".join(map(json.dumps, MANIFEST)), "utf-8")
    build([folder], store, settings=HASH)
    (folder / "gone.pdf").unlink()
    made = Assistant.open(store, HASH)
    yield made
    made.close()


@pytest.fixture(scope="module")
def served(assistant: Assistant) -> Iterator[str]:
    app = create_app(assistant, HASH, Examples())
    with listening("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield address(bound)
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def at(assistant: Assistant, served: str, open_page: Open) -> Open:
    """Open the page by a link to some words of a source: `at(source, words, **context)`."""

    def opens(source: str, words: str = "", **how: object):
        id = next(record.id for record in assistant.library.records if record.source == source)
        start = assistant.document(id).text.index(words)
        place = f"&start={start}&end={start + len(words)}" if words else ""
        page = open_page(served, f"/?document={id}{place}", **how)
        page.wait_for_selector("#yj-panel .paper, #yj-panel .printed")
        return page

    return opens


def marked(page) -> list[str]:
    return page.locator("#yj-panel mark").evaluate_all("marks => marks.map((mark) => mark.textContent)")


def number(line: str) -> int:
    return int(line.removeprefix("第").split("片")[0])


def paged(page) -> None:
    # The process that draws is started for the first page; on a busy machine that takes its time.
    page.wait_for_function("document.querySelector('#yj-panel .printed img')?.naturalWidth > 0", timeout=30_000)


def test_a_citation_of_a_pdf_opens_its_page_with_a_box_over_the_words(served: str, open_page: Open) -> None:
    page = open_page(served, locale="zh-CN")
    ask(page, "管网漏损率要降到多少？")
    cite = page.locator('.turn:last-of-type [data-citation="1"]').first
    cite.click()
    paged(page)
    assert marked(page) == [cite.get_attribute("data-quote")]
    assert in_view(page, "#yj-panel .printed .box >> nth=0")
    assert page.locator("#yj-panel .number").inner_text() == "第 2 页，共 2 页"


@pytest.mark.slow
def test_the_text_of_a_page_is_a_click_away_and_the_choice_is_kept(at: Open) -> None:
    page = at("water.pdf", LEAK)
    paged(page)
    page.click('[data-source-view="text"]')
    assert marked(page) == [LEAK]
    assert in_view(page, "#yj-panel .paper mark")
    page.reload()
    page.wait_for_selector('[data-source-view="page"]:not([disabled])')
    assert page.locator("#yj-panel .paper mark").count() == 1


def test_a_cell_of_a_pdf_is_boxed_in_its_table(at: Open) -> None:
    page = at("water.pdf", "40%")
    paged(page)
    left, right = page.locator("#yj-panel .printed").evaluate(
        "sheet => { const [s, b] = [sheet, sheet.querySelector('.box')].map((e) => e.getBoundingClientRect());"
        "return [(b.left - s.left) / s.width, (b.right - s.left) / s.width]; }"
    )
    assert (left, right) == (pytest.approx(342 / 595, abs=0.01), pytest.approx(432 / 595, abs=0.01))


@pytest.mark.slow
def test_pages_are_turned_and_the_quote_is_a_click_away(at: Open) -> None:
    page = at("water.pdf", LEAK)
    paged(page)
    page.click('[data-says="source_page_before"]')
    paged(page)
    assert page.locator("#yj-panel .number").inner_text() == "Page 1 of 2"
    assert page.locator('[data-says="source_page_before"]').is_disabled()
    assert marked(page) == []
    page.click("[data-source-quote]")
    assert marked(page) == [LEAK]


def test_an_original_that_is_gone_leaves_the_text_and_says_so(at: Open) -> None:
    page = at("gone.pdf", GONE)
    page.wait_for_selector("#yj-panel .notice")
    assert "no longer where it was read from" in page.locator("#yj-panel .notice").inner_text()
    assert (marked(page), page.locator("#yj-panel .views").is_visible()) == ([GONE], False)


def test_a_table_is_a_table_and_the_cell_that_is_cited_is_marked_in_it(at: Open) -> None:
    page = at("plan.md", "16.4")
    assert page.locator("#yj-panel td:has(mark)").inner_text() == "16.4"
    assert page.locator("#yj-panel thead th").all_inner_texts() == ["指标", "2025年", "2030年"]
    assert page.locator("#yj-panel tbody th").all_inner_texts() == ["人均公园", "新增绿地"]
    assert in_view(page, "#yj-panel mark")
    page.wait_for_selector("#yj-panel .place:has-text('人均公园')")


def test_a_row_that_is_cited_is_one_mark_with_its_very_words(at: Open) -> None:
    page = at("plan.md", "新增绿地\t320\t280")
    assert marked(page) == ["新增绿地\t320\t280"]
    assert in_view(page, "#yj-panel mark")
    assert page.locator("#yj-panel table > mark[role=rowgroup] > tr").count() == 1


def test_of_a_long_text_only_what_is_near_the_quote_is_built(at: Open) -> None:
    page = at("long.md", "第600片用地")
    assert marked(page) == ["第600片用地"]
    assert page.locator("#yj-panel .paper > *").count() < 1500
    assert in_view(page, "#yj-panel mark")


@pytest.mark.slow
def test_whoever_scrolls_in_a_long_text_gets_more_and_keeps_their_place(at: Open) -> None:
    page = at("long.md", "第600片用地")
    first = page.locator("#yj-panel .paper > *").first.inner_text()
    page.locator("#yj-panel").evaluate("panel => { panel.scrollTop = 300; }")
    page.wait_for_function(
        "was => document.querySelector('#yj-panel .paper').firstChild.textContent !== was", arg=first
    )
    in_sight = "[...document.querySelectorAll('#yj-panel .paper p')].filter((p) => p.checkVisibility() && p.getBoundingClientRect().top > 0)"
    seen = page.evaluate(f"{in_sight}[0].textContent")
    assert abs(number(seen) - number(first)) < 20


@pytest.mark.slow
def test_contents_lead_to_a_heading_and_escape_closes_them_first(at: Open) -> None:
    page = at("long.md", "第600片用地")
    page.click("[data-source-contents]")
    assert page.evaluate("document.activeElement.textContent") == "第7章 片区"
    page.keyboard.press("Escape")
    assert page.locator("#yj-panel .contents").is_hidden()
    assert page.locator("#yj-panel .paper").is_visible()
    page.click("[data-source-contents]")
    page.click("#yj-panel .contents button:has-text('第11章')")
    assert in_view(page, "#yj-panel [role=heading]:has-text('第11章')")
    page.click("[data-source-quote]")
    assert in_view(page, "#yj-panel mark")


def test_a_reprint_opens_at_the_same_words_and_leads_back(at: Open) -> None:
    page = at("park.txt", "沿河步道全长十二公里")
    page.click("#yj-panel .editions summary")
    page.click("#yj-panel .editions .other")
    page.wait_for_selector("#yj-panel .facts:has-text('滨江晚报')")
    assert marked(page) == ["沿河步道全长十二公里"]
    page.click("[data-source-back]")
    page.wait_for_selector("#yj-panel:has(.facts:has-text('滨江日报')) mark")
    assert marked(page) == ["沿河步道全长十二公里"]


@pytest.mark.slow
def test_words_that_a_reprint_lacks_are_said_to_be_missing(at: Open) -> None:
    page = at("park.txt", "滨江市新增绿地")
    page.click("#yj-panel .editions summary")
    page.click("#yj-panel .editions .other")
    page.wait_for_selector("#yj-panel .notice:has-text('word for word')")
    assert marked(page) == []


def test_a_link_to_the_place_opens_it_again(at: Open) -> None:
    page = at("park.txt", "河畔公园", permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-source-link]")
    page.wait_for_selector("[data-source-link]:has-text('Link copied')")
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    page.wait_for_selector("#yj-panel mark")
    assert marked(page) == ["河畔公园"]
    page.click("[data-close]")
    assert "document=" not in page.url


@pytest.mark.slow
def test_titles_and_headings_that_want_to_be_markup_are_text(at: Open) -> None:
    page = at("hostile.md", "that count")
    page.click("[data-source-contents]")
    assert SCRIPT in page.locator("#yj-panel .contents button").last.inner_text()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#yj-panel :is(img, script)").count() == 0


@pytest.mark.slow
def test_a_page_that_is_made_larger_keeps_the_words_in_sight(at: Open) -> None:
    page = at("water.pdf", LEAK, viewport=PHONE)
    paged(page)
    page.click("#yj-panel .turning .more")
    paged(page)
    assert page.locator("#yj-panel .frame").evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.locator("#yj-panel .box").first.evaluate("box => box.getBoundingClientRect().left >= 0")


@pytest.mark.slow
def test_on_a_phone_page_and_table_stay_within_the_screen(at: Open) -> None:
    for source, words in (("water.pdf", LEAK), ("plan.md", "16.4")):
        page = at(source, words, viewport=PHONE)
        page.wait_for_timeout(300)
        wide = "[document.documentElement, document.querySelector('#yj-panel')].filter((e) => e.scrollWidth > e.clientWidth + 1).length"
        assert page.evaluate(wide) == 0


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_table_and_contents_have_no_grave_finding(at: Open, scheme: str) -> None:
    grave = pytest.importorskip("tests.browser.test_access").grave
    page = at("water.pdf", LEAK, color_scheme=scheme)
    paged(page)
    assert grave(page) == []
    page = at("plan.md", "16.4", color_scheme=scheme)
    page.click("[data-source-contents]")
    assert grave(page) == []
