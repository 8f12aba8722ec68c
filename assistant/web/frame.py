"""Which language the words around an answer are in: the question's, on whatever page; what is to press follows the page.

`data-frame` on a turn says it, and page.css shows the words of that language in it. Chinese is written as the question is;
where the question does not tell, as the page is.
"""

from functools import lru_cache
from html import escape

from assistant.web.taiwan import around_quotations
from assistant.web.tongue import LANG, Tongue
from assistant.web.turn import Turn
from index.library import Library


def framed(said: Turn) -> Tongue | None:
    """Return the language of the words around an answer; None as long as nobody knows what the question is in.

    "zh" is either script: the page's own where that is Chinese, else simplified; "tw" is traditional on every page.
    """
    if said.language != "zh":
        return "en" if said.language == "en" else None
    return "tw" if _is_traditional(said.question) else "zh"


def attribute(said: Turn) -> str:
    """Return the attribute that says it, for the element around an answer; "" where it follows the page."""
    frame = framed(said)
    return f' data-frame="{frame}"' if frame else ""


def own_words(text: str, said: Turn) -> str:
    """Return HTML of what the assistant says itself, a note or a reason; for Taiwan in its script, but for what it quotes."""
    if said.language != "zh":
        return escape(text)
    spans = {"zh": text, "tw": around_quotations(text)}
    return "".join(
        f'<span class="w-{tongue}" lang="{LANG[tongue]}">{escape(spans[tongue])}</span>' for tongue in ("zh", "tw")
    )


@lru_cache(maxsize=256)
def _is_traditional(question: str) -> bool:
    return Library.language(question) == "zh-Hant"
