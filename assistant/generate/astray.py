"""Drafts of a language model → the same, as long as it keeps to the task; where it goes astray, an error that says how."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.generate.citation_form import NOT_SAID
from assistant.generate.failing import Unwritten
from assistant.types import Draft

# Said the third time, a sentence will be said a fourth.
MOST_TIMES = 2
# No sentence of a source is so long; a text without an end is none.
LONGEST = 1000
# A stretch of up to so many characters, so many times in a row.
STRETCH, IN_A_ROW = 40, 8
# What tables and rules are drawn with.
RULE = " .-_=*|…—\n"
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|\"[^\"]*\"")
# Names alone may be in another script: a sentence of so many words is more than names.
WORDS = 6


def bounded(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a text. Raises Unwritten("loop") when it repeats itself or goes on without a sentence's end."""
    tail = ""
    for piece in pieces:
        tail = (tail + piece)[-LONGEST:]
        endless = len(tail) == LONGEST and not re.search(r"[。！？!?.\n]", tail)
        if endless or stuck(tail):
            raise Unwritten("loop", f"The language model repeats itself or finds no end: …{tail[-60:]!r}.")
        yield piece


def stuck(text: str) -> bool:
    """Return True when a text ends with the same few characters over and over; the lines of a table are none of it."""
    units = (text[-length:] for length in range(1, STRETCH + 1))
    return any(text.endswith(unit * IN_A_ROW) and unit.strip(RULE) for unit in units)


def on_task(drafts: Iterable[Draft], language: str) -> Iterator[Draft]:
    """Yield each draft once, in order, without the model's own "the sources do not say".

    Raises Unwritten: "loop" for a sentence said a third time, "language" for one in another language than the asker's,
    "unsaid" when the model only says that the sources do not say, "empty" when it says nothing.
    """
    times: Counter[str] = Counter()
    unsaid = False
    for draft in drafts:
        if not draft.keys and _bare(draft.text) in map(_bare, NOT_SAID.values()):
            unsaid = True
            continue
        times[draft.text] += 1
        if times[draft.text] > MOST_TIMES:
            raise Unwritten("loop", f"The language model wrote {times[draft.text]} times: {draft.text[:80]!r}.")
        if foreign(draft.text, language):
            raise Unwritten("language", f"The language model was to write {language}, and wrote: {draft.text[:80]!r}.")
        if times[draft.text] == 1:
            yield draft
    if not times:
        what = "The language model says that the sources do not say." if unsaid else "The language model wrote nothing."
        raise Unwritten("unsaid" if unsaid else "empty", what)


def foreign(text: str, language: str) -> bool:
    """Return True when a sentence is in another language than it should be: what it quotes and names aside."""
    own = QUOTED.sub("", text)
    han, words = len(HAN.findall(own)), len(LATIN_WORD.findall(own))
    if language == "zh":
        return words >= WORDS and han < words
    return han >= WORDS and han > words


def _bare(text: str) -> str:
    return re.sub(r"[\s。.]+", "", text).lower()
