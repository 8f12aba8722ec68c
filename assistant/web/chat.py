"""What happens when somebody asks, or comes back: events → HTML. The handlers translate and decide nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.doors import Answering
from assistant.keep import Asked, Keeping, Place, Telling
from assistant.web.asked import Within, talk, within
from assistant.web.remember import earlier, lost, more, remembered
from assistant.web.render import conversation, turn
from assistant.web.turn import Turn
from index.errors import UnknownConversation, WrongUse
from index.types import NO_GROUPS

# The page shows this many turns: each is 5 to 20 kB of HTML in every update. What is kept may be more.
MOST_TURNS = 30

Shown = tuple[Any, Any, Any]
"""What a step of an answer changes: the question box, the conversation, and what is being told."""
Asking = Callable[[str, str, gr.Request], Iterator[Shown]]
Resuming = Callable[[str, gr.Request], Iterator[Shown]]
SAME = gr.skip()
# Said, and not left unsaid: of a handler that yields nothing, Gradio empties all that it may change.
UNCHANGED: Shown = (SAME, SAME, SAME)


def asking(assistant: Answering, keeping: Keeping) -> Asking:
    """Return the handler of a question: it yields the page after each event, and keeps the question if there was an error."""

    def ask(question: str, sent: str, request: gr.Request) -> Iterator[Shown]:
        """Yield what changes on the page, event by event."""
        question = question.strip()
        if not question:
            yield UNCHANGED
            return
        person = _person(keeping, request)
        past = _past(keeping, person, talk(sent))
        try:
            limits = within(sent)
        except WrongUse as wrong:
            said = replace(Turn(question, len(past) + 1), error=str(wrong), done=True)
            yield question, _above(past) + turn(said), None
            return
        past = [one for one in past if not limits.at or one.n < limits.at]
        asked = Asked(question, limits.told, limits.at or 0)
        place, telling = keeping.ask(person, limits.talk, asked, _events(assistant, question, limits, past))
        said, above = Turn(question, place.n, limits.told, conversation=place.conversation), _above(past)
        yield "", above + turn(said), telling
        yield from _heard(telling, said, above)

    return ask


def resuming(keeping: Keeping) -> Resuming:
    """Return the handler of an opening of the page: it yields the conversation of its address, and what is still told in it."""

    def resume(talk: str, request: gr.Request) -> Iterator[Shown]:
        """Yield the kept turns; while the last one's answer is still coming, yield them after each of its events."""
        if not talk:
            yield UNCHANGED
            return
        person = _person(keeping, request)
        try:
            telling, past = _told(keeping, person, talk)
        except UnknownConversation:
            yield SAME, lost(), None
            return
        if telling is None:
            yield SAME, _above(past), None
            return
        *past, last = past
        said, above = Turn(last.question, last.n, last.limits, conversation=talk), _above(past)
        yield SAME, above + turn(said), telling
        yield from _heard(telling, said, above)

    return resume


def stop(telling: Telling | None) -> None:
    """End what is being told: its listeners are let go, and the work on the server ends at its next step."""
    if telling:
        telling.stop()


def _person(keeping: Keeping, request: gr.Request) -> str:
    """Return who is at the page: by the cookie, or somebody passing through whose session is all that is known."""
    return keeping.person(request.cookies) or keeping.visitor(str(request.session_hash))


def _past(keeping: Keeping, person: str, talk: str) -> list[Turn]:
    """Return the turns of a conversation; none of one that is not this person's."""
    try:
        return [remembered(kept, talk) for kept in keeping.turns(person, talk)]
    except UnknownConversation:
        return []


def _told(keeping: Keeping, person: str, talk: str) -> tuple[Telling | None, list[Turn]]:
    """Return the turns of a conversation, and what tells the last one's answer where it is still coming."""
    kept = keeping.turns(person, talk)
    telling = keeping.underway.at(Place(talk, kept[-1].n)) if kept and kept[-1].answer is None else None
    if telling is None:
        kept = keeping.turns(person, talk)  # it may have been told to its end between these lines
    return telling, [remembered(one, talk) for one in kept]


def _events(assistant: Answering, question: str, limits: Within, past: Sequence[Turn]) -> Iterator[Any]:
    """Return the events of an answer, asked as a person in no group."""
    history = earlier(past[-MOST_TURNS:])
    return assistant.stream(
        question,
        history=history,
        filters=limits.filters,
        as_of=limits.as_of,
        access=NO_GROUPS,
        answer_in=limits.answer_in,
    )


def _heard(telling: Telling, said: Turn, above: str) -> Iterator[Shown]:
    """Yield the page after each event; the box at the end, where there was an error. The work goes on if nobody listens."""
    for event in telling.follow():
        said = said.after(event)
        if not said.done:
            yield SAME, above + turn(said), SAME
    said = said.ended()
    box = SAME if said.error is None else gr.update(value=said.question)
    yield box, above + turn(said), None


def _above(past: Sequence[Turn]) -> str:
    """Return the HTML of earlier turns: of the last so many, and how many more there are."""
    shown = past[-MOST_TURNS:]
    return more(len(past) - len(shown)) + conversation(map(turn, shown))
