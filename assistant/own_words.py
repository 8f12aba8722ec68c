"""What the assistant says itself, in the script of whoever reads it; what it borrows of a source or of the question stays.

A note is one of our wordings with borrowed words in its slots: by the wordings of all rooms it is told which is which.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from assistant.asked import dates, wanted
from assistant.checked import reasons
from assistant.fields import LABELS
from assistant.found import editions
from assistant.generate import failing
from assistant.reading import age, changes, compare, lists, metadata, section, series, short_figure
from assistant.suffice import MESSAGES
from assistant.taiwan import around_quotations, traditional
from assistant.telling import NOTES
from assistant.told import across, differing, holding_back, labels
from assistant.types import Answer, Sentence
from index.library import Library

Told = Mapping[str, Any]
"""An answer, a sentence of it or a citation, as its JSON."""
WORDED: tuple[Any, ...] = (
    *(dates.NOTE, wanted.NAMES, reasons.REASONS, editions.NOTES, failing.NOTES, failing.NOTE, MESSAGES, NOTES),
    *(changes.NOTES, compare.MISSING, compare.YEARS_DIFFER, lists.SHORT, section.NOTES, short_figure.NOTES),
    *(
        age.NOTE,
        metadata.MISSING,
        series.LATEST,
        series.ORDERED,
        across.NOTES,
        holding_back.NOTES,
        labels.NAMES,
        differing.NOTES,
    ),
)
"""The tables of all that is said around an answer; a test finds each of our wordings in them."""
SLOT = re.compile(r"\{\w*\}")
# A day that is only the document's stands inside of what else is borrowed: 3.2%（资料为2024年，原文未写明时间）.
BY_DOCUMENT = labels.BY_DOCUMENT["zh"]


def in_traditional(text: str) -> str:
    """Return what the assistant says as Taiwan writes it; titles, names and other words that it borrows as they are written."""
    return _worded(text) or around_quotations(text)


@lru_cache(maxsize=256)
def is_traditional(question: str) -> bool:
    """Return True for a question in traditional characters."""
    return Library.language(question) == "zh-Hant"


def as_asked(told: Answer) -> Answer:
    """Return an answer with our words in the script of its question."""
    if told.language != "zh" or not is_traditional(told.question):
        return told
    said = answer(told.as_json())
    sentences = [_again(*each) for each in zip(told.sentences, said["sentences"], strict=True)]
    refusal = told.refusal and replace(told.refusal, message=said["refusal"]["message"])
    return replace(told, sentences=tuple(sentences), notes=tuple(said["notes"]), refusal=refusal)


def answer(told: Told) -> Told:
    """Return an answer, as its JSON or as a part of it, with our words in traditional characters."""
    cited = told.get("citations") or ()
    refusal = told.get("refusal")
    if refusal:
        refusal = {**refusal, "message": in_traditional(str(refusal.get("message") or ""))}
    return {
        **told,
        "notes": [in_traditional(str(note)) for note in told.get("notes") or ()],
        "sentences": [sentence(one, cited) for one in told.get("sentences") or ()],
        "refusal": refusal,
    }


def sentence(told: Told, cited: Iterable[Told]) -> Told:
    """Return a sentence with our words in traditional characters: its label, its doubt, and how a record's field is called.

    A side of a comparison is called as the asker wrote it.
    """
    label, why, text = told.get("label"), told.get("why"), str(told.get("text") or "")
    if label and label.get("role") != "side":
        label = {**label, "name": in_traditional(str(label.get("name") or ""))}
    by_record = any(one.get("field") for one in cited if one.get("n") in (told.get("citations") or ()))
    return {
        **told,
        "label": label,
        "why": in_traditional(str(why)) if why else why,
        "text": of_record(text) if by_record else text,
    }


def _again(one: Sentence, told: Told) -> Sentence:
    label = one.label and replace(one.label, name=told["label"]["name"])
    return replace(one, text=told["text"], why=told["why"], label=label)


def of_record(text: str) -> str:
    """Return the line that tells a field of a record with the field called as Taiwan writes it, and its value as it is."""
    for name, _ in LABELS.values():
        if text.startswith(name):
            return traditional(name) + text.removeprefix(name)
    return text


def _worded(text: str) -> str | None:
    """Return a text in one of our wordings, its slots as they are unless they hold a wording themselves; None for another."""
    for pattern, pieces in _patterns():
        if found := pattern.fullmatch(text):
            return pieces[0] + "".join(map(str.__add__, map(_borrowed, found.groups()), pieces[1:]))
    return None


def _borrowed(words: str) -> str:
    return _worded(words) or _by_document().sub(_of_document, words)


def _of_document(found: re.Match[str]) -> str:
    return traditional(BY_DOCUMENT).format(day=found["day"])


@lru_cache(maxsize=1)
def _by_document() -> re.Pattern[str]:
    return re.compile(re.escape(BY_DOCUMENT).replace(r"\{day\}", "(?P<day>[^，）]*)"))


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], list[str]]]:
    """Return what finds each wording, those that say most themselves first, and its own pieces in traditional characters."""
    wordings = sorted({*_chinese(WORDED), *_combined()}, key=lambda one: -len(SLOT.sub("", one)))
    return [
        (re.compile("(.*?)".join(map(re.escape, SLOT.split(one))), re.S), SLOT.split(traditional(one)))
        for one in wordings
    ]


def _chinese(tables: Iterable[Any]) -> Iterator[str]:
    for table in tables:
        if "zh" in table:
            yield table["zh"]
        else:
            yield from _chinese(table.values())


def _combined() -> Iterator[str]:
    """Yield the wordings that are put together of several: a label with what tells its text from the other, a conflict's note."""
    yield from (name + labels.BRACKETS["zh"] for name in _chinese([labels.NAMES]))
    yield from (differing.NOTES["differ"]["zh"] + differing.NOTES[end]["zh"] for end in ("chosen", "open"))
