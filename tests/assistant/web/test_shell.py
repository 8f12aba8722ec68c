"""Gradio's shell → ours."""

import json
import re

from assistant.web.shell import FILES, SHEETS, dress, read
from assistant.web.words import WORDS

SHELL = (
    '<!doctype html><html lang="en"\n\tstyle="margin: 0"><head><meta property="og:image" content="https://elsewhere/x.png" />'
    '<link rel="manifest" href="/manifest.json"><script>one()</script><script type="module" src="./a.js"></script></head>'
    '<body style="x"><gradio-app></gradio-app></body></html>'
)
PAGE = dress(SHELL, tongue="zh", view="embed", nonce="abc")


def test_the_page_says_its_language_and_view() -> None:
    assert PAGE.count('<html lang="zh-CN" data-view="embed"') == 1


def test_pictures_from_elsewhere_and_the_installable_app_are_gone() -> None:
    assert "elsewhere" not in PAGE
    assert "manifest" not in PAGE


def test_every_script_carries_the_nonce() -> None:
    scripts = re.findall(r"<script[^>]*>", PAGE)
    assert len(scripts) == 4
    assert all('nonce="abc"' in script for script in scripts)


def test_the_words_reach_the_script_whole() -> None:
    words = re.search(r'id="yj-words">(.*?)</script>', PAGE)
    assert words
    assert json.loads(words[1]).items() >= WORDS.items()


def test_without_javascript_the_page_says_what_to_do() -> None:
    assert "<noscript>" in PAGE
    assert "yinju ask" in PAGE


def test_every_file_of_the_page_has_something_in_it() -> None:
    assert all(len(read(name)) > 100 for name in FILES)


def test_no_style_sheet_loads_anything() -> None:
    assert not any(re.search(rb"url\(|@import|https?:", read(name)) for name in SHEETS)
