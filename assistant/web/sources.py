"""The documents that an answer cites → HTML, a line each."""

from collections.abc import Sequence
from html import escape

from assistant.web.cite import label
from assistant.web.turn import Told, Turn
from assistant.web.words import STATUS, both, word


def sources(said: Turn) -> str:
    """Return the documents that are cited, in the order of their first citation."""
    by_document: dict[str, list[Told]] = {}
    for citation in said.citations:
        by_document.setdefault(citation["document"], []).append(citation)
    if not by_document:
        return ""
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
        f'<span class="what"><span class="name" dir="auto">{escape(first["title"])}</span>'
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
