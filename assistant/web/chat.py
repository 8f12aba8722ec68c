"""What happens when somebody asks: events → HTML. The handlers translate and decide nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.doors import Answering
from assistant.ending import unbroken
from assistant.web.render import conversation, turn
from assistant.web.turn import Turn
from index.types import NO_GROUPS

# A conversation keeps this many turns: each is 5 to 20 kB of HTML in the server's memory and in every update.
MOST_TURNS = 30


@dataclass(frozen=True, slots=True)
class Past:
    """A turn that is over: its question, for follow-ups, and its HTML."""

    question: str
    html: str


Shown = tuple[Any, str, list[Past]]
"""What a step of an answer changes: the question box, the conversation, and this session's past."""
Asking = Callable[[str, list[Past]], Iterator[Shown]]


def asking(assistant: Answering) -> Asking:
    """Return the handler of a question: it yields the page after each event, and keeps the question if there was an error."""

    def ask(question: str, past: list[Past]) -> Iterator[Shown]:
        """Yield what changes on the page, event by event."""
        question = question.strip()
        if not question:
            return
        before = conversation(one.html for one in past)
        said = Turn(question)
        yield "", before + turn(said), past
        history = [one.question for one in past]
        for event in unbroken(assistant.stream(question, history=history, access=NO_GROUPS)):
            said = said.after(event)
            yield gr.update(), before + turn(said), past
        box = gr.update() if said.error is None else gr.update(value=question)
        yield box, before + turn(said), [*past, Past(question, turn(said))][-MOST_TURNS:]

    return ask
