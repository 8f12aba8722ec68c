"""What happens when somebody asks: events → HTML. The handlers translate and decide nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import gradio as gr

from assistant.doors import Answering
from assistant.keep import Place, Telling, Underway
from assistant.types import Earlier
from assistant.web.asked import Within, within
from assistant.web.render import conversation, turn
from assistant.web.turn import Turn
from index.errors import WrongUse
from index.types import NO_GROUPS

# A conversation keeps this many turns: each is 5 to 20 kB of HTML in the server's memory and in every update.
MOST_TURNS = 30


@dataclass(frozen=True, slots=True)
class Past:
    """A turn that is over: its question as it was taken, its short answer, for follow-ups, and its HTML."""

    question: str
    html: str
    short_answer: str | None = None


Shown = tuple[Any, Any, Any, Any]
"""What a step of an answer changes: the question box, the conversation, this session's past, and what is being told."""
Asking = Callable[[str, str, list[Past]], Iterator[Shown]]
SAME = gr.skip()


def asking(assistant: Answering) -> Asking:
    """Return the handler of a question: it yields the page after each event, and keeps the question if there was an error."""
    underway, places = Underway(), count()

    def ask(question: str, sent: str, past: list[Past]) -> Iterator[Shown]:
        """Yield what changes on the page, event by event."""
        question = question.strip()
        if not question:
            return
        try:
            limits = within(sent)
        except WrongUse as wrong:
            said = replace(Turn(question, len(past) + 1), error=str(wrong), done=True)
            yield question, _page(past, said), SAME, None
            return
        past = past[: limits.at - 1] if limits.at else past
        said = Turn(question, len(past) + 1, limits.told)
        telling = underway.begin(
            Place("", next(places)), question, _events(assistant, question, limits, past), lambda told: None
        )
        yield "", _page(past, said), past, telling
        yield from _heard(telling, said, past)

    return ask


def stop(telling: Telling | None) -> None:
    """End what is being told: its listeners are let go, and the work on the server ends at its next step."""
    if telling:
        telling.stop()


def _events(assistant: Answering, question: str, limits: Within, past: Sequence[Past]) -> Iterator[Any]:
    """Return the events of an answer, asked as a person in no group."""
    history = [Earlier(one.question, one.short_answer) for one in past]
    return assistant.stream(question, history=history, filters=limits.filters, as_of=limits.as_of, access=NO_GROUPS)


def _heard(telling: Telling, said: Turn, past: list[Past]) -> Iterator[Shown]:
    """Yield the page after each event, and the turn among the past at the end; whoever leaves ends the work."""
    try:
        for event in telling.follow():
            said = said.after(event)
            if not said.done:
                yield SAME, _page(past, said), SAME, SAME
        said = said.ended()
        box = SAME if said.error is None else gr.update(value=said.question)
        kept = Past(said.asked_as or said.question, turn(said), said.short_answer)
        yield box, _page(past, said), [*past, kept][-MOST_TURNS:], None
    finally:
        telling.stop()


def _page(past: Sequence[Past], said: Turn) -> str:
    return conversation([*(one.html for one in past), turn(said)])
