"""Which language the words around an answer are in: the question's, on whatever page; what is to press follows the page.

`data-frame` on a turn says it, and page.css shows the words of that language in it. Chinese is written as the question is;
where the question does not tell, as the page is.
"""

from html import escape

from assistant.own_words import in_traditional, is_traditional
from assistant.web.tongue import LANG, Tongue
from assistant.web.turn import Turn


def framed(said: Turn) -> Tongue | None:
    """Return the language of the words around an answer; None as long as nobody knows what the question is in.

    "zh" is either script: the page's own where that is Chinese, else simplified; "tw" is traditional on every page.
    """
    if said.language != "zh":
        return "en" if said.language == "en" else None
    return "tw" if is_traditional(said.question) else "zh"


def attribute(said: Turn) -> str:
    """Return the attribute that says it, for the element around an answer; "" where it follows the page."""
    frame = framed(said)
    return f' data-frame="{frame}"' if frame else ""


def own_words(text: str, said: Turn) -> str:
    """Return HTML of what the assistant says itself, a note or a reason; for Taiwan in its script, but for what it borrows."""
    if said.language != "zh":
        return escape(text)
    return either(text, in_traditional(text))


def either(zh: str, tw: str) -> str:
    """Return HTML of the same words in both Chinese scripts."""
    spans = {"zh": zh, "tw": tw}
    return "".join(
        f'<span class="w-{tongue}" lang="{LANG[tongue]}">{escape(spans[tongue])}</span>' for tongue in ("zh", "tw")
    )
