"""Gradio's HTML shell → ours: language, view, tab, style sheets, scripts, and a nonce on every script."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from assistant.web.chat_words import CHAT_WORDS
from assistant.web.filters import FILTER_WORDS
from assistant.web.keep_words import KEEP_WORDS
from assistant.web.source_words import SOURCE_WORDS
from assistant.web.tabs import CHAT, Tab
from assistant.web.theme import tokens
from assistant.web.tongue import LANG, Tongue
from assistant.web.words import STATUS, WORDS, both, merged, whole, word

OWN = "assistant.web"
# In the order in which the page asks for them: a later sheet wins. The first is made by theme.py.
SHEETS = (
    "tokens.css",
    "page.css",
    "page_narrow.css",
    "parts.css",
    "talk.css",
    "talk_under.css",
    "beside.css",
    "ask.css",
    "source.css",
    "source_paper.css",
    "keep.css",
    "print.css",
)
# Modules; each imports what it stands on (./page.js), so their order is only that of their first run.
SCRIPTS = (
    "page.js",
    *(f"source{part}.js" for part in ("", "_fetch", "_head", "_lines", "_pages", "_table", "_text", "_tools")),
    *("talk.js", "filters.js", "ask.js", "tip.js", "alive.js"),
    *("dialog.js", "copy.js", "keep.js", "export.js", "feedback.js"),
)
# Of a page of its own: a briefing that is printed.
BRIEFING = ("briefing.css", "briefing.js")
MEDIA = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
# Gradio's shell advertises itself to crawlers with pictures from elsewhere, and an installable app that we don't offer.
ADVERTS = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>|<link rel="manifest"[^>]*>')


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the page: its name, and what reads its bytes."""

    name: str
    read: Callable[[], bytes]

    @property
    def media(self) -> str:
        """Return its media type."""
        return MEDIA[self.name.rpartition(".")[2]]


class Shell:
    """The page's frame for a set of tabs: its files by name, and Gradio's HTML in our clothes."""

    def __init__(self, tabs: Sequence[Tab] = ()) -> None:
        self.tabs = tuple(tabs)
        self.sheets = (*SHEETS, *(name for tab in tabs for name in tab.sheets))
        self.scripts = (*SCRIPTS, *(name for tab in tabs for name in tab.scripts))
        self.words = merged(
            WORDS, STATUS, CHAT_WORDS, FILTER_WORDS, KEEP_WORDS, SOURCE_WORDS, *(tab.words for tab in tabs)
        )
        self.files = {asset.name: asset for asset in self._assets()}

    def _assets(self) -> Iterator[Asset]:
        yield Asset("tokens.css", lambda: tokens().encode())
        own = ((OWN, name) for name in (*SHEETS[1:], *SCRIPTS, *BRIEFING, "icon.svg"))
        theirs = ((tab.package, name) for tab in self.tabs for name in (*tab.sheets, *tab.scripts))
        yield from (Asset(name, (files(package) / name).read_bytes) for package, name in (*own, *theirs))

    def tab(self, key: str | None, view: str) -> str:
        """Return the key of a tab that this page has: the one asked for, or the chat; a frame in a portal has the chat alone."""
        return key if key and view == "page" and key in {tab.key for tab in self.tabs} else CHAT

    def dress(self, html: str, *, tongue: Tongue, view: str, tab: str, nonce: str) -> str:
        """Return the page in a language, a view (page, embed) and a tab; scripts without this nonce will not run."""
        html = ADVERTS.sub("", html)
        ours = f'<html lang="{LANG[tongue]}" data-view="{view}" data-tab="{escape(self.tab(tab, view))}"'
        html = re.sub(r'<html\s+lang="[^"]*"', ours, html, count=1)
        html = html.replace("</head>", f"{self._head()}</head>", 1)
        html = re.sub(r"<body\b[^>]*>", lambda body: f"{body[0]}<noscript>{word('offline')}</noscript>", html, count=1)
        return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', html)

    def _head(self) -> str:
        """Return what our page adds to the head; addresses are relative, so that it works under a portal's path."""
        return (
            "<title>引据 Yinju</title>"
            '<link rel="icon" href="./web/icon.svg" type="image/svg+xml">'
            + "".join(f'<link rel="stylesheet" href="./web/{name}">' for name in self.sheets)
            + f"<style>{self._one_tab()}</style>"
            + f'<script type="application/json" id="yj-words">{self._told()}</script>'
            + "".join(f'<script type="module" src="./web/{name}"></script>' for name in self.scripts)
        )

    def _one_tab(self) -> str:
        """Return the rules that show one tab at a time, from the first paint on."""
        keys = (CHAT, *(tab.key for tab in self.tabs))
        hidden = (f'html:not([data-tab="{key}"]) #yj-tab-{key}' for key in keys)
        return ",".join(hidden) + "{display:none!important}"

    def _told(self) -> str:
        """Return the words for the scripts, as JSON that cannot end its script element."""
        words = {key: whole(entry) for key, entry in self.words.items()}
        return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")


def links(tabs: Sequence[Tab]) -> str:
    """Return the links between the tabs; nothing where there is the chat alone. A link works in a new window, too."""
    if not tabs:
        return ""
    labels = {CHAT: both(WORDS["tab_chat"])} | {tab.key: both(tab.words[tab.label]) for tab in tabs}
    made = "".join(f'<a href="?tab={key}" data-tab="{key}">{label}</a>' for key, label in labels.items())
    return f'<nav class="tabs">{made}</nav>'
