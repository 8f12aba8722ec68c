"""The chat: conversation, question box, and the source panel beside them."""

from collections.abc import Sequence
from html import escape
from typing import Any

import gradio as gr

from assistant.doors import Answering
from assistant.examples import Examples, Offers
from assistant.keep import Keeping
from assistant.web.chat import Asking, Resuming, asking, resuming, stop
from assistant.web.chat_words import CHAT_WORDS
from assistant.web.filters import bar
from assistant.web.keep import talks
from assistant.web.parts import static
from assistant.web.report import report
from assistant.web.source_panel import panel
from assistant.web.tabs import CHAT
from assistant.web.words import WORDS, both, word

# Answers run side by side up to this many; more wait. Each takes a core for less than a second.
AT_ONCE = 4
SHARED = "(box) => new URLSearchParams(location.search).get('q')?.slice(0, 2000) ?? box"
# Who is offered the example questions of a language: those who read one kind of Chinese read the other.
READ_BY = {"zh": ("w-zh", "w-tw"), "en": ("w-en",)}


def desk(
    blocks: gr.Blocks,
    assistant: Answering,
    offers: Offers,
    keeping: Keeping,
    *,
    whole_report: bool = False,
) -> None:
    """Lay out the chat and wire it; `keeping` keeps what is asked in it.

    It tells what the last run of indexing read and warned of; the whole report names what was refused, too, to everybody.
    """
    telling = gr.State(None)
    with gr.Row(elem_id="yj-desk", equal_height=True):
        with gr.Column(elem_id="yj-talk", scale=1):
            static(talks(), "yj-talks")
            with gr.Column(elem_id="yj-scroll"):
                static(_welcome(), "yj-welcome")
                tries = static("", "yj-examples")
                indexed = static("", "yj-report")
                # gr.HTML and not gr.Chatbot: the latter reads answers as Markdown and strips data-… attributes
                # unless it sanitises nothing at all. gr.HTML patches only the nodes that changed, so a reader's
                # selection and focus live through the stream. All of it is escaped in render.py.
                told = static("", "yj-turns")
            with gr.Column(elem_id="yj-ask"):
                limits = static("", "yj-limits")
                with gr.Row(elem_id="yj-box"):
                    question = _question()
                    halt = gr.Button("", elem_id="yj-stop")
                static(f'<p class="keys">{both(CHAT_WORDS["keys"])}</p>', "yj-keys")
        static(panel(), "yj-source")
    _wire(asking(assistant, keeping), question, [told, telling])
    _resume(blocks, resuming(keeping), [question, told, telling])
    halt.click(stop, telling, None, concurrency_limit=AT_ONCE, show_progress="hidden", api_visibility="private")
    # The question of a shared link, into the box by Gradio itself: what a script writes there early, Gradio overwrites.
    blocks.load(None, question, question, js=SHARED, show_progress="hidden", api_visibility="private")
    # At each opening of the page, and of the chat after another tab: documents may have come and gone since.
    back = gr.Button(elem_id=f"yj-opened-{CHAT}", elem_classes="yj-unseen")
    for trigger in (blocks.load, back.click):
        trigger(
            lambda: (report(assistant.report(whole=whole_report)), bar(assistant.offered()), _tries(offers.now())),
            None,
            [indexed, limits, tries],
            show_progress="hidden",
            api_visibility="private",
        )


def _wire(ask: Asking, question: gr.Textbox, shown: Sequence[Any]) -> None:
    """Let Enter in the box ask the question, within the limits that filters.js sends along."""
    question.submit(
        ask,
        [question, gr.Textbox(visible=False)],
        [question, *shown],
        js="(question) => [question, globalThis.yinju.sent(question)]",
        show_progress="hidden",
        concurrency_limit=AT_ONCE,
        concurrency_id="ask",
        trigger_mode="always_last",  # a question sent while an answer is being told is asked next, not dropped
        api_visibility="private",
    )


def _resume(blocks: gr.Blocks, resume: Resuming, shown: Sequence[Any]) -> None:
    """Show the conversation of the address (?c=ID) when the page is opened, and go on telling what was being told."""
    blocks.load(
        resume,
        gr.Textbox(visible=False),
        shown,
        js="() => [new URLSearchParams(location.search).get('c') ?? '']",
        show_progress="hidden",
        concurrency_limit=4 * AT_ONCE,  # a reader who came back waits for an answer that is told already
        api_visibility="private",
    )


def _question() -> gr.Textbox:
    """Return the question box: one line that grows, so that Enter asks and Shift+Enter breaks the line."""
    return gr.Textbox(
        label=" ".join(WORDS["question"].values()),
        placeholder=WORDS["placeholder"]["zh"],
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
        submit_btn=True,
        elem_id="yj-question",
    )


def _tries(offered: Examples) -> str:
    """Return a button for each question; page.css shows those in the page's language, or all where they are in one."""
    held = {tongue: questions for tongue, questions in offered.questions.items() if questions}
    looking = " data-looking" if offered.looking else ""
    if not held:
        return f"<div{looking}></div>"
    made = "".join(
        f'<button type="button" class="{" ".join(("example", *(READ_BY[tongue] if len(held) > 1 else ())))}" data-try lang="{tongue}">{escape(question)}</button>'
        for tongue, questions in held.items()
        for question in questions
    )
    return f"<div{looking}><p>{word('try')}</p>{made}</div>"


def _welcome() -> str:
    return f"<h2>{word('welcome')}</h2><p>{word('promise')}</p>"
