"""What the program says in English → the same in every language of the page, whole: no reason is left out.

Errors, refused sources and warnings are worded in English where they arise, as the command line shows them and stores keep
them. The tables beside this file hold each wording once more, with a slot where it differs, and its Chinese: the part of the
catalogue that is found by what was said. A test finds every wording of the code in them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from assistant.taiwan import traditional
from assistant.web.tongue import LANG, Tongue
from assistant.web.words import Entry, ready

SLOT = re.compile(r"\{(\w+)\}")
TYPED = re.compile(r"`([^`<>]+)`")
# A slot of this name holds a reason itself: an error of the system, or several of ours.
INNER = "why"
BETWEEN = "; "
CHINESE: tuple[Tongue, ...] = ("zh", "tw")
# What nobody put into Chinese is shown as it is, and said to be English.
FOREIGN = "（原因只有英文）{why}"
TABLES = ("reasons_asking.tsv", "reasons_files.tsv", "reasons_store.tsv")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording: its English, cut at the slots, the names of these, and the Chinese that they go into."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]
    zh: str

    @classmethod
    def of(cls, english: str, zh: str) -> "Phrase":
        """Return the phrase of a line of a table."""
        parts = SLOT.split(english)
        return cls(tuple(parts[::2]), tuple(parts[1::2]), zh)

    def values(self, text: str) -> dict[str, str] | None:
        """Return what stands in the slots of a text in this wording; None for a text in another.

        Each piece is looked for once, from the left, so that no text, however it was made up, takes long.
        """
        first, *middle = self.pieces
        if not middle:
            return {} if text == first else None
        last = middle.pop()
        if not (text.startswith(first) and text.endswith(last)):
            return None
        at, end, values = len(first), len(text) - len(last), []
        for piece in middle:
            found = text.find(piece, at, end)
            if found < 0:
                return None
            values.append(text[at:found])
            at = found + len(piece)
        return dict(zip(self.slots, [*values, text[at:end]], strict=True)) if at <= end else None


class Phrases:
    """The wordings of some tables: `("assistant.web", "reasons_store.tsv")` is a file of a package."""

    def __init__(self, *tables: tuple[str, str]) -> None:
        self.tables = tables
        self._cached = lru_cache(maxsize=1024)(self._said)

    @cached_property
    def all(self) -> list[Phrase]:
        """Return the phrases, those that say most of a text themselves first."""
        phrases = [Phrase.of(english, zh) for table in self.tables for english, zh in lines(*table)]
        return sorted(phrases, key=lambda one: -sum(map(len, one.pieces)))

    def said(self, english: str) -> Entry:
        """Return a text of the program in every language of the page; what stands in slots stays as it is."""
        return self._cached(" ".join(english.split()))

    def html(self, english: str) -> str:
        """Return HTML with a text of the program in each language; page.css shows the one that <html lang> names.

        What is to be typed stands between backticks in a terminal, and as code on a page.
        """
        return TYPED.sub(r"<code>\1</code>", ready(self.said(english)))

    def by_tag(self, english: str) -> dict[str, str]:
        """Return a text of the program by language tag (zh-CN, zh-TW, en), as JSON carries it to a page."""
        said = self.said(english)
        return {tag: said[tongue] for tongue, tag in LANG.items()}

    def _said(self, english: str) -> Entry:
        foreign: Entry = {
            "zh": FOREIGN.format(why=english),
            "tw": traditional(FOREIGN).format(why=english),
            "en": english,
        }
        return self._told(english) or foreign

    def _told(self, english: str) -> Entry | None:
        """Return a text that is one phrase or several; of one whose slot would hold several reasons, only where it must."""
        return self._whole(english, within=False) or self._several(english) or self._whole(english, within=True)

    def _whole(self, english: str, *, within: bool) -> Entry | None:
        """Return a text that is one phrase; None where it is none. `within` lets what parts reasons stand in a slot."""
        for phrase in self.all:
            values = phrase.values(english)
            if values is not None and self._fits(phrase, values, within=within):
                zh = _filled(phrase.zh, self._inside(values, "zh"))
                tw = _filled(traditional(phrase.zh), self._inside(values, "tw"))
                return {"zh": zh, "tw": tw, "en": english}
        return None

    def _fits(self, phrase: Phrase, values: Mapping[str, str], *, within: bool) -> bool:
        """Return False where a slot took in too much, or where neither the phrase nor what stands in it has words of ours."""
        if not within and any(BETWEEN in one for one in values.values()):
            return False
        inner = [value for name, value in values.items() if name.startswith(INNER)]
        return any(map(str.isalpha, "".join(phrase.pieces))) or any(map(self._told, inner))

    def _several(self, english: str) -> Entry | None:
        """Return a text that is several phrases, one after another; None where any is none."""
        told = [self._whole(one, within=False) for one in english.split(BETWEEN)]
        if len(told) < 2 or not all(told):
            return None
        zh, tw = ("；".join(one[to] for one in told if one) for to in CHINESE)
        return {"zh": zh, "tw": tw, "en": english}

    def _inside(self, values: Mapping[str, str], tongue: Tongue) -> dict[str, str]:
        """Return what goes into the slots; a reason among it in this language, where there is a phrase for it."""
        return {name: self._inner(value, tongue) if name.startswith(INNER) else value for name, value in values.items()}

    def _inner(self, english: str, tongue: Tongue) -> str:
        told = self._told(english)
        return told[tongue] if told else english


def lines(package: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield English and Chinese of each line of a table. Raises ValueError for a line that has not both."""
    for line in (files(package) / name).read_text("utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        english, tab, zh = line.partition("\t")
        if not (tab and zh):
            raise ValueError(
                f"Could not read {name}: a line has no tab between English and Chinese: {line!r}. Mend it."
            )
        yield english, zh


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its slots filled; braces that are none, of a JSON object say, stay."""
    return SLOT.sub(lambda slot: values[slot[1]], text)


PHRASES = Phrases(*(("assistant.web", name) for name in TABLES))
"""What the assistant and the index say. A tab that says more has phrases of its own: Phrases(*PHRASES.tables, …)."""
