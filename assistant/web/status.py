"""The Status tab: models, store and speed as they are when somebody opens it, and a self-test on request."""

from collections.abc import Iterator

import gradio as gr

import assistant.web.status_html as show
from assistant.attending import Attended
from assistant.here import is_here
from assistant.self_test import self_test
from assistant.status import status
from assistant.web.parts import static
from assistant.web.status_words import STATUS_WORDS
from assistant.web.tabs import Tab
from assistant.web.words import both
from index.errors import YinjuError


def status_tab(assistant: Attended, *, whole_report: bool = False) -> Tab:
    """Return the tab. The whole report of the last indexing names what only some may see, to everybody."""

    def facts(request: gr.Request) -> str:
        """Return how the assistant stands now; to whoever sits at this machine, also how large its store is."""
        return show.facts(status(assistant, own=is_here(request)), assistant.report(whole=whole_report))

    def test() -> Iterator[str]:
        """Yield that the self-test runs, then what it found."""
        yield show.trying()
        try:
            yield show.tested(self_test(assistant))
        except YinjuError as error:
            yield show.failed(str(error))

    def build(blocks: gr.Blocks, opened: gr.Button) -> None:
        """Make the tab's parts; what it tells is told anew each time it is opened."""
        static(show.head(), "yj-status-head")
        told = static("", "yj-status-facts")
        static(f'<h2 class="yj-part">{both(STATUS_WORDS["status_test"])}</h2>{_button()}', "yj-status-test")
        found = static(show.untried(), "yj-status-found")
        run = gr.Button(elem_id="yj-status-run", elem_classes="yj-unseen")
        opened.click(facts, None, told, show_progress="hidden", api_visibility="private")
        # One at a time, whoever asks for it: it computes for a second or two.
        run.click(test, None, found, show_progress="hidden", api_visibility="private", concurrency_limit=1)

    return Tab("status", build, STATUS_WORDS, sheets=("status.css",), scripts=("status.js",))


def _button() -> str:
    return f'<button type="button" class="yj-button" data-status-test>{both(STATUS_WORDS["status_try"])}</button>'
