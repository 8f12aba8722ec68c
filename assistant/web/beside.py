"""An answer with sides → HTML: two texts change by change in two columns, what is compared as a card for each side."""

from collections.abc import Callable
from html import escape

from assistant.web.chat_words import CHAT_WORDS
from assistant.web.cite import label
from assistant.web.frame import own_words
from assistant.web.turn import Told, Turn
from assistant.web.words import both

OLD, NEW = ("old", "removed"), ("new", "added")
Made = Callable[[Told], str]
"""What makes the HTML of one sentence."""


def beside(said: Turn, made: Made) -> str:
    """Return the sentences beside each other by their labels; "" where not all have one of two texts, or of a side."""
    roles = {_of(sentence, "role") for sentence in said.sentences}
    if roles and roles <= {*OLD, *NEW}:
        return _changes(said, made)
    return _cards(said, made) if roles == {"side"} else ""


def tag(sentence: Told, said: Turn) -> str:
    """Return the label of a sentence as it stands before it in a list; "" without one. A side is called as the asker wrote it."""
    name = str(_of(sentence, "name"))
    words = escape(name) if _of(sentence, "role") == "side" else own_words(name, said)
    return f'<span class="of" dir="auto">{words}</span> ' if name else ""


def _of(sentence: Told, key: str) -> object:
    return (sentence.get("label") or {}).get(key) or ""


def _changes(said: Turn, made: Made) -> str:
    """Return a row for each change, the old text at the left; what one text alone has stands beside a word that says so."""
    groups: dict[object, list[Told]] = {}
    for sentence in said.sentences:
        groups.setdefault(_of(sentence, "group"), []).append(sentence)
    heads = _head("old_text", OLD, said) + _head("new_text", NEW, said)
    rows = "".join(
        f"<tr>{_cell(group, OLD, said, made)}{_cell(group, NEW, said, made)}</tr>" for group in groups.values()
    )
    return f'<table class="answer beside"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _head(key: str, roles: tuple[str, str], said: Turn) -> str:
    """Return the head of a text's column: which of the two it is, its title, outlet and day."""
    of_text = (sentence for sentence in said.sentences if _of(sentence, "role") in roles)
    cited = next((said.cited(n) for sentence in of_text for n in sentence["citations"]), None)
    facts = (
        f'<span class="name" dir="auto">{escape(cited["title"])}</span><span class="facts">{escape(label(cited))}</span>'
        if cited
        else ""
    )
    return f'<th scope="col">{both(CHAT_WORDS[key])}{facts}</th>'


def _cell(group: list[Told], roles: tuple[str, str], said: Turn, made: Made) -> str:
    """Return what one text says in a change, each sentence under its label; in words where it says nothing."""
    told = [sentence for sentence in group if _of(sentence, "role") in roles]
    if not told:
        return f'<td class="none">{both(CHAT_WORDS["not_there"])}</td>'
    alone = " alone" if _of(told[0], "role") == roles[1] else ""
    return f'<td class="wording{alone}">{"".join(f"<div>{tag(one, said)}{made(one)}</div>" for one in told)}</td>'


def _cards(said: Turn, made: Made) -> str:
    """Return a card for each side in the order of the question: its name, what is said of it, and which text says it."""
    groups: dict[object, list[Told]] = {}
    for sentence in said.sentences:
        groups.setdefault(_of(sentence, "name"), []).append(sentence)
    cards = "".join(_card(str(name), group, said, made) for name, group in groups.items())
    return f'<ul class="answer compared">{cards}</ul>'


def _card(name: str, group: list[Told], said: Turn, made: Made) -> str:
    told = "".join(f"<div>{made(sentence)}</div>" for sentence in group)
    cited = [one for sentence in group for n in sentence["citations"] if (one := said.cited(n))]
    texts = {one["document"]: f"{one['title']} · {label(one)}" for one in cited}
    facts = "".join(f'<p class="facts" dir="auto">{escape(text)}</p>' for text in texts.values())
    return f'<li><h3 dir="auto">{escape(name)}</h3>{told}{facts}</li>'
