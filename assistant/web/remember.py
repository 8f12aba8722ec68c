"""Kept turns → turns of the page, and what follow-ups may speak of."""

from collections.abc import Sequence
from html import escape

from assistant.keep import Kept
from assistant.types import Earlier
from assistant.web.keep_words import KEEP_WORDS
from assistant.web.turn import Turn
from assistant.web.words import both


def remembered(kept: Kept, conversation: str) -> Turn:
    """Return a kept turn as the page shows it; one whose answer never came is shown as stopped."""
    said = Turn(kept.question, kept.n, kept.limits, conversation=conversation)
    return said.settled(kept.answer) if kept.answer is not None else said.ended()


def earlier(turns: Sequence[Turn]) -> list[Earlier]:
    """Return the questions of turns as they were taken, each with its short answer, the oldest first."""
    return [Earlier(said.asked_as or said.question, said.short_answer) for said in turns]


def lost() -> str:
    """Return what is shown in place of a conversation that is not here."""
    return f'<p class="lost" role="status">{both(KEEP_WORDS["keep_lost"])}</p>'


def more(count: int) -> str:
    """Return that there are earlier turns that are not shown; "" for none."""
    return f'<p class="earlier">{both(KEEP_WORDS["keep_earlier"], n=escape(str(count)))}</p>' if count > 0 else ""
