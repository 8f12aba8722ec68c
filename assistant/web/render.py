"""Turn → HTML. Everything that is not markup of ours is escaped: texts, titles and questions come from outside."""

from collections.abc import Iterable, Sequence
from html import escape

from assistant.types import LINES
from assistant.web.cite import button, label, safe_url
from assistant.web.copy import as_text
from assistant.web.tongue import LANG
from assistant.web.turn import Told, Turn
from assistant.web.words import REASONS, STATUS, both, word

TAB = "\t"


def conversation(turns: Iterable[str]) -> str:
    """Return the HTML of a conversation from the HTML of its turns, oldest first."""
    return "".join(turns)


def turn(said: Turn) -> str:
    """Return the HTML of one question and of what has been said to it so far."""
    state = "done" if said.done else "live"
    lang = LANG.get(said.language, "")  # type: ignore[call-overload]
    asked = f'<h2 class="asked" dir="auto">{escape(said.question)}</h2>'
    return f'<section class="turn {state}" lang="{lang}">{asked}<div class="told">{_told(said)}</div></section>'


def _told(said: Turn) -> str:
    """Return what stands under the question: an error, a refusal, or the answer as far as it has come."""
    if said.error is not None:
        return f'<div class="failed" role="alert"><strong>{word("failed")}</strong><p>{escape(said.error)}</p><p>{word("kept")}</p></div>'
    if said.refusal is not None:
        return _refusal(said.refusal) + _notes(said.notes)
    waiting = "" if said.done or said.sentences else _waiting(said)
    parts = (waiting, _short(said), _sentences(said), _conflicts(said), _notes(said.notes))
    return "".join(parts) + (_sources(said) + _tools(said) if said.done and said.sentences else "")


def _waiting(said: Turn) -> str:
    return f'<p class="waiting" role="status">{word("checking" if said.found else "thinking")}</p>'


def _short(said: Turn) -> str:
    """Return the short answer, unless it is all there is to say."""
    if not said.short_answer or [s["text"] for s in said.sentences] == [said.short_answer]:
        return ""
    return f'<p class="short"><span class="tag">{word("short")}</span> {escape(said.short_answer)}</p>'


def _sentences(said: Turn) -> str:
    """Return the sentences with their citations: a line each in a list and the like, flowing otherwise."""
    if not said.sentences:
        return ""
    by_number = {citation["n"]: citation for citation in said.citations}
    said_so = [_sentence(sentence, by_number) for sentence in said.sentences]
    if said.kind in LINES and len(said_so) > 1:
        first = said_so.pop(0) if said.sentences[0]["text"].rstrip().endswith(("：", ":")) else ""
        announced = f'<p class="answer">{first}</p>' if first else ""
        return announced + '<ul class="answer list">' + "".join(f"<li>{one}</li>" for one in said_so) + "</ul>"
    return f'<p class="answer">{" ".join(said_so) if said.language == "en" else "".join(said_so)}</p>'


def _sentence(sentence: Told, by_number: dict[int, Told]) -> str:
    cites = "".join(button(by_number[n]) for n in sentence["citations"] if n in by_number)
    # A row of a table is quoted with its tabs; between cells on one line a bar reads better.
    text = f'<span class="text">{escape(sentence["text"].replace(TAB, " | "))}</span>'
    if sentence["checked"]:
        return f'<span class="sentence">{text}{cites}</span>'
    why = escape(sentence["why"] or "")
    doubt = f'<span class="doubt" title="{why}">{word("unchecked")}<span class="why">{why}</span></span>'
    return f'<span class="sentence unchecked">{text}{cites}{doubt}</span>'


def _conflicts(said: Turn) -> str:
    """Return a small table for each thing on which the sources differ."""
    by_number = {citation["n"]: citation for citation in said.citations}
    return "".join(_conflict(conflict, by_number) for conflict in said.conflicts)


def _conflict(conflict: Told, by_number: dict[int, Told]) -> str:
    rows = "".join(_side(side, by_number) for side in conflict["sides"])
    caption = f"{word('conflict')} · {escape(str(conflict['about']))}"
    return f'<table class="conflict"><caption>{caption}</caption><tbody>{rows}</tbody></table>'


def _side(side: Told, by_number: dict[int, Told]) -> str:
    value = escape(" ".join(str(side[key]) for key in ("value", "unit") if side.get(key)))
    about = escape(" · ".join(str(side[key]) for key in ("scope", "as_of") if side.get(key)))
    number = side.get("citation")
    cite = button(by_number[number]) if number in by_number else ""
    return f"<tr><th scope='row'>{value}</th><td>{about}</td><td>{cite}</td></tr>"


def _notes(notes: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f'<ul class="notes">{lines}</ul>' if lines else ""


def _sources(said: Turn) -> str:
    """Return the documents that are cited, a line each, in the order of their first citation."""
    by_document: dict[str, list[Told]] = {}
    for citation in said.citations:
        by_document.setdefault(citation["document"], []).append(citation)
    lines = "".join(f"<li>{_source(cited)}</li>" for cited in by_document.values())
    return f'<details class="sources" open><summary>{word("sources")}</summary><ol>{lines}</ol></details>'


def _source(cited: Sequence[Told]) -> str:
    """Return the line of one document, which opens what the first of its numbers opens (`data-see`)."""
    first = cited[0]
    numbers = ", ".join(runs([int(citation["n"]) for citation in cited]))
    places = dict.fromkeys(escape(citation["reference"]) for citation in cited if citation["reference"])
    where = "".join(f'<span class="facts">{place}</span>' for place in places)
    return (
        f'<button type="button" class="see" data-see="{int(first["n"])}"><span class="n">{numbers}</span>'
        f'<span class="what"><span class="name">{escape(first["title"])}</span>'
        f'<span class="facts">{escape(label(first))}</span>{status(first["status"])}{where}</span></button>'
    )


def runs(numbers: Sequence[int]) -> list[str]:
    """Return rising numbers as runs: 1, 2, 3, 5 is "1–3", "5"."""
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return [str(start) if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=True)]


def status(name: str) -> str:
    """Return the chip that says a document is not the version in force; nothing for a current one."""
    return f'<span class="chip {name}">{both(STATUS[name])}</span>' if name in STATUS else ""


def _tools(said: Turn) -> str:
    return f'<p class="tools"><button type="button" class="copy" data-copy="{escape(as_text(said))}">{word("copy")}</button></p>'


def _refusal(refusal: Told) -> str:
    """Return a refusal as it is: what it is, why, what was searched, and where one might look."""
    reason = REASONS.get(refusal["reason"])
    why = f'<span class="chip reason">{both(reason)}</span>' if reason else ""
    head = f'<p class="refused"><strong>{word("refused")}</strong>{why}</p>'
    message = f'<p class="message">{escape(refusal["message"])}</p>'
    return f'<div class="refusal">{head}{message}{_searched(refusal["searched"])}{_nearest(refusal["nearest"])}</div>'


def _searched(searched: Told) -> str:
    """Return one line on what was searched, with the limits that were set."""
    if not {"documents", "passages"} <= searched.keys():
        return ""
    limits = [f"{name}: {value}" for name, value in searched.items() if name not in ("documents", "passages") and value]
    rest = escape("".join(f" · {limit}" for limit in limits))
    return f'<p class="searched">{word("searched", documents=searched["documents"], passages=searched["passages"])}{rest}</p>'


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


__all__ = ["conversation", "safe_url", "status", "turn"]
