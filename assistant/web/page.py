"""The layout of the page: masthead, tabs, and the chat's desk with the source beside it."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.doors import Answering
from assistant.examples import Offers
from assistant.keep import Keeping
from assistant.web.desk import desk
from assistant.web.parts import static
from assistant.web.shell import links
from assistant.web.tabs import CHAT, Tab
from assistant.web.theme import theme
from assistant.web.tongue import LANG, NAMES
from assistant.web.words import word


def mount(
    app: Any,
    assistant: Answering,
    offers: Offers,
    keeping: Keeping,
    *,
    whole_report: bool = False,
    tabs: Sequence[Tab] = (),
) -> None:
    """Mount the page at the root of a FastAPI app, behind all routes that it has already."""
    gr.mount_gradio_app(
        app,
        page(assistant, offers, keeping, whole_report=whole_report, tabs=tabs),
        path="/",
        theme=theme(),
        footer_links=[],
        allowed_paths=[],
        show_error=False,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
    )


def page(
    assistant: Answering,
    offers: Offers,
    keeping: Keeping,
    *,
    whole_report: bool = False,
    tabs: Sequence[Tab] = (),
) -> gr.Blocks:
    """Return the page. Its state is Gradio's per-session state: nobody meets another's conversation."""
    blocks = gr.Blocks(title="引据 Yinju", analytics_enabled=False, fill_width=True)
    with blocks:
        static(_masthead(tabs), "yj-head")
        with gr.Column(elem_id=f"yj-tab-{CHAT}", elem_classes="yj-tab"):
            desk(blocks, assistant, offers, keeping, whole_report=whole_report)
        for tab in tabs:
            with gr.Column(elem_id=f"yj-tab-{tab.key}", elem_classes="yj-tab"):
                tab.build(blocks, gr.Button(elem_id=f"yj-opened-{tab.key}", elem_classes="yj-unseen"))
        static('<div id="yj-told" role="status" aria-live="polite"></div>', "yj-aside")
    blocks.queue(api_open=False)
    return blocks


def _masthead(tabs: Sequence[Tab]) -> str:
    switch = "".join(
        f'<button type="button" data-speak="{tongue}" lang="{lang}">{NAMES[tongue]}</button>'
        for tongue, lang in LANG.items()
    )
    return (
        '<header><a class="brand" href="./"><span class="mark" aria-hidden="true">引</span>'
        f'<span class="names"><h1 class="name">引据 Yinju</h1><span class="motto">{word("motto")}</span></span></a>'
        f"{links(tabs)}"
        f'<div class="speak" role="group">{switch}</div></header>'
    )
