"""Gradio's shell → ours."""

import json
import re

import pytest

from assistant.web.shell import SHEETS, Shell
from assistant.web.tabs import Tab
from assistant.web.words import WORDS

SHELL = (
    '<!doctype html><html lang="en"\n\tstyle="margin: 0"><head><meta property="og:image" content="https://elsewhere/x.png" />'
    '<link rel="manifest" href="/manifest.json"><script>one()</script><script type="module" src="./a.js"></script></head>'
    '<body style="x"><gradio-app></gradio-app></body></html>'
)
NOTES = Tab(
    "notes",
    lambda blocks, opened: None,
    {"tab_notes": {"zh": "笔记", "en": "Notes"}},
    sheets=("report.css",),
    package="evals",
)
PAGE = Shell().dress(SHELL, tongue="zh", view="embed", tab="", nonce="abc")


def dressed(tab: str, view: str = "page") -> str:
    return Shell([NOTES]).dress(SHELL, tongue="zh", view=view, tab=tab, nonce="abc")


def test_the_page_says_its_language_and_view() -> None:
    assert PAGE.count('<html lang="zh-CN" data-view="embed"') == 1


def test_pictures_from_elsewhere_and_the_installable_app_are_gone() -> None:
    assert "elsewhere" not in PAGE
    assert "manifest" not in PAGE


def test_every_script_carries_the_nonce() -> None:
    scripts = re.findall(r"<script[^>]*>", PAGE)
    assert len(scripts) == 3 + len(Shell().scripts)
    assert all('nonce="abc"' in script for script in scripts)


def test_the_words_reach_the_script_whole() -> None:
    words = re.search(r'id="yj-words">(.*?)</script>', PAGE)
    assert words
    told = json.loads(words[1])
    assert told.keys() >= WORDS.keys()
    assert told["ask"] == {"zh": "提问", "tw": "提問", "en": "Ask"}


def test_without_javascript_the_page_says_what_to_do() -> None:
    assert "<noscript>" in PAGE
    assert "yinju ask" in PAGE


def test_every_file_of_the_page_has_something_in_it() -> None:
    assert all(len(asset.read()) > 100 for asset in Shell().files.values())


def test_no_style_sheet_loads_anything() -> None:
    assert not any(re.search(rb"url\(|@import|https?:", Shell().files[name].read()) for name in SHEETS)


@pytest.mark.parametrize(
    ("asked", "view", "shown"),
    [("notes", "page", "notes"), ("", "page", "chat"), ('x" onload="y', "page", "chat"), ("notes", "embed", "chat")],
)
def test_the_address_opens_a_tab_that_is_there_and_else_the_chat(asked: str, view: str, shown: str) -> None:
    assert f'data-view="{view}" data-tab="{shown}"' in dressed(asked, view)


def test_a_tabs_files_are_served_out_of_its_own_package() -> None:
    assert Shell([NOTES]).files["report.css"].read().strip()
    assert './web/report.css"' in dressed("")


def test_one_key_in_two_tables_of_words_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="ask stand in two tables"):
        Shell([Tab("ask", NOTES.build, {"tab_ask": NOTES.words["tab_notes"], "ask": WORDS["ask"]})])


@pytest.mark.parametrize(("key", "fault"), [("No Tes", "small Latin letters"), ("other", "lack 'tab_other'")])
def test_a_tab_without_a_fit_key_or_a_label_is_refused(key: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Tab(key, NOTES.build, NOTES.words)
