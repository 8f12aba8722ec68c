"""Figures of an answer → HTML: the short answer with its day, older figures as a small chart, sources that differ side by side."""

from collections.abc import Sequence
from html import escape

from assistant.told.differing import measured
from assistant.web.chat_words import CHAT_WORDS
from assistant.web.cite import button, label
from assistant.web.turn import Told, Turn
from assistant.web.words import both, word

# The chart in its own units: a column of this width for each figure, bars of at most this height, room for two labels.
COLUMN, TALLEST, ABOVE, BELOW = 96, 64, 18, 20
BAR = 36


def short(said: Turn) -> str:
    """Return the short answer with the day it holds for and where it stands, unless it is all there is to say."""
    if not said.short_answer or [sentence["text"] for sentence in said.sentences] == [said.short_answer]:
        return ""
    point = next((one for one in said.series if said.short_answer in (one["value"], *_parts(one))), None)
    day = f'<span class="day">{_day(point)}</span>' if point and point["as_of"] else ""
    cited = said.cited(point["citation"]) if point else _holding(said, said.short_answer)
    cite = button(cited) if cited else ""
    return f'<p class="short"><span class="tag">{word("short")}</span> <strong dir="auto">{escape(said.short_answer)}</strong>{day}{cite}</p>'


def _parts(point: Told) -> tuple[str, ...]:
    """Return other ways in which an answer may write a point's figure: without its qualifier."""
    return (str(point["value"]).lstrip("约近超逾达"),)


def _day(point: Told) -> str:
    """Return the day or period in brackets for which a figure holds; one that is only its document's says so."""
    words = CHAT_WORDS["as_of_document" if point.get("dated") == "published" else "as_of"]
    return both(words, day=" ".join(filter(None, (str(point["as_of"]), str(point.get("period") or "")))))


def _holding(said: Turn, words: str) -> Told | None:
    """Return the citation of the first sentence that holds the words; else of the first, which yes and no rest on."""
    holding = (s for s in said.sentences if words in s["text"])
    sentence = next(holding, said.sentences[0] if said.sentences else None)
    return said.cited(sentence["citations"][0]) if sentence and sentence["citations"] else None


def series(said: Turn) -> str:
    """Return the figures of several days, newest first, with a chart of them from the oldest; nothing for a single one."""
    told = [one for one in said.series if one["value"] and one["as_of"]]
    if len(told) < 2:
        return ""
    rows = "".join(_row(one, said) for one in told)
    table = f'<table class="points"><caption>{both(CHAT_WORDS["series"])}</caption><tbody>{rows}</tbody></table>'
    return f'<div class="series">{_chart(list(reversed(told)))}{table}</div>'


def _row(point: Told, said: Turn) -> str:
    cited = said.cited(point["citation"])
    cite = button(cited) if cited else ""
    document = f" {both(CHAT_WORDS['of_document'])}" if point.get("dated") == "published" else ""
    day = " ".join(filter(None, (str(point["as_of"]), str(point.get("period") or ""))))
    return f'<tr><th scope="row">{escape(day)}{document}</th><td>{escape(str(point["value"]))}</td><td>{cite}</td></tr>'


def _chart(points: Sequence[Told]) -> str:
    """Return bars from zero, oldest first, the newest in colour; nothing where units or amounts don't make one scale.

    It is hidden from screen readers: the table beside it says the same.
    """
    amounts = [one["amount"] for one in points]
    if (
        len({one["unit"] for one in points}) > 1
        or any(amount is None or amount < 0 for amount in amounts)
        or not max(amounts)
    ):
        return ""
    bars = "".join(_bar(at, one, max(amounts), newest=at == len(points) - 1) for at, one in enumerate(points))
    wide, high = COLUMN * len(points), ABOVE + TALLEST + BELOW
    return (
        f'<svg class="chart" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" aria-hidden="true">{bars}</svg>'
    )


def _bar(at: int, point: Told, most: float, *, newest: bool) -> str:
    tall = max(1.0, TALLEST * point["amount"] / most)
    middle, top = at * COLUMN + COLUMN / 2, ABOVE + TALLEST - tall
    return (
        f'<g class="bar{" newest" if newest else ""}">'
        f'<rect x="{middle - BAR / 2:g}" y="{top:.1f}" width="{BAR}" height="{tall:.1f}" rx="2"/>'
        f'<text x="{middle:g}" y="{top - 5:.1f}">{escape(str(point["value"]))}</text>'
        f'<text x="{middle:g}" y="{ABOVE + TALLEST + 15}">{escape(str(point["as_of"]))}</text></g>'
    )


def conflicts(said: Turn) -> str:
    """Return a card for each thing on which the sources differ, its sides beside one another."""
    return "".join(_conflict(conflict, said) for conflict in said.conflicts)


def _conflict(conflict: Told, said: Turn) -> str:
    sides = "".join(_side(side, said) for side in conflict["sides"])
    head = f'<h3>{word("conflict")} · <span dir="auto">{escape(str(conflict["about"]))}</span></h3>'
    return f'<section class="conflict">{head}<ul class="sides">{sides}</ul></section>'


def _side(side: Told, said: Turn) -> str:
    """Return what one source says, as large as what the others say, and which source it is."""
    value = escape(measured(side))
    about = escape(" · ".join(str(side[key]) for key in ("scope", "as_of") if side.get(key)))
    cited = said.cited(side.get("citation"))  # type: ignore[arg-type]
    source = (
        f'<p class="facts">{escape(cited["title"])}</p><p class="facts">{escape(label(cited))}</p>' if cited else ""
    )
    cite = button(cited) if cited else ""
    chosen = f'<p class="facts">{both(CHAT_WORDS["chosen"])}</p>' if side.get("chosen") else ""
    return f'<li><p class="value"><strong>{value}</strong>{cite}</p><p>{about}</p>{chosen}{source}</li>'
