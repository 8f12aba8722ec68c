"""Questions → many more that nobody wrote: changed, cut off, in another script or case, mixed, asked after another one.

Each is drawn by the question's id and its number alone, so that the same sets always give the same questions.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from evals.types import Question
from index.library import Library
from index.words import HAN, segmenter, traditional

SEED = 16
YEAR = re.compile(r"(?:19|20)\d{2}")
YEARS = range(1949, 2036)
# Where a question is cut off, as a share of its characters.
CUTS = (0.2, 0.5, 0.8, 0.95)
FOLLOW_UPS = {
    "zh": ("那2024年呢？", "为什么？", "还有呢？", "是谁说的？", "具体有哪几项？", "比上一年多多少？"),
    "en": ("And in 2024?", "Why?", "What else?", "Who said so?", "Which ones exactly?", "How much more than before?"),
}
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DAYS = ("1999-12-31", "2020-06-30", "2024-01-01", "2026-03-05", "2030-01-01")


@dataclass(frozen=True, slots=True)
class Variant:
    """A question to be asked, after which earlier ones, and how it was made of its original ("" where it is the original)."""

    question: Question
    history: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """What a change may draw from: dice of its own, and the other questions."""

    dice: random.Random
    others: Sequence[str]
    places: Sequence[str]


def variants(questions: Sequence[Question]) -> Iterator[Variant]:
    """Yield without end: first each question as it is, then one change of each, and then changes of changes."""
    texts = [question.question for question in questions]
    places = sorted({name.text for text in texts for name in Library.names(text) if name.kind != "person"})
    for number in count():
        for question in questions:
            chance = Chance(random.Random(f"{SEED} {question.id} {number}"), texts, places)
            yield _variant(Variant(question), number, chance)


def _variant(one: Variant, number: int, chance: Chance) -> Variant:
    """Return the variant of this number: 0 changes nothing, then one change after the other, then two or three at once."""
    names = list(CHANGES)
    if not number:
        return one
    if number <= len(names):
        return _changed(one, names[number - 1], chance)
    for name in chance.dice.sample(names, chance.dice.randint(2, 3)):
        one = _changed(one, name, chance)
    return one


def _changed(one: Variant, name: str, chance: Chance) -> Variant:
    return replace(CHANGES[name](one, chance), made=", ".join(filter(None, (one.made, name))))


def _reworded(change: Callable[[str, Chance], str]) -> Callable[[Variant, Chance], Variant]:
    """Return the change of a variant that changes its text; an empty text, which nobody can ask, stays what it was."""

    def changed(one: Variant, chance: Chance) -> Variant:
        text = change(one.question.question, chance)
        return replace(one, question=replace(one.question, question=text)) if text.strip() else one

    return changed


def other_year(text: str, chance: Chance) -> str:
    """Return a text with other years in it; where there is none, one is put in front."""
    if not YEAR.search(text):
        return f"{chance.dice.choice(YEARS)}年{text}" if HAN.search(text) else f"In {chance.dice.choice(YEARS)}, {text}"
    return YEAR.sub(lambda _: str(chance.dice.choice(YEARS)), text)


def other_place(text: str, chance: Chance) -> str:
    """Return a text with another place or name in the place of each of its own."""
    for name in Library.names(text):
        text = re.sub(re.escape(name.text), chance.dice.choice(chance.places or [name.text]), text, flags=re.I)
    return text


def other_words(text: str, chance: Chance) -> str:
    """Return a text with a word of another question in the place of one of its own."""
    mine, theirs = pieces(text), pieces(chance.dice.choice(chance.others))
    mine[chance.dice.randrange(len(mine))] = chance.dice.choice(theirs)
    return "".join(mine)


def exchanged(text: str, chance: Chance) -> str:
    """Return a text with two of its words in each other's place."""
    told = pieces(text)
    one, two = chance.dice.randrange(len(told)), chance.dice.randrange(len(told))
    told[one], told[two] = told[two], told[one]
    return "".join(told)


def spliced(text: str, chance: Chance) -> str:
    """Return the first half of a text with the second half of another question."""
    other = chance.dice.choice(chance.others)
    return text[: len(text) // 2] + other[len(other) // 2 :]


def pieces(text: str) -> list[str]:
    """Return the words of a text in order, with all that stands between them, at least one."""
    return list(segmenter().cut(text)) if HAN.search(text) else re.findall(r"\s+|\S+", text) or [text]


def _with_history(one: Variant, chance: Chance) -> Variant:
    return replace(one, history=tuple(chance.dice.sample(list(chance.others), k=min(2, len(chance.others)))))


def _followed_up(one: Variant, chance: Chance) -> Variant:
    language = "zh" if HAN.search(one.question.question) else "en"
    asked = replace(one.question, question=chance.dice.choice(FOLLOW_UPS[language]))
    return replace(one, question=asked, history=(*one.history, one.question.question))


def _as_of(one: Variant, chance: Chance) -> Variant:
    return replace(one, question=replace(one.question, as_of=chance.dice.choice(DAYS)))


CHANGES: dict[str, Callable[[Variant, Chance], Variant]] = {
    "another year": _reworded(other_year),
    "another place": _reworded(other_place),
    "another word": _reworded(other_words),
    "two words exchanged": _reworded(exchanged),
    "traditional": _reworded(lambda text, _: traditional(text)),
    "folded": _reworded(lambda text, _: Library.fold(text)),
    "upper case": _reworded(lambda text, _: text.upper()),
    "lower case": _reworded(lambda text, _: text.lower()),
    "full width": _reworded(lambda text, _: text.translate(FULL_WIDTH)),
    "cut off": _reworded(lambda text, chance: text[: max(1, int(len(text) * chance.dice.choice(CUTS)))]),
    "end alone": _reworded(lambda text, chance: text[int(len(text) * chance.dice.choice(CUTS)) :]),
    "spliced": _reworded(spliced),
    "two at once": _reworded(lambda text, chance: text + chance.dice.choice(chance.others)),
    "said twice": _reworded(lambda text, _: text + text),
    "without marks": _reworded(lambda text, _: re.sub(r"[^\w\s]", "", text)),
    "by lines": _reworded(lambda text, _: "\n".join(pieces(text))),
    "after others": _with_history,
    "followed up": _followed_up,
    "as of a day": _as_of,
}
