"""The Library tab: the frame that library.js and its neighbours fill from /api/v1/library."""

import gradio as gr

from assistant.web.library_words import LIBRARY_WORDS
from assistant.web.parts import static
from assistant.web.tabs import Tab
from assistant.web.words import both

SCRIPTS = ("library.js", "library_add.js", "library_look.js", "library_store.js", "first.js")


def library_tab() -> Tab:
    """Return the tab. Nothing of any document is in it: what a reader may see is asked for by the page, each time."""

    def build(blocks: gr.Blocks, opened: gr.Button) -> None:
        """Lay out the frame; the scripts hear themselves that the tab was opened."""
        static(frame(), "yj-lib")

    return Tab("library", build, LIBRARY_WORDS, sheets=("library.css",), scripts=SCRIPTS)


def frame() -> str:
    """Return the parts of the tab, empty: head, adding, jobs, list, store. Those that change the store start hidden."""
    return (
        f'<div class="lib"><div class="lib-head"><h1 class="yj-title">{_word("lib_title")}</h1>'
        '<p class="yj-quiet lib-counts" role="status"></p></div>'
        '<p class="yj-note doubt lib-why" hidden></p><p class="yj-note grave lib-fault" role="alert" hidden></p>'
        f'<section class="lib-add" hidden aria-labelledby="lib-h-add"><h2 class="yj-part" id="lib-h-add">{_word("lib_add")}</h2>'
        '<div class="lib-drop"></div><div class="lib-jobs"></div></section>'
        '<section class="lib-list" aria-labelledby="lib-h-list">'
        f'<h2 class="yj-part" id="lib-h-list">{_word("lib_documents")}</h2>'
        '<form class="lib-filters" role="search"></form><p class="yj-note lib-undo" role="status" hidden></p>'
        '<div class="lib-rows"></div><nav class="lib-pager"></nav></section>'
        '<section class="lib-store" hidden></section>'
        '<dialog class="lib-look"></dialog></div>'
    )


def _word(key: str) -> str:
    return both(LIBRARY_WORDS[key])
