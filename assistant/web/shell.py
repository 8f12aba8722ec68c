"""Gradio's HTML shell → ours: language, view, style sheet, script, and a nonce on every script."""

import json
import re
from importlib.resources import files

from assistant.web.words import LANG, STATUS, WORDS, Tongue, word

# In the order in which the page asks for them: a later sheet wins.
SHEETS = ("page.css", "talk.css", "source.css", "print.css")
FILES: dict[str, str] = {"page.js": "text/javascript", "icon.svg": "image/svg+xml"} | dict.fromkeys(SHEETS, "text/css")
"""The files of the page, by name, with their media types."""
# Gradio's shell advertises itself to crawlers with pictures from elsewhere, and an installable app that we don't offer.
ADVERTS = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>|<link rel="manifest"[^>]*>')


def read(name: str) -> bytes:
    """Return a file of the page."""
    return (files("assistant.web") / name).read_bytes()


def dress(html: str, *, tongue: Tongue, view: str, nonce: str) -> str:
    """Return the page in a language and a view (page, embed); scripts without this nonce will not run."""
    html = ADVERTS.sub("", html)
    html = re.sub(r'<html\s+lang="[^"]*"', f'<html lang="{LANG[tongue]}" data-view="{view}"', html, count=1)
    html = html.replace("</head>", f"{_head()}</head>", 1)
    html = re.sub(r"<body\b[^>]*>", lambda body: f"{body[0]}<noscript>{word('offline')}</noscript>", html, count=1)
    return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', html)


def _head() -> str:
    """Return what our page adds to the head; addresses are relative, so that it works under a portal's path."""
    sheets = "".join(f'<link rel="stylesheet" href="./web/{name}">' for name in SHEETS)
    return (
        "<title>引据 Yinju</title>"
        '<link rel="icon" href="./web/icon.svg" type="image/svg+xml">'
        f"{sheets}"
        f'<script type="application/json" id="yj-words">{_words()}</script>'
        '<script src="./web/page.js" defer></script>'
    )


def _words() -> str:
    """Return the words that page.js needs, as JSON that cannot end its script element."""
    return json.dumps({**WORDS, **STATUS}, ensure_ascii=False).replace("<", "\\u003c")
