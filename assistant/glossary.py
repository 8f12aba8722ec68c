"""Official renderings → more ways to say what a question says: 发改委, 国家发展和改革委员会, NDRC are one body."""

import functools
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.understand import STOP
from index.errors import WrongUse
from index.library import Library, Term, Way

# The list that ships; the setting `glossary` names a file of the user's own, whose lines are added to it.
SHIPPED = Path(__file__).with_name("glossary.tsv")
# Another form of a word counts half of the word itself, its official rendering in the other language somewhat more.
ALIKE, RENDERED = 0.5, 0.8
# 大 in 大模型 is no form: a Chinese one has two characters at least.
SHORTEST = 2
ACRONYM = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name, its search words, and what is looked for in a question: folded Chinese, or stems."""

    text: str
    words: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A form that stands in a question, and the other forms of the same thing in each language."""

    form: Form
    chinese: tuple[Form, ...]
    english: tuple[Form, ...]


class Glossary:
    """The official renderings in force: those that ship, and the user's own."""

    def __init__(self, lines: Sequence[tuple[tuple[Form, ...], tuple[Form, ...]]]) -> None:
        self._lines = lines

    def meant(self, text: str, library: Library) -> list[Meant]:
        """Return the forms that stand in a question, the longest of each line, in the order of the list."""
        folded, stems = library.fold(text), f" {' '.join(library.words(text))} "
        found = []
        for chinese, english in self._lines:
            standing = [form for form in (*chinese, *english) if _stands(form, text, folded, stems)]
            if standing:
                form = max(standing, key=lambda one: len(one.words))
                found.append(Meant(form, _others(chinese, standing), _others(english, standing)))
        return found

    def otherwise(self, text: str, other: str) -> frozenset[str]:
        """Return the forms that stand in a text, and their words, in lower case, where another text holds a form of the same."""
        one, two = ((every, Library.fold(every), f" {' '.join(Library.words(every))} ") for every in (text, other))
        out: set[str] = set()
        for chinese, english in self._lines:
            standing = [form for form in (*chinese, *english) if _stands(form, *one)]
            if standing and any(_stands(form, *two) for form in (*chinese, *english)):
                out |= {part.lower() for form in standing for part in (form.text, *form.text.split())}
        return frozenset(out)

    def widened(self, words: Sequence[str], text: str, library: Library) -> list[str | Term]:
        """Return the question's words, each that is a known form with its other forms of the question's language.

        A name of several words keeps them, and what else it is called is one more term.
        """
        out: list[str | Term] = list(words)
        zh = library.language(text).startswith("zh")
        for meant in self.meant(text, library):
            ways = _ways(meant, meant.chinese if zh else meant.english, ALIKE)
            if not ways:
                continue
            alone = meant.form.words[0] if len(meant.form.words) == 1 else None
            if alone in out:
                out[out.index(alone)] = Term((Way(((alone,),), 1.0), *ways))
            else:
                out.append(Term(ways))
        return out

    def rendered(self, terms: Sequence[Term], text: str, library: Library) -> tuple[Term, ...]:
        """Return the terms of a question in the other language with one more for each known form that they lack.

        What the word table renders in an official way already would count twice.
        """
        zh = library.language(text).startswith("zh")
        known = {_said(way) for term in terms for way in term.ways}
        found = (_ways(m, m.english if zh else m.chinese, RENDERED) for m in self.meant(text, library))
        more = (Term(ways) for ways in found if ways and not any(_said(way) in known for way in ways))
        return (*terms, *more)

    def spoken(self, words: Sequence[str], text: str, library: Library) -> Callable[[set[str]], set[str]]:
        """Return what adds to the words of a passage those of the question that it says in another form."""
        known = [
            (frozenset(meant.form.words) & frozenset(words), [frozenset(_content(form)) for form in forms])
            for meant in self.meant(text, library)
            if (forms := (*meant.chinese, *meant.english))
        ]

        def said(passage: set[str]) -> set[str]:
            """Return a passage's words, and the question's words that stand there in another form."""
            more = [asked for asked, forms in known if any(form and form <= passage for form in forms)]
            return passage.union(*more)

        return said


def glossary(library: Library) -> Glossary:
    """Return the renderings in force for a library. Raises WrongUse when the user's file cannot be read."""
    own = library.settings.glossary
    return _loaded(SHIPPED, own, _sha256(own) if own else "")


def shipped() -> Glossary:
    """Return the renderings that ship, without the user's own."""
    return _loaded(SHIPPED, None, "")


@functools.lru_cache(maxsize=4)
def _loaded(shipped: Path, own: Path | None, digest: str) -> Glossary:
    """Return the lines of both files; `digest` is the content's, so that a changed file is read again."""
    return Glossary([line for file in (shipped, own) if file for line in _lines(file)])


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise WrongUse(
            f"Could not read glossary '{file}': {error.strerror}. Set `glossary` to a file, or unset it."
        ) from error


def _lines(file: Path) -> Iterator[tuple[tuple[Form, ...], tuple[Form, ...]]]:
    """Yield the Chinese and English forms of each line. Raises WrongUse for a line without a tab, or no UTF-8."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"Could not read glossary '{file}': it is not UTF-8. Save it as UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        chinese, tab, english = line.partition("\t")
        if not tab or "\t" in english:
            raise WrongUse(
                f"Could not read glossary '{file}': line {number} is not Chinese forms, one tab, English forms. "
                "Forms of one language stand between ' | '."
            )
        yield _forms(chinese), _forms(english)


def _forms(listed: str) -> tuple[Form, ...]:
    made = []
    for text in filter(None, map(str.strip, listed.split("|"))):
        words = tuple(Library.words(text))
        folded = Library.fold(text)
        made.append(Form(text, words, f" {' '.join(words)} " if folded.isascii() else folded))
    return tuple(made)


def _stands(form: Form, text: str, folded: str, stems: str) -> bool:
    """Return True when a form stands in a question; of a short acronym the capitals too: EU, not the end of a word."""
    if not form.key.isascii():
        return len(form.key) >= SHORTEST and form.key in folded
    if form.key not in stems:
        return False
    return not ACRONYM.fullmatch(form.text) or re.search(rf"(?<![A-Za-z]){form.text}(?![A-Za-z])", text) is not None


def _others(forms: Sequence[Form], standing: Sequence[Form]) -> tuple[Form, ...]:
    return tuple(form for form in forms if form not in standing)


def _ways(meant: Meant, forms: Sequence[Form], weight: float) -> tuple[Way, ...]:
    """Return the ways to say what is meant by these forms; one that holds the asked form's own words is no other way."""
    own = set(meant.form.words)
    said = dict.fromkeys(_content(form) for form in forms if not own <= set(form.words))
    return tuple(Way(tuple((word,) for word in words), weight) for words in said if words)


def _said(way: Way) -> tuple[str, ...]:
    """Return a way's words without the longer words that hold them."""
    return tuple(slot[0] for slot in way.slots)


def _content(form: Form) -> tuple[str, ...]:
    return tuple(word for word in form.words if word not in STOP)
