"""Turn → HTML. Everything that is not markup of ours is escaped: texts, titles and questions come from outside."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from assistant.told import differing
from assistant.web.chat_words import CHAT_WORDS
from assistant.web.copy import as_text, by_standard
from assistant.web.feedback import thumbs
from assistant.web.figures import conflicts, series, short
from assistant.web.filters import chips
from assistant.web.frame import attribute, own_words
from assistant.web.reasons import PHRASES
from assistant.web.refusal import refusal
from assistant.web.sentences import meaning, sentences
from assistant.web.sources import sources
from assistant.web.tongue import LANG
from assistant.web.turn import Turn
from assistant.web.words import both, word


def conversation(turns: Iterable[str]) -> str:
    """Return the HTML of a conversation from the HTML of its turns, oldest first."""
    return "".join(turns)


def turn(said: Turn) -> str:
    """Return the HTML of one question and of what has been said to it so far."""
    state = ("done stopped" if said.stopped else "done") if said.done else "live"
    lang = LANG.get(said.language, "")  # type: ignore[call-overload]
    return (
        f'<section class="turn {state}" data-turn="{said.n}"{_kept(said)}{attribute(said)} lang="{lang}">'
        f'<h2 class="asked" dir="auto">{escape(said.question)}</h2>{_taken(said)}{chips(said.limits)}'
        f'<div class="told">{_told(said)}</div></section>'
    )


def _kept(said: Turn) -> str:
    """Return the attribute that names the conversation: by it a turn is exported, and found again after a reload."""
    return f' data-conversation="{escape(said.conversation)}"' if said.conversation else ""


def _taken(said: Turn) -> str:
    """Return what a follow-up was taken for, where that is not what was typed."""
    if not said.asked_as or said.asked_as == said.question:
        return ""
    return f'<p class="taken">{both(CHAT_WORDS["taken"])} <q dir="auto">{escape(said.asked_as)}</q></p>'


def _told(said: Turn) -> str:
    """Return what stands under the question: an error, a refusal, or the answer as far as it has come."""
    if said.error is not None:
        return (
            f'<div class="failed" role="alert"><strong>{word("failed")}</strong><p>{PHRASES.html(said.error)}</p>'
            f"<p>{word('kept')}</p></div>{_tools(said)}"
        )
    if said.refusal is not None:
        return refusal(said) + _notes(said) + _tools(said)
    answer = (short(said), series(said), sentences(said), conflicts(said), _notes(said))
    parts = (*answer, _stopped(said)) if said.done else (*answer, _waiting(said))
    return "".join(parts) + (sources(said) + meaning(said) + _tools(said) if said.done else "")


def _waiting(said: Turn) -> str:
    return f'<p class="waiting" role="status">{word("checking" if said.found else "thinking")}</p>'


def _notes(said: Turn) -> str:
    """Return the notes; what a card says already, that sources differ and which of them the short answer is, is not said again."""
    chosen = (one for one in said.conflicts if any(side.get("chosen") for side in one["sides"]))
    shown = {differing.note(conflict, said.language) for conflict in chosen}
    lines = "".join(f"<li>{own_words(note, said)}</li>" for note in said.notes if note not in shown)
    return f'<ul class="notes">{lines}</ul>' if lines else ""


def _stopped(said: Turn) -> str:
    return f'<p class="halted" role="status">{both(CHAT_WORDS["stopped"])}</p>' if said.stopped else ""


def _tools(said: Turn) -> str:
    """Return what can be done with a turn that is over."""
    if not said.done:
        return ""
    copied = (
        f'<button type="button" class="tool" data-copy="{escape(as_text(said))}">{word("copy")}</button>'
        + by_standard(said)
    )
    link = f'<button type="button" class="tool" data-link="{said.n}" data-limits="{_limits(said)}">{both(CHAT_WORDS["link"])}</button>'
    edit = f'<button type="button" class="tool" data-edit="{said.n}">{both(CHAT_WORDS["edit"])}</button>'
    again = f'<button type="button" class="tool" data-again="{said.n}">{both(CHAT_WORDS["again"])}</button>'
    return f'<p class="tools">{copied if said.sentences else ""}{link}{edit}{again}{thumbs(said)}</p>'


def _limits(said: Turn) -> str:
    """Return the limits as they stand in an address."""
    return escape(urlencode(said.limits))
