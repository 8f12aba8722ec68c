"""A refusal → HTML: what it is, why, what was searched, and where one might look."""

from collections.abc import Iterable
from html import escape

from assistant.web.chat_words import CHAT_WORDS
from assistant.web.cite import button, label
from assistant.web.filters import FIELDS, chips
from assistant.web.frame import own_words
from assistant.web.sources import status
from assistant.web.turn import Told, Turn
from assistant.web.words import REASONS, both, word

# By the field of a limit: its name in the address.
NAMES = {field: name for name, field in FIELDS.items()}


def refusal(said: Turn) -> str:
    """Return a refusal as it is; where limits were set, a way to ask without them."""
    told = said.refusal or {}
    reason = REASONS.get(told["reason"])
    why = f'<span class="chip reason">{both(reason)}</span>' if reason else ""
    head = f'<p class="refused"><strong>{word("refused")}</strong>{why}</p>'
    message = f'<p class="message">{own_words(told["message"], said)}</p>'
    return f'<div class="refusal">{head}{message}{_searched(told["searched"], said)}{_freely(said)}{_nearest(told["nearest"])}</div>'


def _searched(searched: Told, said: Turn) -> str:
    """Return what was searched: how much, and the limits that were set, unless they stand under the question already."""
    if not {"documents", "passages"} <= searched.keys():
        return ""
    counted = word("searched", documents=searched["documents"], passages=searched["passages"])
    limits = {NAMES[field]: str(value) for field, value in searched.items() if value and field in NAMES}
    return f'<p class="searched">{counted}</p>{chips({} if said.limits else limits)}'


def _freely(said: Turn) -> str:
    if not said.limits:
        return ""
    return f'<p><button type="button" class="tool" data-again="{said.n}" data-freely>{both(CHAT_WORDS["freely"])}</button></p>'


def _nearest(nearest: Iterable[Told]) -> str:
    lines = "".join(
        f'<li>{button(near)}<span class="near"><span class="quote">{escape(_shortened(near["quote"]))}</span>'
        f'<span class="facts">{escape(near["title"])}</span><span class="facts">{escape(label(near))}</span>'
        f"{status(near['status'])}</span></li>"
        for near in nearest
    )
    return f'<h3>{word("nearest")}</h3><ul class="nearest">{lines}</ul>' if lines else ""


def _shortened(text: str, most: int = 110) -> str:
    """Return the text in at most this many characters, as a line of a list can hold them."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
