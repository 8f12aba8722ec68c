"""Turn → plain text with its sources, as a press officer pastes it into a mail or a report."""

from dataclasses import replace
from datetime import date
from html import escape

from assistant.export.gbt import references
from assistant.export.inert import inert, unformed
from assistant.own_words import answer, is_traditional
from assistant.told.labels import said_before
from assistant.types import LINES
from assistant.web.keep_words import KEEP_WORDS
from assistant.web.turn import Told, Turn
from assistant.web.words import both


def as_text(said: Turn) -> str:
    """Return question, sentences with [n], and a line for each source with its quote; blank lines between."""
    sources = "\n".join(_line(citation, said.language) for citation in said.citations)
    return _joined(said, {citation["n"]: citation["n"] for citation in said.citations}, sources)


def as_gbt(said: Turn, seen: str) -> str:
    """Return the same with a reference by GB/T 7714 for each document; `seen` is the day of reading, YYYY-MM-DD."""
    lines, numbers = references(said.citations, seen)
    head = "References" if said.language == "en" else "參考文獻" if is_traditional(said.question) else "参考文献"
    return _joined(said, numbers, "\n".join([head, *lines]))


def by_standard(said: Turn) -> str:
    """Return the button that copies an answer with references by GB/T 7714, read today."""
    if not said.citations:
        return ""
    text = escape(as_gbt(said, date.today().isoformat()))
    return f'<button type="button" class="tool" data-copy="{text}" data-copied="copy_gbt">{both(KEEP_WORDS["copy_gbt"])}</button>'


def _joined(said: Turn, numbers: Told, sources: str) -> str:
    """Return question, sentences with their numbers, sources and notes, as nothing that a program would run."""
    said = _as_asked(said)
    sentences = [
        said_before(sentence.get("label"), said.language) + str(sentence["text"]) + _marks(sentence, numbers)
        for sentence in said.sentences
    ]
    by_lines = said.kind in LINES or any(
        "\t" in str(sentence["text"]) for sentence in said.sentences
    )  # rows of a table
    between = "\n" if by_lines else " " if said.language == "en" else ""
    parts = (said.question, between.join(sentences), sources, "\n".join(said.notes))
    return unformed(inert("\n\n".join(part for part in parts if part)))


def _as_asked(said: Turn) -> Turn:
    """Return the turn with our words in the script of its question."""
    if said.language != "zh" or not is_traditional(said.question):
        return said
    told = answer({"notes": said.notes, "sentences": said.sentences, "citations": said.citations})
    return replace(said, notes=tuple(told["notes"]), sentences=tuple(told["sentences"]))


def _marks(sentence: Told, numbers: Told) -> str:
    """Return the numbers of what a sentence cites, each once."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers[n] for n in sentence["citations"] if n in numbers))


def _line(citation: Told, language: str) -> str:
    """Return one source: [n] title, outlet, date, place, address: “quote”."""
    place = [citation[key] for key in ("title", "outlet", "date", "reference", "url") if citation[key]]
    comma, opening, closing = (", ", "“", "”") if language == "en" else ("，", "「", "」")
    said = citation["quote"] or f"{citation['field']} = {citation['value']}"
    return f"[{citation['n']}] {comma.join(place)}\n    {opening}{said}{closing}"
