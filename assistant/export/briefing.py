"""Turns of a conversation → a briefing: what was asked, what was answered, and numbered notes; no form yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.export.inert import celled, flat
from assistant.export.notes import note
from assistant.export.words import Said
from assistant.told.differing import measured
from assistant.told.labels import said_before
from assistant.types import LINES

Told = Mapping[str, Any]
"""An Answer, or a part of it, as its JSON."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that stand together: each a line of a list, or run on with `between` between them."""

    lines: tuple[Line, ...]
    listed: bool = False
    between: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A question, and what stands under it, in order; `remarks` are in small print."""

    question: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it says of its source, the quote, and the address; number 1 is the first that is cited."""

    n: int
    source: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in one language; all of its text is inert. `said` are the words of that language."""

    title: str
    day: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Asked:
    """What a briefing is made of: a question, its Answer JSON (None where none came), the time it was asked."""

    question: str
    answer: Told | None
    at: str


def briefing(title: str, day: str, turns: Iterable[Asked], said: Said) -> Briefing:
    """Return the briefing of turns, in their order; a place that is cited twice has one note."""
    notes = _Notes(said)
    parts = tuple(_part(turn, notes, said) for turn in turns)
    return Briefing(flat(title), day, parts, tuple(notes.made), said)


class _Notes:
    """The notes of one briefing, numbered as they are first cited."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._numbers: dict[tuple[Any, ...], int] = {}
        self.made: list[Note] = []

    def number(self, citation: Told) -> int:
        """Return the number of a citation's note, made when its place is first cited."""
        place = tuple(citation.get(name) for name in ("document", "start", "end", "field"))
        if place not in self._numbers:
            self._numbers[place] = len(self.made) + 1
            self.made.append(Note(len(self.made) + 1, *note(citation, self._said)))
        return self._numbers[place]


def _part(turn: Asked, notes: _Notes, said: Said) -> Part:
    answer = turn.answer or {}
    if turn.answer is None:
        blocks = [_says(said["brief_open"])]
    elif answer.get("error"):
        blocks = [_says(said["brief_failed"] + flat(str(answer["error"])))]
    elif answer.get("refusal"):
        blocks = _refused(answer["refusal"], notes, said)
    else:
        blocks = _answered(answer, notes, said)
    remarks = tuple(said["brief_note"] + flat(str(remark)) for remark in answer.get("notes") or ())
    return Part(flat(turn.question), tuple(blocks), remarks)


def _says(text: str) -> Block:
    return Block((Line(text),))


def _refused(refusal: Told, notes: _Notes, said: Said) -> list[Block]:
    """Return the refusal's message, and the nearest passages as a list."""
    message = _says(said["brief_refused"] + flat(str(refusal.get("message") or "")))
    near = tuple(Line(flat(str(one.get("quote") or "")), (notes.number(one),)) for one in refusal.get("nearest") or ())
    return [message, _says(said["brief_nearest"]), Block(near, listed=True)] if near else [message]


def _answered(answer: Told, notes: _Notes, said: Said) -> list[Block]:
    """Return the short answer, the sentences, and what the sources differ on."""
    cited = {citation.get("n"): citation for citation in answer.get("citations") or ()}
    sentences = answer.get("sentences") or ()
    short, blocks = answer.get("short_answer"), []
    if short and [sentence.get("text") for sentence in sentences] != [short]:
        blocks.append(_says(said["brief_short"] + flat(str(short))))
    lines = tuple(_sentence(sentence, cited, notes, said, str(answer.get("language"))) for sentence in sentences)
    blocks += _together(lines, answer)
    for conflict in answer.get("conflicts") or ():
        blocks += _differing(conflict, cited, notes, said)
    return [*blocks, _says(said["brief_stopped"])] if answer.get("stopped") else blocks


def _together(lines: tuple[Line, ...], answer: Told) -> list[Block]:
    """Return the sentences as the page sets them: run on, or a list under the sentence that announces it."""
    between = " " if answer.get("language") == "en" else ""
    if answer.get("kind") not in LINES or len(lines) < 2:
        return [Block(lines, between=between)]
    if lines[0].text.endswith(("：", ":")):
        return [Block(lines[:1]), Block(lines[1:], listed=True)]
    return [Block(lines, listed=True)]


def _sentence(sentence: Told, cited: Mapping[Any, Told], notes: _Notes, said: Said, language: str) -> Line:
    """Return a sentence with its notes, under its label; what is in doubt or removed says so in its place."""
    if sentence.get("removed"):
        return Line(said["brief_removed"])
    numbers = tuple(notes.number(cited[n]) for n in sentence.get("citations") or () if n in cited)
    text = celled(said_before(sentence.get("label"), language) + str(sentence.get("text") or ""))
    if not sentence.get("checked", True):
        why = flat(str(sentence.get("why") or ""))
        text += said["brief_doubt"].format(why=said["brief_colon"] + why if why else "")
    return Line(text, numbers)


def _differing(conflict: Told, cited: Mapping[Any, Told], notes: _Notes, said: Said) -> list[Block]:
    """Return what the sources differ on, and its sides as a list."""
    sides = []
    for side in conflict.get("sides") or ():
        value = measured(side)
        scope = [str(side[key]) for key in ("scope", "as_of") if side.get(key)]
        numbers = (notes.number(cited[side["citation"]]),) if side.get("citation") in cited else ()
        sides.append(Line(flat(" · ".join([value, *scope])), numbers))
    return [
        _says(said["brief_differ"].format(about=flat(str(conflict.get("about") or "")))),
        Block(tuple(sides), listed=True),
    ]
