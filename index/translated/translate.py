"""A question's search words → terms of the other language, each with the ways it may be said there."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.keywords import Term, Way
from index.translated.table import Table
from index.translated.vocabulary import Vocabulary, readings
from index.words import HAN, stem

# Words that say nothing of what is asked, in neither language: as the index has them, so Latin ones are stems.
STOP = frozenset(
    "的 了 是 在 和 与 及 或 也 都 而 就 被 把 对 从 于 以 为 之 其 这 那 这个 那个 这些 那些 他 她 它 他们 她们 它们 我 我们 你 你们 您 个 有 "
    "吗 呢 吧 着 过 地 得 不 将 会 可 可以 并 等 中 上 所 由 到 后 来 去 又 还 很 什么 一个 但 但是 如果 哪 多少 谁 哪些 哪个 如何 怎么 何时 "
    "为什么 几 "
    "the of to and a an in that is for it on be as with by this are was at from or have has had do doe did been were would "
    "should could may might must shall than then there these those it his her their our your s t he she we they i you not no "
    "but if so what when who how which where whi all ani also such into up out over about more most will can mani much".split()
)
# A term of more search words is a sentence.
LONGEST_TERM = 5
# Of a term's ways the best ones: what more there is belongs to its words.
TERM_WAYS = 3
CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:['’][a-z]+)?(?:[ -][A-Z][a-z]+(?:['’][a-z]+)?)*")
# A Han name is written in three Latin words at most (Ou Yang Xiu).
NAME_WORDS = 3

Ways = dict[tuple[str, ...], float]


class Translator:
    """Puts search words into the other language by the word table, for one store, whose words it knows."""

    def __init__(self, table: Table, words: Iterable[str]) -> None:
        self._table = table
        self._vocabulary = Vocabulary(words, table)

    def terms(self, words: Sequence[str], text: str = "") -> tuple[Term, ...]:
        """Return a term for each word that carries meaning, in order, then those for parts of words and for names.

        A term's ways are its translations, the word itself among them: GDP and a name in Latin letters
        stand in Chinese text as they are. `text` is the question as it was written: its capitals tell names.
        """
        content = [word for word in words if word not in STOP]
        said = [self._known(word) for word in content]
        for first, last in _runs(len(content)):
            run = content[first:last]
            ways = self._table.ways(_key(run))[:TERM_WAYS]
            for known in said[first:last]:
                known.update({way: max(weight, known.get(way, 0)) for way, weight in ways})
        rest = [ways for word in content if word not in self._table for ways in self._parts(word)]
        terms = (self._term(ways) for ways in (*said, *rest, *self._latin_names(text)))
        return tuple(term for term in terms if term.ways)

    def _known(self, word: str) -> Ways:
        """Return a word's translations and itself."""
        return {**dict(self._table.ways(word)), (word,): 1.0}

    def _parts(self, word: str) -> Iterator[Ways]:
        """Yield what a Chinese word that the table lacks may be made of: known words, or the syllables of a name."""
        if not HAN.match(word):
            return
        at = 0
        while at < len(word) - 1:
            size = next((n for n in (4, 3, 2) if n < len(word) and word[at : at + n] in self._table), 1)
            if size > 1:
                yield dict(self._table.ways(word[at : at + size]))
            at += size
        if 2 <= len(word) <= 4:
            yield {way: 1.0 for heard in readings(word, self._table) for way in _spellings(heard)}

    def _latin_names(self, text: str) -> Iterator[Ways]:
        """Yield the store's Chinese words that sound like a capitalised name in a text: Li Meng, or Meng Li."""
        for found in CAPITALISED.findall(text):
            parts = re.sub(r"['’]", "", found.lower()).replace("-", " ").split()
            for first in range(len(parts)):
                for last in range(first + 1, min(first + NAME_WORDS, len(parts)) + 1):
                    name = parts[first:last]
                    heard = dict.fromkeys(("".join(name), "".join([name[-1], *name[:-1]])))
                    ways: Ways = {(word,): 1.0 for sound in heard for word in self._vocabulary.sounding(sound)}
                    if ways:
                        yield ways

    def _term(self, ways: Ways) -> Term:
        """Return the term; a Chinese word is looked for within longer words of the store too."""
        slots = {way: tuple((word, *self._vocabulary.holding(word)) for word in way) for way in ways}
        return Term(tuple(Way(slots[way], weight) for way, weight in ways.items()))


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each run of two words or more, the longer runs from each place first."""
    for first in range(count):
        for last in range(min(first + LONGEST_TERM, count), first + 1, -1):
            yield first, last


def _key(run: Sequence[str]) -> str:
    return ("" if any(map(HAN.match, run)) else " ").join(run)


def _spellings(heard: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return how a name is written in Latin letters, as search words: family name apart (Li Xiaohua), or in one (Hangzhou)."""
    apart = (stem(heard[0]), stem("".join(heard[1:])))
    compound = [(stem("".join(heard[:2])), stem("".join(heard[2:])))] if len(heard) == 4 else []
    return [apart, *compound, (stem("".join(heard)),)]
