"""Turn → plain text with its sources, as a press officer pastes it into a mail."""

from assistant.types import LINES
from assistant.web.turn import Told, Turn


def as_text(said: Turn) -> str:
    """Return question, sentences with [n], and a line for each source with its quote; blank lines between."""
    sentences = [s["text"] + "".join(f"[{n}]" for n in s["citations"]) for s in said.sentences]
    between = "\n" if said.kind in LINES else " " if said.language == "en" else ""
    sources = "\n".join(_line(citation, said.language) for citation in said.citations)
    notes = "\n".join(said.notes)
    return "\n\n".join(part for part in (said.question, between.join(sentences), sources, notes) if part)


def _line(citation: Told, language: str) -> str:
    """Return one source: [n] title, outlet, date, place, address: “quote”."""
    place = [citation[key] for key in ("title", "outlet", "date", "reference", "url") if citation[key]]
    comma, opening, closing = (", ", "“", "”") if language == "en" else ("，", "「", "」")
    said = citation["quote"] or f"{citation['field']} = {citation['value']}"
    return f"[{citation['n']}] {comma.join(place)}\n    {opening}{said}{closing}"
